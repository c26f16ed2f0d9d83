"""A terminal with a program running in it, as a person sees and uses one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence

ENTER, CTRL_C = b"\r", b"\x03"


class Terminal:
    """A terminal of 20 lines with 60 columns; what is shown in it gathers in `shown`."""

    def __init__(self, environ: dict[str, str], command: Sequence[str]) -> None:
        self.shown = ""
        self.environ = environ
        self.process, self.keyboard = pty.fork()
        if self.process == 0:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.execve(command[0], list(command), environ)
        self.resize(20, 60)

    def resize(self, rows: int, columns: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.keyboard, keys)

    def until(self, text: str, *, within_s: float = 60) -> str:
        """Wait for a text in what is shown from now on, and give it all."""
        before, deadline = len(self.shown), time.monotonic() + within_s
        while text not in self.shown[before:]:
            assert time.monotonic() < deadline, f"no {text!r} in {self.shown[-2000:]!r}"
            self._look()
        return self.shown[before:]

    def read_for(self, seconds: float) -> None:
        """Take in what is shown, for so long."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._look()

    def frame_after(self, seconds: float) -> str:
        """What the whole screen shows then."""
        self.read_for(seconds)
        return self.shown.split("\x1b[H")[-2]

    def code(self) -> int:
        """Wait for the end, and give the exit code."""
        with contextlib.suppress(OSError):  # the terminal ends with the program
            while more := os.read(self.keyboard, 65_536):
                self.shown += more.decode(errors="replace")
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End the program if it still runs."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.keyboard)

    def _look(self) -> None:
        """Take in what has been shown, or wait a moment for it."""
        if select.select([self.keyboard], [], [], 0.02)[0]:
            self.shown += os.read(self.keyboard, 65_536).decode(errors="replace")
