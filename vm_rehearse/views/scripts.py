"""Scripts: the list, and one to read from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.take import Script
from vm_rehearse.views.page import grid, page, sentence, to_type
from vm_rehearse.views.wording import counted, plain, plain_lines, script_title, shortened

_OPENING = 60


def scripts_list(scripts: Sequence[Script]) -> RenderableType:
    """Give the list of scripts: the name, how many words it has, and how it begins."""
    if not scripts:
        return page(
            to_type("There are no scripts yet. To add one from a text file", "rehearse script add FILE")
        )
    table = grid(columns=["<Script!", ">Words!", "<Begins"], header=True)
    for script in scripts:
        table.add_row(
            Text(script_title(script), style="bold"),
            Text(str(len(script.text.split()))),
            Text(shortened(plain(script.text), _OPENING), style="dim"),
        )
    return page(table)


def script_text(script: Script) -> RenderableType:
    """Give one script, to read or to check."""
    words = counted(len(script.text.split()), "word")
    return page(
        sentence((script_title(script), "bold"), (f" · {words}", "dim")),
        sentence(plain_lines(script.text)),
    )
