"""A script to be read from while speaking: short lines, the one to say now marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from vm_rehearse.monitor import PromptWord, word_to_say
from vm_rehearse.views.wording import plain

_WIDEST_LINE = 56
"""A line is taken in at one look."""
_NOW, _OTHER = "> ", "  "
_FIRST_WORDS = 3

Line = tuple[int, str]
"""The place of its first word, and its text."""


@dataclass(frozen=True)
class Prompter:
    """The lines around the one to say now, as many as there are rows."""

    words: Sequence[PromptWord]
    message_s: float
    rows: int
    hides: bool = False
    """Whether only the first words of each sentence are shown."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(1, min(_WIDEST_LINE, options.max_width - len(_NOW)))
        ellipsis = "..." if options.ascii_only else "…"
        lines = _openings(self.words, ellipsis) if self.hides else _lines(self.words, width)
        at = word_to_say(self.words, self.message_s)
        now = max((number for number, (first, _) in enumerate(lines) if first <= at), default=0)
        top = max(0, min(now - 1, len(lines) - self.rows))
        for number, (_, text) in enumerate(lines[top : top + self.rows], start=top):
            style = "bold" if number == now else "dim" if number < now else ""
            # a word longer than the line is cut: one line stays one row
            yield Text(
                (_NOW if number == now else _OTHER) + text, style=style, no_wrap=True, overflow="ellipsis"
            )


def _lines(words: Sequence[PromptWord], width: int) -> list[Line]:
    """Break a script into lines, between words and where it has line ends of its own."""
    lines: list[Line] = []
    for place, word in enumerate(words):
        text = plain(word.text)
        if lines and not word.opens_line and cell_len(lines[-1][1]) + 1 + cell_len(text) <= width:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {text}")
        else:
            lines.append((place, text))
    return lines


def _openings(words: Sequence[PromptWord], ellipsis: str) -> list[Line]:
    """Give each sentence by its first words."""
    starts = [place for place, word in enumerate(words) if word.opens_sentence]
    lines = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        shown = " ".join(plain(word.text) for word in words[start : min(end, start + _FIRST_WORDS)])
        lines.append((start, shown if end - start <= _FIRST_WORDS else f"{shown} {ellipsis}"))
    return lines
