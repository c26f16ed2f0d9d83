"""What is probably said next: a text that is known before, put to the decoder as a guess.

Most of a take is its script. So the decoder is given the next words of it in one step, and keeps as many as
it would have chosen itself (`greedy`). What was understood of the same sound while it was still coming is a
better guess yet. A guess can only save steps: no token depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import inf

from vm_rehearse.recogniser import Overtaken
from vm_rehearse.recogniser.decoding.guess_length import GuessLength
from vm_rehearse.recogniser.decoding.guessing import Draft
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.text import CLOSING_MARKS, SENTENCE_ENDS, closing_marks, normalise_word
from vm_rehearse.verbalisation import is_number_word, spoken_forms

_RIGHT_OF_TEXT, _RIGHT_OF_HEARD = 12, 48
"""How many tokens of a guess are taken to be right at first; what was understood before is the better one."""
_TOKENS_COMPARED = 4
_WORDS_COMPARED = 4
_PATIENCE = 2
"""Guesses in vain, after which it is left to the decoder."""
_MOST_UNKNOWN = 3
"""Words in a row that are not those of the text, and still stand for as many of it."""
_NEAR_WORDS = 6
"""A single word is taken for one of the text only so near to where the speaker was."""
_LONGEST_HELLO, _LONGEST_GREETING = 2, 6
"""Words: of "Good morning", and with a name behind it."""
_PARTS = re.compile(r"[\s\-]+")


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
    put_in : collection of token ids
        What is taken for put in where the text has something else; another token stands for that one.
    gives_up : bool
        Whether nothing is guessed after some guesses in vain, until the last tokens are ones of a text.
    """

    def __init__(
        self,
        texts: Sequence[Sequence[int]],
        otherwise: Draft | None,
        put_in: Collection[int] = (),
        *,
        gives_up: bool = False,
    ) -> None:
        self._texts, self._otherwise, self._put_in = texts, otherwise, put_in
        self._patience = _PATIENCE if gives_up else inf
        self._length = GuessLength(_RIGHT_OF_HEARD)
        self._given: tuple[int, Sequence[int]] = 0, ()
        self._in_vain = 0

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow: those that followed the last ones before."""
        behind, guess = self._given
        if guess and len(tokens) > behind:
            self._in_vain = 0 if tokens[behind] == guess[0] else self._in_vain + 1
        guess = self._length.note(tokens, self._heard_after(tokens, self._length.after(tokens)))
        if not guess and self._otherwise is not None and self._in_vain < self._patience:
            guess = self._otherwise.after(tokens)
        self._given = len(tokens), guess
        return guess

    def _heard_after(self, tokens: Sequence[int], length: int) -> Sequence[int]:
        """What followed the last tokens, or those before the last."""
        for text in self._texts:
            place = _place_behind(text, tokens)
            if place is not None:
                return text[place : place + length]
        for text in self._texts if self._in_vain < self._patience else ():
            place = _place_behind(text, tokens[:-1])
            if tokens and place is not None:
                place += self._stands_for(text[place : place + 2], tokens[-1])
                return text[place : place + length]
        return ()

    def _stands_for(self, coming: Sequence[int], token: int) -> int:
        """How many tokens of a text were said, where another came than the next one."""
        if token in coming[1:]:
            return 2
        return 0 if token in self._put_in else 1


def _place_behind(text: Sequence[int], tokens: Sequence[int]) -> int | None:
    """Where in a text the last tokens end, nearest to where they are now; one alone must be all there is."""
    if not tokens:
        return 0
    for span in range(min(_TOKENS_COMPARED, len(tokens)), 0, -1):
        last = tuple(tokens[-span:])
        places = [at for at in range(span, len(text)) if tuple(text[at - span : at]) == last]
        if places and (span > 1 or len(tokens) == 1):
            return min(places, key=lambda at: abs(at - len(tokens)))
    return None


def heard_draft(
    texts: Sequence[Sequence[int]], vocabulary: Vocabulary, script: Draft | None = None
) -> HeardDraft:
    """Guesses from what was understood before, or from a script.

    Where neither has any, as another mark or capital is written than before, the words of what was understood
    are gone through like a script's.
    """
    put_in = {vocabulary.comma, *vocabulary.hesitations}
    is_all = script is None and bool(texts)
    if is_all:
        words = [word for word in vocabulary.decode(texts[0]).split() if not vocabulary.is_hesitation(word)]
        script = TextDraft(" ".join(words), vocabulary)
    return HeardDraft(texts, script, put_in, gives_up=is_all)


class WhileWanted:
    """A draft that breaks off the decoding when it is no longer wanted: it is asked before each step.

    Parameters
    ----------
    draft : Draft
    is_wanted : callable, optional
        Without it, it always is.
    """

    def __init__(self, draft: Draft, is_wanted: Callable[[], bool] | None) -> None:
        self._draft, self._is_wanted = draft, is_wanted

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Guesses of the draft; raises Overtaken."""
        if self._is_wanted is not None and not self._is_wanted():
            raise Overtaken
        return self._draft.after(tokens)


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
        said = [word for written in text.split() for word in _as_said(written, vocabulary.language)]
        self._words = [_DraftWord(normalise_word(word), word) for word in _with_greeting(said)]
        self._at = 0
        self._length = GuessLength(_RIGHT_OF_TEXT)

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow those of a window so far: the words behind those that were said.

        A word that is not in the text is taken for one that was put in if a comma follows it, and else for
        the one that was expected.
        """
        text = self._vocabulary.decode(tokens)
        heard = [normal for part in _PARTS.split(text) if (normal := normalise_word(part))]
        said = [normal for normal in heard if not self._vocabulary.is_hesitation(normal)]
        self._at = self._place_behind(said, is_put_in=text.endswith(","))
        length = self._length.after(tokens)
        coming = self._words[self._at : self._at + length]
        hesitates = bool(heard) and self._vocabulary.is_hesitation(heard[-1])
        guess = self._vocabulary.encode(self._written(text, coming, hesitates=hesitates))
        return self._length.note(tokens, guess[:length])

    def _written(self, text: str, coming: Sequence[_DraftWord], *, hesitates: bool) -> str:
        """How the words go on behind what is written so far."""
        if text.endswith("-"):
            language = self._vocabulary.language
            numbers = takewhile(lambda word: is_number_word(word.normal, language), coming)
            return "-".join(word.normal for word in numbers)
        before = self._words[self._at - 1].text[-1:] if self._at else ""
        mark = ""
        if text[-1:] not in CLOSING_MARKS:
            mark = "," if hesitates else before if before in CLOSING_MARKS else ""
        written = "".join(f" {word.text}" for word in coming)
        if before in SENTENCE_ENDS and (mark or text[-1:]) not in SENTENCE_ENDS:
            written = _uncapitalised(written)
        elif (mark or text[-1:]) in SENTENCE_ENDS:
            written = written[:1] + written[1:2].upper() + written[2:]
        return mark + written

    def _place_behind(self, said: Sequence[str], *, is_put_in: bool) -> int:
        """The place in the text behind the words said so far: where most of the last ones agree, near by."""
        if not said:
            return self._at
        for unknown in range(min(_MOST_UNKNOWN, len(said) - 1) + 1):
            known = said[: len(said) - unknown]
            found = [
                (self._agreement(at + 1, known), -abs(at + 1 - self._at), at + 1)
                for at, word in enumerate(self._words)
                if word.normal == known[-1]
            ]
            agreement, nearness, place = max(found, default=(0, 0, 0))
            if agreement > 1 or (agreement == 1 and -nearness <= _NEAR_WORDS):
                return min(place + (0 if is_put_in else unknown), len(self._words))
        return min(self._at + (0 if is_put_in else 1), len(self._words))

    def _agreement(self, place: int, said: Sequence[str]) -> int:
        """How many words before a place are those last said."""
        count = 0
        while count < min(place, len(said), _WORDS_COMPARED):
            if self._words[place - 1 - count].normal != said[-1 - count]:
                break
            count += 1
        return count


def _uncapitalised(written: str) -> str:
    """Words as they stand within a sentence, if the first is not always written so."""
    first = written.split(" ", 2)[1] if " " in written else ""
    return written if first.split("'")[0] == "I" else written[:1] + written[1:2].lower() + written[2:]


def _with_greeting(words: Sequence[str]) -> list[str]:
    """Words with the marks that the decoder sets in a greeting: "Hi, Jo. This is" for "Hi Jo, this is"."""
    end = next((at for at, word in enumerate(words[:_LONGEST_GREETING]) if word.endswith(",")), 0)
    name = end
    while name > 1 and words[name - 1][:1].isupper():
        name -= 1
    is_name = 0 < name <= _LONGEST_HELLO and words[end][:1].isupper()
    if not is_name or words[name - 1][-1] in CLOSING_MARKS:
        return list(words)
    behind = [word[:1].upper() + word[1:] for word in words[end + 1 : end + 2]]
    named = [*words[name:end], words[end][:-1] + "."]
    return [*words[: name - 1], f"{words[name - 1]},", *named, *behind, *words[end + 2 :]]


def _as_said(written: str, language: str) -> list[str]:
    """One written word as the decoder writes what is said: numerals in words."""
    said = next(iter(spoken_forms(written, language)), ())
    if not said or said == (normalise_word(written),):
        return [written] if said else []
    end = closing_marks(written)
    return [*said[:-1], said[-1] + end]
