"""Products of 32-bit numbers out of 16-bit ones, for processors with a unit that multiplies those.

Such a unit (AMX) multiplies numbers with 8 significant bits, bfloat16, ten times as fast as others, and sums
with 32 bits. So each number is taken for the sum of two such: what it is to 8 bits, and what is then left.
Of their four products the three that count are summed. What comes out is off by some millionths of what
results differ by among themselves, and weights of 16 bits lose nothing at all.

PyTorch's own product of bfloat16 rounds its sums to 8 bits. The library that PyTorch brings for it (oneMKL)
leaves them whole, so that is called directly, where it is there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import torch

_FUNCTION = "cblas_gemm_bf16bf16f32"
_ROW_MAJOR, _AS_IT_IS, _TRANSPOSED = 101, 111, 112
_LARGEST_ERROR = 1e-4
"""Of the test product below; float32 itself is off by a hundredth of this."""
_CACHED_NUMBERS = 2**17
"""So many, and what comes of them, stay in the cache of a core."""
_Split = tuple[torch.Tensor, torch.Tensor]


class SplitProduct:
    """A weight to multiply activations with, and a bias to add, where `can_split`.

    Parameters
    ----------
    weight : Tensor, shape=(outputs, inputs), float16 or float32
    bias : Tensor, shape=(outputs,)
    """

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor) -> None:
        self._first, self._rest = _split(weight)
        self._bias = bias.float()

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        """From (n, inputs) to (n, outputs), both float32."""
        total = torch.empty(len(x), len(self._bias)).copy_(self._bias)
        _add_products(_split(x), (self._first, self._rest), total)
        return total

    def add_to(self, total: torch.Tensor, x: torch.Tensor) -> None:
        """The same, added to what is there, shape (n, outputs)."""
        total += self._bias
        _add_products(_split(x), (self._first, self._rest), total)

    def columns(self, x: torch.Tensor) -> torch.Tensor:
        """The same, from (n, inputs) to (outputs, n), without putting it the other way round."""
        total = torch.empty(len(self._bias), len(x)).copy_(self._bias[:, None])
        _add_products((self._first, self._rest), _split(x), total)
        return total


@lru_cache(maxsize=1)
def can_split() -> bool:
    """Whether this processor has such a unit, and PyTorch's library lets it be used."""
    has_unit: Callable[[], bool] | None = getattr(torch.cpu, "_is_amx_tile_supported", None)
    if has_unit is None or not has_unit() or _library_function() is None:
        return False
    x = torch.linspace(-1, 1, 32 * 48).sin().view(32, 48)
    weight = torch.linspace(1, 9, 16 * 48).cos().view(16, 48)
    return torch.allclose(SplitProduct(weight, x[0, :16])(x), x @ weight.T + x[0, :16], atol=_LARGEST_ERROR)


def _split(x: torch.Tensor) -> _Split:
    """Two of bfloat16 with almost the same sum; done piece by piece, so that each stays in the cache."""
    first, rest = (torch.empty(x.shape, dtype=torch.bfloat16) for _ in range(2))
    rows = max(1, _CACHED_NUMBERS // x.shape[1])
    pieces = zip(*(torch.split(part, rows) for part in (x, first, rest)), strict=True)
    for own, begun, left in pieces:
        piece = own.float()
        begun.copy_(piece)
        left.copy_(piece - begun.float())
    return first, rest


def _add_products(rows: _Split, columns: _Split, total: torch.Tensor) -> None:
    """Add rows @ columns.T to the total, all but what the rests make of each other."""
    (first, rest), (other_first, other_rest) = rows, columns
    for one, other in ((rest, other_first), (first, other_rest), (first, other_first)):
        _add_product(one, other, total)


def _add_product(rows: torch.Tensor, columns: torch.Tensor, total: torch.Tensor) -> None:
    """Add rows @ columns.T to the total, where all of them lie row by row; none is copied."""
    multiply = _library_function()
    assert multiply is not None
    once = ctypes.c_float(1)
    sizes = (len(rows), len(columns), rows.shape[1])
    places = [(ctypes.c_void_p(part.data_ptr()), part.stride(0)) for part in (rows, columns, total)]
    multiply(_ROW_MAJOR, _AS_IT_IS, _TRANSPOSED, *sizes, once, *places[0], *places[1], once, *places[2])


@lru_cache(maxsize=1)
def _library_function() -> Callable[..., None] | None:
    """The product of oneMKL, in the library that PyTorch has loaded."""
    library = Path(torch.__file__).with_name("lib") / "libtorch_cpu.so"
    try:
        function = getattr(ctypes.CDLL(str(library)), _FUNCTION)
    except (AttributeError, OSError):
        return None
    function.restype = None
    return function  # type: ignore[no-any-return]
