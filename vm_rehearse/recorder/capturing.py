"""The other end of `capture`: the process is begun, listened to and ended from here."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from types import TracebackType
from typing import IO, Any

from vm_rehearse.recorder.capture import Order
from vm_rehearse.recorder.levels import Level, level_of
from vm_rehearse.recorder.take_file import BYTES_PER_SAMPLE

_OPENING_S = 5.0
"""How much longer than its first sound may take the opening of a microphone may."""
_FINISHING_S = 20.0
"""For the file: a disk under load takes its time."""
_CLOSING_S = 2.0

# Its modules come from where this program's come from, and not from the folder that it was begun in.
_PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from vm_rehearse.recorder.capture import main
main()
"""


class Capturing:
    """A recording that goes on in a process of its own; for a ``with``, which ends it.

    `microphone` and `rate` are known once the microphone is open. Of `frames`, the last `silent_frames` are
    in blocks of exact silence. `last` is what the process said last of all, None if it died without a word.
    """

    def __init__(self, order: Order) -> None:
        self.microphone: str | None = None
        self.rate = 0
        self.frames = 0
        self.silent_frames = 0
        self.is_over = False
        self.last: dict[str, Any] | None = None
        self._give_up_at = time.monotonic() + order.waking_s + _OPENING_S
        self._blocks: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _PROGRAM, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_apart(),
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._input, output = self._process.stdin, self._process.stdout
        self._reader = threading.Thread(target=self._read, args=(output,), name="capture", daemon=True)
        self._reader.start()
        with suppress(OSError):  # it died: the reader sees that
            self._input.write(json.dumps(asdict(order)).encode() + b"\n")
            self._input.flush()

    def __enter__(self) -> Capturing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Have the file finished; that the process goes need not be waited for."""
        self.finish()
        threading.Thread(target=self._see_off, name="capture's end").start()

    def levels(self) -> Iterator[Level]:
        """Give the levels of the blocks since the last time."""
        while not self._blocks.empty():
            yield from self._taken(self._blocks.get())
        if not self.is_over and self.frames == 0 and time.monotonic() > self._give_up_at:
            self._process.kill()

    def finish(self) -> None:
        """Have the recording ended, and wait until the file is closed."""
        with suppress(OSError):
            self._input.close()
        patience_s = _FINISHING_S if self.microphone else _CLOSING_S
        while not self.is_over:
            try:
                block = self._blocks.get(timeout=patience_s)
            except queue.Empty:
                self._process.kill()
                continue
            for _ in self._taken(block):
                pass

    def _see_off(self) -> None:
        """Wait until the process has let go of the microphone; one that hangs is stopped."""
        try:
            self._process.wait(_CLOSING_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _taken(self, block: bytes | None) -> Iterator[Level]:
        """Note one block; None is the end of them."""
        if block is None:
            self.is_over = True
            return
        frames = len(block) // BYTES_PER_SAMPLE
        self.frames += frames
        self.silent_frames = self.silent_frames + frames if block.count(0) == len(block) else 0
        yield level_of(block, self.rate, elapsed_s=self.frames / self.rate)

    def _read(self, output: IO[bytes]) -> None:
        """Take in what is said as it comes, in a thread of its own: the process is never kept waiting."""
        with output:
            while self.last is None and (line := output.readline()).endswith(b"\n"):
                said = json.loads(line)
                if "sound" in said:
                    block = output.read(said["sound"])
                    if len(block) < said["sound"]:  # it was killed over it; the file has it, if anything has
                        break
                    self._blocks.put(block)
                elif "microphone" in said:
                    self.microphone, self.rate = said["microphone"], said["rate"]
                else:
                    self.last = said
        self._blocks.put(None)


def _apart() -> dict[str, Any]:
    """What keeps Ctrl-C and the end of the terminal from reaching the process."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
