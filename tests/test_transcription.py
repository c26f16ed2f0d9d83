"""Speech without words, and words without speech: what a decoding is held against."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch

from vm_rehearse.recogniser import transcription
from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.transcription import Window, first_gap, settled, transcribe_window, without_time
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


def test_letters_that_are_said_by_their_names_take_longer() -> None:
    spelled = window(("spelled", 0.1, 0.5), ("KRZEWSKI,", 0.5, 2.4), ("calling", 2.4, 2.8), until=3.0)
    assert first_gap(spelled, [Stretch(0.1, 2.8)], looped=False) is None
    word = window(("spelled", 0.1, 0.5), ("Krzewski,", 0.5, 2.4), ("calling", 2.4, 2.8), until=3.0)
    assert first_gap(word, [Stretch(0.1, 2.8)], looped=False) == 1


def test_speech_with_no_words_at_all_and_a_loop() -> None:
    assert first_gap(window(until=5.0), [Stretch(1.0, 2.0)], looped=False) == 0
    assert first_gap(window(until=5.0), [], looped=False) is None
    looping = window(("um", 0.1, 0.5), ("um", 0.5, 0.9), until=1.0)
    assert first_gap(looping, [Stretch(0.1, 0.9)], looped=True) == 1


def test_words_at_the_end_of_a_text_that_ended_too_early_have_no_time() -> None:
    assert without_time([Word("whenever", 29.9, 30.0), Word("you", 30.0, 30.0), Word("like", 30.0, 30.0)])
    assert not without_time([Word("whenever", 28.0, 28.5), Word("you", 28.5, 28.7), Word("like", 28.7, 29.0)])


def test_a_word_is_settled_that_begins_where_speech_does_after_a_pause() -> None:
    words = [Word("free.", 1.0, 1.6), Word("May", 1.6, 3.1), Word("I", 3.1, 4.5), Word("show", 5.3, 5.5)]
    words += [Word("two?", 5.5, 7.2), Word("So", 7.6, 7.8), Word("here", 7.8, 8.0)]
    speech = [Stretch(0.5, 1.6), Stretch(1.9, 4.5), Stretch(4.9, 7.2), Stretch(7.5, 8.0)]
    assert settled(words, 2, speech) == 5  # "show" begins in the middle of what was said after the pause
    assert settled(words, 6, speech) == len(words)
    assert settled([], 0, speech) == 0


def heard_in_turn(
    monkeypatch: pytest.MonkeyPatch, speech: list[Stretch], turns: list[list[tuple[str, float, float]]]
) -> tuple[list[Stretch], list[str]]:
    """The stretches of 9.2 s that are decoded, when each decoding finds these words, and what is kept."""
    asked: list[Stretch] = []

    def decoded(_sound: object, _vocabulary: object, stretch: Stretch, *_: object, **__: object) -> object:
        made = tuple(Word(text, start, end) for text, start, end in turns[len(asked)])
        asked.append(stretch)
        spans = tuple((index, index + 1) for index in range(len(made)))
        none = torch.empty(0)
        heard = Decoded((), (0.0,), none, none, none, looped=False, steps=1)  # type: ignore[arg-type]
        return Window(stretch, none, heard, (), (0,) * len(made), spans, made), False  # type: ignore[arg-type]

    monkeypatch.setattr(transcription, "_decoded_window", decoded)
    vocabulary = SimpleNamespace(verbatim_start=(1,), plain_start=(2,))
    nothing = SimpleNamespace()
    windows = transcribe_window(nothing, vocabulary, stretch=Stretch(0.0, 9.2), speech=speech, draft=nothing)  # type: ignore[arg-type]
    return asked, [word.text for window in windows for word in window.words]


def test_what_is_heard_anew_counts_only_where_it_is_no_less(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [("Right,", 0.5, 1.6), ("um", 1.6, 2.9), ("Hart", 2.9, 3.1), ("Supply", 3.1, 3.3)]
    less = [("from", 1.6, 2.5), ("Harkand.", 2.5, 3.3)]
    asked, said = heard_in_turn(monkeypatch, [Stretch(0.5, 3.3)], [first, less])
    assert asked == [Stretch(0.0, 9.2), Stretch(1.6, 9.2)]
    assert said == ["Right,", "um", "Hart", "Supply"]


def test_words_behind_passed_over_ones_are_heard_again_up_to_a_settled_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speech = [Stretch(0.5, 1.6), Stretch(1.9, 4.5), Stretch(4.9, 7.2), Stretch(7.5, 9.0)]
    passing_over = [
        ("free.", 0.5, 1.6),
        ("May", 1.9, 3.1),
        ("I", 3.1, 4.5),
        ("show", 5.3, 7.2),
        ("So", 7.5, 9.0),
    ]
    whole = [("It", 1.9, 2.1), ("costs", 2.1, 2.8), ("nine", 2.8, 3.6), ("each.", 3.6, 4.5)]
    whole += [("May", 4.9, 5.1), ("I", 5.1, 5.3), ("show", 5.3, 6.2), ("you?", 6.2, 7.2)]
    asked, said = heard_in_turn(monkeypatch, speech, [passing_over, whole])
    assert asked == [Stretch(0.0, 9.2), Stretch(1.6, 7.5)]
    assert said == ["free.", "It", "costs", "nine", "each.", "May", "I", "show", "you?", "So"]
