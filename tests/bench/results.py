"""The values that were measured last, in a file and in the README's table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.children import CHECKOUT
from bench.figures import HEADINGS, Series, findings, rows

RESULTS = CHECKOUT / "tests" / "bench" / "results.json"
README = CHECKOUT / "README.md"
HEAD = f"| {' | '.join(HEADINGS)} |"
_SETTING = "Last measured "


@dataclass(frozen=True)
class Results:
    """The values of every round, and what they were measured on and with."""

    date: str
    machine: str
    versions: Mapping[str, str]
    take_s: float
    series: Series


def keep(results: Results, file: Path) -> None:
    """Write results to a file, rounded to a thousandth."""
    rounded = {name: [round(value, 3) for value in values] for name, values in results.series.items()}
    file.write_text(json.dumps({**asdict(results), "series": rounded}, indent=1) + "\n", encoding="utf-8")


def kept(file: Path) -> Results:
    """Read what `keep` wrote."""
    return Results(**json.loads(file.read_text(encoding="utf-8")))


def setting(results: Results) -> str:
    """Say in a line when, where and with what it was measured."""
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    least = min(map(len, results.series.values()))
    return (
        f"{_SETTING}on {results.date}: {results.machine}; a take of {results.take_s:.0f} s; medians of "
        f"{least} rounds and more, in brackets the least and the most; {versions}."
    )


def readme_lines(results: Results) -> list[str]:
    """The README's table and the line above it."""
    cells = [" | ".join(cell or " " for cell in row) for row in rows(findings(results.series))]
    table = [HEAD, f"|{'---|' * len(HEADINGS)}", *(f"| {row} |".replace("|   |", "| |") for row in cells)]
    return [setting(results), "", *table]


def lines_in(readme: str) -> list[str]:
    """Those lines as the README has them now; raises ValueError when there are none."""
    lines = readme.splitlines()
    first = next((row for row, line in enumerate(lines) if line.startswith(_SETTING)), None)
    if first is None or lines[first + 2 : first + 3] != [HEAD]:
        raise ValueError(f"the README has no line that begins with {_SETTING!r}, and two below it {HEAD}")
    length = next(
        (row for row, line in enumerate(lines[first + 2 :]) if not line.startswith("|")), len(lines)
    )
    return lines[first : first + 2 + length]


def with_lines(readme: str, lines: list[str]) -> str:
    """The README with those lines exchanged for others."""
    return readme.replace("\n".join(lines_in(readme)), "\n".join(lines))
