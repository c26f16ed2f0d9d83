"""Numbers that are read as digits: telephone numbers, codes, extensions."""

from __future__ import annotations

import re
from itertools import groupby

from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique

NUMBER = r"\d+(?:[.,]\d+)*"
"""A count, with the marks that one may have inside."""
_TELEPHONE = re.compile(r"\+?\(?\d[\d\-./()]*\d")
_TWO_DATES = re.compile(r"\d{1,2}/\d{1,2}-\d{1,2}/\d{1,2}")
_OPTIONAL_ZERO = re.compile(r"\(?0\)")
"""Of "+31 (0)20": dialled from inside the country alone."""
_FEWEST_DIALLED = 7
_FEWEST_WITH_AREA = 6
"""Digits: with a country's code, or the zero of an area's, before it."""
_LOCAL_GROUPS = ([3, 4], [5, 4])
"""How two groups of digits are a number to dial, and not a range: "555-0142"."""
_MOST_COUNTED = 12
"""Digits: a longer number without marks is no count."""


def telephone_readings(token: str, grammar: NumberGrammar) -> Readings:
    """A number read digit by digit: "555-0142", "06-12345678", "+31612345678".

    Parameters
    ----------
    token : str
        One word without punctuation at its edges.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of str
        Readings, most usual first; empty when the word is no such number.
    """
    if not _TELEPHONE.fullmatch(token) or _TWO_DATES.fullmatch(token):
        return ()
    groups, plus = re.findall(r"\d+", token), token[0] == "+"
    if inside := _OPTIONAL_ZERO.search(token):
        without = re.findall(r"\d+", f"{token[: inside.start()]} {token[inside.end() :]}")
        both = [digit_readings(each, grammar, plus=plus) for each in (without, groups) if each]
        return unique(reading for pair in zip(*both, strict=False) for reading in pair)
    if not _is_telephone(token, groups):
        return ()
    readings = digit_readings(groups, grammar, plus=plus)
    digits = "".join(groups)
    if len(groups) > 1 or plus or digits[0] == "0":
        return readings
    counts = grammar.cardinals(int(digits))[:4] if len(digits) <= _MOST_COUNTED else ()
    return unique([*counts, *readings] if digits.endswith("000") else [*readings[:8], *counts])


def _is_telephone(token: str, groups: list[str]) -> bool:
    """Whether groups of digits are rather dialled than counted."""
    count = sum(map(len, groups))
    if token[0] == "+" and count >= _FEWEST_WITH_AREA:
        return True
    if len(groups) == 1:
        return count > 1 and (groups[0][0] == "0" or count >= _FEWEST_DIALLED)
    if re.fullmatch(NUMBER, token):
        return False
    if any(group[0] == "0" for group in groups if len(group) > 1) and count >= _FEWEST_WITH_AREA:
        return True
    return count >= _FEWEST_DIALLED and (len(groups) > 2 or [*map(len, groups)] in _LOCAL_GROUPS)


def digit_readings(groups: list[str], grammar: NumberGrammar, *, plus: bool = False) -> Readings:
    """Groups of digits as people read them out.

    Parameters
    ----------
    groups : list of str
        The digits as they were grouped in writing, such as ``["555", "0142"]``.
    grammar : NumberGrammar
        The language.
    plus : bool
        Whether a plus sign stands before them.

    Returns
    -------
    tuple of str
        One by one, then with "double" and "triple", in pairs, and with round hundreds as such.
    """
    zeros = grammar.digits[0]
    plain = [[one_by_one(group, grammar, zero) for group in groups] for zero in zeros]
    doubled = [[_doubled(group, grammar, zero) for group in groups] for zero in zeros]
    paired = [[_paired(group, grammar, large=large) for group in groups] for large in (False, True)]
    twos = [[_doubled(group, grammar, zero, triples=False) for group in groups] for zero in zeros]
    round_hundreds = [[_round(group, grammar, zero) for group in groups] for zero in zeros]
    ways = [*plain, *doubled[:1], *paired, *doubled[1:], *twos, *round_hundreds]
    return unique(" ".join([grammar.plus if plus else "", *way]) for way in ways)


def one_by_one(group: str, grammar: NumberGrammar, zero: str) -> str:
    """Each digit by its name, 0 by the name given."""
    return " ".join(zero if digit == "0" else grammar.digits[int(digit)][0] for digit in group)


def _doubled(group: str, grammar: NumberGrammar, zero: str, *, triples: bool = True) -> str:
    """Each digit by its name, a repeated one as "double five"; 555 is a triple, or five and a double."""
    words = []
    for digit, run in groupby(group):
        count, name = len([*run]), one_by_one(digit, grammar, zero)
        if count == 3 and triples:
            words += [grammar.repeated[3], name]
        else:
            words += [name] * (count % 2) + [grammar.repeated[2], name] * (count // 2)
    return " ".join(words)


def _round(group: str, grammar: NumberGrammar, zero: str) -> str:
    """A round number of hundreds as such, any other group digit by digit."""
    if re.fullmatch(r"[1-9]00", group):
        return grammar.cardinals(int(group))[0]
    return one_by_one(group, grammar, zero)


def _paired(group: str, grammar: NumberGrammar, *, large: bool) -> str:
    """Two digits at a time; an odd group starts with one digit or, if large, with three."""
    zero = grammar.digits[0][0]
    if len(group) == 1 or (group[0] == "0" and len(group) == 2):
        return one_by_one(group, grammar, zero)
    lead = len(group) % 2
    if lead and large and group[0] != "0":
        lead = 3
    pieces = [group[:lead]] if lead else []
    pieces += [group[place : place + 2] for place in range(lead, len(group), 2)]
    return " ".join(
        one_by_one(piece, grammar, zero) if piece[0] == "0" else grammar.cardinals(int(piece))[0]
        for piece in pieces
    )
