"""Hours of a day by the words around them: "8 a.m." is "eight in the morning", Dutch "16 u" is "vier uur".

In Dutch an hour from 13 on is said both ways where it is a moment ("om 16 u"); what lasts so long is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.in_context.military import HOURS, is_military, military_forms
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar
from vm_rehearse.verbalisation.numbers.number_words import is_number_word
from vm_rehearse.verbalisation.spoken import spoken_forms

_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d)?")
_HOUR_OF_DAY = re.compile(r"([01]?\d|2[0-4])([:.u][0-5]\d)?")
_HOUR = re.compile(r"1[3-9]|2[0-3]")
_HOURS = re.compile(r"(\d{1,2})-(1[3-9]|2[0-3])")
_UNITS = frozenset({"u", "uur", "h"})
_MOMENT_WORDS = "om rond omstreeks tegen vanaf va tot tm t/m tussen voor na vandaag morgen vanmiddag vanavond"
_MOMENT = frozenset(_MOMENT_WORDS.split())
"""One of these, a few words before, tells that it is a moment: "tussen 9 en 17 uur"."""
_SHORT_HALF = re.compile(r"(?:[1-9]|1[0-2])[ap]")
_HOUR_AND_HALF = re.compile(r"(?:[1-9]|1[0-2])(?::[0-5]\d)?[ap]m?")
_AND = frozenset({"&", "and", "or"})
_BEFORE_HALF = frozenset(
    {"at", "@", "by", "from", "to", "until", "till", "before", "after", "around", "\u2013"}
)
"""Behind one of these "3p" is a time."""
_LASTING = frozenset({"per", "p/w", "pw", "werk", "werken", "rijden", "slapen", "lang", "arbeid", "in"})
"""Behind an hour, one of these tells that it lasts: "voor 16 uur per week"."""
_AS_FAR = 3
_LINKS = frozenset({"en", "tot", "t/m", "of", "à", "\u2013"})
_NOON = 12
_HALVES = {"am": ("morning",), "pm": ("afternoon", "evening")}
_DAYS = frozenset({*WEEKDAYS["en"].values(), *WEEKDAYS["en"], "today", "tomorrow", "this", "tmrw"})


def hour_forms(words: Sequence[str], at: int, language: str, grammar: NumberGrammar) -> Forms:
    """The ways to say an hour, or the half of the day behind one.

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
    grammar : NumberGrammar
        Of that language.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words; empty where the word is none of these.
    """
    before = normalise_word(words[at - 1]) if at else ""
    plain = normalise_word(words[at])
    if language == "en" and plain in grammar.day_halves:
        others: tuple[str, ...] = ()
        if _TIME.fullmatch(before) or is_number_word(before, language) or before in ("o'clock", "clock"):
            others = tuple(filter(None, grammar.day_halves[plain]))
        elif before in _DAYS:
            others = _HALVES[plain]
        ways = [*spoken_forms(words[at], language), *(tuple(way.split()) for way in others)]
        return tuple(dict.fromkeys(ways)) if others else ()
    if (
        language == "en"
        and _SHORT_HALF.fullmatch(plain)
        and (before in _BEFORE_HALF | _DAYS or _in_row_of_hours(words, at))
    ):
        return tuple(dict.fromkeys([*spoken_forms(f"{plain}m", language), *spoken_forms(plain, language)]))
    if military := military_forms(words, at, language, grammar):
        digits = spoken_forms(words[at], language)
        return tuple(dict.fromkeys([*military, *digits] if plain[0] == "0" else [*digits, *military]))
    if plain in HOURS[language] and at and is_military(words, at - 1, language):
        return ((grammar.hours,), (), (plain,))
    if unit := _hour_of_moment(words, at, language, grammar):
        return unit
    behind = [normalise_word(word) for word in words[at + 1 : at + 1 + _AS_FAR]]
    if len(behind) == _AS_FAR and behind[0] in _LINKS and behind[1].isdecimal() and behind[2] in _UNITS:
        behind = behind[2:]  # "tussen 13 en 17 uur"
    if language != "nl" or not behind or behind[0] not in _UNITS:
        return ()
    hours = _HOURS.fullmatch(plain)
    if hours and int(hours[1]) < int(hours[2]):
        starts, ends = (_both(int(hour), grammar) for hour in hours.groups())
        links = (*grammar.to, *grammar.dash)
        ways = [(start, *link.split(), end) for link in links for end in ends for start in starts]
        return tuple(dict.fromkeys(ways))
    if not _HOUR.fullmatch(plain) or _LASTING.intersection(behind[1:2]):
        return ()
    if not _is_moment(words[max(0, at - _AS_FAR) : at], language):
        return ()
    return tuple((hour,) for hour in _both(int(plain), grammar))


def _in_row_of_hours(words: Sequence[str], at: int) -> bool:
    """Whether the word beside, or the one behind "and", is an hour written as briefly: "8a, 10:30a & 2p"."""
    for step in (-1, 1):
        place = at + step
        if 0 <= place + step < len(words) and words[place] in _AND:
            place += step
        if 0 <= place < len(words) and _HOUR_AND_HALF.fullmatch(normalise_word(words[place])):
            return True
    return False


def _hour_of_moment(words: Sequence[str], at: int, language: str, grammar: NumberGrammar) -> Forms:
    """The Dutch word behind an hour, with the part of the day: "om 20 u." is "om acht uur 's avonds"."""
    hour = _HOUR_OF_DAY.fullmatch(normalise_word(words[at - 1])) if at else None
    if language != "nl" or not hour or normalise_word(words[at]) not in _UNITS:
        return ()
    if not _is_moment(words[max(0, at - _AS_FAR) : at], language):
        return ()
    units: Forms = (("uur",), ()) if hour[2] else (("uur",),)
    parts = (part.split() for part in grammar.part_of_day(int(hour[1]) % 24, False))
    return tuple((*unit, *part) for part in ([], *parts) for unit in units)


def _both(hour: int, grammar: NumberGrammar) -> tuple[str, ...]:
    """An hour as it is written, and by the twelve hours of a clock."""
    hours = (hour, hour - _NOON) if hour > _NOON else (hour,)
    return tuple(grammar.cardinals(each)[0] for each in hours)


def _is_moment(before: Sequence[str], language: str) -> bool:
    """Whether the words before an hour tell that it is a moment."""
    plain = {normalise_word(word) for word in before}
    return bool(plain & (_MOMENT | {*WEEKDAYS[language], *WEEKDAYS[language].values()}))
