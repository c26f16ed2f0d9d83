"""A recording as it stands at one moment, from the levels of its blocks so far.

Levels are of blocks of about 50 ms, in dB of full scale; None is exact silence. Times are seconds from the
start of the recording.

Speech is told from background by level alone, as the display can't wait: a block counts as loud that is well
above the quietest block of the last seconds, and loud in itself. Three loud blocks in a row are the
beginning of the message; its clock starts there, as the listener's does. A click is shorter.
A steady noise, however loud, is background once it has gone on for those seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.scoring import bands

Warned = Literal["nothing_heard", "clipping", "too_quiet", "past_target"]
Loudness = Literal["nothing", "quiet", "good", "too loud"]

SCALE_FROM_DBFS: Final = -60.0
"""The bottom of a level meter."""
_SILENCE_DBFS: Final = -100.0
_NOTHING_DBFS: Final = -55.0
"""The self-noise of a usual microphone reaches this in its peaks; a muted one does not."""
_QUIET_DBFS: Final = -30.0
"""Speech at arm's length from a laptop peaks at -25 to -10."""
_CLIPPING_DBFS: Final = -0.2
_SPEECH_DBFS: Final = -50.0
_ABOVE_BACKGROUND_DB: Final = 10.0
_BLOCKS_OF_SPEECH: Final = 3
_MEMORY_S: Final = 3.0
_HOLD_S: Final = 1.5
_NOTHING_FOR_S: Final = 2.0
_WARN_FOR_S: Final = 2.0
_SPEAKING_S: Final = 1.0


@dataclass(frozen=True)
class Block:
    """The levels of one block and when it ended."""

    at_s: float
    rms_dbfs: float
    peak_dbfs: float


@dataclass(frozen=True)
class Moment:
    """What is known of a recording so far; without arguments, before its first sound."""

    elapsed_s: float = 0.0
    recent: tuple[Block, ...] = ()
    """The blocks of the last seconds, the newest last."""
    loud_blocks: int = 0
    """How many blocks in a row are loud, up to now."""
    loud_since_s: float = 0.0
    speech_began_s: float | None = None
    last_speech_s: float | None = None
    last_sound_s: float = 0.0
    clipped_at_s: float | None = None
    was_loud_enough: bool = False

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
        return 0.0 if self.speech_began_s is None else self.elapsed_s - self.speech_began_s

    @property
    def silent_s(self) -> float:
        """How long nothing has been said since the last word; 0 before the first."""
        return 0.0 if self.last_speech_s is None else self.elapsed_s - self.last_speech_s

    def loudest_dbfs(self, seconds: float) -> float | None:
        """The highest peak of the last so many seconds, three at most."""
        peaks = [block.peak_dbfs for block in self.recent if block.at_s > self.elapsed_s - seconds]
        highest = max(peaks, default=_SILENCE_DBFS)
        return highest if highest > _SILENCE_DBFS else None


def following(before: Moment, elapsed_s: float, *, rms_dbfs: float | None, peak_dbfs: float | None) -> Moment:
    """The moment after one more block.

    Parameters
    ----------
    before : Moment
    elapsed_s : float
        Where the block ends, in seconds; later than `before`.
    rms_dbfs, peak_dbfs : float or None
        Its levels; None for exact silence.
    """
    block = Block(
        elapsed_s,
        _SILENCE_DBFS if rms_dbfs is None else rms_dbfs,
        _SILENCE_DBFS if peak_dbfs is None else peak_dbfs,
    )
    recent = (*(each for each in before.recent if each.at_s > elapsed_s - _MEMORY_S), block)
    background_dbfs = min(each.rms_dbfs for each in recent)
    is_loud = block.rms_dbfs >= max(_SPEECH_DBFS, background_dbfs + _ABOVE_BACKGROUND_DB)
    loud_blocks = before.loud_blocks + 1 if is_loud else 0
    loud_since_s = before.loud_since_s if before.loud_blocks else before.elapsed_s
    is_speech = loud_blocks >= _BLOCKS_OF_SPEECH
    began_s = before.speech_began_s
    return Moment(
        elapsed_s=elapsed_s,
        recent=recent,
        loud_blocks=loud_blocks,
        loud_since_s=loud_since_s,
        speech_began_s=loud_since_s if began_s is None and is_speech else began_s,
        last_speech_s=elapsed_s if is_speech else before.last_speech_s,
        last_sound_s=elapsed_s if block.peak_dbfs >= _NOTHING_DBFS else before.last_sound_s,
        clipped_at_s=elapsed_s if block.peak_dbfs >= _CLIPPING_DBFS else before.clipped_at_s,
        was_loud_enough=before.was_loud_enough or (is_speech and block.peak_dbfs >= _QUIET_DBFS),
    )


def warning(moment: Moment, *, target_s: float) -> Warned | None:
    """What the speaker should know now, the gravest first; None when all is well.

    A pause of somebody who was loud enough before is no reason to warn.
    """
    if moment.elapsed_s - moment.last_sound_s >= _NOTHING_FOR_S:
        return "nothing_heard"
    if moment.clipped_at_s is not None and moment.elapsed_s - moment.clipped_at_s < _WARN_FOR_S:
        return "clipping"
    is_waiting = moment.was_loud_enough and moment.silent_s > _SPEAKING_S
    if moment.elapsed_s >= _MEMORY_S and loudness(moment) in ("nothing", "quiet") and not is_waiting:
        return "too_quiet"
    if moment.message_s > bands(target_s)["duration"].full_to:
        return "past_target"
    return None


def loudness(moment: Moment) -> Loudness:
    """How loud it has been in the last seconds, in a word."""
    loudest = moment.loudest_dbfs(_MEMORY_S)
    if loudest is None or loudest < _NOTHING_DBFS:
        return "nothing"
    if loudest < _QUIET_DBFS:
        return "quiet"
    return "good" if loudest < _CLIPPING_DBFS else "too loud"
