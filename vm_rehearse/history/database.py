"""One SQLite file: opened, brought up to date, and its transactions."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.problems import DATABASE_NAME, database_problem, disk_problem
from vm_rehearse.migrations import migrate, schema_version

TAKES_FOLDER = "takes"


class Database:
    """The connection to a history, in transactions whose failures a user can act on.

    Parameters
    ----------
    folder : Path
        The history's folder, absolute. It is made if need be, for nobody but its owner.
    patience_s : float
        How long to wait for another program that is writing.
    """

    def __init__(self, folder: Path, *, patience_s: float) -> None:
        self.folder = folder
        self.takes_folder = folder / TAKES_FOLDER
        file = folder / DATABASE_NAME
        try:
            _make_folders(folder, self.takes_folder)
            _make_private_file(file)
        except OSError as error:
            raise disk_problem(error, folder) from error
        with self._plainly():
            self.connection = sqlite3.connect(file, timeout=patience_s, isolation_level=None)
        try:
            with self._plainly():
                self._prepare(file, patience_s)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        with suppress(sqlite3.Error):  # Everything was committed; a checkpoint may wait for the next time.
            self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for several reads of one and the same state."""
        with self._transaction("BEGIN"):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for writes that all happen or none, with nobody else writing."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield self.connection

    def empty_side_file(self) -> None:
        """Write the side file back, so that what was removed is in no file any more."""
        with self._plainly():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def reuse_side_file(self) -> None:
        """Write the side file back, so that the next change goes in its place and needs no more room."""
        with suppress(RehearseError), self._plainly():
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._plainly():
            self.connection.execute(begin)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into errors for the user."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if isinstance(error, (sqlite3.ProgrammingError, sqlite3.IntegrityError)):
                raise  # A mistake of ours, not something the user can act on.
            raise database_problem(error, self.folder) from error
        except OSError as error:
            raise disk_problem(error, self.folder) from error

    def _prepare(self, file: Path, patience_s: float) -> None:
        """Bring the file up to date, and set what holds for this connection."""
        self.connection.row_factory = sqlite3.Row
        schema_version(self.connection)  # Another program's file is refused before anything is changed in it.
        _set_write_ahead(self.connection, patience_s)
        self.connection.execute("PRAGMA synchronous = FULL")  # A take survives a power cut.
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA secure_delete = ON")
        migrate(self.connection, file)
        self.connection.create_function("audio_exists", 1, self._audio_exists)

    def _audio_exists(self, file: str) -> bool:
        return os.path.isfile(self.folder / file)


def _make_folders(folder: Path, takes_folder: Path) -> None:
    """Make the folders; the mode of a folder that was there before is left to its owner."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    takes_folder.mkdir(mode=0o700, exist_ok=True)


def _make_private_file(file: Path) -> None:
    """Make the file for nobody but its owner; SQLite gives its side files the same mode."""
    # One that is there is not opened: closing it would end the locks of this program's other connections.
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _set_write_ahead(connection: sqlite3.Connection, patience_s: float) -> None:
    """Switch to write-ahead logging, for which SQLite itself doesn't wait when two programs do it at once."""
    deadline = time.monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.02)
