"""What the user sees. GOLDEN_UPDATE=1 writes the golden files anew; read the difference before keeping it."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from sample_takes import BETTER, NORTHWIND, ROUGH, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.progress import compare, practice
from vm_rehearse.take import Advice, Note, Script, Take
from vm_rehearse.views import wording
from vm_rehearse.views.comparison import comparison
from vm_rehearse.views.document import comparison_document, practice_document
from vm_rehearse.views.listing import row_of, takes_list
from vm_rehearse.views.models import ModelRow, models_list
from vm_rehearse.views.notices import (
    error_notice,
    script_added,
    take_deleted,
    take_kept,
    take_restored,
)
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.scripts import script_text, scripts_list
from vm_rehearse.views.transcript import legend, transcript_text

GOLDEN = Path(__file__).parent / "golden"
UTC = timezone.utc

FIRST = taken(
    ROUGH,
    label="quiet room",
    points=(100, 88, 35, 69),
    advice=Advice(
        "fillers", 'Say nothing instead of "um": close your lips while you look for the next word.', 15.7
    ),
)
SECOND = taken(
    BETTER,
    name="take2",
    recorded_at="2026-11-22T08:05:00Z",
    points=(100, 64, 100, 98),
    pitch_sd_semitones=3.6,
    advice=Advice("script", 'Say "forty" in the third sentence: you said "fifty".', 13.0),
)
THIRD = taken(
    BETTER.replace("[Uh,] ", ""), name="take3", recorded_at="2026-11-23T17:41:00Z", points=(100, 58, 100, 98)
)
DUTCH = taken(
    "Goedemiddag meneer De Vries, [eh] u spreekt met Sanne van Kaap Software. [[zeg_maar,]] ik bel "
    "omdat ik zag dat u *vier|drie* vacatures hebt. (0.7) Belt u mij terug op "
    "nul_zes_één_twee_drie_vier_vijf_zes_zeven_acht=06-12345678?",
    name="take4",
    language="nl",
    script=Script(
        "Goedemiddag meneer De Vries, u spreekt met Sanne van Kaap Software. Ik bel omdat ik zag dat u drie "
        "vacatures hebt. Belt u mij terug op 06-12345678?",
        name="kaap",
        version=3,
    ),
    points=(100, 80, 70, 85),
    advice=Advice("fillers", "Laat de stilte staan.", 2.1),
)
FREE = taken(
    "Hi Peter, [um] call me back on five_five_five=555 please.",
    name=None,
    script=None,
    points=(0, 100, 60, None),
    pitch_median_hz=None,
    pitch_sd_semitones=None,
    snr_db=None,
    notes=(Note("voice_left_out", "Too little of this take is voiced to measure the pitch."),),
)
PENDING = replace(FIRST, name="take5", recorded_at="2026-11-24T09:00:00Z", analysis=None)

VIEWS: dict[str, RenderableType] = {
    "scorecard": scorecard(FIRST, zone=UTC),
    "scorecard_perfect": scorecard(taken(NORTHWIND.text), zone=UTC),
    "scorecard_dutch": scorecard(DUTCH, zone=UTC),
    "scorecard_free": scorecard(FREE, zone=UTC),
    "scorecard_unscored": scorecard(PENDING, zone=UTC),
    "comparison": comparison(compare(FIRST, SECOND), zone=UTC),
    "comparison_equal": comparison(compare(SECOND, THIRD), zone=UTC),
    "comparison_without_script": comparison(compare(FIRST, FREE), zone=UTC),
    "comparison_unscored": comparison(compare(FIRST, PENDING), zone=UTC),
    "takes": takes_list([row_of(take) for take in (FIRST, SECOND, THIRD, DUTCH, PENDING)], zone=UTC),
    "practice": practice_report(practice([FIRST, SECOND, THIRD, PENDING]), zone=UTC),
    "practice_one_take": practice_report(practice([FREE]), zone=UTC),
    "practice_unscored": practice_report(practice([PENDING]), zone=UTC),
    "scripts": scripts_list([NORTHWIND, Script("Hallo,\n\nmet Sanne.", name="kaap", version=3)]),
    "script": script_text(Script("Hallo,\n\nmet [naam] van Kaap.", name="kaap", version=3)),
    "models": models_list(
        [
            ModelRow("base", "the usual choice", 145_262_807, on_disk=True),
            ModelRow("large", "hears best, slow", 2_884_000_000, on_disk=False),
        ]
    ),
    "no_models": models_list([ModelRow("base", "the usual choice", 145_262_807, on_disk=False)]),
}


def shown(
    view: RenderableType, *, width: int = 80, colour: bool = False, encoding: str = "utf-8", **rest: object
) -> str:
    """What a console of this width prints; without colour, as into a pipe."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        _environ={},
        **rest,  # type: ignore[arg-type]
    )
    console.print(view)
    stream.seek(0)
    return stream.read()


def flat(view: RenderableType, **rest: object) -> str:
    """What is shown, its lines joined."""
    return " ".join(shown(view, **rest).split())  # type: ignore[arg-type]


def check_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


# ---- every view ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("name", VIEWS)
def test_the_view_is_the_golden_one(name: str, width: int) -> None:
    check_golden(f"{name}_{width}.txt", shown(VIEWS[name], width=width))


@pytest.mark.parametrize("name", ["scorecard", "comparison", "practice"])
def test_the_view_in_colour_is_the_golden_one(name: str) -> None:
    check_golden(f"{name}_80_colour.txt", shown(VIEWS[name], colour=True))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}_{width}.txt" for name in VIEWS for width in (60, 80)}
    wanted |= {f"{name}_80_colour.txt" for name in ("scorecard", "comparison", "practice")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


@pytest.mark.parametrize("name", VIEWS)
def test_colour_only_repeats_what_the_text_says(name: str) -> None:
    in_colour = shown(VIEWS[name], colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", in_colour) == shown(VIEWS[name])


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(name: str, width: int) -> None:
    lines = shown(VIEWS[name], width=width).splitlines()
    assert all(cell_len(line) <= min(width, 92) for line in lines)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", ["scorecard", "comparison", "takes", "practice", "models"])
def test_an_old_terminal_gets_only_characters_it_has(name: str) -> None:
    assert "█" in shown(VIEWS["scorecard"]) and "▆" in shown(VIEWS["practice"])
    shown(VIEWS[name], encoding="cp1252")


# ---- what the user wrote ------------------------------------------------------------------------

HOSTILE = "[bold]Hi[/bold] [/] :smile: [link=https://example.com]x[/link] \x1b[31mred\x07 \\[a] 100%"
HOSTILE_SHOWN = "[bold]Hi[/bold] [/] :smile: [link=https://example.com]x[/link] [31mred \\[a] 100%"


def test_text_of_the_user_is_never_taken_for_markup() -> None:
    script = Script(HOSTILE, name="[red]odd[/red]", version=1)
    take = replace(
        taken("Hi *there|Peter*", script=script, label="[blink]loud", advice=Advice("x", HOSTILE)),
        name="take1",
    )
    for view in (
        scorecard(take, zone=UTC),
        script_text(script),
        practice_report(practice([take, take]), zone=UTC),
        error_notice(RehearseError("x", HOSTILE, hint=HOSTILE)),
    ):
        assert HOSTILE_SHOWN in flat(view, width=200)
        assert "\x07" not in shown(view) and "\x1b" not in shown(view)
    listed = flat(takes_list([row_of(take)], zone=UTC), width=120)
    assert "[red]odd[/red] · [blink]loud" in listed
    assert "[red]odd[/red]" in flat(scripts_list([script]))


def test_brackets_and_long_and_wide_words_in_the_transcript() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträgervereinigung"
    script = Script(f"Hi [name], 株式会社日立製作所 {long}")
    take = taken(f"Hi *Peter|[name],* 株式会社日立製作所 -{long}- [um]", script=script)
    for width in (30, 60, 80):
        text = shown(scorecard(take, zone=UTC), width=width)
        assert all(cell_len(line) <= width for line in text.splitlines())
        squeezed = "".join(text.split())
        assert "*Peter*(script:[name])" in squeezed
        assert f"株式会社日立製作所-{long}-[um]" in squeezed


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_any_label_and_any_word_can_be_shown(text: str) -> None:
    take = taken(NORTHWIND.text, label=text, script=Script(text, name=text, version=2))
    assert take.analysis is not None
    words = tuple(replace(word, text=text) for word in take.analysis.words[:3])
    take = replace(take, analysis=replace(take.analysis, words=words))
    for view in (
        scorecard(take, zone=UTC),
        comparison(compare(take, take), zone=UTC),
        practice_report(practice([take, take]), zone=UTC),
        script_text(Script(text)),
    ):
        assert "\x1b" not in shown(view, width=60)


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
    assert "Pace is left out: too little was said." in short
    assert "Script match is left out: too little was said." in short
    other = flat(scorecard(taken(NORTHWIND.text, points=(100, 100, None, 100)), zone=UTC))
    assert "Fillers is left out: there is no list of fillers for this language." in other


def test_a_take_without_any_points_has_no_score() -> None:
    text = flat(scorecard(taken("Hi", points=(None, None, None, None)), zone=UTC))
    assert "No score: there was too little to judge." in text


def test_the_target_moves_the_aim() -> None:
    assert "0:12 to 0:20" in flat(scorecard(replace(FIRST, target_s=20.0), zone=UTC))


def test_an_unsaved_take_names_no_command_that_needs_a_name() -> None:
    analysis = FREE.analysis
    assert analysis is not None
    take = replace(FREE, analysis=replace(analysis, advice=Advice("x", "Slow down.", 3.0)))
    text = flat(scorecard(take, zone=UTC))
    assert "Listen at 0:03" in text and "rehearse" not in text.replace("vm-rehearse", "")
    assert "rehearse" not in flat(scorecard(replace(FREE, analysis=None), zone=UTC))


def test_dates_are_those_of_the_place() -> None:
    assert "22 Nov 2026, 05:12" in flat(scorecard(FIRST, zone=timezone(timedelta(hours=9))))


# ---- comparison, practice, lists ----------------------------------------------------------------


def test_the_sum_of_what_is_shown_comes_out() -> None:
    first = taken(NORTHWIND.text, points=(60.4, 100, 100, 100), loudness_lufs=-23.44)
    second = taken(NORTHWIND.text, name="take2", points=(70.6, 100, 100, 100), loudness_lufs=-20.36)
    text = flat(comparison(compare(first, second), zone=UTC))
    assert "Duration 60 71 +11" in text
    assert "Loudness, LUFS -23.4 -20.4 +3.0 can be heard" in text


def test_the_first_can_be_the_better_one() -> None:
    text = flat(comparison(compare(SECOND, FIRST), zone=UTC))
    assert "take2 is better by 18 points. It gains points on fillers (65) and script match (29)" in text
    assert "loses on pace (24)" in text
    assert "Went wrong: three" in text and "Went right: Thanks (was left out)" in text


def test_other_scripts_and_targets_are_named() -> None:
    other = replace(taken("Hello there", script=Script("Hello there"), name="take9"), target_s=20.0)
    text = flat(comparison(compare(FIRST, other), zone=UTC), width=120)
    assert "Can't be compared: the takes were read from different texts." in text
    assert "The takes had different targets for the duration: 0:30 and 0:20." in text


def test_one_point_and_one_take() -> None:
    first = taken(NORTHWIND.text, points=(90, 90, 90, 90))
    second = taken(NORTHWIND.text, name="take2", points=(98, 90, 90, 90))
    assert "take2 is better by 2 points." in flat(comparison(compare(first, second), zone=UTC))
    one = flat(practice_report(practice([FREE]), zone=UTC))
    assert "1 take ·" in one and "It takes two scored takes to tell." in one


def test_nothing_yet_says_how_to_begin() -> None:
    assert "rehearse record" in flat(takes_list([]))
    assert "rehearse record" in flat(practice_report(practice([])))
    assert "rehearse script add" in flat(scripts_list([]))


def test_a_long_practice_shows_its_last_takes() -> None:
    takes = [replace(FIRST, name=f"take{n}", recorded_at=f"2026-11-{n:02d}T10:00:00Z") for n in range(1, 29)]
    text = flat(practice_report(practice(takes), zone=UTC))
    assert "The last 10 of 28 takes" in text and "take19 " in text and "take18 " not in text
    assert "█" * 20 in text and "█" * 21 not in text
    assert "1 to 28 Nov 2026" in text


def test_the_years_are_shown_where_they_differ() -> None:
    rows = [row_of(FIRST), row_of(replace(SECOND, recorded_at="2027-01-02T03:04:05Z"))]
    text = flat(takes_list(rows, zone=UTC), width=100)
    assert "21 Nov 2026, 20:12" in text and "2 Jan 2027, 03:04" in text


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (
            error_notice(RehearseError("x", "There is no take9.", hint="To see all, type: rehearse list")),
            "Error: There is no take9.\nTo see all, type: rehearse list\n",
        ),
        (take_kept("take3"), "Kept as take3.\n"),
        (take_deleted("take3"), "take3 is in the trash. To have it back, type: rehearse restore take3\n"),
        (take_restored("take3"), "take3 is back.\n"),
        (
            script_added(replace(NORTHWIND, version=2)),
            "Added northwind v2. To read it aloud, type: rehearse record --script northwind\n",
        ),
    ],
)
def test_notices(view: RenderableType, text: str) -> None:
    assert shown(view) == text


# ---- values in words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (wording.clock, 0.0, "0:00"),
        (wording.clock, 12.4, "0:12"),
        (wording.clock, 59.5, "1:00"),
        (wording.clock, 600.0, "10:00"),
        (wording.percent, 0.0, "0%"),
        (wording.percent, 0.001, "1%"),
        (wording.percent, 0.945, "95%"),
        (wording.percent, 0.999, "99%"),
        (wording.percent, 1.0, "100%"),
        (wording.decimal, 2.0, "2"),
        (wording.decimal, 2.25, "2.3"),
        (wording.decimal, -0.04, "0"),
        (wording.decimal, -23.44, "-23.4"),
        (wording.points, None, "-"),
        (wording.points, 72.5, "73"),
    ],
)
def test_numbers(write: Callable[[float | None], str], value: float | None, text: str) -> None:
    assert write(value) == text


def test_words_around_numbers() -> None:
    assert [wording.counted(number, "filler") for number in (0, 1, 2)] == [
        "0 fillers",
        "1 filler",
        "2 fillers",
    ]
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.shortened("one two three", 20) == "one two three"
    assert wording.shortened("one two, three", 10) == "one two…"


# ---- documents ----------------------------------------------------------------------------------


def documents() -> list[dict[str, object]]:
    return [
        comparison_document(compare(FIRST, SECOND)),
        comparison_document(compare(FREE, PENDING)),
        practice_document(practice([FIRST, SECOND, PENDING])),
        practice_document(practice([])),
    ]


@pytest.mark.parametrize("document", documents())
def test_documents_survive_json(document: dict[str, object]) -> None:
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_the_comparison_document() -> None:
    document = comparison_document(compare(FIRST, SECOND))
    assert document["schema"] == "rehearse.comparison/1"
    assert (document["first"]["take"], document["second"]["take"]) == ("take1", "take2")
    assert (document["better"], document["reason"], document["lead_points"]) == (
        "second",
        "higher_score",
        17.5,
    )
    assert document["criteria"]["fillers"] == {"first": 35, "second": 100, "change": 65}
    assert document["measures"]["fillers"] == {
        "first": 6,
        "second": 1,
        "change": -5,
        "noticeable": True,
        "judgement": "better",
    }
    assert document["script_words"]["went_wrong"] == [{"script": "Thanks", "spoken": ""}]
    assert document["script_words"]["still_wrong"] == [{"script": "forty", "spoken": "fifty"}]
    unscored = comparison_document(compare(FIRST, PENDING))
    assert (unscored["reason"], unscored["script_words"], unscored["same_script"]) == (
        "not_scored",
        None,
        True,
    )


def test_the_practice_document() -> None:
    document = practice_document(practice([FIRST, SECOND, PENDING]))
    assert document["schema"] == "rehearse.practice/1"
    assert [take["take"] for take in document["takes"]] == ["take1", "take2", "take5"]
    assert (document["best"], document["latest"], document["unscored"]) == ("take2", "take2", 1)
    assert document["criteria"]["fillers"]["points"] == [35, 100, None]
    assert document["fillers"] == [{"text": "uh", "kind": "filled_pause", "count": 2, "takes": 2}]
    assert document["mistakes"] == [
        {
            "text": "forty",
            "script": {"name": "northwind", "version": 1},
            "takes": 2,
            "of_takes": 2,
            "left_out": 0,
            "said_instead": ["fifty"],
        }
    ]
    assert document["advice"]["code"] == "script"


def test_takes_of_the_history_can_be_listed() -> None:
    take: Take = FIRST
    row = row_of(take)
    assert (row.fillers, row.scored, row.script_name) == (6, True, "northwind")
    assert row_of(PENDING).total is None and not row_of(PENDING).scored
