"""The verdict on a difference: what each sign speaks for, and the choice among parts that overlap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_message import ENGLISH, deviations, matched, transcript

from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.signs import signs
from vm_rehearse.measures.matching.verdict_weights import EXCHANGED, LEFT_OUT
from vm_rehearse.measures.matching.verdicts import accepted, is_lost, probability_said
from vm_rehearse.measures.message import open_questions, understood
from vm_rehearse.take import Evidence, Stretch, Transcript, Weight, Word

NAME = Place((2, 3), (2, 3), (2, 3), "Hallam")
HEARD = transcript("call me Hallem today")
FAIR = Weight(3.0, -0.1, -2.5, False, script_worst_nats=-4.0, script_gain_nats=8.0, heard_gain_nats=9.0)
GAP = Place((2, 3), (2, 2), (2, 2), "back")
MISSED = Weight(5.0, None, -4.0, True, script_worst_nats=-4.0, script_gain_nats=1.0)


def said(weight: Weight, place: Place = NAME, heard: Transcript = HEARD) -> float:
    return probability_said(place, heard, weight, unclear_nats=0.1)


@pytest.mark.parametrize(
    "clearer",
    [
        replace(FAIR, script_gain_nats=12.0),
        replace(FAIR, heard_gain_nats=6.0),
        replace(FAIR, log_odds_nats=0.0),
        replace(FAIR, script_nats=-1.0),
        replace(FAIR, script_worst_nats=-2.0),
        replace(FAIR, heard_nats=-0.3),
    ],
)
def test_what_speaks_for_the_script_makes_it_likelier(clearer: Weight) -> None:
    assert said(clearer) > said(FAIR)


def test_of_two_everyday_words_the_sound_tells_more() -> None:
    everyday = replace(FAIR, everyday=True)
    gained = replace(FAIR, heard_gain_nats=14.0)
    fall = said(FAIR) - said(gained)
    assert said(everyday) - said(replace(gained, everyday=True)) > fall > 0


def test_an_ending_and_a_number_are_heard_well() -> None:
    heard = transcript("bring ten forms today")
    ending = Place((2, 3), (2, 3), (2, 3), "form")
    name = replace(ending, text="farms")
    assert said(FAIR, ending, heard) < said(FAIR, name, heard)
    number = Place((1, 2), (1, 2), (1, 2), "two")
    assert said(FAIR, number, heard) < said(FAIR, replace(number, text="to"), heard)


@pytest.mark.parametrize(
    ("script", "heard", "is_other"),
    [
        ("ninth", "nine", False),
        ("nine", "ninth", False),
        ("five", "nine", True),
        ("sixty", "six", True),
        ("sixth", "sixty", True),
        ("first", "one", True),
    ],
)
def test_a_place_in_a_row_is_a_number_with_an_ending(script: str, heard: str, is_other: bool) -> None:
    found = signs(
        Place((1, 2), (1, 2), (1, 2), script), transcript(f"on {heard} May"), FAIR, unclear_nats=0.1
    )
    assert found["numbers"] == is_other


def test_time_beside_a_gap_speaks_for_words_that_were_passed_over() -> None:
    heard = transcript("call me today")
    speech = (Stretch(0.0, heard.words[-1].end_s),)
    heard = replace(heard, speech=speech)
    slow = replace(
        heard,
        words=(
            heard.words[0],
            replace(heard.words[1], end_s=9.0),
            replace(heard.words[2], start_s=9.0, end_s=9.9),
        ),
        speech=(Stretch(0.0, 9.9),),
    )
    assert said(MISSED, GAP, slow) > said(MISSED, GAP, heard)
    assert said(MISSED, replace(GAP, gap_words=6), heard) < said(MISSED, replace(GAP, gap_words=1), heard)
    assert said(replace(MISSED, script_gain_nats=5.0), GAP, heard) > said(MISSED, GAP, heard)
    assert said(replace(MISSED, log_odds_nats=12.0), GAP, heard) < said(MISSED, GAP, heard)


def test_several_words_that_were_passed_over_at_once_need_time() -> None:
    certain = Weight(-5.0, None, -0.5, False, script_worst_nats=-0.5, script_gain_nats=6.0)
    two, five = replace(GAP, gap_words=2), replace(GAP, gap_words=5)
    assert said(certain, two) > 0.5 and said(certain, five) == 0.0


def test_a_reading_that_nothing_more_was_asked_about_is_lost() -> None:
    lost = replace(FAIR, log_odds_nats=21.0, script_gain_nats=None)
    assert is_lost(lost) and said(lost) == 0.0
    assert not is_lost(replace(lost, script_gain_nats=9.0))


def test_takes_of_older_versions_are_judged_without_gains() -> None:
    older = replace(FAIR, script_gain_nats=None, heard_gain_nats=None)
    assert not is_lost(older)
    assert 0.5 < said(older) < 1.0


def test_words_that_sound_the_same_are_the_script() -> None:
    heard = transcript("the Juniper in last night")
    inn = Place((2, 3), (2, 3), (2, 3), "Inn")
    assert said(FAIR, inn, heard) > said(FAIR, replace(inn, text="On"), heard)
    unlikely = replace(FAIR, log_odds_nats=11.0, script_nats=-11.5, script_worst_nats=-11.5)
    assert said(unlikely, inn, heard) > 0.9 > 0.1 > said(unlikely, replace(inn, text="On"), heard)


def test_a_name_in_an_address_is_asked_about_with_its_dot() -> None:
    script, heard = "see www.oakmere.com", transcript("see www .oakmeer .com")
    places = open_questions(heard, script, ENGLISH)
    assert [(place.text, place.transcript) for place in places] == [("dot oakmere", (2, 3))]
    evidence = [Evidence(each.script, each.transcript, each.text, FAIR) for each in places]
    assert matched(understood(heard, script, ENGLISH, evidence)).hits == 8
    assert deviations(understood(heard, script, ENGLISH, [])) == [("substitution", "oakmere", "oakmeer")]


@pytest.mark.parametrize(
    ("script", "heard", "readings"),
    [
        ("book at tally.house/felix", "book at tally .house-fellix", ("dot house felix", ".house/felix")),
        (
            "it's n.popat@voltmeadow.com",
            "it's end .popitnetvoltmido .com",
            ("n dot popat at voltmeadow", "n.popat@voltmeadow"),
        ),
        ("ask for Hallam today", "ask for Hallem today", ("Hallam",)),
    ],
)
def test_an_address_is_asked_about_as_it_is_written_too(
    script: str, heard: str, readings: tuple[str, ...]
) -> None:
    assert readings in {place.readings for place in open_questions(transcript(heard), script, ENGLISH)}


def test_the_sound_may_know_an_address_by_its_signs() -> None:
    script, heard = "book at tally.house/felix", transcript("book at tally .house-fellix")
    places = open_questions(heard, script, ENGLISH)
    (address,) = (place for place in places if place.written == ".house/felix")
    lost, known = replace(FAIR, log_odds_nats=19.5, script_nats=-4.8), replace(FAIR, script_nats=-1.7)
    evidence = [
        Evidence(address.script, address.transcript, reading, weight)
        for reading, weight in zip(address.readings, (lost, known), strict=True)
    ]
    assert deviations(understood(heard, script, ENGLISH, evidence)) == []
    assert deviations(understood(heard, script, ENGLISH, evidence[:1])) != []


def test_letters_and_words_of_an_address_are_told_apart() -> None:
    script = "mail n.c.d.popat@acme.com"
    places = open_questions(transcript("mail end season deep puppet at acme .com"), script, ENGLISH)
    texts = {place.text for place in places}
    assert not any("DOT" in text for text in texts)
    initials = open_questions(transcript("our see our em is new"), "our CRM is new", ENGLISH)
    assert "CRM" in {place.text for place in initials}


def test_a_place_knows_how_many_words_were_passed_over_at_once() -> None:
    places = open_questions(transcript("call five today"), "call five oh one two today", ENGLISH)
    assert {place.gap_words for place in places} == {3}


def test_every_sign_has_a_weight() -> None:
    assert list(signs(NAME, HEARD, FAIR, unclear_nats=0.1)) == list(EXCHANGED)
    assert list(signs(GAP, HEARD, MISSED, unclear_nats=0.1)) == list(LEFT_OUT)


def test_the_choice_gets_most_words_right() -> None:
    whole = Place((0, 3), (0, 1), (0, 1), "Victor at Brightledger")
    part = Place((0, 1), (0, 1), (0, 1), "Victor")
    assert accepted([part, whole], [0.98, 0.94]) == (whole,)
    assert accepted([part, whole], [0.98, 0.55]) == (part,)
    behind = Place((1, 2), (1, 1), (1, 1), "at")
    assert accepted([behind, part], [0.7, 0.9]) == (part, behind)
    assert accepted([], []) == ()


def test_words_that_were_heard_for_one_are_not_taken_apart() -> None:
    whole = Place((2, 3), (2, 5), (2, 5), "seal")
    part, rest = Place((2, 3), (2, 3), (2, 3), "seal"), Place((3, 3), (4, 5), (4, 5), "")
    assert accepted([part, rest, whole], [0.9, 0.98, 0.99]) == (whole,)
    assert accepted([part, rest, whole], [0.9, 0.98, 0.6]) == (part, rest)


def test_a_second_of_speech_is_not_nothing() -> None:
    heard = Transcript("en", (Word("I.L.O.", 0.0, 1.0, 0.4),), (Stretch(0.0, 1.0),))
    doubted, nothing = Weight(0.0, -0.8, None, everyday=False), Place((0, 0), (0, 1), (0, 1), "")
    assert said(doubted, nothing, heard) == 0.0
    short = replace(heard, words=(Word("of", 0.0, 0.2, 0.4),))
    assert said(doubted, nothing, short) > 0.9
