"""The thread between the microphone's callback and the file."""

from __future__ import annotations

import errno
import os
import queue
import shutil
import threading
import time
from typing import Any

from vm_rehearse.recorder.take_file import BYTES_PER_SAMPLE, TakeFile

ROOM_LEFT_BYTES = 2_000_000
"""Not even a take may take this: the history has to be written down after it."""
_ROOM_TO_BEGIN_BYTES = ROOM_LEFT_BYTES + 300_000
"""A take that would be over within three seconds is not begun."""
_LOOK_AT_DISK_EVERY_S = 1.0


class Writer:
    """The thread that takes blocks from the queue to the file; `written` gives those that are in it."""

    def __init__(self, file: TakeFile, *, limit_frames: int) -> None:
        self.arrivals = 0
        self.overflows = 0
        self.written: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.reached_limit = False
        self.error: OSError | None = None
        self._file, self._limit_frames = file, limit_frames
        self._disk_seen_at: float | None = None
        self._blocks: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="take writer", daemon=True)
        self._thread.start()

    def arrived(self, block: Any, _frames: int, _time: Any, status: Any) -> None:
        """Take a block from PortAudio, in its own thread: copy and count, nothing more."""
        if status.input_overflow:
            self.overflows += 1
        self._blocks.put(bytes(block))
        self.arrivals += 1

    def finish(self) -> None:
        """Write what is still in the queue and close the file."""
        self._blocks.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (block := self._blocks.get()) is not None:
            if self.error is None and not self.reached_limit:
                self._take(block)
        try:
            self._file.close()
        except OSError as error:
            self.error = self.error or error

    def _take(self, block: bytes) -> None:
        """One block into the file, up to the limit."""
        block = block[: (self._limit_frames - self._file.frames) * BYTES_PER_SAMPLE]
        try:
            self._require_room()
            self._file.append(block)
        except OSError as error:
            self.error = error
            return
        self.reached_limit = self._file.frames >= self._limit_frames
        self.written.put(block)

    def _require_room(self) -> None:
        """Raise OSError if the disk is nearly full; it is looked at once a second."""
        now = time.monotonic()
        if self._disk_seen_at is not None and now - self._disk_seen_at < _LOOK_AT_DISK_EVERY_S:
            return
        needed = _ROOM_TO_BEGIN_BYTES if self._disk_seen_at is None else ROOM_LEFT_BYTES
        self._disk_seen_at = now
        if shutil.disk_usage(self._file.path.parent).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
