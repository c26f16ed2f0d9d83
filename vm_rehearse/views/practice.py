"""The practice so far: what it came to, the way each criterion goes, what recurs, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.notation import clock, rounded, times
from vm_rehearse.progress import Practice, PractisedTake, RecurringMistake, Trend
from vm_rehearse.take import TakeRow
from vm_rehearse.text import with_capital_i
from vm_rehearse.views.charts import Sparkline
from vm_rehearse.views.listing import TakesTable, no_takes
from vm_rehearse.views.page import Fitting, grid, page, section, to_type, with_below
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import (
    CRITERION_NAMES,
    bare,
    counted,
    dates,
    listed,
    local_moment,
    plain,
    points,
)

_SHOWN_TAKES: Final = 10
_SHOWN_RECURRING: Final = 5
_SHOWN_INSTEAD: Final = 2
_DIRECTIONS: Final = {"up": "up", "down": "down", "level": "steady"}


def practice_report(
    summary: Practice,
    *,
    zone: tzinfo | None = None,
    of_script: str | None = None,
    deleted: Sequence[TakeRow] = (),
    is_removed: bool = False,
    last: int | None = None,
) -> RenderableType:
    """Give the summary of many takes.

    Parameters
    ----------
    summary : Practice
        As `progress.practice` makes it; may be empty.
    zone : tzinfo, optional
        The time zone of the dates; the computer's own if None.
    of_script : str, optional
        The script whose takes they are.
    deleted : sequence of TakeRow, optional
        What is in the trash of the same takes, the one deleted last at the end.
    is_removed : bool
        Whether that script was removed, or the one of the latest take.
    last : int, optional
        How many of the newest takes they are at most; None for all there are.

    Returns
    -------
    RenderableType
    """
    if not summary.takes:
        return page(no_takes(of_script, deleted, is_removed=is_removed))
    return page(
        _title(summary, zone),
        _best(summary, of_script, last),
        _trends(summary) if summary.latest is not None else None,
        section(_takes_heading(summary), _takes(summary, zone)),
        section("What keeps coming back", *_recurring(summary)) if summary.latest is not None else None,
        section("What to do next", *_next(summary, of_script, is_removed=is_removed)),
    )


def _title(summary: Practice, zone: tzinfo | None) -> Text:
    """Say how much was practised, and when."""
    moments = [local_moment(take.row.recorded_at, zone) for take in summary.takes]
    spoken_s = sum(take.recorded_s for take in summary.takes)
    number = counted(len(summary.takes), "take")
    return sentence(
        ("Your practice", "bold"),
        (f" · {number} · {clock(spoken_s)} recorded · {dates(min(moments), max(moments))}", "dim"),
    )


def _best(summary: Practice, of_script: str | None, last: int | None) -> Text | None:
    """Name the best take, and among which it is."""
    best = summary.best
    if best is None or len(summary.takes) - summary.unscored < 2:
        return None
    if last is not None:
        among = f"the best of these {counted(len(summary.takes), 'take')}"
    else:
        among = "your best so far" if of_script is None else f"your best of {plain(of_script)} so far"
    text = f"{plain(best.row.name)} is {among}, with {points(best.row.total)} out of 100."
    return sentence((text, "bold"))


def _trends(summary: Practice) -> RenderableType:
    """Show the total and each criterion over the takes; in a narrow window without the curve."""
    wide = grid(columns=["<Points!", "<each take!", ">first!", ">last!", ">best!", "<"], header=True)
    narrow = grid(columns=["<Points", ">first!", ">last!", ">best!"], header=True, last_takes_rest=False)
    for each in (summary.total, *summary.criteria):
        style = "bold" if each.name == "total" else ""
        name = Text(CRITERION_NAMES[each.name], style=style)
        direction = Text(_direction(each), style="dim")
        numbers = [Text(points(value), style=style) for value in (each.first, each.last, each.best)]
        wide.add_row(name, Sparkline(each.points), *numbers, direction)
        narrow.add_row(with_below(name, direction), *numbers)
    return Fitting(wide, narrow)


def _direction(trend: Trend) -> str:
    """Say which way a row of points goes."""
    if trend.first is None:
        return "not measured yet"
    if trend.direction is None or trend.points_per_take is None:
        return ""
    text = _DIRECTIONS[trend.direction]
    if trend.direction == "level":
        return text
    rate = rounded(abs(trend.points_per_take))
    return f"slowly {text}" if rate == 0 else f"{text} {rate} a take"


def _takes_heading(summary: Practice) -> str:
    """Name the list of takes."""
    if len(summary.takes) <= _SHOWN_TAKES:
        return "Takes"
    return f"The last {_SHOWN_TAKES} of {len(summary.takes)} takes"


def _takes(summary: Practice, zone: tzinfo | None) -> RenderableType:
    """List the latest takes."""
    return TakesTable([take.row for take in summary.takes[-_SHOWN_TAKES:]], zone)


def _recurring(summary: Practice) -> list[RenderableType]:
    """Name the fillers and script words that recur."""
    lines: list[RenderableType] = []
    if summary.fillers:
        text = sentence("Fillers: ")
        for number, filler in enumerate(summary.fillers[:_SHOWN_RECURRING]):
            text.append(", " if number else "").append(
                f'"{with_capital_i(plain(filler.text))}"', style="bold"
            )
            text.append(f" {counted(filler.count, 'time')} in {counted(filler.takes, 'take')}")
        lines.append(text)
    if summary.mistakes:
        lines.append(sentence("Words of the script:"))
        table = grid(columns=["<", "<"])
        for mistake in summary.mistakes[:_SHOWN_RECURRING]:
            table.add_row(Text(bare(plain(mistake.text)), style="bold"), Text(_mistake(mistake)))
        lines.append(table)
    more = len(summary.mistakes) - _SHOWN_RECURRING
    if more > 0:
        lines.append(sentence((f"and {counted(more, 'more place')} in the script", "dim")))
    if not lines:
        lines.append(sentence(_nothing_recurs(summary)))
    return lines


def _nothing_recurs(summary: Practice) -> str:
    """Say whether that is praise, or only too early to tell."""
    if len(summary.takes) - summary.unscored < 2:
        return "It takes two scored takes to tell."
    if summary.most_of_one_text == 1:
        return "No filler. For the words of a script it takes two scored takes of the same text to tell."
    return "Nothing: well done."


def _mistake(mistake: RecurringMistake) -> str:
    """Say how often a phrase went wrong, and how."""
    instead = [f'"{bare(plain(words))}"' for words in mistake.said_instead[:_SHOWN_INSTEAD]]
    if len(mistake.said_instead) > len(instead):
        instead.append("something else")
    said = listed(instead, last="or")
    if not said:
        how = "left out"
    elif not mistake.left_out:
        how = f"you said {said}"
    else:
        how = f"left out {times(mistake.left_out)}, {times(mistake.takes - mistake.left_out)} {said} instead"
    return f"in {mistake.takes} of {counted(mistake.of_takes, 'take')}: {how}"


def _next(summary: Practice, of_script: str | None, *, is_removed: bool) -> list[RenderableType]:
    """Give the advice of the latest scored take, and the command for the next one."""
    latest = summary.latest
    if latest is None or latest.digest is None:
        return [
            to_type(
                "None of your takes has a score yet. To score one",
                f"rehearse score {plain(summary.takes[-1].row.name)}",
            )
        ]
    advice = sentence(plain(latest.digest.advice.text))
    if is_removed and of_script is not None:
        name = plain(of_script)
        return [advice, to_type(f"{name} is removed. To have it back", f"rehearse script restore {name}")]
    if is_removed:
        return [advice, to_type("To record the next take, of another script", "rehearse record")]
    by_heart = " --by-heart" if latest.digest.advice.code == "next_stretch" else ""
    return [
        advice,
        to_type("To record the next take", _record(latest, by_heart)),
    ]


def _record(latest: PractisedTake, by_heart: str) -> str:
    """Write the command that records one more take of the same script, or without one as well."""
    if latest.script is None:
        return "rehearse record --free"
    if latest.script.name is None:
        return f"rehearse record{by_heart}"
    return f"rehearse record --script {plain(latest.script.name)}{by_heart}"
