"""A WAV file that can be read at any moment of its making.

After each block its header states the length reached so far, so that a killed program leaves a whole file.
It is pushed from the system's memory to the disk at its beginning and then once a second, so that a power cut
takes no more than that. Whatever header is found after one, `mended` goes by the length of the file.
"""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path
from typing import BinaryIO

from vm_rehearse.locks import lock
from vm_rehearse.whole_file import sync_folder

BYTES_PER_SAMPLE = 2
_SYNC_EVERY_S = 1.0
_PATIENCE_S = 3.0
_LOOK_EVERY_S = 0.02
_HEADER_BYTES = 44
_FORM_AT, _RATE_AT = 12, 24


class TakeFile:
    """A new file of mono samples of 16 bits; `frames` is how many are in it.

    Parameters
    ----------
    path : Path
        Must not exist yet.
    sample_rate : int
        Hz.

    Raises
    ------
    OSError
        Also `append` and `close` raise it, when the disk is full or gone.
    """

    def __init__(self, path: Path, sample_rate: int) -> None:
        self.path, self.sample_rate, self.frames = path, sample_rate, 0
        self._synced_at = time.monotonic()
        self._file = open(path, "xb", buffering=0, opener=_for_its_owner)  # noqa: SIM115 -- `close` does
        lock(self._file.fileno())
        try:
            self._write(self._header())
            os.fsync(self._file.fileno())
            sync_folder(path.parent)
        except OSError:
            self.discard()
            raise

    def append(self, block: bytes) -> None:
        """Add samples; if that fails, the file ends after the last whole one that fitted."""
        try:
            self._write(block)
        finally:
            size = self._file.seek(0, os.SEEK_END)
            self.frames = (size - _HEADER_BYTES) // BYTES_PER_SAMPLE
            self._file.seek(0)
            self._write(self._header())
            self._file.seek(self._end())
        if time.monotonic() - self._synced_at >= _SYNC_EVERY_S:  # against a power cut
            os.fsync(self._file.fileno())
            self._synced_at = time.monotonic()

    def close(self) -> None:
        """End the file at its last whole sample."""
        self._file.truncate(self._end())
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _end(self) -> int:
        """The place after the last whole sample."""
        return _HEADER_BYTES + self.frames * BYTES_PER_SAMPLE

    def _write(self, data: bytes) -> None:
        """All of it: an unbuffered file may take less at a time."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]

    def _header(self) -> bytes:
        return _header(self.frames, self.sample_rate)


def mended(path: Path, *, otherwise_hz: int) -> tuple[int, int] | None:
    """Make a file whole whose recording was broken off: its header states what is there, to the last sample.

    What still writes to it is waited for: it outlives the program that began it by a moment.

    Parameters
    ----------
    path : Path
        Begun as a `TakeFile`.
    otherwise_hz : int
        The sample rate to take where the header was lost.

    Returns
    -------
    (frames, sample_rate) or None
        None where there is no sound in it, and it is as it was.

    Raises
    ------
    OSError
        Also where something goes on writing.
    """
    with path.open("rb+") as file:
        _await_end_of_writing(file)
        rate = _stated_rate(file.read(_HEADER_BYTES)) or otherwise_hz
        if not _has_sound(file):
            return None
        frames = (file.seek(0, os.SEEK_END) - _HEADER_BYTES) // BYTES_PER_SAMPLE
        file.seek(0)
        file.write(_header(frames, rate))
        file.truncate(_HEADER_BYTES + frames * BYTES_PER_SAMPLE)
        file.flush()
        os.fsync(file.fileno())
    return frames, rate


def _await_end_of_writing(file: BinaryIO) -> None:
    """Wait until no `TakeFile` has the file open any more, and keep others away."""
    deadline = time.monotonic() + _PATIENCE_S
    while lock(file.fileno()) is False:
        if time.monotonic() > deadline:
            raise TimeoutError("the file is still being written")
        time.sleep(_LOOK_EVERY_S)


def _header(frames: int, rate: int) -> bytes:
    """RIFF WAVE, PCM, mono, 16 bits; 44 bytes."""
    size = frames * BYTES_PER_SAMPLE
    riff = struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
    return riff + _form(rate) + struct.pack("<4sI", b"data", size)


def _form(rate: int) -> bytes:
    """Give the part of the header that is the same whatever the length."""
    return struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * BYTES_PER_SAMPLE, BYTES_PER_SAMPLE, 16)


def _stated_rate(header: bytes) -> int | None:
    """Give the sample rate of a header, if that part of it is as it was written."""
    if len(header) < _HEADER_BYTES:
        return None
    rate: int = struct.unpack_from("<I", header, _RATE_AT)[0]
    return rate if rate and header[_FORM_AT:].startswith(_form(rate)) else None


def _has_sound(rest: BinaryIO) -> bool:
    """Whether anything but zeros follows: a power cut may leave those of what was still to be written."""
    while block := rest.read(1 << 20):
        if block.count(0) < len(block):
            return True
    return False


def _for_its_owner(path: str, flags: int) -> int:
    """Open a file that nobody else may read, as the copies of a history are."""
    return os.open(path, flags, 0o600)
