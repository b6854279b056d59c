"""A tandem-server of the tests' own: started on a free port, stopped, killed, started again."""

import pathlib
import re
import signal
import socket
import subprocess
import time


class Programs:
    """The programs of one build: `tandem` and `tandem-server`."""

    def __init__(self, folder):
        self.tandem = pathlib.Path(folder).resolve() / "tandem"
        self.server = pathlib.Path(folder).resolve() / "tandem-server"

    def run(self, registry, *arguments):
        """Runs a command on a registry; returns what it prints."""
        done = subprocess.run(
            [self.tandem, *arguments, "--registry", registry], check=False, text=True,
            capture_output=True)
        if done.returncode != 0:
            raise SystemExit(
                f"tandem {' '.join(map(str, arguments))} ended with {done.returncode}:"
                f" {done.stderr}")
        return done.stdout

    def match(self, registry, round_name, seconds):
        """Matches a round of a registry, whose plan is kept there; the best within `seconds`."""
        done = subprocess.run(
            [self.tandem, "match", registry, "--round", round_name, "--time-limit", str(seconds),
             "--json", "--output", "/dev/null"], check=False, capture_output=True, text=True)
        # 2: a plan without its proof.
        if done.returncode not in (0, 2):
            raise SystemExit(f"tandem match ended with {done.returncode}: {done.stderr}")


class Server:
    """A server on a registry; `first` is the address of the first account, where there is none."""

    def __init__(self, programs, registry, *arguments):
        self.programs, self.registry, self.arguments = programs, registry, arguments
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process, self.first = None, None
        self.log = pathlib.Path(str(registry) + ".log")

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        begin = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs.server, "--registry", self.registry, "--port", str(self.port),
                 "--rate-limit", "0", *self.arguments], stderr=log)
        for _ in range(600):
            said = self.log.read_bytes()[begin:].decode()
            if "Server started" in said:
                found = re.search(r"http\S+?(/first-admin/\S+)", said)
                self.first = found and found[1]
                return self
            if self.process.poll() is not None:
                raise SystemExit(f"tandem-server ended with {self.process.returncode}:\n{said}")
            time.sleep(0.05)
        raise SystemExit("tandem-server did not start within 30 seconds")

    def end(self, how):
        self.process.send_signal(how)
        return self.process.wait(60)

    def stop(self):
        """Ends it as an operator does, with SIGTERM."""
        return self.end(signal.SIGTERM)

    def kill(self):
        """Ends it as a fault of the machine does, with SIGKILL."""
        return self.end(signal.SIGKILL)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
