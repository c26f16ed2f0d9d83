"""A filled pause that ran together with the word behind it is found by reading the script's words there."""

from __future__ import annotations

import numpy as np
import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.steadiness import FRAME_S
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.measures.unheard.run_together import first_pause, run_together, run_together_questions
from vm_rehearse.take import Evidence, Transcript, Weight, Word

ENGLISH = load_lexicon("en")
HEARD = Transcript("en", (Word("the", 0.0, 0.2), Word("Err-Ashcroft", 0.2, 1.2), Word("tower", 1.2, 1.6)), ())


def reading(
    text: str,
    log_odds_nats: float,
    held_s: float = 0.1,
    spoken: tuple[int, int] = (1, 2),
    likeness_nats: float | None = None,
) -> Evidence:
    weight = Weight(log_odds_nats, -0.5, -1.0, everyday=False)
    return Evidence((1, 2), spoken, text, weight, held_s, likeness_nats)


def test_words_that_were_heard_otherwise_are_read_with_a_filled_pause_before_them() -> None:
    steady = np.zeros(round(1.6 / FRAME_S), dtype=np.bool_)
    steady[round(0.3 / FRAME_S) : round(0.5 / FRAME_S)] = True
    differences = [
        reading("Ashcroft", 1.0),
        reading("Building", 1.0, spoken=(2, 3)),
        reading("new", 1.0, spoken=(1, 1)),
        reading("", 1.0),
    ]
    questions = run_together_questions(differences, HEARD, ENGLISH, PauseSounds(steady))
    assert {(each.words, each.text) for each in questions} == {
        ((1, 2), f"{sound}{mark} Ashcroft") for sound in ENGLISH.filled_pauses[:2] for mark in (",", "")
    }
    assert all(each.held_s == pytest.approx(0.2) for each in questions)


@pytest.mark.parametrize(("log_odds_nats", "asked"), [(1.0, False), (6.0, True)])
def test_where_no_sound_is_held_they_must_be_unlikely_by_themselves(
    log_odds_nats: float, asked: bool
) -> None:
    sounds = PauseSounds(np.zeros(round(1.6 / FRAME_S), dtype=np.bool_))
    questions = run_together_questions([reading("Ashcroft", log_odds_nats)], HEARD, ENGLISH, sounds)
    assert bool(questions) is asked


def test_before_fewer_words_than_may_have_been_said_none_is_asked_about() -> None:
    sounds = PauseSounds(np.ones(round(1.6 / FRAME_S), dtype=np.bool_))
    differences = [
        reading("about knots", 1.0),
        reading("one book about knots", 1.0),
        reading("knots", 1.0, spoken=(1, 3)),
    ]
    questions = run_together_questions(differences, HEARD, ENGLISH, sounds)
    assert {each.text.partition(" ")[2] for each in questions} == {"one book about knots", "knots"}


@pytest.mark.parametrize(
    ("alone_nats", "with_pause_nats", "held_s", "is_one"),
    [
        (8.0, 2.0, 0.1, True),
        (8.0, 10.0, 0.1, True),
        (2.0, 9.0, 0.1, False),
        (18.0, 15.0, 0.1, False),
        (8.0, 2.0, 0.0, True),
        (8.0, 7.0, 0.0, False),
        (18.0, 11.0, 0.0, False),
    ],
)
@pytest.mark.parametrize("mark", [",", ""])
def test_how_likely_it_must_be(
    alone_nats: float, with_pause_nats: float, held_s: float, is_one: bool, mark: str
) -> None:
    evidence = [reading("Ashcroft", alone_nats), reading(f"uh{mark} Ashcroft", with_pause_nats, held_s)]
    found = [item for log_odds, item in run_together(evidence, ENGLISH) if log_odds > 0]
    assert [(item.spoken, item.reading) for item in found] == ([((1, 1), "uh")] if is_one else [])


def test_nothing_is_found_where_the_words_alone_were_not_asked_about() -> None:
    assert list(run_together([reading("uh, Ashcroft", 1.0), reading("Crane", 1.0)], ENGLISH)) == []


@pytest.mark.parametrize(
    ("text", "pause"),
    [("um, Ashcroft", "um"), ("um Ashcroft", "um"), (", um", None), ("um", None), ("Ashcroft, um", None)],
)
def test_which_readings_begin_with_one(text: str, pause: str | None) -> None:
    assert first_pause(text, ENGLISH) == pause


def test_a_reading_of_which_only_a_hopeless_beginning_was_read_is_none() -> None:
    lost = Evidence((1, 2), (1, 2), "uh, Ashcroft", Weight(1.0, -0.5, -10.8, everyday=False), 0.1)
    assert not [*run_together([reading("Ashcroft", 3.0), lost], ENGLISH)]
    assert [*run_together([reading("Ashcroft", 3.0), reading("uh, Ashcroft", 1.0)], ENGLISH)]


def test_coffee_of_a_beanstalk_coffee_that_was_heard_otherwise_hides_none() -> None:
    sounds = PauseSounds(np.ones(round(1.6 / FRAME_S), dtype=np.bool_))
    whole, part = reading("Beanstalk Coffee", 2.0, spoken=(0, 2)), reading("Coffee", 9.0)
    assert not [
        each for each in run_together_questions([whole, part], HEARD, ENGLISH, sounds) if each.words == (1, 2)
    ]
    unlikely = reading("Beanstalk Coffee", 12.0, spoken=(0, 2))
    assert [
        each
        for each in run_together_questions([unlikely, part], HEARD, ENGLISH, sounds)
        if each.words == (1, 2)
    ]


@pytest.mark.parametrize(
    ("likelier_nats", "likeness_nats", "is_one"),
    [(-3.0, 2.0, True), (-3.0, 0.0, False), (-6.0, 2.5, False), (3.0, -1.0, True), (3.0, -6.0, False)],
)
def test_what_sounds_like_one_needs_less(likelier_nats: float, likeness_nats: float, is_one: bool) -> None:
    evidence = [
        reading("Ashcroft", 4.0),
        reading("uh Ashcroft", 4.0 - likelier_nats, held_s=0.0, likeness_nats=likeness_nats),
    ]
    found = [log_odds > 0 for log_odds, _ in run_together(evidence, ENGLISH)]
    assert found == [is_one]
