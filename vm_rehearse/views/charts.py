"""Small charts of block characters; digits and hashes where the output has only ASCII."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_FULL: Final = 100.0


@dataclass(frozen=True)
class Sparkline:
    """Points 0..100 as one character each, the scale always the whole of it; a gap where there are none.

    Only the last `longest` are shown.
    """

    points: Sequence[float | None]
    longest: int = 20

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        levels = "0123456789" if options.ascii_only else _BLOCKS
        shown = self.points[-self.longest :]
        yield Text("".join(_level(value, levels) for value in shown), style="cyan", no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        width = min(len(self.points), self.longest)
        return Measurement(width, width)


@dataclass(frozen=True)
class Bar:
    """Points 0..100 as a bar of a number of columns."""

    points: float
    width: int = 25

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        full, empty = ("#", ".") if options.ascii_only else ("█", "░")
        filled = round(max(0.0, min(self.points, _FULL)) / _FULL * self.width)
        yield Text.assemble((full * filled, "cyan"), (empty * (self.width - filled), "dim"), no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self.width, self.width)


def _level(value: float | None, levels: str) -> str:
    """Give the character of one value."""
    if value is None:
        return " "
    return levels[min(int(max(0.0, value) / _FULL * len(levels)), len(levels) - 1)]
