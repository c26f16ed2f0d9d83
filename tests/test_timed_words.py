"""The words of a decoding: a filled pause that the recogniser wrote twice is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.recogniser.decoding.hyphens import is_broken_off
from vm_rehearse.recogniser.timed_words import once_each
from vm_rehearse.take import Word


def once(*words: tuple[str, float, float]) -> list[tuple[tuple[int, int], str, float, float]]:
    """What is left of words, with their spans; "uh" and "um" are the filled pauses."""
    made = [Word(text, start_s, end_s) for text, start_s, end_s in words]
    spans = [(index, index + 1) for index in range(len(made))]
    kept_spans, kept = once_each(spans, made, [word.text in ("uh", "um") for word in made])
    return [(span, word.text, word.start_s, word.end_s) for span, word in zip(kept_spans, kept, strict=True)]


def test_a_filled_pause_without_time_of_its_own_is_the_one_before_it() -> None:
    kept = once(("just", 1.0, 1.4), ("uh", 1.4, 2.0), ("uh", 2.0, 2.02), ("two", 2.02, 2.3))
    assert kept == [((0, 1), "just", 1.0, 1.4), ((1, 3), "uh", 1.4, 2.02), ((3, 4), "two", 2.02, 2.3)]


def test_the_longer_of_two_is_kept_and_silence_is_none_of_it() -> None:
    assert once(("uh", 1.0, 1.05), ("um", 1.05, 1.6)) == [((0, 2), "um", 1.0, 1.6)]
    assert once(("uh", 1.0, 1.5), ("uh", 1.9, 1.95)) == [((0, 2), "uh", 1.0, 1.5)]


def test_a_whole_row_of_them_becomes_one() -> None:
    row = [("uh", 3.0, 3.4), *(("uh", 3.4, 3.4) for _ in range(5))]
    assert once(*row) == [((0, 6), "uh", 3.0, 3.4)]


@pytest.mark.parametrize("second_s", [0.12, 0.2, 0.5])
def test_two_that_both_take_their_time_are_two(second_s: float) -> None:
    words = (("um", 1.0, 1.5), ("uh", 2.0, 2.0 + second_s))
    assert [text for _, text, _, _ in once(*words)] == ["um", "uh"]


def test_short_words_beside_a_filled_pause_stay() -> None:
    words = (("um", 1.0, 1.5), ("a", 1.5, 1.52), ("uh", 1.52, 1.55))
    assert [text for _, text, _, _ in once(*words)] == ["um", "a", "uh"]


@given(st.lists(st.tuples(st.sampled_from(["uh", "we"]), st.floats(0.0, 0.4)), max_size=12))
def test_no_token_and_no_other_word_is_lost(parts: list[tuple[str, float]]) -> None:
    words, at_s = [], 0.0
    for text, lasts_s in parts:
        words.append((text, at_s, at_s + lasts_s))
        at_s += lasts_s
    kept = once(*words)
    assert [token for (first, end), *_ in kept for token in range(first, end)] == list(range(len(words)))
    assert [text for _, text, _, _ in kept if text == "we"] == [text for text, _ in parts if text == "we"]


@pytest.mark.parametrize(
    ("text", "following", "broken_off"),
    [
        (" mon-", " Monday", True),
        (" with-", " we", True),
        (" W", "-we", True),
        (" W-", "we", True),
        (" the", "-the", False),
        (" five-", " five", True),
        (" twenty", "-two", False),
        (" K", "-E", False),
        (" five", "-five", False),
        (" we", " we", False),
        (" -", " we", False),
        (" mon-", "", False),
    ],
)
def test_which_hyphen_says_that_a_word_was_broken_off(text: str, following: str, broken_off: bool) -> None:
    assert is_broken_off(text, following) == broken_off
