"""A group of digits of a telephone number whose other groups are words of their own: "(702) 555-0185"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.verbalisation.numbers.digits import digit_readings
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar, as_forms, unique

_NUMBER = re.compile(r"(?:[2-9]\d\d )?[2-9]\d\d[ .-]\d{4}")
"""With or without the area's code."""
_DUTCH = re.compile(r"0\d{1,3}[-/ ]\d{2,4}(?: \d{2,4}){1,4}")
_DUTCH_DIGITS = (9, 10)
_GROUPS = re.compile(r"\d+(?:[-/]\d+)?")
_MOST_GROUPS = 6


def dialled_forms(words: Sequence[str], at: int, grammar: NumberGrammar) -> Forms:
    """The ways to say such a group, its digits first: "702" is "seven oh two" there.

    Parameters
    ----------
    words : sequence of str
        The words of a text, as written.
    at : int
        The place of the word.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words, most usual first; empty where the word is no such group.
    """
    if not _GROUPS.fullmatch(words[at]) or not _is_dialled(words, at):
        return ()
    groups = re.findall(r"\d+", words[at])
    counts = grammar.cardinals(int(words[at])) if len(groups) == 1 and words[at][0] != "0" else ()
    readings = unique([*digit_readings(groups, grammar), *counts])
    return as_forms(readings)


def _is_dialled(words: Sequence[str], at: int) -> bool:
    """Whether some words in a row, this one among them, are a whole number to dial."""
    return any(
        _is_whole(" ".join(words[first:end]))
        for first in range(max(0, at + 1 - _MOST_GROUPS), at + 1)
        for end in range(at + 1, first + _MOST_GROUPS + 1)
    )


def _is_whole(text: str) -> bool:
    """Whether a text is a number to dial, in America or in the Netherlands or Belgium: "06-12 34 56 78"."""
    if _NUMBER.fullmatch(text):
        return True
    return _DUTCH.fullmatch(text) is not None and sum(map(str.isdigit, text)) in _DUTCH_DIGITS
