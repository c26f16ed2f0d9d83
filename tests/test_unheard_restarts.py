"""Words said twice or broken off, and written once: which are asked about, and what follows from it."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.message import open_questions, understood
from vm_rehearse.measures.unheard.hesitations import Revised
from vm_rehearse.measures.unheard.unheard_restarts import (
    MOST_NATS,
    broken_off_questions,
    repetition_questions,
    restart_kind,
    with_restarts,
)
from vm_rehearse.measures.user_fixes.fixes import with_fixes
from vm_rehearse.take import Evidence, Fix, Stretch, Transcript, Weight, Word

ENGLISH = load_lexicon("en")


def heard(text: str, language: str = "en") -> Transcript:
    """A word each half second."""
    words = tuple(Word(word, at / 2, at / 2 + 0.5, 0.9) for at, word in enumerate(text.split()))
    return Transcript(language, words, ())


def twice(at: int, reading: str, log_odds: float = 1.0, gain: float | None = 3.0) -> Evidence:
    weight = Weight(log_odds, -0.3, -0.5, everyday=True, script_gain_nats=gain)
    return Evidence((0, 0), (at, at + 1), reading, weight)


def put_in(transcript: Transcript, *evidence: Evidence) -> Revised:
    as_heard = Revised(transcript, tuple(range(len(transcript.words) + 1)))
    return with_restarts(as_heard, ENGLISH, evidence)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We'll start at ten. Don't", ["We'll, we'll", "start, start", "at, at", "Don't, don't"]),
        ("I'm Raphael, um, here", ["I'm, I'm", "Raphael, Raphael", "here, here"]),
        ("call five five", ["call, call"]),
        ("for a, a box", ["for, for", "box, box"]),
        ("acme .com or e-mail", ["acme, acme", "or, or"]),
    ],
)
def test_words_are_asked_about(text: str, asked: list[str]) -> None:
    questions = repetition_questions(heard(text), ENGLISH)
    assert [question.text for question in questions] == asked
    assert {question.most_nats for question in questions} == {MOST_NATS}
    words = [word.rstrip(".,") for word in text.split()]
    assert all(question.text.startswith(words[question.words[0]]) for question in questions)


def test_evidence_on_a_repetition_is_told_from_other() -> None:
    assert restart_kind(twice(1, "We'll, we'll"), ENGLISH) == "repetition"
    assert restart_kind(twice(1, "Tuesday, Wednesday"), ENGLISH) == "false_start"
    for text in ("uh", ", um", "for, um", "uh, Ashcroft", "we will", "Hi, we will", ""):
        assert restart_kind(twice(1, text), ENGLISH) is None


def test_what_the_script_has_twice_is_no_repetition() -> None:
    transcript, weight = heard("thanks bye now"), twice(1, "bye, bye").weight
    item = Evidence((1, 3), (1, 2), "bye, bye", weight)
    assert restart_kind(item, ENGLISH) is None
    assert put_in(transcript, item).transcript == transcript


def test_a_word_that_was_likely_said_twice_is_put_in() -> None:
    revised = put_in(heard("so we'll start. Now go"), twice(1, "we'll, we'll"), twice(3, "Now, now"))
    words = revised.transcript.words
    assert [word.text for word in words] == ["so", "we'll,", "we'll", "start.", "Now,", "now", "go"]
    assert (words[1].start_s, words[2].end_s) == (0.5, 1.0)
    assert words[1].end_s == pytest.approx(words[2].start_s, abs=0.02)
    assert revised.as_heard((1, 3)) == (1, 2)
    assert revised.as_heard((3, 7)) == (2, 5)
    assert words[1].heard_as == ""


@pytest.mark.parametrize(
    "unlikely",
    [
        twice(1, "we'll, we'll", log_odds=MOST_NATS + 0.1),
        twice(1, "we'll, we'll", gain=0.5),
        twice(1, "we'll, we'll", gain=None),
        Evidence((0, 0), (1, 1), ", um", Weight(0.0, None, -0.1, everyday=False, script_gain_nats=4.0)),
    ],
)
def test_a_word_that_was_said_once_stays(unlikely: Evidence) -> None:
    transcript = heard("so we'll start")
    assert put_in(transcript, unlikely).transcript == transcript


def test_behind_a_filled_pause_that_was_put_in_the_word_is_found() -> None:
    revised = Revised(heard("so um, we'll start"), (0, 1, 1, 2, 3))
    both = with_restarts(revised, ENGLISH, [twice(1, "we'll, we'll")])
    assert [word.text for word in both.transcript.words] == ["so", "um,", "we'll,", "we'll", "start"]
    assert both.origin == (0, 1, 1, 1, 2, 3)


def test_a_word_that_turned_out_to_be_a_filled_pause_was_not_said_twice() -> None:
    revised = Revised(heard("so uh start"), (0, 1, 2, 3))
    assert with_restarts(revised, ENGLISH, [twice(1, "arm, arm")]) == revised


@pytest.mark.parametrize(
    ("at", "log_odds", "nats", "is_put_in"),
    [
        *((1, 0.5, -0.1, False), (2, 0.5, -0.1, False), (1, 2.0, -0.1, True), (3, 0.5, -0.1, True)),
        (1, 0.5, -10.8, True),  # no more than its hopeless beginning was read
    ],
)
def test_a_filled_pause_may_be_likelier_there(at: int, log_odds: float, nats: float, is_put_in: bool) -> None:
    pause = Evidence((0, 0), (at, at), ", uh", Weight(log_odds, None, nats, everyday=False))
    revised = put_in(heard("so we'll start now"), twice(1, "we'll, we'll"), pause)
    assert (len(revised.transcript.words) == 5) == is_put_in


def test_a_word_that_was_half_of_a_filled_pause_was_not_said_twice() -> None:
    words = (Word("Um.", 0.0, 0.5, 0.3), Word("a", 0.5, 0.6, 0.9), Word("thing", 0.6, 1.1, 0.9))
    pause = Evidence((0, 0), (1, 2), "um", Weight(-5.0, -1.0, -0.1, everyday=True), held_s=0.3)
    transcript = Transcript("en", words, (Stretch(0.0, 1.1),))
    said = understood(transcript, None, ENGLISH, [pause, twice(1, "a, a", log_odds=-6.0)])
    assert [(word.text, word.kind) for word in said.words] == [("um", "filled_pause"), ("thing", "word")]


@pytest.mark.parametrize("script", [None, "so we'll start now", "so we'll at once start now"])
def test_the_first_of_the_two_is_a_repetition_and_no_insertion(script: str | None) -> None:
    said = understood(heard("so we'll start now"), script, ENGLISH, [twice(1, "we'll, we'll")])
    assert [(word.text, word.kind) for word in said.words[:3]] == [
        ("so", "word"),
        ("we'll,", "repetition"),
        ("we'll", "word"),
    ]
    if said.script_match:
        assert (said.script_match.hits, said.script_match.insertions) == (4, 0)


@pytest.mark.parametrize("at", [1, 2])
def test_the_user_can_say_that_it_was_said_once(at: int) -> None:
    transcript, evidence = heard("so we'll start now"), [twice(1, "we'll, we'll")]
    words = understood(transcript, None, ENGLISH, evidence).words
    fix = Fix("said", words[at].start_s, words[at].end_s, "we'll", said="")
    fixed = with_fixes(transcript, evidence, [fix], ENGLISH)
    again = understood(fixed.transcript, None, ENGLISH, fixed.evidence).words
    assert [word.text for word in again] == ["so", "we'll", "start", "now"]


def differing(transcript: Transcript, script: str) -> tuple[Revised, tuple[Place, ...]]:
    as_heard = Revised(transcript, tuple(range(len(transcript.words) + 1)))
    return as_heard, open_questions(transcript, script, ENGLISH)


def lasting(text: str, *seconds: float) -> Transcript:
    """Words that last so long, without a break."""
    ends = list(accumulate(seconds, initial=0.0))
    pairs = zip(text.split(), pairwise(ends), strict=True)
    words = tuple(Word(word, start_s, end_s, 0.9) for word, (start_s, end_s) in pairs)
    return Transcript("en", words, (Stretch(0.0, ends[-1]),))


@pytest.mark.parametrize(
    ("text", "seconds", "script", "asked"),
    [
        (
            "come on Tuesday. Thanks",
            (0.2, 0.1, 1.2, 0.4),
            "come on Wednesday. Thanks",
            ["Tuesday, Wednesday"],
        ),
        ("come on Tuesday. Thanks", (0.2, 0.1, 0.7, 0.4), "come on Wednesday. Thanks", []),
        ("come on Tuesday. Thanks", (0.2, 0.1, 1.2, 0.4), "come on Tuesday. Thanks", []),
        ("call at three. Thanks", (0.2, 0.1, 1.2, 0.4), "call at five. Thanks", []),
    ],
)
def test_a_long_word_that_is_not_the_scripts_is_asked_about(
    text: str, seconds: tuple[float, ...], script: str, asked: list[str]
) -> None:
    questions = broken_off_questions(*differing(lasting(text, *seconds), script))
    assert [question.text for question in questions] == asked
    assert all(question.words == (2, 3) for question in questions)


@pytest.mark.parametrize(("log_odds", "was_broken_off"), [(9.0, True), (11.5, False)])
def test_a_word_that_was_broken_off_is_a_false_start(log_odds: float, was_broken_off: bool) -> None:
    said = understood(
        lasting("come on Tuesday. Thanks", 0.2, 0.1, 1.2, 0.4),
        "come on Wednesday. Thanks",
        ENGLISH,
        [twice(2, "Tuesday, Wednesday", log_odds=log_odds)],
    )
    assert said.script_match is not None
    assert said.script_match.hits == (4 if was_broken_off else 3)
    assert said.script_match.insertions == 0
    assert [word.kind for word in said.words].count("false_start") == was_broken_off
    put_in = ["Tuesday,", "Wednesday."] if was_broken_off else ["Tuesday."]
    assert [word.text for word in said.words][2:-1] == put_in


@pytest.mark.parametrize("other", ["Tuesday, Thursday", "Tuesday, Tuesday"])
def test_behind_one_word_only_one_other_is_put_in(other: str) -> None:
    evidence = [twice(1, other, log_odds=4.0), twice(1, "Tuesday, Wednesday", log_odds=3.0)]
    for items in (evidence, evidence[::-1]):
        words = put_in(heard("on Tuesday. Thanks"), *items).transcript.words
        assert [word.text for word in words] == ["on", "Tuesday,", "Wednesday.", "Thanks"]


@pytest.mark.parametrize("at", [1, 2])
def test_the_user_can_say_that_no_word_was_broken_off(at: int) -> None:
    transcript, evidence = heard("on Tuesday. Thanks"), [twice(1, "Tuesday, Wednesday")]
    words = understood(transcript, "on Wednesday. Thanks", ENGLISH, evidence).words
    fix = Fix("said", words[at].start_s, words[at].end_s, words[at].text, said="")
    fixed = with_fixes(transcript, evidence, [fix], ENGLISH)
    again = understood(fixed.transcript, "on Wednesday. Thanks", ENGLISH, fixed.evidence).words
    assert [word.text for word in again] == ["on", "Tuesday.", "Thanks"]
