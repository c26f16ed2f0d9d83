"""Attention of a few new tokens to what several continuations share, without copying it for each.

Shapes: `b` continuations, `h` heads, `n` new tokens, `d` numbers a head.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

Part = tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]
"""Keys and values, of shape (h, length, d) for all continuations or (b, h, length, d), and a mask or none."""


def masked(unseen: torch.Tensor) -> torch.Tensor:
    """What is added to attention so that a row does not look there: (b, length) -> (b, 1, 1, length)."""
    return torch.zeros(unseen.shape).masked_fill(unseen, -torch.inf)[:, None, None]


def inside(ranges: Sequence[tuple[int, int]], frames: int) -> torch.Tensor:
    """Which of the frames lie in each half-open range, shape (b, frames)."""
    frame, bounds = torch.arange(frames)[None], torch.tensor(ranges)
    return (frame >= bounds[:, :1]) & (frame < bounds[:, 1:])


def attended(query: torch.Tensor, parts: Sequence[Part]) -> tuple[torch.Tensor, torch.Tensor]:
    """What is seen in all parts together, (b, n, state), and the weights before softmax, (b, h, n, length).

    Parameters
    ----------
    query : Tensor, shape=(b, h, n, d)
    parts : sequence of Part
    """
    query = query * query.shape[-1] ** -0.5
    scores = [_scores(query, key, mask) for key, _, mask in parts]
    if len(scores) == 1:
        weights = scores[0]
        seen = _times(F.softmax(weights, dim=-1), parts[0][1])
    else:
        weights = torch.cat(scores, dim=-1)
        shares = torch.split(F.softmax(weights, dim=-1), [score.shape[-1] for score in scores], dim=-1)
        pieces = [_times(share, value) for share, (_, value, _) in zip(shares, parts, strict=True)]
        seen = torch.stack(pieces).sum(dim=0)
    return seen.transpose(1, 2).flatten(2), weights


def _scores(query: torch.Tensor, key: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    """Each query beside each key, shape (b, h, n, length)."""
    scores = _times(query, key.transpose(-1, -2))
    return scores if mask is None else scores + mask


def _times(rows: torch.Tensor, shared: torch.Tensor) -> torch.Tensor:
    """Multiply (b, h, n, x) by (b, h, x, y), or by one (h, x, y) for all, which is not copied."""
    batch, heads, count, width = rows.shape
    if shared.dim() == rows.dim():
        return rows @ shared
    joined = rows.transpose(0, 1).reshape(heads, batch * count, width)
    return (joined @ shared).view(heads, batch, count, -1).transpose(0, 1)
