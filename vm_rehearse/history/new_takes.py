"""Takes made: a row before there is any sound, or a copied file with its row."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import entries, scripts
from vm_rehearse.history.database import TAKES_FOLDER, Database
from vm_rehearse.history.recordings import (
    ABANDONED_AFTER,
    copy_in,
    put_in_place,
    remove_abandoned_copies,
)
from vm_rehearse.history.rows import full_take
from vm_rehearse.take import Recording, Script, Take

NOTHING_YET = Recording(path="", duration_s=0.0, sample_rate_hz=0, channels=0)


@dataclass(frozen=True)
class NewTake:
    """What is known of a take before it has a name; `suffix` is that of its audio file."""

    language: str
    script: Script | None
    target_s: float
    label: str | None
    suffix: str
    recording: Recording


def insert(database: Database, new: NewTake, *, now: datetime) -> Take:
    """Give out the next name, to a take whose audio is still to come.

    Raises
    ------
    ValueError
        If the script has a name and is not of this history.
    """
    words = " ".join(scripts.storable(new.label or "", what="label").split())
    with database.writing() as connection:
        remove_abandoned_copies(database.takes_folder, now=now)
        entries.remove_never_recorded(connection, before=utc(now - ABANDONED_AFTER))
        script_id = scripts.kept_script(connection, new.script, added_at=utc(now)) if new.script else None
        number = entries.insert_take(
            connection,
            recorded_at=utc(now),
            language=new.language,
            target_s=new.target_s,
            label=words or None,
            script_id=script_id,
            suffix=new.suffix,
            recording=new.recording,
            takes_folder=database.takes_folder,
        )
        return full_take(connection, number, folder=database.folder)


def insert_copy(
    database: Database, source: Path, new: NewTake, *, is_known: bool, now: Callable[[], datetime]
) -> Take:
    """Keep a copy of an audio file as the next take; it is finished if its recording is known.

    Raises
    ------
    RehearseError
        If the file can't be read, or there is no room; then there is neither a take nor a copy.
    ValueError
        As `insert`.
    """
    copy = copy_in(source, database.takes_folder)
    try:
        take = insert(database, new, now=now())
        try:
            # Killed before the file is in place, the row is seen by nobody and tidied away in time;
            # killed after it, the take is in the lists.
            put_in_place(copy, Path(take.recording.path))
            return finish(database, str(take.name), take.recording) if is_known else take
        except BaseException:
            _take_back(database, take)
            raise
    finally:
        copy.unlink(missing_ok=True)


def finish(database: Database, name: str, recording: Recording) -> Take:
    """Mark a take's audio as being all there.

    Raises
    ------
    ValueError
        If the recording does not lie in the history's folder for takes.
    """
    inside = os.path.relpath(os.path.realpath(recording.path), os.path.realpath(database.folder))
    if Path(inside).parent != Path(TAKES_FOLDER):
        raise ValueError(f"not in the folder for takes: {recording.path}")
    with database.writing() as connection:
        number = entries.number_of(connection, name)
        entries.write_recording(connection, number, Path(inside).as_posix(), recording)
        return full_take(connection, number, folder=database.folder)


def abandon(database: Database, name: str) -> None:
    """Remove a take that never got audio; raises ValueError if it did."""
    with database.writing() as connection:
        entries.remove_begun(connection, entries.number_of(connection, name), folder=database.folder)


def with_device(recording: Recording | None, device: str | None) -> Recording:
    """Return what is known of a recording, with the microphone where it does not name one."""
    known = recording or NOTHING_YET
    return replace(known, device=known.device or device)


def utc(moment: datetime) -> str:
    """Return a moment as it is written in takes."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _take_back(database: Database, take: Take) -> None:
    """Undo an `insert` after something failed; if the row can't go, without its file nobody sees it."""
    with suppress(OSError):
        Path(take.recording.path).unlink(missing_ok=True)
    with suppress(RehearseError):
        abandon(database, str(take.name))
