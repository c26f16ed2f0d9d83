"""The change from one take to the next, in two lines at most."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.notation import rounded
from vm_rehearse.progress import Comparison, PointsChange
from vm_rehearse.views.page import page
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import CRITERION_NAMES, counted, listed, points, take_title, whole_points


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
        gained = max(1, abs(_gained(compared.total) or rounded(compared.lead_points or 0.0)))
        direction = "better" if compared.better == "second" else "lower"
        lead = f"{counted(gained, 'point')} {direction} than {before}"
    moved = [
        f"{CRITERION_NAMES[each.name].lower()} {points(each.first)} to {points(each.second)}"
        for each in compared.criteria
        if _gained(each)
    ]
    return sentence(
        (f"{lead}. ", "bold"), f"Points: {listed(moved)}." if moved else "All points are the same."
    )


def _gained(each: PointsChange) -> int | None:
    """Give the difference of the two numbers as they are shown."""
    if each.first is None or each.second is None:
        return None
    return whole_points(each.second) - whole_points(each.first)
