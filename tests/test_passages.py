"""What was heard before: the same result in fewer steps, with the real model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from vm_rehearse.analysis import analyse, listen_ahead
from vm_rehearse.audio import RECOGNISER_RATE_HZ, Audio, read_audio
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.recogniser import Overtaken
from vm_rehearse.recogniser.decoding.drafting import HeardDraft, WhileWanted
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files.weights import locate
from vm_rehearse.recogniser.network.encoder import View
from vm_rehearse.recogniser.passages import Passages
from vm_rehearse.take import Analysis, Script
from vm_rehearse.voice_activity import speech_stretches


@pytest.fixture
def recogniser(models_folder: Path) -> WhisperRecogniser:
    """Another one for each test, which has heard nothing yet."""
    return WhisperRecogniser(locate("base", models_folder), "base")


@pytest.fixture(scope="module")
def script(checkout: Path) -> Script:
    return Script((checkout / "samples" / "scripts" / "bakery.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def samples(checkout: Path) -> np.ndarray:
    """Somewhat over ten seconds, with pauses."""
    return read_audio(checkout / "samples" / "takes" / "take3.flac").samples[: 16 * RECOGNISER_RATE_HZ]


def analysed(recogniser: WhisperRecogniser, samples: np.ndarray, script: Script) -> Analysis:
    return analyse(
        Audio(samples, RECOGNISER_RATE_HZ, 1),
        recogniser=recogniser,
        lexicon_of=load_lexicon,
        script=script,
        language="en",
        target_s=30.0,
    )


def heard_ahead(recogniser: WhisperRecogniser, samples: np.ndarray, script: Script) -> None:
    listen_ahead(
        Audio(samples, RECOGNISER_RATE_HZ, 1),
        recogniser=recogniser,
        lexicon_of=load_lexicon,
        script=script,
        language="en",
        target_s=30.0,
        is_wanted=lambda: True,
        has_time=lambda: True,
    )


def with_silence_behind(samples: np.ndarray, seconds: float) -> np.ndarray:
    """As it is where the key that ends a take is pressed later."""
    end = round((speech_stretches(samples)[-2].end_s + 0.1) * RECOGNISER_RATE_HZ)
    noise = np.random.default_rng(5).normal(0, 1e-4, end + round(seconds * RECOGNISER_RATE_HZ))
    noise[:end] += samples[:end]
    return noise.astype(np.float32)


def test_what_was_heard_at_the_last_pause_is_not_heard_again(
    recogniser: WhisperRecogniser, samples: np.ndarray, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard_ahead(recogniser, with_silence_behind(samples, 0.6), script)
    passages = recogniser._passages
    for part in (passages._network.encoder, passages._network.decoder):
        for work in ("encoded", "view", "logits"):
            monkeypatch.setattr(part, work, pytest.fail, raising=False)
    again = analysed(recogniser, with_silence_behind(samples, 1.4), script)
    monkeypatch.undo()
    fresh = WhisperRecogniser(recogniser._path, "base")
    assert again.transcript == analysed(fresh, with_silence_behind(samples, 1.4), script).transcript
    assert again.script_match is not None and again.script_match.hits > 20


def test_what_was_heard_before_changes_nothing(
    recogniser: WhisperRecogniser, samples: np.ndarray, script: Script
) -> None:
    alone = analysed(recogniser, samples, script)
    other = WhisperRecogniser(recogniser._path, "base")
    begun = samples[: 6 * RECOGNISER_RATE_HZ]
    for part in (begun, samples[: 11 * RECOGNISER_RATE_HZ], begun[::-1].copy()):
        heard_ahead(other, part, script)
    after = analysed(other, samples, script)
    assert [(word.text, word.start_s, word.kind) for word in after.words] == [
        (word.text, word.start_s, word.kind) for word in alone.words
    ]
    assert after.script_match == alone.script_match
    assert after.score == alone.score


def test_nothing_is_heard_once_it_is_not_wanted(
    recogniser: WhisperRecogniser, samples: np.ndarray, script: Script
) -> None:
    with pytest.raises(Overtaken):
        recogniser.hear(samples, speech=speech_stretches(samples), language="en", is_wanted=lambda: False)
    asked: list[bool] = []

    def is_wanted() -> bool:
        asked.append(len(asked) < 4)
        return asked[-1]

    with pytest.raises(Overtaken):
        recogniser.hear(samples, speech=speech_stretches(samples), language="en", is_wanted=is_wanted)
    assert asked == [True] * 4 + [False]


def test_encoding_is_broken_off_between_two_layers(
    recogniser: WhisperRecogniser, samples: np.ndarray
) -> None:
    answers = iter([True, True, False])
    with pytest.raises(Overtaken):
        recogniser._passages.passage(samples[:RECOGNISER_RATE_HZ], lambda: next(answers))
    assert list(answers) == []


def test_silence_is_nothing_to_hear_ahead(recogniser: WhisperRecogniser, script: Script) -> None:
    heard_ahead(recogniser, np.zeros(RECOGNISER_RATE_HZ, np.float32), script)
    assert "_model" not in recogniser.__dict__, "not even the model is loaded for it"


def test_only_the_latest_passages_are_kept(
    recogniser: WhisperRecogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = Passages(recogniser._passages._network)
    encoded: list[int] = []

    def listen(samples: np.ndarray, _is_wanted: object) -> torch.Tensor:
        encoded.append(len(samples))
        return torch.empty(0)

    def view(_encoded: torch.Tensor) -> View:
        return ()

    monkeypatch.setattr(passages._network.encoder, "encoded", listen)
    monkeypatch.setattr(passages._network.encoder, "view", view)
    lengths = [10, 20, 30, 40, 10, 50, 20, 10]
    for length in lengths:
        passages.passage(np.zeros(length, np.float32))
    assert encoded == [10, 20, 30, 40, 50, 20], "10 was used again before it could be forgotten"


# ---- guesses from what was heard -----------------------------------------------------------------


class Words:
    """Another draft."""

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        return [9, 9]


def test_guesses_begin_long_and_grow_again_after_a_wrong_one() -> None:
    text = tuple(range(100, 300))
    draft = HeardDraft([text], None)
    lengths = [len(draft.after([]))]
    tokens = [*text[:10], 50, *text[10:12]]
    for _ in range(4):
        guess = draft.after(tokens)
        lengths.append(len(guess))
        tokens += [*guess, text[text.index(guess[-1]) + 1]]
    assert lengths == [48, 38, 48, 48, 48]


def test_a_word_that_was_new_takes_the_text_on_behind_it() -> None:
    draft = HeardDraft([(1, 2, 3, 4, 5, 6, 7)], Words())
    assert draft.after([]) == (1, 2, 3, 4, 5, 6, 7)
    assert draft.after([1, 2, 3, 50, 4, 5]) == (6, 7)


@pytest.mark.parametrize(
    ("token", "behind"),
    [
        pytest.param(50, (4, 5, 6), id="another token stands for the one expected"),
        pytest.param(4, (5, 6), id="the one expected was left out"),
        pytest.param(9, (3, 4, 5, 6), id="a comma was put in"),
    ],
)
def test_another_token_than_expected_takes_the_text_on(token: int, behind: tuple[int, ...]) -> None:
    draft = HeardDraft([(1, 2, 3, 4, 5, 6)], None, put_in={9})
    assert draft.after([1, 2, token]) == behind


def test_after_two_guesses_in_vain_only_what_is_the_same_is_taken_on() -> None:
    text = (1, 2, 3, 4, 5, 6, 7, 8)
    patient, other = HeardDraft([text], Words()), HeardDraft([text], Words(), gives_up=True)
    for tokens in ([1, 2, 3], [1, 2, 3, 50], [1, 2, 3, 50, 51], [1, 2, 3, 50, 51, 52]):
        expected, guess = patient.after(tokens), other.after(tokens)
        assert list(guess) == ([] if tokens[-1] > 50 else list(expected))
    assert other.after([1, 2, 3, 50, 51, 52, 6, 7]) == (8,)
    assert other.after([1, 2, 3, 50, 51, 52, 6, 7, 8, 60]) == [9, 9]


def test_so_does_another_first_token() -> None:
    assert HeardDraft([(1, 2, 3)], None).after([7]) == (2, 3)


def test_where_nothing_like_it_was_heard_the_other_draft_is_asked() -> None:
    assert HeardDraft([(1, 2, 3, 4)], Words()).after([7, 8]) == [9, 9]
    assert HeardDraft([], Words()).after([]) == [9, 9]
    assert HeardDraft([], None).after([5]) == ()


def test_of_two_texts_the_likelier_is_asked_first() -> None:
    draft = HeardDraft([(1, 2, 3, 4), (2, 3, 8)], None)
    assert draft.after([2, 3]) == (4,)
    assert draft.after([]) == (1, 2, 3, 4)


def test_a_draft_that_is_not_wanted_ends_the_work() -> None:
    wanted = [True, False]
    draft = WhileWanted(Words(), lambda: wanted.pop(0))
    assert draft.after([]) == [9, 9]
    with pytest.raises(Overtaken):
        draft.after([9, 9])
    assert WhileWanted(Words(), None).after([1]) == [9, 9]
