"""Words that hyphens join: "e-mail", "twenty-five", "Mon-Fri", "A-Z", "FY-end"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.verbalisation.numbers.english import NUMBER_WORDS
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS

_CAPITALS = re.compile(r"[A-Z]{2,5}")
_LETTER_RANGE = len("a-z")


def hyphenated_readings(
    token: str, plain: str, language: str, grammar: NumberGrammar, read: Callable[[str], Readings]
) -> Readings:
    """The readings of a word of letters with hyphens.

    Parameters
    ----------
    token, plain : str
        The word as written, and normalised.
    language : str
    grammar : NumberGrammar
        Of that language.
    read : callable
        Gives the readings of a part of the word.
    """
    return _days_of_week(plain, language, grammar) or unique(
        [*_hyphenated(plain, grammar), *_with_initials(token, read)]
    )


def _hyphenated(plain: str, grammar: NumberGrammar) -> Readings:
    """Words joined by hyphens: as one word, apart, or written together ("e-mail", "e mail", "email")."""
    parts = plain.split("-")
    apart, together = " ".join(parts), "".join(parts)
    if set(parts) <= NUMBER_WORDS:
        return (apart, plain, together)
    if len(plain) == _LETTER_RANGE and len(parts) == 2:
        return (plain, apart, together, *joined(parts[:1], grammar.to, parts[1:]))  # "A-Z"
    return (plain, apart, together)


def _with_initials(token: str, read: Callable[[str], Readings]) -> Readings:
    """What begins or ends with initials that stand for something: "FY-end" is "fiscal year end"."""
    sides = token.split("-")
    if not any(_CAPITALS.fullmatch(side) for side in sides):
        return ()
    return joined(*map(read, sides))


def _days_of_week(plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """From one day of the week, or month, to another: "monday-friday", "mon-fri", "jan-mar"."""
    days = WEEKDAYS[language]
    short = {end: ABBREVIATIONS[language].get(end, (end,))[0] for end in plain.split("-")}
    ends = [days.get(end, name) for end, name in short.items()]
    if len(ends) != 2 or not (set(ends) <= set(days.values()) or set(ends) <= set(grammar.months)):
        return ()
    return joined(ends[:1], (*grammar.to, ""), ends[1:])
