"""What is to be seen while a take plays: the time, and the words going by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from vm_rehearse.notation import moment
from vm_rehearse.take import Take, Word
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import plain, take_title

_CURRENT = "bold reverse"


@dataclass(frozen=True)
class PlayingLine:
    """One line: the time, and of the words as many as there is room for.

    The words stand still while they are read, like a line in a book: after its last word the next line takes
    its place. The word being said is marked; in a pause that is the last one that was said.
    """

    at_s: float
    duration_s: float
    words: tuple[Word, ...]

    @property
    def state(self) -> tuple[int, int]:
        """What the line shows; it has to be drawn again only when this changes."""
        return math.floor(self.at_s), self._current

    @property
    def _current(self) -> int:
        """The place of the word being said; -1 before the first."""
        return sum(word.start_s <= self.at_s for word in self.words) - 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # As everywhere: a player shows 0:30 until it is 0:31.
        times = f"{moment(self.at_s)} / {moment(self.duration_s)}"
        line = Text.assemble((times, "dim"), no_wrap=True, overflow="ellipsis")
        texts = [plain(word.text) for word in self.words]
        room = max(1, options.max_width - len(times) - 2)
        line.append("  " if texts else "")
        shown = next((part for part in _lines(texts, room) if max(0, self._current) in part), range(0))
        for number in shown:
            line.append(" " if number > shown.start else "")
            line.append(texts[number], style=_CURRENT if number == self._current else None)
        yield line


def playing_notice(take: Take, *, as_heard: bool, can_press: bool) -> Text:
    """Say what is being played."""
    through = " through a telephone line" if as_heard else ""
    end = " Any key ends it." if can_press else ""
    return sentence(f"Playing {take_title(take)}{through}.{end}")


def exported_notice(path: str) -> Text:
    """Say which file was written."""
    return sentence(f"Written: {plain(path)}")


def _lines(texts: Sequence[str], room: int) -> list[range]:
    """Break words into lines of so many columns; a longer word has a line to itself."""
    lines: list[range] = []
    start, used = 0, 0
    for number, text in enumerate(texts):
        if number > start and used + 1 + cell_len(text) > room:
            lines.append(range(start, number))
            start, used = number, 0
        used += cell_len(text) + (number > start)
    return [*lines, range(start, len(texts))]
