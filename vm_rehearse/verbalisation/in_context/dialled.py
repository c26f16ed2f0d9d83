"""A group of digits of a telephone number whose other groups are words of their own: "(702) 555-0185"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.verbalisation.numbers.digits import digit_readings
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar, unique

_NUMBER = re.compile(r"(?:[2-9]\d\d )?[2-9]\d\d[ .-]\d{4}")
"""With or without the area's code."""
_MOST_GROUPS = 3


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
    if not words[at].isdigit() or not _is_dialled(words, at):
        return ()
    counts = () if words[at][0] == "0" else grammar.cardinals(int(words[at]))
    readings = unique([*digit_readings([words[at]], grammar), *counts])
    return tuple(tuple(reading.split()) for reading in readings)


def _is_dialled(words: Sequence[str], at: int) -> bool:
    """Whether some words in a row, this one among them, are a whole number to dial."""
    return any(
        _NUMBER.fullmatch(" ".join(words[first:end]))
        for first in range(max(0, at + 1 - _MOST_GROUPS), at + 1)
        for end in range(at + 1, first + _MOST_GROUPS + 1)
    )
