"""The message in time: worked cases, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.measures import timing
from vm_rehearse.take import Pause, Stretch

# 10 s of message with silences of 0.2, 0.25 and 1.0 s in it
WORKED = (Stretch(1.0, 3.0), Stretch(3.2, 5.0), Stretch(5.25, 8.0), Stretch(9.0, 11.0))

SPEECH = st.lists(
    st.tuples(st.integers(0, 60_000), st.integers(1, 5_000)).map(
        lambda pair: Stretch(pair[0] / 1000, (pair[0] + pair[1]) / 1000)
    ),
    min_size=1,
    max_size=12,
)


def test_a_worked_case() -> None:
    assert timing.message_stretch(WORKED) == Stretch(1.0, 11.0)
    assert timing.message_duration_s(WORKED) == 10.0
    assert timing.silent_pauses(WORKED) == (Pause(5.0, 5.25), Pause(8.0, 9.0))
    assert timing.articulation_time_s(WORKED) == pytest.approx(8.75)
    assert timing.longest_pause_s(WORKED) == 1.0
    assert timing.pause_share(WORKED) == pytest.approx(0.125)
    assert timing.speech_rate_wpm(25, WORKED) == pytest.approx(150.0)
    assert timing.articulation_rate_wpm(25, WORKED) == pytest.approx(25 / 8.75 * 60)
    assert timing.articulation_rate_syl_per_s(35, WORKED) == pytest.approx(4.0)


def test_without_speech() -> None:
    for speech in ((), (Stretch(2.0, 2.0),)):
        assert timing.message_stretch(speech) is None
        assert timing.message_duration_s(speech) == 0.0
        assert timing.silent_pauses(speech) == ()
        assert timing.longest_pause_s(speech) is None
        assert timing.pause_share(speech) is None
        assert timing.speech_rate_wpm(3, speech) is None
        assert timing.articulation_rate_wpm(3, speech) is None
        assert timing.articulation_rate_syl_per_s(3, speech) is None


def test_one_stretch_has_no_pauses() -> None:
    assert timing.longest_pause_s([Stretch(0.0, 5.0)]) is None
    assert timing.pause_share([Stretch(0.0, 5.0)]) == 0.0


@pytest.mark.parametrize(("end_s", "rate"), [(0.29, None), (0.3, 200.0)])
def test_rates_begin_at_three_tenths_of_a_second(end_s: float, rate: float | None) -> None:
    assert timing.speech_rate_wpm(1, [Stretch(0.0, end_s)]) == pytest.approx(rate)


def test_no_words_no_rates() -> None:
    assert timing.speech_rate_wpm(0, WORKED) is None
    assert timing.articulation_rate_syl_per_s(0, WORKED) is None


def test_a_pause_is_not_missed_for_rounding() -> None:
    assert 0.35 - 0.1 < 0.25
    assert timing.silent_pauses([Stretch(0.0, 0.1), Stretch(0.35, 1.0)]) == (Pause(0.1, 0.35),)
    assert timing.silent_pauses([Stretch(0.0, 0.1), Stretch(0.349, 1.0)]) == ()


def test_overlaps_and_order_do_not_matter() -> None:
    jumbled = (WORKED[3], Stretch(1.5, 2.0), WORKED[0], WORKED[2], Stretch(2.0, 3.0), WORKED[1])
    assert timing.silent_pauses(jumbled) == timing.silent_pauses(WORKED)
    assert timing.message_stretch(jumbled) == timing.message_stretch(WORKED)


@given(SPEECH, st.integers(0, 100), st.integers(1, 400))
def test_shifting_time_changes_no_rate(speech: list[Stretch], later_s: int, words: int) -> None:
    shifted = [Stretch(stretch.start_s + later_s, stretch.end_s + later_s) for stretch in speech]
    assert timing.speech_rate_wpm(words, shifted) == pytest.approx(timing.speech_rate_wpm(words, speech))
    assert timing.pause_share(shifted) == pytest.approx(timing.pause_share(speech))
    assert len(timing.silent_pauses(shifted)) == len(timing.silent_pauses(speech))


@given(SPEECH, st.integers(1, 400))
def test_speaking_twice_as_slowly_halves_the_rate(speech: list[Stretch], words: int) -> None:
    slow = [Stretch(2 * stretch.start_s, 2 * stretch.end_s) for stretch in speech]
    rate, slow_rate = timing.speech_rate_wpm(words, speech), timing.speech_rate_wpm(words, slow)
    if rate is not None:
        assert slow_rate == pytest.approx(rate / 2)


@given(SPEECH, st.integers(1, 400))
def test_articulation_and_pauses_make_the_message(speech: list[Stretch], words: int) -> None:
    pauses = sum(pause.end_s - pause.start_s for pause in timing.silent_pauses(speech))
    duration = timing.message_duration_s(speech)
    assert timing.articulation_time_s(speech) + pauses == pytest.approx(duration)
    rate, articulation = timing.speech_rate_wpm(words, speech), timing.articulation_rate_wpm(words, speech)
    if rate is not None and articulation is not None:
        assert articulation >= rate * (1 - 1e-9)
    share = timing.pause_share(speech)
    assert share is None or 0 <= share < 1


@given(SPEECH)
def test_pauses_lie_between_speech(speech: list[Stretch]) -> None:
    message = timing.message_stretch(speech)
    assert message is not None
    for pause in timing.silent_pauses(speech):
        assert message.start_s < pause.start_s < pause.end_s < message.end_s
        assert not any(stretch.start_s < pause.end_s and pause.start_s < stretch.end_s for stretch in speech)
