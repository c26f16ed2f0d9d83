"""Single keys, without waiting for one: the terminal gives each at once, and puts none on the screen."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

END_OF_INPUT = "\x04"
"""As Ctrl-D types it; also given when the terminal has gone, and for Ctrl-Z on Windows."""
_CTRL_Z = "\x1a"
ENTER = "\r\n"

_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\x1b])?", re.S)
"""What an arrow or a function key types: its letters are no keys of their own."""
_FUNCTION_KEY = "\0\xe0"
"""On Windows the next character names the key."""

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
                key = msvcrt.getwch()
                if key in _FUNCTION_KEY:
                    msvcrt.getwch()
                else:
                    found += END_OF_INPUT if key == _CTRL_Z else key
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
                    return _keys_of(found) + END_OF_INPUT
            return _keys_of(found)

        before = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor, termios.TCSANOW)
        try:
            yield pressed
        finally:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _keys_of(typed: bytes) -> str:
    """Give the plain keys in what a terminal sent."""
    return _ESCAPE_SEQUENCE.sub("", typed.decode(errors="replace"))
