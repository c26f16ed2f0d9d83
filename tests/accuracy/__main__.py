"""Hear takes with truth and print how right the program is: ``make accuracy``.

``make accuracy EACH=yes`` tells of every take, ``TAKES=FOLDER`` takes other ones, ``MODEL=small`` another
model, and ``KEEP=yes`` writes the figures of the shipped takes to ``results.json`` and the README.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from accuracy.comparison import Found, TakeComparison
from accuracy.figures import BARS, ROWS, Figures, figures, holds, table
from accuracy.hearing_takes import heard_and_compared
from accuracy.results import README, RESULTS, TAKES, Results, keep, readme_rows, with_rows
from accuracy.truth import read_truths
from vm_rehearse.audio import read_audio
from vm_rehearse.errors import RehearseError
from vm_rehearse.locations import models_folder
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files import weights


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__)
    parser.add_argument("takes", nargs="?", type=Path, default=TAKES)
    parser.add_argument("--model", default="base")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args(arguments)
    if chosen.keep and chosen.takes.resolve() != TAKES:
        parser.error("only figures of the shipped takes are kept")
    began_s = time.monotonic()
    try:
        truths = read_truths(chosen.takes)
        recogniser = WhisperRecogniser(weights.locate(chosen.model, models_folder(os.environ)), chosen.model)
        compared = []
        for comparison in heard_and_compared(truths, recogniser):
            compared.append(comparison)
            if chosen.each:
                print(_line(comparison), flush=True)
    except (RehearseError, FileNotFoundError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    sounds = [read_audio(truth.audio) for truth in truths]
    minutes = sum(len(sound.samples) / sound.sample_rate for sound in sounds) / 60
    results = Results(chosen.model, len(truths), round(minutes, 1), figures(compared))
    print(_printed(results))
    print(f"\n{time.monotonic() - began_s:.0f} s.")
    if chosen.keep:
        keep(results, RESULTS)
        README.write_text(
            with_rows(README.read_text(encoding="utf-8"), readme_rows(results)), encoding="utf-8"
        )
        print(f"Kept in {RESULTS.name} and {README.name}.")
    return 0


def _printed(results: Results) -> str:
    """The table for a terminal, with a mark at each line that does not reach its bar."""
    rows = [("", "bar", f"model {results.model}"), *table(results.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    marks = ["", *(" " if reached else "  misses the bar" for reached in _reached(results.figures))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + mark
        for row, mark in zip(rows, marks, strict=True)
    ]
    head = f"{results.takes} takes, {results.minutes} minutes, heard by the model {results.model}"
    return "\n".join([head, "", *(line.rstrip() for line in lines)])


def _reached(found: Figures) -> list[bool]:
    """For each line of the table, whether all its figures reach their bars; what no take tells is none."""
    return [
        all(getattr(found, name) is None or holds(name, getattr(found, name), BARS[name]) for name in names)
        for _, names in ROWS
    ]


def _line(take: TakeComparison) -> str:
    """One take on one line: right of those reported, found of those there are."""

    def counts(found: Found | None) -> str:
        return f"{found.right}/{found.reported} {found.recalled}/{found.true}" if found else "-"

    match = "-" if take.reading_match is None else f"{take.reading_match:.3f}"
    return (
        f"{take.name:26} um {counts(take.filled_pauses)}  fillers {counts(take.filler_words)}"
        f"  script {counts(take.deviations)}  match {match}  rate {100 * take.words_per_minute_error:.1f} %"
        f"  duration {take.duration_error_s:.2f} s  pauses {counts(take.silent_pauses)}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
