"""Takes into a real folder with a real database: recorded, copied, analysed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from a_history import NOON, add, analysis_of, begin, failure, history, home, kept, names, sound
from sample_takes import BETTER, NORTHWIND, ROUGH, taken

from vm_rehearse.history import History
from vm_rehearse.take import Recording, Script, Take

__all__ = ["add", "history", "home", "sound"]


# ---- the folder ---------------------------------------------------------------------------------


def test_the_folder_is_private_and_moves_as_a_whole(home: Path, sound: Path) -> None:
    before = os.umask(0)
    try:
        with History.open(home, now=lambda: NOON) as history:
            kept(history, sound)
            begin(history)
            for path in (home, home / "takes"):
                assert path.stat().st_mode & 0o777 == 0o700
            private = ("history.db", "history.db-wal", "takes/take1.wav", "takes/.take2.held")
            for path in (home / name for name in private):
                assert path.stat().st_mode & 0o077 == 0
    finally:
        os.umask(before)
    elsewhere = home.rename(home.with_name("moved"))
    with History.open(elsewhere, now=lambda: NOON) as history:
        assert history.take("last").recording.path == str(elsewhere / "takes" / "take1.wav")
    assert {path.name for path in elsewhere.iterdir()} == {"history.db", "takes"}


def test_the_mode_of_a_folder_that_was_there_is_its_owners_business(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    History.open(tmp_path, now=lambda: NOON).close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "takes").stat().st_mode & 0o777 == 0o700


def test_a_relative_folder_gives_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with History.open(Path("here"), now=lambda: NOON) as history:
        assert begin(history).recording.path == str(tmp_path / "here" / "takes" / "take1.wav")


# ---- recording ----------------------------------------------------------------------------------


def test_a_take_is_there_from_its_first_sound(history: History, home: Path) -> None:
    take = begin(history, label="  pricing\n call ", device="Headset", target_s=20.0)
    assert take == Take(
        name="take1",
        recorded_at="2026-11-21T12:00:00Z",
        language="en",
        recording=Recording(str(home / "takes" / "take1.wav"), 0.0, 0, 0, "Headset"),
        script=None,
        target_s=20.0,
        label="pricing call",
    )
    assert history.takes() == history.rows() == ()
    Path(take.recording.path).write_bytes(b"")
    assert history.takes() == (take,)
    assert history.take("last") == take
    finished = history.finish_recording(
        "take1", replace(take.recording, duration_s=9.5, sample_rate_hz=48000, channels=1)
    )
    assert finished.recording == Recording(take.recording.path, 9.5, 48000, 1, "Headset")
    assert history.takes() == (finished,)


def test_a_finished_take_stays_in_the_lists_without_its_file(
    history: History, add: Callable[..., Take]
) -> None:
    Path(add().recording.path).unlink()
    assert names(history.rows()) == ["take1"]


def test_abandoning(history: History, add: Callable[..., Take]) -> None:
    for number in (1, 2):
        take = begin(history)
        if number == 2:
            Path(take.recording.path).write_bytes(b"header")
        history.abandon_take(f"take{number}")
        assert not Path(take.recording.path).exists() and history.takes() == ()
    assert failure(history.abandon_take, "take1").code == "unknown_take"
    kept = add()
    assert kept.name == "take3"
    with pytest.raises(ValueError):
        history.abandon_take("take3")
    assert Path(kept.recording.path).exists() and names(history.takes()) == ["take3"]


def test_what_was_begun_and_came_to_nothing_is_tidied_away(home: Path) -> None:
    clock = [NOON]
    with History.open(home, now=lambda: clock[0]) as history:
        begin(history)
        with_sound = begin(history)
        Path(with_sound.recording.path).write_bytes(b"x")
        stale, fresh = home / "takes" / ".incoming-old", home / "takes" / ".incoming-new"
        stale.touch()
        fresh.touch()
        os.utime(stale, (NOON.timestamp(), NOON.timestamp()))
        clock[0] = NOON + timedelta(days=1, seconds=1)
        os.utime(fresh, (clock[0].timestamp(), clock[0].timestamp()))
        assert begin(history).name == "take3"
        assert not stale.exists() and fresh.exists()
        assert failure(history.finish_recording, "take1", with_sound.recording).code == "unknown_take"
        assert names(history.takes()) == ["take2"]


@pytest.mark.parametrize(
    ("suffix", "file"),
    [(".FLAC", "take1.flac"), ("", "take1"), (".m4a", "take1.m4a"), ("./../x", "take1"), (".a b", "take1")],
)
def test_suffixes(history: History, suffix: str, file: str) -> None:
    assert Path(begin(history, suffix=suffix).recording.path).name == file


# ---- adding files -------------------------------------------------------------------------------


def test_a_file_is_copied_with_its_score_and_left_alone(history: History, home: Path, sound: Path) -> None:
    take = kept(history, sound)
    assert take.recording == Recording(str(home / "takes" / "take1.wav"), 31.5, 44100, 2, "Phone")
    assert take.analysis == analysis_of(80.0) and take == history.take("take1")
    assert take.language == take.analysis.transcript.language
    assert Path(take.recording.path).read_bytes() == sound.read_bytes()
    assert [path.name for path in (home / "takes").iterdir()] == ["take1.wav"]


@pytest.mark.parametrize("source", ["missing.wav", "."])
def test_a_file_that_can_not_be_read_leaves_nothing(
    history: History, home: Path, tmp_path: Path, source: str
) -> None:
    error = failure(kept, history, tmp_path / source)
    assert error.code == "file_unreadable"
    assert list((home / "takes").iterdir()) == [] and history.takes() == ()
    assert begin(history).name == "take1"


def test_a_take_that_is_refused_leaves_no_copy(history: History, home: Path, sound: Path) -> None:
    with pytest.raises(ValueError):
        kept(history, sound, script=Script("x", "never added", 1))
    assert list((home / "takes").iterdir()) == [] and history.takes() == ()


def test_a_recording_without_a_row_is_never_overwritten(home: Path, sound: Path) -> None:
    """As after putting an older copy of the database back."""
    with History.open(home, now=lambda: NOON) as history:
        begin(history)
        (home / "takes" / "take7.flac").write_bytes(b"precious")
        (home / "takes" / "take70x.flac").touch()
        assert kept(history, sound).name == "take8"
    assert (home / "takes" / "take7.flac").read_bytes() == b"precious"


# ---- analyses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["take20261121201200.wav", "take99999999999999999999.wav"])
def test_a_file_of_the_users_that_is_called_like_a_take_gives_no_number(
    history: History, home: Path, sound: Path, name: str
) -> None:
    (home / "takes" / name).write_bytes(b"theirs")
    assert kept(history, sound).name == "take1"
    assert (home / "takes" / name).read_bytes() == b"theirs"


def test_an_analysis_comes_back_whole_and_its_row_without_it(
    history: History, add: Callable[..., Take]
) -> None:
    script = history.add_script("northwind", NORTHWIND.text)
    take = add(script=script, label="first")
    analysis = taken(BETTER, points=(100, 80, 60, None), language="nl").analysis
    assert analysis is not None
    kept = history.keep_analysis("take1", analysis)
    assert kept == replace(take, analysis=analysis, language="nl") == history.take("take1")
    [row] = history.rows()
    measures = analysis.measures
    assert (row.name, row.label, row.is_free, row.scored) == ("take1", "first", False, True)
    assert (row.script_name, row.script_version) == ("northwind", 1)
    assert row.total == pytest.approx(80)
    assert row.duration_s == measures.duration_s and row.words_per_minute == measures.words_per_minute
    assert row.fillers == measures.filled_pauses + measures.filler_words == 1
    assert row.script_match == measures.script_match


def test_a_second_analysis_takes_the_place_of_the_first(history: History, add: Callable[..., Take]) -> None:
    add(40.0)
    assert history.keep_analysis("take1", analysis_of(90.0)).analysis == analysis_of(90.0)
    assert [row.total for row in history.rows()] == [90.0]


def test_an_analysis_that_can_not_be_kept_leaves_the_one_before(
    history: History, add: Callable[..., Take]
) -> None:
    add(40.0)
    broken = taken(ROUGH, pause_share=float("nan")).analysis
    assert broken is not None
    with pytest.raises(ValueError):
        history.keep_analysis("take1", broken)
    assert history.take("1").analysis == analysis_of(40.0)
    assert failure(history.keep_analysis, "take9", analysis_of(1)).code == "unknown_take"


def test_a_damaged_analysis_counts_as_none_and_stops_nothing(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    add(40.0)
    add(60.0)
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE analysis SET observed = x'7b' WHERE take_number = 1")
    assert [take.analysis is None for take in history.takes()] == [True, False]
    assert history.take("take1").recording.path == str(home / "takes" / "take1.wav")
    assert names(history.rows()) == ["take1", "take2"]
    assert history.keep_analysis("take1", analysis_of(50.0)).analysis is not None
    assert history.delete_take("take1").name == "take1"


@pytest.mark.parametrize("column", ["observed", "derived"])
@pytest.mark.parametrize("left", [b"{}", b"{", b'{"words": 3}'])
@pytest.mark.parametrize("asked", ["take3", "best", "takes"])
def test_a_damaged_analysis_is_no_score_to_anybody_once_it_was_found(
    history: History, home: Path, add: Callable[..., Take], column: str, left: bytes, asked: str
) -> None:
    add(40.0), add(60.0), add(80.0)
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute(f"UPDATE analysis SET {column} = ? WHERE take_number = 3", (left,))
        connection.execute("DELETE FROM digest")  # as after an older version, which made none
    found = {
        "take3": lambda: history.take("take3").analysis is None,
        "best": lambda: history.take("best").name == "take2",
        "takes": lambda: names(history.takes(include_unscored=False)) == ["take1", "take2"],
        "practised": lambda: [each.row.scored for each in history.practised()] == [True, True, False],
    }
    assert found.pop(asked)()
    assert [row.scored for row in history.rows()] == [True, True, False]
    last = history.rows()[-1]
    assert (last.total, last.duration_s, last.words_per_minute, last.fillers) == (None, None, None, None)
    assert all(each() for each in found.values())
    assert history.practised()[-1].points == (None, None, None, None)
    assert history.keep_analysis("take3", analysis_of(90.0)).analysis == analysis_of(90.0)
    assert history.rows()[-1].total == pytest.approx(90.0) and history.take("best").name == "take3"
    assert history.practised()[-1].digest is not None


def test_what_is_damaged_stays_as_it_was_kept(history: History, home: Path, add: Callable[..., Take]) -> None:
    add(40.0)
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE analysis SET derived = x'7b'")
    assert history.take("take1").analysis is None and not history.rows()[0].scored
    with closing(sqlite3.connect(home / "history.db")) as connection:
        kept = connection.execute("SELECT score_total, derived, length(observed) FROM analysis").fetchone()
    assert kept[:2] == (40.0, b"{") and kept[2] > 1_000
