"""What a take needs, one line each, with the remedy below what is not well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, Protocol

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.views.page import grid, page
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import counted, plain

_LABELS: Final = {
    "sound_system": "Sound",
    "microphone": "Microphone",
    "permission": "Permission",
    "model": "Model",
    "formats": "Formats",
    "disk": "Disk",
    "history": "History",
    "words": "Words",
    "terminal": "Terminal",
}
_MARKS: Final = {"good": ("ok", "green"), "warning": ("note", "yellow"), "bad": ("wrong", "bold red")}


class CheckRow(Protocol):
    """What the list needs to know of a check."""

    @property
    def name(self) -> str:
        """What was looked at."""

    @property
    def state(self) -> Literal["good", "warning", "bad"]:
        """How it is."""

    @property
    def text(self) -> str:
        """The same in words."""

    @property
    def remedy(self) -> str | None:
        """What to do about it."""


def checks_list(checks: Sequence[CheckRow]) -> RenderableType:
    """Give the checks, and whether takes can be made."""
    table = grid(columns=["<!", "<!", "<"])
    for check in checks:
        mark, style = _MARKS[check.state]
        remedy = () if check.remedy is None else ("\n", (plain(check.remedy), "cyan"))
        table.add_row(
            Text(mark, style=style),
            Text(_LABELS[check.name], style="bold"),
            sentence(plain(check.text), *remedy),
        )
    wrong = sum(check.state == "bad" for check in checks)
    if wrong:
        summary = sentence(
            (f"{counted(wrong, 'thing stands', 'things stand')} in the way of a take.", "bold")
        )
    else:
        summary = sentence(("All is well: takes can be recorded and scored.", "bold"))
    return page(table, summary)
