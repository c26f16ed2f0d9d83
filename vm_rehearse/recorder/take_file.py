"""A WAV file that can be read at any moment of its making.

After each block its header states the length reached so far, so that a killed program leaves a whole file.
It is pushed from the system's memory to the disk once a second, so that a power cut takes no more than that.
"""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path

BYTES_PER_SAMPLE = 2
_SYNC_EVERY_S = 1.0
_HEADER_BYTES = 44


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
        self._file = path.open("xb", buffering=0)
        try:
            self._write(self._header())
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
        """RIFF WAVE, PCM, mono, 16 bits; 44 bytes."""
        size, rate = self.frames * BYTES_PER_SAMPLE, self.sample_rate
        form = struct.pack(
            "<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * BYTES_PER_SAMPLE, BYTES_PER_SAMPLE, 16
        )
        return struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE") + form + struct.pack("<4sI", b"data", size)
