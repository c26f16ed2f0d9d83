"""What the seconds of a take went on: its words, fillers, words said twice, and long silences.

Conventions
-----------
The parts are seconds and add up to the message. Edge cases: a take of nothing but fillers has one word
and a tenth of a second for it, so that a pace can always be told.

fillers_s
    Their own time, and the silence beside them beyond an ordinary pause: somebody who looks for a word says
    "um" and stops. Of so few fillers that nobody minds them, the silence beside them is one like any other.
pauses_s
    What other silences have beyond an ordinary pause.
restarts_s
    Repetitions and false starts.
words_s
    The rest: the words of the message, with the ordinary pauses between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vm_rehearse.scoring.rubric import FILLERS_ALWAYS_FINE
from vm_rehearse.scoring.wording import length_s
from vm_rehearse.take import Filler, Measures, Pause, Word

ORDINARY_PAUSE_S = 0.4
"""So long people stop between two sentences that they know well."""

_BESIDE_S = 0.25
_LEAST_S = 0.1
_NOT_THE_MESSAGE = ("filler_word", "repetition", "false_start")


@dataclass(frozen=True)
class TimeSpent:
    """Where the time of a take went, in seconds, and how many words belong to the message itself."""

    message_words: int
    words_s: float
    fillers_s: float
    pauses_s: float
    restarts_s: float

    @property
    def pace_wpm(self) -> float:
        """Words a minute of the message, without what held it up."""
        return 60.0 * self.message_words / self.words_s


def time_spent(
    measures: Measures, *, words: Sequence[Word], fillers: Sequence[Filler], pauses: Sequence[Pause]
) -> TimeSpent:
    """Share out the time of a take.

    Parameters
    ----------
    measures : Measures
        The take in numbers.
    words : sequence of Word
        What was said, in order.
    fillers : sequence of Filler
    pauses : sequence of Pause

    Returns
    -------
    TimeSpent
    """
    others = sum(word.kind in _NOT_THE_MESSAGE for word in words)
    apart = silences_apart(pauses, fillers)
    beside = [pause for pause in pauses if pause not in apart]
    fillers_s = sum(_sounding_s(filler, pauses) for filler in fillers) + _beyond_ordinary_s(beside)
    pauses_s = _beyond_ordinary_s(apart)
    restarts_s = sum(
        word.end_s - word.start_s for word in words if word.kind in ("repetition", "false_start")
    )
    return TimeSpent(
        message_words=max(1, measures.words - others),
        words_s=max(_LEAST_S, measures.duration_s - fillers_s - pauses_s - restarts_s),
        fillers_s=fillers_s,
        pauses_s=pauses_s,
        restarts_s=restarts_s,
    )


def silences_apart(pauses: Sequence[Pause], fillers: Sequence[Filler]) -> list[Pause]:
    """The silences that no filler explains: where there are few fillers, all of them."""
    if len(fillers) <= FILLERS_ALWAYS_FINE:
        return list(pauses)
    return [pause for pause in pauses if not _is_beside(pause, fillers)]


def _is_beside(pause: Pause, fillers: Sequence[Filler]) -> bool:
    """Whether a silence lies next to a filler, or has one in it."""
    return any(
        filler.start_s <= pause.end_s + _BESIDE_S and filler.end_s >= pause.start_s - _BESIDE_S
        for filler in fillers
    )


def _beyond_ordinary_s(pauses: Sequence[Pause]) -> float:
    """What silences have beyond ordinary ones, summed."""
    return sum(max(0.0, length_s(pause) - ORDINARY_PAUSE_S) for pause in pauses)


def _sounding_s(filler: Filler, pauses: Sequence[Pause]) -> float:
    """The time of a filler outside all silences: word times are less exact than those of silence."""
    silent_s = sum(
        max(0.0, min(filler.end_s, pause.end_s) - max(filler.start_s, pause.start_s)) for pause in pauses
    )
    return max(0.0, filler.end_s - filler.start_s - silent_s)
