"""Parts of a year and of a day that are written short: "Q3" is "the third quarter", "wo-middag" an afternoon.

Readings are words with single spaces, the most usual first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.verbalisation.numbers.numeric_dates import short_year

_PERIOD = re.compile(r"([qkh])([1-4])")
_OF_YEAR = re.compile(r"([qkh][1-4])[-/]?(?:'(\d\d)|(?<!\d)(20\d\d)|(?<=[-/])(\d\d))")
_YEAR = re.compile(r"(?:20|')\d\d")
_PERIODS = re.compile(r"([qkh][1-4])-([qkh]?[1-4])")
_LAST_HALF = 2
_OF = {"en": ("", "of"), "nl": ("", "van")}
"""What may be said before the year."""
_DAY_LETTERS = frozenset({"m", "t", "tu", "w", "th", "f"})
"""Days of the week in "M/W/F"; "m/f" may be male or female as well."""
_PARTS_OF_YEAR: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {"q": ("quarter",), "h": ("half",)},
    "nl": {"q": ("kwartaal",), "k": ("kwartaal",), "h": ("helft", "halfjaar")},
}
"""Language -> letter -> what there are several of in a year."""
_ARTICLES = {"kwartaal": "het", "halfjaar": "het", "helft": "de"}
_PARTS_OF_DAY = {
    "en": "morning|afternoon|evening|night|am|pm",
    "nl": "ochtend|voormiddag|middag|namiddag|avond|nacht|morgen",
}
_DAY_PARTS = {
    language: re.compile(rf"({'|'.join(sorted(days, key=len, reverse=True))})[-.]({_PARTS_OF_DAY[language]})")
    for language, days in WEEKDAYS.items()
}


def period_parts(plain: str, language: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """A quarter or half of a year ("Q3", "H1", Dutch "K2"), from one to another ("Q1-Q3"), or part of a day.

    Parameters
    ----------
    plain : str
        One normalised word.
    language : str
    grammar : NumberGrammar
        Of that language.

    Returns
    -------
    tuple of tuple of str
        The readings of each part; empty when the word is no such period.
    """
    day = _DAY_PARTS[language].fullmatch(plain)
    if day:
        name = WEEKDAYS[language][day[1]]
        together = [f"{name}{day[2]}"] if language == "nl" else []
        return (unique([*together, f"{name} {day[2]}"]),)
    letters = plain.split("/")
    if language == "en" and len(letters) > 1 and set(letters) <= _DAY_LETTERS:
        between = ("", "and", "or", "slash")
        days = [(WEEKDAYS[language][letter], letter) for letter in letters]
        return (days[0], *(part for day in days[1:] for part in (between, day)))
    ends = _PERIODS.fullmatch(plain)
    if ends:
        first, last = ends[1], ends[2] if ends[2][0].isalpha() else ends[1][0] + ends[2]
        starts = (*_one(first, language, grammar), grammar.ordinals(int(first[1]))[0])
        return (starts, (*grammar.to, ""), _one(last, language, grammar))
    of_year = _OF_YEAR.fullmatch(plain)
    if of_year and (period := _one(of_year[1], language, grammar)):
        digits = of_year[2] or of_year[4]
        years = short_year(digits, grammar) if digits else grammar.years(int(of_year[3]))
        return (period, _OF[language], years)
    one = _one(plain, language, grammar)
    return (one,) if one else ()


def before_year(plain: str, following: str, language: str, grammar: NumberGrammar) -> Readings:
    """The readings of a period with its year behind it: "H1 2024" is "the first half of 2024"."""
    year = _YEAR.fullmatch(following)
    return joined(_one(plain, language, grammar), _OF[language]) if year else ()


def _one(plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """One period."""
    match = _PERIOD.fullmatch(plain)
    names = _PARTS_OF_YEAR[language].get(match[1], ()) if match else ()
    if not match or not names or (match[1] == "h" and int(match[2]) > _LAST_HALF):
        return ()
    number = int(match[2])
    count, place = grammar.cardinals(number)[0], grammar.ordinals(number)[0]
    ways = [f"{match[1]} {count}"]
    for name in names:
        ways += [f"{place} {name}", f"{_ARTICLES.get(name, 'the')} {place} {name}", f"{name} {count}"]
    return unique(ways)
