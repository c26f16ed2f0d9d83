"""What the decoder keeps of the tokens of a text: their keys and values, which can be cut back.

Shapes: `m` cached tokens, `n` new ones, `h` heads of `d` numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch


@dataclass
class _Store:
    """Room for the keys and values of a longest text, shape (layers, 2, h, room, d)."""

    both: torch.Tensor
    filled: int = 0
    """How many tokens were written by now, by whoever."""

    def of_the_first(self, length: int) -> _Store:
        """A new one with the first tokens of this."""
        copy = _Store(torch.empty_like(self.both), length)
        copy.both[..., :length, :] = self.both[..., :length, :]
        return copy


@dataclass(frozen=True)
class Past:
    """Keys and values of the tokens decoded so far.

    Nothing in it ever changes. A text mostly goes on where it ended, so there is room behind it, in which the
    next tokens are written; only if that was done before, for another text, is it copied.
    """

    _store: _Store
    length: int
    """Number of cached tokens, `m`."""

    @classmethod
    def nothing(cls, layers: int, heads: int, room: int, width: int) -> Past:
        """The past of a text that has not begun; `room` is how many tokens it may have, `width` is `d`."""
        return cls(_Store(torch.empty(layers, 2, heads, room, width)), 0)

    def cut(self, length: int) -> Past:
        """The first `length` tokens of it."""
        return Past(self._store, min(length, self.length))

    def layer(self, index: int) -> torch.Tensor:
        """A layer's keys and values, shape (2, h, m, d)."""
        return self._store.both[index, :, :, : self.length]

    def grown(self, count: int) -> Past:
        """The same with `count` tokens more, which are to be `put`, layer by layer."""
        store = self._store
        if store.filled != self.length:
            store = store.of_the_first(self.length)
        store.filled += count
        return Past(store, self.length + count)

    def put(self, index: int, own: torch.Tensor) -> None:
        """Write a layer's keys and values of the last tokens, shape (2, h, n, d)."""
        self.layer(index)[:, :, self.length - own.shape[2] :] = own
