"""Which spoken word stands opposite which word of the script.

Both sides are sequences of comparable words. The alignment is the cheapest way from one to the other: a
match costs nothing, a word left out or put in costs 1, and an exchanged word between 1 and 1.9, the less
the more its letters resemble the other's, so that a misheard name stands opposite the name and not beside it
(a weighted Levenshtein distance; Morris et al. 2004 for the counts made of it). Words written together
match the same letters written apart: "Oakridge" and "oak ridge".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Levenshtein

_LEFT_OUT = 1.0
_PUT_IN = 1.0
_EXCHANGED = 1.0
_UNLIKE = 0.9
_CHANCE_LETTERS = 3
"""A word of one letter has that in common with a longer one by chance: "a" with "that's"."""
_LONGEST_COMPOUND = 4
"""So many words at most are written together."""
_ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
"""Of Latin letters: in other scripts such a mark makes another letter."""


@dataclass(frozen=True)
class Step:
    """Half-open ranges of script and spoken words that stand opposite each other."""

    script: tuple[int, int]
    spoken: tuple[int, int]
    same: bool


def align(script: Sequence[str], spoken: Sequence[str]) -> tuple[Step, ...]:
    """The cheapest alignment of two sequences of comparable words.

    Parameters
    ----------
    script, spoken : sequence of str
        Normalised words.

    Returns
    -------
    tuple of Step
        In order, covering both sequences without gaps. A step with `same` matches one word with one, or one
        with several that have the same letters; every other step has at most one word on each side.
    """
    return _aligned(tuple(script), tuple(spoken))


@lru_cache(maxsize=32)
def _aligned(script: tuple[str, ...], spoken: tuple[str, ...]) -> tuple[Step, ...]:
    """As `align`; the same words are aligned several times on the way to an analysis."""
    cost = _costs(script, spoken)
    steps: list[Step] = []
    i, j = len(script), len(spoken)
    while i or j:
        step = _last_step(cost, script, spoken, i, j)
        steps.append(step)
        i, j = step.script[0], step.spoken[0]
    return tuple(reversed(steps))


def similarity(first: str, second: str) -> float:
    """How alike two strings are in their letters, 0..1 (1 - Levenshtein distance over the longer length)."""
    return float(Levenshtein.normalized_similarity(letters(first), letters(second)))


@lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """The letters and digits of a word, which is what compounds and hyphens are compared by.

    Accents are no part of them: a recogniser writes "Zoe" for "Zoë", and "Muller" for "Müller".
    """
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word)))
    return "".join(character for character in plain if character.isalnum())


def _costs(script: Sequence[str], spoken: Sequence[str]) -> np.ndarray:
    """Cost of the cheapest alignment of every pair of beginnings, shape (script + 1, spoken + 1)."""
    cost = np.zeros((len(script) + 1, len(spoken) + 1))
    cost[:, 0] = np.arange(len(script) + 1) * _LEFT_OUT
    cost[0, :] = np.arange(len(spoken) + 1) * _PUT_IN
    table = cost.tolist()
    for i in range(1, len(script) + 1):
        above, row = table[i - 1], table[i]
        for j in range(1, len(spoken) + 1):
            row[j] = min(
                above[j - 1] + _exchange(script[i - 1], spoken[j - 1]),
                above[j] + _LEFT_OUT,
                row[j - 1] + _PUT_IN,
            )
            for before_i, before_j in _compounds(script, spoken, i, j):
                row[j] = min(row[j], table[before_i][before_j])
    return np.array(table)


def _last_step(cost: np.ndarray, script: Sequence[str], spoken: Sequence[str], i: int, j: int) -> Step:
    """The step by which the cheapest alignment of the first `i` and `j` words ends."""
    here = cost[i, j] + 1e-9
    if i and j:
        exchange = _exchange(script[i - 1], spoken[j - 1])
        if cost[i - 1, j - 1] + exchange <= here:
            return Step((i - 1, i), (j - 1, j), same=exchange == 0)
        for before_i, before_j in _compounds(script, spoken, i, j):
            if cost[before_i, before_j] <= here:
                return Step((before_i, i), (before_j, j), same=True)
    if i and cost[i - 1, j] + _LEFT_OUT <= here:
        return Step((i - 1, i), (j, j), same=False)
    return Step((i, i), (j - 1, j), same=False)


@lru_cache(maxsize=65536)
def _exchange(script_word: str, spoken_word: str) -> float:
    """What it costs that one word stands opposite another."""
    if script_word == spoken_word or letters(script_word) == letters(spoken_word) != "":
        return 0.0
    lengths = len(letters(script_word)), len(letters(spoken_word))
    by_chance = min(lengths) == 1 and max(lengths) > _CHANCE_LETTERS
    alike = 0.0 if by_chance else similarity(script_word, spoken_word)
    return _EXCHANGED + _UNLIKE * (1 - alike)


def _compounds(script: Sequence[str], spoken: Sequence[str], i: int, j: int) -> list[tuple[int, int]]:
    """Where a word before `i` or `j` begins that the other side writes as several."""
    begins = []
    whole, other = letters(script[i - 1]), letters(spoken[j - 1])
    if len(whole) > len(other) > 0 and whole.endswith(other):
        start = _parts_of(whole, spoken, j)
        if start is not None:
            begins.append((i - 1, start))
    elif len(other) > len(whole) > 0 and other.endswith(whole):
        start = _parts_of(other, script, i)
        if start is not None:
            begins.append((start, j - 1))
    return begins


def _parts_of(whole: str, words: Sequence[str], end: int) -> int | None:
    """Where the words before `end` begin that together have the letters of `whole`."""
    rest = whole
    for start in range(end - 1, max(-1, end - 1 - _LONGEST_COMPOUND), -1):
        part = letters(words[start])
        if not part or not rest.endswith(part):
            return None
        rest = rest[: len(rest) - len(part)]
        if not rest:
            return start
    return None
