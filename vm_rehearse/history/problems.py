"""What SQLite and the disk say when something fails, as one sentence and a command."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from vm_rehearse.errors import RehearseError, is_out_of_room
from vm_rehearse.history.references import spoken_names, take_number
from vm_rehearse.locations import file_in_the_way, is_on_read_only_disk
from vm_rehearse.migrations import copies_beside
from vm_rehearse.shell import to_begin_anew, to_let_write, to_see_room, with_folder

DATABASE_NAME = "history.db"

_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_ANOTHER_FOLDER = with_folder("REHEARSE_HOME", "voicemails", "rehearse list")


def database_problem(error: sqlite3.Error, folder: Path) -> RehearseError:
    """Return the failure to show for an error of SQLite's.

    Parameters
    ----------
    error : sqlite3.Error
        Read by its text, which is SQLite's own; Python 3.10 has no error code on it.
    folder : Path
        The history's folder.
    """
    text = str(error)
    if "is full" in text:
        return _disk_full(folder)
    if "locked" in text:
        return RehearseError(
            "history_locked",
            "Another rehearse is busy with your history.",
            hint="Wait until it is done, then look again with: rehearse list",
        )
    if "readonly" in text or "unable to open" in text:
        return _read_only_disk(folder) if is_on_read_only_disk(folder) else _not_allowed(folder)
    if "I/O error" in text:
        return RehearseError(
            "disk_failed",
            f"The disk with your history in {folder} is full, or it is failing.",
            hint=f"See how full it is with: {to_see_room(folder)}",
        )
    return _damaged(folder)


def disk_problem(error: OSError, folder: Path) -> RehearseError:
    """Return the failure to show when a file of the history could not be made, written or removed."""
    if is_out_of_room(error):
        return _disk_full(folder)
    if error.errno == errno.EROFS:
        return _read_only_disk(folder)
    if error.errno in _NOT_ALLOWED:
        return _not_allowed(folder)
    file = file_in_the_way(folder)
    if file is None:
        reason = error.strerror or str(error)
    else:
        reason = f"{'it' if file == folder else file} is a file, and no folder"
    return RehearseError(
        "history_folder",
        f"Your history's folder {folder} can't be used: {reason}.",
        hint=f"Choose another one, for example: {_ANOTHER_FOLDER}",
    )


def recording_missing(names: Sequence[str], folder: Path) -> RehearseError:
    """Return the failure to show where the recordings of takes are gone from their folder."""
    return RehearseError(
        "recording_missing",
        f"{_recordings(names)} missing.",
        hint=_from_backup(names, folder),
    )


def recording_cut_short(names: Sequence[str], folder: Path) -> RehearseError:
    """Return the failure to show where the recordings of takes have lost their ends."""
    shorter = "it is far shorter than it was" if len(names) == 1 else "they are far shorter than they were"
    return RehearseError(
        "recording_cut_short",
        f"{_recordings(names)} damaged: {shorter}.",
        hint=_from_backup(names, folder),
    )


def recording_damaged(name: str, folder: Path) -> RehearseError:
    """Return the failure to show where no sound can be read from the recording of a take any more."""
    return RehearseError(
        "recording_damaged",
        f"{_recordings([name])} damaged: no sound can be read from it.",
        hint=_from_backup([name], folder),
    )


def _recordings(names: Sequence[str]) -> str:
    spoken = spoken_names(sorted(filter(None, map(take_number, names))))
    return f"The recording of {spoken} is" if len(names) == 1 else f"The recordings of {spoken} are"


def _from_backup(names: Sequence[str], folder: Path) -> str:
    them, take = ("it", "the take") if len(names) == 1 else ("them", "a take")
    return (
        f"Put {them} back into {folder} from a backup, or let go of {take} with: rehearse delete {names[0]}"
    )


def _disk_full(folder: Path) -> RehearseError:
    return RehearseError(
        "disk_full",
        "The disk is full: nothing more can be kept on it.",
        hint=f"Make room, then try again; see what is left with: {to_see_room(folder)}",
    )


def _read_only_disk(folder: Path) -> RehearseError:
    return RehearseError(
        "history_read_only",
        f"The disk with your history's folder {folder} is read-only, and can't be written to.",
        hint=f"Choose a folder on another disk, for example: {_ANOTHER_FOLDER}",
    )


def _not_allowed(folder: Path) -> RehearseError:
    if not os.path.isdir(folder):  # nor can its permissions be changed, where it can't be reached
        return RehearseError(
            "history_read_only",
            f"Your history's folder {folder} can't be made or entered.",
            hint=f"Choose another one, for example: {_ANOTHER_FOLDER}",
        )
    return RehearseError(
        "history_read_only",
        f"Your history's folder {folder} can't be written to.",
        hint=f"Make it yours again with: {to_let_write(folder)}",
    )


def _damaged(folder: Path) -> RehearseError:
    # The file history.db-wal has to go with the damaged one: SQLite would play it into the copy.
    copies = copies_beside(folder / DATABASE_NAME)
    begin = to_begin_anew(folder, DATABASE_NAME, copies[-1].name if copies else None)
    if copies:
        hint = f"Put the last copy back with: {begin}"
    else:
        hint = f"Your recordings in takes/ are safe; begin a new history with: {begin}"
    return RehearseError(
        "history_damaged",
        f"Your history in {folder / DATABASE_NAME} is damaged and can't be read.",
        hint=hint,
    )
