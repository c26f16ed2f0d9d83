"""A take as one of many: what a summary of the practice looks at, and nothing that takes long to read.

A `Digest` is what of an analysis can recur, and its advice. It is a fiftieth as long as the analysis, so that
thousands of takes are summed up at once; it is derived like the rest, and can be made again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from vm_rehearse.progress.script_words import script_words
from vm_rehearse.take import Advice, Analysis, FillerKind, Script, TakeRow
from vm_rehearse.text import normalise_word


@dataclass(frozen=True)
class FillerCount:
    """How often a filler was said; `text` is without case and edge punctuation."""

    text: str
    kind: FillerKind
    count: int


@dataclass(frozen=True)
class WrongWord:
    """A word of the script that was left out, or for which something else was said.

    `position` counts the script's words. Words of one `step` share what was `spoken` in their place ("" for
    nothing).
    """

    position: int
    step: int
    spoken: str


@dataclass(frozen=True)
class Digest:
    """What of a take can recur, and what to change next."""

    fillers: tuple[FillerCount, ...]
    script_words: str | None
    """The script's words as the alignment has them, between blanks; None where the take has no alignment."""
    wrong: tuple[WrongWord, ...]
    """In the script's order."""
    advice: Advice


@dataclass(frozen=True)
class PractisedTake:
    """One take among many."""

    row: TakeRow
    script: Script | None
    target_s: float
    recorded_s: float
    """Duration of the recording."""
    points: tuple[float | None, ...]
    """Of each criterion, in the order of `CRITERIA`; None where the take does not have it."""
    digest: Digest | None
    """None without a score."""


def digest_of(analysis: Analysis) -> Digest:
    """Give what of an analysis can recur, and its advice."""
    fillers = Counter((_spelled(each.text), each.kind) for each in analysis.fillers)
    words = () if analysis.script_match is None else script_words(analysis.script_match)
    return Digest(
        fillers=tuple(FillerCount(text, kind, count) for (text, kind), count in fillers.items()),
        script_words=None if analysis.script_match is None else " ".join(word.text for word in words),
        wrong=tuple(
            WrongWord(position, word.step, word.spoken)
            for position, word in enumerate(words)
            if word.right is False
        ),
        advice=analysis.advice,
    )


def _spelled(text: str) -> str:
    """Give a filler without case and edge punctuation, so that "Um," and "um" are one."""
    return " ".join(normalise_word(word) for word in text.split())
