"""The same takes in other conditions: no time moves but with the pace, and each is what its name says."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from accuracy.in_conditions import CONDITIONS, Condition, in_condition, main
from accuracy.results import TAKES
from accuracy.truth import TakeTruth, read_truth

from vm_rehearse.audio import read_audio, resampled

RATE_HZ = 8_000


@pytest.fixture(scope="module")
def clean() -> TakeTruth:
    truth = read_truth(TAKES / "articles.json")
    assert truth.condition == "clean"
    return truth


def loudness(file: Path) -> np.ndarray:
    """Of each 20 ms."""
    audio = read_audio(file)
    samples = resampled(audio.samples, audio.sample_rate, RATE_HZ)
    blocks = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    return np.sqrt((blocks**2).mean(axis=1))


@pytest.mark.parametrize("name", [name for name, condition in CONDITIONS.items() if condition.pace == 1])
def test_no_time_moves(name: str, clean: TakeTruth, tmp_path: Path) -> None:
    condition = CONDITIONS[name]
    (made,) = in_condition([clean], condition, tmp_path)
    assert (made.name, made.said, made.pauses) == (clean.name, clean.said, clean.pauses)
    assert soundfile.info(made.audio).samplerate == condition.rate_hz
    before, after = loudness(clean.audio), loudness(made.audio)
    assert len(after) == pytest.approx(len(before), abs=1)
    alike = [np.corrcoef(before[5:500], after[5 + lag : 500 + lag])[0, 1] for lag in range(-5, 6)]
    assert abs(int(np.argmax(alike)) - 5) <= 1, "in steps of 20 ms; an echo comes a little later"


@pytest.mark.parametrize("pace", [0.8, 1.25])
def test_at_another_pace_all_times_move_alike(pace: float, clean: TakeTruth, tmp_path: Path) -> None:
    (made,) = in_condition([clean], Condition(pace=pace), tmp_path)
    assert [word.text for word in made.said] == [word.text for word in clean.said]
    assert made.said[7].start_s == pytest.approx((clean.said[7].start_s or 0) / pace)
    assert made.duration_s == pytest.approx(clean.duration_s / pace)
    assert made.words_per_minute * made.duration_s == pytest.approx(clean.words_per_minute * clean.duration_s)
    before, after = loudness(clean.audio), loudness(made.audio)
    assert len(after) == pytest.approx(len(before) / pace, abs=2)
    expected = np.interp(np.arange(len(before) / pace - 12) * pace, np.arange(len(before)), before)[5:]
    alike = [np.corrcoef(expected, after[5 + lag : 5 + lag + len(expected)])[0, 1] for lag in range(-5, 6)]
    assert abs(int(np.argmax(alike)) - 5) <= 1, "in steps of 20 ms"
    assert max(alike) > 0.9


def test_without_a_clean_take_there_is_nothing_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in TAKES.glob("echo.*"):
        shutil.copy(file, tmp_path)
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"Error: No take in {tmp_path} is a clean one.\n"


def test_conditions_are_what_they_are_called(clean: TakeTruth, tmp_path: Path) -> None:
    loud, noisy, quiet = (
        loudness(next(iter(in_condition([clean], Condition(sound, RATE_HZ), tmp_path))).audio)
        for sound in ("clean", "white", "quiet")
    )
    assert noisy.min() > 5 * loud.min()
    assert loud.max() / quiet.max() == pytest.approx(20, rel=0.3), "26 dB"
    (two,) = in_condition([clean], Condition("stereo", RATE_HZ), tmp_path)
    assert soundfile.info(two.audio).channels == 2
