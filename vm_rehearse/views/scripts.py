"""Scripts: the list, and one to read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from vm_rehearse.measures.script_length import said_length, written_language
from vm_rehearse.take import Script
from vm_rehearse.views.page import grid, page, to_type
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import counted, listed, plain, plain_lines, script_title, shortened

_OPENING = 60
_SHOWN_PARTS = 3
_LONGEST_PART = 30


def scripts_list(
    scripts: Sequence[Script], *, languages: Mapping[str | None, str] | None = None, removed: int = 0
) -> RenderableType:
    """Give the list of scripts: the name, how many words it is said with, and how it begins.

    Parameters
    ----------
    scripts : sequence of Script
        In the order to show them.
    languages : mapping of str to str, optional
        The language of a script, by its name; where there is none it is guessed.
    removed : int, optional
        How many there are that were removed, and are not shown.
    """
    if not scripts and removed:
        return page(
            to_type("All your scripts are removed. To see which they were", "rehearse script list --removed")
        )
    if not scripts:
        return page(
            to_type("There are no scripts yet. To add one from a text file", "rehearse script add FILE")
        )
    return page(_table(scripts, languages))


def removed_scripts_list(
    scripts: Sequence[Script], *, languages: Mapping[str | None, str] | None = None
) -> RenderableType:
    """Give the list of the scripts that were removed, and how to have one back; as `scripts_list`."""
    if not scripts:
        return page(to_type("None of your scripts is removed. To see them", "rehearse script list"))
    back = to_type("To have one back", f"rehearse script restore {plain(scripts[0].name or '')}")
    return page(_table(scripts, languages), back)


def script_text(script: Script, *, language: str | None = None) -> RenderableType:
    """Give one script, to read or to check; its language is guessed where it is not given."""
    words = counted(_length(script, language), "word")
    return page(
        sentence((script_title(script), "bold"), (f" · {words}", "dim")),
        sentence(plain_lines(script.text)),
    )


def counts_as_said(parts: Sequence[str]) -> RenderableType:
    """Say of parts of a script that they count as words to say, though perhaps they are not meant so."""
    shown = [f'"{shortened(plain(part), _LONGEST_PART)}"' for part in parts[:_SHOWN_PARTS]]
    if len(parts) > len(shown):
        shown.append(f"{len(parts) - len(shown)} more")
    counts = "counts as words" if len(parts) == 1 else "count as words"
    return sentence(
        f"{listed(shown)} {counts} to say, as all of a script does. If you don't mean to say that, write "
        "what you will say in its place, or nothing."
    )


def _table(scripts: Sequence[Script], languages: Mapping[str | None, str] | None) -> Table:
    """Write a line for each script."""
    table = grid(columns=["<Script!", ">Words!", "<Begins"], header=True)
    for script in scripts:
        table.add_row(
            Text(script_title(script), style="bold"),
            Text(str(_length(script, (languages or {}).get(script.name)))),
            Text(shortened(plain(script.text), _OPENING), style="dim"),
        )
    return table


def _length(script: Script, language: str | None) -> int:
    """Count the words a script is said with."""
    return said_length(script.text, language or written_language(script.text))
