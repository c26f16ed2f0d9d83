"""Products of activations with the model's weights, in the form that takes least time and memory.

Whisper's weights are published with 16 bits a number. Where the processor's library can multiply them as they
are (FBGEMM, on x86), half as much has to be read from memory as with 32 bits, which is what a step of the
decoder takes its time for; activations and sums have 32 bits all the same, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

Product = Callable[[torch.Tensor], torch.Tensor]
"""From (..., inputs) to (..., outputs), both float32."""


def product(weight: torch.Tensor, bias: torch.Tensor | None = None) -> Product:
    """Multiply by a weight, and add a bias.

    Parameters
    ----------
    weight : Tensor, shape=(outputs, inputs)
    bias : Tensor, shape=(outputs,), optional
    """
    bias = None if bias is None else bias.float()
    if _multiplies_halves() and weight.dtype == torch.float16:
        packed = torch.ops.quantized.linear_prepack_fp16(weight.float(), bias)
        return lambda x: torch.ops.quantized.linear_dynamic_fp16(x, packed)
    exact = weight.float()
    return lambda x: F.linear(x, exact, bias)


@lru_cache(maxsize=1)
def _multiplies_halves() -> bool:
    """Whether this build of PyTorch has the product, and this processor can do it."""
    try:
        packed = torch.ops.quantized.linear_prepack_fp16(torch.eye(2), None)
        return bool(torch.equal(torch.ops.quantized.linear_dynamic_fp16(torch.eye(2), packed), torch.eye(2)))
    except (AttributeError, RuntimeError):
        return False
