"""How the number beside a month's name is said: "March 2" is "March second"."""

from __future__ import annotations

import re

from vm_rehearse.text.grammar import MOST_READINGS, Forms, Readings, joined
from vm_rehearse.text.numerals import GRAMMARS
from vm_rehearse.text.words import normalise_word

_SHORT_MONTHS = {
    "en": "jan feb mar apr jun jul aug sep sept oct nov dec",
    "nl": "jan feb mrt apr jun jul aug sep sept okt nov dec",
}
_MONTHS = {
    language: frozenset((*GRAMMARS[language].months, *short.split()))
    for language, short in _SHORT_MONTHS.items()
}
_DAY = re.compile(r"(\d{1,2})([a-z]{0,2})")
_LAST_DAY = 31
_DAYS = re.compile(r"(\d{1,2}[a-z]{0,2})-(\d{1,2}[a-z]{0,2})")


def day_forms(word: str, before: str, after: str, language: str) -> Forms:
    """The ways to say a number that is a day of a month by the words beside it.

    Parameters
    ----------
    word : str
        One word as written, such as "2" or "2nd".
    before, after : str
        The words beside it; "" where there is none.
    language : str
        Language code.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words, most usual first; empty when it is no day of a month.
    """
    days = _DAYS.fullmatch(normalise_word(word))
    if days:
        first, last = (_ways(day_forms(day, before, after, language)) for day in days.groups())
        ways = joined(first, GRAMMARS[language].to, last) if first and last else ()
        return tuple(tuple(way.split()) for way in ways)
    number = _DAY.fullmatch(normalise_word(word))
    months = _MONTHS.get(language, frozenset())
    follows = normalise_word(before).rstrip(".") in months
    leads = normalise_word(after).rstrip(".") in months
    if not number or not (follows or leads) or not 1 <= int(number[1]) <= _LAST_DAY:
        return ()
    grammar = GRAMMARS[language]
    if number[2] and number[2] not in grammar.ordinal_endings:
        return ()
    counts = [*grammar.cardinals(int(number[1]))]
    places = [*grammar.ordinals(int(number[1]))]
    if language == "nl":
        readings = [*places, *counts] if number[2] else [*counts, *places]
    else:
        readings = [*places, *(f"the {place}" for place in places), *counts]
        if leads:
            readings += [f"{way} of" for way in readings[: 2 * len(places)]]
    return tuple(dict.fromkeys(tuple(reading.split()) for reading in readings))[:MOST_READINGS]


def _ways(forms: Forms) -> Readings:
    """The ways to say one day of several, the shortest first: "seventh", "seven", "the seventh"."""
    ways = [" ".join(form) for form in forms if "of" not in form]
    return tuple(sorted(ways, key=lambda way: way.startswith("the ")))
