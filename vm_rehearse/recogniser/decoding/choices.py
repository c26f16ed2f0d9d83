"""The tokens that are chosen for one window, by the model's view of each.

Each is the likeliest of those that may be written there; where that is wanted, filled pauses are taken for a
little likelier than the model thinks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.network.past import Past

Floats = npt.NDArray[np.float32]
MAX_TOKENS = 224
"""Whisper's own limit: half of its text context."""
_CLOSE_NATS = 0.7
"""Rough logits may be off by some tenths of it."""
_ROWS_AT_ONCE = 32
"""Of what is as wide as the vocabulary: so many stay in the cache."""
_LONGEST_LOOP = 12
_LOOP_ROUNDS = 6


@dataclass(frozen=True)
class Decoded:
    """The tokens of one window, without start and end tokens.

    `attention` has one row a token and one more for the end, shape (heads, tokens + 1, t); so has `logits`,
    the view of each token before it was chosen, shape (tokens + 1, vocabulary). `past` is what was cached, up
    to the last token.
    """

    tokens: tuple[int, ...]
    log_probabilities: tuple[float, ...]
    attention: torch.Tensor
    logits: torch.Tensor
    past: Past
    looped: bool
    """The model began to repeat itself without end; `tokens` stops at the first round."""
    steps: int
    """How often the decoder was run."""
    swayed: tuple[int, ...] = ()
    """Where a filled pause was only chosen because such are preferred."""


class Choices:
    """The tokens that were chosen so far, with what was seen before each.

    Parameters
    ----------
    vocabulary : Vocabulary
    prefers_hesitations : bool
        Whether filled pauses are taken for a little likelier than the model thinks.
    """

    def __init__(self, vocabulary: Vocabulary, *, prefers_hesitations: bool) -> None:
        self._vocabulary = vocabulary
        self._preferred = (
            np.flatnonzero(vocabulary.preferred.numpy()) if prefers_hesitations else np.zeros(0, int)
        )
        self._preference = vocabulary.preferred.numpy()[self._preferred]
        self.tokens: list[int] = []
        self.looked: list[torch.Tensor] = []
        self.seen: list[torch.Tensor] = []
        self.swayed: list[int] = []
        self.is_over = self.looped = False
        self.end = vocabulary.end

    def guessed(
        self,
        rough: torch.Tensor,
        likely: Sequence[int],
        exactly: Callable[[int, list[int]], torch.Tensor] | None,
        *,
        begins: bool,
    ) -> list[int]:
        """The tokens that are probably chosen: those of a draft as far as they are, and the one behind them.

        Parameters
        ----------
        rough : Tensor, shape=(n, vocabulary)
            About the logits before each token of the draft, and behind them; those that come close are put
            right.
        likely : sequence of n - 1 ints
            The draft.
        exactly : callable or None
            The logits of some tokens in a row; None where there are no others.
        begins : bool
            Whether the first row is that of the first token.
        """
        tokens: list[int] = []
        for row, logits in enumerate(rough):
            is_first = begins and not row
            close = self._close(logits, is_first=is_first) if exactly else []
            if exactly and len(close) > 1:
                logits[close] = exactly(row, close)
            tokens.append(self._likeliest(logits, is_first=is_first)[1])
            if row == len(likely) or tokens[-1] != likely[row]:
                break
        return tokens

    def choose(self, logits: torch.Tensor, attention: torch.Tensor) -> int:
        """Choose the next token, or find that there is none."""
        likeliest, token = self._likeliest(logits, is_first=not self.tokens)
        self.looked.append(attention)
        self.seen.append(logits)
        if token == self.end or len(self.tokens) == MAX_TOKENS:
            self.is_over = True
            return token
        if token != likeliest:
            self.swayed.append(len(self.tokens))
        self.tokens.append(token)
        period = _loop_period(self.tokens)
        if period:
            self.is_over = self.looped = True
            keep = len(self.tokens) - period * (_LOOP_ROUNDS - 1)
            del self.tokens[keep:], self.looked[keep + 1 :], self.seen[keep + 1 :]
        return token

    def decoded(self, start: Sequence[int], past: Past, steps: int) -> Decoded:
        """Put together what was decoded."""
        seen = torch.stack(self.seen)
        return Decoded(
            tuple(self.tokens),
            self._log_probabilities(seen),
            torch.stack(self.looked, dim=1),
            seen,
            past.cut(len(start) + len(self.tokens)),
            self.looped,
            steps,
            tuple(at for at in self.swayed if at < len(self.tokens)),
        )

    def _likeliest(self, logits: torch.Tensor, *, is_first: bool) -> tuple[int, int]:
        """The likeliest token that may be written, and the same with what is preferred."""
        values, token = self._values(logits, is_first=is_first)
        if not len(self._preferred):
            return token, token
        preferred = values[self._preferred] + self._preference
        best = int(preferred.argmax())
        return token, int(self._preferred[best]) if preferred[best] > values[token] else token

    def _close(self, logits: torch.Tensor, *, is_first: bool) -> list[int]:
        """The tokens that may be the likeliest."""
        values, token = self._values(logits, is_first=is_first)
        preferred = values[self._preferred] + self._preference
        least = max(values[token], preferred.max(initial=-np.inf)) - _CLOSE_NATS
        close = {*np.flatnonzero(values >= least).tolist(), *self._preferred[preferred >= least].tolist()}
        allowed = self._allowed(is_first=is_first)
        return [token for token in close if allowed[token] == 0]

    def _values(self, logits: torch.Tensor, *, is_first: bool) -> tuple[Floats, int]:
        """The view of each token up to the end, and which is the likeliest that may be written.

        Mostly that is the likeliest of all; then some that may not be written are less likely, and stand.
        """
        values = logits[: self.end + 1].numpy()
        token = int(values.argmax())
        if self._allowed(is_first=is_first)[token] < 0:
            values = self._vocabulary.narrowed(logits, is_first=is_first)[: self.end + 1].numpy()
            token = int(values.argmax())
        return values, token

    def _allowed(self, *, is_first: bool) -> Floats:
        """What is added for each token that may not be written, or may."""
        allowed: Floats = (self._vocabulary.allowed_first if is_first else self._vocabulary.allowed).numpy()
        return allowed

    def _log_probabilities(self, seen: torch.Tensor) -> tuple[float, ...]:
        """How likely each token was among those that may be written."""
        found: list[float] = []
        for first in range(0, len(self.tokens), _ROWS_AT_ONCE):
            tokens = self.tokens[first : first + _ROWS_AT_ONCE]
            rows = seen[first : first + len(tokens)]
            views = rows + self._vocabulary.allowed
            likeliest = rows[:, : self.end + 1].numpy().argmax(axis=1)
            for at in np.flatnonzero(self._allowed(is_first=False)[likeliest] < 0).tolist():
                views[at] = self._vocabulary.narrowed(rows[at], is_first=False)
            if not first:
                views[0] = self._vocabulary.narrowed(rows[0], is_first=True)
            views[:, self._preferred] += torch.from_numpy(self._preference)
            chosen = views.gather(1, torch.tensor(tokens)[:, None])[:, 0]
            found += (chosen - views.logsumexp(dim=1)).tolist()
        return tuple(found)


def _loop_period(tokens: Sequence[int]) -> int:
    """The length of what has just been said `_LOOP_ROUNDS` times in a row, or 0."""
    for period in range(1, _LONGEST_LOOP + 1):
        span = period * _LOOP_ROUNDS
        if len(tokens) >= span and tokens[-span:-period] == tokens[-span + period :]:
            return period
    return 0
