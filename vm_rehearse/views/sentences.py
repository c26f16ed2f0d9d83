"""Sentences with commands to type in them: lines break between words, and within a command only at last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_COMMAND: Final = "bold cyan"
_COMMAND_IN_HINT: Final = "not bold cyan"
"""Looks as the rest of the hint does."""
_IN_HINT: Final = re.compile(r"rehearse \S[^;\n]*(?<!\.)")
_NO_BREAK: Final = "\ue000"
"""Stands for a blank that no line is broken at."""


class Sentence(Text):
    """A text that keeps each command on one line, where a line has room for it."""

    def commands(self) -> list[str]:
        """Give the commands in it."""
        styles = (_COMMAND, _COMMAND_IN_HINT)
        return [self.plain[span.start : span.end] for span in self.spans if span.style in styles]

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """Break it into lines; blanks in front of a command give way first."""
        kept = [line for line in self.commands() if cell_len(line) <= width]
        lines = Text("\n").join(_with_room(line, kept, width) for line in self.split(allow_blank=True))
        text = lines.plain
        for line in sorted(kept, key=len, reverse=True):
            text = text.replace(line, line.replace(" ", _NO_BREAK))
        lines.plain = text
        lines.justify, lines.overflow, lines.no_wrap = self.justify, self.overflow, self.no_wrap
        broken = lines.wrap(console, width, **options)
        for each in broken:
            each.plain = each.plain.replace(_NO_BREAK, " ")
        return broken


def sentence(*parts: str | Text | tuple[str, str]) -> Text:
    """Give a text that breaks between words, of plain and styled parts."""
    return Sentence.assemble(*parts, overflow="fold")


def command(text: str) -> Text:
    """Show a command to type."""
    return Text(text, style=_COMMAND)


def hint_parts(hint: str) -> list[tuple[str, str]]:
    """Give the parts of a hint, its commands apart."""
    parts, end = [], 0
    for found in _IN_HINT.finditer(hint):
        parts += [(hint[end : found.start()], "cyan"), (found[0], _COMMAND_IN_HINT)]
        end = found.end()
    return [*parts, (hint[end:], "cyan")]


def widest_command(parts: Iterable[object], room: int) -> int:
    """Give the width of the widest command that fits into so much room."""
    widths = [cell_len(line) for part in parts if isinstance(part, Sentence) for line in part.commands()]
    return max((width for width in widths if width <= room), default=0)


def _with_room(line: Text, commands: list[str], width: int) -> Text:
    """Give a line with as few blanks in front as its command leaves room for, where it is nothing else."""
    over = cell_len(line.plain) - width
    return line[over:] if over > 0 and line.plain.strip() in commands else line
