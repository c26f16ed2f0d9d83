"""How the number beside a month's name is said: "March 2" is "March second"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.grammar import MOST_READINGS, Forms, Readings, as_forms, joined
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS, numeral_readings

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
_DAYS = re.compile(r"(\d{1,2}[a-z]{0,2})([-/])(\d{1,2}[a-z]{0,2})")
_EITHER = {"en": ("", "or", "and", "slash"), "nl": ("", "of", "en", "slash")}
"""What is said for the stroke between two days of one month."""

_MONTH_NAMES = GRAMMARS["en"].months
_LINKS = frozenset({"&", "and", "or", "en", "of", "+"})
_BETWEEN_DAYS = {language: _LINKS | {*days, *days.values()} | {"the"} for language, days in WEEKDAYS.items()}
"""Language -> what stands between the days of a row: "za. 6 en zo. 7 dec."."""
_OF_AN_HOUR = frozenset({"am", "pm", "o'clock", "uur", "u"})


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
    months = _MONTHS.get(language, frozenset())
    follows = normalise_word(before).rstrip(".") in months
    leads = normalise_word(after).rstrip(".") in months
    days = _DAYS.fullmatch(normalise_word(word))
    if days and (follows or leads):
        first, last = (_ways(day_forms(day, before, after, language)) for day in days.group(1, 3))
        if not first or not last:
            return ()
        if days[2] == "/":
            either = joined(first[:2], _EITHER[language], last[:2])
            others = numeral_readings(days[0], GRAMMARS[language])
            return as_forms((*either, *others))
        usual, others = GRAMMARS[language].to[:2], (*GRAMMARS[language].to[2:], *GRAMMARS[language].dash)
        ways = (*joined(first, usual, last), *joined(first[:2], others, last[:2]))
        with_article = [[way for way in day if way.startswith("the ")][:1] for day in (first, last)]
        full = joined(with_article[0], usual, with_article[1])
        ways += (*full, *(f"{way} of" for way in full if leads))
        return as_forms(ways)
    number = _DAY.fullmatch(normalise_word(word))
    behind_weekday = number and number[2] and _is_weekday(before, language)  # "Friday 9" may be an hour
    if not number or not (follows or leads or behind_weekday) or not 1 <= int(number[1]) <= _LAST_DAY:
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
    return as_forms(readings)[:MOST_READINGS]


def _ways(forms: Forms) -> Readings:
    """The ways to say one day of several, the shortest first: "seventh", "seven", "the seventh"."""
    ways = [" ".join(form) for form in forms if "of" not in form]
    return tuple(sorted(ways, key=lambda way: way.startswith("the ")))


def listed_day_forms(words: Sequence[str], at: int, language: str) -> Forms:
    """The ways to say a day of several in one month: each of "Aug 3, 10 & 24", of "3, 10 and 24 August".

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
        Language code.

    Returns
    -------
    tuple of tuple of str
        As `day_forms`; empty when there is no such row, or nothing like "and" in it.
    """
    months = _MONTHS.get(language, frozenset())
    if not months or not _is_day(words[at]):
        return ()
    first, end = at, at + 1
    while first and (
        _is_day(words[first - 1]) or normalise_word(words[first - 1]) in _BETWEEN_DAYS[language]
    ):
        first -= 1
    while end < len(words) and (_is_day(words[end]) or normalise_word(words[end]) in _BETWEEN_DAYS[language]):
        end += 1
    row = words[first:end]
    before, behind = (words[place] if 0 <= place < len(words) else "" for place in (first - 1, end))
    if _is_day(row[-1]) and normalise_word(behind) in _OF_AN_HOUR and at == end - 1:
        return ()
    linked = any(normalise_word(word) in _LINKS for word in row[1:-1])
    if not linked or not _is_day(row[0] if normalise_word(before) in months else row[-1]):
        return ()
    if normalise_word(before) in months:
        return day_forms(words[at], before, "", language)
    return day_forms(words[at], "", behind, language) if normalise_word(behind) in months else ()


def other_orders(words: Sequence[str], language: str) -> tuple[tuple[tuple[int, int], Forms], ...]:
    """Where an English date stands in a text, and how it is said the other way round: "31 Jan", "Jan 31".

    Parameters
    ----------
    words : sequence of str
        As written.
    language : str
        Language code.

    Returns
    -------
    tuple of (range, forms)
        Half-open ranges of words, in order and none overlapping, each with the other forms of those words.
    """
    if language != "en":
        return ()
    found: list[tuple[tuple[int, int], Forms]] = []
    plain = [normalise_word(word) for word in words]
    for at, word in enumerate(plain):
        if word not in _MONTHS[language] or (found and found[-1][0][1] > at):
            continue
        name = next(full for full in _MONTH_NAMES if full.startswith(word[:3]))
        first = at - 2 if at > 1 and plain[at - 1] == "of" else at - 1
        day = day_forms(words[first], "", word, language) if first >= 0 else ()
        if day:
            start = first - 1 if first and plain[first - 1] == "the" else first
            found.append(((start, at + 1), tuple((name, *form) for form in day if "of" not in form)))
        elif at + 1 < len(words) and (day := day_forms(words[at + 1], word, "", language)):
            places = [form for form in day if form[0] == "the" or ("the", *form) in day]
            forms = ((*form, *of, name) for form in places for of in (("of",), ()))
            found.append(((at, at + 2), tuple(forms)))
    return tuple(found)


def _is_weekday(word: str, language: str) -> bool:
    """Whether an English word is the name of a weekday, or what is written short for one."""
    short = WEEKDAYS["en"]
    name = normalise_word(word).rstrip(".")
    return language == "en" and (name in short.values() or (len(name) > 1 and name in short))


def _is_day(word: str) -> bool:
    """Whether a word may be the day of a month."""
    number = _DAY.fullmatch(normalise_word(word))
    return number is not None and 1 <= int(number[1]) <= _LAST_DAY
