"""Guesses at the tokens that come next, which `greedy` looks at several at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vm_rehearse.recogniser.decoding.choices import MAX_TOKENS, Choices
from vm_rehearse.recogniser.decoding.guess_length import GuessLength
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.past import Past

_RIGHT = 200
"""So many of the decoder's own guesses are taken to have been right at first; two in a thousand are wrong."""
_FEWEST = 5
"""To guess less is not worth it, nor to guess on where guesses were so often wrong."""
_SAME = 2
_NEAR = (0, 1, -1, 2, -2)
"""So many tokens that are the same, at places so far from each other, are where a text went on as guessed."""


class Draft(Protocol):
    """What may be said next."""

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow those chosen so far; none where nothing can be said."""


class Guesses:
    """Guesses for one window: a draft's, and where that has none, the decoder's own.

    Those are made a token at a time by rough passes, each of which takes little more than half the time of
    another.

    Parameters
    ----------
    decoder : WindowDecoder
    choices : Choices
    draft : Draft, optional
    """

    def __init__(self, decoder: WindowDecoder, choices: Choices, draft: Draft | None) -> None:
        self._decoder, self._choices, self._draft = decoder, choices, draft
        self._length = GuessLength(_RIGHT)
        self._text: list[int] = []
        self.passes = 0
        """The rough ones that were taken."""

    def after(self, said: Sequence[int], past: Past | None, most: int) -> list[int]:
        """Tokens that may follow.

        Parameters
        ----------
        said : sequence of int
            The tokens of the window so far.
        past : Past or None
            What is cached of them, all but the last. At the very beginning only a draft has guesses.
        most : int
            How many the decoder may guess.
        """
        guesses = self._of_draft(said)
        if guesses or past is None or not said or not self._decoder.can_guess:
            return guesses
        most = min(most, self._length.after(said), MAX_TOKENS - len(said))
        if most < _FEWEST:
            return []
        own: list[int] = []
        while not guesses and len(own) < most:
            logits, past = self._decoder.rough_step([*said, *own][-1:], past)
            self.passes += 1
            likeliest = self._choices.guessed(logits, [], None, begins=False)
            if likeliest == [self._choices.end]:
                break
            own += likeliest
            guesses = self._of_draft([*said, *own]) or self._as_before([*said, *own])
        self._length.note(said, own)
        self._text = [*said, *own, *guesses]
        return [*own, *guesses]

    def _of_draft(self, said: Sequence[int]) -> list[int]:
        """The draft's guesses, within the model's limit."""
        return [] if self._draft is None else list(self._draft.after(said))[: MAX_TOKENS - len(said)]

    def _as_before(self, said: list[int]) -> list[int]:
        """What was guessed to follow the last tokens, before another token than guessed came up."""
        for off in _NEAR:
            at = len(said) + off
            if at < len(self._text) and self._text[max(0, at - _SAME) : at] == said[-_SAME:]:
                return self._text[at:]
        return []
