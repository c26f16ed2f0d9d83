"""Everything loaded: from samples to words, times, measures and a score, beside words and times alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.bench_setup import Setup
from bench.children import OTHERS_PYTHON, OWN_PYTHON, Loaded
from bench.the_takes import check_heard

_PAUSE_S = 0.5
"""Between two programs: the threads of one stay awake for a moment."""


def measure(setup: Setup, rounds: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Ask the three loaded programs in turns; return the seconds of each round."""
    take, others = setup.take, "bench.others"
    commands: dict[str, list[str | Path]] = {
        "rehearse": [
            *(OWN_PYTHON, "-m", f"{others}.loaded_rehearse", setup.models, take.audio, take.script),
        ],
        "faster_whisper": [
            *(OTHERS_PYTHON, "-m", f"{others}.loaded_faster_whisper", setup.faster_whisper, take.audio),
        ],
        "whisper": [
            *(OTHERS_PYTHON, "-m", f"{others}.loaded_whisper", setup.digest, setup.whisper, take.audio),
        ],
    }
    asked = (
        ("warm_script", "rehearse", "script"),
        ("warm_faster_whisper", "faster_whisper", "words"),
        ("warm_free", "rehearse", "free"),
        ("warm_whisper", "whisper", "words"),
    )
    series: dict[str, list[float]] = {name: [] for name, _, _ in asked}
    with ExitStack() as stack:
        loaded: dict[str, Loaded] = {}
        for name, command in commands.items():  # one after the other: they would take each other's time
            child = Loaded(command, setup.environ, setup.folder / f"{name}.log")
            loaded[name] = stack.enter_context(child)
            loaded[name].await_ready()
        for number in range(rounds):
            for name, program, what in asked:
                time.sleep(_PAUSE_S)
                seconds, text = loaded[program].ask(what)
                check_heard(take, text, program)
                series[name].append(seconds)
            say(f"round {number + 1} of {rounds}")
    return series
