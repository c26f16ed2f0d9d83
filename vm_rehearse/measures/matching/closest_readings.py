"""Which reading of each part of a script, all parts together, lies closest to what was heard.

Every part has several readings, and what lies closest is sought among all their combinations at once: where
two parts of a price are said otherwise than usual ("two forty nine oh five" for "$249.05"), neither change
alone brings the whole any closer. The cost of a combination is its Levenshtein distance from the words heard;
among those with the same distance it is the one whose readings are the more usual.

That is the cheapest way through a network of words (Wagner & Fischer 1974, with a choice at each part). It
takes as many steps as there are words in all the readings, times the words heard. The costs are kept for
some parts only and found again from there, so that a long script takes little memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from math import isqrt

import numpy as np

_CHANGE = 1 << 24
"""What a word left out, put in or exchanged costs: more than all the unusual readings of a text together."""


def closest_readings(readings: Sequence[Sequence[str]], heard: str) -> list[int]:
    """The place of the chosen reading in the list of each part.

    Parameters
    ----------
    readings : sequence of sequence of str
        The readings of each part, the most usual first. Each character stands for a word; "" is nothing said.
    heard : str
        What was heard, in the same characters.
    """
    places = _places(heard)
    size = isqrt(len(readings)) + 1
    blocks = [range(first, min(first + size, len(readings))) for first in range(0, len(readings), size)]
    # a cost is kept less what it costs to put in all words so far: that words are put in changes nothing then
    costs = np.zeros(len(heard) + 1, dtype=np.int64)
    before_block = []
    for block in blocks:
        before_block.append(costs)
        for part in block:
            costs = _behind(readings[part], costs, places)
    chosen, end = [0] * len(readings), len(heard)
    for block, costs in zip(reversed(blocks), reversed(before_block), strict=True):
        before = [costs[: end + 1]]
        for part in block:
            before.append(_behind(readings[part], before[-1], places))
        for part, costs_before, costs_behind in zip(
            reversed(block), before[-2::-1], before[:0:-1], strict=True
        ):
            chosen[part], end = _cheapest(
                readings[part], costs_before[: end + 1], int(costs_behind[end]), heard, places
            )
    return chosen


def _places(heard: str) -> Mapping[str, np.ndarray]:
    """Where each word was heard."""
    found: dict[str, list[int]] = {}
    for at, word in zip(count(), heard, strict=False):
        found.setdefault(word, []).append(at)
    return {word: np.array(places) for word, places in found.items()}


def _behind(ways: Sequence[str], costs: np.ndarray, places: Mapping[str, np.ndarray]) -> np.ndarray:
    """The costs behind a part, whichever of its readings is the cheapest at each place."""
    cheapest, *others = (_rows(way, costs, places)[-1] + rank for rank, way in enumerate(ways))
    for other in others:
        cheapest = np.minimum(cheapest, other)
    return cheapest


def _rows(way: str, costs: np.ndarray, places: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """The costs before the first word of a reading, and behind each of its words."""
    rows = [costs]
    for word in way:
        before = rows[-1]
        behind = before + _CHANGE
        np.minimum(behind[1:], before[:-1], out=behind[1:])
        at = places.get(word)
        if at is not None:
            at = at[: np.searchsorted(at, len(before) - 1)]
            behind[at + 1] = np.minimum(behind[at + 1], before[at] - _CHANGE)
        rows.append(np.minimum.accumulate(behind))
    return rows


def _cheapest(
    ways: Sequence[str], costs: np.ndarray, cost: int, heard: str, places: Mapping[str, np.ndarray]
) -> tuple[int, int]:
    """Which reading has that cost at the end, and where in what was heard it begins."""
    for rank, way in enumerate(ways):
        rows = _rows(way, costs, places)
        if rows[-1][-1] + rank == cost:
            return rank, _start(way, rows, heard)
    raise AssertionError("one of the readings has the cost of the cheapest")


def _start(way: str, rows: Sequence[np.ndarray], heard: str) -> int:
    """Where a reading that ends with the last word heard begins."""
    row, at = len(way), len(rows[0]) - 1
    while row:
        here = rows[row][at]
        if at and rows[row - 1][at - 1] - _CHANGE * (heard[at - 1] == way[row - 1]) == here:
            row, at = row - 1, at - 1
        elif rows[row - 1][at] + _CHANGE == here:
            row -= 1
        else:
            at -= 1
    return at
