"""Times of day as they are written: "3:30", "15.30u", "9am"; conventions as in `numerals`.

A time on the clock of 24 hours tells which part of the day it is in, and that is often said with it: "18:20"
is "six twenty p.m.", Dutch "20:00" is "acht uur 's avonds". Of "6:20" nothing tells it.
"""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.amounts import amount_readings
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique

_CLOCK = re.compile(r"(\d{1,2})(?:([:.hu])([0-5]\d))?\s?([a-z.]*)")
_TIME = re.compile(r"(\d{1,2})([:.uh])([0-5]\d)u?")
_HOUR = re.compile(r"(\d{1,2})[uh]")
_SHORT_HALVES = re.compile(r"\d{1,2}:[0-5]\d[ap]|\d{1,2}(?::[0-5]\d)?[ap]-\d{1,2}(?::[0-5]\d)?[ap]")
"""With minutes, or two of them: "5p" alone may be pence."""
_NOON, _HOURS = 12, 24


def with_halves(token: str, grammar: NumberGrammar) -> str:
    """A time or two with "a" or "p" behind them as with "am" or "pm"; any other word as it is."""
    is_short = bool(grammar.day_halves) and _SHORT_HALVES.fullmatch(token)
    return re.sub(r"(?<=\d)[ap](?![a-z])", r"\g<0>m", token) if is_short else token


def clock_readings(token: str, grammar: NumberGrammar) -> Readings:
    """The readings of a time of day; empty for another word."""
    match = _CLOCK.fullmatch(token)
    if not match:
        return ()
    hour, minute, mark = int(match.group(1)), int(match.group(3) or 0), match.group(2)
    ending = match.group(4).replace(".", "")
    if hour > 24 or (ending and ending not in grammar.day_halves and ending not in grammar.clock_endings):
        return ()
    if ending in grammar.day_halves:
        halved = _halved(token, grammar)
        return joined(*halved) if halved else ()
    if mark is None and not ending:
        return ()
    if mark == "." and not ending and grammar.decimal_mark == ".":
        return ()
    if mark == "u" and "u" not in grammar.clock_endings:
        return ()
    times = joined(grammar.clock(hour % 24, minute), grammar.clock_endings.get(ending, ("",)))
    lasts = amount_readings(token, grammar) if mark is None and ending in grammar.units else ()
    return unique([*lasts, *times])


def clock_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """The part of the day behind a time, by itself, where it is written or evident; else empty."""
    match = _CLOCK.fullmatch(token)
    if halved := _halved(token, grammar):
        return halved
    if match and match[2] and (part := grammar.part_of_day(int(match[1]) % 24, match[1][0] == "0")):
        return (clock_readings(token, grammar), ("", *part))
    return ()


def dotted_time(token: str, grammar: NumberGrammar) -> Readings:
    """What else a number with decimals is where some write times so: English "9.30"."""
    match = _TIME.fullmatch(token)
    if not match or match[2] not in ":." or grammar.decimal_mark != "." or not 1 <= int(match[1]) <= _NOON:
        return ()
    return grammar.clock(int(match[1]), int(match[3]))


def time_of_day(token: str, grammar: NumberGrammar) -> tuple[int, int] | None:
    """Hour and minute of a time such as "9:30", or "9.30" where that is no number with decimals."""
    if "u" in grammar.clock_endings and (hour := _HOUR.fullmatch(token)):
        return (int(hour[1]), 0) if int(hour[1]) <= _HOURS else None
    match = _TIME.fullmatch(token)
    if not match or int(match[1]) > _HOURS or (match[2] == grammar.decimal_mark and int(match[3]) % 15):
        return None
    if match[2] in "uh" and "u" not in grammar.clock_endings:
        return None
    return int(match[1]), int(match[3])


def _halved(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """A time with the half of the day behind it, each by itself: "10:30", "am"."""
    match = _CLOCK.fullmatch(token)
    half = match[4].replace(".", "") if match else ""
    if not match or half not in grammar.day_halves or not 1 <= int(match[1]) <= _NOON:
        return ()
    hour, minute = int(match[1]), int(match[3] or 0)
    bare = grammar.cardinals(hour)[:1] if minute == 0 else ()
    is_midnight = (hour, half) == (_NOON, "am")
    times = unique([*bare, *grammar.clock(0 if is_midnight else hour, minute)])
    return (times, grammar.day_halves[half])
