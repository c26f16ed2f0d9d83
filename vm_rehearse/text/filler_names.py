"""What a filler is called where several of them are counted as one."""

from __future__ import annotations

import re

_DRAWN_OUT = re.compile(r"(.)\1+")
_I = re.compile(r"\bi\b")


def one_sound(filled_pause: str) -> str:
    """A filled pause however long it was: "um", "umm" and "uum" are one, and so are "mm" and "mmm"."""
    return _DRAWN_OUT.sub(r"\1", filled_pause)


def with_capital_i(phrase: str) -> str:
    """A phrase in small letters as English writes it: "i mean" is "I mean"."""
    return _I.sub("I", phrase)
