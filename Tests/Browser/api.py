"""Asks the API everything that its description allows, and much that it does not.

    api.py FOLDER [EXAMPLES]

FOLDER holds the programs. The demonstration registry is served, and Schemathesis reads
/openapi.json and draws up to EXAMPLES requests (10 if not given) for each operation, in the name of
each role: no answer is a fault of the server, and none differs from the description in status,
media type or schema. Parts of paths are those of the registry, or drawn at random.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

import crawl
import people
import registry
import server

# A session that signs itself out would leave the rest of its requests without a name.
LEFT_OUT = "delete_sessions_current"
# Roles that ask at the same time.
AT_ONCE = 2
# What is wrong with a request may be anything; that it is refused, the tests of the service say.
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance", "unsupported_method",
          "ignored_auth", "allow_header_conformance"]


def ask(base, folder, role, token, examples, known):
    """One role's requests; returns whether something was found."""
    config = folder / f"{role}.toml"
    lines = ["[parameters]"] + [f'"path.{name}" = "{value}"' for name, value in known.items()]
    config.write_text("\n".join(lines) + "\n" if known else "")
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    # What nobody may be asked, one role shows; the rest differ in what they are granted.
    phases = "examples,coverage,fuzzing" if role == "state-admin" else "examples,fuzzing"
    done = subprocess.run(
        [program, "--config-file", config, "run", f"{base}/openapi.json",
         "--header", f"Authorization: Bearer {token}", "--exclude-operation-id", LEFT_OUT,
         "--checks", ",".join(CHECKS), "--phases", phases,
         "--max-examples", str(examples), "--seed", "1", "--generation-database", "none",
         "--warnings", "off", "--no-color", "--continue-on-failure"],
        check=False, text=True, capture_output=True, cwd=folder)
    words = "what the registry has" if known else "anything"
    count = re.search(r"(\d+) generated", done.stdout)
    print(f"{role}, about {words}: {count[1] if count else 'no'} requests {done.stderr}", flush=True)
    if done.returncode != 0:
        print(done.stdout)
    return done.returncode != 0


def main(folder, examples=10):
    programs = server.Programs(folder)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        kept = registry.demonstration(programs, scratch)
        district, facilitator = crawl.parties(programs, kept)
        known = {"round": registry.ROUND, "district": district, "facilitator": facilitator}
        with server.Server(programs, kept) as service:
            visitors = people.everybody(service, district, facilitator)
            runs = [(role, known) for role in visitors] + [("state-admin", {})]
            with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as several:
                asked = [
                    several.submit(
                        ask, service.base, scratch, role,
                        visitors[role].cookies.get("tandem-session", "none"), examples, parts)
                    for role, parts in runs]
                found = any([run.result() for run in asked])
            log = service.log.read_text()
        faults = [line for line in log.splitlines() if '"unforeseen"' in line]
        print(*faults[:10], sep="\n")
    return 1 if found or faults else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
