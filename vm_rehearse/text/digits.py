"""Numbers that are read as digits: telephone numbers, codes, extensions."""

from __future__ import annotations

import re
from itertools import groupby

from vm_rehearse.text.grammar import NumberGrammar, Readings, unique


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
