"""What answers at once: help, version, and the commands that look back on 5,000 takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.bench_setup import Setup
from bench.children import OWN_PYTHON, run
from bench.many_takes import multiplied
from bench.the_takes import SAMPLES

TAKES = 5_000
COMMANDS = {
    "help": ("--help",),
    "version": ("--version",),
    "list": ("list",),
    "show": ("show", "last"),
    "compare": ("compare",),
    "report": ("report",),
}


def measure(setup: Setup, rounds: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Make 5,000 takes out of the samples, and look back on them; return the seconds of each round."""
    rehearse = OWN_PYTHON.with_name("rehearse")
    few, many = setup.folder / "few-takes", setup.folder / "many-takes"
    environ = {**setup.environ, "REHEARSE_HOME": str(few)}
    say("the sample takes are scored, to make 5,000 of them")
    run([rehearse, "script", "add", SAMPLES / "scripts" / "bakery.txt"], environ)
    samples: list[Path] = sorted((SAMPLES / "takes").glob("*.flac"))
    run([rehearse, "score", *samples, "--script", "bakery", "--lang", "en"], environ)
    multiplied(few, many, TAKES)
    return looked_back([rehearse], {**environ, "REHEARSE_HOME": str(many)}, rounds, say)


def looked_back(
    rehearse: Sequence[str | Path], environ: Mapping[str, str], rounds: int, say: Callable[[str], None]
) -> dict[str, list[float]]:
    """Run each command in turns, one round more than is counted; return the seconds of each round."""
    series: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        for name, arguments in COMMANDS.items():
            seconds = run([*rehearse, *arguments], environ).seconds
            if number > 0:
                series[name].append(seconds)
        if number > 0:
            say(f"round {number} of {rounds}")
    return series
