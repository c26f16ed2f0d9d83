"""How a written word is said by the words around it, not only the two beside it.

Each kind of word is asked for in turn; where none knows the word, `forms_beside` is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice, product

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import RANGE_DASH, normalise_word
from vm_rehearse.verbalisation.in_context.beside import forms_beside
from vm_rehearse.verbalisation.in_context.dates import listed_day_forms
from vm_rehearse.verbalisation.in_context.dialled import dialled_forms
from vm_rehearse.verbalisation.in_context.flights import flight_forms
from vm_rehearse.verbalisation.in_context.hours import hour_forms
from vm_rehearse.verbalisation.in_context.persons import person_forms
from vm_rehearse.verbalisation.in_context.places import place_forms
from vm_rehearse.verbalisation.in_context.roman import roman_forms
from vm_rehearse.verbalisation.numbers.grammar import Forms, as_forms
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.short_forms.chat import in_full
from vm_rehearse.verbalisation.short_forms.periods import before_year
from vm_rehearse.verbalisation.spoken import spoken_forms, spoken_parts

_COUNT = re.compile(r"[0-9]{1,6}")
_LONGEST_NUMBER = 4
"""Words."""
_DAY_LETTERS = frozenset({"M", "T", "Tu", "W", "Th", "F"})
_AND = frozenset({"&", "and", "or", "+", "/"})
_FEWEST_DAYS = 2
_AS_FAR = 3
_MOST_WAYS = 500
_BETWEEN = {
    "en": ("and", frozenset({"between", "b/w", "btw", "btwn"})),
    "nl": ("en", frozenset({"tussen", "tss"})),
}
_VERSIONS = frozenset({"version", "versions", "release", "versie", "versies"})
_VERSION = re.compile(r"[vV]\d[\d.]*")
_DEGREES = frozenset({"degrees", "graden", "celsius", "fahrenheit"})
_WITHIN = 10
_TEMPERATURES = {
    "en": {"temp": "temperature", "temps": "temperatures"},
    "nl": {"temp": "temperatuur", "temps": "temperaturen"},
}


def forms_around(words: Sequence[str], at: int, language: str) -> Forms:
    """The ways to say a word that the words around it tell how to read.

    Parameters
    ----------
    words : sequence of str
        The words of a text, as written.
    at : int
        The place of the word.
    language : str
        Language code.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words, most usual first, () where it may be passed over; empty when the words
        around it tell nothing.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return ()
    small = in_full(words[at], language)
    if small != words[at] and not (at and words[at - 1][-1:].isdigit()):
        return ((small,), (words[at],))
    return (
        _said_once(words, at, language)
        or _version(words, at, language)
        or _temperature(words, at, language)
        or _period(words, at, language)
        or _between(words, at, language)
        or roman_forms(words, at, language, grammar)
        or flight_forms(words, at, language)
        or person_forms(words, at, language)
        or place_forms(words, at, language)
        or _weekdays(words, at, language)
        or listed_day_forms(words, at, language)
        or dialled_forms(words, at, grammar)
        or hour_forms(words, at, language, grammar)
        or forms_beside(
            words[at], words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "", language
        )
    )


def _said_once(words: Sequence[str], at: int, language: str) -> Forms:
    """A number written twice, in words and in digits: "three (3)", "3 (three)"; the second is passed over."""
    plain = normalise_word(words[at])
    for length in range(1, min(_LONGEST_NUMBER, at) + 1):
        said = " ".join(map(normalise_word, words[at - length : at])).replace("-", " ")
        if _COUNT.fullmatch(plain) and said in GRAMMARS[language].cardinals(int(plain)):
            return ((), *spoken_forms(words[at], language))
    before = normalise_word(words[at - 1]) if at else ""
    if _COUNT.fullmatch(before) and plain.replace("-", " ") in GRAMMARS[language].cardinals(int(before)):
        return ((), (plain,))
    return ()


def _version(words: Sequence[str], at: int, language: str) -> Forms:
    """A version behind that word, which is not said again: "version v2.1"."""
    if not at or normalise_word(words[at - 1]) not in _VERSIONS or not _VERSION.fullmatch(words[at]):
        return ()
    ways = (form for part in (words[at][1:], words[at]) for form in _ways(part, language))
    return tuple(dict.fromkeys(ways))


def _ways(word: str, language: str) -> Forms:
    """The ways to say a word of several parts."""
    return tuple(tuple(chain(*way)) for way in islice(product(*spoken_parts(word, language)), _MOST_WAYS))


def _temperature(words: Sequence[str], at: int, language: str) -> Forms:
    """What "temp." is near degrees; elsewhere it may be somebody who works for a while."""
    plain = normalise_word(words[at])
    whole = _TEMPERATURES[language].get(plain)
    near = words[max(0, at - _WITHIN) : at + _WITHIN]
    if whole is None or not any("°" in word or normalise_word(word) in _DEGREES for word in near):
        return ()
    return ((whole,), (plain,))


def _between(words: Sequence[str], at: int, language: str) -> Forms:
    """A range behind "between", in which the word between its ends may be "and"."""
    before = {normalise_word(word) for word in words[max(0, at - _AS_FAR) : at]}
    link, names = _BETWEEN[language]
    if not before & names:
        return ()
    grammar = GRAMMARS[language]
    to = grammar.to[0]
    if words[at] == RANGE_DASH:
        return ((link,), *(tuple(each.split()) for each in grammar.to), ())
    if normalise_word(words[at - 1]) not in names or not words[at][0].isdigit():
        return ()
    forms = dict.fromkeys(_ways(words[at], language))
    linked = [tuple(link if word == to else word for word in form) for form in forms if form.count(to) == 1]
    return tuple(dict.fromkeys([*linked, *forms])) if linked else ()


def _period(words: Sequence[str], at: int, language: str) -> Forms:
    """A quarter or half of the year behind it."""
    following = normalise_word(words[at + 1]) if at + 1 < len(words) else ""
    readings = before_year(normalise_word(words[at]), following, language, GRAMMARS[language])
    return as_forms(readings)


def _weekdays(words: Sequence[str], at: int, language: str) -> Forms:
    """Letters in a row that are days: "M, W & F"."""
    if language != "en" or words[at] not in _DAY_LETTERS:
        return ()
    first, end = at, at + 1
    while first and words[first - 1] in _DAY_LETTERS | _AND:
        first -= 1
    while end < len(words) and words[end] in _DAY_LETTERS | _AND:
        end += 1
    row = [word for word in words[first:end] if word in _DAY_LETTERS]
    if len(set(row)) < _FEWEST_DAYS or len(set(row)) < len(row):
        return ()
    letters = words[at].lower()
    return ((WEEKDAYS["en"][letters],), (letters,))
