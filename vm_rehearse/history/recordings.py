"""The audio files of a history: copied in whole or not at all, and their numbers."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.problems import disk_problem
from vm_rehearse.whole_file import put_in_place

ABANDONED_AFTER = timedelta(days=1)
"""After this long, what another program had begun is not going on any more."""

_INCOMING = ".incoming-"
_NUMBERED = re.compile(r"take([1-9][0-9]{0,8})(\..*)?")
"""A longer number is a date or something else of the user's, and no take's."""
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def tidy_suffix(suffix: str) -> str:
    """Return a file's suffix in small letters; one that no audio file has becomes empty."""
    return suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""


def highest_number(takes_folder: Path) -> int:
    """Return the highest number an audio file in the folder carries, 0 if there is none."""
    matches = (_NUMBERED.fullmatch(path.name) for path in takes_folder.iterdir())
    return max((int(match[1]) for match in matches if match), default=0)


def copy_in(source: Path, takes_folder: Path) -> Path:
    """Copy a file into the folder under a passing name.

    Returns
    -------
    Path
        The copy, whole and on the disk.

    Raises
    ------
    RehearseError
        If the file can't be read, or there is no room; then nothing is left behind.
    """
    try:
        reader = open(source, "rb")  # noqa: SIM115 -- closed below; only this call may say the file is unreadable
    except OSError as error:
        raise RehearseError(
            "file_unreadable",
            f"The file {source} can't be read: {error.strerror}.",
            hint="Check its name and place, then try again: rehearse score FILE",
        ) from error
    with reader:
        try:
            handle, name = tempfile.mkstemp(prefix=_INCOMING, dir=takes_folder)
        except OSError as error:
            raise disk_problem(error, takes_folder.parent) from error
        copy = Path(name)
        try:
            with open(handle, "wb") as writer:
                shutil.copyfileobj(reader, writer, 1 << 20)
                writer.flush()
                os.fsync(writer.fileno())
        except BaseException as error:
            with suppress(OSError):
                copy.unlink()
            if isinstance(error, OSError):
                raise disk_problem(error, takes_folder.parent) from error
            raise
    return copy


def name_copy(copy: Path, place: Path) -> None:
    """Give a copy its own name, on the disk too; raises RehearseError if it can't."""
    try:
        put_in_place(copy, place)
    except OSError as error:
        raise disk_problem(error, place.parent.parent) from error


def remove_abandoned_copies(takes_folder: Path, *, now: datetime) -> None:
    """Remove copies that were never finished, because the program was killed."""
    oldest = (now - ABANDONED_AFTER).timestamp()
    for path in takes_folder.glob(f"{_INCOMING}*"):
        with suppress(OSError):  # It is only tidying: another program may have been quicker.
            if path.stat().st_mtime < oldest:
                path.unlink()
