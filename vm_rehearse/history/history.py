"""The history: everything it can do, each thing whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from vm_rehearse.history import entries, new_takes, removed_scripts, scripts, trash
from vm_rehearse.history.database import Database
from vm_rehearse.history.entries import NewTake
from vm_rehearse.history.holds import Holds
from vm_rehearse.history.left_behind import takes_left_behind
from vm_rehearse.history.new_takes import kept_label, utc
from vm_rehearse.history.references import find_take, take_number
from vm_rehearse.history.rows import corrected_takes, deleted_takes, full_take, full_takes, listed_takes
from vm_rehearse.history.unreadable import note_unreadable
from vm_rehearse.take import Analysis, Fix, Recording, Script, Take, TakeRow

if TYPE_CHECKING:
    from vm_rehearse.progress import PractisedTake


class History:
    """Takes and scripts, kept in one folder. Open it with `History.open`, in a ``with``.

    Every method raises RehearseError when the folder or its database can't be used: damaged, locked by
    another program, read-only, or on a full disk. Nothing half-written is then left.
    Takes come in the order they were made. An object belongs to the thread that opened it.

    A take that was begun is held by it until there is a score, or it is deleted or let go, or the history is
    closed. If the program dies before that, `left_behind` gives the take.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._folder = database.folder
        self._now = now
        self._holds = Holds(database.takes_folder)

    @classmethod
    def open(cls, home: Path, *, now: Callable[[], datetime], patience_s: float = 10.0) -> History:
        """Open the history in a folder; the first time, make both.

        `now` is the clock, in which a time without a zone is local time, and `patience_s` how long to wait
        for another program that is writing.
        """
        return cls(Database(home.absolute(), patience_s=patience_s), now)

    def __enter__(self) -> History:
        """Return the open history."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of every take, and of the database."""
        self._holds.let_all_go()
        self._database.close()

    # ---- making takes ---------------------------------------------------------------------------

    def begin_take(self, new: NewTake) -> Take:
        """Give out the next name and the path to record to, before there is any audio.

        The take is seen in lists once there is a file at its path, and is finished by `finish_recording`.

        Returns
        -------
        Take
            Its recording has a path, and 0 for duration, sample rate and channels until finished.

        Raises
        ------
        ValueError
            If the script has a name and is not of this history.
        """
        return new_takes.begin(self._database, new, holds=self._holds, now=self._now())

    def finish_recording(self, name: str, recording: Recording) -> Take:
        """Say that a begun take's audio is all there, and what it is like; its path is not looked at."""
        with self._database.writing() as connection:
            number = entries.number_of(connection, name)
            entries.write_recording(connection, number, recording)
            return full_take(connection, number, folder=self._folder)

    def add_take(self, source: Path, new: NewTake, *, recording: Recording, analysis: Analysis) -> Take:
        """Keep a copy of an audio file, with its score, as the next take; the file itself is left alone.

        The `recording` says what the audio is like; its path is not looked at.

        Raises
        ------
        RehearseError
            If the file can't be read, or there is no room; then there is neither a take nor a copy.
        ValueError
            As `begin_take`.
        """
        return new_takes.insert_copy(
            self._database, source, new, recording, analysis, holds=self._holds, now=self._now
        )

    def abandon_take(self, name: str) -> None:
        """Remove a begun take that never got audio, and the empty file it may have.

        Raises
        ------
        ValueError
            If its recording was finished, or it has an analysis; such a take is deleted instead.
        """
        new_takes.abandon(self._database, name)
        self.let_go(name)

    def let_go(self, name: str) -> None:
        """Say that nothing more is coming of a begun take, and that the user knows."""
        self._holds.let_go(take_number(name))

    def left_behind(self) -> Iterator[Take]:
        """Give each take that a program was at work on when it died, once; as `takes_left_behind` says."""
        return takes_left_behind(self._database, self._holds)

    def keep_analysis(
        self,
        name: str,
        analysis: Analysis,
        *,
        made_from: Take | None = None,
        strict: bool | None = None,
        fixes: Sequence[Fix] | None = None,
    ) -> Take:
        """Keep what was heard, measured and judged of a take, in place of what was kept before.

        With it goes what it was judged by, where that has changed: how strictly, and what the user corrected.

        Raises
        ------
        RehearseError
            ``take_changed``: the take is not as it was when the analysis was `made_from` it.
        """
        with self._database.writing() as connection:
            number = entries.number_of(connection, name)
            if made_from is not None:
                entries.require_as_it_was(connection, number, made_from, folder=self._folder)
            entries.write_analysis(connection, number, analysis)
            entries.write_terms(connection, number, strict=strict, fixes=fixes)
            take = full_take(connection, number, folder=self._folder)
        self.let_go(name)
        return take

    def label_take(self, reference: str, label: str | None) -> Take:
        """Give a take the user's own word for it in place of any it has, or none, and return it."""
        kept = kept_label(label)
        with self._database.writing() as connection:
            number = find_take(connection, reference)
            entries.write_label(connection, number, kept)
            return full_take(connection, number, folder=self._folder)

    # ---- looking at takes -----------------------------------------------------------------------

    def take(self, reference: str) -> Take:
        """Return the take meant by ``take3``, ``3``, ``last``, ``previous``, ``first``, ``best`` or a label.

        ``best`` has the highest score, the later one of two.

        Raises
        ------
        RehearseError
            If there is no such take, it is deleted, or several takes have that label.
        """
        with self._database.reading() as connection:
            take = full_take(connection, find_take(connection, reference), folder=self._folder)
        # Where its score turned out to be damaged, "best" is another one.
        return self.take(reference) if note_unreadable(self._database, [take]) else take

    def takes(
        self, *, script_name: str | None = None, limit: int | None = None, include_unscored: bool = True
    ) -> tuple[Take, ...]:
        """Return takes in full, oldest first.

        With a `script_name` only takes of that script, any version; with a `limit` only the newest so many.
        """
        with self._database.reading() as connection:
            takes = full_takes(
                connection,
                script_name=script_name,
                limit=limit,
                include_unscored=include_unscored,
                folder=self._folder,
            )
        note_unreadable(self._database, takes)
        return tuple(take for take in takes if include_unscored or take.analysis is not None)

    def corrected_takes(self, script: Script, *, limit: int) -> tuple[Take, ...]:
        """Return the newest takes of a script, any version of it, that the user corrected."""
        with self._database.reading() as connection:
            return corrected_takes(connection, script, limit=limit, folder=self._folder)

    def rows(self, *, script_name: str | None = None, limit: int | None = None) -> tuple[TakeRow, ...]:
        """Return what a list shows of the same takes as `takes`, without reading their analyses."""
        with self._database.reading() as connection:
            return listed_takes(connection, script_name=script_name, limit=limit)

    def practised(
        self, *, script_name: str | None = None, limit: int | None = None
    ) -> tuple[PractisedTake, ...]:
        """Return what a summary needs of the same takes as `takes`, without reading their analyses."""
        from vm_rehearse.history.practised import practised_takes

        return practised_takes(self._database, script_name=script_name, limit=limit)

    # ---- the trash ------------------------------------------------------------------------------

    def delete_take(self, reference: str) -> TakeRow:
        """Put a take in the trash, and return it; its recording stays where it is until `purge`."""
        return self.delete_takes([reference])[0]

    def delete_takes(self, references: Iterable[str]) -> tuple[TakeRow, ...]:
        """Put takes in the trash in the order given, all of them or none."""
        rows = trash.put_in(self._database, references, now=self._now())
        for row in rows:
            self.let_go(row.name)
        return rows

    def restore_takes(self, references: Iterable[str]) -> tuple[TakeRow, ...]:
        """Bring takes back from the trash, all or none: by name, or ``last`` for the one deleted last."""
        return trash.bring_back(self._database, references)

    def deleted(self, *, script_name: str | None = None) -> tuple[TakeRow, ...]:
        """Return what is in the trash, all of it or the takes of a script, in the order it was deleted."""
        with self._database.reading() as connection:
            return deleted_takes(connection, script_name=script_name)

    def purge(self) -> tuple[TakeRow, ...]:
        """Empty the trash for good, recordings and words, and return what was in it."""
        return trash.empty(self._database)

    # ---- scripts --------------------------------------------------------------------------------

    def add_script(self, name: str, text: str) -> Script:
        """Keep a script under a name, and return it; a text that differs becomes the next version.

        Raises
        ------
        RehearseError
            If the name can't be one, or the text is empty.
        """
        with self._database.writing() as connection:
            return scripts.add_version(connection, name, text, added_at=utc(self._now()))

    def rename_script(self, old: str, new: str) -> Script:
        """Give a script another name, in all its versions and takes, and return it."""
        with self._database.writing() as connection:
            return scripts.rename(connection, old, new)

    def remove_script(self, name: str) -> Script:
        """Take a script from those that can be chosen, and return it; its takes keep it."""
        with self._database.writing() as connection:
            return removed_scripts.remove(connection, name, removed_at=utc(self._now()))

    def restore_script(self, name: str) -> Script:
        """Bring a script back that was removed, and return it."""
        with self._database.writing() as connection:
            return removed_scripts.bring_back(connection, name)

    def script(self, name: str, version: int | None = None, *, removed_too: bool = False) -> Script:
        """Return a script by its name, its newest version if none is asked for; a removed one if allowed."""
        with self._database.reading() as connection:
            return scripts.find_script(connection, name, version, removed_too=removed_too)

    def scripts(self, *, removed: bool = False) -> tuple[Script, ...]:
        """Return the newest version of every script, or of every removed one, in the order of their names."""
        with self._database.reading() as connection:
            return scripts.newest_versions(connection, removed=removed)

    def is_removed(self, script_name: str) -> bool:
        """Return whether a script of that name was removed."""
        with self._database.reading() as connection:
            return scripts.is_removed(connection, script_name)

    def last_script(self) -> Script | None:
        """Return the script last rehearsed, in its newest version; before any take, the one added last."""
        with self._database.reading() as connection:
            return scripts.last_used(connection)

    def heard_language(self, name: str) -> str | None:
        """Return the language that a script was last heard in; None where it never was."""
        with self._database.reading() as connection:
            return scripts.heard_language(connection, name)
