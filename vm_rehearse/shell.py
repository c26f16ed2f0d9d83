"""How a command is written for the shell that it is typed into: on Windows `cmd`, elsewhere one like `sh`.

Every function has the platform as its last argument, as `sys.platform` names it. A text that came from the
user stays one word, whatever is in it.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath
from typing import Final

_WINDOWS: Final = "win32"
_NEEDS_NO_QUOTES = re.compile(r"[\w.,:\\/~+-]+")


def quoted(text: object, *, platform: str = sys.platform) -> str:
    """Write a text as one word of a command."""
    if platform != _WINDOWS:
        return shlex.quote(str(text))
    if _NEEDS_NO_QUOTES.fullmatch(str(text)):
        return str(text)
    return '"' + str(text).replace('"', '\\"') + '"'


def typed(*words: str, platform: str = sys.platform) -> str:
    """Write a command of several words."""
    return " ".join(quoted(word, platform=platform) for word in words)


def with_folder(variable: str, name: str, command: str = "", *, platform: str = sys.platform) -> str:
    """Name a folder in one's own in an environment variable, and run a command with it."""
    if platform != _WINDOWS:
        return f"{variable}=~/{name} {command}".rstrip()
    setting = f"{variable}=%USERPROFILE%\\{name}"
    return f'set "{setting}" && {command}' if command else f'set "{setting}"'


def to_see_room(folder: Path, *, platform: str = sys.platform) -> str:
    """See how much room is left on the disk of a folder."""
    return f"{'dir' if platform == _WINDOWS else 'df -h'} {quoted(folder, platform=platform)}"


def to_let_read(file: Path, *, platform: str = sys.platform) -> str:
    """Give oneself the right to read a file."""
    if platform == _WINDOWS:
        return f"icacls {quoted(file, platform=platform)} /grant %USERNAME%:R"
    return f"chmod u+r {quoted(file, platform=platform)}"


def to_let_write(folder: Path, *, platform: str = sys.platform) -> str:
    """Give oneself every right to a folder and what is in it."""
    if platform == _WINDOWS:
        return f"icacls {quoted(folder, platform=platform)} /grant %USERNAME%:F /t"
    return f"chmod -R u+rwX {quoted(folder, platform=platform)}"


def to_put_aside(file: Path, *, platform: str = sys.platform) -> str:
    """Give a file another name."""
    move = "move" if platform == _WINDOWS else "mv"
    return f"{move} {quoted(file, platform=platform)} {quoted(f'{file}.old', platform=platform)}"


def to_write_line(line: str, file: Path, *, platform: str = sys.platform) -> str:
    """Write a file of one line, in which double quotes come in pairs."""
    text = line if platform == _WINDOWS else shlex.quote(line)
    return f"echo {text} > {quoted(file, platform=platform)}"


def to_show_all_letters(*, platform: str = sys.platform) -> str:
    """Have a terminal show letters with accents, and bars."""
    return "chcp 65001" if platform == _WINDOWS else "export PYTHONIOENCODING=utf-8"


def to_begin_anew(folder: Path, name: str, copy: str | None, *, platform: str = sys.platform) -> str:
    """Put a damaged file aside, with those whose names begin alike, and a copy of it in its place."""
    here = quoted(folder, platform=platform)
    if platform == _WINDOWS:
        aside, back = f"cd /d {here} && mkdir damaged && move {name}* damaged", "copy damaged\\"
    else:
        aside, back = f"cd {here} && mkdir damaged && mv {name}* damaged/", "cp damaged/"
    return aside if copy is None else f"{aside} && {back}{copy} {name}"


def all_in(folder: Path, ending: str, *, platform: str = sys.platform) -> str:
    """Name all files in a folder that end alike."""
    if platform == _WINDOWS:
        return quoted(PureWindowsPath(folder) / f"*{ending}", platform=platform)
    return f"{quoted(folder, platform=platform)}/*{ending}"


def expanded(words: Iterable[str], *, platform: str = sys.platform) -> list[str]:
    """Put the names of files in place of patterns such as ``*.wav``, where the shell leaves that to programs.

    A pattern that no file fits is a word like any other.
    """
    if platform != _WINDOWS:
        return list(words)
    return [name for word in words for name in _files_like(word)]


def _files_like(word: str) -> list[str]:
    """Give the files that a word stands for, or the word."""
    import glob

    has_pattern = any(sign in word for sign in "*?")
    return (sorted(glob.glob(word.replace("[", "[[]"))) if has_pattern else []) or [word]
