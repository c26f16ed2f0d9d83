"""Which differences between script and transcript are the recogniser's own: the sound's verdict.

Where the script's words stand opposite what was heard, and where they were passed over, the `signs` are
weighed. Their weights come from two logistic regressions on places of takes with exact truth: English and
Dutch, synthetic voices and people, in noise, room, telephone band and at low level, with names, numbers,
endings and phrases changed, left out and put in (``make verdicts`` fits them anew).

Where the script has nothing opposite what was heard, it stands, unless the recogniser doubted it and finds
silence as likely: what somebody says beside the script must never vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from vm_rehearse.measures.durations import spoken_s
from vm_rehearse.measures.matching.letter_names import rhyme
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.signs import Signs, signs
from vm_rehearse.measures.matching.verdict_weights import EXCHANGED, LEFT_OUT
from vm_rehearse.take import Transcript, Weight, Word

_DOUBTED_NATS = -0.3
"""A word that the recogniser is surer of than this was said, whatever the script has there."""
_EVEN_NATS, _SHARPNESS = 3.0, 1.5
"""Such a word may be there or not where silence is so much less likely; and how fast that turns."""
_LONGEST_NOTHING_S = 0.6
"""Of speech: where there is more of it something was said. In 168 takes the words that were rightly taken for
nothing had at most 0.5 s, and another had 1.0 s, a name."""
_LOST_NATS = 20.0
_HOPELESS_NATS = -10.0
_LEAST_SPARE_S = -0.1
"""Several words that were passed over at once need more time than one word beside them may have lost."""
_SAME_SOUND = 0.95
"""Words that sound the same ("Inn", "in") can't be told apart: the script's are taken to have been said."""
_RHYMING = 0.5
"""Of a letter whose name rhymes with the one that was heard it is left open which was said."""
_BEYOND = 0.3
"""Of "see all of", heard for "seal", each word beyond the first makes the place worth so much more."""
_LEAST_WORTH = 0.001
"""Of a place that is chosen though the script's words are likelier not to have been said there."""


def probability_said(place: Place, transcript: Transcript, weight: Weight, *, unclear_nats: float) -> float:
    """Probability that the script's words were said at a place, and nothing else, 0..1.

    Parameters
    ----------
    place : Place
    transcript : Transcript
    weight : Weight
    unclear_nats : float
        How unsure the recogniser was of the take (`unclearness`).
    """
    if weight.script_nats is None:
        doubted = weight.heard_nats is not None and weight.heard_nats < _DOUBTED_NATS
        words = transcript.words[slice(*place.transcript)]
        if words and spoken_s(transcript.speech, words[0].start_s, words[-1].end_s) > _LONGEST_NOTHING_S:
            return 0.0
        silent_nats = _EVEN_NATS - weight.log_odds_nats
        return _logistic(_SHARPNESS * silent_nats) if doubted else 0.0
    if is_lost(weight):
        return 0.0
    found = signs(place, transcript, weight, unclear_nats=unclear_nats)
    if weight.heard_nats is None:
        has_time = place.gap_words <= 1 or found["spare_s"] > _LEAST_SPARE_S
        return weighed(found, LEFT_OUT) if has_time else 0.0
    heard = " ".join(word.text for word in transcript.words[slice(*place.transcript)])
    least = _RHYMING if rhyme(place.text, heard, transcript.language) else 0.0
    return max(weighed(found, EXCHANGED), _SAME_SOUND if found["same_sound"] else least)


def is_lost(weight: Weight) -> bool:
    """Whether the script's words are so unlikely at a place that nothing more was asked about them."""
    unlikely = weight.log_odds_nats > _LOST_NATS or (weight.script_nats or 0.0) < _HOPELESS_NATS
    return unlikely and weight.script_gain_nats is None


def weighed(found: Signs, weights: Signs) -> float:
    """The probability that signs come to with their weights."""
    return _logistic(sum(weight * found[name] for name, weight in weights.items()))


def unclearness(words: Sequence[Word]) -> float:
    """How unsure the recogniser was of a take: the words' mean negative log-probability, in nats."""
    known = [max(word.probability, 1e-3) for word in words if word.probability is not None]
    return -sum(map(log, known)) / len(known) if known else 0.0


def accepted(
    places: Sequence[Place], probabilities: Sequence[float], *, least: float = 0.5
) -> tuple[Place, ...]:
    """The places at which the script's words count as said, none overlapping another, in order.

    Of the ways to choose among overlapping places, the one that gets most of the script's words right is
    taken: a word that counts as said with probability p is worth p - 1/2, and one that was heard beyond the
    script's, or put in, a part of it.

    Parameters
    ----------
    places : sequence of Place
    probabilities : sequence of float
        That the script's words were said there, 0..1.
    least : float
        What is less probable than this is not chosen.
    """
    candidates = [
        (place, max(probability - 0.5, _LEAST_WORTH) * _words_explained(place))
        for place, probability in zip(places, probabilities, strict=True)
        if probability >= least
    ]
    candidates.sort(key=lambda each: (each[0].script[1], each[0].spoken[1], each[0].script, each[0].spoken))
    worths: list[float] = []
    befores: list[int | None] = []
    for place, worth in candidates:
        rows = [row for row in range(len(worths)) if _is_behind(place, candidates[row][0])]
        before = max(rows, key=lambda row: worths[row], default=None)
        worths.append(worth + (0.0 if before is None else worths[before]))
        befores.append(before)
    chosen: list[Place] = []
    last = max(range(len(worths)), key=lambda row: worths[row], default=None)
    while last is not None:
        chosen.append(candidates[last][0])
        last = befores[last]
    return tuple(reversed(chosen))


def _logistic(value: float) -> float:
    """From log-odds to a probability."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, value))))


def _is_behind(place: Place, other: Place) -> bool:
    """Whether a place begins, on both sides, where another has ended."""
    return other.script[1] <= place.script[0] and other.spoken[1] <= place.spoken[0]


def _words_explained(place: Place) -> float:
    """How many words of the script a place has; what was heard beyond them counts for less."""
    script, spoken = (end - first for first, end in (place.script, place.spoken))
    return script + _BEYOND * max(0, spoken - script)
