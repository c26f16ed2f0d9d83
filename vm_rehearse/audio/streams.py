"""A file, or a stream such as standard input, as audio and the file it is in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vm_rehearse.audio.reading import Audio, read_audio
from vm_rehearse.errors import RehearseError

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

    Raises
    ------
    RehearseError
        As `read_audio`, and ``stream_not_kept`` where there is no room.
    """
    if isinstance(source, Path):
        yield source, read_audio(source)
        return
    with tempfile.TemporaryDirectory(prefix="rehearse-") as folder:
        path = _written(source, Path(folder))
        with path.open("rb") as copy:
            audio = read_audio(copy)
        yield path, audio


def _written(stream: BinaryIO, folder: Path) -> Path:
    """Write everything in a stream to a file, with the suffix its first bytes call for."""
    start = stream.read(_BLOCK_BYTES)
    suffix = next((suffix for suffix, first in _SUFFIXES.items() if start.startswith(first)), "")
    path = folder / f"stream{suffix}"
    try:
        with path.open("wb") as copy:
            block = start
            while block and copy.tell() < _STREAM_BYTES:
                copy.write(block)
                block = stream.read(_BLOCK_BYTES)
    except OSError as error:
        raise RehearseError(
            "stream_not_kept",
            f"What comes in can't be put in the folder {folder.parent}: {error.strerror or error}.",
            hint=f"Make room there; see how full it is with: df -h {folder.parent}",
        ) from error
    return path
