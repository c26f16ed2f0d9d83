"""Dates in digits with their year ("12/31/2026", "31-12-2026"), and months of a year ("06-2027")."""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.digits import one_by_one
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2('?\d\d|\d{3,4})")
_DAYS = re.compile(r"(?P<month>\d{1,2})/(?P<first>\d{1,2})-(?P<last>\d{1,2})")
_DAYS_BEFORE = re.compile(r"(?P<first>\d{1,2})-(?P<last>\d{1,2})/(?P<month>\d{1,2})")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.(0[1-9]|1[0-2])")
_LONG_AGO, _FAR_AHEAD = 35, 50
"""Short years from the first on may be of the century before, beyond the second they are."""
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[-/](?:(20\d\d)|'(\d\d))")


def date_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """Day and month of a date, and its year.

    Parameters
    ----------
    token : str
        One word without punctuation at its edges.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of tuple of str
        The readings of each; empty when the word is no date.
    """
    monthly = _MONTH_OF_YEAR.fullmatch(token)
    if monthly and 1 <= int(monthly[1]) <= 12:
        years = grammar.years(int(monthly[2])) if monthly[2] else short_year(monthly[3], grammar)
        return ((grammar.months[int(monthly[1]) - 1],), years)
    match = _DATE.fullmatch(token)
    if not match:
        return ()
    written = match[4].lstrip("'")
    first, second, third = int(match[1]), int(match[3]), int(written)
    if len(match.group(1)) == 4:
        orders = [(third, second)]
        year = first
    elif len(match.group(1)) <= 2 and len(written) in (2, 4):
        year = third if third > 99 else 2000 + third
        orders = [(second, first), (first, second)]
        orders = orders if grammar.month_first else orders[::-1]
    else:
        return ()
    days: list[str] = []
    for day, month in orders:
        if 1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year <= 2099:
            days += grammar.days(day, month)
    if days:
        # as it is written: "twelve thirty-one"
        between = ("", *grammar.slash[:1], *grammar.dash[:1])
        days += joined(grammar.cardinals(first)[:1], between, grammar.cardinals(second)[:1])
    years = grammar.years(year) if days else ()
    briefly = grammar.cardinals(third)[:1] if len(written) == 2 else ()
    return (unique(days), unique([*years, *briefly])) if days else ()


def days_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """From one day to another of the same month: English "11/18-20", Dutch "18-20/11".

    Parameters and result are those of `date_parts`.
    """
    match = (_DAYS if grammar.month_first else _DAYS_BEFORE).fullmatch(token)
    if not match:
        return ()
    month, first, last = int(match["month"]), int(match["first"]), int(match["last"])
    if not (1 <= month <= 12 and 1 <= first < last <= 31):
        return ()
    links = (*grammar.to, *grammar.dash, "")
    if grammar.month_first:
        ends = [
            *grammar.ordinals(last),
            *grammar.cardinals(last),
            *(f"the {day}" for day in grammar.ordinals(last)),
        ]
        return (grammar.days(first, month), links, unique(ends))
    return (grammar.cardinals(first), links, grammar.days(last, month))


def dotted_day(token: str, grammar: NumberGrammar) -> Readings:
    """Day and month with a dot and the month's zero, where the day comes first: "03.02"; it may be a time."""
    match = _DOTTED_DAY.fullmatch(token)
    if grammar.month_first or not match or not (1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12):
        return ()
    return grammar.days(int(match[1]), int(match[2]))


def short_year(digits: str, grammar: NumberGrammar) -> Readings:
    """The last two digits of a year, behind an apostrophe: "'09" is "oh nine", "two thousand nine"."""
    number = int(digits)
    centuries = [2000] if number < _LONG_AGO else [1900, 2000] if number <= _FAR_AHEAD else [1900]
    briefly = [one_by_one(digits, grammar, zero) for zero in grammar.digits[0]] if digits[0] == "0" else []
    years = (year for century in centuries for year in grammar.years(century + number))
    return unique([*briefly, *grammar.cardinals(number), *years])
