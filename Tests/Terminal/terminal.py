"""A terminal in which the tests run yici: pexpect types, pyte shows what a person would see."""
import os
import pathlib
import signal
import sys
import tempfile
import time

import pexpect
import pyte

BINARY = os.environ.get("YICI") or str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/yici")


class Terminal:
    """One run of the program."""

    def __init__(self, *arguments, rows=24, columns=80, environment=None):
        self.home = tempfile.mkdtemp(prefix="yici-terminal-")
        variables = {
            "PATH": os.environ["PATH"], "HOME": self.home, "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "XDG_STATE_HOME": self.home + "/state", "INPUTRC": "/dev/null",
        }
        variables.update(environment or {})
        self.screen = pyte.HistoryScreen(columns, rows, history=5000)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            BINARY, list(arguments), env=variables, dimensions=(rows, columns), timeout=10)
        self.child.delaybeforesend = 0

    def read(self, quiet=0.3, limit=10.0):
        """Takes in what the program writes until it is quiet."""
        end = time.time() + limit
        while time.time() < end:
            try:
                data = self.child.read_nonblocking(65536, timeout=quiet)
            except (pexpect.TIMEOUT, pexpect.EOF):
                break
            self.raw += data
            self.stream.feed(data)
        return self

    def wait(self, text, limit=10.0):
        """Reads until the screen shows the text."""
        end = time.time() + limit
        while time.time() < end:
            if text in self.text():
                return self
            self.read(quiet=0.1, limit=0.2)
        raise AssertionError(f"no {text!r} on the screen:\n{self.text()}")

    def type(self, text):
        self.child.send(text if isinstance(text, bytes) else text.encode())
        return self.read()

    def resize(self, rows, columns):
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)
        return self.read()

    def lines(self):
        """The screen; of a wide character pyte keeps a second, empty cell."""
        return ["".join(self.screen.buffer[row][column].data for column in range(self.screen.columns)).rstrip()
                for row in range(self.screen.lines)]

    def text(self):
        return "\n".join(self.lines())

    def is_running(self):
        self.read(quiet=0.1, limit=0.3)
        return self.child.isalive()

    def end(self):
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.close(force=True)


def run(tests):
    """Runs functions, prints what fails, exits 1 when anything does."""
    wanted = sys.argv[1:]
    failed = 0
    for test in tests:
        if wanted and not any(word in test.__name__ for word in wanted):
            continue
        start = time.time()
        try:
            test()
            print(f"ok    {test.__name__} ({time.time() - start:.1f} s)")
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            print(f"FAIL  {test.__name__}: {type(error).__name__}: {error}")
    sys.exit(1 if failed else 0)
