"""What the card says of a recording that is too loud or too quiet, wherever it was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from stand_ins import Program, spoken

from vm_rehearse.soundcheck import CLIPPED_SAMPLES

__all__ = ["spoken"]

Samples = npt.NDArray[np.float64]
_CODES = {"clipping", "quiet", "too_quiet"}


@pytest.fixture
def program(tmp_path: Path, spoken: Path) -> Program:
    return Program(tmp_path / "home", spoken)


@pytest.fixture
def changed(tmp_path: Path, spoken: Path) -> Callable[[Callable[[Samples], Samples]], Path]:
    """What was spoken, with something done to it."""

    def write(change: Callable[[Samples], Samples]) -> Path:
        samples, rate = soundfile.read(spoken)
        path = tmp_path / "changed.wav"
        soundfile.write(path, np.clip(change(samples), -1, 1), rate, subtype="FLOAT")
        return path

    return write


def codes(program: Program, *arguments: str) -> list[str]:
    outcome = program.run(*arguments, "--json")
    assert outcome.code == 0, outcome.err
    return [note["code"] for note in json.loads(outcome.out)["notes"] if note["code"] in _CODES]


def knocked(samples: Samples, *, at: int) -> Samples:
    """A bump that stands at full scale several times."""
    bump = np.tile([1.0] * CLIPPED_SAMPLES + [-1.0] * CLIPPED_SAMPLES, 20)
    samples[at : at + len(bump)] = bump
    return samples


@pytest.mark.parametrize(
    ("change", "expected", "said"),
    [
        (lambda samples: samples, [], ""),
        (lambda samples: samples * 20, ["clipping"], "the peaks of your voice are cut off"),
        (lambda samples: samples * 6, ["clipping"], "the peaks of your voice are cut off"),
        (lambda samples: samples * 0.1, ["quiet"], "rather quiet"),
        (lambda samples: samples * 0.03, ["too_quiet"], "hardly audible"),
        (lambda samples: samples * 0.01, ["too_quiet"], "hardly audible"),
        (lambda samples: knocked(samples, at=0), [], ""),
        (lambda samples: knocked(samples * 0.03, at=0), ["too_quiet"], "hardly audible"),
    ],
)
def test_a_file_is_told_apart_by_its_levels(
    program: Program,
    changed: Callable[[Callable[[Samples], Samples]], Path],
    change: Callable[[Samples], Samples],
    expected: list[str],
    said: str,
) -> None:
    path = str(changed(change))
    assert codes(program, "score", path) == expected
    card = " ".join(program.run("show", "last").out.split())
    assert card.count("Note:") == len(expected) and said in card
    assert codes(program, "rescore") == expected
    assert codes(program, "score", "--no-save", path) == expected


def test_a_take_of_the_microphone_is_told_apart_too(
    program: Program, changed: Callable[[Callable[[Samples], Samples]], Path]
) -> None:
    program.microphone.says = changed(lambda samples: samples * 20)
    outcome = program.run("record", "--seconds", "5", terminal=True)
    card = " ".join(outcome.out.split())
    assert "Note: This was recorded too loud" in card and "turn the microphone down" in card
