"""Steps of the schema: whole or not at all, and nothing is lost on the way."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sample_takes import ROUGH, taken
from takes_in_rows import practised

from vm_rehearse import schema
from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History, NewTake
from vm_rehearse.migrations import STEPS, copies_beside, migrate, schema_version
from vm_rehearse.progress import Digest, digest_of
from vm_rehearse.take import Fix, Script, Take


@contextmanager
def connected(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None, timeout=20)) as connection:
        yield connection


OLDER_TAKE = (
    "INSERT INTO take (number, recorded_at, language, target_s, label, script_id, file, finished, "
    "duration_s, sample_rate_hz, channels, device, deleted_at) VALUES "
)
OLDER_SCRIPT = "INSERT INTO script (id, name, name_key, version, text, text_sha256, added_at) VALUES "
"""As every version wrote them; what a later one has beside it keeps the value that it has by itself."""


def rows_of_schema_1(connection: sqlite3.Connection) -> None:
    """Two takes as the first released version wrote them: one scored, of a script, and one in the trash."""
    connection.execute(f"{OLDER_SCRIPT}(1, 'Pitch', 'pitch', 1, 'Hi Peter', 'x', '2026-11-21T20:00:00Z')")
    connection.execute(
        f"{OLDER_TAKE}(1, '2026-11-21T20:12:00Z', 'en', 30.0, 'first', 1, 'takes/take1.flac', 1, "
        "31.5, 48000, 1, 'Microphone', NULL)"
    )
    connection.execute(
        f"{OLDER_TAKE}(4, '2026-11-21T20:13:00Z', 'nl', 20.0, NULL, NULL, 'takes/take4.wav', 1, "
        "12, 16000, 2, NULL, '2026-11-22T08:00:00Z')"
    )
    analysis = taken(ROUGH).analysis
    assert analysis is not None
    connection.execute(
        "INSERT INTO analysis VALUES (1, 71.5, 100, 90, 40, 56, 30.25, 150.0, 4, 2, 11.9, 0.78, ?, ?)",
        schema.encode_analysis(analysis),
    )


def rows_of_schema_2(connection: sqlite3.Connection) -> None:
    """The same with the columns of schema 2, and what it keeps in them."""
    rows_of_schema_1(connection)
    connection.execute("UPDATE take SET strict = 1, fixes = ? WHERE number = 1", (schema.encode((FIX,)),))


def rows_of_schema_3(connection: sqlite3.Connection) -> None:
    """The same with the digest of the take that has a score."""
    rows_of_schema_2(connection)
    analysis = taken(ROUGH).analysis
    assert analysis is not None
    connection.execute("INSERT INTO digest VALUES (1, ?)", (schema.encode(digest_of(analysis)),))


def rows_of_schema_4(connection: sqlite3.Connection) -> None:
    """The same with another script, which was removed."""
    rows_of_schema_3(connection)
    connection.execute(f"{OLDER_SCRIPT}(2, 'Old', 'old', 1, 'Dag', 'y', '2026-11-21T20:00:00Z')")
    connection.execute("UPDATE script SET removed_at = '2026-11-22T20:00:00Z' WHERE id = 2")


FIX = Fix("said", 1.5, 2.0, "North Wynd", "Northwind")
ROWS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: rows_of_schema_1,
    2: rows_of_schema_2,
    3: rows_of_schema_3,
    4: rows_of_schema_4,
}


def older_history(folder: Path, version: int) -> Path:
    folder.mkdir(exist_ok=True)
    database = folder / "history.db"
    with connected(database) as connection:
        migrate(connection, database, steps=STEPS[:version])
        ROWS[version](connection)
    return database


def a_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE take ADD COLUMN mood TEXT")
    connection.execute("UPDATE take SET mood = 'calm'")


def a_goal(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE goal (text TEXT)")


def failing(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM analysis")
    connection.execute("ALTER TABLE take ADD COLUMN mood TEXT")
    connection.execute("INSERT INTO no_such_table VALUES (1)")


LATER = (*STEPS, a_mood, a_goal)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_empty_file_gets_all_tables_and_no_copy(tmp_path: Path) -> None:
    database = tmp_path / "history.db"
    with connected(database) as connection:
        assert schema_version(connection) == 0
        migrate(connection, database)
        assert schema_version(connection) == len(STEPS)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"script", "take", "analysis"} <= tables
    assert names(tmp_path) == {"history.db"}


def test_nothing_is_done_the_second_time(tmp_path: Path) -> None:
    database = older_history(tmp_path, len(STEPS))
    before = database.read_bytes()
    with connected(database) as connection:
        migrate(connection, database)
    assert database.read_bytes() == before
    assert names(tmp_path) == {"history.db"}


def test_there_are_rows_for_every_schema() -> None:
    assert set(ROWS) == set(range(1, len(STEPS) + 1))


@pytest.mark.parametrize("version", sorted(ROWS))
def test_every_older_schema_opens_with_what_was_in_it(tmp_path: Path, version: int) -> None:
    older_history(tmp_path, version)
    with History.open(tmp_path, now=lambda: datetime.now(timezone.utc)) as history:
        take = history.take("first")
        assert take == Take(
            name="take1",
            recorded_at="2026-11-21T20:12:00Z",
            language="en",
            recording=take.recording,
            script=history.script("pitch", 1),
            target_s=30.0,
            label="first",
            analysis=taken(ROUGH).analysis,
            strict=version >= 2,
            fixes=(FIX,) if version >= 2 else (),
        )
        assert take.recording.path == str(tmp_path / "takes" / "take1.flac")
        assert [row.name for row in history.deleted()] == ["take4"]
        following = history.begin_take(NewTake("en", ".flac", 30.0))
        assert following.name == "take5"


@pytest.mark.parametrize("version", sorted(ROWS))
def test_a_script_of_an_older_schema_is_removed_and_comes_back(tmp_path: Path, version: int) -> None:
    older_history(tmp_path, version)
    with History.open(tmp_path, now=lambda: datetime.now(timezone.utc)) as history:
        assert [each.name for each in history.scripts()] == ["Pitch"]
        removed = ["Old"] if version >= 4 else []
        assert [each.name for each in history.scripts(removed=True)] == removed
        before = history.take("take1")
        history.remove_script("pitch")
        assert history.take("take1") == before and history.last_script() is None
        history.restore_script("pitch")
        history.rename_script("pitch", "opening")
        assert history.take("take1") == replace(before, script=Script("Hi Peter", "opening", 1))


def test_removing_scripts_changes_nothing_else(tmp_path: Path) -> None:
    """Step 4 adds one column, which is empty."""
    database = older_history(tmp_path, 3)
    with connected(database) as connection:
        before = everything_in(connection)
        migrate(connection, database, steps=STEPS[:4])
        after = everything_in(connection)
    scripts = [(*row, None) for row in before.pop("script")]
    assert scripts and after.pop("script") == scripts
    assert after == before and before["take"] and before["analysis"] and before["digest"]


def everything_in(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


@pytest.mark.parametrize("version", sorted(ROWS))
def test_a_summary_of_an_older_schema_says_the_same_and_is_made_once(tmp_path: Path, version: int) -> None:
    database = older_history(tmp_path, version)
    for _ in range(2):
        with History.open(tmp_path, now=lambda: datetime.now(timezone.utc)) as history:
            summed_up = history.practised()
            (take,) = history.takes()
        assert [each.digest for each in summed_up] == [practised(take).digest]
        assert (summed_up[0].row.total, summed_up[0].points) == (71.5, (100, 90, 40, 56))
        with connected(database) as connection:
            (row,) = connection.execute("SELECT take_number, content FROM digest")
        assert row[0] == 1 and schema.decode(row[1], Digest) == practised(take).digest


def test_the_copy_is_the_file_before_the_first_step(tmp_path: Path) -> None:
    database = older_history(tmp_path, 1)
    with connected(database) as connection:
        migrate(connection, database, steps=LATER)
        assert schema_version(connection, newest=len(LATER)) == len(LATER)
        assert connection.execute("SELECT mood FROM take").fetchall() == [("calm",), ("calm",)]
    assert names(tmp_path) == {"history.db", "history.db.before-2"}
    copy = tmp_path / "history.db.before-2"
    assert copy.stat().st_mode & 0o077 == 0
    with connected(copy) as connection:
        assert schema_version(connection) == 1
        assert connection.execute("SELECT number, label FROM take").fetchall() == [(1, "first"), (4, None)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_copy_has_what_is_still_in_the_side_file(tmp_path: Path) -> None:
    database = tmp_path / "history.db"
    with connected(database) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, database, steps=STEPS[:1])
        rows_of_schema_1(connection)
        assert (tmp_path / "history.db-wal").stat().st_size > 0
        migrate(connection, database, steps=LATER)
    with connected(tmp_path / "history.db.before-2") as connection:
        assert connection.execute("SELECT count(*) FROM analysis").fetchone() == (1,)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    database = older_history(tmp_path, 1)
    with connected(database) as connection:
        content = list(connection.iterdump())
        with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
            migrate(connection, database, steps=(*STEPS[:1], failing))
        assert schema_version(connection) == 1
        assert list(connection.iterdump()) == content
        migrate(connection, database, steps=LATER)
        assert schema_version(connection, newest=len(LATER)) == len(LATER)


def test_steps_before_a_failing_one_stay(tmp_path: Path) -> None:
    database = older_history(tmp_path, 1)
    with connected(database) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, database, steps=(*STEPS, a_goal, failing))
        assert schema_version(connection, newest=len(LATER)) == len(STEPS) + 1
        assert connection.execute("SELECT count(*) FROM analysis").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM goal").fetchone() == (0,)


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    database = older_history(tmp_path, 1)
    with connected(database) as connection:
        migrate(connection, database, steps=LATER)
    before = database.read_bytes()
    with pytest.raises(RehearseError) as caught:
        History.open(tmp_path, now=datetime.now)
    assert caught.value.code == "history_newer" and caught.value.exit_code == 1
    assert "newer version" in caught.value.message and "pip install ." in caught.value.hint
    assert database.read_bytes() == before


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "history.db"
    with connected(database) as connection:
        connection.execute("CREATE TABLE urls (url TEXT)")
    before = database.read_bytes()
    with pytest.raises(RehearseError) as caught:
        History.open(tmp_path, now=datetime.now)
    assert caught.value.code == "history_foreign"
    assert database.read_bytes() == before


def test_another_program_may_make_the_tables_while_this_one_looks(tmp_path: Path) -> None:
    database = tmp_path / "history.db"
    statements: list[str] = []

    def make_them_before_the_second(statement: str) -> None:
        statements.append(statement)
        if len(statements) == 2:
            with connected(database) as other:
                migrate(other, database)

    with connected(database) as connection:
        connection.set_trace_callback(make_them_before_the_second)
        assert schema_version(connection) in (0, len(STEPS))
        assert len(statements) >= 2
        assert schema_version(connection) == len(STEPS)


def test_no_room_for_the_copy_means_no_step(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    database = older_history(tmp_path, 1)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert "disk" in pool.submit(migrate_without_room, database).result()
    assert names(tmp_path) == {"history.db"}
    with connected(database) as connection:
        assert schema_version(connection) == 1
        assert connection.execute("SELECT count(*) FROM analysis").fetchone() == (1,)


def migrate_without_room(database: Path) -> str:
    """Migrate where no file may grow past 8 KiB; return what SQLite says."""
    import resource

    with connected(database) as connection:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
        with pytest.raises(sqlite3.OperationalError) as caught:
            migrate(connection, database, steps=LATER)
        return str(caught.value)


def test_two_programs_at_once_take_each_step_once(tmp_path: Path) -> None:
    database = older_history(tmp_path, 1)
    with connected(database) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(migrate_to_later, [database] * 8)) == [len(LATER)] * 8
    with connected(tmp_path / "history.db.before-2") as connection:
        assert schema_version(connection) == 1


def migrate_to_later(database: Path) -> int:
    with connected(database) as connection:
        migrate(connection, database, steps=LATER)
        return schema_version(connection, newest=len(LATER))


def test_copies_are_in_the_order_of_their_steps(tmp_path: Path) -> None:
    for name in ("before-10", "before-2", "before-2.part", "before-x", "wal"):
        (tmp_path / f"history.db.{name}").touch()
    found = copies_beside(tmp_path / "history.db")
    assert [path.name for path in found] == ["history.db.before-2", "history.db.before-10"]
