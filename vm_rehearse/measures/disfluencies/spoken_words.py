"""What was said, word by word, as far as it takes to find fillers and what was said again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from vm_rehearse.measures.disfluencies.word_classes import HARDLY_LAST, JOINING, UNFINISHED
from vm_rehearse.take import Word
from vm_rehearse.text import CLOSING_MARKS, HYPHENS
from vm_rehearse.verbalisation import is_number_word

LONGEST_START = 6
"""In words."""


@dataclass(frozen=True)
class SpokenWords:
    """The words of a message in the form to compare, and the positions of those that something holds for.

    `set_off_before` and `set_off_after` have a pause, punctuation, a filled pause, or an end of the recording
    before them, or behind them; `silent_before` and `silent_after` have another word there, with no more than
    silence between. `breaks` are parted from the word behind them, or were broken off.

    `opening` and `ending` open and end a sentence, of which `concluding` end it without dots; `asking` end
    one that asks, and `answering` open the one behind it. `marked` have punctuation behind them that is not a
    filled pause's, and `hesitant` come right behind a filled pause.

    `halves` were written as broken off ("mon-"); `hanging` have a long dash, dots or a filled pause behind
    them, and may be broken off or not. `names` have a capital inside a sentence, and are not "I".
    """

    normals: tuple[str, ...]
    language: str
    set_off_before: Collection[int] = ()
    set_off_after: Collection[int] = ()
    silent_before: Collection[int] = ()
    silent_after: Collection[int] = ()
    breaks: Collection[int] = ()
    opening: Collection[int] = ()
    ending: Collection[int] = ()
    concluding: Collection[int] = ()
    asking: Collection[int] = ()
    answering: Collection[int] = ()
    marked: Collection[int] = ()
    hesitant: Collection[int] = ()
    halves: Collection[int] = ()
    hanging: Collection[int] = ()
    names: Collection[int] = ()

    def are_numbers(self, start: int, end: int) -> bool:
        """Whether all words of a half-open range are numbers, and there are any."""
        words = self.normals[start:end]
        return bool(words) and all(is_number_word(word, self.language) for word in words)

    @property
    def joining(self) -> frozenset[str]:
        """The words of the language that join others."""
        return JOINING[self.language]

    def may_open(self, at: int) -> bool:
        """Whether a clause may begin with a word: something parts or joins it with what is before it."""
        return not at or at - 1 in self.breaks or self.normals[at - 1] in self.joining

    def stand_apart(self, start: int, end: int) -> bool:
        """Whether the words of a half-open range are set off on both sides."""
        return start in self.set_off_before and end - 1 in self.set_off_after

    def at(self, positions: Sequence[int]) -> SpokenWords:
        """These words alone, in the order given."""
        place = {position: at for at, position in enumerate(positions)}

        moved: dict[str, Any] = {
            each.name: frozenset(place[there] for there in getattr(self, each.name) if there in place)
            for each in fields(self)
            if each.name not in ("normals", "language")
        }
        return replace(self, normals=tuple(self.normals[position] for position in positions), **moved)

    def is_unfinished(self, at: int) -> bool:
        """Whether no phrase ends with a word: something was to come."""
        return self.normals[at] in UNFINISHED[self.language]

    def is_hardly_last(self, at: int) -> bool:
        """Whether few phrases end with a word, such as "the shop I come from"."""
        return self.normals[at] in HARDLY_LAST[self.language]


def is_broken_off(word: Word) -> bool:
    """Whether a word was written as a half one: "mon-"."""
    text = word.text.rstrip(CLOSING_MARKS)
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()
