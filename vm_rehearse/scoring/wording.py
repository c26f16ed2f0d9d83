"""Lengths, counts and quotations as they stand in a sentence of advice."""

from __future__ import annotations

from vm_rehearse.notation import A_SECOND_S, decimal, rounded
from vm_rehearse.take import Pause
from vm_rehearse.text import CLOSING_MARKS

_MOST_QUOTED = 6


def quoted(text: str) -> str:
    """Words in quotation marks, only the first few of many, without what closes the last of them."""
    words = text.split()
    shown = " ".join(words[:_MOST_QUOTED]).rstrip(CLOSING_MARKS)
    return f'"{shown}{" ..." if len(words) > _MOST_QUOTED else ""}"'


def word_count(count: int) -> str:
    """A number of words, at least one."""
    return "1 word" if count <= 1 else f"{count} words"


def seconds(time_s: float) -> str:
    """A length of time, in whole seconds, rounded as everywhere; under one, in tenths."""
    if time_s < A_SECOND_S:
        return f"{decimal(time_s)} seconds"
    return "a second" if time_s < 1.5 else f"{rounded(time_s)} seconds"


def length_s(pause: Pause) -> float:
    """How long a pause is, in seconds."""
    return pause.end_s - pause.start_s
