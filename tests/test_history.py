"""Takes and scripts in a real folder with a real database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sample_takes import BETTER, NORTHWIND, ROUGH, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History
from vm_rehearse.take import Analysis, Recording, Script, Take

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def history(home: Path) -> Iterator[History]:
    with History.open(home, now=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file to keep; the history never looks into it."""
    path = tmp_path / "voicemail.WAV"
    path.write_bytes(b"sound" * 100)
    return path


@pytest.fixture
def add(history: History, sound: Path) -> Callable[..., Take]:
    """Keep the file as a take, scored if points are given."""

    def added(total: float | None = None, *, script: Script | None = None, label: str | None = None) -> Take:
        known = Recording("", 31.5, 44100, 2)
        take = history.add_take(
            sound, language="en", script=script, target_s=30.0, label=label, recording=known
        )
        return take if total is None else history.keep_analysis(str(take.name), analysis_of(total))

    return added


def analysis_of(total: float) -> Analysis:
    analysis = taken(ROUGH, points=(total, total, total, total)).analysis
    assert analysis is not None
    return analysis


def begin(history: History, **changed: object) -> Take:
    values = {"language": "en", "script": None, "target_s": 30.0, "label": None, "suffix": ".flac"}
    return history.begin_take(**{**values, **changed})  # type: ignore[arg-type]


def names(takes: tuple[object, ...]) -> list[str]:
    return [take.name for take in takes]  # type: ignore[attr-defined]


def failure(call: Callable[..., object], *values: object, **named: object) -> RehearseError:
    with pytest.raises(RehearseError) as caught:
        call(*values, **named)
    error = caught.value
    assert error.message.endswith(".") and "rehearse " in error.hint
    return error


# ---- the folder ---------------------------------------------------------------------------------


def test_the_folder_is_private_and_moves_as_a_whole(home: Path, sound: Path) -> None:
    before = os.umask(0)
    try:
        with History.open(home, now=lambda: NOON) as history:
            history.add_take(sound, language="en", script=None, target_s=30, label=None)
            for path in (home, home / "takes"):
                assert path.stat().st_mode & 0o777 == 0o700
            for path in (home / "history.db", home / "history.db-wal", home / "takes" / "take1.wav"):
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
        assert begin(history).recording.path == str(tmp_path / "here" / "takes" / "take1.flac")


# ---- recording ----------------------------------------------------------------------------------


def test_a_take_is_there_from_its_first_sound(history: History, home: Path) -> None:
    take = begin(history, label="  pricing\n call ", device="Headset", target_s=20.0)
    assert take == Take(
        name="take1",
        recorded_at="2026-11-21T12:00:00Z",
        language="en",
        recording=Recording(str(home / "takes" / "take1.flac"), 0.0, 0, 0, "Headset"),
        script=None,
        target_s=20.0,
        label="pricing call",
    )
    assert [history.takes(), history.rows(), history.unfinished()] == [(), (), ()]
    Path(take.recording.path).write_bytes(b"")
    assert history.takes() == history.unfinished() == (take,)
    assert history.take("last") == take
    finished = history.finish_recording(
        "take1", replace(take.recording, duration_s=9.5, sample_rate_hz=48000, channels=1)
    )
    assert finished.recording == Recording(take.recording.path, 9.5, 48000, 1, "Headset")
    assert history.unfinished() == () and history.takes() == (finished,)


def test_a_recording_may_end_under_another_suffix(history: History, home: Path) -> None:
    begin(history, suffix=".wav")
    flac = home / "takes" / "take1.flac"
    flac.write_bytes(b"x")
    take = history.finish_recording("take1", Recording(str(flac), 1.0, 8000, 1))
    assert take.recording.path == str(flac)
    for outside in (home / "take1.flac", home.parent / "take1.flac", home / "takes" / "a" / "b.flac"):
        with pytest.raises(ValueError):
            history.finish_recording("take1", Recording(str(outside), 1.0, 8000, 1))


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


def test_a_file_is_copied_and_left_alone(history: History, home: Path, sound: Path) -> None:
    known = Recording("", 31.5, 44100, 2)
    take = history.add_take(
        sound, language="nl", script=None, target_s=30.0, label=None, device="Phone", recording=known
    )
    assert take.recording == Recording(str(home / "takes" / "take1.wav"), 31.5, 44100, 2, "Phone")
    assert Path(take.recording.path).read_bytes() == sound.read_bytes()
    assert [path.name for path in (home / "takes").iterdir()] == ["take1.wav"]
    assert history.unfinished() == ()
    unknown = history.add_take(sound, language="nl", script=None, target_s=30.0, label=None, suffix=".ogg")
    assert Path(unknown.recording.path).name == "take2.ogg"
    assert history.unfinished() == (unknown,)


@pytest.mark.parametrize("source", ["missing.wav", "."])
def test_a_file_that_can_not_be_read_leaves_nothing(
    history: History, home: Path, tmp_path: Path, source: str
) -> None:
    error = failure(history.add_take, tmp_path / source, language="en", script=None, target_s=30, label=None)
    assert error.code == "file_unreadable"
    assert list((home / "takes").iterdir()) == [] and history.takes() == ()
    assert begin(history).name == "take1"


def test_a_take_that_is_refused_leaves_no_copy(history: History, home: Path, sound: Path) -> None:
    with pytest.raises(ValueError):
        history.add_take(sound, language="en", script=Script("x", "never added", 1), target_s=30, label=None)
    assert list((home / "takes").iterdir()) == [] and history.takes() == ()


def test_a_recording_without_a_row_is_never_overwritten(home: Path, sound: Path) -> None:
    """As after putting an older copy of the database back."""
    with History.open(home, now=lambda: NOON) as history:
        begin(history)
        (home / "takes" / "take7.flac").write_bytes(b"precious")
        (home / "takes" / "take70x.flac").touch()
        take = history.add_take(sound, language="en", script=None, target_s=30, label=None)
        assert take.name == "take8"
    assert (home / "takes" / "take7.flac").read_bytes() == b"precious"


# ---- analyses -----------------------------------------------------------------------------------


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
    assert (row.name, row.label, row.language, row.scored) == ("take1", "first", "nl", True)
    assert (row.script_name, row.script_version) == ("northwind", 1)
    assert row.total == pytest.approx(80)
    assert (row.points_duration, row.points_pace, row.points_fillers, row.points_script) == (
        100,
        80,
        60,
        None,
    )
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


def test_a_damaged_analysis_says_where_the_recording_is(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    add(40.0)
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE analysis SET observed = x'7b'")
    error = failure(history.take, "take1")
    assert error.code == "analysis_damaged" and str(home / "takes" / "take1.wav") in error.message
    assert names(history.rows()) == ["take1"]
    assert history.keep_analysis("take1", analysis_of(50.0)).analysis is not None
    assert history.delete_take("take1").name == "take1"


# ---- which take ---------------------------------------------------------------------------------


def test_references(history: History, add: Callable[..., Take]) -> None:
    for total, label in ((60.0, "cold"), (80.0, "Warm"), (80.0, "warm"), (None, "cold"), (70.0, "best")):
        add(total, label=label)
    expected = {
        "take3": "take3",
        "3": "take3",
        " Take3 ": "take3",
        "first": "take1",
        "last": "take5",
        "LAST": "take5",
        "previous": "take4",
        "best": "take3",
        "Warm": "take2",
        "warm": "take3",
    }
    assert {reference: history.take(reference).name for reference in expected} == expected
    for label, said in (("cold", "take1 and take4"), ("WARM", "take2 and take3")):
        error = failure(history.take, label)
        assert error.code == "ambiguous_take" and said in error.message


@pytest.mark.parametrize(
    "reference", ["take9", "9", "pricing", "0", "take03", "", "-1", "9" * 30, "take", "\udcff"]
)
def test_an_unknown_take_says_what_there_is(
    history: History, add: Callable[..., Take], reference: str
) -> None:
    for _ in range(3):
        add()
    error = failure(history.take, reference)
    assert error.code == "unknown_take" and error.exit_code == 1
    assert "take1 to take3" in error.message and "rehearse list" in error.hint


def test_what_there_is_is_said_shortly(history: History, add: Callable[..., Take]) -> None:
    for _ in range(12):
        add()
    for number in (2, 6):
        history.delete_take(f"take{number}")
    assert "take1, take3 to take5 and take7 to take12" in failure(history.take, "x").message
    for number in (4, 8, 10):
        history.delete_take(f"take{number}")
    assert "7 takes between take1 and take12" in failure(history.take, "x").message


def test_positions_without_enough_takes(history: History, add: Callable[..., Take]) -> None:
    for reference in ("last", "previous", "first", "best", "take1", "hello"):
        assert failure(history.take, reference).code == "no_takes"
    add()
    assert failure(history.take, "previous").code == "no_previous_take"
    assert failure(history.take, "best").code == "no_scored_take"
    history.delete_take("last")
    assert "restore take1" in failure(history.take, "last").hint


def test_lists(history: History, add: Callable[..., Take]) -> None:
    pitch = history.add_script("pitch", "Hi Peter")
    changed = history.add_script("pitch", "Hello Peter")
    other = history.add_script("other", "Dag Peter")
    for total, script in ((1.0, pitch), (None, changed), (2.0, other), (3.0, changed), (4.0, None)):
        add(total, script=script)
    for listing in (history.takes, history.rows):
        assert names(listing()) == ["take1", "take2", "take3", "take4", "take5"]
        assert names(listing(limit=2)) == ["take4", "take5"]
        assert names(listing(limit=0)) == []
        assert names(listing(script_name="Pitch")) == ["take1", "take2", "take4"]
        assert names(listing(script_name="pitch", include_unscored=False, limit=1)) == ["take4"]
        assert names(listing(include_unscored=False)) == ["take1", "take3", "take4", "take5"]
        assert names(listing(script_name="nobody's")) == []
    unscored = history.rows()[1]
    assert (unscored.scored, unscored.total, unscored.fillers, unscored.duration_s) == (
        False,
        None,
        None,
        None,
    )


# ---- the trash ----------------------------------------------------------------------------------


def test_deleting_and_restoring(history: History, add: Callable[..., Take]) -> None:
    add(90.0), add(50.0), add(60.0)
    assert history.delete_take("best").name == "take1"
    assert names(history.takes()) == ["take2", "take3"] and names(history.deleted()) == ["take1"]
    error = failure(history.take, "take1")
    assert error.code == "deleted_take" and "rehearse restore take1" in error.hint
    assert failure(history.delete_take, "1").code == "deleted_take"
    assert history.take("best").name == "take3"
    assert failure(history.restore_take, "take2").code == "not_deleted"
    assert "take1" in failure(history.restore_take, "take9").message
    assert history.restore_take("take1").name == "take1"
    assert history.take("best").name == "take1"
    assert failure(history.restore_take, "last").code == "nothing_deleted"


def test_the_one_deleted_last_comes_back_first(home: Path, sound: Path) -> None:
    clock = [NOON]
    with History.open(home, now=lambda: clock[0]) as history:
        for _ in range(2):
            history.add_take(sound, language="en", script=None, target_s=30, label=None)
        history.delete_take("take2")
        clock[0] += timedelta(seconds=5)
        history.delete_take("take1")
        assert names(history.deleted()) == ["take2", "take1"]
        assert history.restore_take("last").name == "take1"


def test_purging_takes_words_and_sound_for_good(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    secret = Script("My unlisted number is 555-0199, say nothing")
    add(50.0, script=secret), add(60.0), add(70.0)
    history.delete_take("take1"), history.delete_take("take3")
    (home / "takes" / "take3.wav").unlink()
    assert names(history.purge()) == ["take1", "take3"]
    assert history.deleted() == () and history.purge() == ()
    assert [path.name for path in (home / "takes").iterdir()] == ["take2.wav"]
    assert not any(b"unlisted" in path.read_bytes() for path in home.iterdir() if path.is_file())
    assert "take1 was removed" in failure(history.take, "take1").message
    assert failure(history.restore_take, "take1").code == "nothing_deleted"
    assert add().name == "take4"


def test_names_are_not_reused_after_everything_is_gone(home: Path, sound: Path) -> None:
    for number in (1, 2):
        with History.open(home, now=lambda: NOON) as history:
            take = history.add_take(sound, language="en", script=None, target_s=30, label=None)
            assert take.name == f"take{number}"
            history.delete_take("last"), history.purge()


# ---- scripts ------------------------------------------------------------------------------------


def test_a_script_gets_a_version_only_when_it_changes(history: History) -> None:
    assert history.add_script("Pitch", "Hi Peter\r\nBye\n") == Script("Hi Peter\nBye", "Pitch", 1)
    assert history.add_script("pitch", "\ufeff Hi Peter\nBye") == Script("Hi Peter\nBye", "Pitch", 1)
    assert history.add_script("PITCH", "Hello") == Script("Hello", "Pitch", 2)
    assert history.add_script("Pitch", "Hi Peter\nBye").version == 3
    history.add_script("één-2", "Dag")
    assert [(each.name, each.version) for each in history.scripts()] == [("Pitch", 3), ("één-2", 1)]
    assert [each.text for each in history.script_versions("pitch")] == [
        "Hi Peter\nBye",
        "Hello",
        "Hi Peter\nBye",
    ]
    assert history.script("pitch") == Script("Hi Peter\nBye", "Pitch", 3)
    assert history.script("pitch", 2) == Script("Hello", "Pitch", 2)
    assert history.script("e\u0301e\u0301n-2").text == "Dag"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "take3",
        "Take12",
        "3",
        "last",
        "Best",
        "previous",
        "-x",
        "_x",
        "a b",
        "a/b",
        "a.txt",
        "x" * 61,
        "\udcff",
    ],
)
def test_names_a_script_can_not_have(history: History, name: str) -> None:
    assert failure(history.add_script, name, "Hi").code == "script_name"
    assert history.scripts() == ()


def test_texts_a_script_can_not_have(history: History) -> None:
    assert failure(history.add_script, "pitch", "\ufeff \n").code == "script_empty"
    assert failure(history.add_script, "pitch", "Hi \udcff").code == "not_text"
    assert failure(begin, history, label="\udcff").code == "not_text"
    assert history.scripts() == () and begin(history).name == "take1"


def test_unknown_scripts(history: History) -> None:
    assert "none yet" in failure(history.script, "pitch").message
    history.add_script("pitch", "Hi"), history.add_script("other", "Hi")
    for name in ("pich", "", "\udcff"):
        error = failure(history.script_versions, name)
        assert error.code == "unknown_script" and "other, pitch" in error.message
    assert "only version 1" in failure(history.script, "pitch", 2).message
    history.add_script("pitch", "Hello")
    assert failure(history.script, "pitch", 0).code == "unknown_script_version"
    assert "versions 1 to 2" in failure(history.script, "pitch", 3).message


def test_a_take_keeps_the_version_it_was_read_from(history: History, add: Callable[..., Take]) -> None:
    first = history.add_script("pitch", "Hi Peter")
    add(script=first)
    second = history.add_script("pitch", "Hello Peter")
    add(script=second)
    assert [take.script for take in history.takes()] == [first, second]
    for stranger in (Script("Hi Peter", "pitch", 2), Script("Hi", "pitch", 9), Script("Hi", "other", 1)):
        with pytest.raises(ValueError):
            begin(history, script=stranger)
    assert begin(history).name == "take3"


def test_a_text_without_a_name_is_kept_once(history: History, home: Path, add: Callable[..., Take]) -> None:
    for text in ("Dag Peter", "Dag Peter\n", "Dag Anna"):
        assert add(script=Script(text)).script == Script(text.strip())
    with closing(sqlite3.connect(home / "history.db")) as connection:
        assert connection.execute("SELECT count(*) FROM script").fetchone() == (2,)
    assert history.scripts() == ()


def test_the_last_script(history: History, add: Callable[..., Take]) -> None:
    assert history.last_script() is None
    first = history.add_script("pitch", "Hi Peter")
    other = history.add_script("other", "Dag Peter")
    assert history.last_script() == other
    add(script=first)
    changed = history.add_script("pitch", "Hello Peter")
    assert history.last_script() == changed
    add(script=None)
    assert history.last_script() == changed
    add(script=Script("Only this once"))
    assert history.last_script() == Script("Only this once")
    history.delete_take("last")
    assert history.last_script() == changed
