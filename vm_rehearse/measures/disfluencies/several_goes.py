"""Starts that took several goes: "my number is five, my number, my number is", "we can, we could, we may"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import SUBJECTS, words

_WHO = words(en="i we they he she you", nl="ik we wij zij u je jullie")
_TENTATIVE = words(
    en="can could may might would",
    nl="kan kunt kunnen kon konden zou zouden wil wilt willen wilde wilden mag mogen",
)
_DOUBTING = words(en="could might would", nl="zou zouden kon konden")
_GOES = 3


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


def leads_to(spoken: SpokenWords, kinds: Mapping[int, str], first: int, at: int) -> bool:
    """Whether another start stands at a place, or the subject again that the one from `first` opens with."""
    is_same = spoken.normals[first] in SUBJECTS[spoken.language]
    return kinds.get(at) == "false_start" or (at in kinds and is_same)


def length_before_last_go(spoken: SpokenWords, start: int) -> int:
    """How many words of "we can, we could, we might be able" come before the last go; 0 if it is none.

    Of "we can, we must, we will" each is meant, and of Dutch "we willen, we kunnen, we mogen".
    """
    who, at, modals = spoken.normals[start], start, []
    if who not in _WHO[spoken.language]:
        return 0
    while at + 2 < len(spoken.normals) and spoken.normals[at] == who:
        modals.append(spoken.normals[at + 1])
        if at in spoken.breaks or at + 1 in spoken.concluding:
            return 0
        if at + 1 not in spoken.breaks:
            break
        at += 2
    goes_on = not {at + 1, at + 2}.intersection({*spoken.breaks, *spoken.ending})
    tentative, doubting = _TENTATIVE[spoken.language], _DOUBTING[spoken.language]
    is_search = len(modals) >= _GOES and len(set(modals)) == len(modals) and tentative.issuperset(modals)
    return at - start if is_search and goes_on and not doubting.isdisjoint(modals) else 0
