"""Whole processes: from the command line to the end, with everything that is loaded on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.bench_setup import Setup
from bench.children import OTHERS_PYTHON, OWN_PYTHON, run
from bench.the_takes import check_heard


def measure(setup: Setup, rounds: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Run the programs in turns, one round more than is counted; return seconds, and MB of memory."""
    rehearse = OWN_PYTHON.with_name("rehearse")
    audio = setup.take.audio
    own: dict[str, list[str | Path]] = {
        "process": [rehearse, "score", audio, "--json"],
        "with_script": [rehearse, "score", audio, "--json", "--script", setup.take.script],
    }
    others: dict[str, list[str | Path]] = {
        "process_whisper": [
            *(OTHERS_PYTHON, "-m", "bench.others.whisper_command", setup.digest, audio),
            *("--model", "base", "--model_dir", setup.whisper, "--output_dir", setup.folder / "written"),
            *("--word_timestamps", "True", "--beam_size", "1"),
        ],
        "process_erm": [OTHERS_PYTHON.with_name("erm"), audio, "--dry-run", "--model", setup.faster_whisper],
        "process_faster_whisper": [
            *(OTHERS_PYTHON, "-m", "bench.others.faster_whisper_script", setup.faster_whisper, audio),
        ],
    }
    order = ("process", "process_whisper", "process_erm", "process_faster_whisper", "with_script")
    series: dict[str, list[float]] = {name: [] for name in (*order[:-1], "memory")}
    for number in range(rounds + 1):
        runs = {name: run({**own, **others}[name], setup.environ) for name in order}
        for name in order:
            if name != "process_erm":  # it tells what it would cut, and no words
                check_heard(setup.take, runs[name].output, name)
        if number == 0:  # from now on the files of all of them have been read once
            continue
        for name in order[:-1]:
            series[name].append(runs[name].seconds)
        series["memory"].append(max(runs[name].peak_mb for name in own))
        say(f"round {number} of {rounds}")
    return series
