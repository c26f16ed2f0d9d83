"""The few words in a row that were said quickest, or slowest."""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.take import Word
from vm_rehearse.text import normalise_word
from vm_rehearse.verbalisation import is_number_word

_WORDS = 10
_FEWEST_WORDS = 5
_A_NUMBER = 3


def quickest(words: Sequence[Word]) -> Sequence[Word]:
    """The ten words in a row that took least time for their letters; empty without words."""
    return min(_stretches([word for word in words if word.kind != "filled_pause"]), key=_per_letter_s)


def slowest(words: Sequence[Word]) -> Sequence[Word]:
    """The ten words of the message that took most time; empty where there are too few.

    A telephone number is none of them: it should be said slowly.
    """
    runs: list[list[Word]] = [[]]
    for word, is_read_out in zip(words, _read_out(words), strict=True):
        if is_read_out:
            runs.append([])
        elif word.kind == "word":
            runs[-1].append(word)
    stretches = [stretch for run in runs if len(run) >= _FEWEST_WORDS for stretch in _stretches(run)]
    return max(stretches, key=_per_letter_s, default=())


def _stretches(words: Sequence[Word]) -> list[Sequence[Word]]:
    """All runs of ten words; all of fewer."""
    return [words[start : start + _WORDS] for start in range(max(1, len(words) - _WORDS + 1))]


def _per_letter_s(stretch: Sequence[Word]) -> float:
    """How long a letter took: longer words take more time at the same pace."""
    letters = sum(len(word.text) for word in stretch)
    return sum(word.end_s - word.start_s for word in stretch) / letters if letters else 0.0


def _read_out(words: Sequence[Word]) -> list[bool]:
    """Which words belong to a number of at least three, read out one by one."""
    marks = [_is_number(word) for word in words]
    read_out = [False] * len(words)
    for start in range(len(words) - _A_NUMBER + 1):
        if all(marks[start : start + _A_NUMBER]):
            read_out[start : start + _A_NUMBER] = [True] * _A_NUMBER
    return read_out


def _is_number(word: Word) -> bool:
    """Whether a word is a number in English or Dutch."""
    text = normalise_word(word.text)
    return bool(text) and any(is_number_word(text, language) for language in ("en", "nl"))
