"""Times, lengths and quotations as they stand in a sentence of advice."""

from __future__ import annotations

from vm_rehearse.take import Pause

_MOST_QUOTED = 6
_A_SECOND_S = 0.95


def clock(time_s: float) -> str:
    """A time as a player shows it: 72.9 -> "1:12"."""
    minutes, whole_seconds = divmod(int(time_s), 60)
    return f"{minutes}:{whole_seconds:02d}"


def quoted(text: str) -> str:
    """Words in quotation marks, only the first few of many."""
    words = text.split()
    return f'"{" ".join(words[:_MOST_QUOTED])}{" ..." if len(words) > _MOST_QUOTED else ""}"'


def times(count: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def word_count(count: int) -> str:
    """A number of words, at least one."""
    return "1 word" if count <= 1 else f"{count} words"


def seconds(time_s: float) -> str:
    """A length of time, in whole seconds; under one, in tenths."""
    if time_s < _A_SECOND_S:
        return f"{time_s:.1f} seconds"
    return "a second" if time_s < 1.5 else f"{time_s:.0f} seconds"


def length_s(pause: Pause) -> float:
    """How long a pause is, in seconds."""
    return pause.end_s - pause.start_s
