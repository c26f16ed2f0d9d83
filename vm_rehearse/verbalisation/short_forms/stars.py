"""What has stars behind it: "a 4* hotel", "VCA**"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vm_rehearse.text.words import STAR
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique

_STARRED = re.compile(rf"([^{STAR}]+?)({STAR}+)-?([^\W\d_]*)")
_NAMES = {"en": ("star", "stars"), "nl": ("ster", "sterren")}


def starred_parts(
    token: str, language: str, grammar: NumberGrammar, read: Callable[[str], Readings]
) -> tuple[Readings, ...]:
    """The readings of what has stars, and of a word joined behind them.

    Parameters
    ----------
    token : str
        One word as written, without punctuation at its edges.
    language : str
    grammar : NumberGrammar
        Of that language.
    read : callable
        Gives the readings of a word.

    Returns
    -------
    tuple of tuple of str
        Each by itself; empty where there are no stars. They may be passed over.
    """
    match = _STARRED.fullmatch(token)
    if not match:
        return ()
    stars = _stars(read(match[1]), match[1].isdigit(), len(match[2]), language, grammar)
    return (stars, read(match[3])) if match[3] else (stars,)


def _stars(rated: Readings, is_number: bool, count: int, language: str, grammar: NumberGrammar) -> Readings:
    """A number of stars, or what has so many of them."""
    one, several = _NAMES[language]
    if is_number:
        together = [f"{rated[0]}{several}"] if language == "nl" else []
        return unique([*joined(rated[:1], (one, several)), *together, rated[0]])
    number = grammar.cardinals(count)[0]
    counts = (one, f"{number} {one}") if count == 1 else (f"{number} {several}", f"{number} {one}")
    doubled = (f"{grammar.repeated[2]} {one}",) if count == 2 else ()
    return joined(rated, ("", *counts, *doubled))
