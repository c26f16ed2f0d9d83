"""What the script may not touch: the decoder's prompt, and the words heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
import torch
from accuracy.hearing_takes import analysis_of
from accuracy.results import TAKES
from accuracy.truth import TakeTruth, read_truth
from whisper.model import Whisper

from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.network.text_decoder import TextDecoder

WRONG_SCRIPT = "Good evening Martha, your parrot has won a holiday in Norway."
TAKES_ASKED_ABOUT = ["names", "plural_and_tense"]


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Every row of tokens that the real decoder is given, as they come."""
    rows: list[list[int]] = []
    through = TextDecoder.through

    def noted(decoder: TextDecoder, tokens: Sequence[int], *more: Any) -> torch.Tensor:
        rows.append(list(tokens))
        return through(decoder, tokens, *more)

    monkeypatch.setattr(TextDecoder, "through", noted)
    return rows


def with_script(take: TakeTruth, script: str) -> TakeTruth:
    return replace(take, script=script)


# names that the model misspells, and near misses that it is asked about
@pytest.mark.parametrize("name", TAKES_ASKED_ABOUT)
def test_no_word_of_the_script_reaches_the_prompt(
    recogniser: WhisperRecogniser, decoded: list[list[int]], model: Whisper, name: str
) -> None:
    take = read_truth(TAKES / f"{name}.json")
    assert take.script is not None
    analysis = analysis_of(take, recogniser)
    assert analysis.evidence, "the script was never held against the sound: nothing is tested here"
    vocabulary = Vocabulary(model, "en")
    prompts = (list(vocabulary.verbatim_start), list(vocabulary.plain_start))
    begin = vocabulary.plain_start[0]
    beginnings = [row for row in decoded if begin in row]
    assert beginnings
    for row in beginnings:
        assert any(row[: len(prompt)] == prompt for prompt in prompts), vocabulary.decode(row)


@pytest.mark.parametrize("name", TAKES_ASKED_ABOUT)
def test_another_script_leaves_the_words_heard_unchanged(recogniser: WhisperRecogniser, name: str) -> None:
    take = read_truth(TAKES / f"{name}.json")
    other = WhisperRecogniser(recogniser._path, "base")  # one that did not hear it yet
    own, wrong = analysis_of(take, recogniser), analysis_of(with_script(take, WRONG_SCRIPT), other)
    words = [
        [(word.text, word.start_s, word.end_s) for word in heard.transcript.words] for heard in (own, wrong)
    ]
    assert words[0] == words[1] and words[0]
    assert [word.probability for word in wrong.transcript.words] == pytest.approx(
        [word.probability for word in own.transcript.words], abs=1e-3
    )
