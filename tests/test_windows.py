"""Where recordings longer than 30 s are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.recogniser.windows import WINDOW_S, cut_points
from vm_rehearse.take import Stretch

SPEECH = st.lists(st.tuples(st.floats(0.1, 8), st.floats(0.1, 3)), min_size=1, max_size=60)


def stretches(parts: list[tuple[float, float]]) -> tuple[tuple[Stretch, ...], float]:
    """Speech and silence by turns, and how long it all is."""
    found, at = [], 0.0
    for spoken_s, silent_s in parts:
        found.append(Stretch(at, at + spoken_s))
        at += spoken_s + silent_s
    return tuple(found), at


@given(SPEECH)
def test_windows_fit_and_cover_all_speech(parts: list[tuple[float, float]]) -> None:
    speech, duration_s = stretches(parts)
    windows = cut_points(speech, duration_s)
    assert all(window.end_s - window.start_s <= WINDOW_S for window in windows)
    assert all(before.end_s <= after.start_s for before, after in pairwise(windows))
    for stretch in speech:
        inside = sum(
            max(0.0, min(stretch.end_s, window.end_s) - max(stretch.start_s, window.start_s))
            for window in windows
        )
        assert inside == pytest.approx(stretch.end_s - stretch.start_s)


def test_the_longest_pause_is_taken() -> None:
    speech = (Stretch(0, 14), Stretch(14.3, 20), Stretch(21.5, 27), Stretch(27.4, 40))
    windows = cut_points(speech, 40.5)
    assert [(window.start_s, window.end_s) for window in windows] == [
        (0.0, pytest.approx(20.2)),
        (pytest.approx(20.8), pytest.approx(40.2)),
    ]


def test_no_pause_no_mercy() -> None:
    assert cut_points((Stretch(0, 40),), 40.0) == (Stretch(0.0, 29.0), Stretch(29.0, 40.0))


def test_a_window_without_speech_is_left_out() -> None:
    assert cut_points((Stretch(0, 5),), 70.0)[0].start_s == 0.0
    assert len(cut_points((Stretch(0, 5),), 70.0)) == 1


def test_silence_long_before_and_after_the_message_is_not_heard() -> None:
    speech = (Stretch(4.23, 9), Stretch(9.6, 30.21))
    (window,) = cut_points(speech, 37.0)
    assert (window.start_s, window.end_s) == (pytest.approx(3.2), pytest.approx(30.5))


@given(st.floats(0, 40), st.floats(-0.01, 0.01))
def test_when_the_take_was_ended_makes_no_difference(later_s: float, moved_s: float) -> None:
    ended = cut_points((Stretch(0.5, 9), Stretch(9.6, 28.25)), 29.0)
    assert cut_points((Stretch(0.5, 9), Stretch(9.6, 28.25 + moved_s)), 29.0 + later_s) == ended


@given(st.floats(-0.01, 0.01), st.floats(-0.01, 0.01))
def test_where_a_pause_ends_by_a_few_milliseconds_moves_no_cut(begin_s: float, end_s: float) -> None:
    speech = (Stretch(0.5, 18.25 + begin_s), Stretch(19.22 + end_s, 40.13))
    assert cut_points(speech, 41.0) == cut_points((Stretch(0.5, 18.25), Stretch(19.22, 40.13)), 41.0)


def test_a_cut_stays_in_a_short_pause() -> None:
    first, second = cut_points((Stretch(0.5, 18.24), Stretch(18.26, 40.0)), 40.0)
    assert first.end_s == second.start_s == pytest.approx(18.25)


def test_without_speech_there_is_nothing_to_hear() -> None:
    assert cut_points((), 10.0) == ()


def test_less_of_the_silence_before_is_heard_where_that_makes_it_one_window() -> None:
    (window,) = cut_points((Stretch(1.2, 9), Stretch(9.6, 30.31)), 33.0)
    assert (window.start_s, window.end_s) == (pytest.approx(1.0), pytest.approx(30.6))
    assert len(cut_points((Stretch(1.2, 9), Stretch(9.6, 30.95)), 33.0)) == 2
