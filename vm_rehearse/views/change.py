"""The change from one take to the next, in few lines."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.notation import rounded
from vm_rehearse.progress import Comparison, PointsChange
from vm_rehearse.views.page import page
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import (
    CRITERION_NAMES,
    counted,
    duration,
    listed,
    points,
    take_title,
    whole_points,
)


def change(compared: Comparison) -> RenderableType | None:
    """Give the change since an earlier take, or None where there is nothing to compare.

    Parameters
    ----------
    compared : Comparison
        The earlier take first.
    """
    if compared.lead_points is None:
        return None
    return page(_since(compared))


def _since(compared: Comparison) -> Text:
    """Say how the score and the criteria moved."""
    before = take_title(compared.first, otherwise="the take before")
    if compared.better is None:
        lead = f"About as good as {before}"
    else:
        lead = f"{lead_of(compared)} {'better' if compared.better == 'second' else 'lower'} than {before}"
    moved = [
        f"{CRITERION_NAMES[each.name].lower()} {points(each.first)} to {points(each.second)}"
        for each in compared.criteria
        if shown_change(each)
    ]
    told = f"Points: {listed(moved)}." if moved else "All points are the same."
    if not _judged_alike(compared):
        told += f" Judged only on {listed([CRITERION_NAMES[name].lower() for name in compared.judged_on])}."
    return sentence((f"{lead}. ", "bold"), told, *_aimed_otherwise(compared))


def _aimed_otherwise(compared: Comparison) -> Iterator[str]:
    """Say what was asked of the earlier take that was not of this one: points moved by that too."""
    before, now = compared.first, compared.second
    if before.target_s != now.target_s:
        yield f" Its target was {duration(before.target_s)}."
    if before.strict != now.strict:
        name = take_title(now if now.strict else before, otherwise="one take")
        yield f" Only {name} was held against the script strictly."


def lead_of(compared: Comparison) -> str:
    """Write how far ahead the better take is: by its score, where both are judged on the same."""
    lead = shown_change(compared.total) if _judged_alike(compared) else None
    return counted(max(1, abs(rounded(compared.lead_points or 0.0) if lead is None else lead)), "point")


def _judged_alike(compared: Comparison) -> bool:
    """Whether both takes have points on the same criteria."""
    return all((each.first is None) == (each.second is None) for each in compared.criteria)


def shown_change(each: PointsChange) -> int | None:
    """Give the difference of the two numbers as they are shown, so that the reader's sum comes out."""
    if each.first is None or each.second is None:
        return None
    return whole_points(each.second) - whole_points(each.first)
