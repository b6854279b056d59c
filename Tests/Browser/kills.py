"""Kills the server in the middle of what people do, and looks for what it had acknowledged.

    kills.py FOLDER [KILLS]

FOLDER holds the programs. A district comes in by a link and registers step by step, others answer
proposals and ask about them, staff match, all at once; at a moment drawn at random the server gets
SIGKILL. After each new start whatever was answered with success is there, a match is done, failed or
interrupted and the round can be matched again, and the registry's checks pass. KILLS is 3 if not
given.
"""

import http.client
import json
import pathlib
import random
import sys
import tempfile
import threading
import time

import people
import registry
import server

ROUND = registry.ROUND
# Seconds after which the server is killed.
EARLIEST, LATEST = 0.2, 4.0


class Kept:
    """What was acknowledged, and what was under way when the server fell."""

    def __init__(self):
        self.values, self.doubtful = {}, {}
        self.count = 0

    def do(self, what, value, body):
        """Asks for a change that sets `what` to `value`; returns the answer."""
        self.doubtful[what] = value
        answer = body()
        if answer.is_done:
            self.values[what] = value
            self.count += 1
        del self.doubtful[what]
        return answer

    def missing(self, what, found):
        """Whether what was found is neither what was acknowledged nor what was under way."""
        return found != self.values[what] and (
            what not in self.doubtful or found != self.doubtful[what])


def until_it_falls(body, *arguments):
    """Goes on until the server is gone."""
    try:
        body(*arguments)
    except (OSError, http.client.HTTPException):
        pass


def register(kept, service, admin, district, turn):
    """A district comes in and registers, over and over with other words."""
    lead = people.party(service, admin, "district-lead", district)
    path = f"/rounds/{ROUND}/districts/{district}/registration/"
    for number in range(1000):
        words = f"kill {turn}, time {number}"
        kept.do((district, "goals"), words,
                lambda words=words: lead.fill(path + "needs", {"goals": words}, "/needs"))
        minutes = str(30 + number)
        kept.do((district, "max_minutes"), minutes, lambda minutes=minutes: lead.fill(
            path + "limits", {"max_minutes": minutes}, "/limits"))


def answer(kept, service, admin, partnership, member, turn):
    """A district accepts its proposal and asks about it."""
    lead = people.party(service, admin, "district-lead", member)
    path = f"/proposals/{partnership}"
    kept.do((partnership, member), "accepted",
            lambda: lead.fill(path, {"answer": "accepted"}, "/answer"))
    for number in range(1000):
        words = f"Question {turn}-{number}?"
        kept.do(("question", partnership, words), True,
                lambda words=words: lead.fill(path, {"text": words}, "/question"))


def match(jobs, staff):
    """Staff match the round again and again."""
    path = f"/rounds/{ROUND}"
    while True:
        begun = staff.call("POST", f"/api/v1{path}/matches")
        if begun.status == 202:
            jobs.append(begun.json["job"])
        time.sleep(0.2)


def losses(kept, jobs, admin):
    """What is not as it was acknowledged, a sentence each."""
    for what, value in list(kept.values.items()):
        if what[0] == "question":
            shown = admin.get(f"/partnerships/{what[1]}")
            if what[2] not in shown.page.text:
                yield f"{what} is not there"
            continue
        if isinstance(what[0], int):
            shown = admin.call("GET", f"/api/v1/partnerships/{what[0]}").json
            found = next(each["answer"] for each in shown["members"] if each["district"] == what[1])
        else:
            shown = admin.call(
                "GET", f"/api/v1/rounds/{ROUND}/districts/{what[0]}/registration").json
            found = str(shown[what[1]])
        if kept.missing(what, found):
            yield f"{what} is {found}, not {value}"
    for job in jobs:
        state = admin.call("GET", f"/api/v1/jobs/{job}").json["state"]
        if state == "running":
            yield f"match {job} says that it runs"


def refusals(programs, kept):
    """What the registry's own checks find."""
    for arguments in [["registry", "check"], ["registry", "audit", "--verify"]]:
        try:
            programs.run(kept, *arguments)
        except SystemExit as refusal:
            yield str(refusal)


def main(folder, kills=3):
    programs, chance = server.Programs(folder), random.Random(11)
    with tempfile.TemporaryDirectory() as scratch:
        path = registry.demonstration(programs, pathlib.Path(scratch))
        members = []
        for number in range(1, 9):
            shown = json.loads(programs.run(path, "partnership", "show", str(number), "--json"))
            members += [(number, each["district"]) for each in shown["members"]]
        service = server.Server(programs, path).start()
        admin = people.first_admin(service)
        total, acknowledged, doubtful, interrupted = 0, 0, 0, 0
        for turn in range(1, kills + 1):
            kept, jobs = Kept(), []
            partnership, member = members[turn % len(members)]
            other = members[(turn + 5) % len(members)][1]
            tasks = [(register, kept, service, people.again(admin, service), other, turn),
                     (answer, kept, service, people.again(admin, service), partnership, member, turn),
                     (match, jobs, people.again(admin, service))]
            threads = [threading.Thread(target=until_it_falls, args=task) for task in tasks]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(EARLIEST, LATEST))
            service.kill()
            for thread in threads:
                thread.join()
            found = list(refusals(programs, path))
            service.start()
            admin = people.again(admin, service)
            found += losses(kept, jobs, admin)
            acknowledged += kept.count + len(jobs)
            doubtful += len(kept.doubtful)
            interrupted += sum(
                admin.call("GET", f"/api/v1/jobs/{job}").json["state"] == "interrupted"
                for job in jobs)
            for fault in found:
                print(f"kill {turn}: {fault}", flush=True)
            total += len(found)
        if admin.call("POST", f"/api/v1/rounds/{ROUND}/matches").status != 202:
            total += 1
            print("the round cannot be matched any more")
        service.stop()
        found = list(refusals(programs, path))
        print(*found, sep="\n")
        print(f"{kills} kills: {acknowledged} changes acknowledged, {doubtful} under way,"
              f" {interrupted} matches interrupted, {total + len(found)} losses")
    return 1 if total or found else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
