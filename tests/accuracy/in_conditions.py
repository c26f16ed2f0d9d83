"""The same takes, clean and in other conditions, and how right the program is in each: ``make conditions``.

``TAKES=FOLDER`` takes other ones. The clean ones among them are made noisy, quiet, echoing and so on, as the
shipped takes were made (`samples/accuracy/conditions.py`), and slower or faster; so what is lost in a
condition is its own doing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from conditions import SAMPLE_RATE, recorded

from accuracy.figures import Figures, figures, shown
from accuracy.hearing_takes import heard_and_compared
from accuracy.paces import at_pace, truth_at_pace
from accuracy.results import TAKES
from accuracy.truth import TakeTruth, read_truths
from vm_rehearse.audio import read_audio, resampled
from vm_rehearse.errors import RehearseError
from vm_rehearse.locations import models_folder
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files import weights


class Condition(NamedTuple):
    """What happens to the sound (see `conditions`), the rate of the file, and how much faster it is said."""

    sound: str = "clean"
    rate_hz: int = SAMPLE_RATE
    pace: float = 1.0


CONDITIONS = {
    "clean": Condition(),
    "in white noise, 18 dB": Condition("white"),
    "in pink noise, 18 dB": Condition("pink"),
    "26 dB quieter": Condition("quiet"),
    "in a room with an echo": Condition("room"),
    "over a telephone": Condition("telephone", 8_000),
    "in stereo": Condition("stereo"),
    "at 8 kHz": Condition(rate_hz=8_000),
    "at 16 kHz": Condition(rate_hz=16_000),
    "at 44.1 kHz": Condition(rate_hz=44_100),
    "at 48 kHz": Condition(rate_hz=48_000),
    "a fifth slower": Condition(pace=0.8),
    "a quarter faster": Condition(pace=1.25),
}
COLUMNS = (
    ("filled pauses: P, R", ("filled_pause_precision", "filled_pause_recall")),
    ("fillers: F1", ("filler_word_f1",)),
    ("match", ("reading_match_mean",)),
    ("not said: P, R", ("deviation_precision", "deviation_recall")),
    ("words a minute", ("words_per_minute_error_mean",)),
    ("duration", ("duration_error_mean_s",)),
    ("pauses: F1", ("silent_pause_f1",)),
)


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="accuracy.in_conditions", description=__doc__)
    parser.add_argument("takes", nargs="*", type=Path, default=[TAKES])
    chosen = parser.parse_args(arguments)
    try:
        clean = [
            truth for folder in chosen.takes for truth in read_truths(folder) if truth.condition == "clean"
        ]
        if not clean:
            raise FileNotFoundError(f"No take in {', '.join(map(str, chosen.takes))} is a clean one.")
        recogniser = WhisperRecogniser(weights.locate("base", models_folder(os.environ)), "base")
        print(f"{len(clean)} takes, heard by the model {recogniser.name}\n")
        print(_row("", [heading for heading, _ in COLUMNS]))
        print(_row("---", ["---"] * len(COLUMNS)))
        for name, condition in CONDITIONS.items():
            with tempfile.TemporaryDirectory() as folder:
                made = in_condition(clean, condition, Path(folder))
                found = figures([*heard_and_compared(made, recogniser)])
            print(_row(name, _cells(found)), flush=True)
    except (RehearseError, FileNotFoundError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


def in_condition(takes: Sequence[TakeTruth], condition: Condition, folder: Path) -> Iterator[TakeTruth]:
    """The same takes as they would have been recorded in a condition; their files are written to a folder."""
    sound, rate_hz, pace = condition
    for number, take in enumerate(takes):
        audio = read_audio(take.audio)
        voice = resampled(audio.samples, audio.sample_rate, SAMPLE_RATE)
        if pace != 1:
            voice = at_pace(voice, SAMPLE_RATE, pace)
        draw = np.random.default_rng(number)
        file = folder / f"{take.name}.wav"
        soundfile.write(file, recorded(voice, sound, rate_hz=rate_hz, others=(), draw=draw), rate_hz)
        yield replace(truth_at_pace(take, pace), audio=file)


def _cells(found: Figures) -> list[str]:
    """The figures of one condition, as text."""
    return [", ".join(shown(name, getattr(found, name)) for name in names) for _, names in COLUMNS]


def _row(name: str, cells: Sequence[str]) -> str:
    """One line of the table."""
    return f"| {' | '.join([name, *cells])} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
