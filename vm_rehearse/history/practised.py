"""Many takes at once, for a summary: from columns and digests, not from their analyses.

A take that was scored by an older version has no digest. It is then made from the analysis, and kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.database import Database
from vm_rehearse.history.rows import (
    LISTED_COLUMNS,
    LISTED_TABLES,
    condition,
    full_take,
    row_from,
    row_limit,
)
from vm_rehearse.history.scripts import script_from
from vm_rehearse.progress import CRITERIA, Digest, PractisedTake, digest_of
from vm_rehearse.schema import decode, encode
from vm_rehearse.take import Script

_PRACTISED = f"""
    SELECT {LISTED_COLUMNS}, take.script_id, script.text, take.target_s, take.duration_s AS recorded_s,
        {", ".join(f"analysis.points_{name}" for name in CRITERIA)}, digest.content AS digest
    {LISTED_TABLES}
"""


def practised_takes(
    database: Database, *, script_name: str | None, limit: int | None
) -> tuple[PractisedTake, ...]:
    """Return the newest takes there are in lists, as they are summed up, oldest of them first."""
    which, values = condition(script_name, include_unscored=True)
    with database.reading() as connection:
        rows = connection.execute(
            f"{_PRACTISED} WHERE {which} ORDER BY number DESC LIMIT ?", (*values, row_limit(limit))
        ).fetchall()
        kept = {row["number"]: digest for row in rows if (digest := _digest_from(row)) is not None}
        wanting = [row["number"] for row in rows if row["scored"] and row["number"] not in kept]
        made = _made_anew(connection, wanting, database)
    if made:
        with suppress(RehearseError):  # they are made again the next time
            _keep(database, made)
    digests = {**kept, **made}
    scripts = {row["script_id"]: script_from(row) for row in rows if row["script_id"] is not None}
    return tuple(
        _practised_from(row, scripts.get(row["script_id"]), digests.get(row["number"]))
        for row in reversed(rows)
    )


def _made_anew(connection: sqlite3.Connection, numbers: list[int], database: Database) -> dict[int, Digest]:
    """Make digests from whole analyses; one that can't be read any more has none."""
    analyses = (
        (number, full_take(connection, number, folder=database.folder).analysis) for number in numbers
    )
    return {number: digest_of(analysis) for number, analysis in analyses if analysis is not None}


def _keep(database: Database, digests: Mapping[int, Digest]) -> None:
    """Keep digests, but none in place of one that another program has written meanwhile."""
    with database.writing() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO digest (take_number, content) SELECT take_number, ? FROM analysis "
            "WHERE take_number = ?",
            [(encode(digest), number) for number, digest in digests.items()],
        )


def _digest_from(row: sqlite3.Row) -> Digest | None:
    """Return what was kept; None if there is nothing, or nothing that can be read."""
    if row["digest"] is None:
        return None
    try:
        return decode(row["digest"], Digest)
    except ValueError:
        return None


def _practised_from(row: sqlite3.Row, script: Script | None, digest: Digest | None) -> PractisedTake:
    return PractisedTake(
        row=row_from(row),
        script=script,
        target_s=row["target_s"],
        recorded_s=row["recorded_s"],
        points=tuple(row[f"points_{name}"] if row["scored"] else None for name in CRITERIA),
        digest=digest,
    )
