"""Two numbers with a stroke or a colon between them: "3/4", "24/7", "16:9".

Conventions as in `numerals`.
"""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.amounts import is_year
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique

_OVER = re.compile(r"(\d{1,4})/(\d{1,4})(?:(?<=[23])rds?|(?<=[4-9])ths?)?")
_RATIO = re.compile(r"(\d{1,3}):(\d{1,3})")


def over_readings(token: str, grammar: NumberGrammar) -> Readings:
    """Two numbers with a slash: a fraction, a date, or both numbers ("24/7")."""
    match = _OVER.fullmatch(token)
    if not match:
        return ()
    first, second = int(match.group(1)), int(match.group(2))
    firsts = [*(grammar.years(first)[:3] if is_year(first) else ()), *grammar.cardinals(first)[:1]]
    plain = joined(unique(firsts), ("", *grammar.slash), grammar.cardinals(second)[:1])
    if is_year(first) and second == (first + 1) % 100:
        between = ("", grammar.to[0], *grammar.slash[:1])
        return joined(grammar.years(first)[:2], between, grammar.cardinals(second)[:1])
    if (first, second) == (24, 7):
        return unique([*plain[:1], *grammar.around_the_clock, *plain[1:]])
    dates: list[str] = []
    for day, month in (
        ((second, first), (first, second)) if grammar.month_first else ((first, second), (second, first))
    ):
        if 1 <= day <= 31 and 1 <= month <= 12:
            dates += grammar.days(day, month)
    if 0 < first < second and (second <= 10 or second in (100, 1000)):
        return unique([*grammar.fractions(first, second)[:3], *dates[:8], *plain])
    return unique([*dates, *plain[1:], *plain])


def ratio_readings(token: str, grammar: NumberGrammar) -> Readings:
    """So many for so many: "1:1", "16:9"."""
    match = _RATIO.fullmatch(token)
    if not match:
        return ()
    first, second = (grammar.cardinals(int(number))[:1] for number in match.groups())
    return joined(first, grammar.ratio, second)
