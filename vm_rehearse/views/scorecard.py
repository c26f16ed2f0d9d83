"""The card of one take: the score, the one thing to change, then the details.

A nervous reader gets the good of it at once: how it went, what to try next. What the program can't say
is named with the reason, never shown as a zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vm_rehearse.notation import decimal, moment, rounded
from vm_rehearse.progress import CRITERIA
from vm_rehearse.scoring import ENOUGH_S, ENOUGH_WORDS, is_enough
from vm_rehearse.take import Analysis, CriterionName, Measures, Take
from vm_rehearse.views.aims import aim, looked_at, message_length
from vm_rehearse.views.charts import Bar
from vm_rehearse.views.fixes import fixes_note
from vm_rehearse.views.page import grid, page, section, to_type
from vm_rehearse.views.sentences import command, sentence
from vm_rehearse.views.transcript import doubtful_note, heard_as_note, legend, transcript_text, unsure_note
from vm_rehearse.views.wording import (
    CRITERION_NAMES,
    counted,
    date_and_time,
    listed,
    local_moment,
    percent,
    plain,
    points,
    script_title,
    take_title,
)

_ROOM_FOR_AIMS = 75
_ROOM_FOR_VALUES = 56
_GAP = 3
_BEFORE_ADVICE = frozenset({"other_language"})
"""Notes that tell why the score and the advice may be wrong."""
_LEAD_S = 2
"""How long before the place of the advice to begin listening."""


def scorecard(take: Take, *, zone: tzinfo | None = None, unsaved: str | None = None) -> RenderableType:
    """Give the card of one take.

    Parameters
    ----------
    take : Take
        Scored or not, saved or not.
    zone : tzinfo, optional
        The time zone of the date; the computer's own if None.
    unsaved : str, optional
        What to call it without a name, where it is one of several.

    Returns
    -------
    RenderableType
        Something a rich console prints; it adapts to the console's width.
    """
    title = _title(take, zone, unsaved)
    if take.analysis is None:
        return page(title, unscored(take))
    analysis = take.analysis
    return page(
        title,
        _score(analysis),
        _notes(analysis, first=True),
        section("Next time", *_advice(take, analysis)),
        _Criteria(take, analysis),
        section("What you said", transcript_text(analysis), *_below_transcript(take, analysis)),
        section("Details", _details(take, analysis)),
        _notes(analysis, first=False),
        _made_with(analysis),
    )


def unscored(take: Take) -> Text:
    """Say that a take has no score yet, and how it gets one."""
    if take.name is None:
        return sentence("This recording has no score yet.")
    why = "This recording is safe, but has no score yet. To score it"
    return to_type(why, f"rehearse score {plain(take.name)}")


def _title(take: Take, zone: tzinfo | None, unsaved: str | None) -> Text:
    """Name the take, its script, its date and its label."""
    parts = [date_and_time(local_moment(take.recorded_at, zone))]
    if take.script is not None:
        parts.insert(0, script_title(take.script))
    if take.label:
        parts.append(plain(take.label))
    name = take_title(take) if unsaved is None else take_title(take, otherwise=plain(unsaved))
    return sentence((name, "bold"), (" · " + " · ".join(parts), "dim"))


def _score(analysis: Analysis) -> RenderableType:
    """Show the total, large as a terminal can."""
    total = analysis.score.total
    if total is None:
        return sentence(("No score: there was too little to judge.", "bold"))
    return _Total(total)


@dataclass(frozen=True)
class _Total:
    """The points, and a bar where there is room for all of it."""

    total: float

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        text = sentence((points(self.total), "bold"), (" out of 100", "bold"))
        bar = Bar(self.total)
        if text.cell_len + _GAP + bar.width > options.max_width:
            yield text
            return
        line = Table.grid(padding=(0, _GAP, 0, 0))
        line.add_row(text, bar)
        yield line


def _advice(take: Take, analysis: Analysis) -> list[Text]:
    """Give the one piece of advice, and how to hear what it is about."""
    lines = [sentence(plain(analysis.advice.text))]
    if analysis.advice.at_s is not None:
        at_s = analysis.advice.at_s
        where = sentence(("Listen at " + moment(at_s), "dim"))
        if take.name is None:
            where.append(_in_its_file(take), style="dim")
        else:
            before = moment(max(0, at_s - _LEAD_S))
            play = f"rehearse play {plain(take.name)} --from {before}"
            where.append(": ", style="dim").append_text(command(play))
        lines.append(where)
    return lines


def _in_its_file(take: Take) -> str:
    """Say where to hear a take that was not kept; what came from standard input is nowhere."""
    path = take.recording.path
    return "" if path == "-" else f" of {plain(path)}"


@dataclass(frozen=True)
class _Criteria:
    """The four criteria as a table.

    Where there is no room for all of it, the aims go first; then the values stand below their verdicts.
    """

    take: Take
    analysis: Analysis

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        found = {each.name: each for each in self.analysis.score.criteria}
        has_aims = options.max_width >= _ROOM_FOR_AIMS
        has_values = options.max_width >= _ROOM_FOR_VALUES
        headings = ["<!", *["<You!"] * has_values, *["<Aim!"] * has_aims, ">Points!", "<"]
        table = grid(columns=headings, header=True)
        left_out = []
        for name in CRITERIA:
            if name not in found:
                left_out.append(name)
                continue
            each = found[name]
            value = looked_at(each, self.analysis.measures, self.take.target_s)
            cells = [Text(CRITERION_NAMES[name])]
            cells += [Text(value)] if has_values else []
            cells += [Text(aim(name, self.take.target_s), style="dim")] if has_aims else []
            cells.append(Text(points(each.points), style="bold"))
            verdict = Text(plain(each.verdict), style="dim")
            cells.append(verdict if has_values else Text.assemble(verdict, "\n", value))
            table.add_row(*cells)
        yield table
        for name in left_out:
            verb = "are" if name == "fillers" else "is"
            why = _reason(name, self.take, self.analysis)
            yield sentence(f"{CRITERION_NAMES[name]} {verb} left out: {why}.")


def _reason(name: CriterionName, take: Take, analysis: Analysis) -> str:
    """Say why a criterion has no points."""
    if name == "script":
        return "there was no script to hold it against" if take.script is None else "too little was said"
    if name in ("pace", "fillers"):
        measures = analysis.measures
        if not is_enough(measures.duration_s, measures.words):
            enough = f"{counted(round(ENOUGH_S), 'second')} and {counted(ENOUGH_WORDS, 'word')}"
            return f"too little was said (it takes {enough})"
        if name == "fillers":
            return "there is no list of fillers for this language"
    return "too little was said"


def _below_transcript(take: Take, analysis: Analysis) -> list[Text]:
    """Explain the marks, and the words that were heard otherwise, or not for certain."""
    marks = legend(analysis)
    notes = [heard_as_note(analysis), unsure_note(analysis), doubtful_note(analysis), fixes_note(take)]
    lines = [] if marks is None else [marks]
    lines += [sentence((note, "dim")) for note in notes if note is not None]
    doubtful = next((word for word in analysis.words if word.doubtful), None)
    if take.name is not None and doubtful is not None:
        fix = command(f"rehearse fix {plain(take.name)} --said WORD --at {moment(doubtful.start_s)}")
        lines.append(sentence(("To put a word right: ", "dim"), fix))
    return lines


def _details(take: Take, analysis: Analysis) -> RenderableType:
    """Give what was measured and not scored."""
    measures = analysis.measures
    table = grid(columns=["<!", "<"])
    for name, text in (
        ("Words", f"{measures.words} in {message_length(measures.duration_s, take.target_s)}"),
        ("Pauses", _pauses(measures)),
        ("Repeats", _repeats(measures)),
        ("Voice", _voice(measures)),
        ("Recording", _recording(measures)),
    ):
        if text:
            table.add_row(Text(name, style="dim"), Text(text))
    return table


def _pauses(measures: Measures) -> str:
    """Sum up the silent pauses."""
    if measures.pauses == 0 or measures.longest_pause_s is None:
        return "none"
    longest = f"{decimal(measures.longest_pause_s)} s"
    text = longest if measures.pauses == 1 else f"{measures.pauses}, the longest {longest}"
    return text if measures.pause_share is None else f"{text} ({percent(measures.pause_share)} of the time)"


def _repeats(measures: Measures) -> str:
    """Sum up what was said twice."""
    parts = []
    if measures.repetitions:
        parts.append(counted(measures.repetitions, "repeated word"))
    if measures.false_starts:
        parts.append(counted(measures.false_starts, "restart"))
    return listed(parts) if parts else "none"


def _voice(measures: Measures) -> str:
    """Sum up the pitch."""
    if measures.pitch_median_hz is None:
        return ""
    pitch = f"pitch {rounded(measures.pitch_median_hz)} Hz"
    if measures.pitch_sd_semitones is None:
        return pitch
    return f"{pitch}, going up and down by {decimal(measures.pitch_sd_semitones)} semitones"


def _recording(measures: Measures) -> str:
    """Sum up level and noise."""
    parts = []
    if measures.loudness_lufs is not None:
        parts.append(f"loudness {decimal(measures.loudness_lufs)} LUFS")
    if measures.peak_dbfs is not None:
        parts.append(f"peak {decimal(measures.peak_dbfs)} dBFS")
    if measures.snr_db is not None:
        parts.append(f"{rounded(measures.snr_db)} dB above the noise")
    return ", ".join(parts)


def _notes(analysis: Analysis, *, first: bool) -> RenderableType | None:
    """Give what the user should know about this analysis: before all else, or after it."""
    notes = [note for note in analysis.notes if (note.code in _BEFORE_ADVICE) == first]
    return Group(*(sentence(("Note: ", "bold"), plain(note.text)) for note in notes)) if notes else None


def _made_with(analysis: Analysis) -> Text:
    """Say what made this score."""
    made_with = analysis.made_with
    return sentence(
        (
            f"Scored by {analysis.score.rubric}, heard by the model {made_with.model}, "
            f"vm-rehearse {made_with.vm_rehearse}",
            "dim",
        )
    )
