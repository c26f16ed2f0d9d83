"""How many threads PyTorch works with: as many as are quickest at the moment.

Its threads wait for each other after every operation. Beside another busy program one of them is kept waiting
again and again, and two are then many times slower than one.
"""

from __future__ import annotations

import time
from functools import cache

import torch

_ROWS, _WIDTH, _COLUMNS, _ROUNDS = 64, 512, 2048, 6
"""A trial of about ten milliseconds, with operations of the size of the model's."""


def use_quickest_threads() -> None:
    """Try one thread and all of them, and go on with what was quicker; it takes hundredths of a second."""
    most = _all_threads()
    if most > 1:
        torch.set_num_threads(min((most, 1), key=_trial_s))


@cache
def _all_threads() -> int:
    """As many as PyTorch would take by itself."""
    return torch.get_num_threads()


def _trial_s(threads: int) -> float:
    """How long a little work takes with so many threads."""
    torch.set_num_threads(threads)
    x, weight = torch.ones(_ROWS, _WIDTH), torch.ones(_WIDTH, _COLUMNS)
    x @ weight
    began = time.perf_counter()
    for _ in range(_ROUNDS):
        x @ weight
    return time.perf_counter() - began
