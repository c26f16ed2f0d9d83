"""openai-whisper's package, and the parts of it that are used here.

Its own word times are found by functions that a compiler prepares, and loading the compiler (numba) takes as
long as all the rest of the package. They are not used here; so it is loaded without, and they would do their
work uncompiled.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_COMPILER = "numba"


@contextmanager
def _without_compiler() -> Iterator[None]:
    """Leave functions as they are, in place of compiling them; where the compiler is loaded, it stays."""
    if _COMPILER in sys.modules:
        yield
        return
    stand_in = ModuleType(_COMPILER)
    stand_in.jit = lambda *_arguments, **_options: _uncompiled  # type: ignore[attr-defined]
    sys.modules[_COMPILER] = stand_in
    try:
        yield
    finally:
        del sys.modules[_COMPILER]


def _uncompiled(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


with _without_compiler():
    from whisper import _ALIGNMENT_HEADS as ALIGNMENT_HEADS
    from whisper.audio import log_mel_spectrogram, pad_or_trim
    from whisper.model import ModelDimensions, Whisper
    from whisper.tokenizer import get_tokenizer

__all__ = [
    "ALIGNMENT_HEADS",
    "ModelDimensions",
    "Whisper",
    "get_tokenizer",
    "log_mel_spectrogram",
    "pad_or_trim",
]
