"""Each measure of two takes side by side: what changed, and whether it can be heard or matters.

Conventions: `change` is second minus first, in the measure's own unit; ratios are 0..1. What either
take lacks can't be compared, and its change and judgement are None.

A change under its threshold is "same": too small to hear, or within what two readings of one text differ
by anyway. The thresholds:

===================== ============= ================================================================
measure               at least      why
===================== ============= ================================================================
duration_s            1 s           3 % of a usual message; nobody hears it, no mailbox cuts for it
words_per_minute      10 %          in the laboratory, side by side, 5 % is just noticed (Quené 2007);
                                    twice that from one message to the next
articulation_rate_wpm 10 %          the same
fillers               2             one more or less is chance
fillers_per_minute    3             a fifth of the rubric's span, and more than one filler in 30 s; in a
                                    shorter take, what a single one comes to is chance
script_match          0.02          one or two words of a usual script
repetitions           2             as for fillers; here with the false starts
longest_pause_s       0.25 s        what counts as a silent pause at all (Goldman-Eisler 1968)
pause_share           0.05          about 1.5 s of silence in a usual message
pitch_sd_semitones    0.5 st        finer, the estimate itself varies from reading to reading
loudness_lufs         2 LU          twice the just noticed 1 dB, as the two are not heard side by side
snr_db                3 dB          half or twice the noise
===================== ============= ================================================================

A change that reaches its threshold is "better" or "worse" where the measure has a good side: the
criterion's points for duration and pace, fewer for fillers and repetitions, more for the script match. It
is "neither" where it has none (pauses, pitch, loudness, noise), and where both values score alike.

Literature
----------
Goldman-Eisler, F. (1968). Psycholinguistics: Experiments in Spontaneous Speech.
Quené, H. (2007). On the just noticeable difference for tempo in speech. Journal of Phonetics 35.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.progress.criteria import POINTS_ALIKE, points
from vm_rehearse.scoring import is_enough
from vm_rehearse.take import CriterionName, Measures, Take

Judgement = Literal["better", "worse", "same", "neither"]
MeasureName = Literal[
    "duration_s",
    "words_per_minute",
    "articulation_rate_wpm",
    "fillers",
    "fillers_per_minute",
    "script_match",
    "repetitions",
    "longest_pause_s",
    "pause_share",
    "pitch_sd_semitones",
    "loudness_lufs",
    "snr_db",
]

_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class MeasureChange:
    """One measure in both takes; `fillers` and `repetitions` are the sums of their two kinds."""

    name: MeasureName
    first: float | None
    second: float | None
    change: float | None
    noticeable: bool | None
    """Whether the change can be heard or matters; None when either value is missing."""
    judgement: Judgement | None


@dataclass(frozen=True)
class _Rule:
    """When a change of one measure matters, and which way is good."""

    name: MeasureName
    threshold: float
    relative: bool = False
    good: Literal["more", "fewer"] | None = None
    criterion: CriterionName | None = None


_RULES: Final = (
    _Rule("duration_s", 1.0, criterion="duration"),
    _Rule("words_per_minute", 0.10, relative=True, criterion="pace"),
    _Rule("articulation_rate_wpm", 0.10, relative=True),
    _Rule("fillers", 2, good="fewer"),
    _Rule("fillers_per_minute", 3.0, good="fewer"),
    _Rule("script_match", 0.02, good="more"),
    _Rule("repetitions", 2, good="fewer"),
    _Rule("longest_pause_s", 0.25),
    _Rule("pause_share", 0.05),
    _Rule("pitch_sd_semitones", 0.5),
    _Rule("loudness_lufs", 2.0),
    _Rule("snr_db", 3.0),
)
_SAYS_NOTHING_OF_LITTLE: Final = frozenset(
    {"words_per_minute", "articulation_rate_wpm", "fillers", "fillers_per_minute"}
)
"""What a take does not have where too little was said."""


def measure_changes(first: Take, second: Take) -> tuple[MeasureChange, ...]:
    """Each measure of two takes side by side; either may be unscored."""
    return tuple(_measure_change(rule, first, second) for rule in _RULES)


def _measured(measures: Measures, name: MeasureName) -> float | None:
    """Give one measure's value; the two that are sums are added up here."""
    if name in _SAYS_NOTHING_OF_LITTLE and not is_enough(measures.duration_s, measures.words):
        return None
    if name == "fillers":
        if measures.fillers_per_minute is None:  # there is no list of fillers for the language
            return None
        return measures.filled_pauses + measures.filler_words
    if name == "repetitions":
        return measures.repetitions + measures.false_starts
    value: float | None = getattr(measures, name)
    return value


def _measure_change(rule: _Rule, first: Take, second: Take) -> MeasureChange:
    """Put one measure of both takes side by side, and judge the change."""
    one, other = (
        None if take.analysis is None else _measured(take.analysis.measures, rule.name)
        for take in (first, second)
    )
    if one is None or other is None:
        return MeasureChange(rule.name, one, other, change=None, noticeable=None, judgement=None)
    size = abs(other - one)
    threshold = rule.threshold * min(abs(one), abs(other)) if rule.relative else rule.threshold
    noticeable = size > 0 and size >= threshold - _ROUNDING
    if rule.name == "fillers_per_minute" and _differ_by_one_filler(first, second, size):
        noticeable = False
    judgement = _judgement(rule, first, second, change=other - one) if noticeable else "same"
    return MeasureChange(rule.name, one, other, other - one, noticeable=noticeable, judgement=judgement)


def _differ_by_one_filler(first: Take, second: Take, size: float) -> bool:
    """Whether a change of the fillers a minute is no more than one filler does in the shorter take."""
    one, other = (take.analysis.measures for take in (first, second) if take.analysis is not None)
    fillers = [each.filled_pauses + each.filler_words for each in (one, other)]
    of_one = 60.0 / min(one.duration_s, other.duration_s)
    return abs(fillers[0] - fillers[1]) == 1 and size <= of_one + _ROUNDING


def _judgement(rule: _Rule, first: Take, second: Take, *, change: float) -> Judgement:
    """Say whether a change that matters is for the better."""
    if rule.criterion is not None:
        before, after = (points(take, rule.criterion) for take in (first, second))
        if before is None or after is None or abs(after - before) < POINTS_ALIKE:
            return "neither"
        return "better" if after > before else "worse"
    if rule.good is None:
        return "neither"
    return "better" if (change > 0) == (rule.good == "more") else "worse"
