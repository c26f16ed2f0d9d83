"""Many takes summed up: the way each criterion goes, the best take, and what keeps recurring.

Takes are put in the order in which they were recorded. Edge cases: no take gives an empty `Practice`;
an unscored take counts as a take and has no points; a criterion that a take lacks is None in its trend.

A trend has a direction from three scored takes on, since two points always lie on a line. It is the
slope of the least-squares line through the points of the takes that have them, one step a take. Where
that line moves by less than 5 points from its first take to its last, the trend is level.

Something recurs when it is in two takes or more. Script words are counted only among takes of the
same script text; a take that left a word out and one that changed it both count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vm_rehearse.progress.comparing import CRITERIA
from vm_rehearse.progress.script_words import (
    ScriptWord,
    paired_positions,
    place,
    script_words,
)
from vm_rehearse.take import CriterionName, FillerKind, Script, Take
from vm_rehearse.text import normalise_word

Direction = Literal["up", "down", "level"]

RECURS_FROM_TAKES: Final = 2
DIRECTION_FROM_TAKES: Final = 3
LEVEL_POINTS: Final = 5.0


@dataclass(frozen=True)
class Trend:
    """The total or one criterion over the takes, in points 0..100."""

    name: CriterionName | Literal["total"]
    points: tuple[float | None, ...]
    """One entry a take, in order; None where a take does not have it."""
    first: float | None
    last: float | None
    best: float | None
    points_per_take: float | None
    direction: Direction | None


@dataclass(frozen=True)
class RecurringFiller:
    """A filler heard in several takes."""

    text: str
    kind: FillerKind
    count: int
    takes: int


@dataclass(frozen=True)
class RecurringMistake:
    """A word or phrase of one script that went wrong in several takes of it."""

    text: str
    script: Script
    takes: int
    of_takes: int
    """How many takes of that script there are."""
    left_out: int
    """In how many of `takes` it was left out."""
    said_instead: tuple[str, ...]
    """What was said in its place, most frequent first."""


@dataclass(frozen=True)
class Practice:
    """Many takes summed up."""

    takes: tuple[Take, ...]
    unscored: int
    total: Trend
    criteria: tuple[Trend, ...]
    """All four, in the rubric's order."""
    best: Take | None
    """The highest total; of equals, the latest."""
    latest: Take | None
    """The latest scored take, whose advice comes next."""
    fillers: tuple[RecurringFiller, ...]
    mistakes: tuple[RecurringMistake, ...]


def practice(takes: Sequence[Take]) -> Practice:
    """Sum up the practice.

    Parameters
    ----------
    takes : sequence of Take
        In any order, of any scripts, scored or not.

    Returns
    -------
    Practice
    """
    ordered = tuple(sorted(takes, key=lambda take: take.recorded_at))
    scored = [take for take in ordered if take.analysis is not None]
    totals = [_total(take) for take in ordered]
    ranked = [(total, number) for number, total in enumerate(totals) if total is not None]
    return Practice(
        takes=ordered,
        unscored=len(ordered) - len(scored),
        total=trend("total", totals),
        criteria=tuple(trend(name, [_points(take, name) for take in ordered]) for name in CRITERIA),
        best=ordered[max(ranked)[1]] if ranked else None,
        latest=scored[-1] if scored else None,
        fillers=_recurring_fillers(scored),
        mistakes=_recurring_mistakes(scored),
    )


def trend(name: CriterionName | Literal["total"], points: Sequence[float | None]) -> Trend:
    """Sum up one row of points.

    Parameters
    ----------
    name : str
        The criterion, or "total".
    points : sequence of float or None
        One entry a take, in order.

    Returns
    -------
    Trend
        `direction` and `points_per_take` are None under three takes with points.
    """
    known = [value for value in points if value is not None]
    slope = _slope(known) if len(known) >= DIRECTION_FROM_TAKES else None
    direction: Direction | None = None
    if slope is not None:
        rise = slope * (len(known) - 1)
        direction = "level" if abs(rise) < LEVEL_POINTS else "up" if rise > 0 else "down"
    return Trend(
        name=name,
        points=tuple(points),
        first=known[0] if known else None,
        last=known[-1] if known else None,
        best=max(known, default=None),
        points_per_take=slope,
        direction=direction,
    )


def _slope(values: Sequence[float]) -> float:
    """Give the slope of the least-squares line through at least two evenly spaced values."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    spread = sum((step - middle) ** 2 for step in range(len(values)))
    return sum((step - middle) * (value - mean) for step, value in enumerate(values)) / spread


def _total(take: Take) -> float | None:
    """Give the take's total."""
    return None if take.analysis is None else take.analysis.score.total


def _points(take: Take, name: CriterionName) -> float | None:
    """Give the take's points for one criterion."""
    if take.analysis is None:
        return None
    return next((each.points for each in take.analysis.score.criteria if each.name == name), None)


def _recurring_fillers(scored: Sequence[Take]) -> tuple[RecurringFiller, ...]:
    """Give the fillers heard in several takes, the most frequent first."""
    counts: Counter[tuple[str, FillerKind]] = Counter()
    takes: Counter[tuple[str, FillerKind]] = Counter()
    for take in scored:
        fillers = take.analysis.fillers if take.analysis is not None else ()
        heard = Counter((_spelled(each.text), each.kind) for each in fillers)
        counts.update(heard)
        takes.update(heard.keys())
    recurring = [
        RecurringFiller(text=text, kind=kind, count=counts[text, kind], takes=number)
        for (text, kind), number in takes.items()
        if number >= RECURS_FROM_TAKES
    ]
    return tuple(sorted(recurring, key=lambda each: (-each.count, -each.takes, each.text)))


def _spelled(text: str) -> str:
    """Give a filler without case and edge punctuation, so that "Um," and "um" are one."""
    return " ".join(normalise_word(word) for word in text.split())


def _recurring_mistakes(scored: Sequence[Take]) -> tuple[RecurringMistake, ...]:
    """Give the script words that went wrong in several takes, the most frequent first."""
    by_text: dict[tuple[str, ...], list[Take]] = {}
    for take in scored:
        if take.script is not None and take.analysis is not None and take.analysis.script_match is not None:
            by_text.setdefault(tuple(take.script.text.split()), []).append(take)
    mistakes = [
        mistake
        for same_script in by_text.values()
        if len(same_script) >= RECURS_FROM_TAKES
        for mistake in _mistakes_of_one_script(same_script)
    ]
    return tuple(sorted(mistakes, key=lambda each: -each.takes))


def _mistakes_of_one_script(takes: Sequence[Take]) -> list[RecurringMistake]:
    """Give the recurring mistakes in takes of one script text, in the script's order."""
    script = takes[-1].script
    matches = [take.analysis.script_match for take in takes if take.analysis is not None]
    readings = [script_words(match) for match in matches if match is not None]
    latest = readings[-1]
    wrong: list[dict[int, int]] = [{} for _ in latest]  # of each word: number of the take -> position in it
    for number, words in enumerate(readings):
        for position, other in paired_positions(latest, words):
            if words[other].right is False:
                wrong[position][number] = other
    return [
        _mistake(latest, readings, wrong, phrase, script, len(takes))
        for phrase in _phrases(wrong)
        if script is not None
    ]


def _phrases(wrong: Sequence[dict[int, int]]) -> list[list[int]]:
    """Group the recurring positions: neighbours that went wrong in the very same takes are one phrase."""
    phrases: list[list[int]] = []
    for position, takes in enumerate(wrong):
        if len(takes) < RECURS_FROM_TAKES:
            continue
        previous = phrases[-1][-1] if phrases else -2
        if previous == position - 1 and wrong[previous].keys() == takes.keys():
            phrases[-1].append(position)
        else:
            phrases.append([position])
    return phrases


def _mistake(
    latest: Sequence[ScriptWord],
    readings: Sequence[Sequence[ScriptWord]],
    wrong: Sequence[dict[int, int]],
    phrase: Sequence[int],
    script: Script,
    of_takes: int,
) -> RecurringMistake:
    """Sum up one phrase that recurs."""
    numbers = wrong[phrase[0]]
    spoken = [
        place(readings[number], [wrong[position][number] for position in phrase]).spoken for number in numbers
    ]
    said = Counter(words for words in spoken if words)
    return RecurringMistake(
        text=" ".join(latest[position].text for position in phrase),
        script=script,
        takes=len(numbers),
        of_takes=of_takes,
        left_out=spoken.count(""),
        said_instead=tuple(words for words, _ in said.most_common()),
    )
