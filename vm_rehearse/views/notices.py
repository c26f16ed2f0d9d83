"""Short messages: errors, and what a command has done."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Script, Take
from vm_rehearse.views.page import to_type
from vm_rehearse.views.sentences import command, hint_parts, sentence
from vm_rehearse.views.wording import counted, duration, listed, plain, script_title


def error_notice(error: RehearseError) -> RenderableType:
    """Give an error: one sentence, and below it what to do next."""
    return sentence(("Error: ", "bold red"), plain(error.message), "\n", *hint_parts(plain(error.hint)))


def take_kept(name: str) -> Text:
    """Say under which name a take was kept."""
    return sentence("Kept as ", (plain(name), "bold"), ".")


def take_unscored(take: Take) -> Text:
    """Say that a take is kept although it got no score, how long it is, and how to have it scored."""
    name, length = plain(take.name or ""), duration(take.recording.duration_s)
    return to_type(f"{name} ({length}) is safe, but has no score yet. To score it", f"rehearse score {name}")


def take_deleted(name: str) -> Text:
    """Say that a take is in the trash, and how to have it back."""
    back = command(f"rehearse restore {plain(name)}")
    return sentence((plain(name), "bold"), " is in the trash. To have it back, type: ", back)


def take_restored(name: str) -> Text:
    """Say that a take is back."""
    return sentence((plain(name), "bold"), " is back.")


def take_labelled(take: Take) -> Text:
    """Say what a take is called by its user from now on."""
    name = (plain(take.name or ""), "bold")
    if take.label is None:
        return sentence(name, " has no label now.")
    return sentence(name, f' is now called "{plain(take.label)}".')


def script_added(script: Script, *, is_new: bool, was_removed: bool = False) -> Text:
    """Say what became of a script that was added, and how to use it."""
    name = plain(script.name or "FILE")
    if was_removed and not is_new:
        done = f"{script_title(script)} is back, unchanged"
    elif was_removed:
        done = f"{name} is back, and has changed: this is version {script.version}"
    elif not is_new:
        done = f"{script_title(script)} is there already, unchanged"
    elif script.version in (None, 1):
        done = f"Added {name}"
    else:
        done = f"{name} has changed: this is version {script.version}"
    return to_type(f"{done}. To read it aloud", f"rehearse record --script {name}")


def script_renamed(before: str, script: Script) -> Text:
    """Say what a script is called from now on, and how to use it."""
    old, new = plain(before), plain(script.name or "FILE")
    done = f"{new} is called that already" if old == new else f"{old} is now called {new}, in its takes too"
    return to_type(f"{done}. To read it aloud", f"rehearse record --script {new}")


def script_removed(name: str, *, takes: int, in_trash: int) -> Text:
    """Say that a script is removed, how many takes keep it, and how to have it back."""
    holders = [counted(takes, "take")] if takes else []
    if in_trash:
        holders.append(f"{in_trash if takes else counted(in_trash, 'take')} in the trash")
    keep = "keeps the text it was" if takes + in_trash == 1 else "keep the text they were"
    kept = f" {listed(holders)} {keep} read from." if holders else ""
    return to_type(
        f"{plain(name)} is removed.{kept} To have it back", f"rehearse script restore {plain(name)}"
    )


def script_restored(name: str) -> Text:
    """Say that a script is back, and how to use it."""
    return to_type(f"{plain(name)} is back. To read it aloud", f"rehearse record --script {plain(name)}")


def what_next(*, can_discard: bool) -> Text:
    """Ask what is to come after a take."""
    keys = "Enter: next take, p: play, d: discard, q: quit" if can_discard else "Enter: next take, q: quit"
    return sentence(("Again? ", "bold"), keys)


def playing(name: str) -> Text:
    """Say which take is being played."""
    return sentence("Playing ", (plain(name), "bold"), ". Any key ends it.")
