"""The cheapest path through a picture of tokens and frames, against a plain search."""

from __future__ import annotations

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from vm_rehearse.recogniser.decoding.word_times import monotonic_path, running_median, token_frames


def cheapest(cost: np.ndarray) -> float:
    """The cost of the cheapest monotonic path, cell by cell."""
    rows, columns = cost.shape
    total = np.full((rows, columns), np.inf)
    for i in range(rows):
        for j in range(columns):
            before = [total[i - 1, j - 1]] if i and j else []
            before += [total[i - 1, j]] if i else []
            before += [total[i, j - 1]] if j else []
            total[i, j] = cost[i, j] + (min(before) if before else 0.0)
    return float(total[-1, -1])


def along(cost: np.ndarray, entries: np.ndarray) -> float:
    """The cost of a path that enters each row at `entries` and leaves it there or one column earlier."""
    best = np.inf
    rows, columns = cost.shape
    last = [[*entries[1:], columns - 1][i] for i in range(rows)]
    totals = {0: 0.0}
    for i in range(rows):
        after: dict[int, float] = {}
        for step, so_far in totals.items():
            begin = entries[i]
            for leave in (last[i], last[i] - 1) if i < rows - 1 else (last[i],):
                if leave >= begin:
                    after[leave] = min(
                        after.get(leave, np.inf), so_far + float(cost[i, begin : leave + 1].sum())
                    )
            del step
        totals = after
    best = min(totals.values())
    return best


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(st.integers(1, 7), st.integers(8, 15)).flatmap(
        lambda shape: arrays.arrays(np.float64, shape, elements=st.floats(0, 10, width=16))
    )
)
def test_path_is_monotonic_and_as_cheap_as_any(cost: np.ndarray) -> None:
    entries = monotonic_path(cost)
    assert entries[0] == 0
    assert all(np.diff(entries) >= 0)
    assert along(cost, entries) == np.float64(cheapest(cost)) or np.isclose(
        along(cost, entries), cheapest(cost)
    )


def test_diagonal_picture() -> None:
    cost = 1.0 - np.kron(np.eye(4), np.ones((1, 5)))
    assert monotonic_path(cost).tolist() == [0, 5, 10, 15]


@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(1, 4), st.integers(1, 40)), elements=st.floats(-9, 9, width=32)
    )
)
def test_the_running_median_is_that_of_sorted_values(values: np.ndarray) -> None:
    padded = np.pad(values, ((0, 0), (3, 3)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 7, axis=1)
    assert np.array_equal(running_median(torch.from_numpy(values)).numpy(), np.median(windows, axis=-1))


def test_token_frames_follow_the_attention() -> None:
    attention = torch.full((2, 3, 60), -5.0)
    for token, start in enumerate((0, 20, 40)):
        attention[:, token, start : start + 20] = 5.0
    frames = token_frames(attention, 60)
    assert np.abs(frames - np.array([0, 20, 40])).max() <= 2
