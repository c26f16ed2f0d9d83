"""What was said, word by word, as far as it takes to find what was said again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from vm_rehearse.take import Word
from vm_rehearse.text import CLOSING_MARKS, HYPHENS

LONGEST_START = 6
"""In words."""
JOINING = frozenset({"and", "or", "but", "en", "of", "maar"})
"""Between two of these stands a list, and not a start that was broken off."""
_UNFINISHED = {
    "en": frozenset(
        {
            *("a", "an", "the", "my", "your", "our", "their", "his", "i", "we", "they", "he", "she"),
            *("and", "or", "but", "because", "i'd", "i'm", "we're"),
        }
    ),
    "nl": frozenset(
        {
            *("de", "een", "mijn", "uw", "onze", "hun", "ik", "we", "wij", "te"),
            *("en", "of", "maar", "omdat"),
        }
    ),
}
_HARDLY_LAST = {
    "en": frozenset({"to", "of", "with", "for", "from", "at"}),
    "nl": frozenset({"van", "met", "voor", "om"}),
}


@dataclass(frozen=True)
class SpokenWords:
    """Words by their positions.

    `normals` are the words to compare; `breaks` are the positions behind which there is a pause, a comma, a
    dash or a filled pause; `halves` those of words that were written as broken off ("mon-"), `hanging` those
    with a long dash, dots or a filled pause behind them, which may be broken off or not. `ends` are the last
    words of sentences, `asked` of questions, and `names` words with a capital inside one.
    """

    normals: tuple[str, ...]
    breaks: Collection[int]
    halves: Collection[int]
    language: str
    hanging: Collection[int] = ()
    ends: Collection[int] = ()
    names: Collection[int] = ()
    asked: Collection[int] = ()

    def is_unfinished(self, at: int) -> bool:
        """Whether no phrase ends with a word: something was to come."""
        return self.normals[at] in _UNFINISHED.get(self.language, ())

    def is_hardly_last(self, at: int) -> bool:
        """Whether few phrases end with a word, such as "the shop I come from"."""
        return self.normals[at] in _HARDLY_LAST.get(self.language, ())


def is_broken_off(word: Word) -> bool:
    """Whether a word was written as a half one: "mon-"."""
    text = word.text.rstrip(CLOSING_MARKS)
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()
