"""Where there is speech, against takes with exact truth."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from vm_rehearse.audio import read_audio
from vm_rehearse.voice_activity import BLOCK_SAMPLES, SAMPLE_RATE_HZ, speech_probabilities, speech_stretches

TAKES = [f"take{number}" for number in range(1, 6)]


@pytest.fixture(scope="module")
def takes(checkout: Path) -> Path:
    return checkout / "samples" / "takes"


@pytest.mark.parametrize("take", TAKES)
def test_message_and_pauses_are_found(takes: Path, take: str) -> None:
    truth = json.loads((takes / f"{take}.json").read_text(encoding="utf-8"))
    speech = speech_stretches(read_audio(takes / f"{take}.flac").samples)
    assert speech[0].start_s == pytest.approx(truth["start_s"], abs=0.1)
    assert speech[-1].end_s == pytest.approx(truth["end_s"], abs=0.1)
    gaps = [(before.end_s, after.start_s) for before, after in pairwise(speech)]
    for begin, end in (pause for pause in truth["pauses_s"] if pause[1] - pause[0] >= 0.5):
        nearest = min(gaps, key=lambda gap: abs(gap[0] - begin))
        assert nearest == pytest.approx((begin, end), abs=0.1)


def test_level_makes_no_difference(takes: Path) -> None:
    samples = read_audio(takes / "take5.flac").samples
    loud, quiet = speech_stretches(samples), speech_stretches(samples * np.float32(0.05))
    assert len(loud) == len(quiet)
    assert quiet[0].start_s == pytest.approx(loud[0].start_s, abs=0.02)
    assert quiet[-1].end_s == pytest.approx(loud[-1].end_s, abs=0.02)


def test_silence_in_front_moves_everything(takes: Path) -> None:
    samples = read_audio(takes / "take5.flac").samples
    moved = speech_stretches(np.concatenate((np.zeros(2 * SAMPLE_RATE_HZ, np.float32), samples)))
    first = speech_stretches(samples)[0]
    assert moved[0].start_s == pytest.approx(first.start_s + 2.0, abs=0.05)


def test_stretches_are_in_order_and_apart(takes: Path) -> None:
    speech = speech_stretches(read_audio(takes / "take1.flac").samples)
    assert all(stretch.start_s < stretch.end_s for stretch in speech)
    assert all(before.end_s < after.start_s for before, after in pairwise(speech))


def sounds() -> dict[str, np.ndarray]:
    random, seconds = np.random.default_rng(11), np.arange(5 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    clicks = np.zeros(len(seconds))
    clicks[::8000] = 0.8
    return {
        "nothing": np.zeros(0),
        "one sample": np.ones(1),
        "zeros": np.zeros(len(seconds)),
        "noise": random.normal(0, 0.1, len(seconds)),
        "faint noise": random.normal(0, 1e-4, len(seconds)),
        "tone": 0.3 * np.sin(2 * np.pi * 440 * seconds),
        "clicks": clicks,
    }


@pytest.mark.parametrize("name", sounds())
def test_sound_without_speech(name: str) -> None:
    assert speech_stretches(sounds()[name].astype(np.float32)) == ()


def test_one_probability_for_each_block() -> None:
    samples = np.random.default_rng(3).normal(0, 0.1, 2 * BLOCK_SAMPLES + 1).astype(np.float32)
    probabilities = speech_probabilities(samples)
    assert probabilities.shape == (3,)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
