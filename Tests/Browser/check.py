"""Looks at documents of Tandem in a browser, as somebody does who reads them at 400 % zoom or by keys.

    check.py TANDEM [PAGE.html ...]

Drafts the blueprints of a few scenarios with the program TANDEM, and looks at them and at the
pages given, wide and narrow (see looks.py); nothing comes from elsewhere. Then it looks at bad.html
beside it, where each of these must find something. Where there is no Chromium it says so and passes.
"""

import pathlib
import subprocess
import sys
import tempfile

import looks

SCENARIOS = [
    "california-pilot", "fresno-long-beach", "new-york-dissemination", "nw-rise",
    "ohio-appalachian", "sanger-firebaugh",
]
DOCUMENTS = ["blueprint", "agreement", "agenda:visit"]
WIDTHS = [1280, 320]

# What looks at bad.html must find, by a word of each sentence.
WANTED = [
    "label", "color-contrast", "headings of the first order", "skip link", "keyboard is not seen",
    "in a view of", "from elsewhere",
]


def drafts(tandem, folder):
    """Blueprint pages of the first partnership of each scenario, in `folder`."""
    for scenario in SCENARIOS:
        source = f"scenarios/{scenario}"
        plan = folder / f"{scenario}.json"
        subprocess.run([tandem, "match", source, "--json", "--output", plan], check=True)
        for document in DOCUMENTS:
            page = folder / f"{scenario}-{document.replace(':', '-')}.html"
            subprocess.run(
                [tandem, "blueprint", source, plan, "P01", "--document", document,
                 "--format", "html", "--output", page], check=True)
            yield page


def faults(driver, page, axe):
    """What is wrong with a document, a sentence each."""
    found = []
    for width in WIDTHS:
        looks.show(driver, width)
        driver.get(page.as_uri())
        found += [f"{width} px: {fault}" for fault in looks.faults(driver, axe, width)]
    found += [f"from elsewhere: {name}" for name in set(driver.execute_script(looks.OUTSIDE))]
    return found


def main(tandem, pages):
    driver = looks.browser()
    if driver is None:
        print("skipped: there is no chromium with chromedriver in PATH")
        return 0
    axe = looks.axe()
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            for page in [*drafts(tandem, pathlib.Path(folder)),
                         *(pathlib.Path(page).resolve() for page in pages)]:
                wrong = faults(driver, page, axe)
                total += len(wrong)
                print(f"{page.name}: {'no violation' if not wrong else ''}")
                for fault in wrong:
                    print(f"  {fault}")
            seen = faults(driver, pathlib.Path(__file__).with_name("bad.html"), axe)
            blind = [word for word in WANTED if not any(word in fault for fault in seen)]
            total += len(blind)
            print(f"bad.html: {'every fault is found' if not blind else ''}")
            for word in blind:
                print(f"  nothing was found of: {word}")
        finally:
            driver.quit()
    return 1 if total else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
