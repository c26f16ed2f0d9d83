"""What is measured, the bar of each figure, and the figures as text.

A figure is the median of at least five runs. Where it is held against another program, both were measured in
turns, round after round, and the bar is on the ratio of the two medians.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Part = Literal["warm", "process", "card", "history"]
Series = Mapping[str, Sequence[float]]
"""The values of every round by name: seconds, or MB."""

PARTS: tuple[Part, ...] = ("warm", "process", "card", "history")


@dataclass(frozen=True)
class Claim:
    """One line of the table: `ours` at most `limit`, or at most `limit` times `other`."""

    part: Part
    what: str
    ours: str
    limit: float
    other: str | None = None
    other_is: str = ""
    unit: str = "s"


@dataclass(frozen=True)
class Spread:
    """The median of some values, the least and the most of them."""

    median: float
    least: float
    most: float


@dataclass(frozen=True)
class Finding:
    """What came of a claim."""

    claim: Claim
    ours: Spread
    other: Spread | None

    @property
    def value(self) -> float:
        """What the limit is on: the ratio of the medians, or the median alone."""
        return self.ours.median if self.other is None else self.ours.median / self.other.median

    @property
    def reached(self) -> bool:
        """Whether the bar is reached, by the value as it is written."""
        return round(self.value, 2) <= self.claim.limit


_WARM = "a take of half a minute, from samples to its score, everything loaded"
_COMMAND = "`rehearse score take.wav --json`, the whole process"
_CARD = "from Enter to the card, `rehearse record`"
_BEYOND = "card_beyond_warm"
CLAIMS = (
    Claim("warm", f"{_WARM}; with its script", "warm_script", 0.55, "warm_faster_whisper", "faster-whisper"),
    Claim("warm", f"{_WARM}; spoken freely", "warm_free", 0.55, "warm_faster_whisper", "faster-whisper"),
    Claim("warm", f"{_WARM}; with its script", "warm_script", 0.40, "warm_whisper", "openai-whisper"),
    Claim("warm", f"{_WARM}; spoken freely", "warm_free", 0.40, "warm_whisper", "openai-whisper"),
    Claim("process", _COMMAND, "process", 0.40, "process_whisper", "`whisper`"),
    Claim("process", _COMMAND, "process", 0.45, "process_erm", "`erm --dry-run`"),
    Claim("process", _COMMAND, "process", 1.10, "process_faster_whisper", "a faster-whisper script"),
    Claim("process", "the most memory of `rehearse score take.wav`", "memory", 900, unit="MB"),
    Claim("card", f"{_CARD}; the script read closely", "card_close", 1.0),
    Claim("card", f"{_CARD}; with fillers and a changed word", "card_loose", 1.5),
    Claim("card", f"{_CARD}; beyond scoring the same recording with everything loaded", _BEYOND, 0.3),
    Claim("history", "`rehearse --help`", "help", 0.15),
    Claim("history", "`rehearse --version`", "version", 0.15),
    Claim("history", "`rehearse list`, 5,000 takes", "list", 0.5),
    Claim("history", "`rehearse show`, 5,000 takes", "show", 0.5),
    Claim("history", "`rehearse compare`, 5,000 takes", "compare", 0.5),
    Claim("history", "`rehearse report`, 5,000 takes", "report", 1.0),
)
HEADINGS = ("what is measured", "bar", "rehearse", "beside it", "comes to")


def spread(values: Sequence[float]) -> Spread:
    """Sum up the values of at least one round."""
    return Spread(median(values), min(values), max(values))


def findings(series: Series) -> list[Finding]:
    """Give what came of every claim whose values are there."""
    return [
        Finding(
            claim, spread(series[claim.ours]), None if claim.other is None else spread(series[claim.other])
        )
        for claim in CLAIMS
        if claim.ours in series and (claim.other is None or claim.other in series)
    ]


def rows(found: Sequence[Finding]) -> list[tuple[str, ...]]:
    """Give the lines of the table, in cells under `HEADINGS`."""
    return [
        (
            each.claim.what,
            _bar(each.claim),
            shown(each.ours, each.claim.unit),
            "" if each.other is None else shown(each.other, each.claim.unit),
            _comes_to(each),
        )
        for each in found
    ]


def shown(values: Spread, unit: str) -> str:
    """Write a spread: 1.21 s (1.18 to 1.30)."""
    places = 0 if unit == "MB" else 2
    return f"{values.median:.{places}f} {unit} ({values.least:.{places}f} to {values.most:.{places}f})"


def _bar(claim: Claim) -> str:
    """Write a bar: ≤ 0.55 of faster-whisper, ≤ 0.15 s."""
    if claim.other is not None:
        return f"≤ {claim.limit:.2f} of {claim.other_is}"
    return f"≤ {claim.limit:g} {claim.unit}"


def _comes_to(found: Finding) -> str:
    """Write a ratio, and whether the bar is reached."""
    reached = "reached" if found.reached else "not reached"
    return reached if found.other is None else f"{found.value:.2f}, {reached}"
