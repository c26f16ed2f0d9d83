"""How many tokens to guess at once: as many as are worth their time, as right as guesses were so far."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

_SHORTEST, _LONGEST = 4, 48
_WORTH = 0.2
"""A token that is right with this probability is just worth being put to the decoder with the others: in a
step each takes a fourteenth of what the step takes without them."""
_FADING = 0.7
"""What came of a guess counts so much less with each that follows."""


class GuessLength:
    """How long the next guess should be; it learns from what came of those before.

    Parameters
    ----------
    right : float
        So many tokens are taken to have been right at first, before one was wrong.
    """

    def __init__(self, right: float) -> None:
        self._right, self._wrong = right, 1.0
        self._guess: Sequence[int] = ()
        self._behind = 0

    def after(self, tokens: Sequence[int]) -> int:
        """The number of tokens to guess behind those that are decoded by now."""
        came = tokens[self._behind : self._behind + len(self._guess)]
        if came:
            agreed = [one == other for one, other in zip(came, self._guess, strict=False)]
            right = agreed.index(False) if False in agreed else len(agreed)
            self._right = self._right * _FADING + right
            self._wrong = self._wrong * _FADING + (right < len(self._guess))
            self._guess = ()
        probability = (self._right + 0.5) / (self._right + self._wrong + 0.7)
        return min(max(_SHORTEST, int(log(_WORTH) / log(probability))), _LONGEST)

    def note(self, tokens: Sequence[int], guess: Sequence[int]) -> Sequence[int]:
        """Remember what is guessed behind those tokens, and give it."""
        self._behind, self._guess = len(tokens), guess
        return guess
