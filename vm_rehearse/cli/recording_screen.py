"""One recording as it is watched and ended: keys, levels, what is on the screen. All in the main thread."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from vm_rehearse.cli.interrupting import CtrlC
from vm_rehearse.cli.keyboard import END_OF_INPUT, ENTER, Keys
from vm_rehearse.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from rich.live import Live as Moving

    from vm_rehearse.audio import Resampler
    from vm_rehearse.monitor import Moment
    from vm_rehearse.recorder import Level
    from vm_rehearse.views.live import Live

_ENDING = f"{ENTER} "
_START_OVER = "r"
_FRAME_S = 1 / 13


class RecordingScreen:
    """Watches one recording, from before the countdown on; for a ``with``.

    Parameters
    ----------
    surroundings : Surroundings
    view : Live
        What the screen is about.
    keys : Keys
    ctrl_c : CtrlC
        Counts from the moment the microphone is awake.
    auto_stop_s : float, optional
        End after so much silence once something was said.
    follow : callable
        Told of each block, and of the moment after it.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        view: Live,
        keys: Keys,
        ctrl_c: CtrlC,
        *,
        auto_stop_s: float | None,
        follow: Callable[[Level, Moment], None],
    ) -> None:
        from vm_rehearse.monitor import Moment
        from vm_rehearse.voice_activity import SpeechSoFar

        self.starts_over = False
        self._surroundings, self._view, self._keys, self._ctrl_c = surroundings, view, keys, ctrl_c
        self._auto_stop_s, self._follow = auto_stop_s, follow
        self._moment = Moment()
        self._speech = SpeechSoFar()
        self._resampler: Resampler | None = None
        self._moving: Moving | None = None
        self._next_frame_s = 0.0
        self._has_warned = False

    def __enter__(self) -> RecordingScreen:
        """Take the whole screen, where it is one that can move."""
        self._ctrl_c.reset()
        console = self._surroundings.talk_console()
        if console.is_terminal and not console.is_dumb_terminal:
            from rich.live import Live as Moving

            self._moving = Moving(
                console=console,
                screen=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._moving.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the screen back as it was."""
        if self._moving is not None:
            self._moving.stop()

    @property
    def moves(self) -> bool:
        """Whether the script and the time are shown."""
        return self._moving is not None

    def announce(self, what: str) -> None:
        """Say what is being waited for before the recording begins."""
        if self._moving is None:
            self._surroundings.say(what)
        else:
            self._draw(before=what)

    def stop(self) -> bool:
        """Say whether the recording is to end now; until the microphone is awake, no key ends anything."""
        pressed = self._keys()
        if self._ctrl_c.ends or END_OF_INPUT in pressed:
            return True
        if self._moment.elapsed_s == 0.0:
            return False
        if _START_OVER in pressed.lower():
            self.starts_over = True
        if self.starts_over or any(key in _ENDING for key in pressed):
            return True
        return self._auto_stop_s is not None and self._moment.silent_s >= self._auto_stop_s

    def on_level(self, level: Level) -> None:
        """Note the newest block, and draw in its turn."""
        from vm_rehearse.monitor import following

        if self._moment.elapsed_s == 0.0:
            self._begin()
        self._listen(level)
        self._moment = following(
            self._moment,
            level.elapsed_s,
            rms_dbfs=level.rms_dbfs,
            peak_dbfs=level.peak_dbfs,
            speech_began_s=self._speech.began_s,
            last_speech_s=self._speech.last_s,
        )
        self._follow(level, self._moment)
        if self._moving is None:
            self._warn_once()
        elif level.elapsed_s >= self._next_frame_s:
            self._draw()
            self._next_frame_s = max(self._next_frame_s + _FRAME_S, level.elapsed_s)

    def _begin(self) -> None:
        """Say that the microphone is awake; a Ctrl-C from here on ends a take that there is."""
        from vm_rehearse.views.live import speak_now

        self._keys()  # Enter during the countdown ends nothing
        self._ctrl_c.count()
        if self._moving is None:
            self._surroundings.say(speak_now(has_keys=self._view.has_keys))

    def _listen(self, level: Level) -> None:
        """Look for speech in a block."""
        if not level.sound:
            return
        import numpy as np

        from vm_rehearse.audio import RECOGNISER_RATE_HZ, Resampler

        if self._resampler is None:
            self._resampler = Resampler(level.sample_rate_hz, RECOGNISER_RATE_HZ)
        self._speech.hear(self._resampler.resampled(np.frombuffer(level.sound, np.int16)))

    def _warn_once(self) -> None:
        """Where nothing moves, say once if nothing is heard."""
        from vm_rehearse.monitor import warning
        from vm_rehearse.views.live import nothing_heard

        if not self._has_warned and warning(self._moment, target_s=self._view.target_s) == "nothing_heard":
            self._surroundings.say(nothing_heard(self._view))
            self._has_warned = True

    def _draw(self, *, before: str | None = None) -> None:
        """Draw the screen as it is now."""
        from vm_rehearse.views.live import live

        assert self._moving is not None
        rows = self._moving.console.size.height
        self._moving.update(live(self._view, self._moment, rows=rows, before=before), refresh=True)
