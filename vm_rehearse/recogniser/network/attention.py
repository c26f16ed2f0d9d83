"""Attention of a row of new tokens: to those before them, and to the sound.

Shapes: `n` new tokens, `h` heads, `d` numbers a head.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

_NOTHING = torch.zeros(1)


def masked(unseen: torch.Tensor) -> torch.Tensor:
    """What is added to weights so that a token does not look where it must not, in the shape given."""
    return torch.zeros(unseen.shape).masked_fill(unseen, -torch.inf)


def inside(ranges: Sequence[tuple[int, int]], frames: int) -> torch.Tensor:
    """Which of the frames lie in each half-open range, shape (number of ranges, frames)."""
    frame, bounds = torch.arange(frames)[None], torch.tensor(ranges)
    return (frame >= bounds[:, :1]) & (frame < bounds[:, 1:])


def attended(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """What is seen, shape (n, h * d), and the weights before softmax, shape (h, n, length).

    Parameters
    ----------
    query : Tensor, shape=(h, n, d)
    key, value : Tensor, shape=(h, length, d)
    mask : Tensor, shape=(n, length), optional
        As `masked` makes it.
    """
    added, beta = (_NOTHING, 0) if mask is None else (mask, 1)
    weights = torch.baddbmm(added, query, key.transpose(1, 2), beta=beta, alpha=query.shape[-1] ** -0.5)
    seen = torch.bmm(torch.softmax(weights, dim=-1), value)
    return seen.transpose(0, 1).flatten(1), weights


def attended_roughly(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """About what is seen, shape (n, h * d).

    Parameters
    ----------
    query : Tensor, shape=(h, n, d), float32
    key, value : Tensor, shape=(h, length, d), bfloat16
    """
    seen = F.scaled_dot_product_attention(query.to(key.dtype)[None], key[None], value[None])
    return seen[0].transpose(0, 1).flatten(1).float()
