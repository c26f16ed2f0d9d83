"""Which take is meant by ``take3``, ``3``, ``last``, ``previous``, ``first``, ``best`` or a label.

Names and positions come before labels. A label counts with or without its capitals, exact spelling first, and
however its accents and blanks were typed.
The takes looked at are those in lists: not deleted, and with audio.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence

from vm_rehearse.errors import RehearseError

POSITIONS = ("last", "previous", "first", "best")

VISIBLE = "take.deleted_at IS NULL AND (take.finished OR audio_exists(take.file))"
"""The condition, in SQL, for a take that is in lists."""

DELETED = "take.deleted_at IS NOT NULL"
"""The condition for a take that is in the trash."""

SCORED = "analysis.take_number IS NOT NULL AND (digest.content IS NULL OR length(digest.content) > 0)"
"""The condition for a take that has a score, as far as is known; an empty digest is that of a damaged one."""

_NAME = re.compile(r"(?:take)?([1-9][0-9]{0,17})")
_RANGES_SHOWN = 4


def take_number(reference: str) -> int | None:
    """Return the number in ``take3`` or ``3``, None for any other reference."""
    match = _NAME.fullmatch(reference.strip().casefold())
    return int(match[1]) if match else None


def is_name_or_position(reference: str) -> bool:
    """Return whether a reference is a take's name or its position, and not a label."""
    return take_number(reference) is not None or reference.strip().casefold() in POSITIONS


def tidy_label(label: str) -> str:
    """Return a label as it is kept and looked for: its letters composed, with one blank between its words."""
    return " ".join(unicodedata.normalize("NFC", label).split())


def find_take(connection: sqlite3.Connection, reference: str) -> int:
    """Return the number of the take that is meant.

    Raises
    ------
    RehearseError
        If there is no such take, it is deleted, or several takes are meant.
    """
    wanted = reference.strip()
    visible: list[int] = [
        row[0] for row in connection.execute(f"SELECT number FROM take WHERE {VISIBLE} ORDER BY number")
    ]
    number = take_number(wanted)
    if number is not None and number in visible:
        return number
    if number is not None:
        raise _no_such_number(connection, number, visible)
    if wanted.casefold() in POSITIONS:
        return _at_position(connection, wanted.casefold(), visible)
    return _labelled(connection, wanted, visible)


def find_deleted(connection: sqlite3.Connection, reference: str) -> int:
    """Return the number of the deleted take meant: by its name, its label, or ``last`` for the latest.

    Raises
    ------
    RehearseError
        If there is no such take in the trash, or several are meant.
    """
    rows = connection.execute(f"SELECT number FROM take WHERE {DELETED} ORDER BY deleted_at, number")
    deleted: list[int] = [row[0] for row in rows]
    if reference.strip().casefold() == "last" and deleted:
        return deleted[-1]
    number = take_number(reference)
    if number is not None and number in deleted:
        return number
    if number is None:
        labelled = _with_label(connection, reference, DELETED)
        if len(labelled) > 1:
            raise _ambiguous(reference, labelled, then="restore")
        if labelled:
            return labelled[0]
        number = next(iter(_with_label(connection, reference, VISIBLE)), None)
    if (
        number is not None
        and connection.execute(f"SELECT 1 FROM take WHERE number = ? AND {VISIBLE}", (number,)).fetchone()
    ):
        raise RehearseError(
            "not_deleted",
            f"take{number} is not deleted.",
            hint=f"Look at it with: rehearse show take{number}",
        )
    if not deleted:
        raise RehearseError(
            "nothing_deleted", "The trash is empty.", hint="See your takes with: rehearse list"
        )
    raise RehearseError(
        "unknown_take",
        f'There is no "{reference}" in the trash; it has {spoken_names(sorted(deleted))}.',
        hint=f"Bring one back, for example: rehearse restore take{deleted[-1]}",
    )


def spoken_names(numbers: Sequence[int]) -> str:
    """Return take names as people would say them: ``take1 to take4 and take7``.

    Parameters
    ----------
    numbers : Sequence[int]
        Rising, and at least one.
    """
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    if len(ranges) > _RANGES_SHOWN:
        return f"{len(numbers)} takes between take{numbers[0]} and take{numbers[-1]}"
    said: list[str] = []
    for first, last in ranges:
        if last - first >= 2:
            said.append(f"take{first} to take{last}")
        else:
            said.extend(f"take{number}" for number in range(first, last + 1))
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _at_position(connection: sqlite3.Connection, position: str, visible: Sequence[int]) -> int:
    if not visible:
        raise _nothing_there(connection)
    if position == "first":
        return visible[0]
    if position == "last":
        return visible[-1]
    if position == "previous":
        if len(visible) == 1:
            raise RehearseError(
                "no_previous_take",
                f"There is no take before take{visible[0]}: it is the only one.",
                hint="Record another with: rehearse record",
            )
        return visible[-2]
    best = connection.execute(
        "SELECT number FROM take JOIN analysis ON analysis.take_number = number "
        "LEFT JOIN digest ON digest.take_number = number "
        f"WHERE score_total IS NOT NULL AND {SCORED} AND {VISIBLE} "
        "ORDER BY score_total DESC, number DESC LIMIT 1"
    ).fetchone()
    if best is None:
        raise RehearseError(
            "no_scored_take",
            "None of your takes has a score yet.",
            hint="Score a recording with: rehearse score FILE",
        )
    return int(best[0])


def _labelled(connection: sqlite3.Connection, label: str, visible: Sequence[int]) -> int:
    found = _with_label(connection, label, VISIBLE)
    if len(found) > 1:
        raise _ambiguous(label, found, then="show")
    if found:
        return found[0]
    deleted = _with_label(connection, label, DELETED)
    if deleted:
        raise _deleted(deleted[-1])
    if not visible:
        raise _nothing_there(connection)
    raise _unknown(f'There is no take "{label}"', visible)


def _with_label(connection: sqlite3.Connection, label: str, which: str) -> list[int]:
    rows = connection.execute(
        f"SELECT number, label FROM take WHERE label IS NOT NULL AND {which} ORDER BY number"
    )
    labels: dict[int, str] = {row[0]: row[1] for row in rows}
    wanted = tidy_label(label)
    return [number for number, given in labels.items() if given == wanted] or [
        number for number, given in labels.items() if given.casefold() == wanted.casefold()
    ]


def _no_such_number(connection: sqlite3.Connection, number: int, visible: Sequence[int]) -> RehearseError:
    row = connection.execute("SELECT deleted_at FROM take WHERE number = ?", (number,)).fetchone()
    if row is not None and row[0] is not None:
        return _deleted(number)
    if not visible:
        return _nothing_there(connection)
    given = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'take'"
    ).fetchone()[0]
    # A name that was given out and is empty now: purged, or a recording that never began.
    return _unknown(f"take{number} was removed" if number <= given else f"There is no take{number}", visible)


def _deleted(number: int) -> RehearseError:
    return RehearseError(
        "deleted_take",
        f"take{number} is deleted.",
        hint=f"Bring it back with: rehearse restore take{number}",
    )


def _ambiguous(label: str, numbers: Sequence[int], *, then: str) -> RehearseError:
    return RehearseError(
        "ambiguous_take",
        f'The label "{label}" is on more than one take: {spoken_names(numbers)}.',
        hint=f"Use a take's name, for example: rehearse {then} take{numbers[-1]}",
    )


def _unknown(message: str, visible: Sequence[int]) -> RehearseError:
    return RehearseError(
        "unknown_take", f"{message}; you have {spoken_names(visible)}.", hint="See them with: rehearse list"
    )


def _nothing_there(connection: sqlite3.Connection) -> RehearseError:
    last = connection.execute(
        f"SELECT number FROM take WHERE {DELETED} ORDER BY deleted_at DESC, number DESC"
    ).fetchone()
    if last is not None:
        return RehearseError(
            "no_takes",
            "All your takes are deleted.",
            hint=f"Bring one back with: rehearse restore take{last[0]}",
        )
    return RehearseError(
        "no_takes",
        "You have no takes yet.",
        hint="Record your first with: rehearse record",
    )
