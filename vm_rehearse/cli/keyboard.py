"""Single keys, without waiting for one: the terminal gives each at once, and puts none on the screen."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

END_OF_INPUT = "\x04"
"""As Ctrl-D types it; also given when the terminal has gone."""
ENTER = "\r\n"

Keys = Callable[[], str]
"""What was pressed since it was last asked; empty when nothing was."""


def no_keys() -> str:
    """Stand for a keyboard where there is none."""
    return ""


@contextlib.contextmanager
def keyboard(stdin: BinaryIO) -> Iterator[Keys]:
    """Listen to a terminal's keys; at the end it is as it was before. Ctrl-C stays Ctrl-C.

    Parameters
    ----------
    stdin : BinaryIO
        Anything; what is no terminal has no keys.
    """
    if not stdin.isatty():
        yield no_keys
    elif sys.platform == "win32":
        import msvcrt

        def typed() -> str:
            found = ""
            while msvcrt.kbhit():
                found += msvcrt.getwch()
            return found

        yield typed
    else:
        import select
        import termios
        import tty

        descriptor = stdin.fileno()

        def pressed() -> str:
            found = b""
            while select.select([descriptor], [], [], 0)[0]:
                try:
                    more = os.read(descriptor, 4096)
                except OSError:  # the window was closed
                    more = b""
                found += more
                if not more:
                    return found.decode(errors="replace") + END_OF_INPUT
            return found.decode(errors="replace")

        before = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor, termios.TCSANOW)
        try:
            yield pressed
        finally:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
