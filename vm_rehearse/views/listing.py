"""Takes as a list, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from vm_rehearse.notation import rounded
from vm_rehearse.scoring import is_enough
from vm_rehearse.take import TakeRow
from vm_rehearse.views.page import MARGIN, page, to_type
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
    script_name,
    time_of_day,
)

_LONGEST_SCRIPT: Final = 20
_SHORTEST_SCRIPT: Final = 6
_SHORTEST_LABEL: Final = 10

_HEADINGS: Final = {
    "take": "Take",
    "moment": "Recorded",
    "day": "Recorded",
    "score": "Score",
    "time": "Time",
    "pace": "Pace",
    "fillers": "Fillers",
    "match": "Match",
    "script": "Script",
    "label": "Label",
}
_NUMBERS: Final = frozenset({"score", "time", "pace", "fillers", "match"})
_STYLES: Final = {"take": "bold", "score": "bold", "moment": "dim", "day": "dim", "label": "dim"}
_GIVE_WAY: Final = ("label", "moment", "script", "fillers", "match", "pace", "time", "day")
"""What a narrow window does without, in this order; the day of the moment is a column of its own."""


def takes_list(
    rows: Sequence[TakeRow],
    *,
    zone: tzinfo | None = None,
    of_script: str | None = None,
    deleted: Sequence[TakeRow] = (),
    is_removed: bool = False,
) -> RenderableType:
    """Give the list of takes.

    Parameters
    ----------
    rows : sequence of TakeRow
        In the order to show them.
    zone : tzinfo, optional
        The time zone of the dates; the computer's own if None.
    of_script : str, optional
        The script whose takes they are.
    deleted : sequence of TakeRow, optional
        What is in the trash of the same takes, the one deleted last at the end.
    is_removed : bool
        Whether that script was removed.

    Returns
    -------
    RenderableType
        A table, and below it how to look at one take; without takes, how to make the first, or have one back.
    """
    if not rows:
        return page(no_takes(of_script, deleted, is_removed=is_removed))
    return page(TakesTable(rows, zone), _below(rows))


def no_takes(
    of_script: str | None = None, deleted: Sequence[TakeRow] = (), *, is_removed: bool = False
) -> Text:
    """Say that there is nothing, of a script or at all, and how to begin; or that all of it is deleted."""
    name = plain(of_script or "")
    if deleted:
        last = plain(deleted[-1].name)
        whose = "your takes" if of_script is None else f'the takes of "{name}"'
        return to_type(f"All {whose} are in the trash. To have {last} back", f"rehearse restore {last}")
    if of_script is None:
        return to_type("There are no takes yet. To record the first", "rehearse record")
    if is_removed:
        return to_type(
            f'There are no takes of "{name}", and it is removed. To have it back',
            f"rehearse script restore {name}",
        )
    return to_type(
        f'There are no takes of "{name}" yet. To record the first', f"rehearse record --script {name}"
    )


@dataclass(frozen=True)
class TakesTable:
    """The takes as a table, with as many columns as there is room for; a long label is cut.

    It lays out its lines itself: rich's own tables take seconds for some thousand takes.
    """

    rows: Sequence[TakeRow]
    zone: tzinfo | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        columns = self._columns()
        widths = _widths(columns, options.max_width)
        headings = [_fitted(_HEADINGS[name], width, name in _NUMBERS) for name, width in widths.items()]
        yield Segment((" " * MARGIN).join(headings), console.get_style("dim"))
        yield Segment.line()
        end = Segment.line()
        # without styles, as in a pipe, a line is of one piece, and thousands take less time
        styles = _STYLES if console.color_system else {}
        runs = [(console.get_style(style), names) for style, names in _runs_of_style(widths, styles)]
        for number in range(len(self.rows)):
            for style, names in runs:
                cells = [_fitted(columns[name][number], widths[name], name in _NUMBERS) for name in names]
                yield Segment((" " * MARGIN).join(cells) + " " * MARGIN, style)
            yield end

    def _columns(self) -> dict[str, list[str]]:
        """Write every cell; without the columns that would be the same empty word all the way down."""
        moments = [local_moment(row.recorded_at, self.zone) for row in self.rows]
        years = len({moment.year for moment in moments}) > 1
        rows = self.rows
        columns = {
            "take": [plain(row.name) for row in rows],
            "moment": [
                date_and_time(moment) if years else f"{day(moment)}, {time_of_day(moment)}"
                for moment in moments
            ],
            "day": [date(moment) if years else day(moment) for moment in moments],
            "score": [points(row.total) for row in rows],
            "time": ["-" if row.duration_s is None else duration(row.duration_s) for row in rows],
            "pace": [_pace(row) for row in rows],
            "fillers": [_fillers(row) for row in rows],
            "match": ["-" if row.script_match is None else percent(row.script_match) for row in rows],
            "script": [_script(row) for row in rows],
            "label": [plain(row.label or "") for row in rows],
        }
        if all(row.is_free for row in rows):
            del columns["script"]
        if not any(row.label for row in rows):
            del columns["label"]
        return columns


def _widths(columns: Mapping[str, Sequence[str]], room: int) -> dict[str, int]:
    """Choose the columns there is room for; the day is there only in place of the moment."""
    wanted = {name: max(len(_HEADINGS[name]), *map(_length, cells)) for name, cells in columns.items()}
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


def _runs_of_style(names: Iterable[str], styles: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Put neighbouring columns of one style together."""
    return [(style, list(run)) for style, run in groupby(names, key=lambda name: styles.get(name, ""))]


def _length(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def _fitted(text: str, width: int, is_number: bool) -> str:
    """Cut or fill up a cell to a width; a number stands at the right."""
    length = _length(text)
    if length > width:
        cut = Text(text)
        cut.truncate(width, overflow="ellipsis", pad=True)
        return cut.plain
    return f"{' ' * (width - length)}{text}" if is_number else f"{text}{' ' * (width - length)}"


def _pace(row: TakeRow) -> str:
    """Write how fast a take was spoken."""
    return str(rounded(row.words_per_minute)) if row.words_per_minute is not None and _is_enough(row) else "-"


def _fillers(row: TakeRow) -> str:
    """Write how many fillers a take has, where they were counted and say something."""
    return str(row.fillers) if row.fillers is not None and _is_enough(row) else "-"


def _is_enough(row: TakeRow) -> bool:
    """Whether enough was said for a pace and for fillers, as the card decides it."""
    if row.duration_s is None or row.words_per_minute is None:
        return False
    return is_enough(row.duration_s, rounded(row.words_per_minute * row.duration_s / 60))


def _script(row: TakeRow) -> str:
    """Write which script a take was read from: "free" is none, "-" one without a name."""
    if row.is_free:
        return "free"
    name = script_name(row.script_name, row.script_version) or "-"
    return name if cell_len(name) <= _LONGEST_SCRIPT else _fitted(name, _LONGEST_SCRIPT, is_number=False)


def _below(rows: Sequence[TakeRow]) -> Text:
    """Say how to look at one, and how many have no score yet."""
    unscored = sum(not row.scored for row in rows)
    waiting = f"{counted(unscored, 'take has', 'takes have')} no score yet. " if unscored else ""
    return to_type(f"{waiting}To look at one", f"rehearse show {plain(rows[-1].name)}")
