"""A history looked over without changing anything: is the file whole, are the recordings there, and whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vm_rehearse.audio import is_cut_short
from vm_rehearse.history.problems import DATABASE_NAME, database_problem, disk_problem
from vm_rehearse.migrations import schema_version


@dataclass(frozen=True)
class Inspection:
    """How many takes there are, and which have lost their recording, or most of it; the trash left out."""

    takes: int
    without_recording: tuple[str, ...]
    cut_short: tuple[str, ...]


def inspect_history(home: Path, *, patience_s: float = 10.0) -> Inspection | None:
    """Look a history over.

    Parameters
    ----------
    home : Path
        Its folder.
    patience_s : float
        How long to wait for another program that is writing.

    Returns
    -------
    Inspection or None
        None where there is no history yet.

    Raises
    ------
    RehearseError
        If it is damaged, locked, another program's or a newer version's, or can't be read.
    """
    folder = home.absolute()
    file = folder / DATABASE_NAME
    try:
        if not _exists(file):
            return None
        # "rw" makes no new file; a file read with "ro" can't be tidied up again after write-ahead logging.
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=patience_s)) as connection:
            return _looked_over(connection, folder)
    except sqlite3.DatabaseError as error:
        raise database_problem(error, folder) from error
    except OSError as error:
        raise disk_problem(error, folder) from error


def _exists(file: Path) -> bool:
    """Whether there is such a file; raises OSError where that can't be seen."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _looked_over(connection: sqlite3.Connection, folder: Path) -> Inspection:
    """Check every page, every reference, and every recording as far as that goes without reading it."""
    if schema_version(connection) == 0:
        return Inspection(0, (), ())
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the integrity check failed")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.DatabaseError("a reference leads nowhere")
    rows = connection.execute(
        "SELECT number, file, duration_s FROM take WHERE finished AND deleted_at IS NULL ORDER BY number"
    ).fetchall()
    missing, shorter = [], []
    for number, name, duration_s in rows:
        if not (folder / name).is_file():
            missing.append(f"take{number}")
        elif is_cut_short(folder / name, duration_s):
            shorter.append(f"take{number}")
    return Inspection(len(rows), tuple(missing), tuple(shorter))
