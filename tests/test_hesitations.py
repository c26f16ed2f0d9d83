"""Where a filled pause may have been said unheard, and when the sound's word is taken for it."""

from __future__ import annotations

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.hesitations import Standing, hesitation_questions, with_hesitations
from vm_rehearse.take import Evidence, Transcript, Weight, Word

ENGLISH = load_lexicon("en")


def transcript(*words: tuple[str, float, float, float]) -> Transcript:
    """Words with their start, end and probability."""
    return Transcript("en", tuple(Word(text, start, end, sure) for text, start, end, sure in words), ())


def texts(heard: Transcript, standings: dict[int, Standing], *evidence: Evidence) -> list[str]:
    return [word.text for word in with_hesitations(heard, ENGLISH, evidence, standings).transcript.words]


def test_sure_and_expected_words_raise_no_question() -> None:
    heard = transcript(("show", 0.0, 0.3, 0.99), ("you", 0.3, 0.5, 0.99))
    assert hesitation_questions(heard, ENGLISH, {0: "expected", 1: "expected"}) == ()


def test_a_word_that_lasts_too_long_may_hide_one_beside_it() -> None:
    heard = transcript(("today", 0.0, 1.4, 0.99), ("my", 1.4, 1.6, 0.99))
    asked = {question.transcript for question in hesitation_questions(heard, ENGLISH, {0: "free", 1: "free"})}
    assert asked == {(0, 0), (1, 1)}


def test_a_word_the_script_does_not_have_may_be_one() -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm", 0.2, 0.5, 0.99), ("plan", 0.5, 0.9, 0.99))
    questions = hesitation_questions(heard, ENGLISH, {0: "expected", 1: "put in", 2: "expected"})
    assert {(question.transcript, question.text) for question in questions} >= {
        ((1, 2), "uh"),
        ((1, 2), "um"),
    }


def test_nothing_is_asked_beside_a_filled_pause() -> None:
    heard = transcript(("since", 0.0, 1.5, 0.4), ("um,", 1.5, 2.9, 0.3), ("I", 3.0, 4.1, 0.3))
    asked = {question.transcript for question in hesitation_questions(heard, ENGLISH, {0: "free", 2: "free"})}
    assert asked == {(0, 0), (0, 1), (2, 3), (3, 3)}


@pytest.mark.parametrize(
    ("standing", "log_odds", "is_one"),
    [
        ("put in", 6.0, True),
        ("put in", 8.0, False),
        ("exchanged", 5.0, True),
        ("exchanged", 7.0, False),
        ("free", 6.0, True),
        ("free", 8.0, False),
        ("expected", -5.0, False),
    ],
)
def test_how_much_the_sound_must_say(standing: Standing, log_odds: float, is_one: bool) -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm,", 0.2, 0.5, 0.5), ("plan", 0.5, 0.9, 0.99))
    evidence = Evidence((0, 0), (1, 2), "um", Weight(log_odds, -0.4, -0.6, everyday=True))
    assert texts(heard, {0: "expected", 1: standing, 2: "expected"}, evidence)[1] == (
        "um," if is_one else "arm,"
    )


def test_a_spoken_number_is_one_only_where_the_script_has_no_room_for_it() -> None:
    heard = transcript(("five", 0.0, 0.3, 0.9), ("oh", 0.3, 0.5, 0.5), ("one", 0.5, 0.9, 0.9))
    evidence = Evidence((0, 0), (1, 2), "uh", Weight(-3.0, -0.9, -0.6, everyday=True))
    assert texts(heard, {0: "free", 1: "free", 2: "free"}, evidence) == ["five", "oh", "one"]
    assert texts(heard, {0: "expected", 1: "put in", 2: "expected"}, evidence) == ["five", "uh", "one"]


def test_the_better_of_two_filled_pauses_is_taken_and_indices_stay_true() -> None:
    heard = transcript(("today", 0.0, 1.4, 0.9), ("my", 1.4, 1.6, 0.9), ("line", 1.6, 2.0, 0.9))
    pauses = [
        Evidence((0, 0), (1, 1), text, Weight(odds, None, -0.5, everyday=True))
        for text, odds in (("uh", 1.0), ("um", -2.0))
    ]
    revised = with_hesitations(heard, ENGLISH, pauses, {0: "free", 1: "free", 2: "free"})
    assert [word.text for word in revised.transcript.words] == ["today", "um,", "my", "line"]
    assert revised.as_heard((2, 4)) == (1, 3)
    assert revised.as_heard((1, 2)) == (1, 1)
    put_in = revised.transcript.words[1]
    assert 1.0 < put_in.start_s < put_in.end_s <= 1.4
