"""The user's own names and jargon, in whatever spelling a recogniser chose for them.

A word that sounds exactly like one of the list counts as that one, in the script and in the transcript:
"Northwynd" is "Northwind" where the list has it, and "Morton" is never "Morgan". The list is for comparing
only; the recogniser does not know of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.alignment import letters
from vm_rehearse.measures.matching.comparable_words import ComparableWord
from vm_rehearse.text import one_spelling, sound_key

_LONGEST = 3
"""A name may have been written as so many words: "Ben E. Foods"."""
_SHORTEST_KEY = 3
"""Of a name written as several words; shorter ones are too easily part of something else."""


def in_listed_spelling(
    words: Sequence[ComparableWord], names: Sequence[str], language: str
) -> tuple[ComparableWord, ...]:
    """The words, each that sounds like a name of the list with that name to compare.

    Parameters
    ----------
    words : sequence of ComparableWord
    names : sequence of str
        Normalised, of one word each; the first of two that sound alike counts.
    language : str
        Language code.

    Returns
    -------
    tuple of ComparableWord
        As many words as before; a name that was written as several keeps its letters over all of them.
    """
    spelled = {sound_key(one_spelling(name, language), language): name for name in reversed(names)}
    if not spelled:
        return tuple(words)
    found = [_spelled(word, spelled.get(sound_key(word.normal, language), word.normal)) for word in words]
    for length in range(2, _LONGEST + 1):
        for start in range(len(found) - length + 1):
            part = found[start : start + length]
            key = sound_key("".join(letters(word.normal) for word in part), language)
            name = letters(spelled.get(key, ""))
            if len(key) >= _SHORTEST_KEY and len(name) >= length and not _has_name(part, names):
                found[start : start + length] = _shared(part, name)
    return tuple(found)


def _has_name(part: Sequence[ComparableWord], names: Sequence[str]) -> bool:
    """Whether one of the words is a name by itself."""
    return any(word.normal in names for word in part)


def _spelled(word: ComparableWord, name: str) -> ComparableWord:
    """A word that is compared in this spelling."""
    return word if letters(word.normal) == letters(name) else replace(word, normal=name, listed=True)


def _shared(part: Sequence[ComparableWord], name: str) -> list[ComparableWord]:
    """The letters of a name over several words, at least one each."""
    shared, rest = [], name
    for following, word in zip(range(len(part) - 1, -1, -1), part, strict=True):
        length = min(len(letters(word.normal)) or 1, len(rest) - following) if following else len(rest)
        shared.append(replace(word, normal=rest[:length], listed=True))
        rest = rest[length:]
    return shared
