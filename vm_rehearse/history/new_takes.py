"""Takes made: a row before there is any sound, or a copied file with its row and its score."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import entries, scripts
from vm_rehearse.history.database import Database
from vm_rehearse.history.entries import NewTake
from vm_rehearse.history.holds import Holds
from vm_rehearse.history.recordings import (
    ABANDONED_AFTER,
    copy_in,
    name_copy,
    remove_abandoned_copies,
)
from vm_rehearse.history.references import tidy_label
from vm_rehearse.history.rows import full_take
from vm_rehearse.take import Analysis, Recording, Take


def begin(database: Database, new: NewTake, *, holds: Holds, now: datetime) -> Take:
    """Begin the next take, whose audio is still to come; it is held from then on.

    Raises
    ------
    ValueError
        If the script has a name and is not of this history.
    """
    number = _begun(database, new, holds=holds, now=now)
    database.reuse_side_file()  # the take can be finished even if the disk is full by then
    with database.reading() as connection:
        return full_take(connection, number, folder=database.folder)


def insert_copy(
    database: Database,
    source: Path,
    new: NewTake,
    recording: Recording,
    analysis: Analysis,
    *,
    holds: Holds,
    now: Callable[[], datetime],
) -> Take:
    """Keep a copy of an audio file as the next take, with its score.

    Raises
    ------
    RehearseError
        If the file can't be read, or there is no room; then there is neither a take nor a copy.
    ValueError
        As `begin`.
    """
    copy = copy_in(source, database.takes_folder)
    try:
        number = _begun(database, new, holds=holds, now=now())
        try:
            return _put_in(database, copy, number, recording, analysis)
        finally:
            holds.let_go(number)
    finally:
        copy.unlink(missing_ok=True)


def abandon(database: Database, name: str) -> None:
    """Remove a take that never got audio; raises ValueError if it did."""
    with database.writing() as connection:
        entries.remove_begun(connection, entries.number_of(connection, name), folder=database.folder)


def kept_label(label: str | None) -> str | None:
    """Return a label as it is kept, None where it has no letters; RehearseError if it can't be."""
    return tidy_label(scripts.storable(label or "", what="label")) or None


def utc(moment: datetime) -> str:
    """Return a moment as it is written in takes."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _begun(database: Database, new: NewTake, *, holds: Holds, now: datetime) -> int:
    """Give out the next number, to a take that is held from then on."""
    label = kept_label(new.label)
    number: int | None = None
    try:
        with database.writing() as connection:
            remove_abandoned_copies(database.takes_folder, now=now)
            entries.remove_never_recorded(connection, before=utc(now - ABANDONED_AFTER))
            number = entries.insert_take(
                connection,
                replace(new, label=label),
                recorded_at=utc(now),
                takes_folder=database.takes_folder,
            )
            holds.begin(number)  # before anybody else can see the row
        return number
    except BaseException:
        if number is not None:
            holds.let_go(number)
        raise


def _put_in(database: Database, copy: Path, number: int, recording: Recording, analysis: Analysis) -> Take:
    """Give a take that was begun its audio and its score, or take it back."""
    with database.reading() as connection:
        place = Path(full_take(connection, number, folder=database.folder).recording.path)
    try:
        # Killed before the file is in place, the row is seen by nobody and tidied away at the next start;
        # killed after it, the take is found again then. A file that no row knows of there never is.
        name_copy(copy, place)
        with database.writing() as connection:
            entries.write_recording(connection, number, recording)
            entries.write_analysis(connection, number, analysis)
            return full_take(connection, number, folder=database.folder)
    except BaseException:
        # If the row can't go, without its file nobody sees it.
        with suppress(OSError):
            place.unlink(missing_ok=True)
        with suppress(RehearseError):
            abandon(database, f"take{number}")
        raise
