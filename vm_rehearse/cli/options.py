"""What several commands take: their options, and the kinds of values those have."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from vm_rehearse.notation import moment_typed

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_MODEL = "base"
LONGEST_TAKE_S = 600.0
"""As `audio` has it, which is not loaded for it."""
ANY_LANGUAGE = "auto"
"""As `take` has it, which is not loaded for it."""

_WITH_COMMA = re.compile(r"\d+,\d{1,2}")
_LANGUAGE = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)?")


def examples(*lines: str, heading: str | None = None) -> str:
    """Return what stands at the end of a command's help: commands to type, each on its own line."""
    heading = heading or ("Examples" if len(lines) > 1 else "Example")
    unwrapped = "\b"  # click's mark for lines that stay as they are
    return "\n".join([unwrapped, f"{heading}:", *(f"  {line}" for line in lines)])


def number(least: float, most: float) -> Callable[[str], float]:
    """Return what reads a number from a range; NaN is in none."""

    def read(value: str) -> float:
        try:
            found = float(value)
        except ValueError:
            found = float(value.replace(",", ".")) if _WITH_COMMA.fullmatch(value) else math.nan
        if not least <= found <= most:
            raise click.BadParameter(f"'{value}' is not a number from {least:g} to {most:g}.")
        return found

    return read


def length_s(least: float, most: float) -> Callable[[str], float]:
    """Return what reads a length in seconds from a range, also as a card has it: ``0:25``."""
    in_seconds = number(least, most)

    def read(value: str) -> float:
        found = moment_typed(value) if ":" in value else None
        return in_seconds(value) if found is None or not least <= found <= most else found

    return read


def whole_number(value: str) -> int:
    """Read a whole number from 1 up."""
    if not (value.isascii() and value.isdecimal() and 0 < int(value[:19]) < 10**9):
        raise click.BadParameter(f"'{value}' is not a whole number from 1 up.")
    return int(value)


def language_code(value: str) -> str:
    """Read ``en``, ``nl``, any other code of Whisper's, or ``auto``; ``en-GB`` is ``en``."""
    if value.lower() == ANY_LANGUAGE:
        return ANY_LANGUAGE
    from vm_rehearse.recogniser.languages import LANGUAGES

    match = _LANGUAGE.fullmatch(value.lower())
    if match is None or match[1] not in LANGUAGES:
        raise click.BadParameter(
            f"'{value}' is not a language; type en, nl, another two-letter code, or auto."
        )
    return match[1]


def moment_s(value: str) -> float:
    """Read a moment in a recording, such as ``0:12`` or ``12.5``; seconds."""
    found = moment_typed(value)
    if found is None:
        raise click.BadParameter(f"'{value}' is not a moment; type it as 0:12, or as 12.5 for seconds.")
    return found


def kept_text(value: str) -> str:
    """Read a text that is to be kept: one that a terminal with other letters garbled can't be."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter(f"'{value}' has letters in it that can't be read; type it anew.") from None
    return value


def take_label(value: str) -> str:
    """Read the user's own name for a take, which can't be one that means a take already."""
    from vm_rehearse.history.references import is_name_or_position

    if is_name_or_position(kept_text(value)):
        raise click.BadParameter(f"'{value}' is what a take is called anyway; choose another name.")
    return value


json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for other programs.")

model_option = click.option(
    "--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME", help="The model that listens."
)


def exercise_options(command: Command) -> Command:
    """Add the options that say what a take is about."""
    for option in (
        click.option(
            "--strict",
            is_flag=True,
            help='Count "I am" said for "I\'m" as a change, and the other way round.',
        ),
        click.option("--label", type=take_label, metavar="WORDS", help="Your own name for this take."),
        click.option(
            "--target",
            "target_s",
            type=length_s(5, LONGEST_TAKE_S),
            default="30",
            show_default=True,
            metavar="SECONDS",
            help="How long the message may be, in seconds.",
        ),
        model_option,
        click.option(
            "--lang",
            "language",
            type=language_code,
            default=ANY_LANGUAGE,
            show_default=True,
            metavar="en|nl|auto",
            help="The language spoken.",
        ),
        click.option(
            "--script",
            metavar="FILE|NAME",
            help="What was to be said: a text file, or a script you added. A bare word is a script's name "
            "first; ./word is always a file.",
        ),
    ):
        command = option(command)
    return command
