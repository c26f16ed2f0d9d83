"""Which differences between script and transcript are the recogniser's own: the sound's verdict.

Each place was read both ways against the sound (`Weight`). A mishearing shows in two things: what was heard
is not much likelier than the script's words, and these go well with the sound, token by token, once they are
begun. Rare words (names, brands) need more patience than everyday ones, of which the recogniser would have
written the right one by itself; of two numbers, even more so. The weights of these signs come from a logistic
regression on the places of takes with exact truth in two voices, in noise, room, telephone band and at low
level, with names, numbers, endings and phrases changed, left out and put in by the speaker.

Where the transcript has nothing opposite the script's words, the same two signs decide whether they were
missed. Where the script has nothing opposite what was heard, it stands, unless the recogniser doubted it and
finds silence as likely: what somebody says beside the script must never vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from vm_rehearse.measures.places import Place
from vm_rehearse.take import Weight
from vm_rehearse.text import is_number_word, normalise_word

_LEAST_NATS = -12.0
"""Token by token, worse than this is as bad as can be."""
_DOUBTED_NATS = -0.3
"""A word that the recogniser is surer of than this was said, whatever the script has there."""


def probability_said(place: Place, heard: str, weight: Weight, language: str) -> float:
    """Probability that the script's words were said at a place, and nothing else, 0..1.

    Parameters
    ----------
    place : Place
    heard : str
        What the recogniser wrote there.
    weight : Weight
    language : str
        Language code; numbers are known in English and Dutch.
    """
    likelier = weight.log_odds_nats
    if weight.script_nats is None:
        doubted = weight.heard_nats is not None and weight.heard_nats < _DOUBTED_NATS
        return _logistic(1.5 * (3.0 - likelier)) if doubted else 0.0
    goes_with_sound = max(weight.script_nats, _LEAST_NATS)
    if weight.heard_nats is None:
        return _logistic(7.0 - 0.5 * likelier + 0.7 * goes_with_sound)
    words = place.script[1] - place.script[0]
    numbers = _is_number(place.text, language) and _is_number(heard, language)
    return _logistic(
        5.4
        - 0.08 * likelier
        + 0.54 * goes_with_sound
        - 1.1 * words
        + (0.4 - 0.19 * likelier) * weight.everyday
        - 4.3 * numbers
    )


def accepted(places: Sequence[Place], probabilities: Sequence[float]) -> tuple[Place, ...]:
    """The places at which the script's words count as said, none overlapping another, in order.

    The surest place is taken first; every part that overlaps it is settled with it.
    """
    taken: list[Place] = []
    for probability, place in sorted(zip(probabilities, places, strict=True), key=lambda pair: -pair[0]):
        if probability >= 0.5 and not any(_overlap(place, other) for other in taken):
            taken.append(place)
    return tuple(sorted(taken, key=lambda place: (place.script, place.spoken)))


def _is_number(text: str, language: str) -> bool:
    """Whether a text is made of numbers alone."""
    return all(is_number_word(normalise_word(word), language) for word in text.split())


def _logistic(value: float) -> float:
    """From log-odds to a probability."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, value))))


def _overlap(first: Place, second: Place) -> bool:
    """Whether two places share a script word or a spoken word."""
    return _ranges_overlap(first.script, second.script) or _ranges_overlap(first.spoken, second.spoken)


def _ranges_overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two half-open ranges share an index."""
    return first[0] < second[1] and second[0] < first[1]
