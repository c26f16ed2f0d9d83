"""Numbers of invoices, orders and the like, in groups with a mark between: "2025.0317", "2025/118".

They look like amounts or fractions. What tells them apart is a group that no amount and no date has.
"""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.digits import digit_readings
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique

_REFERENCE = re.compile(r"\d{2,6}(?:([./])\d{2,6})(?:\1\d{2,6})*")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){2,}")
"""A version, a section, the address of a machine: "3.2.1"."""
_PAIR = re.compile(r"([1-9]\d{1,2})-([1-9]\d{3,5})")
_MUCH_LONGER = 2
_LONG = 3
"""Digits: of a group that is no day, no month and no cents."""
_DIALLED = re.compile(r"\d{3}\.\d{3}\.\d{4}")
"""A telephone number that is written with dots: "617.555.0148"."""
_YEARS = range(1950, 2100)


def reference_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """The groups of such a number, and the marks between them.

    Parameters
    ----------
    token : str
        One word without punctuation at its edges.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of tuple of str
        The readings of each part; empty when the word is no such number.
    """
    groups = token.split(".")
    if _DIALLED.fullmatch(token):
        numbers = (digit_readings([group], grammar) for group in groups)
        return tuple(part for number in numbers for part in (("", *grammar.dot), number))[1:]
    if _DOTTED.fullmatch(token) and not _is_grouped(groups):
        numbers = (_group(group, grammar) for group in token.split("."))
        return tuple(part for number in numbers for part in ((*grammar.dot, ""), number))[1:]
    if (pair := _PAIR.fullmatch(token)) and len(pair[2]) - len(pair[1]) >= _MUCH_LONGER:
        # it may be a range as well
        return (_group(pair[1], grammar), (*grammar.to, *grammar.dash, ""), _group(pair[2], grammar))
    match = _REFERENCE.fullmatch(token)
    groups = token.split(match[1]) if match else []
    if not match or not _is_reference(groups, match[1]):
        return ()
    marks = grammar.slash if match[1] == "/" else grammar.dot
    if len(groups) == 2 and all(int(group) in _YEARS for group in groups):
        marks = (*grammar.to, *marks)
    parts: list[Readings] = []
    for group in groups:
        parts += [(*marks, ""), _group(group, grammar)]
    return tuple(parts[1:])


def _is_reference(groups: list[str], mark: str) -> bool:
    """Whether no amount, date, time or fraction has such groups."""
    if mark == "." and _is_grouped(groups):
        return False
    if len(groups) == 2 and int(groups[0]) in _YEARS and int(groups[1]) == int(groups[0][2:]) + 1:
        return False  # from one year to the next
    has_zero = any(group[0] == "0" and len(group) >= _LONG for group in groups)
    return has_zero or (len(groups[0]) > _LONG and all(len(group) >= _LONG for group in groups[1:]))


def _is_grouped(groups: list[str]) -> bool:
    """Whether the dots are those of thousands."""
    return len(groups[0]) <= _LONG and all(len(group) == _LONG for group in groups[1:])


def _group(group: str, grammar: NumberGrammar) -> Readings:
    """One group, as a year, as a count, or by its digits."""
    number = int(group)
    whole = () if group[0] == "0" else grammar.cardinals(number)
    years = grammar.years(number) if number in _YEARS else ()
    return unique([*years, *whole, *digit_readings([group], grammar)])
