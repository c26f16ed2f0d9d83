"""The bands a take should be in, in words: what scores the full points of the rubric."""

from __future__ import annotations

from vm_rehearse.notation import clock, decimal
from vm_rehearse.scoring import FILLERS_ALWAYS_FINE, bands
from vm_rehearse.take import CriterionName
from vm_rehearse.views.wording import percent


def aim(name: CriterionName, target_s: float) -> str:
    """Write the band of one criterion that scores all its points, for a target length."""
    band = bands(target_s)[name]
    if name == "duration":
        # the half second on top is tolerance, no aim
        return f"{clock(band.full_from)} to {clock(target_s)}"
    if name == "pace":
        return f"{decimal(band.full_from)} to {decimal(band.full_to)}"
    if name == "fillers":
        return f"up to {FILLERS_ALWAYS_FINE}, or {decimal(band.full_to)}/min"
    return f"{percent(band.full_from)} or more"
