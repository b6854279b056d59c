"""How fast the service answers when many ask, and while a match is running.

    load.py FOLDER [SECONDS] [DISTRICTS]

FOLDER holds the programs, which should be a release build. A registry of DISTRICTS invented
districts (1000 if not given) is matched and its plan proposed; then wrk asks over 50 connections
for SECONDS (30 if not given) for each page: as fast as answers come, at 500 requests a second, and
so again while a further round is matched.
"""

import csv
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import people
import registry
import server

CONNECTIONS = 50
TOPICS = ["math", "ela", "science", "english_learners", "chronic_absence", "data_use",
          "graduation", "technology", "family_engagement", "rural_capacity"]


def bundle(folder, districts):
    """A round of invented districts, each with three needs and two offers, in a country of its own."""
    chance = random.Random(5)
    folder.mkdir()

    def place():
        return f"{chance.uniform(34, 41):.4f}", f"{chance.uniform(-121, -117):.4f}"

    def ratings(count, most):
        return ";".join(
            f"{topic}:{chance.randint(2, most)}" for topic in chance.sample(TOPICS, count))

    with (folder / "districts.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "state", "county", "latitude", "longitude", "locale",
                       "enrollment", "needs", "offers", "virtual", "readiness", "consent"])
        for number in range(districts):
            rows.writerow([f"99{number:05}", f"District {number} Unified", "CA",
                           f"County {number % 40}", *place(),
                           chance.choice(["11", "21", "31", "41"]), chance.randint(300, 30000),
                           ratings(3, 5), ratings(2, 5), "0.5", f"{chance.random():.2f}", "yes"])
    with (folder / "facilitators.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "latitude", "longitude", "capacity", "expertise"])
        for number in range(districts // 8):
            rows.writerow([f"F{number:03}", f"Facilitator {number}", *place(), "4", ratings(4, 5)])
    (folder / "round.yaml").write_text(f"name: Load\nschool_year: {registry.ROUND}\ngoal: value\n")
    return folder


def wrk(base, path, cookie, seconds, *arguments):
    """Requests a second, the 50th and the 99th percentile in milliseconds, and failures."""
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", *arguments,
         "-H", f"Cookie: tandem-session={cookie}", base + path],
        check=True, text=True, capture_output=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    scale = {"us": 0.001, "ms": 1, "s": 1000}

    def percentile(number):
        found = re.search(rf"{number}%\s+([\d.]+)(us|ms|s)", said)
        return float(found[1]) * scale[found[2]]

    failures = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return rate, percentile(50), percentile(99), int(failures[1]) if failures else 0


NEXT = "2027-28"


def match(staff):
    """Begins a match of the next round, of which nothing stands yet, so that it takes longer than
    anybody measures; its number."""
    return staff.call("POST", f"/api/v1/rounds/{NEXT}/matches").json["job"]


def stop(staff, job):
    """Ends a match with its best plan so far."""
    staff.call("POST", f"/api/v1/jobs/{job}/stop")
    while staff.call("GET", f"/api/v1/jobs/{job}").json["state"] == "running":
        time.sleep(0.2)


def main(folder, seconds=30, districts=1000):
    if not shutil.which("wrk"):
        print("wrk is not installed. On Debian: apt-get install wrk")
        return 1
    programs = server.Programs(folder)
    pace = pathlib.Path(__file__).with_name("pace.lua")
    slow = False
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        folder = bundle(scratch / "load", districts)
        kept = registry.demonstration(programs, scratch, folder, seconds=20)
        programs.run(kept, "registry", "load", folder, "--round", NEXT)
        with server.Server(programs, kept) as service:
            admin = people.first_admin(service)
            facilitator = admin.call(
                "GET", "/api/v1/partnerships/1").json["facilitator"]
            guide = people.party(service, admin, "facilitator", facilitator)
            pages = [
                ("plan page", "/plans/1", admin),
                ("my assignments", f"/facilitators/{facilitator}/assignments", guide),
                ("API, a list of 100", "/api/v1/districts?limit=100", admin),
                ("API, one partnership", "/api/v1/partnerships/1", admin),
            ]
            print("| page | KB | asked | requests/s | 50 % (ms) | 99 % (ms) |")
            print("|---|---:|---|---:|---:|---:|")
            for name, path, visitor in pages:
                cookie = visitor.cookies["tandem-session"]
                size = len(visitor.get(path).body) / 1024
                fast = wrk(service.base, path, cookie, seconds)
                even = wrk(service.base, path, cookie, seconds, "-s", pace)
                job = match(admin)
                busy = wrk(service.base, path, cookie, seconds, "-s", pace)
                stop(admin, job)
                for words, figures in [("as fast as it goes", fast), ("500/s", even),
                                       ("500/s, while matching", busy)]:
                    print(f"| {name} | {size:.0f} | {words} | {figures[0]:.0f} |"
                          f" {figures[1]:.1f} | {figures[2]:.1f} |", flush=True)
                slow |= any(figures[3] for figures in [fast, even, busy])
    return 1 if slow else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
