"""Words that hyphens join: "e-mail", "twenty-five", "Mon-Fri", "A-Z", "FY-end", "drive-thru"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.verbalisation.numbers.english import NUMBER_WORDS
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS, SPOKEN_AS_WRITTEN

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
    if days := _days_of_week(plain, language, grammar):
        return days
    usual, in_full = _hyphenated(plain, grammar), _in_full(token, language, read)
    return unique([*in_full, *usual] if _is_short(plain, language) else [*usual, *in_full])


def _hyphenated(plain: str, grammar: NumberGrammar) -> Readings:
    """Words joined by hyphens: as one word, apart, or written together ("e-mail", "e mail", "email")."""
    parts = plain.split("-")
    apart, together = " ".join(parts), "".join(parts)
    if set(parts) <= NUMBER_WORDS:
        return (apart, plain, together)
    if len(plain) == _LETTER_RANGE and len(parts) == 2:
        return (plain, apart, together, *joined(parts[:1], grammar.to, parts[1:]))  # "A-Z"
    return (plain, apart, together)


def _in_full(token: str, language: str, read: Callable[[str], Readings]) -> Readings:
    """What has initials or a short form in it: "FY-end" is "fiscal year end", "St.-Denis" "Saint Denis"."""
    sides = token.split("-")
    known = ABBREVIATIONS[language]
    if not any(_CAPITALS.fullmatch(side) or (len(side) > 1 and side.lower() in known) for side in sides):
        return ()
    return joined(*map(read, sides))


def _is_short(plain: str, language: str) -> bool:
    """Whether a part of the word is a short form that is read as another word first."""
    sides = [side for side in plain.split("-") if len(side) > 1 and side not in SPOKEN_AS_WRITTEN]
    return any(side not in ABBREVIATIONS[language].get(side, (side,))[:1] for side in sides)


def _days_of_week(plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """From one day of the week, or month, to another: "monday-friday", "mon-fri", "jan-mar"."""
    days = WEEKDAYS[language]
    short = {end: ABBREVIATIONS[language].get(end, (end,))[0] for end in plain.split("-")}
    ends = [days.get(end, name) for end, name in short.items()]
    if len(ends) != 2 or not (set(ends) <= set(days.values()) or set(ends) <= set(grammar.months)):
        return ()
    return joined(ends[:1], (*grammar.to, ""), ends[1:])
