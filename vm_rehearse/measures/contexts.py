"""The words around a phrase that tell a filler from an ordinary use.

A context is written as the words before and behind the phrase, which stands there as "_": "do|did _" is the
phrase behind "do" or "did", "is _ really|very" the phrase between those. "#" is any number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

_PHRASE, _ALTERNATIVE, _NUMBER = "_", "|", "#"


@dataclass(frozen=True)
class Context:
    """What stands right before a phrase and right behind it: for each word, what it may be."""

    before: tuple[frozenset[str], ...]
    behind: tuple[frozenset[str], ...]

    def fits(self, words: Sequence[str], start: int, end: int, *, numbers: Collection[int]) -> bool:
        """Whether a phrase stands in this context.

        Parameters
        ----------
        words : sequence of str
            Normalised words of the text.
        start, end : int
            The phrase, as a half-open range of them.
        numbers : collection of int
            Which of the words are numbers.
        """
        first, stop = start - len(self.before), end + len(self.behind)
        if first < 0 or stop > len(words):
            return False
        places = [*range(first, start), *range(end, stop)]
        return all(
            words[at] in wanted or (_NUMBER in wanted and at in numbers)
            for at, wanted in zip(places, (*self.before, *self.behind), strict=True)
        )


def context(written: str, normalised: Callable[[str], str]) -> Context:
    """A context as it is written; raises ValueError where the phrase does not stand in it exactly once.

    Parameters
    ----------
    written : str
    normalised : callable
        The form in which words are compared.
    """
    words = written.split()
    if words.count(_PHRASE) != 1 or len(words) == 1:
        raise ValueError(f'a context has "_" and the words beside it, and this has not: "{written}"')
    at = words.index(_PHRASE)
    wanted = [
        frozenset(one if one == _NUMBER else normalised(one) for one in word.split(_ALTERNATIVE))
        for word in words
    ]
    return Context(tuple(wanted[:at]), tuple(wanted[at + 1 :]))
