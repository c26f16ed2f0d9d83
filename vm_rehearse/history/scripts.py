"""Scripts in their versions, and the texts of files that were never given a name.

A name is found again whatever its capitals. A text that is added gets a new version only if it differs
from the newest one; line ends and blank space around it don't count, and are not kept.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata

from vm_rehearse.errors import RehearseError
from vm_rehearse.history.references import VISIBLE, is_name_or_position
from vm_rehearse.take import Script

_NAME = re.compile(r"[^\W_][\w-]{0,59}")
_NAME_IT = "Name it, for example: rehearse script add first-call FILE"
_NEWEST = "version = (SELECT max(version) FROM script AS other WHERE other.name_key = script.name_key)"


def storable(text: str, *, what: str) -> str:
    """Return a text as it can be kept: valid Unicode, composed, Unix line ends, no blanks around it.

    Raises
    ------
    RehearseError
        If it has bytes in it that were never text.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RehearseError(
            "not_text",
            f"The {what} has letters in it that can't be read.",
            hint="Type it anew, or save it as plain text; see how with: rehearse script add --help",
        ) from error
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unicodedata.normalize("NFC", lines).strip()


def add_version(connection: sqlite3.Connection, name: str, text: str, *, added_at: str) -> Script:
    """Keep a script under a name, and return its newest version; one that was removed is there again."""
    name, text = _checked_name(name), storable(text, what="script")
    if not text:
        raise RehearseError(
            "script_empty",
            f"The script {name} has no words in it.",
            hint="See how to add one: rehearse script add --help",
        )
    newest = connection.execute(
        f"SELECT name, version, text FROM script WHERE name_key = ? AND {_NEWEST}", (name_key(name),)
    ).fetchone()
    set_removed(connection, name, None)
    if newest is not None and newest["text"] == text:
        return script_from(newest)
    kept = (
        Script(text, newest["name"], newest["version"] + 1) if newest is not None else Script(text, name, 1)
    )
    connection.execute(
        "INSERT INTO script (name, name_key, version, text, text_sha256, added_at) VALUES (?, ?, ?, ?, ?, ?)",
        (kept.name, name_key(name), kept.version, text, _sha256(text), added_at),
    )
    return kept


def rename(connection: sqlite3.Connection, old: str, new: str) -> Script:
    """Give a script another name, in all its versions, and return the newest; takes refer to its rows.

    Raises
    ------
    RehearseError
        If there is no such script, the name can't be one, or it is another script's, a removed one's too.
    """
    known = find_script(connection, old, None).name
    name = _checked_name(new, hint=f"Choose another, for example: rehearse script rename {known} first-call")
    if name_key(name) != name_key(old):
        taken = connection.execute(
            "SELECT name, removed_at FROM script WHERE name_key = ?", (name_key(name),)
        ).fetchone()
        if taken is not None and taken["removed_at"] is not None:
            raise RehearseError(
                "script_exists",
                f"A script that you removed is called {taken['name']}, so {known} keeps its name.",
                hint="Choose another name, or bring that one back with: "
                f"rehearse script restore {taken['name']}",
            )
        if taken is not None:
            raise RehearseError(
                "script_exists",
                f"There is another script called {taken['name']}, so {known} keeps its name.",
                hint="Choose a name that is free; see those you have with: rehearse script list",
            )
    connection.execute(
        "UPDATE script SET name = ?, name_key = ? WHERE name_key = ?", (name, name_key(name), name_key(old))
    )
    return find_script(connection, name, None)


def is_removed(connection: sqlite3.Connection, name: str) -> bool:
    """Return whether a script of that name was removed."""
    return bool(
        connection.execute(
            "SELECT 1 FROM script WHERE name_key = ? AND removed_at IS NOT NULL", (name_key(name),)
        ).fetchone()
    )


def set_removed(connection: sqlite3.Connection, name: str, moment: str | None) -> None:
    """Mark all versions of a script as removed, or as there."""
    connection.execute("UPDATE script SET removed_at = ? WHERE name_key = ?", (moment, name_key(name)))


def kept_script(connection: sqlite3.Connection, script: Script, *, added_at: str) -> int:
    """Return the row of the exact version a take is read from; a text without a name is kept once.

    Raises
    ------
    ValueError
        If the script has a name, but this history does not have that version of it.
    """
    if script.name is not None:
        # One that was renamed since it was chosen has another name now, but the same text and version.
        row = connection.execute(
            "SELECT id FROM script WHERE name IS NOT NULL AND version = ? AND text = ? "
            "ORDER BY name_key = ? DESC, id DESC LIMIT 1",
            (script.version, script.text, name_key(script.name)),
        ).fetchone()
        if row is None:
            raise ValueError(f"not a script of this history: {script.name} version {script.version}")
        return int(row["id"])
    text = storable(script.text, what="script")
    fingerprint = _sha256(text)
    row = connection.execute(
        "SELECT id FROM script WHERE name IS NULL AND text_sha256 = ?", (fingerprint,)
    ).fetchone()
    if row is not None:
        return int(row["id"])
    inserted = connection.execute(
        "INSERT INTO script (text, text_sha256, added_at) VALUES (?, ?, ?)", (text, fingerprint, added_at)
    )
    return int(inserted.lastrowid or 0)


def find_script(
    connection: sqlite3.Connection, name: str, version: int | None, *, removed_too: bool = False
) -> Script:
    """Return a script by its name, its newest version if none is asked for; a removed one where allowed."""
    versions = _all_versions(connection, name)
    if not removed_too and is_removed(connection, name):
        raise RehearseError(
            "script_removed",
            f"The script {versions[0].name} is removed.",
            hint=f"Bring it back with: rehearse script restore {versions[0].name}",
        )
    if version is None:
        return versions[-1]
    for script in versions:
        if script.version == version:
            return script
    known = versions[0].name
    has = "is only version 1" if len(versions) == 1 else f"are versions 1 to {versions[-1].version}"
    raise RehearseError(
        "unknown_script_version",
        f"The script {known} has no version {version}; there {has}.",
        hint=f"See its newest version with: rehearse script show {known}",
    )


def _all_versions(connection: sqlite3.Connection, name: str) -> tuple[Script, ...]:
    """Return every version of a script, oldest first; raises RehearseError if there is none."""
    rows = connection.execute(
        "SELECT name, version, text FROM script WHERE name_key = ? ORDER BY version", (name_key(name),)
    )
    versions = tuple(script_from(row) for row in rows)
    if versions:
        return versions
    names = [script.name for script in newest_versions(connection)]
    if not names and newest_versions(connection, removed=True):
        raise RehearseError(
            "unknown_script",
            f'There is no script "{name}"; all you had are removed.',
            hint="See them with: rehearse script list --removed",
        )
    if not names:
        raise RehearseError(
            "unknown_script",
            f'There is no script "{name}"; you have added none yet.',
            hint="See how to add one: rehearse script add --help",
        )
    raise RehearseError(
        "unknown_script",
        f'There is no script "{name}"; you have {", ".join(str(known) for known in names)}.',
        hint="See them with: rehearse script list",
    )


def newest_versions(connection: sqlite3.Connection, *, removed: bool = False) -> tuple[Script, ...]:
    """Return the newest version of every script with a name, or of those removed, in order of their names."""
    which = f"{_NEWEST} AND removed_at IS {'NOT NULL' if removed else 'NULL'}"
    rows = connection.execute(f"SELECT name, version, text FROM script WHERE {which} ORDER BY name_key")
    return tuple(script_from(row) for row in rows)


def last_used(connection: sqlite3.Connection) -> Script | None:
    """Return the newest version of the script of the last take that has one, else the script added last.

    Those that were removed are passed over.
    """
    row = connection.execute(
        f"""
        SELECT script.name, script.version, script.text FROM take JOIN script ON script.id = take.script_id
        WHERE {VISIBLE} AND script.removed_at IS NULL ORDER BY take.number DESC LIMIT 1
        """
    ).fetchone()
    if row is None:
        row = connection.execute(
            "SELECT name, version, text FROM script "
            "WHERE name IS NOT NULL AND removed_at IS NULL ORDER BY id DESC LIMIT 1"
        ).fetchone()
    if row is None or row["name"] is None:
        return None if row is None else script_from(row)
    return find_script(connection, row["name"], None)


def heard_language(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the language that the newest scored take of a script was heard in; None if it has none."""
    row = connection.execute(
        f"""
        SELECT take.language FROM take JOIN script ON script.id = take.script_id
        JOIN analysis ON analysis.take_number = take.number
        WHERE script.name_key = ? AND {VISIBLE} ORDER BY take.number DESC LIMIT 1
        """,
        (name_key(name),),
    ).fetchone()
    return None if row is None else str(row["language"])


def name_key(name: str) -> str:
    """Return what a script is found by: its name, composed and without regard to capitals."""
    key = unicodedata.normalize("NFC", name).casefold()
    # A name that isn't text (a byte the shell passed on) can't be looked up, and is nobody's name.
    return key if key.isprintable() else ""


def script_from(row: sqlite3.Row) -> Script:
    """Return the script of a row with name, version and text."""
    return Script(text=row["text"], name=row["name"], version=row["version"])


def _checked_name(name: str, *, hint: str = _NAME_IT) -> str:
    """Return a name in its composed form, if it can be one."""
    composed = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(composed):
        raise RehearseError(
            "script_name",
            "A script's name has up to 60 letters, digits, - and _, and begins with a letter or a digit.",
            hint=hint,
        )
    if is_name_or_position(composed):
        raise RehearseError(
            "script_name",
            f'A script can\'t be called "{composed}", because takes are called that.',
            hint=hint,
        )
    return composed


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
