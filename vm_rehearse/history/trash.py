"""The trash: takes put in, brought back and removed for good.

A take is in it from its ``deleted_at`` on. That is a moment with fractions of a second, and later than any
that is there already: also of two takes deleted at once, or with a clock that was set back, one is the last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from vm_rehearse.history import entries
from vm_rehearse.history.database import Database
from vm_rehearse.history.references import find_deleted, find_take
from vm_rehearse.history.rows import deleted_takes, listed_take
from vm_rehearse.take import TakeRow

_WHOLE_SECONDS = "%Y-%m-%dT%H:%M:%SZ"
"""As older versions wrote them; as a text, such a moment comes after every fraction of its second."""
_FRACTIONS = "%Y-%m-%dT%H:%M:%S.%fZ"


def put_in(database: Database, references: Iterable[str], *, now: datetime) -> tuple[TakeRow, ...]:
    """Put takes in the trash, all or none, in the order given."""
    with database.writing() as connection:
        numbers = _each_once(find_take(connection, reference) for reference in references)
        for number in numbers:
            connection.execute(
                "UPDATE take SET deleted_at = ? WHERE number = ?", (_moment(connection, now), number)
            )
        return tuple(listed_take(connection, number) for number in numbers)


def bring_back(database: Database, references: Iterable[str]) -> tuple[TakeRow, ...]:
    """Bring takes back from the trash, all or none."""
    with database.writing() as connection:
        numbers = _each_once(find_deleted(connection, reference) for reference in references)
        for number in numbers:
            connection.execute("UPDATE take SET deleted_at = NULL WHERE number = ?", (number,))
        return tuple(listed_take(connection, number) for number in numbers)


def empty(database: Database) -> tuple[TakeRow, ...]:
    """Remove for good what is in the trash, recordings and words, and return it."""
    with database.reading() as connection:
        rows = deleted_takes(connection)
        numbers = [entries.number_of(connection, row.name) for row in rows]
    if rows:  # first: stopped in between, the takes are still in the trash, and the next purge ends the work
        entries.remove_from_copies(numbers, folder=database.folder)
    removed = []
    for row, number in zip(rows, numbers, strict=True):
        with database.writing() as connection:
            if entries.remove_deleted(connection, number, folder=database.folder):
                removed.append(row)
    database.empty_side_file()
    return tuple(removed)


def _each_once(numbers: Iterable[int]) -> Sequence[int]:
    """Leave out what was named before."""
    return tuple(dict.fromkeys(numbers))


def _moment(connection: sqlite3.Connection, now: datetime) -> str:
    """Write the moment of a deletion, so that it comes after all others."""
    moment = now.astimezone(timezone.utc).strftime(_FRACTIONS)
    last = str(connection.execute("SELECT coalesce(max(deleted_at), '') FROM take").fetchone()[0])
    for form, step in ((_FRACTIONS, timedelta(microseconds=1)), (_WHOLE_SECONDS, timedelta(seconds=1))):
        with suppress(ValueError):  # it is written in the other form, or it is no moment at all
            moment = max(moment, (datetime.strptime(last, form) + step).strftime(_FRACTIONS))
    return moment
