"""Measure how fast the program is, beside others, and print it: ``make bench``.

``make bench ONLY=warm,process`` measures some parts only (warm, process, card, history), ``ROUNDS=9`` more
rounds than five, and ``KEEP=yes`` writes the values to ``results.json`` and the README.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from bench import card, looking_back, warm, whole_process
from bench.bench_setup import made_in
from bench.figures import HEADINGS, PARTS, findings, rows
from bench.results import README, RESULTS, Results, keep, kept, readme_lines, setting, with_lines
from bench.setting import machine, versions

MEASURES = {
    "warm": warm.measure,
    "process": whole_process.measure,
    "card": card.measure,
    "history": looking_back.measure,
}


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), metavar="PART,PART")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args(arguments)
    parts = [part for part in PARTS if part in chosen.only.split(",")]
    if set(parts) != set(chosen.only.split(",")):
        parser.error(f"the parts are {', '.join(PARTS)}")
    if chosen.keep and (len(parts) < len(PARTS) or chosen.rounds < 5):
        parser.error("only a whole run of five rounds or more is kept")
    began_s = time.monotonic()
    series: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        setup = made_in(Path(folder))
        for part in parts:
            series |= MEASURES[part](setup, chosen.rounds, partial(_say, part))
        results = Results(
            date.today().isoformat(), machine(), versions(setup.environ), setup.take.duration_s, series
        )
    print(_printed(results))
    print(f"\n{time.monotonic() - began_s:.0f} s.")
    if chosen.keep:
        keep(results, RESULTS)
        readme = README.read_text(encoding="utf-8")
        README.write_text(with_lines(readme, readme_lines(kept(RESULTS))), encoding="utf-8")
        print(f"Kept in {RESULTS.name} and {README.name}.")
    return 0


def _printed(results: Results) -> str:
    """The table for a terminal."""
    lines = [HEADINGS, *rows(findings(results.series))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([setting(results), "", *table])


def _say(part: str, done: str) -> None:
    """Tell how far it is."""
    print(f"{part}: {done}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
