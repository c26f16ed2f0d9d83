"""The rubric's points by hand, its laws, and the one piece of advice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.scoring import RUBRIC, advice, bands, points, score
from vm_rehearse.take import Advice, AlignmentOp, Filler, Measures, Op, Pause, ScriptMatch, Word

GOOD = Measures(
    duration_s=28.0,
    words=70,
    words_per_minute=150.0,
    articulation_rate_wpm=165.0,
    articulation_rate_syl_per_s=4.0,
    filled_pauses=0,
    filler_words=0,
    fillers_per_minute=0.0,
    pauses=3,
    longest_pause_s=0.6,
    pause_share=0.08,
    script_match=1.0,
    wer=0.0,
    repetitions=0,
    false_starts=0,
    pitch_median_hz=120.0,
    pitch_sd_semitones=2.5,
    loudness_lufs=-23.0,
    peak_dbfs=-3.0,
    snr_db=40.0,
)


def measures(**changes: float | None) -> Measures:
    return replace(GOOD, **changes)  # type: ignore[arg-type]


def earned(name: str, target_s: float = 30.0, **changes: float | None) -> float:
    (found,) = [
        criterion
        for criterion in score(measures(**changes), target_s=target_s).criteria
        if criterion.name == name
    ]
    return found.points


# ---- points -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duration_s", "expected"),
    [(18, 100), (28, 100), (30.5, 100), (6, 0), (3, 0), (12, 50), (45, 0), (60, 0), (37.75, 50)],
)
def test_duration(duration_s: float, expected: float) -> None:
    assert earned("duration", duration_s=duration_s) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("target_s", "duration_s", "expected"), [(20, 30, 0), (20, 12, 100), (60, 60.5, 100)]
)
def test_duration_follows_the_target(target_s: float, duration_s: float, expected: float) -> None:
    assert earned("duration", target_s, duration_s=duration_s) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [(130, 100), (150, 100), (170, 100), (80, 0), (220, 0), (105, 50), (195, 50), (300, 0)],
)
def test_pace(rate: float, expected: float) -> None:
    assert earned("pace", words_per_minute=rate) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("filled", "phrases", "rate", "expected"),
    [
        (0, 0, 0, 100),
        (2, 0, 12, 100),
        (1, 1, 40, 100),
        (2, 1, 12.5, 50),
        (3, 0, 5, 100),
        (6, 4, 20, 0),
        (9, 9, 36, 0),
    ],
)
def test_fillers(filled: int, phrases: int, rate: float, expected: float) -> None:
    found = earned("fillers", filled_pauses=filled, filler_words=phrases, fillers_per_minute=rate)
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("match", "expected"), [(1, 100), (0.97, 100), (0.5, 0), (0.2, 0), (0.735, 50)])
def test_script(match: float, expected: float) -> None:
    assert earned("script", script_match=match) == pytest.approx(expected)


def test_a_good_take_has_everything() -> None:
    found = score(GOOD, target_s=30.0)
    assert found.total == pytest.approx(100.0)
    assert found.rubric == RUBRIC == "voicemail/1"
    assert [criterion.name for criterion in found.criteria] == ["duration", "pace", "fillers", "script"]
    assert [criterion.weight for criterion in found.criteria] == [25.0] * 4
    assert [criterion.value for criterion in found.criteria] == [28.0, 150.0, 0.0, 1.0]
    assert [criterion.verdict for criterion in found.criteria] == [
        "good length",
        "good pace",
        "no fillers",
        "word for word",
    ]


def test_without_a_script_three_criteria_share_the_weight() -> None:
    found = score(measures(script_match=None, wer=None, words_per_minute=105.0), target_s=30.0)
    assert [criterion.name for criterion in found.criteria] == ["duration", "pace", "fillers"]
    assert [criterion.weight for criterion in found.criteria] == pytest.approx([100 / 3] * 3)
    assert found.total == pytest.approx(250 / 3)


def test_without_words_there_is_no_score() -> None:
    found = score(measures(words=0, words_per_minute=None, script_match=0.0), target_s=30.0)
    assert found.criteria == ()
    assert found.total is None


@pytest.mark.parametrize(
    ("name", "changes", "verdict"),
    [
        ("duration", {"duration_s": 33.0}, "a little long"),
        ("duration", {"duration_s": 44.0}, "too long"),
        ("duration", {"duration_s": 15.0}, "a little short"),
        ("duration", {"duration_s": 7.0}, "too short"),
        ("pace", {"words_per_minute": 180.0}, "a little quick"),
        ("pace", {"words_per_minute": 215.0}, "too quick"),
        ("pace", {"words_per_minute": 120.0}, "a little slow"),
        ("pace", {"words_per_minute": 85.0}, "too slow"),
        ("fillers", {"filled_pauses": 1, "fillers_per_minute": 2.0}, "hardly any fillers"),
        ("fillers", {"filled_pauses": 4, "fillers_per_minute": 8.0}, "some fillers"),
        ("fillers", {"filled_pauses": 9, "fillers_per_minute": 19.0}, "many fillers"),
        ("script", {"script_match": 0.98}, "as written"),
        ("script", {"script_match": 0.9}, "some words differ"),
        ("script", {"script_match": 0.55}, "far from the script"),
    ],
)
def test_verdicts(name: str, changes: dict[str, float], verdict: str) -> None:
    found = {
        criterion.name: criterion.verdict for criterion in score(measures(**changes), target_s=30.0).criteria
    }
    assert found[name] == verdict


@given(
    st.floats(0.3, 600),
    st.integers(0, 1000),
    st.none() | st.floats(1, 900),
    st.integers(0, 60),
    st.none() | st.floats(0, 1),
    st.floats(5, 120),
)
def test_points_and_total_stay_in_their_range(
    duration_s: float, words: int, rate: float | None, fillers: int, match: float | None, target_s: float
) -> None:
    taken = measures(
        duration_s=duration_s,
        words=words,
        words_per_minute=rate,
        filled_pauses=fillers,
        fillers_per_minute=60 * fillers / duration_s,
        script_match=match,
    )
    found = score(taken, target_s=target_s)
    assert all(0 <= criterion.points <= 100 for criterion in found.criteria)
    assert (found.total is None) == (found.criteria == ())
    if found.total is not None:
        assert 0 <= found.total <= 100 + 1e-9
        assert sum(criterion.weight for criterion in found.criteria) == pytest.approx(100)


@given(st.floats(0, 400), st.floats(0, 400), st.sampled_from(["duration", "pace", "fillers", "script"]))
def test_points_fall_with_the_distance_from_the_band(first: float, second: float, name: str) -> None:
    band = bands(30.0)[name]  # type: ignore[index]
    near, far = sorted((first, second))
    above = max(band.full_to, 0.0)
    if above < float("inf"):
        assert points(above + near, band) >= points(above + far, band)
    assert points(band.full_from - near, band) >= points(band.full_from - far, band)


# ---- advice -------------------------------------------------------------------------------------

LINE = "Hi Peter this is Alex Morgan we help companies cut their errors by forty percent without any hardware"


def said(text: str, *, word_s: float = 0.4) -> tuple[Word, ...]:
    return tuple(
        Word(word, place * word_s, place * word_s + 0.9 * word_s) for place, word in enumerate(text.split())
    )


def matched(*steps: tuple[Op, str, str]) -> ScriptMatch:
    alignment = tuple(
        AlignmentOp(op, script, spoken, float(place), place + 1.0)
        for place, (op, script, spoken) in enumerate(steps)
    )
    count = {
        kind: sum(step.op == kind for step in alignment)
        for kind in ("hit", "substitution", "deletion", "insertion")
    }
    return ScriptMatch(
        words=count["hit"] + count["substitution"] + count["deletion"],
        hits=count["hit"],
        substitutions=count["substitution"],
        deletions=count["deletion"],
        insertions=count["insertion"],
        alignment=alignment,
    )


HITS: tuple[tuple[Op, str, str], ...] = tuple(("hit", word, word) for word in LINE.split())


def advised(
    *,
    words: tuple[Word, ...] = said(LINE),
    fillers: tuple[Filler, ...] = (),
    pauses: tuple[Pause, ...] = (),
    alignment: ScriptMatch | None = None,
    **changes: float | None,
) -> Advice:
    taken = measures(**changes)
    return advice(
        measures=taken,
        score=score(taken, target_s=30.0),
        words=words,
        fillers=fillers,
        pauses=pauses,
        alignment=alignment,
        target_s=30.0,
    )


def test_nothing_to_change_is_praised_and_gets_a_next_stretch() -> None:
    with_script = advised(alignment=matched(*HITS))
    assert with_script.code == "next_stretch"
    assert "without looking at the script" in with_script.text
    assert "script" not in advised(script_match=None).text


def test_a_very_long_silence_comes_before_praise() -> None:
    found = advised(pauses=(Pause(3.0, 3.5), Pause(12.2, 15.2)))
    assert (found.code, found.at_s) == ("long_pause", 12.2)
    assert "3 seconds at 0:12" in found.text


def test_what_was_left_out_is_named() -> None:
    steps = (*HITS[:4], ("deletion", "we", ""), ("deletion", "help", ""), *HITS[6:], ("insertion", "", "so"))
    found = advised(alignment=matched(*steps), script_match=0.85)
    assert (found.code, found.at_s) == ("left_out", 4.0)
    assert 'You left out "we help" at 0:04' in found.text


def test_what_was_changed_is_named() -> None:
    steps = (*HITS[:3], ("substitution", "forty", "fifty"), *HITS[4:])
    found = advised(alignment=matched(*steps), script_match=0.9)
    assert (found.code, found.at_s) == ("changed", 3.0)
    assert 'At 0:03 you said "fifty" where the script has "forty"' in found.text


def test_what_was_added_is_named() -> None:
    steps = (*HITS[:3], ("insertion", "", "just"), ("insertion", "", "quickly"), *HITS[3:])
    found = advised(alignment=matched(*steps), script_match=0.9)
    assert (found.code, found.at_s) == ("added", 3.0)
    assert '"just quickly"' in found.text


def test_a_take_far_from_the_script_is_not_corrected_word_by_word() -> None:
    steps: list[tuple[Op, str, str]] = [("substitution", word, "other") for word in LINE.split()]
    found = advised(alignment=matched(*steps), script_match=0.0)
    assert found.code == "read_along"


def test_a_long_line_is_quoted_by_its_beginning() -> None:
    steps = (*HITS[:10], *(("deletion", word, "") for word in LINE.split()[10:]))
    found = advised(alignment=matched(*steps), script_match=0.6)
    assert '"their errors by forty percent without ..."' in found.text


def test_the_most_frequent_filler_and_where_it_clusters() -> None:
    times = (2.0, 14.0, 15.0, 17.0, 28.0)
    fillers = tuple(
        Filler(text, "filled_pause", at, at + 0.3)
        for text, at in zip(("Um", "um", "umm", "um,", "uum"), times, strict=True)
    )
    fillers += (Filler("you know", "filler_word", 20.0, 20.4),)
    found = advised(fillers=fillers, filled_pauses=5, filler_words=1, fillers_per_minute=12.9)
    assert (found.code, found.at_s) == ("fillers", 14.0)
    assert 'You said "um" 5 times, 3 of them between 0:14 and 0:17' in found.text


def test_a_scattered_filler_is_shown_where_it_comes_first_and_before_which_word() -> None:
    fillers = tuple(Filler("you know", "filler_word", at, at + 0.4) for at in (1.6, 13.0, 26.0))
    found = advised(fillers=fillers, filler_words=3, fillers_per_minute=6.5)
    assert found.at_s == 1.6
    assert 'You said "you know" 3 times, first at 0:01, just before "Morgan"' in found.text


def test_fillers_that_are_all_different() -> None:
    fillers = tuple(
        Filler(text, "filler_word", at, at + 0.3)
        for text, at in (("like", 4.0), ("so", 9.0), ("right", 20.0))
    )
    assert (
        "3 fillers, no two the same" in advised(fillers=fillers, filler_words=3, fillers_per_minute=6.5).text
    )


def test_too_long_says_how_many_words_to_cut_and_when_the_time_was_up() -> None:
    words = said(" ".join([LINE] * 5), word_s=0.5)
    found = advised(words=words, duration_s=40.0)
    assert found.code == "too_long"
    assert "10 seconds over your 30: about 18 words to cut" in found.text
    assert found.at_s == 30.0
    assert "up at 0:30" in found.text


def test_too_long_for_one_silence_names_the_silence() -> None:
    found = advised(duration_s=36.0, pauses=(Pause(3.0, 3.5), Pause(10.0, 14.0)))
    assert (found.code, found.at_s) == ("too_long", 10.0)
    assert "silence at 0:10 takes 4 seconds" in found.text


def test_too_short_says_how_much_room_there_is() -> None:
    found = advised(duration_s=10.0, words=said("Hi"), filled_pauses=0)
    assert (found.code, found.at_s) == ("too_short", None)
    assert "room for about 56 words more" in found.text


def test_too_quick_shows_the_quickest_stretch() -> None:
    slow, quick = said(LINE), said(LINE, word_s=0.2)
    later = tuple(replace(word, start_s=word.start_s + 20, end_s=word.end_s + 20) for word in quick)
    found = advised(words=slow + later, words_per_minute=200.0)
    assert (found.code, found.at_s) == ("too_quick", 20.0)
    assert '200 words a minute, quickest at 0:20: "Hi Peter this is Alex Morgan ..."' in found.text


def test_too_slow_for_its_pauses_names_the_longest() -> None:
    found = advised(words_per_minute=95.0, pause_share=0.4, pauses=(Pause(3.0, 4.0), Pause(10.0, 13.0)))
    assert (found.code, found.at_s) == ("too_slow", 10.0)
    assert "40 percent" in found.text
    few = advised(words_per_minute=95.0, pause_share=0.05, pauses=(Pause(3.0, 4.0),))
    assert (few.code, few.at_s) == ("too_slow", None)


def test_the_criterion_that_lost_most_decides() -> None:
    fillers = (Filler("um", "filled_pause", 1.0, 1.3),) * 4
    both = {"filled_pauses": 4, "fillers_per_minute": 8.0, "words_per_minute": 215.0}
    assert advised(fillers=fillers, **both).code == "too_quick"
    assert advised(fillers=fillers, **{**both, "words_per_minute": 172.0}).code == "fillers"


def test_without_words() -> None:
    found = advised(
        words=(), duration_s=0.0, script_match=None, words_per_minute=None, fillers_per_minute=None
    )
    assert found.code == "no_words"


@given(
    st.floats(0.3, 120),
    st.floats(20, 400),
    st.integers(0, 20),
    st.floats(0, 1),
    st.lists(st.sampled_from(["hit", "substitution", "deletion", "insertion"]), max_size=12),
    st.booleans(),
)
def test_advice_is_always_one_or_two_sentences_about_a_place_in_the_take(
    duration_s: float, rate: float, fillers: int, match: float, steps: list[Op], has_script: bool
) -> None:
    spoken = tuple(Filler("um", "filled_pause", place * 2.0, place * 2.0 + 0.4) for place in range(fillers))
    found = advised(
        fillers=spoken,
        pauses=(Pause(1.0, 1.0 + duration_s / 10),),
        alignment=matched(*((op, "word" * (op != "insertion"), "said" * (op != "deletion")) for op in steps))
        if has_script
        else None,
        duration_s=duration_s,
        words_per_minute=rate,
        filled_pauses=fillers,
        fillers_per_minute=60 * fillers / duration_s,
        script_match=match if has_script else None,
    )
    assert found.code
    assert found.text.endswith(".")
    assert "  " not in found.text
    assert len(found.text) < 260
    assert found.at_s is None or found.at_s >= 0
