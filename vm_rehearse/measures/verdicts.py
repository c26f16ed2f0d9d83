"""Which differences between script and transcript are the recogniser's own: the sound's verdict.

Each place was read both ways against the sound (`Weight`). A mishearing shows in these signs: what was heard
is not much likelier than the script's words; these go well with the sound, token by token, once they are
begun, and so does the worst of their tokens; the recogniser was not sure of what it heard; and it was unsure
of the whole take (a strange voice, noise, Dutch), of which more mishearings are to be expected. Numbers and
the endings of words it hears better than these signs suggest. Their weights come from a logistic regression
on places of takes with exact truth: English and Dutch, synthetic voices and people, in noise, room, telephone
band and at low level, with names, numbers, endings and phrases changed, left out and put in. A change that is
overlooked weighs twice as much there as a mishearing that is reported; in Dutch, of which there are few
changes among many mishearings, eight times.

Where the transcript has nothing opposite the script's words, the same signs decide whether they were missed;
an everyday word has to be surer, as people do leave such words out. Where the script has nothing opposite
what was heard, it stands, unless the recogniser doubted it and finds silence as likely: what somebody says
beside the script must never vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from math import exp, log

from vm_rehearse.measures.places import Place
from vm_rehearse.take import Weight, Word
from vm_rehearse.text import is_number_word, normalise_word

_LEAST_NATS = -12.0
"""Token by token, worse than this is as bad as can be."""
_WORST_NATS = -16.0
_LOG_ODDS_NATS = (-5.0, 25.0)
_DOUBTED_NATS = -0.3
"""A word that the recogniser is surer of than this was said, whatever the script has there."""
_SURE_NATS = 0.4
"""What was heard is the less sure up to so far below certainty."""
_MOST_UNCLEAR_NATS = 0.45
_LEAST_STEM, _LONGEST_ENDING = 3, 2


def probability_said(
    place: Place, heard: str, weight: Weight, language: str, *, unclear_nats: float
) -> float:
    """Probability that the script's words were said at a place, and nothing else, 0..1.

    Parameters
    ----------
    place : Place
    heard : str
        What the recogniser wrote there.
    weight : Weight
    language : str
        Language code; numbers are known in English and Dutch.
    unclear_nats : float
        How unsure the recogniser was of the take (`unclearness`).
    """
    if weight.script_nats is None:
        doubted = weight.heard_nats is not None and weight.heard_nats < _DOUBTED_NATS
        return _logistic(1.5 * (3.0 - weight.log_odds_nats)) if doubted else 0.0
    likelier = min(max(weight.log_odds_nats, _LOG_ODDS_NATS[0]), _LOG_ODDS_NATS[1])
    goes_with_sound = max(weight.script_nats, _LEAST_NATS)
    unclear = min(unclear_nats, _MOST_UNCLEAR_NATS)
    is_number = _is_number(place.text, language)
    if weight.heard_nats is None:
        left_out_at_times = weight.everyday and not is_number
        return _logistic(
            3.5 - 0.1 * likelier + 0.6 * goes_with_sound - 3.0 * left_out_at_times * max(0.0, 1 - 2 * unclear)
        )
    worst = weight.script_nats if weight.script_worst_nats is None else weight.script_worst_nats
    more_words = place.script[1] - place.script[0] - 1
    return _logistic(
        3.84
        - 0.103 * likelier
        + 0.31 * goes_with_sound
        + 0.274 * max(worst, _WORST_NATS)
        + (0.42 * unclear - 0.36) * more_words
        + 0.11 * weight.everyday
        - 4.54 * (is_number and _is_number(heard, language))
        - 1.1 * max(0.0, 1 + weight.heard_nats / _SURE_NATS)
        - 0.89 * _differ_in_ending(place.text, heard)
        + 7.2 * unclear
    )


def unclearness(words: Sequence[Word]) -> float:
    """How unsure the recogniser was of a take: the words' mean negative log-probability, in nats."""
    known = [max(word.probability, 1e-3) for word in words if word.probability is not None]
    return -sum(map(log, known)) / len(known) if known else 0.0


def _differ_in_ending(first: str, second: str) -> bool:
    """Whether two words are one but for their last letters: a plural, a tense."""
    one, other = normalise_word(first), normalise_word(second)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one != other and stem >= _LEAST_STEM and max(len(one), len(other)) - stem <= _LONGEST_ENDING


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
