"""Microphones: the list, the level while one is tried, and how it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vm_rehearse.notation import moment, rounded
from vm_rehearse.soundcheck import Fitness, SoundCheck
from vm_rehearse.views.charts import Bar
from vm_rehearse.views.page import grid, page, to_type
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import plain

_QUIETEST_SHOWN_DBFS: Final = -60.0
_ROOM_FOR_HOSTS: Final = 50
_VERDICTS: Final[dict[Fitness, tuple[str, str]]] = {
    "good": ("It is fit for takes.", "bold green"),
    "usable": ("It will do, but could be better.", "bold yellow"),
    "unfit": ("It is not fit for takes yet.", "bold red"),
}


@dataclass(frozen=True)
class DeviceRow:
    """One microphone as a line of the list."""

    number: int
    name: str
    host: str
    channels: int
    sample_rate_hz: int
    is_default: bool
    is_kept: bool


def devices_list(rows: Sequence[DeviceRow], *, kept: str | None) -> RenderableType:
    """Give the list of microphones, and how to choose or try one.

    Parameters
    ----------
    rows : sequence of DeviceRow
        At least one.
    kept : str or None
        The name that was chosen, whether it is plugged in or not.
    """
    table = DevicesTable(rows)
    if kept is not None and not any(row.is_kept for row in rows):
        gone = f'"{plain(kept)}", which you chose, is not plugged in, or not alone in its name. To choose'
        return page(table, to_type(f"{gone} another", "rehearse devices --use NAME"))
    return page(table, to_type("To hear whether one is fit", "rehearse devices --test"))


@dataclass(frozen=True)
class DevicesTable:
    """The microphones as a table; what they are reached through only where there is room for it."""

    rows: Sequence[DeviceRow]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        roomy = options.max_width >= _ROOM_FOR_HOSTS
        columns = [">No!", "<Used!", ">Rate!", *(["<Through!"] if roomy else []), "<Microphone"]
        table = grid(columns=columns, header=True)
        someone_chose = any(row.is_kept for row in self.rows)
        for row in self.rows:
            used = "yours" if row.is_kept else "default" if row.is_default else ""
            is_used = row.is_kept or (row.is_default and not someone_chose)
            table.add_row(
                Text(str(row.number), style="dim"),
                Text(used, style="green" if is_used else ""),
                Text(f"{row.sample_rate_hz} Hz"),
                *([Text(plain(row.host), style="dim")] if roomy else []),
                Text(plain(row.name), style="bold"),
            )
        yield table


def microphone_kept(name: str | None) -> Text:
    """Say what is recorded with from now on."""
    if name is None:
        return sentence("From now on takes are recorded with the computer's own default.")
    return sentence("From now on takes are recorded with ", (f'"{plain(name)}"', "bold"), ".")


def listening(elapsed_s: float, level_dbfs: float | None, peak_dbfs: float | None) -> RenderableType:
    """Give the level while a microphone is tried, as a bar that is full at the loudest."""
    line = Table.grid(padding=(0, 2))
    bar = Bar(_share(level_dbfs) * 100, width=30)
    line.add_row(Text(moment(elapsed_s)), bar, Text(f"peak {_decibels(peak_dbfs)}", style="dim"))
    return line


def level_words(elapsed_s: float, level_dbfs: float | None) -> Text:
    """Give the level in words, where nothing can move."""
    return sentence(f"{moment(elapsed_s)}  level {_decibels(level_dbfs)}")


def microphone_report(device: str, check: SoundCheck) -> RenderableType:
    """Give how a microphone did: whether it is fit, what is wrong and its remedy, and the levels."""
    words, style = _VERDICTS[check.fitness]
    levels = check.levels
    table = grid(columns=["<", "<"])
    for label, value in (
        ("Your voice", _decibels(levels.voice_dbfs, none="not heard")),
        ("Background", _decibels(levels.noise_dbfs)),
        ("Loudest", _decibels(levels.peak_dbfs)),
        ("Cut off", _places(levels.clipped)),
        ("Rate", f"{levels.sample_rate_hz} Hz"),
    ):
        table.add_row(Text(label, style="dim"), Text(value))
    found = [sentence(finding.text, "\n", (finding.remedy, "cyan")) for finding in check.findings]
    return page(sentence((plain(device), "bold"), ": ", (words, style)), *found, Group(table))


def _places(count: int) -> str:
    """Write how often the sound was cut off."""
    return "nowhere" if count == 0 else "in one place" if count == 1 else f"in {count} places"


def _decibels(level: float | None, *, none: str = "silent") -> str:
    """Write a level."""
    return none if level is None else f"{rounded(level)} dB"


def _share(level: float | None) -> float:
    """Give how much of the bar a level fills, 0..1."""
    if level is None:
        return 0.0
    return min(1.0, max(0.0, 1 - level / _QUIETEST_SHOWN_DBFS))
