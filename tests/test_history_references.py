"""Which take is meant, lists of takes, and the trash."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from a_history import NOON, add, analysis_of, begin, failure, history, home, kept, names, sound

from vm_rehearse.history import History
from vm_rehearse.take import Script, Take

__all__ = ["add", "history", "home", "sound"]


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
        error = failure(history.take, reference)
        assert (error.code, error.message) == ("no_takes", "You have no takes yet.")
        assert error.hint.endswith("with: rehearse record")
    add()
    assert failure(history.take, "previous").code == "no_previous_take"
    assert failure(history.take, "best").code == "no_scored_take"
    history.delete_take("last")
    assert "restore take1" in failure(history.take, "last").hint
    add()
    history.restore_takes(["take1"]), history.delete_takes(["take2", "take1"])
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
        assert names(listing(script_name="nobody's")) == []
    scored = history.takes(include_unscored=False)
    assert names(scored) == ["take1", "take3", "take4", "take5"]
    assert names(history.takes(script_name="pitch", include_unscored=False, limit=1)) == ["take4"]
    unscored = history.rows()[1]
    assert (unscored.scored, unscored.total, unscored.fillers, unscored.duration_s) == (
        False,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["café slow", "café  slow", " Café\tslow\n"])
def test_a_label_is_found_however_it_was_typed(
    history: History, add: Callable[..., Take], form: str, typed: str
) -> None:
    for form_kept, label in (("NFD", "café   slow"), ("NFC", "cafe slow")):
        add(50.0, label=unicodedata.normalize(form_kept, label))
    assert history.take(unicodedata.normalize(form, typed)).name == "take1"


def test_a_label_is_given_afterwards(history: History, home: Path, add: Callable[..., Take]) -> None:
    first, second = add(60.0, label="cold"), add(70.0)
    labelled = history.label_take("last", " Cafe\u0301\n two ")
    assert labelled == replace(second, label="Café two")
    assert history.label_take("café TWO", "warm") == replace(second, label="warm")
    assert failure(history.take, "café two").code == "unknown_take"
    assert history.take("cold") == first and [row.label for row in history.rows()] == ["cold", "warm"]
    assert history.label_take("warm", " ").label is None and history.label_take("take2", None) == second
    assert failure(history.label_take, "take2", "\udcff").code == "not_text"
    history.delete_take("cold")
    assert failure(history.label_take, "cold", "x").code == "deleted_take"
    assert history.take("take2") == second


def test_a_label_stays_when_another_program_scores_the_take(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    before = add(60.0, label="cold")
    with History.open(home, now=lambda: NOON) as other:
        other.label_take("cold", "warm")
    rescored = history.keep_analysis("take1", analysis_of(75.0), made_from=before)
    assert (rescored.label, history.take("warm").name) == ("warm", "take1")


def test_a_take_that_is_being_recorded_keeps_the_label_it_gets(history: History, home: Path) -> None:
    begun = begin(history, label="cold")
    Path(begun.recording.path).write_bytes(b"sound")
    with History.open(home, now=lambda: NOON) as other:
        other.label_take("last", "warm")
    assert history.finish_recording("take1", replace(begun.recording, duration_s=2.0)).label == "warm"


# ---- the trash ----------------------------------------------------------------------------------


def test_deleting_and_restoring(history: History, add: Callable[..., Take]) -> None:
    add(90.0), add(50.0), add(60.0)
    assert history.delete_take("best").name == "take1"
    assert names(history.takes()) == ["take2", "take3"] and names(history.deleted()) == ["take1"]
    error = failure(history.take, "take1")
    assert error.code == "deleted_take" and "rehearse restore take1" in error.hint
    assert failure(history.delete_take, "1").code == "deleted_take"
    assert history.take("best").name == "take3"
    assert failure(history.restore_takes, ["take2"]).code == "not_deleted"
    assert "take1" in failure(history.restore_takes, ["take9"]).message
    assert history.restore_takes(["take1"])[0].name == "take1"
    assert history.take("best").name == "take1"
    assert failure(history.restore_takes, ["last"]).code == "nothing_deleted"


def test_the_one_deleted_last_comes_back_first(home: Path, sound: Path) -> None:
    clock = [NOON]
    with History.open(home, now=lambda: clock[0]) as history:
        for _ in range(2):
            kept(history, sound)
        history.delete_take("take2")
        clock[0] += timedelta(seconds=5)
        history.delete_take("take1")
        assert names(history.deleted()) == ["take2", "take1"]
        assert history.restore_takes(["last"])[0].name == "take1"


def test_of_takes_deleted_at_once_the_last_one_comes_back(history: History, add: Callable[..., Take]) -> None:
    """The clock stands still; `NOON` is a whole second, as every moment was that older versions wrote."""
    add(), add(), add(), add()
    history.delete_take("take3"), history.delete_take("take1")
    assert names(history.deleted()) == ["take3", "take1"]
    assert history.restore_takes(["last"])[0].name == "take1"
    assert names(history.delete_takes(["take2", "2", "take1"])) == ["take2", "take1"]
    assert names(history.deleted()) == ["take3", "take2", "take1"]
    assert history.restore_takes(["last"])[0].name == "take1"


@pytest.mark.parametrize(
    "before", ["2026-11-21T12:00:00Z", "2026-11-21T12:00:00.999999Z", "2031-01-01T00:00:00Z"]
)
def test_the_one_deleted_last_is_so_whatever_was_written_before(
    history: History, home: Path, add: Callable[..., Take], before: str
) -> None:
    """By an older version, or with a clock that was ahead."""
    add(), add(), add()
    history.delete_take("take3")
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE take SET deleted_at = ? WHERE number = 3", (before,))
    history.delete_take("take2"), history.delete_take("take1")
    assert names(history.deleted()) == ["take3", "take2", "take1"]
    assert [history.restore_takes(["last"])[0].name for _ in range(2)] == ["take1", "take2"]


def test_takes_are_deleted_and_restored_all_or_none(history: History, add: Callable[..., Take]) -> None:
    add(), add(), add()
    assert failure(history.delete_takes, ["take1", "take9"]).code == "unknown_take"
    assert history.deleted() == ()
    history.delete_takes(["take1", "take2"])
    for others in (["take9"], ["take3"]):
        failure(history.restore_takes, ["take1", *others])
        assert names(history.deleted()) == ["take1", "take2"]
    assert names(history.restore_takes(["last", "take1", "1"])) == ["take2", "take1"]


def test_a_label_names_a_take_in_the_trash_too(history: History, add: Callable[..., Take]) -> None:
    add(label="Monday morning"), add(label="twice"), add(label="twice"), add(label="there")
    history.delete_take("monday morning")
    for find in (history.take, history.delete_take):
        error = failure(find, "Monday  morning")
        assert error.code == "deleted_take" and "rehearse restore take1" in error.hint
    assert failure(history.restore_takes, ["there"]).message == "take4 is not deleted."
    assert names(history.restore_takes(["MONDAY morning"])) == ["take1"]
    history.delete_takes(["take3", "take2"])
    error = failure(history.restore_takes, ["twice"])
    assert error.code == "ambiguous_take" and "take2 and take3" in error.message
    assert "rehearse restore take3" in error.hint
    history.restore_takes(["take3"])
    assert history.take("twice").name == "take3"
    assert names(history.restore_takes(["twice"])) == ["take2"]


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
    assert failure(history.restore_takes, ["take1"]).code == "nothing_deleted"
    assert add().name == "take4"


def test_purging_takes_words_out_of_older_copies_too(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    secret = Script("My unlisted number is 555-0199, say nothing")
    add(50.0, script=secret), add(60.0, script=Script("Hi Peter"))
    copy = home / "history.db.before-3"  # as a newer version puts it there
    with closing(sqlite3.connect(home / "history.db")) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("DROP TABLE digest")
    (home / "history.db.before-2").write_bytes(b"no database at all")
    assert b"unlisted" in copy.read_bytes()
    history.delete_take("take1")
    assert names(history.purge()) == ["take1"]
    assert not any(b"unlisted" in path.read_bytes() for path in home.iterdir() if path.is_file())
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT number, observed FROM take JOIN analysis").fetchall()[0][0] == 2
        assert connection.execute("SELECT text FROM script").fetchall() == [("Hi Peter",)]


def test_names_are_not_reused_after_everything_is_gone(home: Path, sound: Path) -> None:
    for number in (1, 2):
        with History.open(home, now=lambda: NOON) as history:
            assert kept(history, sound).name == f"take{number}"
            history.delete_take("last"), history.purge()
