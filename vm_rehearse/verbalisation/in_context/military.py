"""Times of four digits without a mark: "at 0700", "1530 hrs", "0900-1700".

A zero before an hour tells that it is one, or what stands beside it: "at 1530", but not "since 1995".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.digits import one_by_one
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar, Readings, as_forms, joined, unique

_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_TIMES = re.compile(r"(\d{4})-(\d{4})")
_ENGLISH = "at from by until till til before after around about to between and or \u2013"
_DUTCH = "om vanaf van tot tussen rond tegen voor na en of t/m tm \u2013"
_BEFORE = {"en": frozenset(_ENGLISH.split()), "nl": frozenset(_DUTCH.split())}
"""Behind one of these, four digits of which the first is a zero are a time."""
_SURE = {"en": frozenset({"at"}), "nl": frozenset({"om", "rond", "tegen", "omstreeks"})}
"""Behind one of these a number without a zero is a time as well, though it may be a year elsewhere."""
HOURS = {"en": frozenset({"hrs", "hours", "hr", "h"}), "nl": frozenset({"uur", "u", "h"})}
_PADDED = range(1, 10)
_LINKS = frozenset({"to", "and", "or", "until", "till", "tot", "en", "of", "t/m", "\u2013"})


def is_military(words: Sequence[str], at: int, language: str) -> bool:
    """Whether a word of a text is such a time, or two of them with a hyphen.

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
        "en" or "nl".
    """
    times = _times(words[at])
    if not times:
        return False
    before = normalise_word(words[at - 1]) if at else ""
    with_hours = at + 1 < len(words) and normalise_word(words[at + 1]) in HOURS[language]
    if before in _SURE[language] or (with_hours and before in _BEFORE[language]):
        return True
    if before in _LINKS and at > 1 and (others := _times(words[at - 2])) and others[0][0] == "0":
        return True
    # two of them are a range by themselves, where they go on from one another
    is_range = len(times) > 1 and times[0] < times[1]
    return times[0][0] == "0" and (with_hours or is_range or before in _BEFORE[language])


def military_forms(words: Sequence[str], at: int, language: str, grammar: NumberGrammar) -> Forms:
    """The ways to say such a time; parameters as of `is_military`, empty for another word."""
    if not is_military(words, at, language):
        return ()
    first, *last = _times(words[at])
    ways = _ways(first, grammar)
    if last:
        ways = tuple(
            f"{start} {link} {end}"
            for link in (*grammar.to, *grammar.dash, "")
            for start in ways
            for end in _ways(last[0], grammar)
        )
    return as_forms(ways)


def _times(word: str) -> tuple[str, ...]:
    """The times in a word."""
    plain = normalise_word(word)
    if _TIME.fullmatch(plain):
        return (plain,)
    match = _TIMES.fullmatch(plain)
    return match.groups() if match and all(map(_TIME.fullmatch, match.groups())) else ()


def _ways(digits: str, grammar: NumberGrammar) -> Readings:
    """One time: digit by digit, as on the clock of 24 hours, and on that of twelve."""
    hour, minute = int(digits[:2]), int(digits[2:])
    zeros = grammar.digits[0]
    opening = zeros if hour in _PADDED else ("",)
    hours, hundreds = grammar.cardinals(hour), grammar.cardinals(hour * 100)
    minutes = [f"{zero} {grammar.cardinals(minute)[0]}" for zero in zeros] if minute in _PADDED else []
    minutes = [*minutes, *grammar.cardinals(minute)[:1]]
    plain = joined(opening, hours[:1], minutes) if minute else joined(opening, hundreds)
    clock = grammar.clock(hour, minute)
    part = grammar.part_of_day(hour, True)
    behind = [f"{way} {word}" for way in clock for word in part]
    in_hours = [f"{way} {grammar.hours}" for way in plain]
    spelled = [one_by_one(digits, grammar, zero) for zero in zeros]
    return unique([*plain, *clock, *in_hours, *behind, *spelled])
