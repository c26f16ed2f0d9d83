"""The order of work, with stand-ins for the recogniser and the microphone and everything else real."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest
import soundfile
from stand_ins import SCRIPT, Listener, Microphone, spoken

from vm_rehearse.audio import read_audio
from vm_rehearse.errors import BelowThreshold, DeviceProblem, NothingToScore, RehearseError, UsageProblem
from vm_rehearse.history import History
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.recorder import Level
from vm_rehearse.recovery import rescue_takes
from vm_rehearse.rehearsal import (
    Exercise,
    judge_again,
    record_take,
    require_score,
    score_file,
    score_take,
    score_unsaved,
)
from vm_rehearse.take import Script, Take

__all__ = ["spoken"]

EXERCISE = Exercise(Script(SCRIPT), "en", 30.0, "first try")


def now() -> datetime:
    return datetime(2026, 11, 21, 20, 12, tzinfo=timezone.utc)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "home", now=now) as opened:
        yield opened


@pytest.fixture
def silence(tmp_path: Path) -> Path:
    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000), 16_000)
    return tmp_path / "silence.wav"


def scored(source: Path | io.BytesIO, history: History, listener: Listener | None = None) -> Take:
    return score_file(
        source, EXERCISE, history=history, recogniser=listener or Listener(), lexicon_of=load_lexicon
    )


def recorded(history: History, says: Path) -> Take:
    take, _ = record_take(Microphone(says), EXERCISE, history=history, stop=lambda: True, max_seconds=9)
    return take


def test_a_file_becomes_a_scored_take_and_stays_as_it_is(history: History, spoken: Path) -> None:
    before = spoken.read_bytes()
    take = scored(spoken, history)
    assert take == history.take("take1")
    assert take.analysis is not None and take.analysis.measures.script_match == 1.0
    assert (take.label, take.language, take.target_s) == ("first try", "en", 30.0)
    assert (take.recording.sample_rate_hz, take.recording.channels) == (16_000, 1)
    assert take.recording.duration_s == pytest.approx(soundfile.info(spoken).duration)
    copy = Path(take.recording.path)
    assert copy.read_bytes() == spoken.read_bytes() == before and copy != spoken


@pytest.mark.parametrize(
    ("kind", "suffix"), [("WAV", ".wav"), ("FLAC", ".flac"), ("OGG", ".ogg"), ("MP3", ".mp3")]
)
def test_a_stream_is_kept_whole_with_a_fitting_suffix(
    history: History, spoken: Path, kind: str, suffix: str
) -> None:
    samples, rate = soundfile.read(spoken)
    stream = io.BytesIO()
    soundfile.write(stream, samples, rate, format=kind)
    take = scored(io.BytesIO(stream.getvalue()), history)
    copy = Path(take.recording.path)
    assert copy.suffix == suffix and copy.read_bytes() == stream.getvalue()


def test_what_cannot_be_scored_leaves_nothing_behind(
    history: History, silence: Path, spoken: Path, tmp_path: Path
) -> None:
    with pytest.raises(NothingToScore):
        scored(silence, history)
    with pytest.raises(RehearseError, match="nowhere"):
        scored(tmp_path / "nowhere.wav", history)
    with pytest.raises(RehearseError, match="Standard input is empty"):
        scored(io.BytesIO(), history)
    assert history.takes() == () and list((tmp_path / "home" / "takes").iterdir()) == []
    assert scored(spoken, history).name == "take1", "what failed has used up no name"


@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt(), MemoryError(), UsageProblem("language_unknown", "No.", hint="h")]
)
def test_whatever_stops_the_listening_leaves_the_file_where_it_was_and_nothing_behind(
    history: History, spoken: Path, tmp_path: Path, failure: BaseException
) -> None:
    with pytest.raises(type(failure)):
        scored(spoken, history, Listener(failure=failure))
    assert history.takes() == () and list((tmp_path / "home" / "takes").iterdir()) == []
    assert spoken.exists() and scored(spoken, history).name == "take1"


def test_unsaved_is_the_same_score_and_touches_no_history(history: History, spoken: Path) -> None:
    kept = scored(spoken, history)
    take = score_unsaved(spoken, EXERCISE, recogniser=Listener(), lexicon_of=load_lexicon, now=now)
    assert take.analysis == kept.analysis
    assert (take.name, take.recorded_at, take.recording.path) == (None, "2026-11-21T20:12:00Z", str(spoken))
    assert len(history.takes()) == 1


def test_a_recording_is_there_before_it_is_scored(history: History, spoken: Path) -> None:
    take = recorded(history, spoken)
    assert take.analysis is None and take.recording.device == "A microphone"
    assert history.take("take1") == take and take.recording.sample_rate_hz == 16_000
    listener = Listener()
    after = score_take(take, history=history, recogniser=listener, lexicon_of=load_lexicon)
    assert after.analysis is not None and replace(after, analysis=None) == take
    assert listener.languages == ["en"]


def test_no_recording_leaves_no_take(history: History, spoken: Path) -> None:
    microphone = Microphone(spoken, fails_before=DeviceProblem("no_microphone", "None.", hint="h"))
    with pytest.raises(DeviceProblem):
        record_take(microphone, EXERCISE, history=history, stop=lambda: True, max_seconds=9)
    assert history.takes() == ()


def test_a_take_that_is_being_recorded_is_not_scored_meanwhile(history: History, spoken: Path) -> None:
    microphone = Microphone(spoken, fails_after=RuntimeError("driver"))
    with pytest.raises(RuntimeError):
        record_take(microphone, EXERCISE, history=history, stop=lambda: True, max_seconds=9)
    (take,) = history.takes()
    with pytest.raises(RehearseError, match="take1 is being recorded"):
        score_take(take, history=history, recogniser=Listener(), lexicon_of=load_lexicon)


def test_a_recording_that_can_not_be_entered_is_named_and_found_again(
    history: History, spoken: Path, tmp_path: Path
) -> None:
    database, says = tmp_path / "home" / "history.db", tmp_path / "says.wav"
    samples, rate = soundfile.read(spoken)
    soundfile.write(says, samples, rate)
    with (
        History.open(tmp_path / "home", now=now, patience_s=0.1) as impatient,
        closing(sqlite3.connect(database, isolation_level=None)) as other,
    ):

        def be_busy(_level: Level) -> None:
            if not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")

        with pytest.raises(
            RehearseError, match=r"^take1 is recorded and safe \(0:05\), but another"
        ) as caught:
            record_take(
                Microphone(says),
                EXERCISE,
                history=impatient,
                stop=lambda: True,
                max_seconds=9,
                on_level=be_busy,
            )
    assert caught.value.code == "history_locked" and "rehearse score take1" in caught.value.hint
    (rescued,) = rescue_takes(history)
    assert rescued.take.name == "take1" and rescued.take.recording.duration_s == read_audio(spoken).duration_s


def test_a_silent_recording_is_kept_unscored(history: History, silence: Path) -> None:
    take = recorded(history, silence)
    with pytest.raises(NothingToScore):
        score_take(take, history=history, recogniser=Listener(), lexicon_of=load_lexicon)
    assert history.take("take1") == take
    folder = Path(take.recording.path).parent
    assert [path.name for path in folder.iterdir()] == ["take1.wav"], "the user knows: nothing is left to say"


@pytest.mark.parametrize(
    ("begun_in", "asked", "heard_in"),
    [(None, None, None), ("en", None, "en"), ("en", "auto", None), ("en", "de", "de"), (None, "de", "de")],
)
def test_the_language_is_the_one_asked_for_or_the_takes_own(
    history: History, spoken: Path, begun_in: str | None, asked: str | None, heard_in: str | None
) -> None:
    exercise = replace(EXERCISE, language=begun_in)
    take, _ = record_take(Microphone(spoken), exercise, history=history, stop=lambda: True, max_seconds=9)
    listener = Listener()
    after = score_take(take, history=history, recogniser=listener, lexicon_of=load_lexicon, language=asked)
    assert listener.languages == [heard_in]
    assert after.language == (heard_in or "nl"), "nl is what the stand-in finds out"


def test_judging_again_gives_the_same_without_listening(history: History, spoken: Path) -> None:
    take = scored(spoken, history, Listener("Hi Laura, um, this is Ben Archer from Software."))
    again = judge_again(take, history=history, lexicon_of=load_lexicon)
    assert again == take == history.take("take1")
    assert again.analysis is not None and again.analysis.measures.filled_pauses == 1


def test_judging_again_uses_the_words_of_today(history: History, spoken: Path, tmp_path: Path) -> None:
    take = scored(spoken, history, Listener("Hi Laura, tadaa, this is Ben Archer from Pinehollow Software."))
    assert take.analysis is not None and take.analysis.measures.filled_pauses == 0
    own = tmp_path / "en.toml"
    own.write_text('filled_pauses = ["tadaa"]\n')
    again = judge_again(take, history=history, lexicon_of=lambda language: load_lexicon(language, own))
    assert again.analysis is not None and again.analysis.measures.filled_pauses == 1
    with pytest.raises(ValueError, match="never heard"):
        judge_again(recorded(history, spoken), history=history, lexicon_of=load_lexicon)


def test_a_score_is_required_to_the_tenth(history: History, spoken: Path) -> None:
    take = scored(spoken, history)
    assert take.analysis is not None and take.analysis.score.total is not None
    total = take.analysis.score.total
    require_score(take, total)
    with pytest.raises(BelowThreshold):
        require_score(take, total + 0.001)

    def with_total(value: float | None) -> Take:
        assert take.analysis is not None
        return replace(take, analysis=replace(take.analysis, score=replace(take.analysis.score, total=value)))

    with pytest.raises(BelowThreshold, match=r"take1 has 79\.9 points, and 80 were asked for"):
        require_score(with_total(79.96), 80)
    with pytest.raises(BelowThreshold, match="no score"):
        require_score(with_total(None), 0)
