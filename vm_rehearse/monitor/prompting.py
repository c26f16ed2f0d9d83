"""When each word of a script is to be said, at the pace aimed at.

A written token takes as long as the words it is said with: "555-0142" is seven of them. The pace is the
middle of the rubric's band.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vm_rehearse.measures.script_length import said_lengths
from vm_rehearse.scoring import DEFAULT_TARGET_S, bands

_SENTENCE_ENDS: Final = (".", "!", "?", "…", ":")
_CLOSING: Final = "\"'\u201d\u2019)]»"


@dataclass(frozen=True)
class PromptWord:
    """One written word of a script, and when it is to be said."""

    text: str
    start_s: float
    """Seconds from the message's first word."""
    opens_sentence: bool
    opens_line: bool
    """Whether it stands at the beginning of a line of the script's own."""


def prompt_words(text: str, *, language: str) -> tuple[PromptWord, ...]:
    """The words of a script with their times.

    Parameters
    ----------
    text : str
    language : str
        Two-letter code; numerals are said in it.
    """
    pace = bands(DEFAULT_TARGET_S)["pace"]
    word_s = 60.0 / ((pace.full_from + pace.full_to) / 2)
    words: list[PromptWord] = []
    said, opens_sentence = 0, True
    lengths = iter(said_lengths(text.split(), language))
    for line in text.splitlines():
        for place, token in enumerate(line.split()):
            opens_line = place == 0
            words.append(PromptWord(token, said * word_s, opens_sentence, opens_line))
            said += next(lengths)
            opens_sentence = token.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
    return tuple(words)


def word_to_say(words: Sequence[PromptWord], message_s: float) -> int:
    """Which word, by its place, is to be said after so many seconds; the last one stays."""
    return max(0, bisect_right([word.start_s for word in words], message_s) - 1)
