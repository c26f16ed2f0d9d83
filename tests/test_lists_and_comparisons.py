"""Two takes side by side, the practice so far, lists, notices and values; on screen and as documents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import RenderableType
from sample_takes import NORTHWIND, practice_of, taken
from sample_views import FIRST, FREE, PENDING, SECOND, UTC, flat, shown
from takes_in_rows import row_of

from vm_rehearse.errors import RehearseError
from vm_rehearse.progress import compare
from vm_rehearse.take import Advice, Script, Take
from vm_rehearse.views import wording
from vm_rehearse.views.change import change
from vm_rehearse.views.comparison import comparison
from vm_rehearse.views.document import comparison_document, practice_document
from vm_rehearse.views.listing import takes_list
from vm_rehearse.views.notices import (
    error_notice,
    script_added,
    take_deleted,
    take_kept,
    take_restored,
)
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scripts import scripts_list

# ---- comparison, practice, lists ----------------------------------------------------------------


def test_the_sum_of_what_is_shown_comes_out() -> None:
    first = taken(NORTHWIND.text, points=(60.4, 100, 100, 100), loudness_lufs=-23.44)
    second = taken(NORTHWIND.text, name="take2", points=(70.6, 100, 100, 100), loudness_lufs=-20.36)
    text = flat(comparison(compare(first, second), zone=UTC))
    assert "Duration 60 71 +11" in text
    assert "Loudness, LUFS -23.4 -20.4 +3.0 can be heard" in text


def test_the_lead_is_the_difference_of_the_two_scores_that_are_shown() -> None:
    first = taken(NORTHWIND.text, points=(45.4, 75, 50, 100))
    second = taken(NORTHWIND.text, name="take2", points=(85.9, 100, 100, 99.7))
    text = flat(comparison(compare(first, second), zone=UTC))
    before, after, change = re.findall(r"Score (\d+) (\d+) ([+]\d+)", text)[0]
    assert int(after) - int(before) == int(change)
    assert f"better by {int(change)} points" in text


def test_what_gains_no_point_that_is_shown_is_no_reason() -> None:
    first = taken(NORTHWIND.text, points=(45, 98.6, 99.95, 100))
    second = taken(NORTHWIND.text, name="take2", points=(85, 99.9, 98.6, 100))
    text = flat(comparison(compare(first, second), zone=UTC))
    assert "It gains points on duration (40)." in text


def test_a_take_with_too_little_in_it_is_held_against_what_both_have() -> None:
    """The line after a take and `compare` say the same, also where the totals differ the other way."""
    first = taken(NORTHWIND.text, points=(100, 0, 0, 80))
    for second, lead, says in (
        ((60, None, None, 80), 20, "20 points lower than take1. Points: duration 100 to 60."),
        (
            (90, None, None, 98),
            4,
            "4 points better than take1. Points: duration 100 to 90 and script match 80",
        ),
    ):
        compared = compare(first, taken(NORTHWIND.text, name="take2", points=second))
        after = change(compared)
        assert after is not None and says in flat(after)
        assert "Judged only on duration and script match." in flat(after)
        assert f"is better by {lead} points. " in flat(comparison(compared, zone=UTC))


def test_every_change_is_the_difference_of_the_two_numbers_beside_it() -> None:
    first = taken(NORTHWIND.text, words_per_minute=91.0, script_match=0.845, pause_share=0.22)
    second = taken(NORTHWIND.text, name="take2", words_per_minute=136.4, script_match=0.99, pause_share=0.13)
    lines = shown(comparison(compare(first, second), zone=UTC)).splitlines()
    rows = [" ".join(line.split()) for line in lines]
    for expected in ("Words a minute 91 136 +45 ", "Script match, % 85 99 +14 ", "Silence, % 22 13 -9 "):
        assert any(row.startswith(expected) for row in rows), expected
    measures = lines[next(number for number, line in enumerate(lines) if line.strip() == "Measures") + 1 :]
    numbers = [re.findall(r" (-?[\d.]+) +(-?[\d.]+) +([-+]?[\d.]+)(?![\d.%])", line) for line in measures]
    found = [tuple(map(float, row[0])) for row in numbers if row]
    assert len(found) == 11
    assert all(change == pytest.approx(after - before) for before, after, change in found)


@pytest.mark.parametrize(
    ("takes", "text"),
    [
        (("-that's-", "*Again|that's*"), 'in 2 of 2 takes: left out once, once "Again" instead'),
        (("*it|that's*", "*Again|that's*"), 'in 2 of 2 takes: you said "it" or "Again"'),
        (("-that's-", "-that's-", "that's"), "in 2 of 3 takes: left out"),
        (
            ("*a|that's*", "*b|that's*", "*c|that's*", "-that's-", "-that's-"),
            'in 5 of 5 takes: left out twice, 3 times "a", "b" or something else instead',
        ),
    ],
)
def test_what_keeps_going_wrong_is_told_in_a_sentence(takes: tuple[str, ...], text: str) -> None:
    script = Script("Hi, that's me", name="me", version=1)
    made = [
        taken(
            f"Hi, {said} me", name=f"take{number}", script=script, recorded_at=f"2026-11-2{number}T10:00:00Z"
        )
        for number, said in enumerate(takes)
    ]
    assert f"that's {text} What to do" in flat(practice_report(practice_of(made), zone=UTC), width=120)


def test_fillers_that_keep_coming_back_are_written_as_people_write_them() -> None:
    takes = [taken("[[I_mean,]] hi Peter", name=f"take{number}") for number in (1, 2)]
    assert 'Fillers: "I mean" 2 times in 2 takes' in flat(practice_report(practice_of(takes), zone=UTC))


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
    tenths = comparison(compare(FIRST, replace(other, target_s=25.5)), zone=UTC)
    assert "The takes had different targets for the duration: 0:30 and 0:25.5." in flat(tenths, width=120)


def test_what_was_asked_of_the_take_before_is_said_with_the_change_since() -> None:
    alike = change(compare(FIRST, SECOND))
    assert alike is not None and "target" not in flat(alike) and "strictly" not in flat(alike)
    shorter = change(compare(replace(FIRST, target_s=45.0), SECOND))
    assert shorter is not None and flat(shorter).endswith(" Its target was 0:45.")
    for first, second, name in ((True, False, "take1"), (False, True, "take2")):
        stricter = change(compare(replace(FIRST, strict=first), replace(SECOND, strict=second)))
        assert stricter is not None
        assert flat(stricter).endswith(f" Only {name} was held against the script strictly.")


def test_one_point_and_one_take() -> None:
    first = taken(NORTHWIND.text, points=(90, 90, 90, 90))
    second = taken(NORTHWIND.text, name="take2", points=(98, 90, 90, 90))
    assert "take2 is better by 2 points." in flat(comparison(compare(first, second), zone=UTC))
    one = flat(practice_report(practice_of([FREE]), zone=UTC))
    assert "1 take ·" in one and "It takes two scored takes to tell." in one


def test_takes_of_different_texts_are_no_reason_for_praise() -> None:
    wrong = taken("Hi there", points=(90, 90, 90, 20))
    changed = Script(f"{NORTHWIND.text} Bye.", NORTHWIND.name, version=2)
    of_another = taken("Hi there", name="take2", script=changed, points=(90, 90, 90, 20))
    told = flat(practice_report(practice_of([wrong, of_another]), zone=UTC), width=120)
    assert (
        "back No filler. For the words of a script it takes two scored takes of the same text to tell."
        in told
    )
    for script in (None, NORTHWIND):
        alike = [taken(NORTHWIND.text, name=name, script=script) for name in ("take1", "take2")]
        assert "back Nothing: well done." in flat(practice_report(practice_of(alike), zone=UTC))


def test_the_next_take_is_of_the_script_that_the_advice_is_about_or_of_none() -> None:
    unnamed = replace(FIRST, script=Script(NORTHWIND.text))
    for take, typed in ((FREE, "record --free"), (unnamed, "record"), (FIRST, "record --script northwind")):
        assert shown(practice_report(practice_of([take]), zone=UTC)).endswith(f" rehearse {typed}\n")


def test_who_is_to_say_it_without_looking_is_not_shown_the_script() -> None:
    ready = Advice("next_stretch", "Well done, this one is ready. Now say it once without looking at it.")
    for script, typed in (
        (NORTHWIND, "record --script northwind --by-heart"),
        (Script(NORTHWIND.text), "record --by-heart"),
        (None, "record --free"),
    ):
        take = taken(NORTHWIND.text, script=script, advice=ready)
        assert shown(practice_report(practice_of([take]), zone=UTC)).endswith(f" rehearse {typed}\n")


def test_nothing_yet_says_how_to_begin() -> None:
    assert "rehearse record" in flat(takes_list([]))
    assert "rehearse record" in flat(practice_report(practice_of([])))
    assert "rehearse script add" in flat(scripts_list([]))


def test_a_long_practice_shows_its_last_takes() -> None:
    takes = [replace(FIRST, name=f"take{n}", recorded_at=f"2026-11-{n:02d}T10:00:00Z") for n in range(1, 29)]
    text = flat(practice_report(practice_of(takes), zone=UTC))
    assert "The last 10 of 28 takes" in text and "take19 " in text and "take18 " not in text
    assert "█" * 20 in text and "█" * 21 not in text
    assert "1 to 28 Nov 2026" in text


def test_the_days_of_practice_are_told_right_though_the_clock_was_set_back() -> None:
    takes = [
        replace(FIRST, name=f"take{n}", recorded_at=f"2026-11-{d:02d}T10:00:00Z")
        for n, d in ((1, 21), (2, 3))
    ]
    assert "3 to 21 Nov 2026" in flat(practice_report(practice_of(takes), zone=UTC))


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
            script_added(NORTHWIND, is_new=True),
            "Added northwind. To read it aloud, type:\n  rehearse record --script northwind\n",
        ),
        (
            script_added(replace(NORTHWIND, version=2), is_new=True),
            "northwind has changed: this is version 2. To read it aloud, type:\n"
            "  rehearse record --script northwind\n",
        ),
        (
            script_added(NORTHWIND, is_new=False),
            "northwind is there already, unchanged. To read it aloud, type:\n"
            "  rehearse record --script northwind\n",
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
        (wording.duration, 0.32, "0.3 s"),
        (wording.duration, 0.949, "0.9 s"),
        (wording.duration, 0.95, "0:01"),
        (wording.duration, 12.4, "0:12"),
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
        practice_document(practice_of([FIRST, SECOND, PENDING])),
        practice_document(practice_of([])),
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
    document = practice_document(practice_of([FIRST, SECOND, PENDING]))
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
    assert (row.fillers, row.scored, row.script_name, row.is_free) == (6, True, "northwind", False)
    assert row_of(PENDING).total is None and not row_of(PENDING).scored


LONG = replace(FIRST, label="standing up in the corner office, after coffee and a walk")
NAMELESS = replace(SECOND, name="take2", script=Script("Hi there"))
ALL = [row_of(take) for take in (LONG, NAMELESS, replace(FREE, name="take3"))]


def listed(width: int) -> list[str]:
    """The table, line by line."""
    return shown(takes_list(ALL, zone=UTC), width=width).split("\n\n")[0].splitlines()


def test_scripts_and_labels_have_a_column_each() -> None:
    heading, first, second, third = listed(92)
    script, label = heading.index("Script"), heading.index("Label")
    assert [line[script:label].strip() for line in (first, second, third)] == ["northwind", "-", "free"]
    assert first[label:].startswith("standing up") and first.endswith("…")
    assert [line[label:] for line in (second, third)] == ["", ""]


@pytest.mark.parametrize(
    ("width", "headings"),
    [
        (100, "Take Recorded Score Time Pace Fillers Match Script Label"),
        (80, "Take Recorded Score Time Pace Fillers Match Script Label"),
        (60, "Take Recorded Score Time Pace Fillers Match Script"),
        (50, "Take Recorded Score Time Pace Match"),
        (40, "Take Recorded Score Time Pace"),
        (20, "Take Score"),
    ],
)
def test_a_narrow_window_leaves_out_whole_columns_and_cuts_no_number(width: int, headings: str) -> None:
    heading, *lines = listed(width)
    assert heading.split() == headings.split()
    assert len(lines) == 3, "one line a take"
    score = heading.index("Score")
    assert [line[score : score + 5].strip() for line in lines] == ["73", "91", "53"]
    assert all(len(line) <= width for line in (heading, *lines))


@pytest.mark.parametrize("width", [40, 44, 50, 55])
@pytest.mark.parametrize(
    "view",
    [comparison(compare(FIRST, SECOND), zone=UTC), practice_report(practice_of([FIRST, SECOND]), zone=UTC)],
)
def test_nor_is_one_cut_in_a_comparison_or_a_summary(view: RenderableType, width: int) -> None:
    def numbers(lines: str) -> list[str]:
        table = lines.partition("Points")[2].partition("Words of")[0].partition("Takes\n")[0]
        return re.findall(r"(?<!\S)[-+]?\d+(?:\.\d+)?(?!\S)", table)

    wide, narrow = shown(view, width=100), shown(view, width=width)
    assert numbers(narrow) == numbers(wide) and len(numbers(wide)) > 10
    assert max(map(len, narrow.splitlines())) <= width
    for meaning in ("better", "can be heard", " a take"):
        assert " ".join(narrow.split()).count(meaning) == " ".join(wide.split()).count(meaning)


def test_columns_that_say_nothing_are_left_out() -> None:
    text = shown(takes_list([row_of(replace(FREE, name="take1"))], zone=UTC))
    assert "Script" not in text and "Label" not in text


def test_less_than_a_second_is_written_in_tenths() -> None:
    short = taken("Hi there", script=None)
    assert " 0.6 s " in shown(takes_list([row_of(short)], zone=UTC))
