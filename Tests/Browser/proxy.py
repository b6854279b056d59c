"""Tries deploy/nginx.conf: the service behind Debian's nginx, on loopback, with a certificate of its own.

    proxy.py FOLDER

FOLDER holds the programs. Pages and forms go through; cookies are secure and HSTS is on; the server
learns the browser's address from nginx alone; counts are refused; too long a request is refused; the
progress of a match comes as it happens. Where there is no nginx it says so and passes.
"""

import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import people
import registry
import server
from visitor import Visitor

SITE = pathlib.Path(__file__).parents[2] / "deploy" / "nginx.conf"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def configuration(folder, service_port, secure, plain):
    """The site as it is delivered, with ports and certificate of this trial."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
         "/CN=tandem.example", "-keyout", key, "-out", certificate], check=True,
        capture_output=True)
    site = SITE.read_text()
    site = re.sub(r"listen \[::\]:.*\n", "", site)
    for before, after in [
            ("127.0.0.1:8080", f"127.0.0.1:{service_port}"),
            ("listen 443", f"listen 127.0.0.1:{secure}"), ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("/etc/ssl/certs/tandem.example.pem", str(certificate)),
            ("/etc/ssl/private/tandem.example.key", str(key))]:
        if before not in site:
            raise SystemExit(f"{SITE} has no {before}")
        site = site.replace(before, after)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\n"
        f"client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f;\nuwsgi_temp_path {folder}/u;\nscgi_temp_path {folder}/s;\n"
        f"{site}}}\n")
    return whole


def events(visitor, path):
    """Seconds after which each part of a stream came."""
    begin = time.monotonic()
    connection = visitor.connect()
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    connection.request("GET", path, headers={"Cookie": cookies, "Host": "tandem.example"})
    answer = connection.getresponse()
    while part := answer.read1(65536):
        yield time.monotonic() - begin, part.decode()


def expect(claim, words):
    print(("yes: " if claim else "NO:  ") + words, flush=True)
    return 0 if claim else 1


def look(service, secure, plain, admin):
    """What holds through the proxy and what does not; returns how many do not."""
    wrong = 0
    stranger = Visitor(f"https://tandem.example:{secure}", secure)
    first = stranger.get("/", Host="tandem.example")
    wrong += expect(first.status == 200 and first.page.heading, "the first page goes through")
    wrong += expect("max-age" in first.headers.get("strict-transport-security", ""), "HSTS is on")
    cookie = first.headers.get("set-cookie", "")
    wrong += expect(
        cookie.startswith("__Host-") and "Secure" in cookie, "cookies are for this host and TLS")
    moved = Visitor(f"http://tandem.example:{plain}", plain).get("/rounds", Host="tandem.example")
    wrong += expect(
        moved.status == 301 and moved.headers["location"].startswith("https://tandem.example/"),
        "without TLS one is sent to where it is")
    wrong += expect(stranger.get("/metrics").status == 404, "counts are refused")
    direct = Visitor(service.base)
    wrong += expect(direct.get("/metrics").status == 200, "counts are there on the machine itself")
    long = stranger.ask("POST", "/sign-in", b"x" * 300_000, {
        "Content-Type": "application/x-www-form-urlencoded"})
    wrong += expect(long.status == 413 and long.page.heading, "a long request gets the server's word")
    longer = stranger.ask("POST", "/sign-in", b"x" * 36_000_000, {
        "Content-Type": "application/x-www-form-urlencoded"})
    wrong += expect(longer.status == 413, "a longer one ends at the proxy")
    # The server lets one address sign in 20 times a minute; another name for it changes nothing.
    tries = [
        stranger.ask("POST", "/sign-in", "", {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"192.0.2.{number}"}).status
        for number in range(30)]
    wrong += expect(429 in tries, "an address that a browser claims is not believed")
    begun = admin.fill(f"/rounds/{registry.ROUND}", {}, "/matches")
    came = list(events(admin, begun.place + "/events"))
    ended = [when for when, part in came if "event: end" in part]
    wrong += expect(
        ended and came[0][0] < ended[0] - 0.2,
        f"progress comes as it happens: first after {came[0][0]:.2f} s, end after {ended[0]:.2f} s")
    wrong += expect(
        "is done" in admin.get(begun.place).page.heading, "a match ends in a plan")
    return wrong


def main(folder):
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not shutil.which("openssl"):
        print("skipped: there is no nginx with openssl in PATH")
        return 0
    programs = server.Programs(folder)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        scratch.chmod(0o755)
        kept = registry.demonstration(programs, scratch)
        secure, plain = free_port(), free_port()
        service = server.Server(
            programs, kept, "--behind-tls", "--behind-proxy", "--address", "https://tandem.example")
        whole = configuration(scratch, service.port, secure, plain)
        subprocess.run([nginx, "-t", "-q", "-p", scratch, "-c", whole], check=True)
        with service:
            proxy = subprocess.Popen([nginx, "-p", scratch, "-c", whole, "-g", "daemon off;"])
            try:
                for _ in range(100):
                    try:
                        socket.create_connection(("127.0.0.1", secure), 1).close()
                        break
                    except OSError:
                        time.sleep(0.05)
                admin = people.first_admin(
                    service, visitor=Visitor(f"https://tandem.example:{secure}", secure))
                return 1 if look(service, secure, plain, admin) else 0
            finally:
                proxy.terminate()
                proxy.wait(20)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
