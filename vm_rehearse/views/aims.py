"""What a criterion looked at, and the band it should be in, which scores its full points: both in words."""

from __future__ import annotations

from vm_rehearse.notation import beside, clock, decimal, exact_moment
from vm_rehearse.scoring import FILLERS_ALWAYS_FINE, bands
from vm_rehearse.take import Criterion, CriterionName, Measures
from vm_rehearse.views.wording import duration, percent


def aim(name: CriterionName, target_s: float) -> str:
    """Write the band of one criterion that scores all its points, for a target length."""
    band = bands(target_s)[name]
    if name == "duration":
        # the half second on top is tolerance, no aim
        return f"{target_length(band.full_from)} to {target_length(target_s)}"
    if name == "pace":
        return f"{decimal(band.full_from)} to {decimal(band.full_to)}"
    if name == "fillers":
        return f"up to {FILLERS_ALWAYS_FINE}, or {decimal(band.full_to)}/min"
    return f"{percent(band.full_from)} or more"


def target_length(length_s: float) -> str:
    """Write how long a message may be, or should be at least; with tenths where it has them."""
    exact = exact_moment(length_s)
    return clock(length_s) if exact.endswith(".0") else exact


def message_length(duration_s: float, target_s: float) -> str:
    """Write how long a message is, on the side of the ends of its aim where it is."""
    band = bands(target_s)["duration"]
    seen = beside(duration_s, band.full_from, band.full_to)
    return duration(duration_s) if seen.is_integer() else exact_moment(seen)


def looked_at(criterion: Criterion, measures: Measures, target_s: float) -> str:
    """Write what one criterion looked at, on the side of the aim's ends where it is."""
    value, band = criterion.value, bands(target_s)[criterion.name]
    ends = band.full_from, band.full_to
    if criterion.name == "duration":
        return message_length(value, target_s)
    if criterion.name == "pace":
        return f"{beside(value, *ends):g} words/min"
    if criterion.name == "fillers":
        fillers = measures.filled_pauses + measures.filler_words
        return f"{fillers} ({beside(value, *ends, decimals=1):g}/min)" if fillers else "0"
    seen = beside(100 * value, *(100 * end for end in ends))
    return percent(value) if seen.is_integer() else f"{seen:g}%"
