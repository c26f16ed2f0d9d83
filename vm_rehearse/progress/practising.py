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

from vm_rehearse.progress.criteria import CRITERIA
from vm_rehearse.progress.practised import Digest, FillerCount, PractisedTake, WrongWord
from vm_rehearse.progress.script_words import paired_positions
from vm_rehearse.take import CriterionName, FillerKind, Script
from vm_rehearse.text import one_sound

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

    takes: tuple[PractisedTake, ...]
    unscored: int
    total: Trend
    criteria: tuple[Trend, ...]
    """All four, in the rubric's order."""
    best: PractisedTake | None
    """The highest total; of equals, the latest."""
    latest: PractisedTake | None
    """The latest scored take, whose advice comes next."""
    fillers: tuple[RecurringFiller, ...]
    mistakes: tuple[RecurringMistake, ...]
    most_of_one_text: int
    """How many scored takes there are of the script's text with most of them; 0 where none had a script."""


def practice(takes: Sequence[PractisedTake]) -> Practice:
    """Sum up the practice.

    Parameters
    ----------
    takes : sequence of PractisedTake
        In any order, of any scripts, scored or not.

    Returns
    -------
    Practice
    """
    ordered = tuple(sorted(takes, key=_number))
    judged = [(take, take.digest) for take in ordered if take.digest is not None]
    by_text = _by_text([(take.script, digest) for take, digest in judged])
    totals = [take.row.total for take in ordered]
    ranked = [(total, number) for number, total in enumerate(totals) if total is not None]
    return Practice(
        takes=ordered,
        unscored=sum(not take.row.scored for take in ordered),
        total=trend("total", totals),
        criteria=tuple(
            trend(name, [take.points[number] for take in ordered]) for number, name in enumerate(CRITERIA)
        ),
        best=ordered[max(ranked)[1]] if ranked else None,
        latest=judged[-1][0] if judged else None,
        fillers=_recurring_fillers([digest for _, digest in judged]),
        mistakes=_recurring_mistakes(by_text),
        most_of_one_text=max(map(len, by_text), default=0),
    )


def _number(take: PractisedTake) -> tuple[int, str]:
    """What puts takes in the order in which they were made: a clock may have been set back, a name not."""
    return len(take.row.name), take.row.name


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


def _recurring_fillers(digests: Sequence[Digest]) -> tuple[RecurringFiller, ...]:
    """Give the fillers heard in several takes, the most frequent first."""
    found: dict[tuple[str, FillerKind], list[tuple[int, FillerCount]]] = {}
    for number, digest in enumerate(digests):
        for heard in digest.fillers:
            text = one_sound(heard.text) if heard.kind == "filled_pause" else heard.text
            found.setdefault((text, heard.kind), []).append((number, heard))
    recurring = [
        RecurringFiller(
            text=min((heard.text for _, heard in same), key=len),
            kind=kind,
            count=sum(heard.count for _, heard in same),
            takes=takes,
        )
        for (_, kind), same in found.items()
        if (takes := len({number for number, _ in same})) >= RECURS_FROM_TAKES
    ]
    return tuple(sorted(recurring, key=lambda each: (-each.count, -each.takes, each.text)))


def _by_text(judged: Sequence[tuple[Script | None, Digest]]) -> list[list[tuple[Script, Digest]]]:
    """Put takes of the same script text together."""
    by_text: dict[tuple[str, ...], list[tuple[Script, Digest]]] = {}
    texts: dict[Script, tuple[str, ...]] = {}
    for script, digest in judged:
        if script is not None and digest.script_words is not None:
            if script not in texts:
                texts[script] = tuple(script.text.split())
            by_text.setdefault(texts[script], []).append((script, digest))
    return list(by_text.values())


def _recurring_mistakes(by_text: Sequence[Sequence[tuple[Script, Digest]]]) -> tuple[RecurringMistake, ...]:
    """Give the script words that went wrong in several takes, the most frequent first."""
    mistakes = [
        mistake
        for same_script in by_text
        if len(same_script) >= RECURS_FROM_TAKES
        for mistake in _mistakes_of_one_script(same_script[-1][0], [digest for _, digest in same_script])
    ]
    return tuple(sorted(mistakes, key=lambda each: -each.takes))


def _mistakes_of_one_script(script: Script, digests: Sequence[Digest]) -> list[RecurringMistake]:
    """Give the recurring mistakes in takes of one script text, in the script's order."""
    readings = [digest.script_words or "" for digest in digests]
    latest = readings[-1].split()
    places = {
        reading: {other: position for position, other in paired_positions(latest, reading.split())}
        for reading in set(readings)
    }
    wrong: list[dict[int, WrongWord]] = [{} for _ in latest]  # of each word: in which takes, and how
    for number, (reading, digest) in enumerate(zip(readings, digests, strict=True)):
        for word in digest.wrong:
            position = places[reading].get(word.position)
            if position is not None:
                wrong[position][number] = word
    return [
        _mistake(
            " ".join(latest[position] for position in phrase),
            [wrong[position] for position in phrase],
            script,
            len(digests),
        )
        for phrase in _phrases(wrong)
    ]


def _phrases(wrong: Sequence[dict[int, WrongWord]]) -> list[list[int]]:
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
    text: str, words: Sequence[dict[int, WrongWord]], script: Script, of_takes: int
) -> RecurringMistake:
    """Sum up one phrase that recurs, whose words went wrong in the same takes."""
    spoken = [_spoken_instead([word[number] for word in words]) for number in words[0]]
    said = Counter(instead for instead in spoken if instead)
    return RecurringMistake(
        text=text,
        script=script,
        takes=len(spoken),
        of_takes=of_takes,
        left_out=spoken.count(""),
        said_instead=tuple(instead for instead, _ in said.most_common()),
    )


def _spoken_instead(words: Sequence[WrongWord]) -> str:
    """Give what one take has in place of neighbouring words."""
    steps = {word.step: word.spoken for word in words}
    return " ".join(spoken for spoken in steps.values() if spoken)
