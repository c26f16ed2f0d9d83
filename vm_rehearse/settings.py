"""What the user chose to keep from one time to the next: one small JSON file.

It is written whole or not at all. What this version does not know in it is left as it is.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vm_rehearse.errors import RehearseError
from vm_rehearse.whole_file import write_whole


@dataclass(frozen=True)
class Settings:
    """All that is kept; None is "as the computer has it"."""

    microphone: str | None = None
    """The name, or a lasting part of it."""


def read_settings(file: Path) -> Settings:
    """Read the settings; without a file nothing was chosen.

    Raises
    ------
    RehearseError
        ``settings_damaged``: it can't be read.
    """
    try:
        microphone = _content(file).get("microphone")
    except (OSError, ValueError) as error:
        raise RehearseError(
            "settings_damaged",
            f"The file with your settings, {file}, can't be read.",
            hint="Begin it anew with: rehearse devices --use default",
        ) from error
    return Settings(microphone if isinstance(microphone, str) and microphone.strip() else None)


def keep_microphone(file: Path, name: str | None) -> None:
    """Keep a microphone as the one to record with, or forget it.

    Parameters
    ----------
    file : Path
        Made if need be, with its folder, for nobody but the user; a damaged one begins anew.
    name : str or None

    Raises
    ------
    RehearseError
        ``settings_unwritable``.
    """
    content: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        content = _content(file)
    content.pop("microphone", None)
    if name is not None:
        content["microphone"] = name
    try:
        write_whole(file, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        raise RehearseError(
            "settings_unwritable",
            f"Your settings can't be written to {file}: {error.strerror or error}.",
            hint="See what is wrong with that folder: rehearse doctor",
        ) from error


def _content(file: Path) -> dict[str, Any]:
    """What is in the file; ValueError if it is no JSON object."""
    try:
        content = json.loads(file.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if not isinstance(content, dict):
        raise ValueError("no JSON object")
    return content
