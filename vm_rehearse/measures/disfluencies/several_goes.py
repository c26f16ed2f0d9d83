"""Starts that took several goes: "my number is five, my number, my number is four"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vm_rehearse.measures.disfluencies.corrections import SUBJECTS
from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords


def begun_before(spoken: SpokenWords, kinds: Mapping[int, str], available: Collection[int]) -> Iterator[int]:
    """The words of starts before one that was said again: of "my number is five, my number, my number is"."""
    for first in range(2, len(spoken.normals)):
        opens = kinds.get(first) == kinds.get(first + 1) == "false_start" and first - 1 not in kinds
        if not opens or first - 1 not in spoken.breaks or first - 1 in spoken.concluding:
            continue
        for start in range(max(0, first - LONGEST_START), first - 1):
            before = range(start, first)
            same = spoken.normals[start : start + 2] == spoken.normals[first : first + 2]
            if same and kinds.keys().isdisjoint(before) and all(at in available for at in before):
                yield from before
                break


def run(positions: Collection[int], at: int) -> tuple[int, int]:
    """The first and the last of the neighbouring positions that one belongs to."""
    first = last = at
    while first - 1 in positions:
        first -= 1
    while last + 1 in positions:
        last += 1
    return first, last


def leads_to(kinds: Mapping[int, str], at: int, opening: str) -> bool:
    """Whether another start stands behind one: words, or the repeated subject that it opens with."""
    return kinds.get(at) == "false_start" or (at in kinds and opening in SUBJECTS)
