from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_takes import BETTER, NORTHWIND, ROUGH, practice_of, taken

from vm_rehearse.progress import (
    CRITERIA,
    Comparison,
    MeasureChange,
    MeasureName,
    ScriptPlace,
    compare,
)
from vm_rehearse.progress.practising import trend
from vm_rehearse.take import Script, Take

SENTENCE = "Thanks for your time Peter talk soon"
SHORT = Script(SENTENCE, name="short", version=1)


def spoken(marked: str = SENTENCE, **rest: object) -> Take:
    """A take of the short script."""
    return taken(marked, **{"script": SHORT, **rest})  # type: ignore[arg-type]


def unscored(take: Take) -> Take:
    return replace(take, analysis=None)


def measure(compared: Comparison, name: MeasureName) -> MeasureChange:
    return next(each for each in compared.measures if each.name == name)


# ---- one measure against the other --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "first", "second", "judgement"),
    [
        ("duration_s", 27.0, 27.9, "same"),
        ("words_per_minute", 150.0, 164.0, "same"),
        ("words_per_minute", 164.0, 150.0, "same"),
        ("articulation_rate_wpm", 150.0, 165.0, "neither"),
        ("articulation_rate_wpm", 165.0, 150.0, "neither"),
        ("articulation_rate_wpm", 150.0, 164.9, "same"),
        ("filled_pauses", 3, 2, "same"),
        ("filled_pauses", 3, 1, "better"),
        ("filler_words", 0, 2, "worse"),
        ("fillers_per_minute", 6.0, 3.5, "same"),
        ("fillers_per_minute", 6.0, 3.0, "better"),
        ("script_match", 0.90, 0.915, "same"),
        ("script_match", 0.92, 0.94, "better"),
        ("script_match", 0.94, 0.92, "worse"),
        ("repetitions", 2, 1, "same"),
        ("false_starts", 2, 0, "better"),
        ("longest_pause_s", 0.5, 0.7, "same"),
        ("longest_pause_s", 0.5, 1.5, "neither"),
        ("pause_share", 0.10, 0.14, "same"),
        ("pitch_sd_semitones", 2.9, 3.3, "same"),
        ("pitch_sd_semitones", 2.9, 3.4, "neither"),
        ("loudness_lufs", -23.0, -21.5, "same"),
        ("snr_db", 30.0, 20.0, "neither"),
    ],
)
def test_a_change_counts_from_its_threshold_on(
    name: str, first: float, second: float, judgement: str
) -> None:
    compared = compare(spoken(**{name: first}), spoken(**{name: second}))  # type: ignore[arg-type]
    shown: dict[str, MeasureName] = {
        "filled_pauses": "fillers",
        "filler_words": "fillers",
        "false_starts": "repetitions",
    }
    change = measure(compared, shown.get(name, name))  # type: ignore[arg-type]
    assert change.judgement == judgement
    assert change.noticeable == (judgement != "same")
    assert change.change == pytest.approx(second - first)


@pytest.mark.parametrize(
    ("points", "judgement"), [((40, 100), "better"), ((100, 40), "worse"), ((100, 100), "neither")]
)
def test_pace_is_judged_by_its_points(points: tuple[float, float], judgement: str) -> None:
    takes = [
        spoken(words_per_minute=rate, points=(100, each, 100, 100))
        for rate, each in zip((100.0, 140.0), points, strict=True)
    ]
    assert measure(compare(*takes), "words_per_minute").judgement == judgement


def test_fillers_are_both_kinds_together() -> None:
    change = measure(compare(spoken(filled_pauses=1, filler_words=2), spoken()), "fillers")
    assert (change.first, change.second, change.change) == (3, 0, -3)


@pytest.mark.parametrize(
    ("fillers", "lengths_s", "judgement"),
    [
        ((1, 0), (15.3, 13.2), "same"),
        ((2, 3), (13.0, 13.0), "same"),
        ((3, 1), (13.0, 13.0), "better"),
        ((2, 3), (26.0, 13.0), "worse"),
        ((3, 3), (26.0, 13.0), "worse"),
    ],
)
def test_one_filler_is_chance_however_short_the_take(
    fillers: tuple[int, int], lengths_s: tuple[float, float], judgement: str
) -> None:
    takes = [
        spoken(filled_pauses=number, duration_s=length_s, fillers_per_minute=60 * number / length_s)
        for number, length_s in zip(fillers, lengths_s, strict=True)
    ]
    assert measure(compare(*takes), "fillers_per_minute").judgement == judgement


def test_what_one_take_lacks_is_not_compared() -> None:
    change = measure(compare(spoken(pitch_sd_semitones=None), spoken()), "pitch_sd_semitones")
    assert (change.first, change.second) == (None, 2.9)
    assert (change.change, change.noticeable, change.judgement) == (None, None, None)


# ---- which take is better -----------------------------------------------------------------------


def test_the_higher_score_is_better_and_the_reasons_come_strongest_first() -> None:
    compared = compare(spoken(points=(90, 90, 40, 60)), spoken(points=(90.5, 80, 100, 80)))
    assert (compared.better, compared.reason) == ("second", "higher_score")
    assert compared.because == ("fillers", "script")
    assert compared.although == ("pace",)
    assert compared.lead_points == pytest.approx(70.5 / 4)
    assert compared.total.change == pytest.approx(70.5 / 4)


def test_under_two_points_they_are_about_equal() -> None:
    compared = compare(spoken(points=(90, 90, 90, 90)), spoken(points=(97, 90, 90, 90)))
    assert (compared.better, compared.reason, compared.lead_points) == (None, "about_equal", 1.75)
    assert compared.because == compared.although == ()
    assert compare(spoken(points=(90, 90, 90, 90)), spoken(points=(98, 90, 90, 90))).better == "second"


def test_a_take_without_script_is_not_better_for_having_nothing_to_get_wrong() -> None:
    with_script = spoken(points=(100, 90, 100, 40))
    without = spoken(script=None, points=(100, 80, 100, None))
    compared = compare(with_script, without)
    assert compared.total.change is not None and compared.total.change > 0
    assert (compared.better, compared.judged_on) == ("first", ("duration", "pace", "fillers"))
    assert compared.criteria[3].second is None and compared.criteria[3].change is None


def test_what_can_not_be_judged_says_why() -> None:
    one = spoken()
    assert one.analysis is not None
    other_rubric = replace(
        one, analysis=replace(one.analysis, score=replace(one.analysis.score, rubric="voicemail/2"))
    )
    assert compare(one, unscored(one)).reason == "not_scored"
    assert compare(unscored(one), unscored(one)).reason == "not_scored"
    assert compare(one, other_rubric).reason == "different_rubrics"
    first, second = spoken(points=(90, None, None, None)), spoken(points=(None, 90, None, None))
    assert compare(first, second).reason == "nothing_in_common"
    for pair in ((one, unscored(one)), (one, other_rubric), (first, second)):
        assert (compare(*pair).better, compare(*pair).lead_points) == (None, None)


POINTS = st.one_of(st.none(), st.integers(0, 100).map(float))
TAKES = st.builds(
    lambda points, rate, match, fillers: spoken(
        points=points, words_per_minute=rate, script_match=match, filled_pauses=fillers
    ),
    st.tuples(POINTS, POINTS, POINTS, POINTS),
    st.one_of(st.none(), st.floats(1, 400)),
    st.one_of(st.none(), st.floats(0, 1)),
    st.integers(0, 9),
)


@given(TAKES, TAKES)
@settings(deadline=None)
def test_the_other_way_round_everything_is_turned_round(first: Take, second: Take) -> None:
    forth, back = compare(first, second), compare(second, first)
    turned = {"better": "worse", "worse": "better"}
    for one, other in zip(forth.measures, back.measures, strict=True):
        assert (one.first, one.second) == (other.second, other.first)
        assert (one.judgement and turned.get(one.judgement, one.judgement)) == other.judgement
        assert one.change == (None if other.change is None else -other.change)
    assert forth.reason == back.reason
    assert {forth.better, back.better} in ({None}, {"first", "second"})
    assert (forth.because, forth.although) == (back.because, back.although)


@given(TAKES)
@settings(deadline=None)
def test_a_take_is_about_equal_to_itself(take: Take) -> None:
    compared = compare(take, take)
    assert compared.better is None
    assert all(each.judgement in ("same", None) for each in compared.measures)


# ---- the script's words -------------------------------------------------------------------------


def test_script_words_that_went_right_and_wrong() -> None:
    compared = compare(taken(ROUGH), taken(BETTER))
    assert compared.script is not None
    assert compared.script.went_right == (
        ScriptPlace("three", "the"),
        ScriptPlace("without buying any new hardware.", ""),
        ScriptPlace("Again, that's 555-0142.", ""),
    )
    assert compared.script.went_wrong == (ScriptPlace("Thanks", ""),)
    assert compared.script.still_wrong == (ScriptPlace("forty", "fifty"),)


def test_neighbours_are_one_phrase_and_words_changed_together_are_said_once() -> None:
    first = spoken("Thanks for *the_hour|your_time* -Peter- talk soon")
    compared = compare(first, spoken())
    assert compared.script is not None
    assert compared.script.went_right == (ScriptPlace("your time Peter", "the hour"),)


def test_added_words_move_nothing() -> None:
    compared = compare(
        spoken("Thanks +so_much+ for your time Peter -talk- soon"), spoken("+And+ " + SENTENCE)
    )
    assert compared.script is not None
    assert compared.script.went_right == (ScriptPlace("talk", ""),)


def test_words_written_differently_by_two_versions_are_not_paired() -> None:
    script = Script("call 555 soon please")
    first = taken("call five=555 -soon- please", script=script)
    second = taken("call five_five_five *later|soon* -please-", script=script)
    compared = compare(first, second)
    assert compared.script is not None
    assert compared.script.went_wrong == (ScriptPlace("please", ""),)
    assert compared.script.still_wrong == (ScriptPlace("soon", "later"),)


def test_other_texts_can_not_be_held_against_each_other() -> None:
    other = spoken(script=Script("Something else", name="short", version=2))
    assert not compare(spoken(), other).same_script and compare(spoken(), other).script is None
    assert not compare(spoken(), spoken(script=None)).same_script
    same_words = spoken(script=Script(SENTENCE.replace(" ", "\n"), name="copy"))
    assert compare(spoken(), same_words).same_script
    assert compare(spoken(), unscored(spoken())).script is None


FATES = st.lists(st.sampled_from(["{0}", "-{0}-", "*other|{0}*", "+more+ {0}"]), min_size=7, max_size=7)


@given(FATES, FATES)
@settings(deadline=None)
def test_every_script_word_is_counted_once(first: list[str], second: list[str]) -> None:
    takes = [
        spoken(
            "[um] " + " ".join(fate.format(word) for fate, word in zip(fates, SENTENCE.split(), strict=True))
        )
        for fates in (first, second)
    ]
    changes = compare(*takes).script
    assert changes is not None
    found = [
        word
        for places in (changes.went_right, changes.went_wrong, changes.still_wrong)
        for place in places
        for word in place.script.split()
    ]
    wrong = {
        word
        for fates in (first, second)
        for fate, word in zip(fates, SENTENCE.split(), strict=True)
        if fate[0] in "-*"
    }
    assert sorted(found) == sorted(wrong)


# ---- many takes ---------------------------------------------------------------------------------


def named(number: int, marked: str = SENTENCE, **rest: object) -> Take:
    return spoken(marked, name=f"take{number}", recorded_at=f"2026-11-{number:02d}T10:00:00Z", **rest)


def test_no_take_at_all() -> None:
    summary = practice_of([])
    assert (summary.takes, summary.unscored, summary.best, summary.latest) == ((), 0, None, None)
    assert (summary.fillers, summary.mistakes) == ((), ())
    assert [each.name for each in summary.criteria] == list(CRITERIA)
    assert (summary.total.first, summary.total.direction) == (None, None)


def test_one_take_has_no_direction_and_nothing_recurs() -> None:
    summary = practice_of(
        [named(1, "[um] [um] Thanks for your time Peter -talk- soon", points=(50, 50, 50, 50))]
    )
    assert (summary.total.first, summary.total.last, summary.total.best) == (50, 50, 50)
    assert (summary.total.direction, summary.total.points_per_take) == (None, None)
    assert summary.best is not None and summary.best.row.name == "take1"
    assert (summary.fillers, summary.mistakes) == ((), ())


def test_takes_come_in_the_order_of_recording() -> None:
    takes = [named(3), named(1), named(2)]
    assert [take.row.name for take in practice_of(takes).takes] == ["take1", "take2", "take3"]


def test_a_clock_that_was_set_back_does_not_change_the_order() -> None:
    takes = [
        replace(named(number, points=(number,) * 4), recorded_at=f"2026-11-{day:02d}T10:00:00Z")
        for number, day in ((2, 20), (9, 21), (10, 3), (11, 5))
    ]
    summary = practice_of(reversed(takes))
    assert [take.row.name for take in summary.takes] == ["take2", "take9", "take10", "take11"]
    assert (summary.total.first, summary.total.last) == (2, 11)
    assert summary.latest is not None and summary.latest.row.name == "take11"


def test_the_best_take_is_the_latest_of_equals_and_an_unscored_one_never() -> None:
    takes = [
        named(1, points=(90, 90, 90, 90)),
        named(2, points=(90, 90, 90, 90)),
        named(3, points=(80, 80, 80, 80)),
        unscored(named(4)),
    ]
    summary = practice_of(takes)
    assert summary.best is not None and summary.best.row.name == "take2"
    assert summary.latest is not None and summary.latest.row.name == "take3"
    assert summary.unscored == 1
    assert summary.total.points == (90, 90, 80, None)
    only_unscored = practice_of([unscored(named(1))])
    assert (only_unscored.best, only_unscored.latest, only_unscored.unscored) == (None, None, 1)


@pytest.mark.parametrize(
    ("points", "direction", "slope"),
    [
        ([10, 90], None, None),
        ([10, 20, 30], "up", 10),
        ([30, 20, 10], "down", -10),
        ([50, 52, 54], "level", 2),
        ([50, 52.4, 54.8], "level", 2.4),
        ([50, 52.5, 55], "up", 2.5),
        ([55, 53.75, 52.5, 51.25, 50], "down", -1.25),
        ([60, 90, 60], "level", 0),
        ([10, None, 20, 30], "up", 10),
        ([None, None], None, None),
        ([0, 30, 30, 60], "up", 18),
    ],
)
def test_the_direction_needs_three_takes(
    points: list[float | None], direction: str | None, slope: float | None
) -> None:
    row = trend("pace", points)
    assert row.direction == direction
    assert row.points_per_take == (None if slope is None else pytest.approx(slope))


def test_first_last_and_best_skip_takes_without_the_criterion() -> None:
    row = trend("script", [None, 40, 80, 60, None])
    assert (row.first, row.last, row.best) == (40, 60, 80)


@given(st.lists(st.floats(0, 50), min_size=3, max_size=30), st.floats(0, 50))
def test_more_points_in_every_take_change_no_direction(points: list[float], more: float) -> None:
    before, after = trend("total", points), trend("total", [each + more for each in points])
    assert before.points_per_take == pytest.approx(after.points_per_take, abs=1e-9)


@given(st.lists(st.floats(0, 100), min_size=3, max_size=30))
def test_a_rising_row_never_goes_down(points: list[float]) -> None:
    rising = sorted(points)
    assert all(first <= second for first, second in pairwise(rising))
    assert trend("total", rising).direction in ("up", "level")
    assert trend("total", rising[::-1]).direction in ("down", "level")


def test_recurring_fillers_come_most_frequent_first() -> None:
    summary = practice_of(
        [
            named(1, "[Um,] thanks [um] for [uh] your [[you_know]] time Peter talk soon"),
            named(2, "[um] thanks for your [[You_know,]] time Peter talk [[just]] soon [[just]]"),
            unscored(named(3, "[um] thanks")),
        ]
    )
    assert [(each.text, each.count, each.takes) for each in summary.fillers] == [
        ("um", 3, 2),
        ("you know", 2, 2),
    ]
    assert [each.kind for each in summary.fillers] == ["filled_pause", "filler_word"]


def test_a_filled_pause_is_one_however_long_as_the_card_counts_it() -> None:
    takes = [
        named(1, "[Umm,] thanks Peter"),
        named(2, "[um] thanks [ummm] Peter [mm]"),
        named(3, "[mmm] thanks"),
    ]
    found = [(each.text, each.count, each.takes) for each in practice_of(takes).fillers]
    assert found == [("um", 3, 2), ("mm", 2, 2)]


def test_recurring_mistakes_come_most_frequent_first() -> None:
    summary = practice_of(
        [
            named(1, "Thanks for -your_time- Peter *chat|talk* soon"),
            named(2, "-Thanks- for *the_hour|your_time* Peter *speak|talk* soon"),
            named(3, "Thanks for your time Peter *speak|talk* soon"),
            named(4),
        ]
    )
    talk, time = summary.mistakes
    assert (talk.text, talk.takes, talk.of_takes, talk.left_out) == ("talk", 3, 4, 0)
    assert talk.said_instead == ("speak", "chat")
    assert (time.text, time.takes, time.left_out, time.said_instead) == ("your time", 2, 1, ("the hour",))


def test_mistakes_are_counted_per_script_text() -> None:
    other = Script(SENTENCE + " Bye", name="short", version=2)
    wrong = "Thanks for your time -Peter- talk soon"
    assert practice_of([named(1, wrong), named(2, wrong + " Bye", script=other)]).mistakes == ()
    summary = practice_of(
        [named(1, wrong), named(2, wrong + " Bye", script=other), named(3, wrong), named(4, script=None)]
    )
    (mistake,) = summary.mistakes
    assert (mistake.text, mistake.takes, mistake.of_takes, mistake.script) == ("Peter", 2, 2, SHORT)


def test_neighbours_wrong_in_other_takes_are_counted_apart() -> None:
    summary = practice_of(
        [
            named(1, "Thanks for -your_time- Peter talk soon"),
            named(2, "Thanks for -your_time- Peter talk soon"),
            named(3, "Thanks for -your- time Peter talk soon"),
        ]
    )
    assert [(each.text, each.takes) for each in summary.mistakes] == [("your", 3), ("time", 2)]


@given(st.permutations([1, 2, 3, 4]))
@settings(deadline=None)
def test_the_order_they_are_given_in_does_not_matter(order: list[int]) -> None:
    takes = {
        number: named(number, marked)
        for number, marked in enumerate(
            (SENTENCE, "-Thanks- [um] for", "[um] Thanks", "-Thanks- for"), start=1
        )
    }
    assert practice_of([takes[number] for number in order]) == practice_of(list(takes.values()))


def test_the_real_example_sums_up() -> None:
    summary = practice_of([taken(ROUGH), taken(BETTER, name="take2", recorded_at="2026-11-22T08:00:00Z")])
    assert [(each.text, each.count) for each in summary.fillers] == [("uh", 2)]
    assert [(each.text, each.said_instead, each.script) for each in summary.mistakes] == [
        ("forty", ("fifty",), NORTHWIND)
    ]
