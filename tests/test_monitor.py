"""What is known of a recording from its levels, and when the words of a script are due."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vm_rehearse.monitor import Moment, following, loudness, prompt_words, warning, word_to_say
from vm_rehearse.soundcheck import sound_check

BLOCK_S = 0.05
SPEECH, ROOM = -20.0, -62.0


def after(levels: Iterable[float | None], *, crest_db: float = 10.0, voice_dbfs: float = -50.0) -> Moment:
    """The moment after blocks of these levels, each with peaks so far above; what is as loud is speech."""
    moment, began_s, last_s = Moment(), None, None
    for number, level in enumerate(levels, start=1):
        at_s = number * BLOCK_S
        if level is not None and level >= voice_dbfs:
            began_s = at_s - BLOCK_S if began_s is None else began_s
            last_s = at_s
        moment = following(
            moment,
            at_s,
            rms_dbfs=level,
            peak_dbfs=None if level is None else min(0.0, level + crest_db),
            speech_began_s=began_s,
            last_speech_s=last_s,
        )
    return moment


def blocks(seconds: float, level: float | None) -> list[float | None]:
    return [level] * round(seconds / BLOCK_S)


def speech(seconds: float, level: float = SPEECH) -> list[float | None]:
    """With a dip every half second, as speech has."""
    count = round(seconds / BLOCK_S)
    return [ROOM if number % 10 == 9 else level for number in range(count)]


def test_the_message_begins_with_the_first_word_and_not_before() -> None:
    moment = after([*blocks(2, ROOM), *speech(3)])
    assert moment.speech_began_s == pytest.approx(2.0)
    assert (moment.elapsed_s, moment.message_s) == (pytest.approx(5.0), pytest.approx(3.0))
    assert after(blocks(2, ROOM)).message_s == 0


def test_silence_counts_from_the_last_word_and_only_after_one() -> None:
    assert after(blocks(9, ROOM)).silent_s == 0
    assert after([*blocks(1, ROOM), *speech(2.3), *blocks(4, ROOM)]).silent_s == pytest.approx(4.0, abs=0.06)
    assert after([*blocks(1, None), *speech(2.3), *blocks(4, None)]).silent_s == pytest.approx(4.0, abs=0.06)


def test_a_peak_is_held_for_a_moment_and_let_go() -> None:
    loud = [*blocks(1, -40.0), -5.0]
    assert after([*loud, *blocks(1.4, -40.0)], crest_db=3).held_peak_dbfs == pytest.approx(-2.0)
    assert after([*loud, *blocks(1.6, -40.0)], crest_db=3).held_peak_dbfs == pytest.approx(-37.0)
    assert after(blocks(1, None)).held_peak_dbfs is None and after([None]).level_dbfs is None


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (blocks(1.9, None), None),
        (blocks(2, None), "nothing_heard"),
        (blocks(2, -80.0), "nothing_heard"),
        ([*speech(5), *blocks(2.1, None)], "nothing_heard"),
        ([*blocks(1, ROOM), *speech(5, -45.0)], "too_quiet"),
        ([*blocks(1, ROOM), *speech(0.9, -45.0)], None),
        ([*blocks(1, ROOM), *speech(5), *blocks(4.8, ROOM)], None),
        ([*blocks(1, ROOM), *speech(5), *blocks(5.1, ROOM)], "no_voice"),
        (blocks(4.9, ROOM), None),
        (blocks(5.1, ROOM), "no_voice"),
        (blocks(4.5, -70.0), None),
        # a microphone that falls silent by itself between words
        ([*speech(2), *blocks(0.5, None), *speech(2), *blocks(3.9, None)], None),
        ([*speech(2), *blocks(0.5, None), *speech(2), *blocks(4.1, None)], "nothing_heard"),
        ([*blocks(1, None), *speech(2), *blocks(2.1, None)], "nothing_heard"),
        ([*blocks(1, ROOM), *speech(5), *speech(4, -45.0)], "too_quiet"),
        ([*blocks(1, ROOM), *speech(5), *blocks(0.1, -3.0), *speech(1.8)], "clipping"),
        ([*blocks(1, ROOM), *speech(5), *blocks(0.1, -10.1), *speech(1.8)], None),
        ([*blocks(1, ROOM), *speech(5), *blocks(0.1, -3.0), *speech(2.1)], None),
        ([*blocks(4, ROOM), *speech(30.4)], None),
        ([*blocks(4, ROOM), *speech(30.6)], "past_target"),
        (speech(12), None),
    ],
)
def test_it_warns_while_it_helps(levels: list[float | None], expected: str | None) -> None:
    assert warning(after(levels), target_s=30.0) == expected


def test_loudness_in_a_word() -> None:
    levels = (None, -76.0, -74.0, -40.5, -39.5, -10.1, -9.0)
    words = [loudness(after(blocks(3, level), voice_dbfs=-50)) for level in levels]
    assert words == ["nothing", "nothing", "no voice", "quiet", "good", "good", "too loud"]


def test_the_words_are_those_of_the_sound_check() -> None:
    moments = np.arange(16_000 * 3) / 16_000
    voice = (np.sin(2 * np.pi * 200 * moments) * (np.sin(2 * np.pi * 2 * moments) > 0)).astype(np.float32)
    for level, word in ((-38.0, "good"), (-42.0, "quiet")):
        check = sound_check(voice * np.float32(np.sqrt(2) * 10 ** (level / 20)), 16_000)
        found = {finding.code for finding in check.findings}
        assert loudness(after([*blocks(1, ROOM), *speech(2, level)], crest_db=3)) == word
        assert ("quiet" in found) is (word == "quiet")


@settings(deadline=None)
@given(st.lists(st.none() | st.floats(-90, 0), max_size=120), st.lists(st.none() | st.floats(-90, 0)))
def test_whatever_comes_times_are_in_order(levels: list[float | None], more: list[float | None]) -> None:
    moment, later = after(levels), after([*levels, *more])
    for each in (moment, later):
        assert 0 <= each.message_s <= each.elapsed_s and 0 <= each.silent_s <= each.elapsed_s
        assert all(block.at_s > each.elapsed_s - 3.06 for block in each.recent)
    if moment.speech_began_s is not None:
        assert later.speech_began_s == moment.speech_began_s


# ---- the script ---------------------------------------------------------------------------------


def test_words_are_due_at_150_a_minute_and_numerals_take_their_time() -> None:
    words = prompt_words('Call 555-0142. "Now." Please\nLaura.', language="en")
    assert [word.text for word in words] == ["Call", "555-0142.", '"Now."', "Please", "Laura."]
    assert [word.start_s for word in words] == pytest.approx([0, 0.4, 3.2, 3.6, 4.0])
    assert [word.opens_sentence for word in words] == [True, False, True, True, False]
    assert [word.opens_line for word in words] == [True, False, False, False, True]


def test_a_dash_takes_no_time_and_other_languages_have_words() -> None:
    assert [word.start_s for word in prompt_words("Hi - there", language="en")] == pytest.approx(
        [0, 0.4, 0.4]
    )
    assert [word.start_s for word in prompt_words("Bonjour 12 amis", language="fr")] == pytest.approx(
        [0, 0.4, 0.8]
    )
    assert prompt_words(" \n", language="en") == ()


def test_the_word_to_say_moves_with_the_time() -> None:
    words = prompt_words("one two three", language="en")
    assert [word_to_say(words, at) for at in (0.0, 0.39, 0.41, 1.0, 99.0)] == [0, 0, 1, 2, 2]
