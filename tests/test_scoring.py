"""The rubric's points by hand, and its laws."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.scoring import RUBRIC, bands, points, score
from vm_rehearse.take import Measures

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


@pytest.mark.parametrize(
    ("duration_s", "words", "names"),
    [
        (0.99, 40, ["duration", "script"]),
        (20.0, 2, ["duration", "script"]),
        (1.0, 3, ["duration", "pace", "fillers", "script"]),
    ],
)
def test_too_little_has_no_pace_and_no_rate_of_fillers(
    duration_s: float, words: int, names: list[str]
) -> None:
    found = score(measures(duration_s=duration_s, words=words), target_s=30.0)
    assert [criterion.name for criterion in found.criteria] == names
    assert [criterion.weight for criterion in found.criteria] == [100 / len(names)] * len(names)


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
        ("duration", {"duration_s": 11.95}, "a little short"),  # 49.6 points, shown as 50
        ("duration", {"duration_s": 11.93}, "too short"),  # 49.4
        ("fillers", {"filled_pauses": 5, "fillers_per_minute": 12.55}, "some fillers"),
        ("script", {"script_match": 0.733}, "some words differ"),
        ("pace", {"words_per_minute": 180.0}, "a little quick"),
        ("pace", {"words_per_minute": 215.0}, "too quick"),
        ("pace", {"words_per_minute": 120.0}, "a little slow"),
        ("pace", {"words_per_minute": 85.0}, "too slow"),
        ("fillers", {"filled_pauses": 1, "fillers_per_minute": 2.0}, "hardly any fillers"),
        ("fillers", {"filled_pauses": 4, "fillers_per_minute": 8.0}, "some fillers"),
        ("fillers", {"filled_pauses": 9, "fillers_per_minute": 19.0}, "many fillers"),
        ("script", {"script_match": 0.98}, "close to the script"),
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
