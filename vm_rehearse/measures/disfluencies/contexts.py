"""The words around a phrase that tell a filler from an ordinary use.

A context is written as the words before and behind the phrase, which stands there as "_": "do|did _" is the
phrase behind "do" or "did", "is _ really|very" the phrase between those; they have no punctuation between
them. "#" is any number, "^" any name, "*" any word with no break between it and the phrase but one that is
written. Of the breaks, "." is the beginning or the end of a sentence, "?" the beginning of one behind a
question, "," a comma, a pause or a filled pause inside a sentence, and "~" a filled pause wherever it stands.
". _ I" is the phrase that opens a sentence with "I" behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import words

_PHRASE, _ALTERNATIVE, _NUMBER, _NAME, _ANY = "_", "|", "#", "^", "*"
_EDGE, _ANSWER, _BREAK, _HESITATION = ".", "?", ",", "~"
_SIGNS = frozenset({_EDGE, _ANSWER, _BREAK, _HESITATION})
_GREETING = words(en="hi hello hey good", nl="hoi hi hallo hey dag goedemorgen goedemiddag goedenavond")
_LONGEST_GREETING = 4
"""In words: "Good morning, Mrs. Bell,"; what is said begins behind it."""


def behind_greeting(spoken: SpokenWords) -> SpokenWords:
    """The words with a sentence that begins behind the greeting, as it does behind a filled pause."""
    if not spoken.normals or spoken.normals[0] not in _GREETING[spoken.language]:
        return spoken
    ends = [at + 1 for at in range(min(_LONGEST_GREETING, len(spoken.normals))) if at in spoken.marked]
    return replace(spoken, opening={*spoken.opening, *ends}, hesitant={*spoken.hesitant, *ends})


def opened_behind(spoken: SpokenWords, fillers: Sequence[tuple[int, int]]) -> SpokenWords:
    """The words with sentences that begin behind the fillers that open them."""
    opening = {*spoken.opening}
    ends = []
    for start, end in sorted(fillers):
        if start in opening:
            opening.add(end)
            ends.append(end)
    return replace(
        spoken,
        opening=opening,
        set_off_before={*spoken.set_off_before, *ends},
        set_off_after={*spoken.set_off_after, *(end - 1 for end in ends)},
    )


@dataclass(frozen=True)
class Context:
    """What stands right before a phrase and right behind it: signs, and for each word what it may be."""

    before: tuple[frozenset[str], ...]
    behind: tuple[frozenset[str], ...]

    def fits(self, spoken: SpokenWords, start: int, end: int) -> bool:
        """Whether a phrase, as a half-open range of the words, stands in this context."""
        return self._fits_before(spoken, start) and self._fits_behind(spoken, end)

    def _fits_before(self, spoken: SpokenWords, start: int) -> bool:
        at, parted = start, False
        for wanted in reversed(self.before):
            if wanted & _SIGNS:
                parted = True
                if not _begins_at(spoken, at, wanted):
                    return False
                continue
            at -= 1
            if at < 0 or (not parted and (at in spoken.marked or at + 1 in spoken.opening)):
                return False
            if not _may_be(spoken, at, wanted, joined=parted or at not in spoken.set_off_after):
                return False
            parted = False
        return True

    def _fits_behind(self, spoken: SpokenWords, end: int) -> bool:
        at, parted = end, False
        for wanted in self.behind:
            if wanted & _SIGNS:
                parted = True
                if not _ends_at(spoken, at, wanted):
                    return False
                continue
            if at >= len(spoken.normals) or (at - 1 in spoken.marked and not parted):
                return False
            if not _may_be(spoken, at, wanted, joined=parted or at not in spoken.set_off_before):
                return False
            at, parted = at + 1, False
        return True


def _begins_at(spoken: SpokenWords, at: int, wanted: Collection[str]) -> bool:
    """Whether the word at a place comes behind one of the signs."""
    edge = at in spoken.opening
    return (
        (_EDGE in wanted and edge)
        or (_ANSWER in wanted and at in spoken.answering)
        or (_BREAK in wanted and at in spoken.set_off_before and not edge)
        or (_HESITATION in wanted and at in spoken.hesitant)
    )


def _ends_at(spoken: SpokenWords, end: int, wanted: Collection[str]) -> bool:
    """Whether one of the signs comes behind the words before a place."""
    edge = end == len(spoken.normals) or end - 1 in spoken.ending
    return (
        (_EDGE in wanted and edge)
        or (_BREAK in wanted and end - 1 in spoken.set_off_after and not edge)
        or (_HESITATION in wanted and end in spoken.hesitant)
    )


def _may_be(spoken: SpokenWords, at: int, wanted: Collection[str], *, joined: bool) -> bool:
    """Whether a word beside the phrase is one of those that are wanted."""
    return (
        spoken.normals[at] in wanted
        or (_NUMBER in wanted and spoken.are_numbers(at, at + 1))
        or (_NAME in wanted and at in spoken.names)
        or (_ANY in wanted and joined)
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
    kept = {_NUMBER, _NAME, _ANY, *_SIGNS}
    wanted = [
        frozenset(one if one in kept else normalised(one) for one in word.split(_ALTERNATIVE))
        for word in words
    ]
    return Context(tuple(wanted[:at]), tuple(wanted[at + 1 :]))
