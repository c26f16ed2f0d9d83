"""Where a filled pause may have been said unheard, and when the sound's word is taken for it."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.unheard.hesitation_odds import Standing, log_odds_said
from vm_rehearse.measures.unheard.hesitations import hesitation_questions, with_hesitations
from vm_rehearse.measures.unheard.pause_sounds import NOTHING_KNOWN, PauseSounds
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
    asked = {question.words for question in hesitation_questions(heard, ENGLISH, {0: "free", 1: "free"})}
    assert asked == {(0, 0), (1, 1), (1, 2)}


def test_a_word_the_script_does_not_have_may_be_one() -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm", 0.2, 0.5, 0.99), ("plan", 0.5, 0.9, 0.99))
    questions = hesitation_questions(heard, ENGLISH, {0: "expected", 1: "put in", 2: "expected"})
    assert {(question.words, question.text) for question in questions} >= {
        ((1, 2), "uh"),
        ((1, 2), "um"),
    }


@pytest.mark.parametrize(
    ("word", "may_be_one"),
    [
        *(("arm", True), ("Oma", True), ("Emma", True)),
        *(("Darius", False), ("enemy", False), ("a-th", False), ("L.A.M.", False)),
    ],
)
def test_only_a_word_of_few_syllables_may_be_one(word: str, may_be_one: bool) -> None:
    heard = transcript(("Hi,", 0.0, 0.2, 0.99), (word, 0.2, 0.5, 0.99), ("this", 0.5, 0.9, 0.99))
    questions = hesitation_questions(heard, ENGLISH, {0: "expected", 1: "exchanged", 2: "expected"})
    assert ((1, 2) in {question.words for question in questions}) is may_be_one


@pytest.mark.parametrize(
    ("language", "between", "instead"),
    [("en", {"uh", "um"}, {"uh", "um", "er"}), ("nl", {"eh", "ehm"}, {"eh", "ehm"})],
)
def test_in_the_place_of_an_english_word_more_of_them_are_asked_about_than_between_words(
    language: str, between: set[str], instead: set[str]
) -> None:
    heard = transcript(("on", 0.0, 0.2, 0.99), ("R", 0.2, 0.5, 0.4), ("oh", 0.5, 0.9, 0.99))
    steady = np.ones(100, dtype=np.bool_)
    how: dict[int, Standing] = {0: "expected", 1: "put in", 2: "expected"}
    heard = replace(heard, language=language)
    questions = hesitation_questions(heard, load_lexicon(language), how, PauseSounds(steady))
    asked = {
        span: {each.text for each in questions if each.words == span and "," not in each.text}
        for span in ((1, 1), (1, 2))
    }
    assert asked == {(1, 1): between, (1, 2): instead}


@pytest.mark.parametrize(("others", "is_one"), [((), False), (("um",), True)])
def test_a_comma_is_not_all_that_speaks_for_one(others: tuple[str, ...], is_one: bool) -> None:
    heard = transcript(("not", 0.0, 0.2, 0.99), ("like", 0.2, 0.5, 0.9), ("you", 0.5, 0.9, 0.99))
    how: dict[int, Standing] = {0: "expected", 1: "put in", 2: "expected"}
    evidence = [
        Evidence((0, 0), (1, 2), reading, Weight(nats, -0.5, -1.0, everyday=False), 0.1)
        for reading, nats in ((", uh", 3.0), *((other, 9.0) for other in others))
    ]
    assert ("uh" in texts(heard, how, *evidence)) is is_one


def test_nothing_is_asked_beside_a_filled_pause() -> None:
    heard = transcript(("since", 0.0, 1.5, 0.4), ("um,", 1.5, 2.9, 0.3), ("I", 3.0, 4.1, 0.3))
    asked = {question.words for question in hesitation_questions(heard, ENGLISH, {0: "free", 2: "free"})}
    assert asked == {(0, 1), (2, 3)}


@pytest.mark.parametrize(
    ("standing", "log_odds", "held_s", "is_one"),
    [
        ("put in", 7.5, 0.0, True),
        ("put in", 8.5, 0.0, False),
        ("put in", 8.5, 0.2, True),
        ("exchanged", 2.0, 0.0, True),
        ("exchanged", 4.0, 0.0, False),
        ("exchanged", 4.0, 0.2, True),
        ("free", 0.5, 0.0, True),
        ("free", 2.0, 0.0, False),
        ("free", 2.0, 0.2, True),
        ("free", 12.0, 0.3, False),
        ("expected", -5.0, 0.3, False),
    ],
)
def test_how_much_the_sound_must_say(
    standing: Standing, log_odds: float, held_s: float, is_one: bool
) -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm,", 0.2, 0.5, 0.5), ("plan", 0.5, 0.9, 0.99))
    evidence = Evidence((0, 0), (1, 2), "um", Weight(log_odds, -0.4, -0.6, everyday=True), held_s)
    assert texts(heard, {0: "expected", 1: standing, 2: "expected"}, evidence)[1] == (
        "um," if is_one else "arm,"
    )


@pytest.mark.parametrize(
    ("standing", "log_odds", "likeness_nats", "is_one"),
    [
        ("put in", 5.0, -3.0, False),
        ("put in", 5.0, 0.0, True),
        ("put in", 9.0, 4.0, True),
        ("exchanged", 2.0, 1.0, False),
        ("exchanged", 5.0, 4.5, True),
        ("free", 6.0, 4.0, True),
        ("free", 6.0, 1.0, False),
        ("free", 12.0, 9.0, False),  # what is surely a word stays one, however it sounds
        ("expected", -5.0, 9.0, False),
    ],
)
def test_the_less_a_sound_is_like_one_the_more_the_recogniser_must_say(
    standing: Standing, log_odds: float, likeness_nats: float, is_one: bool
) -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm,", 0.2, 0.5, 0.5), ("plan", 0.5, 0.9, 0.99))
    weight = Weight(log_odds, -0.4, -0.6, everyday=True)
    evidence = Evidence((0, 0), (1, 2), "um", weight, 0.1, likeness_nats)
    said = texts(heard, {0: "expected", 1: standing, 2: "expected"}, evidence)
    assert said[1] == ("um," if is_one else "arm,")


@pytest.mark.parametrize(
    ("log_odds", "likeness_nats", "is_one"), [(5.0, 6.0, True), (5.0, 2.0, False), (12.0, 6.0, False)]
)
def test_between_words_it_is_known_by_its_sound_too(
    log_odds: float, likeness_nats: float, is_one: bool
) -> None:
    heard = transcript(("show", 0.0, 0.6, 0.99), ("you", 0.6, 0.9, 0.99))
    weight = Weight(log_odds, None, -1.5, everyday=True, script_gain_nats=-0.5)
    item = Evidence((0, 0), (1, 1), ", um", weight, 0.0, likeness_nats)
    expected = ["show", "um,", "you"] if is_one else ["show", "you"]
    assert texts(heard, {0: "free", 1: "free"}, item) == expected


def test_only_where_it_sounds_like_one_is_it_asked_about_between_sure_words() -> None:
    heard = transcript(("show", 0.0, 0.4, 0.99), ("you", 0.4, 0.8, 0.99), ("how", 0.8, 1.2, 0.99))
    steady, probed = np.ones(120, dtype=np.bool_), np.full(60, -5.0, dtype=np.float32)
    probed[24:34] = 3.0
    how: dict[int, Standing] = {0: "expected", 1: "expected", 2: "expected"}
    questions = hesitation_questions(heard, ENGLISH, how, PauseSounds(steady, probed))
    assert {question.words for question in questions} == {(1, 1), (2, 2)}
    assert [question.likeness_nats for question in questions] == pytest.approx([3.0] * len(questions))
    assert hesitation_questions(heard, ENGLISH, how, PauseSounds(steady, probed - 6.0)) == ()


@pytest.mark.parametrize(("first_frame", "likeness_nats"), [(36, 3.0), (54, -5.0)])
def test_what_is_like_one_far_from_a_border_is_none_that_was_missed_there(
    first_frame: int, likeness_nats: float
) -> None:
    heard = transcript(("Mrs", 0.2, 0.7, 0.99), ("Ellingham,", 0.7, 1.3, 0.3), ("and", 1.3, 1.5, 0.99))
    probed = np.full(80, -5.0, dtype=np.float32)
    probed[first_frame : first_frame + 10] = 3.0
    how: dict[int, Standing] = {0: "expected", 1: "exchanged", 2: "expected"}
    questions = hesitation_questions(heard, ENGLISH, how, PauseSounds(probed_nats=probed))
    before = [question for question in questions if question.words == (1, 1)]
    assert [question.likeness_nats for question in before] == pytest.approx([likeness_nats] * len(before))
    assert before or likeness_nats < 0


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


def test_every_place_at_which_a_sound_is_held_is_asked_about() -> None:
    heard = transcript(("show", 0.0, 0.3, 0.99), ("you", 0.3, 0.9, 0.99), ("how", 1.3, 1.6, 0.99))
    steady = np.zeros(160, dtype=np.bool_)
    steady[50:70] = True
    how: dict[int, Standing] = {0: "expected", 1: "expected", 2: "expected"}
    questions = hesitation_questions(heard, ENGLISH, how, PauseSounds(steady))
    assert {question.words for question in questions} == {(1, 1), (2, 2)}
    assert {question.text for question in questions} == {"uh", "um", ", uh", ", um"}
    assert [question.held_s for question in questions] == pytest.approx([0.2] * len(questions))


def test_a_comma_is_asked_about_where_there_is_none_yet() -> None:
    heard = transcript(("so,", 0.0, 1.3, 0.99), ("you", 1.3, 1.5, 0.99))
    questions = hesitation_questions(heard, ENGLISH, {0: "free", 1: "free"})
    assert {question.text for question in questions if question.words == (1, 1)} == {"uh", "um"}


def test_a_sound_that_is_held_speaks_for_a_filled_pause() -> None:
    heard = transcript(("show", 0.0, 0.6, 0.99), ("you", 0.6, 0.9, 0.99))
    free: dict[int, Standing] = {0: "free", 1: "free"}
    weight = Weight(5.0, None, -1.5, everyday=True)
    assert texts(heard, free, Evidence((0, 0), (1, 1), ", um", weight, held_s=0.0)) == ["show", "you"]
    assert texts(heard, free, Evidence((0, 0), (1, 1), ", um", weight, held_s=0.3)) == ["show", "um,", "you"]


def test_what_was_heard_before_sounds_were_looked_at_is_judged_as_the_usual_one() -> None:
    heard = transcript(("show", 0.0, 0.6, 0.99), ("you", 0.6, 0.9, 0.99))
    for odds, expected in ((2.0, ["show", "um,", "you"]), (5.0, ["show", "you"])):
        item = Evidence((0, 0), (1, 1), "um", Weight(odds, None, -1.5, everyday=True))
        assert texts(heard, {0: "free", 1: "free"}, item) == expected


@pytest.mark.parametrize("held_s", [0.0, 0.05, 0.15, 0.3, 0.6, None])
@pytest.mark.parametrize("standing", ["expected", "exchanged", "put in", "free"])
def test_what_is_said_to_make_no_difference_makes_none(standing: Standing, held_s: float | None) -> None:
    heard = transcript(("so", 0.0, 1.5, 0.4), ("arm", 1.5, 2.9, 0.3))
    how: dict[int, Standing] = {0: standing, 1: standing}
    sounds = NOTHING_KNOWN
    if held_s is not None:
        steady = np.zeros(300, dtype=np.bool_)
        steady[60 : 60 + round(held_s * 100)] = True
        sounds = PauseSounds(steady)
    asked = [each for each in hesitation_questions(heard, ENGLISH, how, sounds) if each.most_nats < inf]
    assert asked
    for question in asked:
        for beyond in (0.01, 5.0, 50.0):
            weight = Weight(question.most_nats + beyond, None, -1.0, everyday=True)
            item = Evidence((0, 0), question.words, question.text, weight, question.held_s)
            assert log_odds_said(item, heard, how) < 0
    if standing == "free":
        for question in asked:
            weight = Weight(question.most_nats - 0.01, None, -1.0, everyday=True)
            item = Evidence((0, 0), question.words, question.text, weight, question.held_s)
            assert log_odds_said(item, heard, how) > 0


def test_one_filled_pause_is_put_in_once() -> None:
    heard = transcript(("the", 0.0, 0.2, 0.99), ("arm,", 0.2, 0.5, 0.5), ("plan", 0.5, 0.9, 0.99))
    standings: dict[int, Standing] = {0: "expected", 1: "put in", 2: "expected"}
    evidence = [
        Evidence((0, 0), span, "um", Weight(odds, None, -0.6, everyday=True), held_s=0.2)
        for span, odds in (((1, 1), 0.5), ((1, 2), -1.0), ((2, 2), 0.8))
    ]
    assert texts(heard, standings, *evidence) == ["the", "um,", "plan"]


@pytest.mark.parametrize(("gain_nats", "is_one"), [(-2.0, False), (4.0, True), (None, True)])
def test_a_drawn_out_vowel_between_words_is_none(gain_nats: float | None, is_one: bool) -> None:
    heard = transcript(("slow", 0.0, 0.6, 0.99), ("and", 0.6, 0.9, 0.99))
    weight = Weight(5.0, None, -2.0, everyday=True, script_gain_nats=gain_nats)
    item = Evidence((0, 0), (1, 1), ", um", weight, 0.3)
    said = ["slow", "um,", "and"] if is_one else ["slow", "and"]
    assert texts(heard, {0: "free", 1: "free"}, item) == said


@pytest.mark.parametrize(("script_nats", "is_one"), [(-10.8, False), (-4.0, True)])
def test_one_of_which_only_the_hopeless_beginning_was_read_is_none(script_nats: float, is_one: bool) -> None:
    heard = transcript(("the", 0.0, 0.2, 0.9), ("house", 0.2, 0.9, 0.9), ("what", 1.6, 1.8, 0.9))
    weight = Weight(1.0, None, script_nats, everyday=False)
    item = Evidence((0, 0), (2, 2), "erm", weight, held_s=0.3)
    assert (log_odds_said(item, heard, {}) > 0) == is_one


def test_a_filler_word_is_asked_about_only_where_it_is_doubted() -> None:
    heard = transcript(("home?", 9.0, 9.5, 0.99), ("Yeah.", 10.0, 10.6, 0.49), ("If", 11.2, 11.4, 0.98))
    standings: dict[int, Standing] = {0: "expected", 1: "filler", 2: "expected"}
    asked = {question.words for question in hesitation_questions(heard, ENGLISH, standings)}
    assert (1, 2) in asked
    sure = transcript(("home?", 9.0, 9.5, 0.99), ("Yeah.", 10.0, 10.6, 0.9), ("If", 11.2, 11.4, 0.98))
    assert hesitation_questions(sure, ENGLISH, standings) == ()
    evidence = Evidence((0, 0), (1, 2), "er", Weight(4.0, -1.0, -2.0, everyday=True), held_s=0.2)
    assert texts(heard, standings, evidence) == ["home?", "er.", "If"]


@pytest.mark.parametrize(
    ("standing", "sure", "is_one"),
    [
        ("exchanged", 0.95, True),
        ("exchanged", 0.55, False),
        ("put in", 0.55, True),
    ],
)
def test_in_an_unclear_take_an_exchanged_word_is_rather_a_mishearing(
    standing: Standing, sure: float, is_one: bool
) -> None:
    heard = transcript(("we", 0.0, 0.2, sure), ("arm", 0.2, 0.5, sure), ("call", 0.5, 0.8, sure))
    item = Evidence((0, 0), (1, 2), "um", Weight(3.0, -0.5, -2.0, everyday=True), held_s=0.1)
    assert (log_odds_said(item, heard, {1: standing}) > 0) == is_one


@pytest.mark.parametrize("standing", ["exchanged", "put in"])
def test_an_unclear_take_speaks_against_one_that_the_script_does_not_have(standing: Standing) -> None:
    clear, unclear = (
        transcript(("we", 0.0, 0.2, sure), ("arm", 0.2, 0.5, sure), ("call", 0.5, 0.8, sure))
        for sure in (0.95, 0.55)
    )
    item = Evidence((0, 0), (1, 2), "um", Weight(3.0, -0.5, -2.0, everyday=True), held_s=0.1)
    assert log_odds_said(item, unclear, {1: standing}) < log_odds_said(item, clear, {1: standing})


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        (("from", "a,", "Lockjaw"), True),
        (("from", "a", "Lockjaw"), False),
        (("takes", "a,", "a"), False),
        (("Pier", "A,", "north"), False),
    ],
)
def test_an_article_with_a_comma_behind_it_is_none(words: tuple[str, ...], is_one: bool) -> None:
    heard = transcript(*((word, at, at + 0.4, 0.7) for at, word in enumerate(words)))
    item = Evidence((0, 0), (1, 2), "uh", Weight(7.1, -0.6, -3.0, everyday=True, script_gain_nats=5.6), 0.03)
    assert (log_odds_said(item, heard, {1: "exchanged"}) > 0) is is_one
