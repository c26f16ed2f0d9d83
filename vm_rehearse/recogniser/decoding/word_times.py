"""When each token was said, from where the decoder looked in the sound.

Some of the decoder's cross-attention heads follow the words through time (whisper names them for each
model). Their weights make a picture, tokens by frames; the best monotonic path through it gives each
token its frames (dynamic time warping). After Radford et al. 2022 and whisper's own ``timing.py``, whose
compiled path search takes seconds to start; this one is a few vectorised operations for each token.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

FRAME_S = 0.02
_MEDIAN_FRAMES = 7


def token_frames(attention: torch.Tensor, frames: int) -> npt.NDArray[np.int64]:
    """First frame of each token.

    Parameters
    ----------
    attention : Tensor, shape=(heads, tokens, t)
        Cross-attention before softmax, of the alignment heads.
    frames : int
        Number of frames with sound in them, at most `t`; the rest is padding.

    Returns
    -------
    ndarray, shape=(tokens,), in frames of 20 ms
    """
    weights = attention[:, :, :frames].softmax(dim=-1)
    weights -= weights.mean(dim=1, keepdim=True)
    weights /= weights.square().mean(dim=1, keepdim=True).sqrt_().clamp_min_(1e-9)
    smooth = torch.stack([running_median(of_head) for of_head in weights])
    return monotonic_path(-smooth.mean(dim=0).double().numpy())


def running_median(rows: torch.Tensor) -> torch.Tensor:
    """The median of each value with the three before and the three behind it; beyond the ends it goes on so.

    Of any five of seven values neither the least nor the greatest is their median; nor is it of the three
    that are left with a sixth, and so on. That compares whole rows, in a tenth of the time of sorting.

    Parameters
    ----------
    rows : Tensor, shape=(n, t)
    """
    reach, count = _MEDIAN_FRAMES // 2, rows.shape[-1]
    padded = F.pad(rows[None], (reach, reach), mode="replicate")[0]
    shifted = [padded[:, at : at + count] for at in range(_MEDIAN_FRAMES)]
    left = shifted[: reach + 1]
    for one_more in shifted[reach + 1 :]:
        left = _without_extremes([*left, one_more])
    return left[0]


def _without_extremes(values: Sequence[torch.Tensor]) -> list[torch.Tensor]:
    """Several values at each place, without the least and the greatest of them."""
    lower, upper = [], []
    for one, other in zip(values[::2], values[1::2], strict=False):
        lower.append(torch.minimum(one, other))
        upper.append(torch.maximum(one, other))
    if len(values) % 2:
        lower.append(values[-1])
    for at in range(1, len(lower)):
        lower[0], lower[at] = torch.minimum(lower[0], lower[at]), torch.maximum(lower[0], lower[at])
    if len(values) % 2:
        upper.append(lower.pop())
    for at in range(len(upper) - 1):
        upper[at], upper[-1] = torch.minimum(upper[at], upper[-1]), torch.maximum(upper[at], upper[-1])
    return lower[1:] + upper[:-1]


def monotonic_path(cost: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The first column at which the cheapest monotonic path enters each row.

    The path starts at the first cell, ends at the last, and steps down, right or both. Along a row, the
    cheapest way to a cell is to enter the row somewhere before it and go right from there: the cost of that
    is a difference of sums along the row, and its least a running minimum.

    Parameters
    ----------
    cost : ndarray, shape=(rows, columns)

    Returns
    -------
    ndarray, shape=(rows,)
    """
    if not cost.size:
        return np.zeros(len(cost), dtype=np.int64)
    along = np.cumsum(cost, axis=1)
    least = np.empty_like(cost)  # the cost of the cheapest path to each cell
    least[0] = along[0]
    for row in range(1, len(cost)):
        above = least[row - 1]
        entered = above.copy()
        np.minimum(above[1:], above[:-1], out=entered[1:])
        least[row] = along[row] + np.minimum.accumulate(entered - along[row] + cost[row])
    return _entries(least)


def _entries(least: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Follow the cheapest path back from the last cell: where it enters each row."""
    rows, columns = least.shape
    entry = np.zeros(rows, dtype=np.int64)
    column = columns - 1
    above = least[-1].tolist()
    for row in range(rows - 1, 0, -1):
        above, here = least[row - 1].tolist(), above
        while column > 0 and here[column - 1] < min(above[column - 1], above[column]):
            column -= 1
        entry[row] = column
        if column > 0 and above[column - 1] <= above[column]:
            column -= 1
    return entry
