"""Takes as a list, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Protocol

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from vm_rehearse.take import Take
from vm_rehearse.views.page import grid, page, to_type
from vm_rehearse.views.wording import (
    clock,
    counted,
    date_and_time,
    day,
    local_moment,
    percent,
    plain,
    points,
    rounded,
    script_name,
)

_ROOM_FOR_SCRIPTS: Final = 68


class TakeRow(Protocol):
    """What the list needs to know of a take; None is "can't be said"."""

    @property
    def name(self) -> str | None:
        """What the take is called."""

    @property
    def recorded_at(self) -> str:
        """UTC, as ``2026-11-21T20:12:00Z``."""

    @property
    def label(self) -> str | None:
        """The label its speaker gave it."""

    @property
    def script_name(self) -> str | None:
        """The script it was read from."""

    @property
    def script_version(self) -> int | None:
        """And which version of it."""

    @property
    def total(self) -> float | None:
        """Points 0..100."""

    @property
    def duration_s(self) -> float | None:
        """Of the message."""

    @property
    def words_per_minute(self) -> float | None:
        """The speech rate."""

    @property
    def fillers(self) -> int | None:
        """Filled pauses and filler words together."""

    @property
    def script_match(self) -> float | None:
        """A ratio 0..1."""

    @property
    def scored(self) -> bool:
        """Whether it has been scored."""


@dataclass(frozen=True)
class RowOfTake:
    """A take as one line of the list."""

    name: str | None
    recorded_at: str
    label: str | None
    script_name: str | None
    script_version: int | None
    total: float | None
    duration_s: float | None
    words_per_minute: float | None
    fillers: int | None
    script_match: float | None
    scored: bool


def row_of(take: Take) -> RowOfTake:
    """Give the line of a take."""
    measures = None if take.analysis is None else take.analysis.measures
    return RowOfTake(
        name=take.name,
        recorded_at=take.recorded_at,
        label=take.label,
        script_name=None if take.script is None else take.script.name,
        script_version=None if take.script is None else take.script.version,
        total=None if take.analysis is None else take.analysis.score.total,
        duration_s=None if measures is None else measures.duration_s,
        words_per_minute=None if measures is None else measures.words_per_minute,
        fillers=None if measures is None else measures.filled_pauses + measures.filler_words,
        script_match=None if measures is None else measures.script_match,
        scored=take.analysis is not None,
    )


def takes_list(rows: Sequence[TakeRow], *, zone: tzinfo | None = None) -> RenderableType:
    """Give the list of takes.

    Parameters
    ----------
    rows : sequence of TakeRow
        In the order to show them.
    zone : tzinfo, optional
        The time zone of the dates; the computer's own if None.

    Returns
    -------
    RenderableType
        A table, and below it how to look at one take; without takes, how to make the first.
    """
    if not rows:
        return page(no_takes())
    return page(TakesTable(rows, zone), _below(rows))


def no_takes() -> Text:
    """Say that there is nothing yet, and how to begin."""
    return to_type("There are no takes yet. To record the first", "rehearse record")


@dataclass(frozen=True)
class TakesTable:
    """The takes as a table; script and label only where there is room for them."""

    rows: Sequence[TakeRow]
    zone: tzinfo | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        moments = [local_moment(row.recorded_at, self.zone) for row in self.rows]
        years = len({moment.year for moment in moments}) > 1
        scripts = any(row.script_name or row.label for row in self.rows)
        roomy = scripts and options.max_width >= _ROOM_FOR_SCRIPTS
        columns = ["<Take!", "<Recorded!", ">Score!", ">Time!", ">Pace!", ">Fillers!", ">Match!"]
        columns += ["<Script"] if roomy else []
        table = grid(columns=columns, header=True, last_takes_rest=roomy)
        for row, moment in zip(self.rows, moments, strict=True):
            cells = [
                Text("-" if row.name is None else plain(row.name), style="bold"),
                Text(date_and_time(moment) if years else f"{day(moment)}, {moment:%H:%M}", style="dim"),
                Text(points(row.total), style="bold"),
                Text("-" if row.duration_s is None else clock(row.duration_s)),
                Text("-" if row.words_per_minute is None else str(rounded(row.words_per_minute))),
                Text("-" if row.fillers is None else str(row.fillers)),
                Text("-" if row.script_match is None else percent(row.script_match)),
            ]
            table.add_row(*cells, *([Text(_about(row), style="dim")] if roomy else []))
        yield table


def _about(row: TakeRow) -> str:
    """Write script and label of a take."""
    parts = [script_name(row.script_name, row.script_version), plain(row.label) if row.label else None]
    return " · ".join(part for part in parts if part)


def _below(rows: Sequence[TakeRow]) -> Text:
    """Say how to look at one, and how many have no score yet."""
    unscored = sum(not row.scored for row in rows)
    waiting = f"{counted(unscored, 'take has', 'takes have')} no score yet. " if unscored else ""
    return to_type(f"{waiting}To look at one", f"rehearse show {plain(rows[-1].name or 'last')}")
