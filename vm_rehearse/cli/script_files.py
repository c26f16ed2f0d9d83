"""Scripts as the user names them: a text file, or the name of one that was added."""

from __future__ import annotations

import os
from dataclasses import dataclass
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

_RECORDINGS = (b"RIFF", b"fLaC", b"OggS", b"FORM", b"ID3")
_HEADER_BYTES = 64
"""How recordings begin; a text may begin so too, but without a zero so soon."""

_AS_TEXT = "Save it as plain text, and as UTF-8 where your editor asks, then: rehearse script add FILE"
_RECORDING = "A script is a text file; a recording is scored with: rehearse score FILE"


@dataclass(frozen=True)
class Remedies:
    """What to do about a file that is no script, by what is wrong with it."""

    missing: str
    folder: str
    empty: str
    other: str


def _remedies(to_speak_freely: str) -> Remedies:
    """What to do about the file after ``--script``."""
    see = "see the scripts you added with: rehearse script list"
    return Remedies(
        missing=f"S{see[1:]}",
        folder=f"Name a file in it, or {see}",
        empty=f"Write your message in it; to speak freely, without it: {to_speak_freely}",
        other="Save it as plain text in another file, then: rehearse script add FILE",
    )


def chosen_script(surroundings: Surroundings, value: str | None, *, to_speak_freely: str) -> Script | None:
    """Return the script meant by ``--script``.

    A bare word is the name of a script first, then a file; anything with a dot or a slash is a file.

    Parameters
    ----------
    surroundings : Surroundings
    value : str or None
        What was given; None if nothing was.
    to_speak_freely : str
        The command that does without a script.

    Raises
    ------
    RehearseError
        If there is no such script or file, or it has no words.
    """
    if value is None:
        return None
    if any(mark in value for mark in "./\\"):
        return _from_file(surroundings, value, to_speak_freely)
    with surroundings.history() as history:
        try:
            return history.script(value)
        except RehearseError:
            if not Path(value).is_file():
                raise
    return _from_file(surroundings, value, to_speak_freely)


def _from_file(surroundings: Surroundings, value: str, to_speak_freely: str) -> Script:
    """Return a script that was not added."""
    text = read_script(Path(value), _remedies(to_speak_freely))
    say_what_counts(surroundings, text)
    return Script(text)


def say_what_counts(surroundings: Surroundings, text: str) -> None:
    """Point out what stands in a script and is perhaps not meant to be said."""
    from vm_rehearse.text import asides
    from vm_rehearse.views.scripts import counts_as_said

    found = asides(text)
    if found:
        surroundings.say(counts_as_said(found))


def script_language(history: History, script: Script) -> str:
    """Return the language a script is in: as its latest scored take was heard, else as it looks."""
    from vm_rehearse.measures.script_length import written_language

    heard = None if script.name is None else history.heard_language(script.name)
    return heard or written_language(script.text)


def read_script(source: Path | BinaryIO, remedies: Remedies) -> str:
    """Return the text of a script's file, or of a stream.

    Parameters
    ----------
    source : Path or BinaryIO
    remedies : Remedies

    Raises
    ------
    RehearseError
        ``script_missing``, ``script_unreadable``, ``script_not_text`` or ``script_empty``.
    """
    name = f'"{source}"' if isinstance(source, Path) else "standard input"
    the_script = f"The script {name if isinstance(source, Path) else 'from standard input'}"
    if isinstance(source, Path) and os.path.isdir(source):
        raise RehearseError(
            "script_unreadable", f"{name} is a folder, and no text file.", hint=remedies.folder
        )
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
            hint=remedies.missing,
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RehearseError(
            "script_unreadable",
            f"{the_script} can't be read: {reason}.",
            hint=remedies.other,
        ) from error
    text = _text(data, name)
    if not any(letter.isalnum() for letter in text):
        raise RehearseError(
            "script_empty",
            f"{the_script} has no words in it.",
            hint=remedies.empty,
        )
    return text


def _text(data: bytes, name: str) -> str:
    """Decode a text file, also as Windows saves them; raises RehearseError ``script_not_text``."""
    other = next((what for begins, what in _OTHER_FILES.items() if data.startswith(begins)), None)
    if data.startswith(_RECORDINGS) and b"\0" in data[:_HEADER_BYTES]:
        raise _no_text(name, "is a recording", hint=_RECORDING)
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


def _no_text(name: str, why: str, *, hint: str = _AS_TEXT) -> RehearseError:
    """A file that is no script, and how to make one of it."""
    return RehearseError(
        "script_not_text",
        f"{name[0].upper()}{name[1:]} {why}.",
        hint=hint,
    )
