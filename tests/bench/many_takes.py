"""A history of thousands of takes, out of a few that were really scored."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from vm_rehearse.history import History, entries, scripts
from vm_rehearse.history.database import Database
from vm_rehearse.history.new_takes import utc

_FIRST = datetime(2026, 1, 5, 9, tzinfo=timezone.utc)
_APART = timedelta(minutes=20)
_LABELLED_EACH = 7


def multiplied(few: Path, many: Path, count: int) -> None:
    """Make a history of so many takes, in which those of another come over and over.

    All are written at once, by what the history itself writes each of its takes with. Their recordings are
    empty files: what looks back does not listen.

    Parameters
    ----------
    few : Path
        The folder of a history with scored takes.
    many : Path
        The folder of the new one.
    count : int
    """
    with History.open(few, now=lambda: _FIRST) as history:
        takes = history.takes(include_unscored=False)
    database = Database(many, patience_s=10.0)
    try:
        with database.writing() as connection:
            for number in range(count):
                take = takes[number % len(takes)]
                moment = utc(_FIRST + number * _APART)
                script = take.script
                if script is not None and script.name is not None:
                    script = scripts.add_version(connection, script.name, script.text, added_at=moment)
                new = entries.NewTake(
                    language=take.language,
                    suffix=Path(take.recording.path).suffix,
                    target_s=take.target_s,
                    script=script,
                    label=f"call {number}" if number % _LABELLED_EACH == 0 else None,
                    device="Headset",
                    strict=take.strict,
                )
                name = entries.insert_take(
                    connection, new, recorded_at=moment, takes_folder=database.takes_folder
                )
                assert take.analysis is not None
                entries.write_recording(connection, name, take.recording)
                entries.write_analysis(connection, name, take.analysis)
            files = [row[0] for row in connection.execute("SELECT file FROM take")]
        for file in files:
            (many / file).touch()
    finally:
        database.close()
