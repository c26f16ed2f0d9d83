"""Scripts as the user names them: a text file, or the name of one that was added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Script

if TYPE_CHECKING:
    from vm_rehearse.cli.surroundings import Surroundings
    from vm_rehearse.history import History

_LARGEST_BYTES = 100_000
_OTHER_FILES = {
    b"PK\x03\x04": "a Word or other office document",
    b"\xd0\xcf\x11\xe0": "a Word or other office document",
    b"{\\rtf": "a text with fonts and colours (RTF)",
    b"%PDF": "a PDF",
}
"""What people keep texts in, by how such a file begins."""
_BY_NAME = "See the scripts you added with: rehearse script list"


def chosen_script(surroundings: Surroundings, value: str | None) -> Script | None:
    """Return the script meant by ``--script``.

    A bare word is the name of a script first, then a file; anything with a dot or a slash is a file.

    Raises
    ------
    RehearseError
        If there is no such script or file, or it has no words.
    """
    if value is None:
        return None
    if any(mark in value for mark in "./\\"):
        return Script(read_script(Path(value), if_missing=_BY_NAME))
    with surroundings.history() as history:
        try:
            return history.script(value)
        except RehearseError:
            if not Path(value).is_file():
                raise
    return Script(read_script(Path(value), if_missing=_BY_NAME))


def script_language(history: History, script: Script) -> str:
    """Return the language a script is in: as its latest scored take was heard, else as it looks."""
    from vm_rehearse.measures.script_length import likely_language

    if script.name is not None:
        for take in history.takes(script_name=script.name, limit=1, include_unscored=False):
            return take.language
    return likely_language(script.text)


def read_script(source: Path | BinaryIO, *, if_missing: str) -> str:
    """Return the text of a script's file, or of a stream.

    Parameters
    ----------
    source : Path or BinaryIO
    if_missing : str
        The hint where there is no such file.

    Raises
    ------
    RehearseError
        ``script_missing``, ``script_unreadable``, ``script_not_text`` or ``script_empty``.
    """
    name = f'"{source}"' if isinstance(source, Path) else "standard input"
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                data = file.read(_LARGEST_BYTES + 1)
        else:
            data = source.read(_LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise RehearseError(
            "script_missing",
            f"There is no file {name}.",
            hint=if_missing,
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RehearseError(
            "script_unreadable",
            f"The script {name} can't be read: {reason}.",
            hint="Save it as plain text in another file, then: rehearse script add FILE",
        ) from error
    text = _text(data, name)
    if not any(letter.isalnum() for letter in text):
        raise RehearseError(
            "script_empty",
            f"The script {name} has no words in it.",
            hint="Write your message in it, or leave --script away for a free take: rehearse record",
        )
    return text


def _text(data: bytes, name: str) -> str:
    """Decode a text file, also as Windows saves them; raises RehearseError ``script_not_text``."""
    other = next((what for begins, what in _OTHER_FILES.items() if data.startswith(begins)), None)
    if other is not None:
        raise _no_text(name, f"is {other}")
    if len(data) > _LARGEST_BYTES:
        raise _no_text(name, f"is too long for a script: more than {_LARGEST_BYTES:,} letters")
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data or is_wide:
            raise _no_text(name, "holds no text") from error
        raise _no_text(name, "is in an older form of text, and its accents can't be read") from error
    if "\0" in text:
        raise _no_text(name, "holds no text")
    return text


def _no_text(name: str, why: str) -> RehearseError:
    """A file that is no script, and how to make one of it."""
    return RehearseError(
        "script_not_text",
        f"{name[0].upper()}{name[1:]} {why}.",
        hint="Save it as plain text, and as UTF-8 where your editor asks, then: rehearse script add FILE",
    )
