"""Filled pauses by their sound alone: the probe of the encoder, and how it is fitted."""

from __future__ import annotations

from math import nan
from pathlib import Path

import numpy as np
import pytest
import torch
from accuracy.fitting_pause_probe import fitted, frames_said, told_apart, written
from accuracy.truth import SaidWord, read_truth

from vm_rehearse.audio import read_audio, resampled
from vm_rehearse.measures.unheard.pause_sounds import PROBE_FRAME_S, PauseSounds
from vm_rehearse.recogniser import pause_probe as module
from vm_rehearse.recogniser.hearing import SAMPLE_RATE_HZ, WhisperRecogniser
from vm_rehearse.recogniser.pause_probe import PauseProbe, pause_probe
from vm_rehearse.take import Stretch
from vm_rehearse.voice_activity import speech_stretches

SIZE = 16


def states(count: int, of_pause: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Some that differ in two of their numbers where there is a filled pause."""
    draw = np.random.default_rng(seed)
    is_pause = draw.random(count) < of_pause
    found = draw.normal(size=(count, SIZE)).astype(np.float32)
    found[is_pause, 3] += 3.0
    found[is_pause, 7] -= 3.0
    return found, is_pause


def test_the_model_that_is_shipped_with_the_program_has_a_probe_of_its_size() -> None:
    probe = pause_probe("base")
    assert probe is not None and probe.hidden_weights.shape[1] == 512


@pytest.mark.parametrize("name", ["tiny.en", "large", "../base"])
def test_another_model_has_none(name: str) -> None:
    assert pause_probe(name) is None


def of(*weights: float) -> PauseProbe:
    """A probe whose only hidden sum is that of a state with these weights."""
    return PauseProbe(np.array([weights], np.float32), np.zeros(1, np.float32), np.ones(1, np.float32), 0.0)


def test_log_odds_are_those_of_the_network() -> None:
    probe = PauseProbe(
        hidden_weights=np.array([[2.0, 0.5], [-1.0, 0.0]], dtype=np.float32),
        hidden_biases=np.array([0.5, -2.0], dtype=np.float32),
        output_weights=np.array([3.0, -4.0], dtype=np.float32),
        output_bias=-1.0,
    )
    found = probe.log_odds(torch.tensor([[0.0, 0.0], [1.0, 2.0], [-3.0, 0.0]]))
    assert found == pytest.approx([3 * 0.5 - 1, 3 * 3.5 - 1, -4 * 1.0 - 1])


def test_what_a_state_shows_of_filled_pauses_is_found() -> None:
    probe = fitted(*states(4000, 0.05), steps=300)
    unseen, is_pause = states(1000, 0.5, seed=2)
    told = probe.log_odds(torch.from_numpy(unseen)) > 0
    assert np.mean(told == is_pause) > 0.95
    counts = np.abs(probe.output_weights @ probe.hidden_weights)
    assert set(np.argsort(-counts)[:2]) == {3, 7}


def test_a_fit_is_the_same_each_time() -> None:
    assert written(fitted(*states(500, 0.1), steps=50)) == written(fitted(*states(500, 0.1), steps=50))


def test_what_was_written_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = np.arange(-12, 28, dtype=np.float32).reshape(2, 20) / np.float32(8)
    probe = PauseProbe(weights, weights[0, :2], weights[1, :2], -1.25)
    (tmp_path / "some.json").write_text(written(probe))
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    again = pause_probe("some")
    assert again is not None and again.output_bias == -1.25
    assert again.hidden_weights == pytest.approx(probe.hidden_weights)
    assert again.hidden_biases == pytest.approx(probe.hidden_biases)
    assert again.output_weights == pytest.approx(probe.output_weights)


def test_frames_are_those_of_the_words_and_silence_is_neither() -> None:
    said = [SaidWord("so", "word", None, 0.0, 0.1), SaidWord("um", "filled_pause", None, 0.2, 0.3)]
    of_word, of_pause = frames_said(said, 20)
    assert np.flatnonzero(of_word).tolist() == [0, 1, 2, 3, 4]
    assert np.flatnonzero(of_pause).tolist() == [10, 11, 12, 13, 14]


def test_a_voice_that_is_told_apart_is_said_to_be() -> None:
    encoded = np.zeros((100, 2), dtype=np.float32)
    encoded[50:65, 1] = 5.0
    said = [SaidWord("so", "word", None, 0.2, 0.6), SaidWord("um", "filled_pause", None, 1.0, 1.3)]
    assert told_apart(of(0.0, 1.0), [(encoded, said)]) == 1.0
    assert told_apart(of(1.0, 0.0), [(encoded, said)]) == 0.0


def nats(*stretches: tuple[int, float]) -> np.ndarray:
    """Frames: so many of each value."""
    return np.concatenate([np.full(count, value, dtype=np.float32) for count, value in stretches])


@pytest.mark.parametrize(
    ("probed", "start_s", "end_s", "expected"),
    [
        (nats((20, -4.0), (10, 3.0), (20, -4.0)), 0.4, 0.6, 3.0),
        (nats((20, -4.0), (10, 3.0), (20, -4.0)), 0.0, 0.2, -4.0),
        (nats((20, -4.0), (3, 3.0), (20, -4.0)), 0.3, 0.6, -0.5),  # too short: half of what is looked at
        (nats((20, -4.0), (30, nan)), 0.5, 0.8, None),  # was not heard
        (nats((20, -4.0), (10, 3.0), (20, nan)), 0.4, 0.8, 3.0),
        (nats((20, -4.0)), 0.5, 0.6, None),
        (nats((4, 2.0)), 0.0, 0.1, 2.0),
        (None, 0.0, 0.2, None),
    ],
)
def test_a_place_is_as_like_a_filled_pause_as_its_likest_moment(
    probed: np.ndarray | None, start_s: float, end_s: float, expected: float | None
) -> None:
    found = PauseSounds(probed_nats=probed).likeness_nats(start_s, end_s)
    assert found == (None if expected is None else pytest.approx(expected))


def test_the_recognisers_frames_are_as_long_as_the_probes() -> None:
    from vm_rehearse.recogniser.decoding.word_times import FRAME_S

    assert PROBE_FRAME_S == FRAME_S


def samples_of(file: Path) -> np.ndarray:
    audio = read_audio(file)
    return resampled(audio.samples, audio.sample_rate, SAMPLE_RATE_HZ)


@pytest.mark.parametrize("name", ["drawn_out", "um_inside_phrases", "um_in_babble"])
def test_a_filled_pause_that_was_said_sounds_more_like_one_than_words_do(
    recogniser: WhisperRecogniser, samples_folder: Path, name: str
) -> None:
    truth = read_truth(samples_folder / "accuracy" / "takes" / f"{name}.json")
    samples = samples_of(truth.audio)
    hearing = recogniser.hear(samples, speech=speech_stretches(samples), language="en")
    sounds = PauseSounds(probed_nats=hearing.probed_nats)
    likeness: dict[bool, list[float]] = {False: [], True: []}
    for word in truth.said:
        nats = sounds.likeness_nats(word.start_s or 0.0, word.end_s or 0.0)
        assert nats is not None
        likeness[word.kind == "filled_pause"].append(nats)
    assert likeness[True] and min(likeness[True]) > np.quantile(likeness[False], 0.9)


def test_of_a_long_take_every_window_is_known_and_nothing_between_them(
    recogniser: WhisperRecogniser, samples_folder: Path
) -> None:
    samples = samples_of(samples_folder / "takes" / "take5.flac")
    seconds, apart = len(samples) / SAMPLE_RATE_HZ, 40.0
    assert seconds < apart
    speech = speech_stretches(samples)
    later = [Stretch(each.start_s + apart, each.end_s + apart) for each in speech]
    twice = np.zeros(round((apart + seconds) * SAMPLE_RATE_HZ), dtype=np.float32)
    twice[: len(samples)] = samples
    twice[-len(samples) :] = samples
    hearing = recogniser.hear(twice, speech=[*speech, *later], language="en")
    assert hearing.probed_nats is not None
    sounds = PauseSounds(probed_nats=hearing.probed_nats)
    for word in hearing.transcript.words:
        assert sounds.likeness_nats(word.start_s, word.end_s) is not None
    assert len(hearing.probed_nats) * PROBE_FRAME_S >= hearing.transcript.words[-1].end_s
