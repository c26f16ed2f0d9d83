"""The criteria of a take's score, by name."""

from __future__ import annotations

from typing import Final

from vm_rehearse.take import Criterion, CriterionName, Take

CRITERIA: Final[tuple[CriterionName, ...]] = ("duration", "pace", "fillers", "script")
"""In the rubric's order."""
POINTS_ALIKE: Final = 1.0
"""Points of a criterion that differ by less are alike."""


def criteria(take: Take) -> dict[CriterionName, Criterion]:
    """The criteria of a take; none of one that was not scored."""
    return {} if take.analysis is None else {each.name: each for each in take.analysis.score.criteria}


def points(take: Take, name: CriterionName) -> float | None:
    """The points of one criterion, if the take has it."""
    criterion = criteria(take).get(name)
    return None if criterion is None else criterion.points
