"""How long words last, and how long they usually do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vm_rehearse.take import Stretch, Word
from vm_rehearse.text import normalise_word, syllable_count

_SYLLABLE_S = 0.2


def spoken_s(speech: Iterable[Stretch], start_s: float, end_s: float) -> float:
    """How much of a stretch of time is speech, in seconds."""
    return sum(max(0.0, min(stretch.end_s, end_s) - max(stretch.start_s, start_s)) for stretch in speech)


def needed_s(word: Word, language: str) -> float:
    """How long a word usually lasts, by its syllables, in seconds."""
    return _SYLLABLE_S * syllable_count(normalise_word(word.text), language)


def shared_out_s(texts: Sequence[str], start_s: float, end_s: float) -> list[tuple[float, float]]:
    """From when to when each of some words lasts that fill a stretch of time, by how many letters it has."""
    letters, times_s, at = sum(map(len, texts)) or 1, [], start_s
    for text in texts:
        until = at + (end_s - start_s) * len(text) / letters
        times_s.append((at, until))
        at = until
    return times_s
