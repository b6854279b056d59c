"""Somebody at a browser, who reads labels and headings, and presses what they name."""

import looks


class Reader:
    """One browser in one view, with or without the pages' scripts; several people in turn."""

    def __init__(self, driver, base, width, has_scripts):
        self.driver, self.base, self.width, self.has_scripts = driver, base, width, has_scripts
        self.axe, self.cookies, self.who = looks.axe(), {}, None
        self.found, self.seen = [], 0
        looks.show(driver, width)
        looks.allow_scripts(driver, has_scripts)

    def be(self, who):
        """Puts another person at the browser, with the cookies that it had."""
        if self.who:
            self.cookies[self.who] = self.driver.get_cookies()
        self.driver.delete_all_cookies()
        for cookie in self.cookies.get(who, []):
            self.driver.add_cookie(cookie)
        self.who = who

    # What a person does

    def visit(self, path):
        self.driver.get(self.base + path)

    def fill(self, label, words):
        field = self._field(label)
        field.clear()
        field.send_keys(words)

    def choose(self, label, option, place=1):
        """Chooses from a list, the `place`th of this label on the page."""
        from selenium.webdriver.support.select import Select
        Select(self._field(label, place)).select_by_visible_text(option)

    def tick(self, label):
        self._press(self._one(f"//label[normalize-space()={quoted(label)}]"))

    def press(self, button):
        self._press(self._one(f"//main//button[normalize-space()={quoted(button)}]"))

    def follow(self, link):
        self._press(self._one(f"//a[normalize-space()={quoted(link)}]"))

    def value(self, label):
        return self._field(label).get_attribute("value")

    # What it expects

    def expect(self, heading):
        """The page has this heading, or one that begins so, and is as every page must be."""
        shown = self._one("//h1").text
        if not shown.startswith(heading):
            raise SystemExit(
                f"{self.who} wanted “{heading}” and got “{shown}” at {self.driver.current_url}:"
                f" {self._one('//main').text[:400]}")
        self.look()

    def expect_words(self, words):
        if words not in self._one("//main").text:
            raise SystemExit(f"{self.who} does not read “{words}” at {self.driver.current_url}")

    def expect_no_words(self, words):
        if words in self._one("//body").text:
            raise SystemExit(f"{self.who} reads “{words}” at {self.driver.current_url}")

    def look(self):
        """Notes what is wrong with the page that stands open."""
        looks.allow_scripts(self.driver, True)
        wrong = looks.faults(self.driver, self.axe, self.width) + looks.console(self.driver)
        looks.allow_scripts(self.driver, self.has_scripts)
        self.seen += 1
        self.found += [f"{self.who}, {self.driver.current_url}: {fault}" for fault in wrong]

    def _one(self, path, place=1):
        from selenium.webdriver.common.by import By
        found = self.driver.find_elements(By.XPATH, path)
        if len(found) < place:
            raise SystemExit(
                f"{self.who} finds no {path} at {self.driver.current_url}:"
                f" {self._one('//main').text[:400] if path != '//main' else ''}")
        return found[place - 1]

    def _field(self, label, place=1):
        named = self._one(f"//label[normalize-space(text())={quoted(label)}]", place)
        return self.driver.execute_script("return arguments[0].control", named)

    def _press(self, thing):
        """Presses something, and waits until the page that follows stands there."""
        if thing.tag_name in ("a", "button"):
            looks.follow(self.driver, thing)
        else:
            thing.click()


def quoted(text):
    return '"' + text + '"'
