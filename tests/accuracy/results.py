"""The figures that were measured last, in a file and in the README's table."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from accuracy.figures import Figures, table

CHECKOUT = Path(__file__).resolve().parents[2]
TAKES = CHECKOUT / "samples" / "accuracy" / "takes"
RESULTS = CHECKOUT / "samples" / "accuracy" / "results.json"
README = CHECKOUT / "README.md"
HEADING = "| measured on the shipped takes | bar | model "


@dataclass(frozen=True)
class Results:
    """Figures, and what they were measured with and on."""

    model: str
    takes: int
    minutes: float
    figures: Figures


def keep(results: Results, file: Path) -> None:
    """Write results to a file."""
    file.write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")


def kept(file: Path) -> Results:
    """Read what `keep` wrote."""
    document = json.loads(file.read_text(encoding="utf-8"))
    return Results(**{**document, "figures": Figures(**document["figures"])})


def readme_rows(results: Results) -> list[str]:
    """The README's table, line by line."""
    cells = [" | ".join(row) for row in table(results.figures)]
    return [f"{HEADING}`{results.model}` |", "|---|---|---|", *(f"| {row} |" for row in cells)]


def table_in(readme: str) -> list[str]:
    """The lines of that table as the README has them now; raises ValueError when there is no such table."""
    lines = readme.splitlines()
    first = next((row for row, line in enumerate(lines) if line.startswith(HEADING)), None)
    if first is None:
        raise ValueError(f"the README has no table that begins with {HEADING}")
    length = next((row for row, line in enumerate(lines[first:]) if not line.startswith("|")), len(lines))
    return lines[first : first + length]


def with_rows(readme: str, rows: list[str]) -> str:
    """The README with the table's lines exchanged for others."""
    return readme.replace("\n".join(table_in(readme)), "\n".join(rows))
