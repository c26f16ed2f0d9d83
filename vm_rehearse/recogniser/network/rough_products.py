"""Products with weights of 8 bits a number: off by a hundredth, and made in a fraction of the time.

A step of the decoder takes its time for reading weights, and these are a quarter of the bytes. What they say
is a guess, which is looked at exactly later on (`decoding.greedy`).
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from functools import partial

import torch

_Linear = Callable[[torch.Tensor], torch.Tensor]

_LARGEST = 127
"""Of the whole numbers of 8 bits."""
_CHUNK = 512
MANY_OUTPUTS = 10_000
"""As many as a vocabulary has: oneDNN prepares those in a sixth of the time that FBGEMM takes. Fewer are
multiplied quicker by FBGEMM, which brings the activations into 8 bits by itself."""


class RoughProduct:
    """A weight to multiply activations with, and a bias to add, about as `Product` does.

    Results are off by about a hundredth of what they differ by among themselves. Raises AttributeError or
    RuntimeError where PyTorch has no product of 8 bits.

    Parameters
    ----------
    weight : Tensor, shape=(outputs, inputs)
    bias : Tensor, shape=(outputs,), float32, optional
    """

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor | None = None) -> None:
        packed = _packed_by_onednn if len(weight) >= MANY_OUTPUTS else _packed_by_fbgemm
        self._linear = packed(*_in_whole_numbers(weight), bias)

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        """From (n, inputs) to (n, outputs), both float32."""
        return self._linear(x)


def _in_whole_numbers(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """A weight in int8, and what one is worth in each row, shape (outputs,)."""
    units = torch.empty(len(weight))
    whole = torch.empty(weight.shape, dtype=torch.int8)
    for first in range(0, len(weight), _CHUNK):  # so that no second copy of 32 bits is needed
        rows = weight[first : first + _CHUNK].float()
        largest = rows.abs().amax(1).clamp_min(torch.finfo(rows.dtype).tiny)
        units[first : first + _CHUNK] = largest / _LARGEST
        whole[first : first + _CHUNK] = rows.mul(_LARGEST / largest[:, None]).round_()
    return whole, units


def _packed_by_fbgemm(whole: torch.Tensor, units: torch.Tensor, bias: torch.Tensor | None) -> _Linear:
    zeros = torch.zeros(len(whole), dtype=torch.int64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tensors of this kind will be gone one day, and so will this be then
        weight = torch._make_per_channel_quantized_tensor(whole, units.double(), zeros, 0)
    packed = torch.ops.quantized.linear_prepack(weight, bias)
    return partial(torch.ops.quantized.linear_dynamic.default, W_prepack=packed)


def _packed_by_onednn(whole: torch.Tensor, units: torch.Tensor, bias: torch.Tensor | None) -> _Linear:
    packed, zeros = torch.ops.onednn.qlinear_prepack(whole, None), torch.zeros(len(whole), dtype=torch.int64)

    def linear(x: torch.Tensor) -> torch.Tensor:
        unit = float(x.abs().amax()) / _LARGEST
        rounded = (x / unit + _LARGEST).round_().to(torch.uint8)
        product: torch.Tensor = torch.ops.onednn.qlinear_pointwise(
            rounded, unit, _LARGEST, packed, units, zeros, bias, 1.0, 0, torch.float32, "none", [], ""
        )
        return product

    return linear


def is_quicker(one: Callable[[], object], other: Callable[[], object]) -> bool:
    """Whether one way to do something takes less time than another, each of them the second time."""

    def seconds(way: Callable[[], object]) -> float:
        way()
        start = time.perf_counter()
        way()
        return time.perf_counter() - start

    return seconds(one) < seconds(other)
