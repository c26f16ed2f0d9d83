"""When each token was said, from where the decoder looked in the sound.

Some of the decoder's cross-attention heads follow the words through time (whisper names them for each
model). Their weights make a picture, tokens by frames; the best monotonic path through it gives each
token its frames (dynamic time warping). After Radford et al. 2022 and whisper's own ``timing.py``, whose
compiled path search takes seconds to start; this one is a row of vectorised additions.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

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
    spread, mean = torch.std_mean(weights, dim=1, keepdim=True, correction=0)
    weights = (weights - mean) / spread.clamp_min(1e-9)
    reach = _MEDIAN_FRAMES // 2
    padded = torch.nn.functional.pad(weights, (reach, reach), mode="replicate")
    smooth = padded.unfold(-1, _MEDIAN_FRAMES, 1).median(dim=-1).values
    return monotonic_path(-smooth.mean(dim=0).double().numpy())


def monotonic_path(cost: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The first column at which the cheapest monotonic path enters each row.

    The path starts at the first cell, ends at the last, and steps down, right or both. It is found along
    the anti-diagonals, whose cells do not depend on each other.

    Parameters
    ----------
    cost : ndarray, shape=(rows, columns)

    Returns
    -------
    ndarray, shape=(rows,)
    """
    rows, columns = cost.shape
    skewed = np.full((rows + columns - 1, rows), np.inf)
    row = np.arange(rows)
    for column in range(columns):
        skewed[row + column, row] = cost[:, column]
    came = np.zeros(skewed.shape, dtype=np.int8)
    before = np.full(rows + 1, np.inf)
    last = np.full(rows + 1, np.inf)
    last[1] = skewed[0, 0] if rows else np.inf
    for diagonal in range(1, skewed.shape[0]):
        choices = np.stack((before[:-1], last[:-1], last[1:]))
        came[diagonal] = choices.argmin(axis=0)
        before, last = last, np.concatenate(([np.inf], choices.min(axis=0) + skewed[diagonal]))
    return _entries(came, rows, columns)


def _entries(came: npt.NDArray[np.int8], rows: int, columns: int) -> npt.NDArray[np.int64]:
    """Follow the path back: 0 came from up and left, 1 from above, 2 from the left."""
    entry = np.zeros(rows, dtype=np.int64)
    i, j = rows - 1, columns - 1
    while i > 0 or j > 0:
        entry[i] = j
        step = came[i + j, i]
        if i == 0 or (j > 0 and step != 1):
            j -= 1
        if i > 0 and step != 2:
            i -= 1
    entry[0] = 0
    return entry
