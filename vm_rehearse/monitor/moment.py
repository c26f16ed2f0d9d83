"""A recording as it stands at one moment, from its blocks so far.

Levels are of blocks of about 50 ms, in dB of full scale; None is exact silence. Times are seconds from the
start of the recording. What is quiet, too loud or nothing at all is what it is for `soundcheck`; where there
is speech is told from outside, and the message's clock starts with the first of it, as the listener's does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.scoring import bands
from vm_rehearse.soundcheck import BLOCK_S, FAINTEST_VOICE_DBFS, FULL_SCALE, LEAST_VOICE_S, QUIET_DBFS

Warned = Literal["nothing_heard", "clipping", "no_voice", "too_quiet", "past_target"]
Loudness = Literal["nothing", "no voice", "quiet", "good", "too loud"]

SCALE_FROM_DBFS: Final = -60.0
"""The bottom of a level meter."""
_SILENCE_DBFS: Final = -100.0
_FULL_SCALE_DBFS: Final = 20 * math.log10(FULL_SCALE)
_MEMORY_S: Final = 3.0
_HOLD_S: Final = 1.5
_SPEECH_COMES_LATE_S: Final = 0.15
"""Whether a block was speech is known only so long after it."""
_NOTHING_FOR_S: Final = 2.0
_NOTHING_FOR_WITH_GATE_S: Final = 4.0
_GATE_S: Final = 0.3
_NO_VOICE_FOR_S: Final = 5.0
_WARN_FOR_S: Final = 2.0
_SPEAKING_S: Final = 1.0


@dataclass(frozen=True)
class Block:
    """The levels of one block, when it ended, and whether it is speech."""

    at_s: float
    rms_dbfs: float
    peak_dbfs: float
    is_speech: bool


@dataclass(frozen=True)
class Moment:
    """What is known of a recording so far; without arguments, before its first sound."""

    elapsed_s: float = 0.0
    recent: tuple[Block, ...] = ()
    """The blocks of the last seconds, the newest last."""
    speech_began_s: float | None = None
    last_speech_s: float | None = None
    last_sound_s: float = 0.0
    clipped_at_s: float | None = None
    has_gate: bool = False
    """Whether the microphone falls silent by itself between words, as headsets do against noise."""

    @property
    def level_dbfs(self) -> float | None:
        """The level of the newest block."""
        newest = self.recent[-1].rms_dbfs if self.recent else _SILENCE_DBFS
        return newest if newest > _SILENCE_DBFS else None

    @property
    def held_peak_dbfs(self) -> float | None:
        """The highest peak of the last moments."""
        return self.loudest_dbfs(_HOLD_S)

    @property
    def message_s(self) -> float:
        """How long the message is by now: from the first word on."""
        return 0.0 if self.speech_began_s is None else max(0.0, self.elapsed_s - self.speech_began_s)

    @property
    def silent_s(self) -> float:
        """How long nothing has been said since the last word; 0 before the first."""
        return 0.0 if self.last_speech_s is None else max(0.0, self.elapsed_s - self.last_speech_s)

    def loudest_dbfs(self, seconds: float) -> float | None:
        """The highest peak of the last so many seconds, three at most."""
        peaks = [block.peak_dbfs for block in self.recent if block.at_s > self.elapsed_s - seconds]
        highest = max(peaks, default=_SILENCE_DBFS)
        return highest if highest > _SILENCE_DBFS else None

    def voice_dbfs(self, *, at_least_s: float) -> float | None:
        """The level of what was said in the last three seconds; None for less than so much of it."""
        powers = [10 ** (block.rms_dbfs / 10) for block in self.recent if block.is_speech]
        if len(powers) * BLOCK_S < at_least_s:
            return None
        return 10 * math.log10(sum(powers) / len(powers))


def following(
    before: Moment,
    elapsed_s: float,
    *,
    rms_dbfs: float | None,
    peak_dbfs: float | None,
    speech_began_s: float | None,
    last_speech_s: float | None,
) -> Moment:
    """The moment after one more block.

    Parameters
    ----------
    before : Moment
    elapsed_s : float
        Where the block ends, in seconds; later than `before`.
    rms_dbfs, peak_dbfs : float or None
        Its levels; None for exact silence.
    speech_began_s, last_speech_s : float or None
        Where the first speech of the recording began and the last ended, as far as is known by now; None
        while nobody has spoken.
    """
    is_speech = last_speech_s is not None and last_speech_s >= elapsed_s - _SPEECH_COMES_LATE_S
    block = Block(
        elapsed_s,
        _SILENCE_DBFS if rms_dbfs is None else rms_dbfs,
        _SILENCE_DBFS if peak_dbfs is None else peak_dbfs,
        is_speech,
    )
    is_sound = block.peak_dbfs >= FAINTEST_VOICE_DBFS
    comes_back = is_sound and before.elapsed_s - before.last_sound_s >= _GATE_S
    return Moment(
        elapsed_s=elapsed_s,
        recent=(*(each for each in before.recent if each.at_s > elapsed_s - _MEMORY_S), block),
        speech_began_s=speech_began_s,
        last_speech_s=last_speech_s,
        last_sound_s=elapsed_s if is_sound else before.last_sound_s,
        clipped_at_s=elapsed_s if block.peak_dbfs >= _FULL_SCALE_DBFS else before.clipped_at_s,
        has_gate=before.has_gate or (comes_back and before.speech_began_s is not None),
    )


def warning(moment: Moment, *, target_s: float) -> Warned | None:
    """What the speaker should know now, the gravest first; None when all is well.

    A pause is no reason to warn: in a quiet room a microphone still gives its own noise, and where it falls
    silent by itself between words it is given more time.
    """
    nothing_for_s = _NOTHING_FOR_WITH_GATE_S if moment.has_gate else _NOTHING_FOR_S
    if moment.elapsed_s - moment.last_sound_s >= nothing_for_s:
        return "nothing_heard"
    if moment.clipped_at_s is not None and moment.elapsed_s - moment.clipped_at_s < _WARN_FOR_S:
        return "clipping"
    if moment.elapsed_s - (moment.last_speech_s or 0.0) >= _NO_VOICE_FOR_S:
        return "no_voice"
    voice_dbfs = moment.voice_dbfs(at_least_s=_SPEAKING_S)
    if voice_dbfs is not None and voice_dbfs < QUIET_DBFS:
        return "too_quiet"
    if moment.message_s > bands(target_s)["duration"].full_to:
        return "past_target"
    return None


def loudness(moment: Moment) -> Loudness:
    """How loud it has been in the last seconds, in a word."""
    loudest = moment.loudest_dbfs(_MEMORY_S)
    if loudest is None or loudest < FAINTEST_VOICE_DBFS:
        return "nothing"
    if loudest >= _FULL_SCALE_DBFS:
        return "too loud"
    voice_dbfs = moment.voice_dbfs(at_least_s=LEAST_VOICE_S)
    if voice_dbfs is None:
        return "no voice"
    return "quiet" if voice_dbfs < QUIET_DBFS else "good"
