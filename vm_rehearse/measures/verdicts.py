"""Which differences between script and transcript are the recogniser's own: the sound's verdict.

Each place was read both ways against the sound (`Weight`). The verdict weighs how much likelier what was
heard is than the script's words, how well the script's words go with the sound token by token, and how alike
the two are in their letters, since mishearings sound alike and real changes mostly don't. Together they give
a probability by logistic regression; its coefficients were fitted on takes with exact truth.

Where the script has no words opposite (was something said there that it does not have?) or the transcript has
none (was something missed?), only the likelihoods speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from vm_rehearse.measures.alignment import similarity
from vm_rehearse.measures.places import Place
from vm_rehearse.take import Weight

_EXCHANGED = {"constant": 7.6, "log_odds": -0.29, "script": 0.77, "similarity": -1.4}
_ONLY_HEARD = {"constant": 2.0, "log_odds": -1.0}
_ONLY_IN_SCRIPT = {"constant": 3.0, "log_odds": -1.0}


def probability_said(place: Place, heard: str, weight: Weight) -> float:
    """Probability that the script's words were said at a place, and nothing else, 0..1.

    Parameters
    ----------
    place : Place
    heard : str
        What the recogniser wrote there.
    weight : Weight
    """
    if weight.script_nats is None:
        return _logistic(_ONLY_HEARD["constant"] + _ONLY_HEARD["log_odds"] * weight.log_odds_nats)
    if weight.heard_nats is None:
        return _logistic(_ONLY_IN_SCRIPT["constant"] + _ONLY_IN_SCRIPT["log_odds"] * weight.log_odds_nats)
    return _logistic(
        _EXCHANGED["constant"]
        + _EXCHANGED["log_odds"] * weight.log_odds_nats
        + _EXCHANGED["script"] * weight.script_nats
        + _EXCHANGED["similarity"] * similarity(place.text.lower(), heard.lower())
    )


def _logistic(value: float) -> float:
    """From log-odds to a probability."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, value))))


def accepted(places: Sequence[Place], probabilities: Sequence[float]) -> tuple[Place, ...]:
    """The places at which the script's words count as said, none overlapping another, in order.

    The surest place is taken first; every part that overlaps it is settled with it.
    """
    taken: list[Place] = []
    for probability, place in sorted(zip(probabilities, places, strict=True), key=lambda pair: -pair[0]):
        if probability >= 0.5 and not any(_overlap(place, other) for other in taken):
            taken.append(place)
    return tuple(sorted(taken, key=lambda place: (place.script, place.spoken)))


def _overlap(first: Place, second: Place) -> bool:
    """Whether two places share a script word or a spoken word."""
    return _ranges_overlap(first.script, second.script) or _ranges_overlap(first.spoken, second.spoken)


def _ranges_overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two half-open ranges share an index."""
    return first[0] < second[1] and second[0] < first[1]
