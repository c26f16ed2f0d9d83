"""A file, or a stream such as standard input, as audio and the file it is in."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vm_rehearse.audio.reading import Audio, opened_file, read_audio
from vm_rehearse.errors import RehearseError
from vm_rehearse.shell import to_see_room

_STREAM_BYTES = 512 * 2**20  # more than ten minutes of anything; the rest of an endless stream is left alone
_BLOCK_BYTES = 1 << 20
_SUFFIXES = {
    ".wav": (b"RIFF",),
    ".flac": (b"fLaC",),
    ".ogg": (b"OggS",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"),
    ".aiff": (b"FORM",),
}
"""What files of a kind begin with."""


@contextmanager
def opened_audio(source: Path | BinaryIO) -> Iterator[tuple[Path, Audio]]:
    """Give the audio, and the file it is in; a stream is put in one that is gone afterwards.

    Parameters
    ----------
    source : Path or BinaryIO
        The path of a file; or of a pipe, which is a stream too: it can be read only once.

    Raises
    ------
    RehearseError
        As `read_audio`, and ``stream_unreadable`` or ``stream_not_kept`` (no room) for a stream.
    """
    if not isinstance(source, Path):
        with _put_in_a_file(source, "Standard input") as found:
            yield found
    elif _is_stream(source):
        with opened_file(source) as pipe, _put_in_a_file(pipe, f'"{source}"') as found:
            yield found
    else:
        yield source, read_audio(source)


def _is_stream(path: Path) -> bool:
    """Whether a path leads to a pipe or a device; one that leads nowhere does not."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _put_in_a_file(stream: BinaryIO, name: str) -> Iterator[tuple[Path, Audio]]:
    """Give a file with everything in a stream, until the end of the ``with``."""
    with tempfile.TemporaryDirectory(prefix="rehearse-") as folder:
        path = _written(stream, Path(folder), name)
        yield path, read_audio(path, called=name)


def _written(stream: BinaryIO, folder: Path, name: str) -> Path:
    """Write everything in a stream to a file, with the suffix its first bytes call for."""
    block = _next_block(stream, name)
    suffix = next((suffix for suffix, first in _SUFFIXES.items() if block.startswith(first)), "")
    path = folder / f"stream{suffix}"
    try:
        with path.open("wb") as copy:
            while block and copy.tell() < _STREAM_BYTES:
                copy.write(block)
                block = _next_block(stream, name)
    except OSError as error:
        raise RehearseError(
            "stream_not_kept",
            f"What comes in can't be put in the folder {folder.parent}: {error.strerror or error}.",
            hint=f"Make room there; see how full it is with: {to_see_room(folder.parent)}",
        ) from error
    return path


def _next_block(stream: BinaryIO, name: str) -> bytes:
    """Read on in a stream; empty at its end."""
    try:
        return stream.read(_BLOCK_BYTES)
    except OSError as error:
        raise RehearseError(
            "stream_unreadable",
            f"{name} can't be read: {error.strerror or error}.",
            hint="Save it as a file first, then: rehearse score FILE",
        ) from error
