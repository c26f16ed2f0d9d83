"""Speech without words, and words without speech: what a decoding is held against."""

from __future__ import annotations

import pytest
import torch

from vm_rehearse.recogniser.transcription import Window, first_gap, without_time
from vm_rehearse.take import Stretch, Word


def window(*words: tuple[str, float, float], until: float) -> Window:
    made = tuple(Word(text, start, end) for text, start, end in words)
    spans = tuple((index, index + 1) for index in range(len(made)))
    nothing = torch.empty(0)
    return Window(Stretch(0.0, until), nothing, nothing, (), tuple(range(len(made))), spans, made)  # type: ignore[arg-type]


def test_words_that_fill_the_speech_leave_no_gap() -> None:
    spoken = window(("hello", 0.1, 0.5), ("there", 0.5, 0.9), until=1.0)
    assert first_gap(spoken, [Stretch(0.1, 0.9)], looped=False) is None


def test_silence_is_no_gap() -> None:
    spoken = window(("hello", 0.1, 0.5), ("there", 8.0, 8.4), until=20.0)
    assert first_gap(spoken, [Stretch(0.1, 0.5), Stretch(8.0, 8.4)], looped=False) is None


@pytest.mark.parametrize("speech", [[Stretch(0.1, 9.0)], [Stretch(0.1, 2.0), Stretch(2.5, 9.0)]])
def test_speech_without_words_is_a_gap(speech: list[Stretch]) -> None:
    early = window(("hello", 0.1, 0.5), ("there", 0.5, 0.9), until=10.0)
    assert first_gap(early, speech, looped=False) == 1
    middle = window(("hello", 0.1, 0.5), ("there", 8.0, 8.4), ("now", 8.4, 8.8), until=10.0)
    assert first_gap(middle, speech, looped=False) == 0


def test_speech_with_no_words_at_all_and_a_loop() -> None:
    assert first_gap(window(until=5.0), [Stretch(1.0, 2.0)], looped=False) == 0
    assert first_gap(window(until=5.0), [], looped=False) is None
    looping = window(("um", 0.1, 0.5), ("um", 0.5, 0.9), until=1.0)
    assert first_gap(looping, [Stretch(0.1, 0.9)], looped=True) == 1


def test_words_at_the_end_of_a_text_that_ended_too_early_have_no_time() -> None:
    assert without_time([Word("whenever", 29.9, 30.0), Word("you", 30.0, 30.0), Word("like", 30.0, 30.0)])
    assert not without_time([Word("whenever", 28.0, 28.5), Word("you", 28.5, 28.7), Word("like", 28.7, 29.0)])
