"""Two takes side by side: what changed, whether it can be heard or matters, and which is better.

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

The better take is the one with the higher score, over the criteria that both have: a take without a
script is not better for having nothing to get wrong. Under 2 points they are about equal: a single
filler more or less can move the total of a usual message that far.

Literature
----------
Goldman-Eisler, F. (1968). Psycholinguistics: Experiments in Spontaneous Speech.
Quené, H. (2007). On the just noticeable difference for tempo in speech. Journal of Phonetics 35.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.progress.script_words import ScriptChanges, same_text, script_changes
from vm_rehearse.scoring import is_enough
from vm_rehearse.take import Criterion, CriterionName, Measures, Take

Judgement = Literal["better", "worse", "same", "neither"]
Better = Literal["first", "second"]
Reason = Literal["higher_score", "about_equal", "not_scored", "nothing_in_common", "different_rubrics"]
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

CRITERIA: Final[tuple[CriterionName, ...]] = ("duration", "pace", "fillers", "script")
ABOUT_EQUAL_POINTS: Final = 2.0
_POINTS_ALIKE: Final = 1.0
_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class PointsChange:
    """The total or one criterion in both takes, in points 0..100; None where a take does not have it."""

    name: CriterionName | Literal["total"]
    first: float | None
    second: float | None
    change: float | None


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
class Comparison:
    """Two takes side by side."""

    first: Take
    second: Take
    total: PointsChange
    criteria: tuple[PointsChange, ...]
    """All four, in the rubric's order."""
    measures: tuple[MeasureChange, ...]
    same_script: bool
    script: ScriptChanges | None
    """None unless both takes were scored against the same script text."""
    better: Better | None
    """None when they are about equal, and when it can't be said; `reason` tells which."""
    reason: Reason
    lead_points: float | None
    """Points of the second take minus those of the first, over `judged_on`."""
    judged_on: tuple[CriterionName, ...]
    because: tuple[CriterionName, ...]
    """The criteria that speak for the better take, the strongest first."""
    although: tuple[CriterionName, ...]
    """Those that speak against it."""


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


def compare(first: Take, second: Take) -> Comparison:
    """Hold two takes against each other.

    Parameters
    ----------
    first, second : Take
        In the order in which they are to be shown; usually the earlier one first. Either may be unscored.

    Returns
    -------
    Comparison
    """
    before, after = _criteria(first), _criteria(second)
    criteria = tuple(_points_change(name, _points(before, name), _points(after, name)) for name in CRITERIA)
    shared = tuple(name for name in CRITERIA if name in before and name in after)
    same_script = same_text(first.script, second.script)
    better, reason, lead_points = _verdict(first, second, shared)
    return Comparison(
        first=first,
        second=second,
        total=_points_change("total", _total(first), _total(second)),
        criteria=criteria,
        measures=tuple(_measure_change(rule, first, second) for rule in _RULES),
        same_script=same_script,
        script=_script_changes(first, second) if same_script else None,
        better=better,
        reason=reason,
        lead_points=lead_points,
        judged_on=shared if lead_points is not None else (),
        because=_leaning(before, after, shared, towards=better),
        although=_leaning(before, after, shared, towards=_other(better)),
    )


def _criteria(take: Take) -> dict[CriterionName, Criterion]:
    """Give the take's criteria by name."""
    return {} if take.analysis is None else {each.name: each for each in take.analysis.score.criteria}


def _points(criteria: dict[CriterionName, Criterion], name: CriterionName) -> float | None:
    """Give the points of one criterion."""
    return criteria[name].points if name in criteria else None


def _total(take: Take) -> float | None:
    """Give the take's total."""
    return None if take.analysis is None else take.analysis.score.total


def _points_change(
    name: CriterionName | Literal["total"], first: float | None, second: float | None
) -> PointsChange:
    """Put two numbers of points side by side."""
    change = None if first is None or second is None else second - first
    return PointsChange(name=name, first=first, second=second, change=change)


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
        before, after = (_points(_criteria(take), rule.criterion) for take in (first, second))
        if before is None or after is None or abs(after - before) < _POINTS_ALIKE:
            return "neither"
        return "better" if after > before else "worse"
    if rule.good is None:
        return "neither"
    return "better" if (change > 0) == (rule.good == "more") else "worse"


def _script_changes(first: Take, second: Take) -> ScriptChanges | None:
    """Give the script's words that changed, if both takes were held against it."""
    if first.analysis is None or second.analysis is None:
        return None
    before, after = first.analysis.script_match, second.analysis.script_match
    return None if before is None or after is None else script_changes(before, after)


def _verdict(
    first: Take, second: Take, shared: Sequence[CriterionName]
) -> tuple[Better | None, Reason, float | None]:
    """Say which take is better, on what ground, and by how many points."""
    if first.analysis is None or second.analysis is None:
        return None, "not_scored", None
    if first.analysis.score.rubric != second.analysis.score.rubric:
        return None, "different_rubrics", None
    weights = sum(_criteria(second)[name].weight for name in shared)
    if weights <= 0:
        return None, "nothing_in_common", None
    before, after = _criteria(first), _criteria(second)
    gained = sum((after[name].points - before[name].points) * after[name].weight for name in shared)
    lead_points = gained / weights
    if abs(lead_points) < ABOUT_EQUAL_POINTS:
        return None, "about_equal", lead_points
    return ("second" if lead_points > 0 else "first"), "higher_score", lead_points


def _other(better: Better | None) -> Better | None:
    """Give the other of the two takes."""
    if better is None:
        return None
    return "first" if better == "second" else "second"


def _leaning(
    before: dict[CriterionName, Criterion],
    after: dict[CriterionName, Criterion],
    shared: Sequence[CriterionName],
    *,
    towards: Better | None,
) -> tuple[CriterionName, ...]:
    """Give the criteria that speak for one take, the strongest first."""
    if towards is None:
        return ()
    sign = 1 if towards == "second" else -1
    gains = {
        name: sign * (after[name].points - before[name].points) * after[name].weight
        for name in shared
        if sign * (after[name].points - before[name].points) >= _POINTS_ALIKE
    }
    return tuple(sorted(gains, key=lambda name: -gains[name]))
