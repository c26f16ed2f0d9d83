"""Whether Enter was pressed, without waiting for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import BinaryIO


def enter_pressed(stdin: BinaryIO) -> Callable[[], bool]:
    """Give a function that says whether Enter, or the end of input, came since it was last asked.

    Parameters
    ----------
    stdin : BinaryIO
        A terminal.
    """
    if sys.platform == "win32":
        import msvcrt

        def pressed() -> bool:
            found = False
            while msvcrt.kbhit():
                found = msvcrt.getwch() in "\r\n" or found
            return found

    else:
        import select

        descriptor = stdin.fileno()

        def pressed() -> bool:
            found = False
            while select.select([descriptor], [], [], 0)[0]:
                found = True
                if not os.read(descriptor, 4096):
                    break
            return found

    return pressed
