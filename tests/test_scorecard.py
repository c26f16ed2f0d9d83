"""The card of one take: its transcript with the marks, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_takes import NORTHWIND, taken
from sample_views import FIRST, FREE, UTC, flat, shown

from vm_rehearse.take import Advice, Script
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.transcript import legend, transcript_text

# ---- the transcript -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "text", "key"),
    [
        ("Hi Peter.", "Hi Peter.", None),
        ("Hi [um,] Peter.", "Hi [um], Peter.", "Marks: [filler]"),
        ("[um] [um] [[you_know]] Hi", "[um] [um] [you know] Hi", "Marks: [filler]"),
        ("Hi -there_Peter,- bye", "Hi -there Peter-, bye", "Marks: -left out-"),
        ("-Hi- Peter -bye-", "-Hi- Peter -bye-", "Marks: -left out-"),
        ("Hi +dear_old_friend+ Peter", "Hi +dear old friend+ Peter", "Marks: +added+"),
        ("by *fifty|forty* percent", "by *fifty* (script: forty) percent", "Marks: *changed*"),
        ("*we_sell|We_help,* you", "*we sell* (script: We help) you", "Marks: *changed*"),
        ("*a|c* *b|d* e", "*a b* (script: c d) e", "Marks: *changed*"),
        ("Hi ~the~ the", "Hi ~the~ the", "Marks: ~repeated~"),
        ("~~I_wa~~ I want", "~I wa~ I want", "Marks: ~restarted~"),
        ("~the~ the ~~I_wa~~ I want", "~the~ the ~I wa~ I want", "Marks: ~again~"),
        (
            "Hi (0.5) Peter (0.4) bye (1.2) [um]",
            "Hi (0.5s) Peter bye (1.2s) [um]",
            "Marks: [filler] (pause)",
        ),
        ("on five_five=55 please", "on five five please", None),
        (
            "-so- [um] (0.6) hey +now+",
            "-so- [um] (0.6s) hey +now+",
            "Marks: [filler] -left out- +added+ (pause)",
        ),
    ],
)
def test_the_transcript_shows_each_mark(marked: str, text: str, key: str | None) -> None:
    analysis = taken(marked, script=Script("x")).analysis
    assert analysis is not None
    assert transcript_text(analysis).plain == text
    shown_key = legend(analysis)
    assert (None if shown_key is None else shown_key.plain) == key


def test_a_filler_inside_a_number_keeps_its_place() -> None:
    analysis = taken("on five_five_five_one=555-1 please", script=Script("on 555-1 please")).analysis
    assert analysis is not None
    words = list(analysis.words)
    words[2] = replace(words[2], text="um", kind="filled_pause")
    assert transcript_text(replace(analysis, words=tuple(words))).plain == "on five [um] five one please"


def test_without_a_script_only_fillers_and_pauses_are_marked() -> None:
    analysis = FREE.analysis
    assert analysis is not None
    assert transcript_text(analysis).plain == "Hi Peter, [um] call me back on five five five please."


@given(
    st.lists(
        st.sampled_from(["one", "[um]", "-two-", "+three+", "*four|five*", "~six~", "(0.7)", "(0.2)"]),
        min_size=1,
        max_size=30,
    )
)
@settings(deadline=None)
def test_no_word_is_lost_or_shown_twice(tokens: list[str]) -> None:
    analysis = taken(" ".join(["start", *tokens]), script=Script("x")).analysis
    assert analysis is not None
    text = transcript_text(analysis).plain
    for token, word in (("one", "one"), ("[um]", "um"), ("-two-", "two"), ("+three+", "three")):
        assert len(re.findall(rf"\b{word}\b", text)) == tokens.count(token)
    assert (
        len(re.findall(r"\bfour\b", text))
        == len(re.findall(r"\bfive\b", text))
        == tokens.count("*four|five*")
    )
    assert text.count("(0.7s)") == tokens.count("(0.7)")


def test_words_heard_in_another_spelling_are_named() -> None:
    text = flat(
        scorecard(taken("Hi oak_ridge>Oakridge and a>A b>Bea c>Cee d>Dee e>Eee"), zone=UTC), width=200
    )
    assert 'Counted as said: Oakridge (heard as "oak ridge"), Bea (heard as "b")' in text
    assert 'Dee (heard as "d") and 1 more.' in text
    assert "Counted as said" not in flat(scorecard(taken("Hi a>A"), zone=UTC))
    together = flat(
        scorecard(taken("we helped_Bakery's>help helped_Bakery's>bakeries plan"), zone=UTC), width=200
    )
    assert 'Counted as said: help bakeries (heard as "helped Bakery\'s").' in together


# ---- the scorecard ------------------------------------------------------------------------------


def test_the_score_and_the_one_thing_to_change_come_first() -> None:
    lines = [line.strip() for line in shown(scorecard(FIRST, zone=UTC)).splitlines() if line.strip()]
    assert lines[1].startswith("73 out of 100")
    assert lines[2] == "Next time"
    assert "Listen at 0:15: rehearse play take1 --from 0:13" in lines[5]


def test_the_place_to_listen_to_is_told_as_a_player_tells_it() -> None:
    def listening(at_s: float) -> str:
        analysis = FIRST.analysis
        assert analysis is not None
        advised = replace(analysis, advice=Advice("x", "Slow down.", at_s))
        text = flat(scorecard(replace(FIRST, analysis=advised), zone=UTC))
        return text.partition("Listen at ")[2].partition(" Duration")[0].partition(" You ")[0]

    assert listening(61.0) == "1:01: rehearse play take1 --from 0:59"
    assert listening(30.9) == "0:30: rehearse play take1 --from 0:28"
    assert listening(1.4) == "0:01: rehearse play take1 --from 0:00"


def test_every_criterion_has_value_aim_and_points() -> None:
    text = flat(scorecard(FIRST, zone=UTC))
    assert "Duration 0:25 0:18 to 0:30 100" in text
    assert "Pace 174 words/min 130 to 170 88" in text
    assert "Fillers 6 (14.7/min) up to 2, or 5/min 35" in text
    assert "Script match 83% 97% or more 69" in text


def test_a_criterion_left_out_says_why() -> None:
    assert "Script match is left out: there was no script to hold it against." in flat(
        scorecard(FREE, zone=UTC)
    )
    short = flat(scorecard(taken("Hi", points=(0, None, None, None), words_per_minute=None), zone=UTC))
    assert "Pace is left out: too little was said (it takes 1 second and 3 words)." in short
    assert "Script match is left out: too little was said." in short
    other = flat(scorecard(taken(NORTHWIND.text, points=(100, 100, None, 100)), zone=UTC))
    assert "Fillers are left out: there is no list of fillers for this language." in other


def test_a_list_of_fillers_is_not_missed_where_too_little_was_said() -> None:
    short = flat(scorecard(taken("Hi there", points=(0, None, None, 100)), zone=UTC))
    assert "Fillers are left out: too little was said (it takes 1 second and 3 words)." in short
    assert "Duration 0.6 s 0:18 to 0:30 0" in short and "Words 2 in 0.6 s" in short


@pytest.mark.parametrize("width", [40, 57, 58, 60, 76, 77, 100])
def test_the_verdicts_stay_at_every_width(width: int) -> None:
    text = shown(scorecard(FIRST, zone=UTC), width=width)
    assert text.count("not there yet") == 3 and "174 words/min" in text and "6 (14.7/min)" in text
    assert ("130 to 170" in text) == (width >= 77), "the aims go first"
    assert not re.search(r"[█░]…", text), "a bar that is cut tells nothing"


def test_a_take_without_any_points_has_no_score() -> None:
    text = flat(scorecard(taken("Hi", points=(None, None, None, None)), zone=UTC))
    assert "No score: there was too little to judge." in text


def test_the_target_moves_the_aim() -> None:
    assert "0:12 to 0:20" in flat(scorecard(replace(FIRST, target_s=20.0), zone=UTC))


def test_a_card_has_one_length() -> None:
    text = flat(scorecard(taken("Hi Peter", duration_s=17.8, words=40), zone=UTC))
    assert "Duration 0:17.8 0:18 to 0:30" in text and "Words 40 in 0:17.8" in text


def test_an_unsaved_take_names_no_command_that_needs_a_name() -> None:
    analysis = FREE.analysis
    assert analysis is not None
    take = replace(FREE, analysis=replace(analysis, advice=Advice("x", "Slow down.", 3.0)))
    text = flat(scorecard(take, zone=UTC))
    assert f"Listen at 0:03 of {take.recording.path} " in text
    assert "rehearse" not in text.replace("vm-rehearse", "")
    piped = replace(take, recording=replace(take.recording, path="-"))
    assert "Listen at 0:03 You" in flat(scorecard(piped, zone=UTC))
    assert "rehearse" not in flat(scorecard(replace(FREE, analysis=None), zone=UTC))


def test_dates_are_those_of_the_place() -> None:
    assert "22 Nov 2026, 05:12" in flat(scorecard(FIRST, zone=timezone(timedelta(hours=9))))


@pytest.mark.parametrize("at", [1, 2])
def test_of_a_change_with_a_filler_in_it_the_changed_word_has_the_script_s(at: int) -> None:
    analysis = taken("Hi *bank_banks|firms* now", script=Script("Hi firms now")).analysis
    assert analysis is not None
    words = list(analysis.words)
    words[at] = replace(words[at], text="um", kind="filled_pause")
    changed = ["[um] *banks* (script: firms)", "*bank* (script: firms) [um]"][at - 1]
    assert transcript_text(replace(analysis, words=tuple(words))).plain == f"Hi {changed} now"


def test_a_change_without_a_word_of_its_own_stands_behind_the_filler_in_it() -> None:
    analysis = taken("Hi *banks|firms* now", script=Script("Hi firms now")).analysis
    assert analysis is not None
    hi, banks, now = analysis.words
    words = (hi, replace(banks, text="um", kind="filled_pause"), now)
    shown_text = transcript_text(replace(analysis, words=words)).plain
    assert shown_text == "Hi [um] *banks* (script: firms) now"
