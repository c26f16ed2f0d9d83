"""Scripts taken out of use, and brought back.

A script that was removed has a ``removed_at`` in all its versions. Its rows stay: takes keep the text they
were read from, and it can be brought back, also by adding it again. Until then it can't be chosen, and its
name is not free.
"""

from __future__ import annotations

import sqlite3

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.scripts import find_script, is_removed, name_key, newest_versions, set_removed
from vm_rehearse.take import Script


def remove(connection: sqlite3.Connection, name: str, *, removed_at: str) -> Script:
    """Take a script, with all its versions, from those that can be chosen, and return it."""
    script = find_script(connection, name, None)
    set_removed(connection, name, removed_at)
    return script


def bring_back(connection: sqlite3.Connection, name: str) -> Script:
    """Bring a script back that was removed, and return it.

    Raises
    ------
    RehearseError
        If it was not removed, or never there.
    """
    if not is_removed(connection, name):
        raise _not_removed(connection, name)
    set_removed(connection, name, None)
    return find_script(connection, name, None)


def _not_removed(connection: sqlite3.Connection, name: str) -> RehearseError:
    """Say that a script can't be brought back, and which can."""
    known = connection.execute("SELECT name FROM script WHERE name_key = ?", (name_key(name),)).fetchone()
    if known is not None:
        return RehearseError(
            "script_not_removed",
            f"The script {known['name']} is not removed.",
            hint=f"Read it with: rehearse script show {known['name']}",
        )
    names = [str(script.name) for script in newest_versions(connection, removed=True)]
    if not names:
        return RehearseError(
            "script_not_removed",
            f'There is no script "{name}" to bring back; none is removed.',
            hint="See those you have with: rehearse script list",
        )
    return RehearseError(
        "unknown_script",
        f'There is no script "{name}" to bring back; removed are {", ".join(names)}.',
        hint="See them with: rehearse script list --removed",
    )
