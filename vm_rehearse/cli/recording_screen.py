"""One recording as it is watched and ended: keys, levels, what is on the screen. All in the main thread."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from vm_rehearse.cli.keyboard import END_OF_INPUT, ENTER, Keys
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.monitor import Moment, following

if TYPE_CHECKING:
    from rich.live import Live as Moving

    from vm_rehearse.recorder import Level
    from vm_rehearse.views.live import Live

_ENDING = f"{ENTER} {END_OF_INPUT}"
_START_OVER = "r"
_FRAME_S = 1 / 13


class RecordingScreen:
    """Watches one recording; for a ``with``.

    Parameters
    ----------
    surroundings : Surroundings
    view : Live
        What the screen is about.
    keys : Keys
    auto_stop_s : float, optional
        End after so much silence once something was said.
    """

    def __init__(
        self, surroundings: Surroundings, view: Live, keys: Keys, *, auto_stop_s: float | None
    ) -> None:
        self.starts_over = False
        self._surroundings, self._view, self._keys = surroundings, view, keys
        self._auto_stop_s = auto_stop_s
        self._moment = Moment()
        self._moving: Moving | None = None
        self._next_frame_s = 0.0

    def __enter__(self) -> RecordingScreen:
        """Forget the keys pressed before: Enter during the countdown ends nothing."""
        self._keys()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the moving screen away."""
        if self._moving is not None:
            self._moving.stop()

    def stop(self) -> bool:
        """Say whether the recording is to end now."""
        pressed = self._keys()
        if _START_OVER in pressed.lower():
            self.starts_over = True
        if self.starts_over or any(key in _ENDING for key in pressed):
            return True
        return self._auto_stop_s is not None and self._moment.silent_s >= self._auto_stop_s

    def on_level(self, level: Level) -> None:
        """Note the newest level, and draw it in its turn."""
        if self._moment.elapsed_s == 0.0:
            self._begin()
        self._moment = following(
            self._moment, level.elapsed_s, rms_dbfs=level.rms_dbfs, peak_dbfs=level.peak_dbfs
        )
        if self._moving is not None and level.elapsed_s >= self._next_frame_s:
            from vm_rehearse.views.live import live

            rows = self._moving.console.size.height
            self._moving.update(live(self._view, self._moment, rows=rows), refresh=True)
            self._next_frame_s = max(self._next_frame_s + _FRAME_S, level.elapsed_s)

    def _begin(self) -> None:
        """Say that the microphone is awake; on a terminal, something moves from here on."""
        from vm_rehearse.views.live import speak_now

        self._surroundings.say(speak_now(has_keys=self._view.has_keys))
        console = self._surroundings.talk_console()
        if console.is_terminal and not console.is_dumb_terminal:
            from rich.live import Live as Moving

            self._moving = Moving(
                console=console,
                auto_refresh=False,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._moving.start()
