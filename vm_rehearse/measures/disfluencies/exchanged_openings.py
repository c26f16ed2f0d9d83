"""Openings of two words of which the first is exchanged at once, and the second said again.

"If you, when you get", "about the, regarding the lot", "eight to, um, seven to six".
"""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import DETERMINERS, SUBJECTS, are_of_one_kind, words
from vm_rehearse.verbalisation import is_number_word

_PREPOSITIONS = words(
    en="""
        about on over for from in at by with near behind under of through beside around to into across
        above after before regarding
    """,
    nl="""
        over vanwege om voor van uit in op bij met naast achter onder boven door langs aan naar rond na
        tegenover tegen wegens
    """,
)
_BECAUSE = words(en="because since as", nl="omdat doordat aangezien")
_CONJUNCTIONS = (words(en="if when once whenever", nl="als wanneer zodra indien"), _BECAUSE)
"""Of one sense each: "because you, if you sign today, save" has one clause in another."""
_UP_TO = words(en="to till until", nl="tot")
_LENGTH = 2
"""In words: one that is exchanged, and the one behind it."""


def exchanged_length(spoken: SpokenWords, start: int) -> int:
    """How many words from `start` are such an opening, before the one that it is exchanged for; 0 if none."""
    is_one = _exchanges_preposition(spoken, start) or _begins_range_anew(spoken, start)
    is_one = is_one or (spoken.may_open(start) and _exchanges_conjunction(spoken, start))
    return _LENGTH if is_one else 0


def _exchanged(spoken: SpokenWords, start: int) -> tuple[str, str, str] | None:
    """A word, the one that it is exchanged for behind a break, and what is said again behind both, if so.

    Of "about the, on the lot" these are "about", "on" and "the".
    """
    said = spoken.normals[start : start + 2 * _LENGTH]
    if len(said) < 2 * _LENGTH or said[1] != said[3] or said[0] == said[2]:
        return None
    is_broken_off = start + 1 in spoken.breaks and start + 1 not in spoken.concluding
    in_one_go = {start, start + 2, start + 3}.isdisjoint(spoken.breaks)
    return (said[0], said[2], said[1]) if is_broken_off and in_one_go else None


def _exchanges_preposition(spoken: SpokenWords, start: int) -> bool:
    """Whether a preposition and an article are broken off for another with the same: "about the, on the lot".

    "In the, at the moment, empty shop" is none.
    """
    exchanged = _exchanged(spoken, start)
    if not exchanged or exchanged[2] not in DETERMINERS[spoken.language]:
        return False
    if not _PREPOSITIONS[spoken.language].issuperset(exchanged[:2]):
        return False
    return start + 4 not in spoken.breaks or start + 4 in spoken.ending


def _begins_range_anew(spoken: SpokenWords, start: int) -> bool:
    """Whether a range is begun anew behind a hesitation: "from eight to, um, seven to six"."""
    exchanged = _exchanged(spoken, start)
    if not exchanged or exchanged[2] not in _UP_TO[spoken.language] or start + 1 not in spoken.hanging:
        return False
    ends = exchanged[:2]
    are_numbers = all(is_number_word(word, spoken.language) for word in ends)
    return (are_numbers or are_of_one_kind(*ends, spoken.language)) and start + 2 * _LENGTH < len(
        spoken.normals
    )


def _exchanges_conjunction(spoken: SpokenWords, start: int) -> bool:
    """Whether a clause that was hardly opened is opened with another conjunction: "if you, when you get".

    "When I, if I may, call" has an aside.
    """
    exchanged = _exchanged(spoken, start)
    if (
        not exchanged
        or exchanged[2] not in SUBJECTS[spoken.language]
        or not {start + 2, start + 3}.isdisjoint(spoken.ending)
    ):
        return False
    of_one_sense = any(kind[spoken.language].issuperset(exchanged[:2]) for kind in _CONJUNCTIONS)
    goes_on = (
        start + 4 not in spoken.breaks
        or start + 1 in spoken.hanging
        or exchanged[1] in _BECAUSE[spoken.language]
    )
    return of_one_sense and goes_on and start not in spoken.ending
