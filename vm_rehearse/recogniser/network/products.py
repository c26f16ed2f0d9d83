"""Products of activations with the model's weights, in the form that takes least time and memory.

Whisper's weights are published with 16 bits a number. Where the processor's library can multiply them as they
are (FBGEMM, on x86), half as much has to be read from memory as with 32 bits, which is what a step of the
decoder takes its time for; activations and sums have 32 bits all the same, so that nothing is lost. But
bringing weights into its order takes as long as that saves in three recordings, so it is done on request.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.network.rough_products import MANY_OUTPUTS, RoughProduct

_Linear = Callable[[torch.Tensor], torch.Tensor]


class Product:
    """A weight to multiply activations with, and a bias to add.

    Parameters
    ----------
    weight : Tensor, shape=(outputs, inputs), float32
    bias : Tensor, shape=(outputs,), float32, optional
    fits_halves : bool
        Whether each number of the weight is one of 16 bits.
    """

    def __init__(
        self, weight: torch.Tensor, bias: torch.Tensor | None = None, *, fits_halves: bool = False
    ) -> None:
        self._roughened: Callable[[], RoughProduct] | None = partial(RoughProduct, weight, bias)
        # of so many, oneDNN's product takes half the time of the usual one
        linear = _onednn_linear if len(weight) >= MANY_OUTPUTS and _has_onednn() else F.linear
        self._linear: _Linear = partial(linear, weight=weight, bias=bias)
        can_pack = fits_halves and _multiplies_halves()
        self._packed: Callable[[], _Linear] | None = partial(_packed, weight, bias) if can_pack else None

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        """From (..., inputs) to (..., outputs), both float32."""
        return self._linear(x)

    def add_to(self, total: torch.Tensor, x: torch.Tensor) -> None:
        """The same, added to what is there."""
        total += self._linear(x)

    def columns(self, x: torch.Tensor) -> torch.Tensor:
        """The same, from (n, inputs) to (outputs, n)."""
        return self._linear(x).T.contiguous()

    def pack(self) -> None:
        """Bring the weight into the form that is read fastest, if there is one; it takes one thread."""
        if self._packed is not None:
            self._linear, self._packed, self._roughened = self._packed(), None, None

    def roughened(self) -> RoughProduct:
        """About the same product, which takes less time; not of a packed weight. It takes one thread."""
        assert self._roughened is not None
        return self._roughened()


def _packed(weight: torch.Tensor, bias: torch.Tensor | None) -> _Linear:
    packed = torch.ops.quantized.linear_prepack_fp16(weight, bias)
    return partial(torch.ops.quantized.linear_dynamic_fp16.default, W_prepack=packed)


def _onednn_linear(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(x, weight, bias, "none", [], "")
    return product


@lru_cache(maxsize=1)
def _has_onednn() -> bool:
    """Whether this build of PyTorch has oneDNN's product."""
    try:
        one = torch.eye(2)
        return bool(torch.equal(_onednn_linear(one, one, None), one))
    except (AttributeError, RuntimeError):
        return False


@lru_cache(maxsize=1)
def _multiplies_halves() -> bool:
    """Whether this build of PyTorch has the product, and this processor can do it."""
    try:
        packed = torch.ops.quantized.linear_prepack_fp16(torch.eye(2), None)
        return bool(torch.equal(torch.ops.quantized.linear_dynamic_fp16(torch.eye(2), packed), torch.eye(2)))
    except (AttributeError, RuntimeError):
        return False
