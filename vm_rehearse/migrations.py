"""The history's tables, as numbered steps from an empty file to today's.

Step N takes a file from schema N-1 to schema N. It is committed together with its number (SQLite's
``user_version``), or not at all. Before the first step on a file that has something in it, a copy is
put beside it: ``history.db.before-2`` is the file as it was before step 2.

A step is a function of the connection. It uses `execute` only (`executescript` would commit half of the
step), and it is never changed once it has been released: a later step corrects it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.shell import with_folder
from vm_rehearse.whole_file import put_in_place

Step = Callable[[sqlite3.Connection], None]


def _first_tables(connection: sqlite3.Connection) -> None:
    """Step 1: scripts in versions, takes that are never renumbered, and their analyses."""
    connection.execute(
        """
        CREATE TABLE script (
            id INTEGER PRIMARY KEY,
            name TEXT,  -- NULL: the text of a file, kept once by its content
            name_key TEXT,  -- the name without regard to capitals
            version INTEGER,
            text TEXT NOT NULL,
            text_sha256 TEXT NOT NULL,
            added_at TEXT NOT NULL,
            CHECK ((name IS NULL) = (version IS NULL) AND (name IS NULL) = (name_key IS NULL)),
            UNIQUE (name_key, version)
        )
        """
    )
    connection.execute("CREATE UNIQUE INDEX script_unnamed ON script (text_sha256) WHERE name IS NULL")
    connection.execute(
        """
        CREATE TABLE take (
            number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given out twice
            recorded_at TEXT NOT NULL,
            language TEXT NOT NULL,
            target_s REAL NOT NULL,
            label TEXT,
            script_id INTEGER REFERENCES script (id),
            file TEXT NOT NULL UNIQUE,  -- from the history's folder, with forward slashes
            finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),  -- 1: the audio is all there
            duration_s REAL NOT NULL DEFAULT 0,  -- of the recording, as the next two
            sample_rate_hz INTEGER NOT NULL DEFAULT 0,
            channels INTEGER NOT NULL DEFAULT 0,
            device TEXT,
            deleted_at TEXT  -- not NULL: in the trash
        )
        """
    )
    connection.execute("CREATE INDEX take_script ON take (script_id)")
    connection.execute(
        """
        CREATE TABLE analysis (
            take_number INTEGER PRIMARY KEY REFERENCES take (number) ON DELETE CASCADE,
            score_total REAL,
            points_duration REAL,
            points_pace REAL,
            points_fillers REAL,
            points_script REAL,
            duration_s REAL NOT NULL,  -- of the message
            words_per_minute REAL,
            filled_pauses INTEGER NOT NULL,
            filler_words INTEGER NOT NULL,
            fillers_per_minute REAL,
            script_match REAL,
            observed BLOB NOT NULL,
            derived BLOB NOT NULL
        )
        """
    )
    connection.execute("CREATE INDEX analysis_score ON analysis (score_total)")


def _strictness_and_fixes(connection: sqlite3.Connection) -> None:
    """Step 2: whether contractions count in a take, and what the user corrected of what was heard."""
    connection.execute("ALTER TABLE take ADD COLUMN strict INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE take ADD COLUMN fixes BLOB NOT NULL DEFAULT '[]'")


def _many_takes_at_once(connection: sqlite3.Connection) -> None:
    """Step 3: lists and reports read what they need apart from the analyses, which are fifty times as long.

    The digests of takes that are there already are made when they are first asked for.
    """
    connection.execute(
        """
        CREATE TABLE digest (
            take_number INTEGER PRIMARY KEY REFERENCES analysis (take_number) ON DELETE CASCADE,
            content BLOB NOT NULL
        )
        """
    )
    connection.execute(
        """
        CREATE INDEX analysis_listed ON analysis (
            take_number, score_total, points_duration, points_pace, points_fillers, points_script, duration_s,
            words_per_minute, filled_pauses, filler_words, script_match
        )
        """
    )


def _removed_scripts(connection: sqlite3.Connection) -> None:
    """Step 4: scripts that are chosen no more; their rows stay, for their takes and to be brought back."""
    connection.execute("ALTER TABLE script ADD COLUMN removed_at TEXT")


STEPS: tuple[Step, ...] = (
    _first_tables,
    _strictness_and_fixes,
    _many_takes_at_once,
    _removed_scripts,
)


def schema_version(connection: sqlite3.Connection, *, newest: int = len(STEPS)) -> int:
    """Return the number of the last step taken; 0 is an empty file.

    Raises
    ------
    RehearseError
        If the file was made by a newer version of this program, or by another program.
    """
    # The tables before the number: another program may be making both just now, and it makes them at once.
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        raise RehearseError(
            "history_newer",
            "Your history was made by a newer version of this program.",
            hint="Bring the program up to date: in its folder, type: git pull && pip install .",
        )
    if version == 0 and has_tables:
        another = with_folder("REHEARSE_HOME", "voicemails", "rehearse list")
        raise RehearseError(
            "history_foreign",
            "The file history.db in your history's folder belongs to another program.",
            hint=f"Choose another folder, for example: {another}",
        )
    return version


def migrate(connection: sqlite3.Connection, database: Path, *, steps: Sequence[Step] = STEPS) -> None:
    """Bring a history up to today's tables.

    Two programs may do this at once: each step is taken by one of them.

    Parameters
    ----------
    connection : sqlite3.Connection
        In autocommit mode (``isolation_level=None``), with no transaction open.
    database : Path
        The file the connection is to; its copy goes beside it.
    steps : Sequence[Step]
        All steps there are; step 1 first.

    Raises
    ------
    RehearseError
        As `schema_version` does.
    sqlite3.Error, OSError
        If a step or the copy fails; the file then is as it was after the last whole step.
    """
    needs_copy = schema_version(connection, newest=len(steps)) > 0
    while schema_version(connection, newest=len(steps)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read again, now that nobody else can write: another program may have been here first.
            version = schema_version(connection, newest=len(steps))
            if version < len(steps):
                if version > 0 and needs_copy:
                    _copy_beside(database, version + 1)
                    needs_copy = False
                steps[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def copies_beside(database: Path) -> tuple[Path, ...]:
    """Return the copies that were put beside a history, the newest last."""
    prefix = f"{database.name}.before-"
    found = {
        int(number): path
        for path in database.parent.glob(f"{prefix}*")
        if (number := path.name[len(prefix) :]).isdecimal()
    }
    return tuple(path for _, path in sorted(found.items()))


def _copy_beside(database: Path, step: int) -> None:
    """Copy the file as it was last committed; the copy gets its name when it is whole."""
    copy = database.with_name(f"{database.name}.before-{step}")
    unfinished = copy.with_name(f"{copy.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        # A connection of its own sees only what was committed, whatever the other one has begun.
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        with open(unfinished, "rb+") as written:
            os.fsync(written.fileno())
        put_in_place(unfinished, copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
