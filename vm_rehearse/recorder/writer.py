"""The thread between the microphone's callback and the file."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from vm_rehearse.recorder.take_file import BYTES_PER_SAMPLE, TakeFile


@dataclass(frozen=True)
class Level:
    """How loud the newest block was; None for exact silence."""

    elapsed_s: float
    rms_dbfs: float | None
    peak_dbfs: float | None


class Writer:
    """The thread that takes blocks from the queue to the file, and looks at their level."""

    def __init__(self, file: TakeFile, *, limit_frames: int) -> None:
        self.overflows = 0
        self.last_block_at: float | None = None
        self.level: Level | None = None
        self.heard_anything = False
        self.reached_limit = False
        self.error: OSError | None = None
        self._file, self._limit_frames = file, limit_frames
        self._blocks: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="take writer", daemon=True)
        self._thread.start()

    def arrived(self, block: Any, _frames: int, _time: Any, status: Any) -> None:
        """Take a block from PortAudio, in its own thread: copy and count, nothing more."""
        if status.input_overflow:
            self.overflows += 1
        self._blocks.put(bytes(block))
        self.last_block_at = time.monotonic()

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
        room = (self._limit_frames - self._file.frames) * BYTES_PER_SAMPLE
        block = block[:room]
        try:
            self._file.append(block)
        except OSError as error:
            self.error = error
            return
        self.reached_limit = self._file.frames >= self._limit_frames
        samples = np.frombuffer(block, dtype=np.int16).astype(np.float32) / 32768
        peak = float(np.max(np.abs(samples), initial=0.0))
        self.heard_anything = self.heard_anything or peak > 0
        elapsed_s = self._file.frames / self._file.sample_rate
        if peak == 0:
            self.level = Level(elapsed_s, None, None)
        else:
            rms = float(np.sqrt(np.mean(np.square(samples))))
            self.level = Level(elapsed_s, 20 * float(np.log10(rms)), 20 * float(np.log10(peak)))
