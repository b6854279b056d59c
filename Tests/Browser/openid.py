"""Signs in at Tandem by a real provider of OpenID Connect, in a browser.

    openid.py TANDEM-SERVER

Starts the provider of the folder beside this file and the program TANDEM-SERVER on loopback, opens
the first account, and links the people of the provider: ana comes in and lands at the rounds, ben
has no account and is told so, eve's address nobody checked. Where there is no Chromium it says so
and passes.
"""

import os
import pathlib
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from looks import AXE, axe, browser, follow

FOLDER = pathlib.Path(__file__).parent
CLIENT, SECRET = "tandem", secrets.token_urlsafe(32)
PASSWORD = "four plain words here"


def free_port():
    """A port of loopback that nobody listens at."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def wait_for(address, process):
    """Waits until something answers, or the process ends."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{address} ended with {process.returncode}")
            time.sleep(0.2)
    sys.exit(f"{address} does not answer")


class Journey:
    """A browser at Tandem at HERE that goes to the provider and back."""

    def __init__(self, driver, here):
        self.driver, self.here = driver, here
        self.axe = axe()
        # A page may take its time on a machine that others use.
        driver.implicitly_wait(60)

    def heading(self):
        """The first heading of the page."""
        return self.driver.find_element("css selector", "h1").text

    def expect(self, heading):
        """Ends the run unless the page has this heading."""
        if self.heading() != heading:
            sys.exit(f"{self.driver.current_url}: {self.heading()!r} instead of {heading!r}\n"
                     + self.driver.find_element("css selector", "body").text)
        if self.driver.current_url.startswith(self.here):
            self.driver.execute_script(self.axe)
            found = self.driver.execute_async_script(AXE)
            if found:
                sys.exit(f"{heading}: " + "; ".join(fault["help"] for fault in found))
        print(f"ok: {heading}")

    def press(self, by, value, within=None):
        """Presses a button or a link, and waits until the page is another."""
        follow(self.driver, (within or self.driver).find_element(by, value))

    def fill(self, button, **fields):
        """Fills in the form with this button, and sends it."""
        form = self.driver.find_element(
            "xpath", f"//form[.//button[normalize-space()='{button}']]")
        for name, value in fields.items():
            field = form.find_element("name", name)
            if field.tag_name == "select":
                field.find_element("css selector", f"option[value='{value}']").click()
            else:
                field.clear()
                field.send_keys(value)
        self.press("xpath", f".//button[normalize-space()='{button}']", within=form)

    def sign_in(self, name, path="/sign-in"):
        """Goes by the button to the provider, signs in and agrees there."""
        self.driver.get(self.here + path)
        self.expect("Sign in")
        self.press("link text", "Sign in with State login")
        self.expect("Sign in at the provider")
        self.fill("Sign in", username=name, password=f"{name} at the provider")
        self.press("name", "allow")

    def forget(self):
        """Another person's browser."""
        self.driver.delete_all_cookies()


def journeys(journey, first):
    """Everything that is to be seen."""
    journey.driver.get(first)
    journey.fill("Open the account", name="root", password=PASSWORD)
    journey.expect("Rounds")
    journey.driver.get(journey.here + "/accounts/logins")
    for name in ["ana", "eve"]:
        journey.fill(
            "Link it", account=name, role="state-staff", email=f"{name}@example.org")
        journey.expect("Logins")
    journey.forget()
    journey.sign_in("ana")
    journey.expect("Rounds")
    journey.press("xpath", "//button[normalize-space()='Sign out']")
    journey.expect("You are signed out of Tandem")
    journey.press("link text", "Sign out of State login")
    print(f"ok: at {journey.driver.current_url.split('?')[0].rsplit('/o/')[-1]}")
    journey.forget()
    journey.sign_in("ana", path="/directory")
    journey.expect("Directory")
    for name in ["ben", "eve"]:
        journey.forget()
        journey.sign_in(name)
        journey.expect("You have no account here")


def main():
    """Starts both, and ends what it started."""
    server = pathlib.Path(sys.argv[1]).resolve()
    driver = browser()
    if driver is None:
        print("There is no Chromium, so nobody signs in by a provider.")
        return
    ports = [free_port(), free_port()]
    here, there = (f"http://127.0.0.1:{port}" for port in ports)
    started = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            provider = subprocess.Popen(
                [sys.executable, "-m", "provider", str(ports[1]), CLIENT, SECRET,
                 here + "/sign-in/openid/return"],
                cwd=FOLDER, stderr=open(f"{folder}/provider.log", "wb"))
            started.append(provider)
            wait_for(there + "/o/.well-known/openid-configuration", provider)
            log = f"{folder}/tandem.log"
            tandem = subprocess.Popen(
                [server, "--registry", f"{folder}/state.sqlite", "--port", str(ports[0]),
                 "--address", here, "--oidc-issuer", there + "/o", "--oidc-client-id", CLIENT,
                 "--oidc-name", "State login"],
                env={**os.environ, "TANDEM_OIDC_SECRET": SECRET}, stderr=open(log, "wb"))
            started.append(tandem)
            wait_for(here + "/healthz", tandem)
            first = re.search(r"http\S*/first-admin/\S+", pathlib.Path(log).read_text())[0]
            journeys(Journey(driver, here), first)
            written = pathlib.Path(log).read_text()
            for secret in [SECRET, "code=", "ana@example.org"]:
                if secret in written:
                    sys.exit(f"The log of Tandem tells {secret!r}.")
            print("ok: the log tells no secret")
        finally:
            driver.quit()
            for process in started:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
