"""Takes read from their rows: in full, or only what a list shows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.references import DELETED, SCORED, VISIBLE
from vm_rehearse.history.scripts import name_key, script_from
from vm_rehearse.schema import decode, decode_analysis, encode
from vm_rehearse.take import Analysis, Fix, Recording, Script, Take, TakeRow

_FULL = f"""
    SELECT take.*, script.name, script.version, script.text, analysis.observed, analysis.derived,
        {SCORED} AS scored
    FROM take
    LEFT JOIN script ON script.id = take.script_id
    LEFT JOIN analysis ON analysis.take_number = take.number
    LEFT JOIN digest ON digest.take_number = take.number
"""
LISTED_COLUMNS = f"""
    take.number, take.recorded_at, take.label, take.script_id IS NULL AS is_free, script.name, script.version,
    analysis.score_total, analysis.duration_s, analysis.words_per_minute, analysis.script_match,
    CASE WHEN analysis.points_fillers IS NOT NULL THEN analysis.filled_pauses + analysis.filler_words END
        AS fillers,
    {SCORED} AS scored
"""
"""What `row_from` reads; fillers that were not judged may not have been counted."""
LISTED_TABLES = """
    FROM take
    LEFT JOIN script ON script.id = take.script_id
    LEFT JOIN analysis INDEXED BY analysis_listed ON analysis.take_number = take.number
    LEFT JOIN digest ON digest.take_number = take.number
"""
"""The analyses by the index that has all a list shows: they themselves are long, and far apart."""
_LISTED = f"SELECT {LISTED_COLUMNS} {LISTED_TABLES}"


def full_take(connection: sqlite3.Connection, number: int, *, folder: Path) -> Take:
    """Return one take in full; raises RehearseError if its row is gone."""
    return _take_from(_one(connection, f"{_FULL} WHERE take.number = ?", number), folder)


def listed_take(connection: sqlite3.Connection, number: int) -> TakeRow:
    """Return one take's line of a list; raises RehearseError if its row is gone."""
    return row_from(_one(connection, f"{_LISTED} WHERE take.number = ?", number))


def full_takes(
    connection: sqlite3.Connection,
    *,
    script_name: str | None,
    limit: int | None,
    include_unscored: bool,
    folder: Path,
) -> tuple[Take, ...]:
    """Return the newest takes there are in lists, in full, oldest of them first."""
    which, values = condition(script_name, include_unscored=include_unscored)
    rows = connection.execute(
        f"{_FULL} WHERE {which} ORDER BY number DESC LIMIT ?", (*values, row_limit(limit))
    )
    return tuple(_take_from(row, folder) for row in reversed(rows.fetchall()))


def corrected_takes(
    connection: sqlite3.Connection, script: Script, *, limit: int, folder: Path
) -> tuple[Take, ...]:
    """Return the newest takes of a script that the user corrected, in full, newest first."""
    same = "script.name_key = ?" if script.name else "script.name IS NULL AND script.text = ?"
    value = name_key(script.name) if script.name else script.text
    rows = connection.execute(
        f"{_FULL} WHERE {VISIBLE} AND {same} AND length(take.fixes) > {len(encode(()))} "
        "ORDER BY number DESC LIMIT ?",
        (value, limit),
    )
    return tuple(_take_from(row, folder) for row in rows)


def listed_takes(
    connection: sqlite3.Connection, *, script_name: str | None, limit: int | None
) -> tuple[TakeRow, ...]:
    """Return the same takes as `full_takes`, unscored ones too, from columns only."""
    which, values = condition(script_name, include_unscored=True)
    rows = connection.execute(
        f"{_LISTED} WHERE {which} ORDER BY number DESC LIMIT ?", (*values, row_limit(limit))
    )
    return tuple(row_from(row) for row in reversed(rows.fetchall()))


def deleted_takes(connection: sqlite3.Connection, *, script_name: str | None = None) -> tuple[TakeRow, ...]:
    """Return the takes in the trash, the one deleted first first."""
    which, values = _of_script(DELETED, script_name)
    rows = connection.execute(f"{_LISTED} WHERE {which} ORDER BY take.deleted_at, number", values)
    return tuple(row_from(row) for row in rows)


def _one(connection: sqlite3.Connection, query: str, number: int) -> sqlite3.Row:
    """Return a query's only row."""
    row: sqlite3.Row | None = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise RehearseError(
            "unknown_take", f"take{number} is not there any more.", hint="See your takes with: rehearse list"
        )
    return row


def condition(script_name: str | None, *, include_unscored: bool) -> tuple[str, tuple[str, ...]]:
    """Return the condition for a list, and its values."""
    return _of_script(VISIBLE if include_unscored else f"{VISIBLE} AND {SCORED}", script_name)


def _of_script(which: str, script_name: str | None) -> tuple[str, tuple[str, ...]]:
    """Narrow a condition to the takes of a script, any version of it."""
    if script_name is None:
        return which, ()
    return f"{which} AND script.name_key = ?", (name_key(script_name),)


def row_limit(limit: int | None) -> int:
    """Return how many rows to read at most."""
    return -1 if limit is None else limit  # SQLite's own word for "all".


def _take_from(row: sqlite3.Row, folder: Path) -> Take:
    path = folder / row["file"]
    recording = Recording(
        path=str(path),
        duration_s=row["duration_s"],
        sample_rate_hz=row["sample_rate_hz"],
        channels=row["channels"],
        device=row["device"],
    )
    return Take(
        name=f"take{row['number']}",
        recorded_at=row["recorded_at"],
        language=row["language"],
        recording=recording,
        script=None if row["script_id"] is None else script_from(row),
        target_s=row["target_s"],
        label=row["label"],
        analysis=_analysis_from(row),
        strict=bool(row["strict"]),
        fixes=_fixes_from(row),
    )


def _analysis_from(row: sqlite3.Row) -> Analysis | None:
    """What was kept of a take; one that can't be read any more counts as none, since it can be made anew."""
    if not row["scored"]:
        return None
    try:
        return decode_analysis(row["observed"], row["derived"])
    except ValueError:
        return None


def _fixes_from(row: sqlite3.Row) -> tuple[Fix, ...]:
    """What the user corrected; of damaged ones nothing can be made."""
    try:
        return decode(row["fixes"], tuple[Fix, ...])
    except ValueError:
        return ()


def row_from(row: sqlite3.Row) -> TakeRow:
    """Return the line of a list from a row with `LISTED_COLUMNS`."""
    scored = bool(row["scored"])
    return TakeRow(
        name=f"take{row['number']}",
        recorded_at=row["recorded_at"],
        label=row["label"],
        is_free=bool(row["is_free"]),
        script_name=row["name"],
        script_version=row["version"],
        scored=scored,
        total=row["score_total"] if scored else None,
        duration_s=row["duration_s"] if scored else None,
        words_per_minute=row["words_per_minute"] if scored else None,
        fillers=row["fillers"] if scored else None,
        script_match=row["script_match"] if scored else None,
    )
