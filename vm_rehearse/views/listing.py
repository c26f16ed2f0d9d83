"""Takes as a list, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from vm_rehearse.take import Take, TakeRow
from vm_rehearse.views.page import MARGIN, grid, page, to_type
from vm_rehearse.views.wording import (
    counted,
    date,
    date_and_time,
    day,
    duration,
    local_moment,
    percent,
    plain,
    points,
    rounded,
    script_name,
    take_title,
)

_LONGEST_SCRIPT: Final = 20
_SHORTEST_SCRIPT: Final = 6
_SHORTEST_LABEL: Final = 10

_COLUMNS: Final = {
    "take": "<Take!",
    "moment": "<Recorded!",
    "day": "<Recorded!",
    "score": ">Score!",
    "time": ">Time!",
    "pace": ">Pace!",
    "fillers": ">Fillers!",
    "match": ">Match!",
    "script": "<Script!",
    "label": "<Label!",
}
_GIVE_WAY: Final = ("label", "moment", "script", "fillers", "match", "pace", "time", "day")
"""What a narrow window does without, in this order; the day of the moment is a column of its own."""


def row_of(take: Take) -> TakeRow:
    """Give the line of a take."""
    measures = None if take.analysis is None else take.analysis.measures
    return TakeRow(
        name=take_title(take, otherwise="-"),
        recorded_at=take.recorded_at,
        label=take.label,
        is_free=take.script is None,
        script_name=None if take.script is None else take.script.name,
        script_version=None if take.script is None else take.script.version,
        scored=take.analysis is not None,
        total=None if take.analysis is None else take.analysis.score.total,
        duration_s=None if measures is None else measures.duration_s,
        words_per_minute=None if measures is None else measures.words_per_minute,
        fillers=None if measures is None else measures.filled_pauses + measures.filler_words,
        script_match=None if measures is None else measures.script_match,
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
    """The takes as a table, with as many columns as there is room for; a long label is cut."""

    rows: Sequence[TakeRow]
    zone: tzinfo | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        columns = self._columns()
        widths = _widths(columns, options.max_width)
        shown = list(widths)
        table = grid(columns=[_COLUMNS[name] for name in shown], header=True, last_takes_rest=False)
        for number in range(len(self.rows)):
            cells = [columns[name][number] for name in shown]
            for name, cell in zip(shown, cells, strict=True):
                cell.truncate(widths[name], overflow="ellipsis")
            table.add_row(*cells)
        yield table

    def _columns(self) -> dict[str, list[Text]]:
        """Write every cell; without the columns that would be the same empty word all the way down."""
        moments = [local_moment(row.recorded_at, self.zone) for row in self.rows]
        years = len({moment.year for moment in moments}) > 1
        columns: dict[str, list[Text]] = {name: [] for name in _COLUMNS}
        for row, moment in zip(self.rows, moments, strict=True):
            for name, text in {
                "take": plain(row.name),
                "moment": date_and_time(moment) if years else f"{day(moment)}, {moment:%H:%M}",
                "day": date(moment) if years else day(moment),
                "score": points(row.total),
                "time": "-" if row.duration_s is None else duration(row.duration_s),
                "pace": "-" if row.words_per_minute is None else str(rounded(row.words_per_minute)),
                "fillers": "-" if row.fillers is None else str(row.fillers),
                "match": "-" if row.script_match is None else percent(row.script_match),
                "script": _script(row),
                "label": plain(row.label or ""),
            }.items():
                style = {"take": "bold", "score": "bold", "moment": "dim", "day": "dim", "label": "dim"}
                columns[name].append(Text(text, style=style.get(name, "")))
        if all(row.is_free for row in self.rows):
            del columns["script"]
        if not any(row.label for row in self.rows):
            del columns["label"]
        return columns


def _widths(columns: dict[str, list[Text]], room: int) -> dict[str, int]:
    """Choose the columns there is room for; the day is there only in place of the moment."""
    wanted = {
        name: max(len(_COLUMNS[name].strip("<>!")), *(cell.cell_len for cell in cells))
        for name, cells in columns.items()
    }
    widths = {**wanted, "label": min(wanted.get("label", 0), _SHORTEST_LABEL)}
    shown = [name for name in columns if name != "day"]

    def spare() -> int:
        return room - sum(widths[name] for name in shown) - MARGIN * (len(shown) - 1)

    for name in _GIVE_WAY:
        if spare() >= 0:
            break
        if name == "moment":
            shown[shown.index("moment")] = "day"
        elif name == "script" and name in shown:
            widths[name] = max(_SHORTEST_SCRIPT, widths[name] + spare())
        if name in shown and spare() < 0:
            shown.remove(name)
    if "label" in shown:
        widths["label"] = min(wanted["label"], widths["label"] + spare())
    return {name: widths[name] for name in shown}


def _script(row: TakeRow) -> str:
    """Write which script a take was read from: "free" is none, "-" one without a name."""
    if row.is_free:
        return "free"
    name = Text(script_name(row.script_name, row.script_version) or "-")
    name.truncate(_LONGEST_SCRIPT, overflow="ellipsis")
    return name.plain


def _below(rows: Sequence[TakeRow]) -> Text:
    """Say how to look at one, and how many have no score yet."""
    unscored = sum(not row.scored for row in rows)
    waiting = f"{counted(unscored, 'take has', 'takes have')} no score yet. " if unscored else ""
    return to_type(f"{waiting}To look at one", f"rehearse show {plain(rows[-1].name)}")
