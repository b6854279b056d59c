"""Looks at pages of Tandem in a browser, as somebody does who reads them at 400 % zoom or by keys.

    check.py TANDEM [PAGE.html ...]

Drafts the blueprints of a few scenarios with the program TANDEM, and looks at them and at the
pages given: axe-core finds no violation of any rule, wide and narrow; a narrow page does not move
sideways; the first key press leads to the text; nothing comes from elsewhere. Where there is no
Chromium it says so and passes.
"""

import importlib.resources
import pathlib
import shutil
import subprocess
import sys
import tempfile

SCENARIOS = [
    "california-pilot", "fresno-long-beach", "new-york-dissemination", "nw-rise",
    "ohio-appalachian", "sanger-firebaugh",
]
DOCUMENTS = ["blueprint", "agreement", "agenda:visit"]
# A window of 1280 pixels at 100 % and at 400 %.
WIDTHS = [1280, 320]


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


def browser():
    """A Chromium without a window, or None where there is none."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        return None
    from selenium import webdriver
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]:
        options.add_argument(argument)
    return webdriver.Chrome(options, webdriver.ChromeService(driver))


AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']})
  .then(found => done(found.violations), fault => done([{id: 'axe', help: String(fault),
    nodes: []}]));
"""

OUTSIDE = """
return performance.getEntriesByType('resource').map(entry => entry.name)
  .concat([...document.querySelectorAll('script, link, iframe, object')].map(e => e.outerHTML));
"""


def faults(driver, page, axe):
    """What is wrong with a page, a sentence each."""
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    found = []
    for width in WIDTHS:
        # A window has a least width, so the view itself is set.
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        driver.get(page.as_uri())
        driver.execute_script(axe)
        for violation in driver.execute_async_script(AXE):
            places = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
            found.append(f"{width} px: {violation['id']}: {violation['help']} ({'; '.join(places)})")
        room = driver.execute_script("return document.documentElement.scrollWidth")
        if room > width:
            found.append(f"{width} px: the page is {room} pixels wide")
    found += [f"from elsewhere: {name}" for name in driver.execute_script(OUTSIDE)]
    driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    if driver.execute_script("return document.activeElement.getAttribute('href')") != "#main":
        found.append("the first key press does not lead to the skip link")
    return found


def main(tandem, pages):
    driver = browser()
    if driver is None:
        print("skipped: there is no chromium with chromedriver in PATH")
        return 0
    import axe_playwright_python
    axe = importlib.resources.files(axe_playwright_python).joinpath("axe.min.js").read_text()
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
        finally:
            driver.quit()
    return 1 if total else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
