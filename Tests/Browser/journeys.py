"""Whole ways through the service in a browser, each step a page that is looked at.

    journeys.py FOLDER [quick]

FOLDER holds the programs. Staff open a round's first account and invite; a district registers in
five steps; staff match, look at the plan and propose; districts and the facilitator answer; staff
confirm; the facilitator sees its own assignments and no other's. Each in a wide and in a narrow
view, with and without the pages' scripts; `quick` takes the wide one with and the narrow one without
them. A page is added to a way by one line: `visit` or `follow`
and `expect`. Where there is no Chromium it says so and passes.
"""

import concurrent.futures
import pathlib
import shutil
import sys
import tempfile
import time

import looks
import people
import registry
import server
from reader import Reader

WIDTHS = [1280, 390]
# Browsers at the same time.
AT_ONCE = 2
DISTRICT, PARTNER = "9900001", "9900002"


def open_first_account(reader, service):
    reader.visit("/healthz")
    reader.be("ana")
    reader.visit(service.first)
    reader.expect("Open the first account")
    reader.fill("Account", "ana")
    reader.fill("Password", "short")
    reader.press("Open the account")
    reader.expect("Open the first account")
    reader.fill("Password", people.PASSWORD)
    reader.press("Open the account")
    reader.expect("Rounds")
    reader.follow("Accounts")
    reader.expect("Accounts")
    reader.follow("My account")
    reader.expect("My account")


def invite(reader, role, number, who):
    """Staff make a link, and the party comes in by it."""
    reader.be("ana")
    reader.visit("/invitations")
    reader.expect("Invite a district or a facilitator")
    reader.choose("Who comes in", role)
    reader.fill("District or facilitator", number)
    reader.press("Make the link")
    reader.expect("Your link")
    link = reader.value("Link").removeprefix(reader.base)
    reader.be(who)
    reader.visit(link)
    reader.expect("Come in")
    reader.press("Come in")


def register(reader, _):
    """A district registers: five steps, a mistake, the check, the receipt."""
    reader.be("stranger")
    reader.visit("/")
    reader.expect("School districts that learn together")
    invite(reader, "Who speaks for a district", DISTRICT, "Alder")
    reader.expect("Alder Unified")
    reader.follow("Round 2026-27")
    reader.expect("Is this your district")
    reader.fill("Name", "Lea Alder")
    reader.fill("E-mail", "lea@alder.example")
    reader.press("Save and continue")
    reader.expect("What do you want to work on?")
    reader.choose("Topic", "Mathematics")
    reader.press("Save and continue")
    reader.expect("What do you want to work on?")
    reader.expect_words("has no number. Choose one.")
    reader.choose("Priority", "5, most urgent")
    reader.press("Save and continue")
    reader.expect("What can you show others?")
    reader.choose("Topic", "English learners")
    reader.choose("Strength", "4")
    reader.press("Save and continue")
    reader.expect("What are your limits?")
    reader.fill("The longest drive you would accept, one way, in minutes", "90")
    reader.press("Save and continue")
    reader.expect("How ready are you to begin?")
    reader.choose("Our superintendent stands behind a partnership and says so.", "Yes")
    reader.press("Save and come back later")
    reader.expect("Your next link")
    reader.visit(f"/rounds/{registry.ROUND}/districts/{DISTRICT}/registration/check")
    reader.expect("Check your answers and agree")
    reader.press("Agree and register")
    reader.expect("Check your answers and agree")
    reader.expect_words("Give your name and office.")
    reader.fill("Your name and office", "Sue Alder, superintendent")
    reader.tick("I speak for the district, and it agrees to take part.")
    reader.press("Agree and register")
    reader.expect("Alder Unified is registered")
    reader.visit(f"/rounds/{registry.ROUND}/districts/{DISTRICT}/registration/withdraw")
    reader.expect("Leave the round")


def match_and_propose(reader, _):
    """Staff run the round: match as a job, look at the plan and its reasons, propose."""
    reader.be("ana")
    reader.visit("/rounds")
    reader.expect("Rounds")
    reader.follow(registry.ROUND)
    reader.expect("Round 2026-27")
    reader.press("Match the round")
    wait_for_match(reader)
    reader.expect("Match 1 is done")
    reader.follow("Plan 1")
    reader.expect("Plan 1 of round")
    reader.follow("P01")
    reader.expect("P01")
    reader.visit("/plans/1/why/" + DISTRICT)
    reader.expect(DISTRICT)
    reader.visit("/plans/1")
    reader.press("Propose 2 partnerships")
    reader.expect("Partnerships")
    reader.follow("Alder Unified, Birch Unified")
    reader.expect("Alder Unified and Birch Unified")
    look_at(reader, ["/answers"])


def wait_for_match(reader):
    """The page of a match loads itself anew, by events or every few seconds."""
    heading = ""
    for _ in range(200):
        heading = reader.driver.execute_script(
            "return (document.querySelector('h1') || {}).textContent || ''")
        if heading.endswith("is done"):
            return
        time.sleep(0.1)
    raise SystemExit(f"the match did not end: {heading}")


def answer(reader, _):
    """The district asks and accepts, its partner accepts, and so does the facilitator."""
    reader.be("Alder")
    reader.visit("/proposals")
    reader.expect("Proposals and partnerships")
    reader.follow("With Birch Unified")
    reader.expect("With Birch Unified")
    reader.press("Send")
    reader.expect("With Birch Unified")
    reader.expect_words("Write your question first.")
    reader.fill("Your question to the state's staff", "When would we begin?")
    reader.press("Send")
    reader.expect("With Birch Unified")
    reader.press("Accept")
    reader.expect("With Birch Unified")
    reader.expect_words("have accepted")
    reader.expect_no_words("score")
    invite(reader, "Who speaks for a district", PARTNER, "Birch")
    reader.expect("Birch Unified")
    reader.follow("With Alder Unified")
    reader.expect("With Alder Unified")
    reader.press("Accept")
    reader.expect("With Alder Unified")


def guide(reader, _):
    """A facilitator sees its own assignments, accepts, and is refused another's."""
    invite(reader, "A facilitator", "F1", "Faye")
    reader.expect("My assignments")
    reader.expect_words("Alder Unified")
    reader.expect_no_words("Cedar Elementary")
    reader.follow("Alder Unified and Birch Unified")
    reader.expect("Alder Unified and Birch Unified")
    reader.press("Accept")
    reader.expect("Alder Unified and Birch Unified")
    reader.visit("/facilitators/F2/assignments")
    reader.expect("Not allowed")
    reader.visit("/proposals/2")
    reader.expect("Not allowed")


def confirm(reader, _):
    """Staff confirm what all have accepted, and see it in the audit."""
    reader.be("ana")
    reader.visit("/partnerships/1")
    reader.expect("Alder Unified and Birch Unified")
    reader.expect_words("accepted")
    reader.tick("Confirm: all have accepted")
    reader.press("Take the step")
    reader.expect("Alder Unified and Birch Unified")
    reader.expect_words("Confirmed")
    reader.visit("/audit")
    reader.expect("Audit")
    reader.visit("/directory")
    reader.expect("Directory")
    look_at(reader, STAFF_PAGES)
    reader.be("Faye")
    reader.visit("/facilitators/F1/assignments")
    reader.expect("My assignments")
    reader.expect_words("lea@alder.example")
    look_at(reader, [f"/partnerships/1{part}" for part in PARTNERSHIP_PAGES])
    look_at(reader, ["/facilitators/F1/profile", "/next-link"])
    reader.be("Alder")
    look_at(reader, [f"/partnerships/1{part}" for part in ["", "/pulse", "/blueprint"]])
    look_at(reader, [f"/districts/{DISTRICT}/wishes", "/next-link"])


# Pages with nothing to fill in that the ways above do not pass.
STAFF_PAGES = [
    "/portfolio", "/policies", "/policies/v1/edit", "/plans/1/why-not", "/plans/1/locks",
    "/plans/1/compare", "/plans/1/why/P01", "/questions", "/rounds/2026-27/invitations",
    "/partnerships/1",
]
PARTNERSHIP_PAGES = [
    "", "/actions", "/check-ins", "/indicators", "/pulse", "/changes", "/lessons", "/barriers",
    "/blueprint", "/pack", "/hand-over",
]


def look_at(reader, paths):
    """Each is there for whoever sits at the browser, and as every page must be."""
    for path in paths:
        reader.visit(path)
        reader.expect_no_words("There is no such page")
        reader.expect_no_words("Not allowed")
        reader.look()


def walk(programs, kept, width, has_scripts):
    """All ways, with a browser and a server of their own; what was seen, in lines."""
    copy = kept.with_name(f"{width}-{has_scripts}.sqlite")
    shutil.copy(kept, copy)
    begin, driver = time.monotonic(), looks.browser()
    try:
        with server.Server(programs, copy) as service:
            reader = Reader(driver, service.base, width, has_scripts)
            for way in WAYS:
                way(reader, service)
    finally:
        driver.quit()
    words = "with" if has_scripts else "without"
    print(
        f"{width} px, {words} scripts: {reader.seen} pages in {time.monotonic() - begin:.0f} s",
        flush=True)
    for fault in reader.found:
        print(f"  {fault}", flush=True)
    return len(reader.found)


WAYS = [open_first_account, register, match_and_propose, answer, guide, confirm]


def main(folder, is_quick):
    if not looks.can_browse():
        print("skipped: there is no chromium with chromedriver in PATH")
        return 0
    programs = server.Programs(folder)
    with tempfile.TemporaryDirectory() as scratch:
        kept = registry.small(programs, pathlib.Path(scratch))
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as several:
            runs = [several.submit(walk, programs, kept, width, has_scripts)
                    for width in WIDTHS for has_scripts in [True, False]
                    if not is_quick or has_scripts == (width == WIDTHS[0])]
            return 1 if sum(run.result() for run in runs) else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], "quick" in sys.argv[2:]))
