"""Rows of takes written, each function inside a transaction that its caller opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.database import TAKES_FOLDER
from vm_rehearse.history.problems import DATABASE_NAME
from vm_rehearse.history.recordings import highest_number, tidy_suffix
from vm_rehearse.history.references import take_number
from vm_rehearse.history.rows import full_take
from vm_rehearse.history.scripts import kept_script
from vm_rehearse.migrations import copies_beside
from vm_rehearse.schema import encode, encode_analysis
from vm_rehearse.take import Analysis, CriterionName, Fix, Recording, Script, Take


@dataclass(frozen=True)
class NewTake:
    """What is known of a take before it has a name."""

    language: str
    """Its code; `keep_analysis` puts the one that was heard in its place."""
    suffix: str
    """Of the audio file, such as ``".flac"``."""
    target_s: float
    """The duration aimed at, in seconds."""
    script: Script | None = None
    """With a name, one that this history gave; its exact version is kept with the take."""
    label: str | None = None
    """The user's own word for the take; need not be the only one."""
    device: str | None = None
    """The microphone."""
    strict: bool = False
    """Whether contractions are held against the script as they are written."""


def insert_take(
    connection: sqlite3.Connection,
    new: NewTake,
    *,
    recorded_at: str,
    takes_folder: Path,
) -> int:
    """Give out the next number, to a take whose audio is still to come; ValueError as of `kept_script`."""
    script_id = kept_script(connection, new.script, added_at=recorded_at) if new.script else None
    given = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'take'").fetchone()[0]
    number = max(given or 0, highest_number(takes_folder)) + 1
    connection.execute(
        """
        INSERT INTO take (number, recorded_at, language, target_s, label, script_id, file, device, strict)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            number,
            recorded_at,
            new.language,
            new.target_s,
            new.label,
            script_id,
            f"{TAKES_FOLDER}/take{number}{tidy_suffix(new.suffix)}",
            new.device,
            new.strict,
        ),
    )
    return number


def number_of(connection: sqlite3.Connection, name: str) -> int:
    """Return the number of a take by its name, deleted or not, seen in lists or not yet."""
    number = take_number(name)
    if (
        number is None
        or connection.execute("SELECT 1 FROM take WHERE number = ?", (number,)).fetchone() is None
    ):
        raise RehearseError(
            "unknown_take", f'There is no take "{name}" any more.', hint="See your takes with: rehearse list"
        )
    return number


def write_recording(connection: sqlite3.Connection, number: int, recording: Recording) -> None:
    """Mark a take's audio as being all there."""
    connection.execute(
        "UPDATE take SET finished = 1, duration_s = ?, sample_rate_hz = ?, channels = ?, "
        "device = coalesce(?, device) WHERE number = ?",
        (
            recording.duration_s,
            recording.sample_rate_hz,
            recording.channels,
            recording.device,
            number,
        ),
    )


def require_as_it_was(connection: sqlite3.Connection, number: int, was: Take, *, folder: Path) -> None:
    """Raise RehearseError if what is known of a take, and what it is judged by, are not what they were."""
    now = full_take(connection, number, folder=folder)
    if (now.analysis, now.strict, now.fixes) != (was.analysis, was.strict, was.fixes):
        raise RehearseError(
            "take_changed",
            f"Another rehearse changed {now.name} meanwhile, so it was left as it is now.",
            hint=f"Type the same again; to see the take as it is now, type: rehearse show {now.name}",
        )


def write_analysis(connection: sqlite3.Connection, number: int, analysis: Analysis) -> None:
    """Keep an analysis in place of any earlier one, its digest, and the language that was heard."""
    from vm_rehearse.progress import (
        digest_of,
    )  # only where there is an analysis, all of this is loaded anyway

    observed, derived = encode_analysis(analysis)
    measures, score = analysis.measures, analysis.score
    points: dict[CriterionName, float] = {criterion.name: criterion.points for criterion in score.criteria}
    connection.execute("DELETE FROM analysis WHERE take_number = ?", (number,))
    connection.execute(
        """
        INSERT INTO analysis (
            take_number, score_total, points_duration, points_pace, points_fillers, points_script, duration_s,
            words_per_minute, filled_pauses, filler_words, fillers_per_minute, script_match, observed, derived
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            number,
            score.total,
            points.get("duration"),
            points.get("pace"),
            points.get("fillers"),
            points.get("script"),
            measures.duration_s,
            measures.words_per_minute,
            measures.filled_pauses,
            measures.filler_words,
            measures.fillers_per_minute,
            measures.script_match,
            observed,
            derived,
        ),
    )
    connection.execute(
        "INSERT INTO digest (take_number, content) VALUES (?, ?)", (number, encode(digest_of(analysis)))
    )
    connection.execute(
        "UPDATE take SET language = ? WHERE number = ?", (analysis.transcript.language, number)
    )


def write_terms(
    connection: sqlite3.Connection, number: int, *, strict: bool | None, fixes: Sequence[Fix] | None
) -> None:
    """Keep how strictly a take is judged, and what the user corrected; None leaves either as it is."""
    if strict is not None:
        connection.execute("UPDATE take SET strict = ? WHERE number = ?", (strict, number))
    if fixes is not None:
        connection.execute("UPDATE take SET fixes = ? WHERE number = ?", (encode(tuple(fixes)), number))


def write_label(connection: sqlite3.Connection, number: int, label: str | None) -> None:
    """Give a take the user's own word for it, or none."""
    connection.execute("UPDATE take SET label = ? WHERE number = ?", (label, number))


def remove_begun(connection: sqlite3.Connection, number: int, *, folder: Path) -> None:
    """Remove a take that never got audio; raises ValueError if it did."""
    row = connection.execute(
        """
        SELECT file, finished, EXISTS (SELECT 1 FROM analysis WHERE take_number = number) AS scored
        FROM take WHERE number = ?
        """,
        (number,),
    ).fetchone()
    if row["finished"] or row["scored"]:
        raise ValueError(f"take{number} has its recording: it can be deleted, not abandoned")
    (folder / row["file"]).unlink(missing_ok=True)
    connection.execute("DELETE FROM take WHERE number = ?", (number,))


def remove_never_recorded(connection: sqlite3.Connection, *, before: str) -> None:
    """Remove takes begun before that time for which there never was a file."""
    connection.execute(
        """
        DELETE FROM take
        WHERE NOT finished AND recorded_at < ? AND deleted_at IS NULL AND NOT audio_exists(file)
        AND NOT EXISTS (SELECT 1 FROM analysis WHERE take_number = number)
        """,
        (before,),
    )


def remove_deleted(connection: sqlite3.Connection, number: int, *, folder: Path) -> bool:
    """Remove a take for good, its file first; False if another program restored or removed it meanwhile."""
    row = connection.execute(
        "SELECT file FROM take WHERE number = ? AND deleted_at IS NOT NULL", (number,)
    ).fetchone()
    if row is None:
        return False
    # The file first: stopped in between, the take is still in the trash, and the next purge ends the work.
    (folder / row["file"]).unlink(missing_ok=True)
    _remove_row(connection, number)
    return True


def remove_from_copies(numbers: Sequence[int], *, folder: Path) -> None:
    """Remove takes for good from the copies that were made before a migration."""
    for copy in copies_beside(folder / DATABASE_NAME):
        # one that is no history is left as it is
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as old, old:
            old.execute("PRAGMA secure_delete = ON")
            old.execute("PRAGMA foreign_keys = ON")
            for number in numbers:
                _remove_row(old, number)


def _remove_row(connection: sqlite3.Connection, number: int) -> None:
    """Remove a take, with what was heard in it, and a script without a name that was its own."""
    connection.execute("DELETE FROM take WHERE number = ?", (number,))
    connection.execute(
        "DELETE FROM script WHERE name IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM take WHERE take.script_id = script.id)"
    )
