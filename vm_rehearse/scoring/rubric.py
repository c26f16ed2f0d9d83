"""The rubric ``voicemail/1``: what a good cold-call voicemail measures, and the points for it.

========= ==================== =========================== ==========================================
criterion value                100 points                  0 points
========= ==================== =========================== ==========================================
duration  message, s           0.6 T to T + 0.5            0.2 T; 1.5 T (T: target, 30 s)
pace      words per minute     130 to 170                  80; 220
fillers   per minute           up to 5; up to 2 in a take  20
script    script match, 0..1   0.97 and more               0.50
========= ==================== =========================== ==========================================

Points are linear in between. Every criterion weighs the same: one that can't be measured is left out, and the
others share its weight. Pace and fillers are left out under a second, or under three words: a rate says
nothing there. The total is the weighted mean, 0..100, and None when nothing can be measured. No number
is rounded here; the words beside them go by the points as they are shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from vm_rehearse.notation import rounded
from vm_rehearse.take import Criterion, CriterionName, Measures, Score

RUBRIC = "voicemail/1"
"""Name and version; any change of a number here is a new version."""

DEFAULT_TARGET_S = 30.0
"""What a stranger listens to before deleting, by sales people's usual advice."""

FILLERS_ALWAYS_FINE = 2
"""So many in a take have all points, however short it is."""

ENOUGH_S = 1.0
ENOUGH_WORDS = 3
"""From so much on, both at once, pace and fillers are judged."""

_HALF = 50.0


@dataclass(frozen=True)
class Band:
    """Where a value has all its points, and where it has none; infinite where there is no such end."""

    zero_below: float
    full_from: float
    full_to: float
    zero_above: float


def bands(target_s: float) -> Mapping[CriterionName, Band]:
    """The band of each criterion, in the order in which they are shown.

    Parameters
    ----------
    target_s : float
        How long the message may be, in seconds.

    Returns
    -------
    mapping of criterion name to Band
        In the unit of the criterion's value.
    """
    return {
        "duration": Band(0.2 * target_s, 0.6 * target_s, target_s + 0.5, max(1.5 * target_s, target_s + 0.5)),
        "pace": Band(80.0, 130.0, 170.0, 220.0),
        "fillers": Band(-math.inf, -math.inf, 5.0, 20.0),
        "script": Band(0.50, 0.97, math.inf, math.inf),
    }


def points(value: float, band: Band) -> float:
    """Points for a value: 100 inside the band, falling linearly to 0 outside it.

    Parameters
    ----------
    value : float
        In the band's unit.
    band : Band
        The criterion's band.

    Returns
    -------
    float
        0..100.
    """
    if band.full_from <= value <= band.full_to:
        return 100.0
    if value < band.full_from:
        return 100.0 * max(0.0, value - band.zero_below) / (band.full_from - band.zero_below)
    if value >= band.zero_above:
        return 0.0
    return 100.0 * (band.zero_above - value) / (band.zero_above - band.full_to)


def has_half(value: float, band: Band) -> bool:
    """Whether a value has half of the points at least, as they are shown: then it is off by "a little"."""
    return rounded(points(value, band)) >= _HALF


def is_enough(duration_s: float, words: float) -> bool:
    """Whether a message is long enough for its pace and its fillers to say anything.

    Parameters
    ----------
    duration_s : float
        Of the message.
    words : float
        How many were said.
    """
    return duration_s >= ENOUGH_S and words >= ENOUGH_WORDS


def score(measures: Measures, *, target_s: float = DEFAULT_TARGET_S) -> Score:
    """The score of a take.

    Parameters
    ----------
    measures : Measures
        The take in numbers.
    target_s : float
        How long the message may be, in seconds.

    Returns
    -------
    Score
        With the criteria that could be measured. A take without words has none, and no total.
    """
    enough = is_enough(measures.duration_s, measures.words)
    values: Mapping[CriterionName, float | None] = {
        "duration": measures.duration_s if measures.duration_s > 0 else None,
        "pace": measures.words_per_minute if enough else None,
        "fillers": measures.fillers_per_minute if enough else None,
        "script": measures.script_match,
    }
    measured = {name: value for name, value in values.items() if value is not None and measures.words > 0}
    fillers = measures.filled_pauses + measures.filler_words
    criteria = []
    for name, value in measured.items():
        band = bands(target_s)[name]
        earned = 100.0 if name == "fillers" and fillers <= FILLERS_ALWAYS_FINE else points(value, band)
        criteria.append(
            Criterion(
                name=name,
                points=earned,
                weight=100.0 / len(measured),
                value=value,
                verdict=_verdict(
                    name, earned, is_low=value < band.full_from, is_perfect=_is_perfect(name, value)
                ),
            )
        )
    total = sum(criterion.points * criterion.weight for criterion in criteria) / 100.0 if criteria else None
    return Score(total=total, rubric=RUBRIC, criteria=tuple(criteria))


def _is_perfect(name: CriterionName, value: float) -> bool:
    """Whether there is nothing better: no filler at all, every word of the script."""
    return (name == "fillers" and value == 0) or (name == "script" and value == 1)


def _verdict(name: CriterionName, earned: float, *, is_low: bool, is_perfect: bool) -> str:
    """A plain word for people; "a little" is what still has half the points, as they are shown."""
    full, has_half = earned == 100.0, rounded(earned) >= _HALF
    little = "a little" if has_half else "too"
    if name == "duration":
        return "good length" if full else f"{little} {'short' if is_low else 'long'}"
    if name == "pace":
        return "good pace" if full else f"{little} {'slow' if is_low else 'quick'}"
    if name == "fillers":
        if is_perfect:
            return "no fillers"
        return "hardly any fillers" if full else "some fillers" if has_half else "many fillers"
    if is_perfect:
        return "word for word"
    return "close to the script" if full else "some words differ" if has_half else "far from the script"
