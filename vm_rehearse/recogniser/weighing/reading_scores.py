"""A reading of a place in a window, and how likely its tokens are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

import torch


@dataclass(frozen=True)
class Reading:
    """Tokens to be read from position `position` of a window, and how many of them are the place's own."""

    position: int
    tokens: tuple[int, ...]
    own: int
    least_nats: float = -inf
    """If it is less likely than this, nothing more needs to be known."""


Key = tuple[tuple[int, int], tuple[int, ...]]
"""A place, and the tokens that are read there."""


@dataclass(frozen=True)
class Scored:
    """A reading of a place, with the log-probability of each token; of a hopeless one, of its beginning."""

    place: tuple[int, int]
    reading: Reading
    scores: torch.Tensor

    @cached_property
    def total_nats(self) -> float:
        """Of the reading and the words behind it."""
        return float(self.scores.sum())

    @cached_property
    def own(self) -> torch.Tensor:
        """Of the tokens of the place itself."""
        return self.scores[: self.reading.own]

    @cached_property
    def key(self) -> Key:
        """What tells it from other readings."""
        return self.place, self.reading.tokens[: self.reading.own]


def log_probabilities(logits: torch.Tensor, tokens: Sequence[int]) -> torch.Tensor:
    """The log-probability of each token, one a row of the logits, which have shape (n, vocabulary)."""
    chosen = torch.tensor(tokens, dtype=torch.long)[:, None]
    return logits.gather(1, chosen)[:, 0] - logits.logsumexp(dim=1)
