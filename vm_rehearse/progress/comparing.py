"""Two takes side by side: which is better, on what ground, and what changed.

The better take is the one with the higher score, over the criteria that both have: a take without a
script is not better for having nothing to get wrong. Under 2 points they are about equal: a single
filler more or less can move the total of a usual message that far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.progress.criteria import CRITERIA, POINTS_ALIKE, criteria, points
from vm_rehearse.progress.measure_changes import MeasureChange, measure_changes
from vm_rehearse.progress.script_words import ScriptChanges, same_text, script_changes
from vm_rehearse.take import Criterion, CriterionName, Take

Better = Literal["first", "second"]
Reason = Literal["higher_score", "about_equal", "not_scored", "nothing_in_common", "different_rubrics"]
ABOUT_EQUAL_POINTS: Final = 2.0


@dataclass(frozen=True)
class PointsChange:
    """The total or one criterion in both takes, in points 0..100; None where a take does not have it."""

    name: CriterionName | Literal["total"]
    first: float | None
    second: float | None
    change: float | None


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
    before, after = criteria(first), criteria(second)
    shared = tuple(name for name in CRITERIA if name in before and name in after)
    same_script = same_text(first.script, second.script)
    better, reason, lead_points = _verdict(first, second, shared)
    return Comparison(
        first=first,
        second=second,
        total=_points_change("total", _total(first), _total(second)),
        criteria=tuple(_points_change(name, points(first, name), points(second, name)) for name in CRITERIA),
        measures=measure_changes(first, second),
        same_script=same_script,
        script=_script_changes(first, second) if same_script else None,
        better=better,
        reason=reason,
        lead_points=lead_points,
        judged_on=shared if lead_points is not None else (),
        because=_leaning(before, after, shared, towards=better),
        although=_leaning(before, after, shared, towards=_other(better)),
    )


def _total(take: Take) -> float | None:
    """Give the take's total."""
    return None if take.analysis is None else take.analysis.score.total


def _points_change(
    name: CriterionName | Literal["total"], first: float | None, second: float | None
) -> PointsChange:
    """Put two numbers of points side by side."""
    change = None if first is None or second is None else second - first
    return PointsChange(name=name, first=first, second=second, change=change)


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
    weights = sum(criteria(second)[name].weight for name in shared)
    if weights <= 0:
        return None, "nothing_in_common", None
    before, after = criteria(first), criteria(second)
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
        if sign * (after[name].points - before[name].points) >= POINTS_ALIKE
    }
    return tuple(sorted(gains, key=lambda name: -gains[name]))
