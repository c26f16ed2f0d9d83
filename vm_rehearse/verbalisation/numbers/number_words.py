"""Numbers written out: which words they are, and what they are made of."""

from __future__ import annotations

from functools import cache

from vm_rehearse.verbalisation.numbers.dutch import is_dutch_number
from vm_rehearse.verbalisation.numbers.english import NUMBER_WORDS
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS

_ARTICLE = "a"
"""Of "a hundred"; before most other words it has nothing to do with a number."""


def is_number_word(word: str, language: str) -> bool:
    """Whether a normalised word is a number: "five", "twenty-five", "vijfentwintig".

    Parameters
    ----------
    word : str
    language : str
        Language code; in languages other than "en" and "nl" no word is known to be one.
    """
    if language == "en":
        return set(word.split("-")) <= NUMBER_WORDS
    return language == "nl" and is_dutch_number(word)


@cache
def number_words(language: str, *, with_article: bool = False) -> frozenset[str]:
    """The words with which numbers begin or go on when they are said.

    Numbers are counts, digits, places in a row and times of day.

    Parameters
    ----------
    language : str
        Language code; in languages other than "en" and "nl" no such words are known.
    with_article : bool
        Whether the "a" of "a hundred" is among them.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return frozenset()
    readings = [name for names in grammar.digits for name in names]
    readings += grammar.repeated.values()
    for number in (*range(100), 100, 1000, 1_000_000):
        readings += [*grammar.cardinals(number), *grammar.ordinals(number)]
    for hour in range(1, 13):
        readings += [reading for minute in (15, 30, 45) for reading in grammar.clock(hour, minute)]
    words = [reading.split() for reading in readings]
    later = {word for _, *others in words for word in others if is_number_word(word, language)}
    known = frozenset(first for first, *_ in words) | later
    return known if with_article else known - {_ARTICLE}


def are_one_number(one: str, other: str, language: str) -> bool:
    """Whether two numbers in words are a count and the place in a row that goes with it: "nine", "ninth"."""
    return (one, other) in _places_in_a_row(language) or (other, one) in _places_in_a_row(language)


@cache
def _places_in_a_row(language: str) -> frozenset[tuple[str, str]]:
    """Counts up to a hundred, each with the place in a row that goes with it."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return frozenset()
    return frozenset(
        (count, place)
        for number in range(1, 100)
        for count in grammar.cardinals(number)
        for place in grammar.ordinals(number)
    )
