"""By what it is told whether the script's words were said at a place, or what was heard there.

Each place was read both ways against the sound (`Weight`). A mishearing shows in these signs, each a number:

likelier          what was heard is not much likelier than the script's words
goes_with_sound   these go well with the sound, token by token, once they are begun
worst             and so does the worst of their tokens
gained            hearing the place makes them likelier than the words before it alone do
heard_gained_more and it does not make what was heard likelier by much more
unclear           the recogniser was unsure of the whole take (a strange voice, noise, Dutch)
surely_heard      it was not sure of what it heard here

Numbers (`numbers`) and the endings of words (`ending`) it hears better than these signs suggest, and of more
than one word (`more_words`) it hears less. Of two everyday words (`everyday`) either fits most sentences, so
it is the sound that tells (`everyday_gained_more`). Where both sound the same (`same_sound`), nothing can
tell them apart.

Where words of the script were passed over there is nothing opposite them. Then there is time for them beside
(`spare_s`), hearing the place makes them likelier, and without them the words behind are not much likelier
(`likelier`). Everyday words are left out by people (`everyday`); digits are passed over by the recogniser,
and take their time all the same (`numbers`, `number_spare_s`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from vm_rehearse.measures.alignment import letters
from vm_rehearse.measures.durations import needed_s, spoken_s
from vm_rehearse.measures.matching.letter_names import is_named
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.take import Transcript, Weight
from vm_rehearse.text import CLOSING_MARKS, first_homophone, normalise_word, sound_key
from vm_rehearse.verbalisation import are_one_number, is_number_word

_LEAST_NATS = -12.0
"""Token by token, worse than this is as bad as can be."""
_WORST_NATS = -16.0
_LIKELIER_NATS = (-5.0, 20.0)
"""What lies beyond these limits, and those below, says no more."""
_GAINED_NATS = (-8.0, 15.0)
_MORE_NATS = (-5.0, 15.0)
_SURE_NATS = 0.4
"""What was heard is the less sure up to so far below certainty."""
_MOST_UNCLEAR_NATS = 0.25
"""A take that is less clear still, as most Dutch ones, says no more for the script: beyond, words that were
exchanged on purpose would count as misheard."""
_LEAST_STEM, _LONGEST_ENDING = 3, 2
"""In letters."""
_FURTHER_WORD_S = 0.12
"""Even in haste, each further word that was passed over at the same moment takes so long."""
_SPARE_S = (-0.6, 0.6)
_USUAL_GAIN_NATS, _USUAL_HEARD_GAIN_NATS = 8.0, 10.0
"""For takes of older versions, which did not ask what the sound gains."""

Signs = Mapping[str, float]


def signs(place: Place, transcript: Transcript, weight: Weight, *, unclear_nats: float) -> Signs:
    """The signs at a place where the script has words.

    Parameters
    ----------
    place : Place
    transcript : Transcript
    weight : Weight
        Of the script's words at the place.
    unclear_nats : float
        How unsure the recogniser was of the take.

    Returns
    -------
    mapping of str to float
        Nats, seconds, counts, and 0 or 1; other signs where words were passed over than where they were
        exchanged.
    """
    script_nats = weight.script_nats or 0.0
    gained = _USUAL_GAIN_NATS if weight.script_gain_nats is None else weight.script_gain_nats
    is_number = _is_number(place.text, transcript.language)
    shared = {
        "constant": 1.0,
        "likelier": _within(weight.log_odds_nats, _LIKELIER_NATS),
        "goes_with_sound": max(script_nats, _LEAST_NATS),
        "gained": _within(gained, _GAINED_NATS),
        "unclear": min(unclear_nats, _MOST_UNCLEAR_NATS),
    }
    if weight.heard_nats is None:
        spare_s = _within(_spare_s(place, transcript), _SPARE_S)
        return {
            **shared,
            "everyday": float(weight.everyday and not is_number),
            "numbers": float(is_number),
            "spare_s": spare_s,
            "number_spare_s": is_number * spare_s,
        }
    heard = " ".join(word.text for word in transcript.words[slice(*place.transcript)]).rstrip(CLOSING_MARKS)
    worst = script_nats if weight.script_worst_nats is None else weight.script_worst_nats
    heard_gain = _USUAL_HEARD_GAIN_NATS if weight.heard_gain_nats is None else weight.heard_gain_nats
    gained_more = _within(heard_gain - gained, _MORE_NATS)
    return {
        **shared,
        "worst": max(worst, _WORST_NATS),
        "heard_gained_more": gained_more,
        "surely_heard": max(0.0, 1 + weight.heard_nats / _SURE_NATS),
        "more_words": float(place.script[1] - place.script[0] - 1),
        "everyday": float(weight.everyday),
        "everyday_gained_more": weight.everyday * gained_more,
        "numbers": float(is_number and _is_other_number(heard, place.text, transcript.language)),
        "ending": float(_differ_in_ending(place.text, heard)),
        "same_sound": float(_sound_alike(place.text, heard, transcript.language)),
    }


def _within(value: float, limits: tuple[float, float]) -> float:
    """The value, or the limit it is beyond."""
    return min(max(value, limits[0]), limits[1])


def _spare_s(place: Place, transcript: Transcript) -> float:
    """How much longer the words beside a place last, with the speech between, than their syllables take.

    What other words would need that were passed over there is taken off.
    """
    at, words = place.transcript[0], transcript.words
    beside = [words[index] for index in (at - 1, at) if 0 <= index < len(words)]
    if not beside:
        return 0.0
    start_s, end_s = beside[0].start_s, beside[-1].end_s
    further_s = _FURTHER_WORD_S * max(0, place.gap_words - 1)
    usual_s = sum(needed_s(word, transcript.language) for word in beside)
    return spoken_s(transcript.speech, start_s, end_s) - further_s - usual_s


def _is_number(text: str, language: str) -> bool:
    """Whether a text is made of numbers alone."""
    return all(is_number_word(normalise_word(word), language) for word in text.split())


def _is_other_number(heard: str, text: str, language: str) -> bool:
    """Whether a number was heard, and not "nine" for "ninth", which differ in a soft ending."""
    normals = [normalise_word(each) for each in (heard, text)]
    is_ending = _differ_in_ending(heard, text) and are_one_number(normals[0], normals[1], language)
    return _is_number(heard, language) and not is_ending


def _sound_alike(text: str, heard: str, language: str) -> bool:
    """Whether two texts sound the same, roughly; "be" is the "B" of a script."""
    return _sound(text, language) == _sound(heard, language) or is_named(text, heard, language)


def _sound(text: str, language: str) -> str:
    """How a text sounds, roughly, however its words are written apart."""
    words = (first_homophone(normalise_word(word), language) for word in text.split())
    return sound_key("".join(map(letters, words)), language)


def _differ_in_ending(first: str, second: str) -> bool:
    """Whether two words are one but for their last letters: a plural, a tense."""
    one, other = normalise_word(first), normalise_word(second)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one != other and stem >= _LEAST_STEM and max(len(one), len(other)) - stem <= _LONGEST_ENDING
