"""What the script may not touch: the decoder's prompt, and the words heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from accuracy.hearing_takes import analysis_of
from accuracy.results import TAKES
from accuracy.truth import TakeTruth, read_truth
from whisper.model import Whisper

from vm_rehearse.recogniser import weights
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.vocabulary import Vocabulary

WRONG_SCRIPT = "Good evening Martha, your parrot has won a holiday in Norway."
TAKES_ASKED_ABOUT = ["names", "plural_and_tense"]


@pytest.fixture(scope="module")
def recogniser(models_folder: Path) -> WhisperRecogniser:
    return WhisperRecogniser(weights.locate("base", models_folder), "base")


@pytest.fixture
def decoded(recogniser: WhisperRecogniser) -> Iterator[list[list[int]]]:
    """Every row of tokens that the real decoder is given, as they come."""
    rows: list[list[int]] = []

    def note(module: object, given: tuple[torch.Tensor, ...], embedded: object) -> None:
        rows.extend(row.tolist() for row in given[0].reshape(-1, given[0].shape[-1]))

    recogniser.prepare()
    model: Whisper = recogniser._model
    hook = model.decoder.token_embedding.register_forward_hook(note)
    yield rows
    hook.remove()


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
    own, wrong = analysis_of(take, recogniser), analysis_of(with_script(take, WRONG_SCRIPT), recogniser)
    assert wrong.transcript == own.transcript
    assert [word.text for word in own.transcript.words]
