"""What every page must be, as a browser sees it, whoever made it and whatever it shows.

axe-core finds no violation of any rule; nothing moves sideways in a window of 320 pixels, which is
a usual one at 400 % zoom; the first key press leads to the text, and whatever can have the
keyboard shows it; a page has one heading of the first order; the console stays empty.
"""

import importlib.resources
import shutil

# The narrowest view: a window of 1280 pixels at 400 %.
NARROW = 320


def can_browse():
    """Whether there is a Chromium with its driver."""
    return bool(chromium() and shutil.which("chromedriver"))


def chromium():
    return shutil.which("chromium") or shutil.which("google-chrome")


def browser():
    """A Chromium without a window, or None where there is none."""
    if not can_browse():
        return None
    from selenium import webdriver
    options = webdriver.ChromeOptions()
    options.binary_location = chromium()
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage"]:
        options.add_argument(argument)
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))


def axe():
    """The text of axe-core."""
    import axe_playwright_python
    return importlib.resources.files(axe_playwright_python).joinpath("axe.min.js").read_text()


def console(driver):
    """What the console said since it was last asked."""
    return [entry["message"] for entry in driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")
            # A status of a page is looked at where it is expected.
            and "Failed to load resource" not in entry["message"]]


def show(driver, width, height=900):
    """Sets the view; a window itself has a least width."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def allow_scripts(driver, are_allowed):
    """Whether pages may run theirs; ours run in any case."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not are_allowed})


def follow(driver, thing):
    """Presses a link or a button, and waits until its page is gone."""
    from selenium.webdriver.support.wait import WebDriverWait
    page = driver.find_element("tag name", "html")
    thing.click()
    WebDriverWait(driver, 60).until(lambda _: is_gone(page))


def is_gone(element):
    """Any error says so: between two pages chromedriver does not always call an element stale, it
    may also say that the node does not belong to the document."""
    from selenium.common.exceptions import WebDriverException
    try:
        element.is_enabled()
        return False
    except WebDriverException:
        return True


AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']})
  .then(found => done(found.violations), fault => done([{id: 'axe', help: String(fault),
    nodes: []}]));
"""

OUTSIDE = """
return performance.getEntriesByType('resource').map(entry => entry.name)
  .concat([...document.querySelectorAll('script[src], link[href], iframe, object')]
    .map(e => e.src || e.href || e.outerHTML))
  .filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'));
"""

HOLDS = "return document.activeElement.id === 'problems'"

# After a key press, focus that is set is shown as if keys had set it.
UNSEEN = """
const can = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const unseen = [];
for (const place of document.querySelectorAll(can)) {
  if (!place.checkVisibility() || place.disabled) { continue; }
  place.focus();
  const style = getComputedStyle(place);
  const isShown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    || style.boxShadow !== 'none';
  if (document.activeElement !== place || !isShown) { unseen.push(place.outerHTML.slice(0, 80)); }
}
document.activeElement.blur();
window.scrollTo(0, 0);
return unseen;
"""

WIDE = """
const room = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > room + 1 && e.checkVisibility()
    && !e.closest('.table, pre, .out-of-sight'))
  .map(e => e.outerHTML.slice(0, 60)).slice(0, 2);
"""


def violations(driver, axe_text):
    """What axe-core finds, a sentence each."""
    driver.execute_script(axe_text)
    for violation in driver.execute_async_script(AXE):
        places = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
        yield f"{violation['id']}: {violation['help']} ({'; '.join(places)})"


def faults(driver, axe_text, width):
    """What is wrong with the page that stands open in a view of `width`, a sentence each."""
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    found = list(violations(driver, axe_text))
    headings = len(driver.find_elements(By.TAG_NAME, "h1"))
    if headings != 1:
        found.append(f"the page has {headings} headings of the first order")
    # A list of problems has the keyboard from the beginning; anywhere else, it begins at the top.
    first = "#problems a" if driver.execute_script(HOLDS) else "a[href='#main']"
    driver.switch_to.active_element.send_keys(Keys.TAB)
    if not driver.execute_script(f'return document.activeElement.matches("{first}")'):
        found.append(f"the first key press does not lead to {first}, the skip link or a problem")
    found += [f"the keyboard is not seen at {place}" for place in driver.execute_script(UNSEEN)]
    show(driver, NARROW)
    room = driver.execute_script("return document.documentElement.scrollWidth")
    if room > NARROW:
        found.append(f"in a view of {NARROW} pixels the page has {room}:"
                     f" {driver.execute_script(WIDE)}")
    show(driver, width)
    return found
