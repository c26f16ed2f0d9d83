"""The token that is chosen is the likeliest of those that may be written, however it is looked for."""

from __future__ import annotations

import pytest
import torch

from vm_rehearse.recogniser.decoding.choices import Choices
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.network.past import Past


@pytest.fixture(scope="module")
def views(vocabulary: Vocabulary) -> torch.Tensor:
    """Views in which common tokens, numerals, filled pauses, the end and what is never written come first."""
    torch.manual_seed(4)
    words = [
        vocabulary.encode(text)[0] for text in (" we", ",", " 40", " 100", " $", " um", " uh", " four", " ")
    ]
    raised = [*words, vocabulary.end, vocabulary.end + 30]
    logits = torch.randn(150, len(vocabulary.allowed))
    logits[:, raised] += 6 + 2 * torch.randn(150, len(raised))
    return logits


def nothing() -> torch.Tensor:
    return torch.zeros(1, 3)


@pytest.mark.parametrize("prefers", [True, False])
def test_the_likeliest_is_chosen(vocabulary: Vocabulary, views: torch.Tensor, prefers: bool) -> None:
    firsts, swayed = 0, 0
    for is_first in (True, False):
        for logits in views:
            choices = Choices(vocabulary, prefers_hesitations=prefers)
            choices.tokens = [] if is_first else [11]
            plain = vocabulary.narrowed(logits, is_first=is_first)
            view = plain + vocabulary.preferred if prefers else plain
            token = choices.choose(logits, nothing())
            assert token == int(view.argmax())
            assert choices.is_over == (token == vocabulary.end)
            assert bool(choices.swayed) == (token != int(plain.argmax()) and not choices.is_over)
            firsts += token != int(logits.argmax())
            swayed += len(choices.swayed)
    assert firsts > 50 and (swayed > 10) == prefers


def test_how_likely_a_token_was_is_told_among_those_that_may_be_written(
    vocabulary: Vocabulary, views: torch.Tensor
) -> None:
    choices, wanted = Choices(vocabulary, prefers_hesitations=True), []
    for logits in views:
        view = vocabulary.narrowed(logits, is_first=not choices.tokens) + vocabulary.preferred
        token = int(view.argmax())
        if token != vocabulary.end and len(wanted) < 70:
            assert choices.choose(logits, nothing()) == token
            wanted.append(float(torch.log_softmax(view, dim=0)[token]))
    past = Past.nothing(1, 1, 100, 1).grown(80)
    decoded = choices.decoded([1], past, 5)
    assert decoded.log_probabilities == pytest.approx(wanted, abs=1e-4)
    assert len(decoded.tokens) == len(wanted) == 70


def test_guesses_end_at_the_first_that_is_another(vocabulary: Vocabulary, views: torch.Tensor) -> None:
    chosen = [
        int((vocabulary.narrowed(logits, is_first=not row) + vocabulary.preferred).argmax())
        for row, logits in enumerate(views[:9])
    ]

    def guessed(likely: list[int], rough: torch.Tensor) -> list[int]:
        choices = Choices(vocabulary, prefers_hesitations=True)
        return choices.guessed(rough.clone(), likely, lambda row, tokens: views[row, tokens], begins=True)

    assert guessed(chosen[:8], views[:9]) == chosen
    other = [*chosen[:4], chosen[4] + 1, *chosen[5:8]]
    assert guessed(other, views[:9]) == chosen[:5]
    blurred = views[:9] + 0.1 * torch.randn(views[:9].shape)
    assert guessed(chosen[:8], blurred) == chosen  # what comes close is looked at exactly
