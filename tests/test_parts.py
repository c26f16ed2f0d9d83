"""A first guess made of several parts at once: it saves steps, and changes no token; with the real model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from lacking import cannot_run

from vm_rehearse.audio import RECOGNISER_RATE_HZ, read_audio, resampled
from vm_rehearse.recogniser import Overtaken
from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.drafting import HeardDraft
from vm_rehearse.recogniser.decoding.parts import _Part, parts_of, text_in_parts
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files.weights import locate
from vm_rehearse.recogniser.network import text_decoder
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.side_by_side import Frames
from vm_rehearse.recogniser.passages import Passage
from vm_rehearse.take import Stretch
from vm_rehearse.voice_activity import speech_stretches

# ---- where a window is cut -----------------------------------------------------------------------


def test_a_window_is_cut_into_equal_parts_where_nobody_pauses() -> None:
    assert parts_of(Stretch(10.0, 37.0), [Stretch(10.5, 36.8)]) == ((0, 450), (450, 900), (900, 1350))


def test_it_is_rather_cut_in_a_pause_near_by() -> None:
    speech = [Stretch(0.0, 7.0), Stretch(8.0, 17.9), Stretch(18.1, 24.0), Stretch(24.6, 27.0)]
    assert parts_of(Stretch(0.0, 27.0), speech) == ((0, 375), (375, 900), (900, 1350))


@pytest.mark.parametrize("length_s", [0.4, 5.0, 7.4])
def test_a_short_window_is_one_part(length_s: float) -> None:
    assert parts_of(Stretch(2.0, 2.0 + length_s), []) == ((0, round(length_s * 50)),)


# ---- where a part ends ---------------------------------------------------------------------------


def written(tokens: Sequence[int], following: Sequence[int] = (), most: int = 50) -> _Part:
    part = _Part(most)
    for token in tokens:
        if not part.is_over:
            part.add(token, following)
    return part


def test_a_part_ends_where_it_comes_to_what_stands_in_the_next() -> None:
    part = written([1, 2, 3, 4, 5, 6, 7], following=[30, 4, 5, 6, 7, 8])
    assert (part.tokens, part.joined) == ([1, 2, 3, 4, 5, 6], 4)


def test_two_words_in_common_do_not_join() -> None:
    assert written([1, 2, 3, 4], following=[3, 4, 9]).is_over is False


def test_a_loop_is_no_part_of_it() -> None:
    part = written([1, 2, 3, 4, 5, 6, 7, 8, 4, 5, 6, 7, 8, 4])
    assert part.is_over and part.tokens == [1, 2, 3, 4, 5, 6, 7, 8]


def test_it_has_no_more_tokens_than_can_be_said() -> None:
    assert written(range(100), most=12).tokens == list(range(12))


# ---- what comes of it ----------------------------------------------------------------------------


@pytest.fixture
def guessing(recogniser: WhisperRecogniser, monkeypatch: pytest.MonkeyPatch) -> WhisperRecogniser:
    """The recogniser, with rough passes whether they are quicker here or not."""
    monkeypatch.setattr(text_decoder, "is_quicker", lambda *_: True)
    decoder = recogniser._network.decoder
    decoder.prepare_rough()
    if decoder.rough is None:
        cannot_run("PyTorch has no products of 8 bits on this computer")
    decoder.pack()
    return recogniser


def passage_of(recogniser: WhisperRecogniser, take: Path) -> tuple[WindowDecoder, tuple[Frames, ...]]:
    audio = read_audio(take)
    samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 28 * RECOGNISER_RATE_HZ]
    whole = Stretch(0.0, len(samples) / RECOGNISER_RATE_HZ)
    return recogniser._passages.passage(samples).decoder, parts_of(whole, speech_stretches(samples))


def decoded(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    parts: Sequence[Frames],
    is_wanted: Callable[[], bool] | None = None,
) -> Decoded:
    passage, nothing = Passage(decoder), HeardDraft([], None)
    return passage.decoded(vocabulary, vocabulary.verbatim_start, nothing, parts, is_wanted)


def test_a_guess_in_parts_changes_no_token_and_saves_steps(
    guessing: WhisperRecogniser, vocabulary: Vocabulary, checkout: Path
) -> None:
    steps = {"plain": 0, "in parts": 0}
    for name in ("take1", "take2", "take3", "take4"):
        decoder, parts = passage_of(guessing, checkout / "samples" / "takes" / f"{name}.flac")
        assert len(parts) > 1
        plain, quick = decoded(decoder, vocabulary, ()), decoded(decoder, vocabulary, parts)
        assert quick.tokens == plain.tokens and quick.swayed == plain.swayed
        assert quick.log_probabilities == pytest.approx(plain.log_probabilities, abs=1e-3)
        assert quick.attention.shape == plain.attention.shape
        assert (quick.attention - plain.attention).abs().max() < 1e-2
        assert quick.past.length == plain.past.length
        steps["plain"] += plain.steps
        steps["in parts"] += quick.steps
    assert steps["in parts"] < 0.75 * steps["plain"], steps


def test_a_text_among_others_is_what_it_is_alone(
    guessing: WhisperRecogniser, vocabulary: Vocabulary, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = guessing._network.decoder  # products of 8 bits take their unit from all rows
    monkeypatch.setattr(network, "rough", SimpleNamespace(layers=network.layers, logits=network.logits))
    decoder, _ = passage_of(guessing, checkout / "samples" / "takes" / "take3.flac")
    past = decoder.run(vocabulary.verbatim_start).past
    first, second = [vocabulary.encode(f" {text}") for text in ("Hello there", "Thank you")]
    whole = (0, 1500)
    beside = decoder.side_by_side(past, [whole, whole])
    for one, other in zip(first, second, strict=True):
        rows = beside.step([one, other])
    for text, row in ((first, rows[0]), (second, rows[1])):
        alone = decoder.side_by_side(past, [whole])
        for token in text:
            logits = alone.step([token])[0]
        torch.testing.assert_close(row, logits, atol=1e-2, rtol=1e-3)


def test_there_is_room_for_so_many_texts(
    guessing: WhisperRecogniser, vocabulary: Vocabulary, checkout: Path
) -> None:
    decoder, _ = passage_of(guessing, checkout / "samples" / "takes" / "take3.flac")
    past = decoder.run(vocabulary.verbatim_start).past
    beside = decoder.side_by_side(past, [(0, 50)] * 100)
    steps = 0
    while beside.has_room:
        assert beside.step([vocabulary.comma] * 100).shape[0] == 100
        steps += 1
    assert steps == (448 - past.length) // 100


def test_a_guess_breaks_off_when_it_is_no_longer_wanted(
    guessing: WhisperRecogniser, vocabulary: Vocabulary, checkout: Path
) -> None:
    decoder, parts = passage_of(guessing, checkout / "samples" / "takes" / "take3.flac")
    asked = 0

    def is_wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked < 5

    with pytest.raises(Overtaken):
        decoded(decoder, vocabulary, parts, is_wanted)
    assert asked == 5


def test_what_was_understood_is_mostly_what_is_decoded(
    guessing: WhisperRecogniser, vocabulary: Vocabulary, checkout: Path
) -> None:
    decoder, parts = passage_of(guessing, checkout / "samples" / "takes" / "take5.flac")
    start = vocabulary.verbatim_start
    past = decoder.run(start[:-1]).past
    text, passes = text_in_parts(decoder, vocabulary, start, past, parts, lambda: None)
    words = decoded(decoder, vocabulary, ()).tokens
    assert len(set(text) & set(words)) > 0.8 * len(set(words))
    assert passes < 0.7 * len(words)


def test_with_weights_as_they_were_loaded_nothing_is_written_at_once(
    models_folder: Path, vocabulary: Vocabulary, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(*_: object) -> None:
        raise AssertionError("it takes more memory than there is for one recording")

    monkeypatch.setattr(WindowDecoder, "side_by_side", at_once)
    fresh = WhisperRecogniser(locate("base", models_folder), "base")
    fresh._network.decoder.prepare_rough()
    decoder, parts = passage_of(fresh, checkout / "samples" / "takes" / "take5.flac")
    assert not decoder.can_guess_at_once and decoded(decoder, vocabulary, parts).tokens
