"""Two takes side by side: which is better and why, the points, the measures, the script's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from vm_rehearse.notation import rounded
from vm_rehearse.progress import Comparison, MeasureChange, MeasureName, PointsChange, ScriptPlace
from vm_rehearse.take import CriterionName, Take
from vm_rehearse.views.aims import target_length
from vm_rehearse.views.change import lead_of, shown_change
from vm_rehearse.views.page import Fitting, grid, page, section, to_type, with_below
from vm_rehearse.views.sentences import sentence
from vm_rehearse.views.wording import (
    CRITERION_NAMES,
    bare,
    date_and_time,
    listed,
    local_moment,
    percentage,
    plain,
    points,
    script_title,
    take_title,
)

_SHOWN_PHRASES: Final = 8


def comparison(compared: Comparison, *, zone: tzinfo | None = None) -> RenderableType:
    """Give two takes side by side.

    Parameters
    ----------
    compared : Comparison
        As `progress.compare` makes it.
    zone : tzinfo, optional
        The time zone of the dates; the computer's own if None.

    Returns
    -------
    RenderableType
    """
    names = _names(compared)
    parts: list[RenderableType | None] = [_title(compared, names, zone), _verdict(compared, names)]
    if compared.first.analysis is not None and compared.second.analysis is not None:
        parts.append(_numbers(compared, names))
        parts.append(section("Words of the script", *_script(compared, names)))
    return page(*parts)


def _names(compared: Comparison) -> tuple[str, str]:
    """Give what the two takes are called."""
    return (
        take_title(compared.first, otherwise="the first"),
        take_title(compared.second, otherwise="the second"),
    )


def _title(compared: Comparison, names: tuple[str, str], zone: tzinfo | None) -> RenderableType:
    """Say which two takes these are."""
    table = grid(columns=["<!", "<"])
    for name, take in zip(names, (compared.first, compared.second), strict=True):
        table.add_row(Text(name, style="bold"), Text(_about(take, zone), style="dim"))
    return table


def _about(take: Take, zone: tzinfo | None) -> str:
    """Say when a take was recorded, from which script, and its label."""
    parts = [date_and_time(local_moment(take.recorded_at, zone))]
    parts.append("no script" if take.script is None else script_title(take.script))
    if take.label:
        parts.append(plain(take.label))
    return " · ".join(parts)


def _verdict(compared: Comparison, names: tuple[str, str]) -> RenderableType:
    """Say which take is better, and why."""
    if compared.reason == "not_scored":
        return Group(
            *(
                to_type(f"{name} has no score yet. To score it", f"rehearse score {name}")
                for name, take in zip(names, (compared.first, compared.second), strict=True)
                if take.analysis is None
            )
        )
    if compared.reason == "different_rubrics":
        text = "The two were scored by different rules, so their points can't be compared."
        return sentence((text, "bold"))
    if compared.reason == "nothing_in_common":
        return sentence(("Nothing was scored in both of them, so neither can be called better.", "bold"))
    if compared.better is None:
        lines = [sentence(("About equal: ", "bold"), "the scores differ by less than it takes to matter.")]
    else:
        lines = [_lead(compared, names)]
    if compared.because:
        lines.append(sentence(_why(compared)))
    lines += [sentence((text, "dim")) for text in _fine_print(compared)]
    return Group(*lines)


def _lead(compared: Comparison, names: tuple[str, str]) -> Text:
    """Name the better take and its lead."""
    name = names[0] if compared.better == "first" else names[1]
    name = name[0].upper() + name[1:] if name.startswith("the ") else name
    return sentence((f"{name} is better by {lead_of(compared)}.", "bold"))


def _why(compared: Comparison) -> str:
    """Name the criteria for and against, as far as it shows in their numbers."""
    changes = {each.name: each for each in compared.criteria if shown_change(each)}

    def gains(names: Sequence[CriterionName]) -> str:
        shown = [name for name in names if name in changes]
        return listed([f"{CRITERION_NAMES[name].lower()} ({_size(changes[name])})" for name in shown])

    text = f"It gains points on {gains(compared.because)}"
    losses = gains(compared.although)
    return f"{text}, and loses on {losses}." if losses else f"{text}."


def _size(change: PointsChange) -> str:
    """Write how many points apart two values are."""
    return str(abs(shown_change(change) or 0))


def _fine_print(compared: Comparison) -> list[str]:
    """Say what the comparison rests on where that is not plain."""
    lines = []
    if any((each.first is None) != (each.second is None) for each in compared.criteria):
        names = listed([CRITERION_NAMES[name].lower() for name in compared.judged_on])
        lines.append(f"Judged only on what both takes have: {names}.")
    if compared.first.target_s != compared.second.target_s:
        targets = f"{target_length(compared.first.target_s)} and {target_length(compared.second.target_s)}"
        lines.append(f"The takes had different targets for the duration: {targets}.")
    if compared.first.strict != compared.second.strict and compared.same_script:
        name = take_title(compared.first if compared.first.strict else compared.second, otherwise="one take")
        lines.append(f"Only {name} was held against the script strictly (contractions as written).")
    return lines


def _numbers(compared: Comparison, names: tuple[str, str]) -> RenderableType:
    """Show points and measures side by side, with each change and what it means."""
    numbers = [f">{names[0]}!", f">{names[1]}!", ">Change!"]
    wide = grid(columns=["<Points!", *numbers, "<"], header=True)
    narrow = grid(columns=["<Points", *numbers], header=True, last_takes_rest=False)
    for row in _rows(compared):
        wide.add_row(*row)
        narrow.add_row(*((with_below(row[0], row[-1]), *row[1:-1]) if len(row) > 1 else row))
    return Fitting(wide, narrow)


def _rows(compared: Comparison) -> Iterator[tuple[Text, ...]]:
    """Give each line of the numbers: a name, two values, the change, and what it means."""
    for each in (compared.total, *compared.criteria):
        style = "bold" if each.name == "total" else ""
        change = shown_change(each)
        cells = (points(each.first), points(each.second), "" if change is None else _signed(change))
        yield (*(Text(cell, style=style) for cell in (CRITERION_NAMES[each.name], *cells)), Text())
    yield ()
    yield (Text("Measures", style="dim"),)
    for measure in compared.measures:
        if measure.first is not None or measure.second is not None:
            yield _measure_cells(measure)


def _measure_cells(measure: MeasureChange) -> tuple[Text, ...]:
    """Give one line of the measures."""
    shown = _SHOWN[measure.name]
    first, second = shown.number(measure.first), shown.number(measure.second)
    style = "" if measure.noticeable else "dim"
    change = shown.change(measure)
    meaning, meaning_style = _meaning(measure, unchanged=change == "0")
    cells = (shown.label, shown.text(first), shown.text(second), change)
    return (*(Text(cell, style=style) for cell in cells), Text(meaning, style=meaning_style))


def _meaning(change: MeasureChange, *, unchanged: bool) -> tuple[str, str]:
    """Say in a word what a change means, and in which style."""
    if change.judgement is None:
        return "one is missing", "dim"
    if change.judgement == "better":
        return "better", "bold green"
    if change.judgement == "worse":
        return "worse", "bold yellow"
    if change.judgement == "neither":
        return "can be heard", ""
    if unchanged:
        return "the same", "dim"
    return ("doesn't matter" if change.name in _COUNTED else "can't be heard"), "dim"


def _script(compared: Comparison, names: tuple[str, str]) -> list[Text]:
    """Show which of the script's words went right and wrong in between."""
    if not compared.same_script:
        missing = [name for name, take in zip(names, _takes(compared), strict=True) if take.script is None]
        if missing:
            return [sentence(f"Can't be compared: {listed(missing)} had no script.")]
        return [sentence("Can't be compared: the takes were read from different texts.")]
    if compared.script is None:
        return [sentence("Can't be compared: one of the takes could not be held against the script.")]
    changes = compared.script
    lines = [
        *_phrases("Went right", changes.went_right, style="bold green", was=True),
        *_phrases("Went wrong", changes.went_wrong, style="bold yellow"),
        *_phrases("Wrong in both", changes.still_wrong, style=""),
    ]
    if lines:
        return lines
    return [sentence("Every word of the script is right in both.")]


def _takes(compared: Comparison) -> tuple[Take, Take]:
    """Give the two takes."""
    return compared.first, compared.second


def _phrases(heading: str, places: Sequence[ScriptPlace], *, style: str, was: bool = False) -> list[Text]:
    """List phrases of the script with what was said in their place."""
    if not places:
        return []
    text = sentence((f"{heading}: ", style))
    shown = places[:_SHOWN_PHRASES]
    for number, each in enumerate(shown):
        said = f'{"" if was else "said "}"{bare(plain(each.spoken))}"' if each.spoken else "left out"
        text.append("; " if number else "").append(bare(plain(each.script)), style="bold")
        text.append(f" ({'was ' if was else ''}{said})", style="dim")
    if len(places) > len(shown):
        text.append(f" and {len(places) - len(shown)} more")
    return [text]


def _signed(change: int) -> str:
    """Write a whole number with its sign."""
    return "0" if change == 0 else f"{change:+d}"


@dataclass(frozen=True)
class _Shown:
    """How one measure is shown: its name with its unit, and its decimals.

    A change is the difference of the two numbers beside it, in their unit, never a share of the first.
    """

    label: str
    decimals: int = 0
    in_percent: bool = False

    def number(self, value: float | None) -> float | None:
        """Round a value as it is shown."""
        if value is None:
            return None
        if self.in_percent:
            return percentage(value)
        return rounded(value * 10.0**self.decimals) / 10.0**self.decimals

    def text(self, number: float | None) -> str:
        """Write a rounded value."""
        return "-" if number is None else f"{number:.{self.decimals}f}"

    def change(self, measure: MeasureChange) -> str:
        """Write the change with its sign."""
        first, second = self.number(measure.first), self.number(measure.second)
        if first is None or second is None:
            return ""
        text = f"{second - first:+.{self.decimals}f}"
        return "0" if float(text) == 0 else text


_SHOWN: Final[dict[MeasureName, _Shown]] = {
    "duration_s": _Shown("Duration, s", decimals=1),
    "words_per_minute": _Shown("Words a minute"),
    "articulation_rate_wpm": _Shown("  without pauses"),
    "fillers": _Shown("Fillers"),
    "fillers_per_minute": _Shown("  a minute", decimals=1),
    "script_match": _Shown("Script match, %", in_percent=True),
    "repetitions": _Shown("Repeats, restarts"),
    "longest_pause_s": _Shown("Longest pause, s", decimals=1),
    "pause_share": _Shown("Silence, %", in_percent=True),
    "pitch_sd_semitones": _Shown("Pitch spread, st", decimals=1),
    "loudness_lufs": _Shown("Loudness, LUFS", decimals=1),
    "snr_db": _Shown("Above noise, dB"),
}
_COUNTED: Final = frozenset({"fillers", "fillers_per_minute", "script_match", "repetitions"})
