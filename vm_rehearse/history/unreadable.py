"""Scores that were kept and can't be read any more: once one is found, its take is unscored everywhere.

Lists go by columns and don't read what was heard, which is fifty times as long. So it is written down, as an
empty digest, where a take that is read in full turns out to be damaged. What was kept stays as it is, until
the take is scored anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.database import Database
from vm_rehearse.history.references import SCORED, take_number
from vm_rehearse.history.rows import full_take
from vm_rehearse.take import Take

_COUNTS_AS_SCORED = f"""
    SELECT 1 FROM analysis LEFT JOIN digest ON digest.take_number = analysis.take_number
    WHERE analysis.take_number = ? AND {SCORED}
"""


def note_unreadable(database: Database, takes: Iterable[Take]) -> bool:
    """Write down which of these takes, as they were read in full, only seem to have a score.

    Returns
    -------
    bool
        Whether there were any, so that lists and positions are others now.
    """
    numbers = [take_number(str(take.name)) for take in takes if take.analysis is None]
    if not numbers:
        return False
    with database.reading() as connection:
        found = [number for number in numbers if connection.execute(_COUNTS_AS_SCORED, (number,)).fetchone()]
    noted = False
    for number in found:
        with (
            suppress(RehearseError),
            database.writing() as connection,
        ):  # else it is found again the next time
            # Read again, now that nobody else can write: another program may have scored it anew.
            if full_take(connection, int(number or 0), folder=database.folder).analysis is None:
                connection.execute(
                    "INSERT OR REPLACE INTO digest (take_number, content) "
                    "SELECT take_number, x'' FROM analysis WHERE take_number = ?",
                    (number,),
                )
                noted = True
    return noted
