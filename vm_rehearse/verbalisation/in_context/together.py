"""Words that are said another way together than one by one: dates ("31 Jan"), compounds ("ref. nr.")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.in_context.counts import other_counts
from vm_rehearse.verbalisation.in_context.dates import other_orders
from vm_rehearse.verbalisation.in_context.ends import other_ranges
from vm_rehearse.verbalisation.numbers.grammar import Forms, as_forms, joined
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS

_METERS = re.compile(r"(\d{1,2})[.,]([1-9]\d)")
_METER_NAMES = frozenset({"m", "meter", "meters", "mtr"})
_NUMBER = "nummer"
_NUMBERS = frozenset({_NUMBER, "nr", "no"})


def said_together(words: Sequence[str], language: str) -> tuple[tuple[tuple[int, int], Forms], ...]:
    """Where such words stand in a text, and how else they are said.

    Parameters
    ----------
    words : sequence of str
        As written.
    language : str
        Language code.

    Returns
    -------
    tuple of (range, forms)
        Half-open ranges of words, in order, each with the other forms of those words.
    """
    kinds = (other_orders, _compounds, _lengths, other_ranges, other_counts)
    return tuple(sorted(found for kind in kinds for found in kind(words, language)))


def _lengths(words: Sequence[str], language: str) -> list[tuple[tuple[int, int], Forms]]:
    """Meters and centimeters: "1,80 m" is "een meter tachtig"."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return []
    found = []
    for at, (first, second) in enumerate(pairwise(words)):
        match = _METERS.fullmatch(first)
        if match and normalise_word(second) in _METER_NAMES:
            whole, behind = int(match[1]), int(match[2])
            names = grammar.units["m"]
            name = names[-1] if whole == 1 else names[0]
            ways = joined(grammar.cardinals(whole), (name,), grammar.cardinals(behind))
            found.append(((at, at + 2), as_forms(ways)))
    return found


def _compounds(words: Sequence[str], language: str) -> list[tuple[tuple[int, int], Forms]]:
    """A Dutch short word with "nr." behind it is one word: "ref. nr." is "referentienummer"."""
    if language != "nl":
        return []
    plain = [normalise_word(word) for word in words]
    return [
        ((at, at + 2), tuple((name + _NUMBER,) for name in ABBREVIATIONS[language][first]))
        for at, (first, second) in enumerate(pairwise(plain))
        if second in _NUMBERS and first in ABBREVIATIONS[language]
    ]
