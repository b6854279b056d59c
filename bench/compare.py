#!/usr/bin/env python3
"""Solves one round by Tandem and, as one big integer program, by other solvers; prints a table.

  make bench                                   the round california-pilot, 60 s each
  bench/compare.py SOURCE [--time 60] [--solvers tandem,glpk,highs,cpsat] [--json FILE] [--generated]

Where all columns are too many to be written (groups of several hundred districts, the whole country), --generated
gives the other solvers only the few that Tandem's column generation left, among which the best plans mostly lie:
their objective can then be as good, while their bound says nothing of the columns left out.

Every other solver gets the same file: `tandem model SOURCE --format mps`, with all allowed
partnerships and all allowed facilitators as columns. Seconds are wall time with reading the input;
`glpsol` is Debian's glpk-utils, HiGHS and CP-SAT come from PyPI into a virtual environment that
`make bench` makes. One process a solver.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TANDEM = os.environ.get("TANDEM") or os.path.join(HERE, "..", ".build", "release", "tandem")


def tandem(source, model, limit):
    """Tandem itself, from the bundle."""
    start = time.time()
    run = subprocess.run(
        [TANDEM, "match", source, "--json", "--time-limit", str(limit)],
        capture_output=True, check=True)
    seconds = time.time() - start
    proof = json.loads(run.stdout)["proof"]
    return proof["status"], proof["objective"], proof["bound"], seconds


def glpk(source, model, limit):
    """GLPK's own branch and cut on the full model."""
    start = time.time()
    report = model + ".solution"
    run = subprocess.run(
        ["glpsol", "--freemps", model, "--tmlim", str(int(limit)), "--mipgap", "0", "-o", report],
        capture_output=True, text=True)
    seconds = time.time() - start
    with open(report) as file:
        text = file.read()
    status = re.search(r"Status:\s+(.+)", text)
    objective = re.search(r"Objective:\s+\S+ = (\S+)", text)
    # The log's last line of the search has the best bound behind ">=" (the program minimises).
    bounds = [b for b in re.findall(r">=\s+(-?[0-9.e+]+)", run.stdout)]
    relaxed = re.findall(r"obj =\s+(\S+) inf = .*\nOPTIMAL LP", run.stdout)
    words = status.group(1).strip().lower() if status else "no answer"
    found = -float(objective.group(1)) if objective and "undefined" not in words else None
    if words == "integer optimal":
        return words, found, found, seconds
    bound = bounds[-1] if bounds else (relaxed[-1] if relaxed else None)
    return words, found, None if bound is None else -float(bound), seconds


def highs(source, model, limit):
    """HiGHS, two threads."""
    import highspy
    start = time.time()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 2)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", float(limit))
    solver.readModel(model)
    solver.run()
    info = solver.getInfo()
    status = solver.modelStatusToString(solver.getModelStatus())
    found = info.primal_solution_status == 2
    bound = info.mip_dual_bound
    return (status.lower(), -info.objective_function_value if found else None,
            -bound if abs(bound) < 1e20 else None, time.time() - start)


def cpsat(source, model, limit):
    """OR-Tools CP-SAT, two workers."""
    from ortools.linear_solver.python import model_builder
    start = time.time()
    program = model_builder.Model()
    program.import_from_mps_file(model)
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(limit)
    solver.set_solver_specific_parameters("num_workers:2,relative_gap_limit:0")
    status = solver.solve(program)
    found = status.name in ("OPTIMAL", "FEASIBLE")
    bound = solver.best_objective_bound
    # Stopped before it knew any bound, it answers with a missing value that is no number.
    return (status.name.lower(), -solver.objective_value if found else None,
            -bound if isinstance(bound, (int, float)) else None, time.time() - start)


SOLVERS = {"tandem": tandem, "glpk": glpk, "highs": highs, "cpsat": cpsat}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("--time", type=float, default=60)
    parser.add_argument("--solvers", default="tandem,glpk,highs,cpsat")
    parser.add_argument("--json")
    parser.add_argument("--generated", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--model", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(SOLVERS[options.one](options.source, options.model, options.time)))
        return
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "model.mps")
        start = time.time()
        subprocess.run(
            [TANDEM, "model", options.source, "--format", "mps", "--output", model]
            + (["--generated"] if options.generated else []), check=True)
        with open(model) as lines:
            columns = len({line.split()[0] for line in lines if line.startswith((" x_", " g_", " h_"))})
        print(f"{options.source}: {columns:,} columns in the"
              f" {'generated' if options.generated else 'full'} model, written in"
              f" {time.time() - start:.1f} s; limit {options.time:.0f} s each")
        print(f"{'solver':8} {'status':22} {'objective':>14} {'bound':>14} {'gap %':>8} {'seconds':>8}")
        for name in options.solvers.split(","):
            run = subprocess.run(
                [sys.executable, __file__, options.source, "--time", str(options.time),
                 "--one", name, "--model", model], capture_output=True, text=True)
            if run.returncode:
                print(f"{name:8} failed: {run.stderr.strip().splitlines()[-1]}")
                continue
            status, objective, bound, seconds = json.loads(run.stdout.strip().splitlines()[-1])
            results[name] = dict(
                status=status, objective=objective, bound=bound, seconds=seconds)
            gap = "-" if not objective or bound is None else f"{100 * (bound - objective) / objective:.4f}"
            number = lambda x: "-" if x is None else f"{x:.6f}"
            print(f"{name:8} {status:22} {number(objective):>14} {number(bound):>14} {gap:>8}"
                  f" {seconds:8.2f}", flush=True)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=2)


main()
