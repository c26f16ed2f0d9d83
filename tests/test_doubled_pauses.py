"""One "um" that was written twice is counted once, and two stay two."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.unheard.doubled_pauses import without_doubles
from vm_rehearse.measures.unheard.hesitations import with_hesitations
from vm_rehearse.take import Evidence, FixKind, Stretch, Transcript, Weight, Word

ENGLISH = load_lexicon("en")
HI, THIS = Word("Hi,", 0.0, 0.4, 0.99), Word("this", 2.0, 2.3, 0.99)


def joined(first: Word, second: Word, *speech: tuple[float, float]) -> tuple[list[Word], tuple[int, ...]]:
    stretches = tuple(Stretch(*times) for times in speech) or (Stretch(0.0, 2.3),)
    heard = Transcript("en", (HI, first, second, THIS), stretches)
    now, origin = without_doubles(heard, range(5), ENGLISH)
    return list(now.words), origin


@pytest.mark.parametrize(
    ("sure", "other_sure", "speech", "are_one"),
    [
        (0.28, 0.74, (0.0, 2.3), True),
        (0.9, 0.4, (0.0, 2.3), True),
        (0.9, 0.9, (0.0, 2.3), False),
        (0.59, 0.59, (0.0, 2.3), True),
        (0.6, 0.6, (0.0, 2.3), False),
        (0.28, 0.74, (0.0, 0.5), False),
    ],
)
def test_two_are_one_where_one_is_doubted_and_they_are_not_apart(
    sure: float, other_sure: float, speech: tuple[float, float], are_one: bool
) -> None:
    first, second = Word("um,", 0.5, 0.8, sure), Word("uh,", 1.0, 1.3, other_sure)
    words, _ = joined(first, second, speech)
    assert len(words) == (3 if are_one else 4)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Word("uh,", 0.5, 1.0, 0.45), Word("um,", 1.0, 1.31, 0.89)),
        (Word("uh,", 0.5, 0.8, 0.92), Word("uh,", 1.25, 1.44, 0.43)),
    ],
)
def test_two_that_last_longer_or_are_further_apart_than_one_stay_two(first: Word, second: Word) -> None:
    words, _ = joined(first, second)
    assert words == [HI, first, second, THIS]


def test_the_likelier_is_kept_for_the_time_of_both() -> None:
    words, origin = joined(Word("um,", 0.5, 0.8, 0.3), Word("uh,", 0.8, 1.1, 0.8))
    assert words == [HI, Word("uh,", 0.5, 1.1, 0.8), THIS]
    assert origin == (0, 1, 3, 4)


@pytest.mark.parametrize("fixed", get_args(FixKind))
def test_what_the_user_put_right_stays(fixed: FixKind) -> None:
    heard, corrected = Word("um,", 0.5, 0.8, 0.3), Word("uh,", 0.8, 1.1, fixed=fixed)
    for pair in ((heard, corrected), (replace(corrected, start_s=0.2, end_s=0.5), heard)):
        words, origin = joined(*pair)
        assert words == [HI, *pair, THIS]
        assert origin == (0, 1, 2, 3, 4)


def test_other_words_in_a_row_are_left_alone() -> None:
    words, origin = joined(Word("um,", 0.5, 0.8, 0.3), Word("well,", 0.8, 1.1, 0.3))
    assert [word.text for word in words] == ["Hi,", "um,", "well,", "this"]
    assert origin == (0, 1, 2, 3, 4)


def test_three_in_a_row_may_be_one() -> None:
    pauses = tuple(Word("um,", at, at + 0.2, 0.3) for at in (0.5, 0.7, 0.9))
    heard = Transcript("en", (HI, *pauses, THIS), (Stretch(0.0, 2.3),))
    now, origin = without_doubles(heard, range(6), ENGLISH)
    assert [word.text for word in now.words] == ["Hi,", "um,", "this"]
    assert origin == (0, 1, 4, 5)


def test_a_word_that_was_part_of_one_is_not_another() -> None:
    words = (Word("it's", 0.0, 0.4, 0.99), Word("a,", 0.4, 0.8, 0.4), Word("uh,", 0.8, 0.82, 0.33), THIS)
    heard = Transcript("en", words, (Stretch(0.0, 2.3),))
    evidence = Evidence((0, 0), (1, 2), "uh", Weight(-2.0, -0.9, -0.6, everyday=True), 0.2)
    revised = with_hesitations(heard, ENGLISH, [evidence], {0: "expected", 1: "put in", 3: "expected"})
    assert [word.text for word in revised.transcript.words] == ["it's", "uh,", "this"]
    assert revised.as_heard((1, 2)) == (1, 3)
    assert revised.put_in_before(2) == ""
