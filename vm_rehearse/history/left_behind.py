"""Takes that a program was at work on when it died: found again, each once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from vm_rehearse.history.database import Database
from vm_rehearse.history.holds import Holds
from vm_rehearse.history.rows import full_take
from vm_rehearse.take import Take


def takes_left_behind(database: Database, holds: Holds) -> Iterator[Take]:
    """Give each such take, held while the caller is at it; one that never had a file is tidied away.

    A take that another program is at work on is not among them.

    Yields
    ------
    Take
        Without a sample rate if its recording was never finished: then the caller finishes or abandons it.
        Otherwise it is whole, and only has no score yet.
    """
    left = holds.left()
    with database.reading() as connection:
        audio_of = _candidates(connection, left)
    for number in sorted(left | audio_of.keys()):
        audio = database.folder / audio_of.get(number, "")
        if not holds.take_over(number, audio, is_left=number in left):
            continue
        try:
            take = _looked_at(database, number, is_left=number in left)
            if take is not None:
                yield take
        finally:
            holds.let_go(number)


def _candidates(connection: sqlite3.Connection, left: frozenset[int]) -> dict[int, str]:
    """Return takes that may have been left behind, with their audio files."""
    rows = connection.execute(
        f"""
        SELECT number, file FROM take
        WHERE deleted_at IS NULL AND (NOT finished OR number IN ({", ".join("?" * len(left))}))
        AND NOT EXISTS (SELECT 1 FROM analysis WHERE take_number = number)
        """,
        tuple(left),
    )
    return {row["number"]: row["file"] for row in rows}


def _looked_at(database: Database, number: int, *, is_left: bool) -> Take | None:
    """Return a take that is held now, as it is; None if there is nothing to do."""
    with database.reading() as connection:
        row: sqlite3.Row | None = connection.execute(
            """
            SELECT file, finished, deleted_at, EXISTS (
                SELECT 1 FROM analysis WHERE take_number = number
            ) AS scored
            FROM take WHERE number = ?
            """,
            (number,),
        ).fetchone()
        if row is None or row["scored"] or row["deleted_at"] is not None:
            return None
        has_audio = Path(database.folder / row["file"]).is_file()
        if has_audio and (is_left or not row["finished"]):
            return full_take(connection, number, folder=database.folder)
    if not row["finished"] and not has_audio:
        with database.writing() as connection:
            connection.execute("DELETE FROM take WHERE number = ? AND NOT finished", (number,))
    return None
