"""A recording heard while it goes on, so that its score is there soon after the last word.

At each pause all that was said so far is heard. If it was the last one, nothing is left to be heard when the
take is ended; if not, it is known what to expect of the sound.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vm_rehearse.cli.listening import Listening

if TYPE_CHECKING:
    from types import TracebackType

    from vm_rehearse.audio import Audio
    from vm_rehearse.monitor import Moment
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.recorder import Level

    Listen = Callable[[Audio, Recogniser, Callable[[], bool], Callable[[], bool]], None]

PAUSE_S = 0.25
"""Of silence as it is known by then, which is some 0.07 s less; the model hears 0.2 to 0.3 s of it."""
_WITHOUT_PAUSE_S = 8.0


class ListeningAhead:
    """Hears one recording while it goes on; for a ``with``, whose end is the recording's.

    Parameters
    ----------
    listening : Listening
    listen : callable
        Hears what there is by now: sound, recogniser, whether that is wanted, whether there is time for more.
    """

    def __init__(self, listening: Listening, listen: Listen) -> None:
        self._listening, self._listen = listening, listen
        self._sound = bytearray()
        self._last_speech_s: float | None = None
        self._heard_until_s = 0.0
        self._heard_speech_s: float | None = None
        self._is_over = self._is_overtaken = False

    def __enter__(self) -> ListeningAhead:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is not all that was said need not be heard to its end."""
        self._is_over = True

    def follow(self, level: Level, moment: Moment) -> None:
        """Take in one more block; at the moment after it, see whether to hear what there is."""
        self._sound += level.sound
        self._last_speech_s = moment.last_speech_s
        self._is_overtaken = self._is_time(moment)
        if self._is_overtaken:
            sound, last_speech_s = bytes(self._sound), moment.last_speech_s
            rate = level.sample_rate_hz
            if self._listening.ahead(lambda recogniser: self._hear(recogniser, sound, rate, last_speech_s)):
                self._heard_until_s, self._heard_speech_s = moment.elapsed_s, last_speech_s
                self._is_overtaken = False

    def _is_time(self, moment: Moment) -> bool:
        """Whether something new was said, and there is a pause behind it, or has been none for long."""
        if moment.last_speech_s is None or moment.last_speech_s == self._heard_speech_s:
            return False
        since_s = moment.elapsed_s - max(self._heard_until_s, moment.speech_began_s or 0.0)
        return moment.silent_s >= PAUSE_S or since_s >= _WITHOUT_PAUSE_S

    def _hear(self, recogniser: Recogniser, sound: bytes, rate: int, last_speech_s: float | None) -> None:
        """Hear what there was at a moment; in the recogniser's thread."""
        import numpy as np

        from vm_rehearse.audio import Audio

        samples = np.frombuffer(sound, np.int16).astype(np.float32) / np.float32(32768)

        def may_be_all() -> bool:
            return self._last_speech_s == last_speech_s

        def is_wanted() -> bool:
            if self._listening.is_over:
                return False
            return may_be_all() or not (self._is_over or self._is_overtaken)

        def has_time() -> bool:
            return may_be_all() and not self._is_over

        self._listen(Audio(samples, rate, 1), recogniser, is_wanted, has_time)
