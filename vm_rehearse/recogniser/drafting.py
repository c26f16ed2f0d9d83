"""What is probably said next: a text that is known before, put to the decoder as a guess.

Most of a take is its script. So the decoder is given the next words of it in one step, and keeps as many as
it would have chosen itself (`decoding`). What was understood of the same sound while it was still coming is a
better guess yet. A guess can only save steps: no token depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vm_rehearse.recogniser import Overtaken
from vm_rehearse.recogniser.decoding import Draft
from vm_rehearse.recogniser.vocabulary import Vocabulary
from vm_rehearse.text import is_number_word, normalise_word, spoken_forms

_LONGEST_GUESS = 12
"""Tokens; a step over so many takes hardly longer than one over a single token."""
_MOST_SURE = 48
"""Tokens, where the guesses before were right."""
_TOKENS_COMPARED = 4
_WORDS_COMPARED = 4
_NEAR_WORDS = 6
"""A single word is taken for one of the text only so near to where the speaker was."""
_EDGE = ",.?!;:"
_PARTS = re.compile(r"[\s\-]+")
_HESITATION = re.compile(r"[ue]+[hrm]+|[ah]+|h?m+")


@dataclass(frozen=True)
class _DraftWord:
    """One word as it is said, and as it is written, with the punctuation behind it."""

    normal: str
    text: str


class HeardDraft:
    """Guesses from what was understood before, and from another draft where that has nothing.

    Parameters
    ----------
    texts : sequence of sequences of token ids
        The likeliest first; that one is taken for the window's beginning.
    otherwise : Draft, optional
    """

    def __init__(self, texts: Sequence[Sequence[int]], otherwise: Draft | None) -> None:
        self._texts, self._otherwise = texts, otherwise
        self._guessed: Sequence[int] = ()
        self._behind = 0

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow: those that followed the last ones before; the more, the more were right."""
        was_right = tuple(tokens[self._behind : self._behind + len(self._guessed)]) == tuple(self._guessed)
        length = min(2 * len(self._guessed), _MOST_SURE) if self._guessed and was_right else _LONGEST_GUESS
        self._behind, self._guessed = len(tokens), self._heard_after(tokens, length)
        if not self._guessed and self._otherwise is not None:
            return self._otherwise.after(tokens)
        return self._guessed

    def _heard_after(self, tokens: Sequence[int], length: int) -> Sequence[int]:
        """What followed the last tokens, nearest to where they are now."""
        if not tokens:
            return self._texts[0][:length] if self._texts else ()
        for text in self._texts:
            for span in range(min(_TOKENS_COMPARED, len(tokens)), 0, -1):
                last = tuple(tokens[-span:])
                places = [at for at in range(span, len(text)) if tuple(text[at - span : at]) == last]
                if places and (span > 1 or len(tokens) == 1):
                    near = min(places, key=lambda at: abs(at - len(tokens)))
                    return text[near : near + length]
        return ()


class WhileWanted:
    """A draft that breaks off the decoding when it is no longer wanted: it is asked before each step.

    Parameters
    ----------
    draft : Draft, optional
    is_wanted : callable
    """

    def __init__(self, draft: Draft | None, is_wanted: Callable[[], bool]) -> None:
        self._draft, self._is_wanted = draft, is_wanted

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Guesses of the draft; raises Overtaken."""
        if not self._is_wanted():
            raise Overtaken
        return () if self._draft is None else self._draft.after(tokens)


class TextDraft:
    """Guesses from one text, wherever in it the speaker is.

    Parameters
    ----------
    text : str
        Such as a script.
    vocabulary : Vocabulary
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._words = [
            _DraftWord(normalise_word(said), said)
            for written in text.split()
            for said in _as_said(written, vocabulary.language)
        ]
        self._at = 0

    def after(self, tokens: Sequence[int]) -> list[int]:
        """Tokens that may follow those of a window so far: the words behind the last one that was said.

        A word that is not in the text is taken for one that was put in if a comma follows it, and else for
        the one that was expected.
        """
        text = self._vocabulary.decode(tokens)
        heard = [normal for part in _PARTS.split(text) if (normal := normalise_word(part))]
        hesitates = bool(heard) and _HESITATION.fullmatch(heard[-1]) is not None
        said = [normal for normal in heard if not _HESITATION.fullmatch(normal)]
        behind = self._place_behind(said)
        if behind is not None:
            self._at = behind
        put_in = hesitates or text.endswith(",")
        begin = self._at if behind is not None or put_in or not said else self._at + 1
        coming = self._words[begin : begin + _LONGEST_GUESS]
        guess = self._vocabulary.encode(self._written(text, coming, comma_first=hesitates))
        return guess[:_LONGEST_GUESS]

    def _written(self, text: str, coming: Sequence[_DraftWord], *, comma_first: bool) -> str:
        """How the words go on behind what is written so far."""
        if text.endswith("-"):
            language = self._vocabulary.language
            numbers = takewhile(lambda word: is_number_word(word.normal, language), coming)
            return "-".join(word.normal for word in numbers)
        comma = "," if comma_first and text[-1:] not in _EDGE else ""
        return comma + "".join(f" {word.text}" for word in coming)

    def _place_behind(self, said: Sequence[str]) -> int | None:
        """The place in the text behind the words last said: where most of them agree, and nearest by."""
        if not said:
            return None
        found = [
            (self._agreement(at + 1, said), -abs(at + 1 - self._at), at + 1)
            for at, word in enumerate(self._words)
            if word.normal == said[-1]
        ]
        agreement, nearness, place = max(found, default=(0, 0, 0))
        return place if agreement > 1 or (agreement == 1 and -nearness <= _NEAR_WORDS) else None

    def _agreement(self, place: int, said: Sequence[str]) -> int:
        """How many words before a place are those last said."""
        count = 0
        while count < min(place, len(said), _WORDS_COMPARED):
            if self._words[place - 1 - count].normal != said[-1 - count]:
                break
            count += 1
        return count


def is_hesitation(word: str) -> bool:
    """Whether a word is written as filled pauses are."""
    return _HESITATION.fullmatch(normalise_word(word)) is not None


def _as_said(written: str, language: str) -> list[str]:
    """One written word as the decoder writes what is said: numerals in words."""
    said = next(iter(spoken_forms(written, language)), ())
    if not said or said == (normalise_word(written),):
        return [written] if said else []
    end = written[len(written.rstrip(_EDGE)) :]
    return [*said[:-1], said[-1] + end]
