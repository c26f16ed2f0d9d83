"""Short messages: errors, and what a command has done."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Script
from vm_rehearse.views.page import command, sentence
from vm_rehearse.views.wording import plain, script_title


def error_notice(error: RehearseError) -> RenderableType:
    """Give an error: one sentence, and below it what to do next."""
    return sentence(("Error: ", "bold red"), plain(error.message), "\n", (plain(error.hint), "cyan"))


def take_kept(name: str) -> Text:
    """Say under which name a take was kept."""
    return sentence("Kept as ", (plain(name), "bold"), ".")


def take_deleted(name: str) -> Text:
    """Say that a take is in the trash, and how to have it back."""
    back = command(f"rehearse restore {plain(name)}")
    return sentence((plain(name), "bold"), " is in the trash. To have it back, type: ", back)


def take_restored(name: str) -> Text:
    """Say that a take is back."""
    return sentence((plain(name), "bold"), " is back.")


def script_added(script: Script) -> Text:
    """Say that a script can be used, and how."""
    record = f"rehearse record --script {plain(script.name or 'FILE')}"
    return sentence("Added ", (script_title(script), "bold"), ". To read it aloud, type: ", command(record))
