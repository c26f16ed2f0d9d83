"""Guesses at what is said next: they save steps, and change no token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
import torch
from lacking import cannot_run

from vm_rehearse.audio import RECOGNISER_RATE_HZ, read_audio, resampled
from vm_rehearse.recogniser.decoding import greedy
from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.drafting import TextDraft
from vm_rehearse.recogniser.decoding.greedy import decode
from vm_rehearse.recogniser.decoding.guess_length import GuessLength
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.network import text_decoder
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.network.rough_products import RoughProduct

READ_CLOSELY = "take5"
NOISE = torch.randn(60_000, generator=torch.Generator().manual_seed(1))
STRANGE = "Goedemiddag, hier volgt een ander verhaal: um, um, 555-0142. Thanks, Laura, and have a good day."


Decoding = Callable[[Vocabulary, str | None], Decoded]


def decoding_of(recogniser: WhisperRecogniser, take: Path, *, seconds: float) -> Decoding:
    audio = read_audio(take)
    samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[
        : int(seconds * RECOGNISER_RATE_HZ)
    ]
    decoder = recogniser._passages.passage(samples).decoder

    def decoded(vocabulary: Vocabulary, draft: str | None) -> Decoded:
        guesses = TextDraft(draft, vocabulary) if draft else None
        return decode(decoder, vocabulary, vocabulary.verbatim_start, draft=guesses)

    return decoded


@pytest.mark.parametrize("take", ["take1", "take2", "take3", "take4", "take5"])
def test_no_draft_changes_a_token(
    recogniser: WhisperRecogniser, vocabulary: Vocabulary, samples_folder: Path, take: str
) -> None:
    script = (samples_folder / "scripts" / "bakery.txt").read_text(encoding="utf-8")
    decoded = decoding_of(recogniser, samples_folder / "takes" / f"{take}.flac", seconds=16)
    plain = decoded(vocabulary, None)
    for draft in (script, STRANGE):
        drafted = decoded(vocabulary, draft)
        assert drafted.tokens == plain.tokens and drafted.looped == plain.looped
        assert drafted.log_probabilities == pytest.approx(plain.log_probabilities, abs=1e-3)
        assert drafted.attention.shape == plain.attention.shape
        assert (drafted.attention - plain.attention).abs().max() < 1e-2


def none(_decoder: WindowDecoder, _hidden: torch.Tensor) -> None:
    return None


made_once = cache(RoughProduct)


def rough(decoder: WindowDecoder, hidden: torch.Tensor) -> torch.Tensor:
    return made_once(decoder._decoder.embedding)(hidden)


def far_off(decoder: WindowDecoder, hidden: torch.Tensor) -> torch.Tensor:
    exact = decoder.logits(hidden)
    return exact + 6 * NOISE[: exact.shape[1]].roll(len(hidden))


def nothing_but_the_end(decoder: WindowDecoder, hidden: torch.Tensor) -> torch.Tensor:
    logits = decoder.logits(hidden)
    logits[:, 50257] += 1000
    return logits


@pytest.mark.parametrize(
    ("draft", "guesses"), [(None, False), (STRANGE, False), ("bakery", False), (None, True)]
)
@pytest.mark.parametrize("look", [rough, far_off, nothing_but_the_end])
def test_no_first_look_changes_a_token(
    recogniser: WhisperRecogniser,
    vocabulary: Vocabulary,
    samples_folder: Path,
    look: Callable[..., torch.Tensor],
    draft: str | None,
    guesses: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if draft == "bakery":
        draft = (samples_folder / "scripts" / "bakery.txt").read_text(encoding="utf-8")

    def rough_step(decoder: WindowDecoder, tokens: list[int], past: Past) -> tuple[torch.Tensor, Past]:
        seen = decoder.run(tokens, past)
        return look(decoder, seen.hidden), seen.past

    monkeypatch.setattr(WindowDecoder, "rough_logits", none)
    monkeypatch.setattr(WindowDecoder, "can_guess", False)
    decoded = decoding_of(recogniser, samples_folder / "takes" / "take3.flac", seconds=12)
    plain = decoded(vocabulary, None)
    if look is far_off:  # hardly a guess stands, and each token would take as many passes as that is far
        monkeypatch.setattr(greedy, "_FARTHEST", 6)
    monkeypatch.setattr(WindowDecoder, "rough_logits", look)
    monkeypatch.setattr(WindowDecoder, "can_guess", guesses)
    monkeypatch.setattr(WindowDecoder, "rough_step", rough_step)
    quick = decoded(vocabulary, draft)
    assert quick.tokens == plain.tokens and quick.swayed == plain.swayed
    assert quick.log_probabilities == pytest.approx(plain.log_probabilities, abs=1e-3)
    assert quick.attention.shape == plain.attention.shape
    assert (quick.attention - plain.attention).abs().max() < 1e-2
    assert quick.past.length == plain.past.length
    if look is rough:
        assert quick.steps <= plain.steps + 2 + (len(plain.tokens) // 40 if guesses else 0)


def test_the_decoders_own_guesses_change_no_token_and_are_mostly_right(
    recogniser: WhisperRecogniser,
    vocabulary: Vocabulary,
    samples_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text_decoder, "is_quicker", lambda *_: True)
    own = WhisperRecogniser(recogniser._path, "base")
    own._network.decoder.prepare_rough()
    if own._network.decoder.rough is None:
        cannot_run("PyTorch has no products of 8 bits on this computer")
    take = samples_folder / "takes" / "take3.flac"
    plain = decoding_of(recogniser, take, seconds=28)(vocabulary, None)
    quick = decoding_of(own, take, seconds=28)(vocabulary, None)
    assert quick.tokens == plain.tokens and quick.swayed == plain.swayed
    assert quick.log_probabilities == pytest.approx(plain.log_probabilities, abs=1e-3)
    assert (quick.attention - plain.attention).abs().max() < 1e-2
    assert len(plain.tokens) > 60 and quick.steps <= plain.steps + 25


@pytest.mark.parametrize(("wrong_at", "most"), [([12], 12), (range(0, 200, 2), 40)])
def test_wrong_guesses_cost_little(
    recogniser: WhisperRecogniser,
    vocabulary: Vocabulary,
    samples_folder: Path,
    wrong_at: Sequence[int],
    most: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decoded = decoding_of(recogniser, samples_folder / "takes" / "take5.flac", seconds=14)
    plain = decoded(vocabulary, None)
    guessed: list[int] = []

    def rough_step(decoder: WindowDecoder, tokens: list[int], past: Past) -> tuple[torch.Tensor, Past]:
        seen = decoder.run(tokens, past)
        logits = decoder.logits(seen.hidden)
        at = seen.past.length - len(vocabulary.verbatim_start)
        if at in wrong_at and at not in guessed:
            logits[:, vocabulary.encode(" elephant")] += 1000
        guessed.append(at)
        return logits, seen.past

    monkeypatch.setattr(WindowDecoder, "can_guess", True)
    monkeypatch.setattr(WindowDecoder, "rough_step", rough_step)
    assert decoded(vocabulary, None).tokens == plain.tokens
    assert len(plain.tokens) > 30 and 0 < len(guessed) < len(plain.tokens) + most


def test_nor_in_another_language(recogniser: WhisperRecogniser, samples_folder: Path) -> None:
    dutch = Vocabulary(recogniser._model, "nl")
    decoded = decoding_of(recogniser, samples_folder / "takes" / "take1.flac", seconds=8)
    assert decoded(dutch, STRANGE).tokens == decoded(dutch, None).tokens


def test_a_script_that_is_read_takes_a_third_of_the_steps(
    recogniser: WhisperRecogniser, vocabulary: Vocabulary, samples_folder: Path
) -> None:
    script = (samples_folder / "scripts" / "bakery.txt").read_text(encoding="utf-8")
    decoded = decoding_of(recogniser, samples_folder / "takes" / f"{READ_CLOSELY}.flac", seconds=30)
    assert decoded(vocabulary, None).steps >= 3 * decoded(vocabulary, script).steps


@pytest.mark.parametrize(
    ("said", "guess"),
    [
        ("", " Hi, Laura. This is Ben. I"),
        (" Hi Laura, this", " is Ben. I"),
        (" Hi Laura, um", ", this is Ben."),
        (" Hi Laura, um,", " this is Ben."),
        (" Hi Laura, honestly,", " this is Ben."),
        (" Hi Lora", ". This is Ben."),
        (" Hi Lora.", " This is Ben."),
        (" Hi Laura, this is Ben, um", ", I called"),
        (" Hi Lora, that is", " Ben. I"),
        (" Hi Laura, this is Ben. I called five-", "five-five-oh"),
        (" Something else", ". This is Ben."),
    ],
)
def test_the_guess_follows_the_speaker(
    vocabulary: Vocabulary, said: str, guess: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GuessLength, "after", lambda *_: 12)
    draft = TextDraft("Hi Laura, this is Ben. I called 555-0142.", vocabulary)
    tokens = vocabulary.encode(said)
    for length in range(len(tokens)):
        draft.after(tokens[:length])
    assert vocabulary.decode(draft.after(tokens)).startswith(guess)


@pytest.mark.parametrize(
    ("script", "guess"),
    [
        ("Good evening Chef Moreau, my name", " Good evening, Chef Moreau. My name"),
        ("Hello, this is Ben, and", " Hello, this is Ben, and"),
        ("This is Ben from Acme, and", " This is Ben from Acme, and"),
        ("Hi there, my name is Ben", " Hi there, my name is Ben"),
        ("Hi Laura,", " Hi, Laura."),
        ("Laura,", " Laura,"),
    ],
)
def test_a_greeting_is_guessed_with_its_usual_marks(vocabulary: Vocabulary, script: str, guess: str) -> None:
    assert vocabulary.decode(TextDraft(script, vocabulary).after([])) == guess


def test_behind_the_end_there_is_nothing_to_guess(vocabulary: Vocabulary) -> None:
    draft = TextDraft("Hi Laura.", vocabulary)
    assert draft.after(vocabulary.encode(" Hi Laura.")) == []
    assert TextDraft("", vocabulary).after([]) == []
