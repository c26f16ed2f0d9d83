"""The frame of every terminal view: a quiet margin, sections with a heading, and no endless lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from vm_rehearse.views.sentences import command, sentence, widest_command

MARGIN = 2
WIDEST = 92
"""Longer lines than this are hard to read, however wide the window is."""


@dataclass(frozen=True)
class Page:
    """Parts below each other with a blank line between, behind a margin, with no blanks at line ends."""

    parts: tuple[RenderableType, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        room = min(options.max_width, WIDEST)
        margin = _margin(self.parts, room)
        width = max(1, room - margin)
        for number, part in enumerate(self.parts):
            if number:
                yield Segment.line()
            for line in console.render_lines(part, options.update(width=width, height=None), pad=False):
                kept = _without_blanks_at_end(line)
                if kept:
                    yield Segment(" " * margin)
                yield from kept
                yield Segment.line()


def page(*parts: RenderableType | None) -> RenderableType:
    """Put parts below each other with a blank line between; None is left out."""
    return Page(tuple(part for part in parts if part is not None))


@dataclass(frozen=True)
class Fitting:
    """A wide table where there is room for it, breaking lines of its last column only, or a narrow one."""

    wide: Table
    narrow: Table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        room = options.update(max_width=2 * WIDEST)
        cells = [Measurement.get(console, room, cell) for cell in self.wide.columns[-1].cells]
        spare = max(cell.maximum for cell in cells) - max(cell.minimum for cell in cells)
        needed = Measurement.get(console, room, self.wide).maximum - spare
        yield self.wide if needed <= options.max_width else self.narrow


def _without_blanks_at_end(line: Iterable[Segment]) -> list[Segment]:
    """Cut the blanks off the end of a line."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Segment(last.text.rstrip(), last.style, last.control)
    return kept


@dataclass(frozen=True)
class Section:
    """Parts below a heading, set in by a margin as far as their commands leave room for it."""

    heading: str
    parts: tuple[RenderableType, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield Text(self.heading, style="bold")
        yield Padding(Group(*self.parts), (0, 0, 0, _margin(self.parts, options.max_width)))


def section(heading: str, *parts: RenderableType) -> RenderableType:
    """Put parts below a heading."""
    return Section(heading, parts)


def _margin(parts: Iterable[RenderableType], room: int) -> int:
    """Give the margin; a command that fits into the room without it takes from it what it needs."""
    commands = [each for part in parts for each in (part.parts if isinstance(part, Section) else (part,))]
    return min(MARGIN, room - widest_command(commands, room))


def grid(*, columns: Iterable[str], header: bool = False, last_takes_rest: bool = True) -> Table:
    """Give an open table: "<" or ">" a column for its side; with `header`, "<Name" names it.

    A column whose heading ends in "!" is never broken.
    """
    table = Table(
        box=None,
        show_header=header,
        header_style="dim",
        pad_edge=False,
        padding=(0, MARGIN, 0, 0),
        collapse_padding=True,
    )
    columns = list(columns)
    for number, column in enumerate(columns):
        table.add_column(
            Text(column[1:].removesuffix("!")),
            justify="right" if column[0] == ">" else "left",
            no_wrap=column.endswith("!"),
            overflow="fold",
            ratio=1 if last_takes_rest and number == len(columns) - 1 else None,
        )
    return table


def with_below(name: Text, remark: Text) -> Text:
    """Give a cell with a remark on the next line, where there is no column for it."""
    return Text.assemble(name, "\n", " " * MARGIN, remark) if remark.plain else name


def to_type(why: str, text: str) -> Text:
    """Say why, and below it the command to type, whole on its own line where that is wide enough."""
    return sentence(f"{why}, type:\n", " " * MARGIN, command(text))
