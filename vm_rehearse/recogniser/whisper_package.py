"""openai-whisper's package, and the parts of it that are used here.

Its own word times are found by functions that a compiler prepares, and loading the compiler (numba) takes as
long as all the rest of the package. They are not used here; so it is loaded without, and they would do their
work uncompiled.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

from vm_rehearse.recogniser.stand_in import standing_in


def _compiler() -> ModuleType:
    """What stands in for it: functions stay as they are."""
    stand_in = ModuleType("numba")
    stand_in.jit = lambda *_arguments, **_options: _uncompiled  # type: ignore[attr-defined]
    return stand_in


def _uncompiled(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


with standing_in(_compiler()):
    from whisper import _ALIGNMENT_HEADS as ALIGNMENT_HEADS
    from whisper.audio import log_mel_spectrogram, pad_or_trim
    from whisper.model import ModelDimensions, Whisper
    from whisper.tokenizer import Tokenizer, get_tokenizer

__all__ = [
    "ALIGNMENT_HEADS",
    "ModelDimensions",
    "Whisper",
    "get_tokenizer",
    "log_mel_spectrogram",
    "non_speech_tokens",
    "pad_or_trim",
]


def non_speech_tokens(tokenizer: Tokenizer) -> tuple[int, ...]:
    """The tokens of signs that nobody says, such as those of music, as whisper lists them.

    Its list is made by looking for special tokens in each sign first, and what it does that with takes a
    tenth of a second to load. There are none in them, and here it does not look.
    """
    without_special = SimpleNamespace(encode=tokenizer.encoding.encode_ordinary)
    listed = Tokenizer.non_speech_tokens.func
    tokens: tuple[int, ...] = listed(SimpleNamespace(encoding=without_special))
    return tokens
