"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Put a new file in the place of the old one, at once, for the user alone; its folder is made.

    Raises
    ------
    OSError
        Then the old file is still there as it was.
    """
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with open(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(unfinished, file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def put_in_place(unfinished: Path, file: Path) -> None:
    """Give a file that is whole its name, in the place of an older one; raises OSError if that can't be."""
    os.replace(unfinished, file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlive a power cut too, where the system and the disk have a way."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
