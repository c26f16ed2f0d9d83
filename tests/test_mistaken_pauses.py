"""A filled pause that the recogniser wrote down, and whose sound is like none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.unheard.hesitations import hesitation_questions, with_hesitations
from vm_rehearse.measures.unheard.mistaken_pauses import mistaken_questions
from vm_rehearse.measures.unheard.pause_sounds import PROBE_FRAME_S, PauseSounds
from vm_rehearse.take import Evidence, Transcript, Weight, Word

ENGLISH = load_lexicon("en")
HEARD = Transcript(
    "en",
    (
        Word("call", 0.0, 0.4, 0.99),
        Word("uh,", 0.4, 0.6, 0.7),
        Word("me", 0.6, 0.9, 0.99),
        Word("today", 0.9, 1.4, 0.99),
    ),
    (),
)


def sounds(likeness_nats: float, start_s: float = 0.0, end_s: float = 1.4) -> PauseSounds:
    """Like a filled pause by so much between two times, and not at all elsewhere."""
    probed = np.full(round(1.4 / PROBE_FRAME_S), -5.0, dtype=np.float32)
    probed[round(start_s / PROBE_FRAME_S) : round(end_s / PROBE_FRAME_S)] = likeness_nats
    return PauseSounds(np.zeros(140, dtype=np.bool_), probed)


def nothing(likeness_nats: float | None, spoken: tuple[int, int] = (1, 2)) -> Evidence:
    weight = Weight(6.0, -0.3, None, everyday=True)
    return Evidence((0, 0), spoken, "", weight, likeness_nats=likeness_nats)


def texts(heard: Transcript, *evidence: Evidence) -> list[str]:
    return [word.text for word in with_hesitations(heard, ENGLISH, evidence, {}).transcript.words]


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        (sounds(4.0, 0.4, 0.6), False),
        (sounds(4.0, 0.15, 0.35), False),  # its sound is beside it
        (sounds(4.0, 1.1, 1.4), True),
        (sounds(-2.0), True),
        (PauseSounds(np.zeros(140, dtype=np.bool_)), False),
    ],
)
def test_it_is_asked_about_where_nothing_near_it_sounds_like_one(there: PauseSounds, asked: bool) -> None:
    found = {(each.words, each.text) for each in mistaken_questions(HEARD, ENGLISH, there)}
    assert found == ({((1, 2), "")} if asked else set())


def test_beside_it_is_asked_as_if_it_were_not_there() -> None:
    heard = replace(HEARD, words=(*HEARD.words[:2], Word("arm", 0.6, 0.9, 0.3), HEARD.words[3]))
    asked = {each.words for each in hesitation_questions(heard, ENGLISH, {2: "free"}, sounds(1.0))}
    assert {(1, 2), (2, 2), (2, 3)} <= asked
    asked = {each.words for each in hesitation_questions(heard, ENGLISH, {2: "free"}, sounds(4.0, 0.4, 0.6))}
    assert (2, 2) not in asked


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (nothing(-2.0), ["call", "me", "today"]),
        (nothing(4.0), ["call", "uh,", "me", "today"]),
        (nothing(None), ["call", "uh,", "me", "today"]),
        (nothing(-2.0, (2, 3)), ["call", "uh,", "me", "today"]),  # a word
        (nothing(-2.0, (1, 3)), ["call", "uh,", "me", "today"]),
    ],
)
def test_nothing_was_said_where_it_sounds_like_none(evidence: Evidence, expected: list[str]) -> None:
    assert texts(HEARD, evidence) == expected


def test_words_keep_their_places_when_it_is_left_out() -> None:
    revised = with_hesitations(HEARD, ENGLISH, [nothing(-2.0)], {})
    assert revised.origin == (0, 2, 3, 4)
    assert revised.as_heard((1, 3)) == (2, 4)


def test_what_the_user_says_was_said_stays() -> None:
    fixed = replace(HEARD.words[1], fixed="said")
    heard = replace(HEARD, words=(HEARD.words[0], fixed, *HEARD.words[2:]))
    assert texts(heard, nothing(-2.0)) == ["call", "uh,", "me", "today"]
