"""Follows every link that any role finds, and reports each answer that is no page.

    crawl.py FOLDER [SCENARIO]

FOLDER holds the programs. The demonstration registry is served; a visitor of each role begins at
its first page, follows each link and sends each search with nothing filled in. One page of each
shape is then opened in a browser, whose console must stay empty.
"""

import json
import pathlib
import re
import sys
import tempfile
import urllib.parse

import looks
import people
import registry
import server

# Pages of one role that are looked at, at most: a directory has links to thousands.
MOST = 500


def shape(path):
    """A path with numbers and names of parties and rounds left out."""
    return re.sub(r"/(why|directory)/[^/]+", r"/\1/*", re.sub(r"/[A-Za-z]*\d[^/]*", "/*", path))


def walk(visitor, start):
    """Every path that can be reached, with its answer; breadth first."""
    waiting, seen = [(start, None)], {start}
    while waiting and len(seen) < MOST:
        path, origin = waiting.pop(0)
        answer = visitor.get(path)
        yield path, origin, answer
        found = []
        if 300 <= answer.status < 400:
            found = [answer.headers.get("location", "")]
        elif answer.headers.get("content-type", "").startswith("text/html"):
            page = answer.page
            found = page.links + page.files + [
                form.action + "?" + urllib.parse.urlencode(form.answers)
                for form in page.forms if form.method == "get"]
        for link in found:
            if link.startswith(("#", "mailto:", "data:", "webcal:")):
                continue
            target = urllib.parse.urldefrag(urllib.parse.urljoin(path, link)).url
            if target not in seen:
                seen.add(target)
                waiting.append((target, path))


def faults(visitor, start):
    """What is wrong on the way from a first page, and a path of each shape that is a page."""
    found, shapes, count = [], {}, 0
    for path, origin, answer in walk(visitor, start):
        count += 1
        if not path.startswith("/"):
            found.append(f"{path} leads elsewhere (from {origin})")
        elif not 200 <= answer.status < 400:
            found.append(f"{path} answers {answer.status} (from {origin})")
        elif answer.headers.get("content-type", "").startswith("text/html"):
            if answer.status == 200:
                shapes.setdefault(shape(path.split("?")[0]), path)
            if answer.status == 200 and not answer.page.heading:
                found.append(f"{path} has no heading")
    return count, found, shapes


def parties(programs, kept):
    """A district and a facilitator who have a proposal."""
    shown = json.loads(programs.run(kept, "partnership", "show", "1", "--json"))
    return shown["members"][0]["district"], shown["facilitator"]


def main(folder, scenario="scenarios/california-pilot"):
    total = 0
    programs = server.Programs(folder)
    with tempfile.TemporaryDirectory() as scratch:
        kept = registry.demonstration(programs, pathlib.Path(scratch), scenario)
        district, facilitator = parties(programs, kept)
        with server.Server(programs, kept) as service:
            visitors = people.everybody(service, district, facilitator)
            driver = looks.browser()
            for role, visitor in visitors.items():
                home = visitor.get("/sign-in").place or "/"
                count, wrong, shapes = faults(visitor, home)
                if driver is not None:
                    driver.get(service.base)
                    driver.delete_all_cookies()
                    for name, value in visitor.cookies.items():
                        driver.add_cookie({"name": name, "value": value})
                    looks.console(driver)
                    for path in shapes.values():
                        driver.get(service.base + path)
                        wrong += [f"{path}: the console says {line}"
                                  for line in looks.console(driver)]
                print(f"{role}: {count} addresses, {len(shapes)} shapes of pages", flush=True)
                for fault in wrong:
                    print(f"  {fault}")
                total += len(wrong)
            if driver is not None:
                driver.quit()
    return 1 if total else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
