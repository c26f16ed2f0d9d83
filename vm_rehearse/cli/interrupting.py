"""Ctrl-C while a take is recorded: the first ends it, a second one throws it away."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType


class CtrlC:
    """Counts Ctrl-C during a recording; at any other time it stops the program as ever. For a ``with``.

    A third one during a recording stops the program at once, should the sound system hang. Where Ctrl-C is
    not heard (in another thread, or in a job that ignores it) nothing changes.
    """

    def __init__(self) -> None:
        self._pressed = 0
        self._counts = False

    def __enter__(self) -> CtrlC:
        """Listen."""
        self._before = signal.getsignal(signal.SIGINT)
        self._listens = (
            threading.current_thread() is threading.main_thread()
            and self._before is signal.default_int_handler
        )
        if self._listens:
            signal.signal(signal.SIGINT, self._press)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave Ctrl-C as it was."""
        if self._listens:
            signal.signal(signal.SIGINT, self._before)

    @property
    def ends(self) -> bool:
        """Whether the recording is, or was, ended by it."""
        return self._pressed > 0

    @property
    def discards(self) -> bool:
        """Whether the take is to be thrown away."""
        return self._pressed > 1

    def reset(self) -> None:
        """Forget what was pressed: another recording is next."""
        self._pressed, self._counts = 0, False

    def count(self) -> None:
        """From now on, count."""
        self._counts = True

    def stop_counting(self) -> None:
        """From now on, stop the program again."""
        self._counts = False

    def _press(self, _number: int, _frame: FrameType | None) -> None:
        if not self._counts:
            raise KeyboardInterrupt
        self._pressed += 1
        if self._pressed > 2:
            raise KeyboardInterrupt
