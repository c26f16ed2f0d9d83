"""Written numbers to the words people say for them, in every usual reading.

Conventions: a number is one written word without punctuation at its edges, such as "$30,000", "3:30",
"555-0142" or "24/7". Readings are words with single spaces, the most usual first. Which signs a language
uses, and its words, are in its grammar; what shapes there are is said here.

Own code rather than num2words: that package reads one value one way, while here the question is which of many
readings was said, and its number words are the smaller half of the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from vm_rehearse.verbalisation.numbers.amounts import (
    amount_readings,
    counted_parts,
    is_year,
    money_parts,
    rate_parts,
    rate_readings,
)
from vm_rehearse.verbalisation.numbers.clock import (
    clock_parts,
    clock_readings,
    dotted_time,
    time_of_day,
    with_halves,
)
from vm_rehearse.verbalisation.numbers.currencies import SIGNS, behind_code, with_one_sign
from vm_rehearse.verbalisation.numbers.digits import telephone_readings
from vm_rehearse.verbalisation.numbers.dutch import DUTCH
from vm_rehearse.verbalisation.numbers.english import ENGLISH
from vm_rehearse.verbalisation.numbers.fractions import GLYPHS, length_parts, mixed_parts, mixed_readings
from vm_rehearse.verbalisation.numbers.grammar import MOST_READINGS, NumberGrammar, Readings, joined, unique
from vm_rehearse.verbalisation.numbers.numeric_dates import date_parts, days_parts, dotted_day, short_year
from vm_rehearse.verbalisation.numbers.pairs import over_readings, ratio_readings
from vm_rehearse.verbalisation.numbers.references import reference_parts

GRAMMARS: Mapping[str, NumberGrammar] = {"en": ENGLISH, "nl": DUTCH}
"""The languages whose numbers can be read."""

_ORDINAL = re.compile(r"(\d{1,4})([a-z]+)")
_DECADE = re.compile(r"(\d{1,3}0|10{0,2}(?:,000){1,2}|10{4,6})'?s")
_END = rf"[{SIGNS}]?\d+(?:[.,:/]\d+|[uh][0-5]\d)*\s?[a-z%¢{SIGNS}]*"
_RANGE = re.compile(rf"({_END})-({_END})")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_SHORT_YEAR = re.compile(r"'(\d\d)")
_AND_NAME = 2
"""Parts of an amount without cents: "$500"."""
_SEVERAL = re.compile(r"(\d{3,4})s")
_Shape = Callable[[str, NumberGrammar], Readings]


def numeral_readings(token: str, grammar: NumberGrammar) -> Readings:
    """Every usual reading of one written number.

    Parameters
    ----------
    token : str
        One word without punctuation at its edges, in lower case.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of str
        Readings, most usual first; empty when the word is not a number of a known shape.
    """
    if code := behind_code(token):
        return _with_code(*code, grammar)
    token = with_one_sign(with_halves(token, grammar))
    if token in GLYPHS:
        return grammar.fractions(*GLYPHS[token])
    if not any("0" <= character <= "9" for character in token):
        return ()
    if year := _SHORT_YEAR.fullmatch(token):
        return short_year(year[1], grammar)
    if token[0] == "-":
        return joined(grammar.minus, numeral_readings(token[1:], grammar)[:4])
    if mixed := mixed_parts(token, grammar):
        return joined(*mixed)
    if long := length_parts(token, grammar, lambda amount: numeral_readings(amount, grammar)):
        return joined(*long)
    if grammar.plural and (several := _SEVERAL.fullmatch(token)) and not _decade(token, grammar):
        # "1099s", "737s"
        numbers = map(grammar.plural, numeral_readings(several[1], grammar))
        return unique([*numbers, *amount_readings(token, grammar)])
    _, readings = _shaped(token, grammar)
    if readings:
        # "15.30" may be a time or a number, and "30s" a decade or seconds
        is_also_amount = re.fullmatch(r"\d+\.\d+|\d\ds", token) is not None
        others = (*dotted_day(token, grammar), *(amount_readings(token, grammar) if is_also_amount else ()))
        return unique([*readings, *others])
    amounts = amount_readings(token, grammar)
    if amounts:
        times = dotted_time(token, grammar)
        return unique([*amounts[:8], *times]) if times else amounts
    return rate_readings(token, grammar, lambda amount: numeral_readings(amount, grammar))


def numeral_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """As `numeral_readings`, for each part of a range, a date with its year, or a rate by itself.

    Returns
    -------
    tuple of tuple of str
        The readings of each part, "" where it may be passed over; empty as with `numeral_readings`.
    """
    if code := behind_code(token):
        return _parts_with_code(*code, grammar)
    token = with_one_sign(with_halves(token, grammar))
    if mixed := mixed_parts(token, grammar):
        return mixed
    if days := days_parts(token, grammar):
        return days
    if not date_parts(token, grammar) and (reference := reference_parts(token, grammar)):
        return reference
    readings = numeral_readings(token, grammar)
    if not readings or _SHORT_YEAR.fullmatch(token) or token in GLYPHS:
        return (readings,) if readings else ()
    if token[0] == "-":
        behind = grammar.cut if token[-1] == "%" else grammar.below_zero if "°" in token else ()
        return (grammar.minus, *numeral_parts(token[1:], grammar), *([("", *behind)] if behind else []))
    if long := length_parts(token, grammar, lambda amount: numeral_readings(amount, grammar)):
        return long
    if token[-1] == "+":
        return (grammar.above, *numeral_parts(token[:-1], grammar), grammar.upwards)
    shape, shaped = _shaped(token, grammar)
    if shape is clock_readings:
        times = clock_parts(token, grammar) or (readings,)
        return (unique([*times[0], *dotted_day(token, grammar)]), *times[1:])
    if shape is _date:
        return date_parts(token, grammar)
    if shape is _range or shape is _plain_range:
        return _range_parts(token, grammar) or (readings,)
    if shaped:
        return (readings,)
    if amount_readings(token, grammar):
        counted = () if _SEVERAL.fullmatch(token) else counted_parts(token, grammar)
        return money_parts(token, grammar) or counted or (readings,)
    return rate_parts(token, grammar, lambda amount: numeral_parts(amount, grammar))


def _with_code(code: str, amount: str, grammar: NumberGrammar) -> Readings:
    """An amount behind the code of a currency, which may be said before it as well: "EUR 500"."""
    name = grammar.currencies[with_one_sign(f"{code}0")[0]].unit[1]
    amounts = numeral_readings(amount, grammar)
    before = joined((name, code, " ".join(code)), amounts)
    return unique([*numeral_readings(code + amount, grammar), *before]) if amounts else ()


def _parts_with_code(code: str, amount: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """As `_with_code`, by itself what is said before the amount, the amount, and what is said behind."""
    parts = numeral_parts(code + amount, grammar)
    name = grammar.currencies[with_one_sign(f"{code}0")[0]].unit[1]
    return (("", name, code, " ".join(code)), *parts) if parts else ()


def _shaped(token: str, grammar: NumberGrammar) -> tuple[_Shape | None, Readings]:
    """The first shape of a number that a word has, and its readings."""
    shapes = (
        _date,
        over_readings,
        mixed_readings,
        _plain_range,
        telephone_readings,
        clock_readings,
        ratio_readings,
        _ordinal,
        _decade,
        _range,
    )
    for shape in shapes:
        readings = shape(token, grammar)
        if readings:
            return shape, readings
    return None, ()


def _date(token: str, grammar: NumberGrammar) -> Readings:
    """A date with its year: "12/31/2026", "31-12-2026", "2026-12-31", or a month of a year: "06-2027"."""
    parts = date_parts(token, grammar)
    return joined(*parts)[:MOST_READINGS] if parts else ()


def _ordinal(token: str, grammar: NumberGrammar) -> Readings:
    """A place in a row: "1st", "3e"."""
    match = _ORDINAL.fullmatch(token)
    if not match or match.group(2) not in grammar.ordinal_endings or int(match.group(1)) == 0:
        return ()
    return grammar.ordinals(int(match.group(1)))


def _decade(token: str, grammar: NumberGrammar) -> Readings:
    """The years of a decade: "1990s", "90s", or so many thousands: "1,000s"."""
    match = _DECADE.fullmatch(token)
    return grammar.decades(int(match.group(1).replace(",", ""))) if match else ()


def _plain_range(token: str, grammar: NumberGrammar) -> Readings:
    """A range whose ends are beyond doubt, where others may be telephone numbers: "10.000-15.000"."""
    ends = token.split("-")
    is_plain = all(_GROUPED.fullmatch(end.lstrip(SIGNS)) or time_of_day(end, grammar) for end in ends)
    return _range(token, grammar) if len(ends) == 2 and is_plain else ()


def _range(token: str, grammar: NumberGrammar) -> Readings:
    """From one number to another: "10-15", "$10-15k", "9-5"."""
    match = _RANGE.fullmatch(token)
    if not match:
        return ()
    first, second = match.groups()
    if first[0] in SIGNS and second[0] not in SIGNS:
        # "$10-15k": the sign is said once, behind the second number
        first, second = first[1:], first[0] + second
    starts, ends = _end_of_range(first, grammar), _end_of_range(second, grammar)
    if not (starts and ends):
        return _day_and_month(first, second, grammar)
    if len(starts) <= 2 and len(ends) <= 2:
        ways = [*joined(starts, grammar.to[:2], ends)[:5], *joined(starts[:1], ends[:1])]
        ways += joined(starts[:1], (*grammar.to[2:], *grammar.dash), ends[:1])
        dates = _day_and_month(first, second, grammar)
        return unique([*dates, *ways] if dates and int(first) > int(second) else [*ways, *dates])
    usual = joined(starts, grammar.to[:1], ends)[: MOST_READINGS - len(grammar.to)]
    return unique([*usual, *joined(starts[:1], (*grammar.to[1:], ""), ends[:1])])


def _range_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """Both ends of a range and what is between them, unless it may be a date; what both have is said once."""
    match = _RANGE.fullmatch(token)
    if not match or _day_and_month(match[1], match[2], grammar):
        return ()
    first, second = match.groups()
    bare = first.strip(SIGNS).rstrip("%¢abcdefghijklmnopqrstuvwxyz ")
    if first[0] in SIGNS and second[0] not in SIGNS:
        first, second = first[1:], first[0] + second
    starts, ends = (_every_end(end, grammar) for end in (first, second))
    once = _every_end(bare, grammar) if bare != first else ()
    if all(_GROUPED.fullmatch(end) and end.endswith("000") for end in (bare, second.strip(SIGNS))):
        once = (*once, *grammar.cardinals(int(re.sub(r"[.,]", "", bare)) // 1000))
    return (unique([*starts, *once]), (*grammar.to, *grammar.dash, ""), ends) if starts and ends else ()


def _every_end(token: str, grammar: NumberGrammar) -> Readings:
    """As `_end_of_range`, with the less usual readings."""
    usual = _end_of_range(token, grammar)
    if not usual or not token.isdigit():
        money = money_parts(token, grammar)
        named = (
            [f"{count} {name}" for count in money[0] for name in money[1]] if len(money) == _AND_NAME else []
        )
        return unique([*usual, *numeral_readings(token, grammar), *named]) if usual else ()
    return unique([*usual, *grammar.cardinals(int(token))])


def _day_and_month(first: str, second: str, grammar: NumberGrammar) -> Readings:
    """What looks like a range may be a date, where the day comes first: "31-12"."""
    if grammar.month_first or not (first.isdigit() and second.isdigit()):
        return ()
    day, month = int(first), int(second)
    return grammar.days(day, month) if 1 <= day <= 31 and 1 <= month <= 12 else ()


def _end_of_range(token: str, grammar: NumberGrammar) -> Readings:
    """One end of a range: never read digit by digit; a time of day as briefly as it is said."""
    time = time_of_day(token, grammar)
    if time is not None:
        hour, minute = time
        briefly = sorted(grammar.clock((hour - 1) % 12 + 1, minute)[:2], key=lambda way: len(way.split()))
        return unique([*briefly, *grammar.clock(hour % 24, minute)[:4]])[:5]
    if not token.isdigit():
        return numeral_readings(token, grammar)[:2]
    if token[0] == "0" and token != "0":
        return ()
    return grammar.years(int(token))[:2] if is_year(int(token)) else grammar.cardinals(int(token))[:2]
