"""Which takes a program is at work on, so that no other one touches them and none is forgotten.

A take is held by a small locked file beside its audio, ``takes/.take7.held``. When the program dies, however
it dies, the system lets go of the lock, but the file stays; when the work has come to its end, the file goes:

- there, and locked: a program is at work on the take;
- there, and not locked: its program died over it;
- not there: the work is done, or nothing is known (an older version, or a folder that took no such file).

Where the disk knows no locks, a take counts as worked on while its audio is still growing.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vm_rehearse.locks import lock

_FILE = re.compile(r"\.take([1-9][0-9]{0,17})\.held")
_QUIET_AFTER_S = 60.0
"""A recorder writes many times a second, and gives a microphone up that is silent for 8 s."""


@dataclass(frozen=True)
class _Hold:
    """A take's file, open, and its lock; `is_certain` is False where the disk knows no locks."""

    path: Path
    descriptor: int
    is_certain: bool


class Holds:
    """The takes that this history is at work on, by their numbers.

    Parameters
    ----------
    takes_folder : Path
        The folder with their audio.
    """

    def __init__(self, takes_folder: Path) -> None:
        self._folder = takes_folder
        self._holds: dict[int, _Hold] = {}

    def begin(self, number: int) -> None:
        """Hold a new take; where that can't be done, the work goes on without."""
        with suppress(OSError):
            hold = _held(self._path(number), os.O_CREAT)
            if hold is not None:
                self._holds[number] = hold

    def left(self) -> frozenset[int]:
        """Return the numbers of takes whose file is there, of programs at work or dead."""
        found = (_FILE.fullmatch(path.name) for path in self._folder.iterdir())
        return frozenset(int(match[1]) for match in found if match)

    def take_over(self, number: int, audio: Path, *, is_left: bool) -> bool:
        """Hold a take whose program died; False if one is at work on it, or that can't be told.

        Parameters
        ----------
        number : int
        audio : Path
            Of the take; need not exist.
        is_left : bool
            Whether its file was there: it is not made anew, as it may go at any moment.
        """
        if number in self._holds:
            return False
        try:
            hold = _held(self._path(number), 0 if is_left else os.O_CREAT)
        except OSError:
            return False
        if hold is None:
            return False
        if not hold.is_certain and not _is_quiet(hold.path, audio):
            os.close(hold.descriptor)
            return False
        self._holds[number] = hold
        return True

    def let_go(self, number: int | None) -> None:
        """Say that the work on a take has come to its end, if it is held at all."""
        hold = None if number is None else self._holds.pop(number, None)
        if hold is None:
            return
        if sys.platform == "win32":  # no file goes there while it is open
            os.close(hold.descriptor)
            with suppress(OSError):
                hold.path.unlink()
        else:  # gone before it is unlocked: nobody finds it unlocked who may think that its program died
            with suppress(OSError):
                hold.path.unlink()
            os.close(hold.descriptor)

    def let_all_go(self) -> None:
        """Say so of every take."""
        for number in tuple(self._holds):
            self.let_go(number)

    def _path(self, number: int) -> Path:
        return self._folder / f".take{number}.held"


def _held(path: Path, flags: int) -> _Hold | None:
    """Open and lock a take's file; None if another program has it."""
    descriptor = os.open(path, os.O_RDWR | flags, 0o600)
    locked = lock(descriptor)
    is_there = os.fstat(descriptor).st_nlink > 0  # it may have gone between the two
    if locked is False or not is_there:
        os.close(descriptor)
        return None
    return _Hold(path, descriptor, is_certain=locked is True)


def _is_quiet(mark: Path, audio: Path) -> bool:
    """Whether a take's audio has not grown of late, by the clock of the disk that it is on."""
    try:
        os.utime(mark)
        return mark.stat().st_mtime - audio.stat().st_mtime > _QUIET_AFTER_S
    except OSError:
        return False
