"""The models that can be had, and which are on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.views.page import grid, page, to_type

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ModelRow:
    """One model as a line of the list."""

    name: str
    about: str
    size_bytes: int
    on_disk: bool


def models_list(rows: Sequence[ModelRow]) -> RenderableType:
    """Give the list of models, and how to get one that is missing."""
    table = grid(columns=["<Model!", ">Size!", "<Here!", "<About"], header=True)
    for row in rows:
        table.add_row(
            Text(row.name, style="bold"),
            Text(f"{row.size_bytes / _MEGABYTE:,.0f} MB"),
            Text("yes" if row.on_disk else "no"),
            Text(row.about, style="dim"),
        )
    if any(row.on_disk for row in rows):
        return page(table)
    return page(table, to_type("To get the usual one", "rehearse model get base"))
