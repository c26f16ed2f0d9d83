"""A whole number and a fraction ("2½", "1 1/2"), what that is of ("6½%"), and feet with inches.

Conventions as in `numerals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vm_rehearse.verbalisation.numbers.currencies import SIGNS
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique

GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_PRIMES = "\u2032\u2033"
OF_ONE = {
    "inch": ("of an inch",),
    "foot": ("of a foot",),
    "percent": ("a percent", "of a percent", "of one percent", "of a per cent"),
}
"""Behind a fraction."""
_FEET_AND_INCHES = re.compile(r"(\d{1,3})\u2032\s?(\d{1,2})([½¼¾]?)\u2033?")
_MIXED = re.compile(rf"(\d{{1,6}})\s?([{''.join(GLYPHS)}]|[1-9]/[2-8])")
_MIXED_AMOUNT = re.compile(rf"([{SIGNS}]?)((?:\d{{1,6}}\s?)?[{''.join(GLYPHS)}])\s?([a-z°]*)([%{SIGNS}]?)")


def mixed_readings(token: str, grammar: NumberGrammar) -> Readings:
    """A whole number and a fraction: "2½", "1 1/2"."""
    match = _MIXED.fullmatch(token)
    if not match:
        return ()
    whole = int(match[1])
    part, parts = GLYPHS.get(match[2]) or (int(match[2][0]), int(match[2][-1]))
    halves = grammar.halves(whole) if (part, parts) == (1, 2) and whole else ()
    ways = (
        way
        for fraction in grammar.fractions(part, parts)[:3]
        for way in grammar.linked(grammar.cardinals(whole)[0], fraction)
    )
    return unique([*halves, *ways])


def mixed_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """Such a number or a fraction, and what it is of: "6½%", "$2½m", "½h"; empty for others."""
    match = _MIXED_AMOUNT.fullmatch(token)
    if not match:
        return ()
    before, number, letters, behind = match.groups()
    units = (*grammar.scales.get(letters, ()), *grammar.units.get(letters, ()))
    if (letters and not units) or not (before or letters or behind):
        return ()
    if behind == "%":
        names = (*grammar.percent, *(OF_ONE.get(grammar.percent[0], ()) if number in GLYPHS else ()))
    else:
        names = (*grammar.currencies[before or behind].unit[::-1], "") if before or behind else ("",)
    fractions = grammar.fractions(*GLYPHS[number]) if number in GLYPHS else ()
    of_one = tuple(f"{half} {article}" for half in fractions[-1:] for article in grammar.article)
    parts = (mixed_readings(number, grammar) or (*of_one, *fractions), units, names)
    return tuple(part for part in parts if any(part))


def length_parts(token: str, grammar: NumberGrammar, read: Callable[[str], Readings]) -> tuple[Readings, ...]:
    """Feet and inches behind which their marks stand: "six foot two", "three quarters of an inch".

    `read` gives the readings of an amount; empty for another word.
    """
    match = _FEET_AND_INCHES.fullmatch(token)
    if not match:
        amounts = read(token[:-1]) if token[-1] in _PRIMES else ()
        units = grammar.units.get(token[-1], ())
        return (amounts, (*units, *OF_ONE.get(units[-1], ()), "")) if amounts else ()
    inches = mixed_readings(match[2] + match[3], grammar) or grammar.cardinals(int(match[2]))
    feet = grammar.units[_PRIMES[0]]
    behind = ("", *grammar.units[_PRIMES[1]])
    return (grammar.cardinals(int(match[1])), unique([*feet[::-1], *feet, ""]), inches, behind)
