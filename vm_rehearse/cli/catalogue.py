"""The commands by their names, each loaded when it is used: help and version need none of them.

The summaries stand here a second time, so that the help of the program can be shown without them; a test
holds them to the commands' own.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Final

import click

SUMMARIES: Final = {
    "record": "Record a take, and score it; then the next.",
    "score": "Score recordings, and keep each as a take.",
    "list": "List your takes, the oldest first.",
    "show": "Show the card of a take; without TAKE, of the last one.",
    "play": "Play a take; without TAKE, the last one.",
    "compare": "Hold two takes side by side, and say which is better and why.",
    "report": "Sum up your practice: what got better, what keeps coming back.",
    "rescore": "Score takes anew; without TAKE, the last one.",
    "fix": "Put right what was heard in a take, or list what you put right.",
    "label": "Give a take a label of your own, or another one.",
    "delete": "Put takes in the trash; restore brings them back.",
    "restore": "Bring takes back from the trash; without TAKE, the latest.",
    "purge": "Empty the trash for good, recordings and all.",
    "script": "Keep the texts you rehearse.",
    "words": "Keep your own names, jargon and filler words.",
    "model": "Get the models that listen to your takes.",
    "devices": "List the microphones, try one, or choose the one to record with.",
    "doctor": "Check everything that a take needs.",
}
"""The first sentence of each command's help, in the order in which they are used."""


class Commands(MutableMapping[str, click.Command]):
    """Every command by its name, for a `click.Group`; one is loaded when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, click.Command | None] = dict.fromkeys(SUMMARIES)

    def __getitem__(self, name: str) -> click.Command:
        """Return a command; raises KeyError if there is none of that name."""
        command = self._loaded[name]
        if command is None:
            command = self._loaded[name] = _load(name)
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Put a command there, as click does with one that is added."""
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        """Take a command away."""
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names, in order, and load nothing."""
        return iter(self._loaded)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._loaded)

    def __contains__(self, name: object) -> bool:
        """Return whether there is a command of that name, and load nothing."""
        return name in self._loaded


def _load(name: str) -> click.Command:
    """Load the module of one command."""
    match name:
        case "record":
            from vm_rehearse.cli.record import record as command
        case "score":
            from vm_rehearse.cli.score import score as command
        case "list":
            from vm_rehearse.cli.takes import list_takes as command
        case "show":
            from vm_rehearse.cli.takes import show as command
        case "play":
            from vm_rehearse.cli.play import play as command
        case "compare":
            from vm_rehearse.cli.progress import compare as command
        case "report":
            from vm_rehearse.cli.progress import report as command
        case "rescore":
            from vm_rehearse.cli.rescore import rescore as command
        case "fix":
            from vm_rehearse.cli.fix import fix as command
        case "label":
            from vm_rehearse.cli.label import label as command
        case "delete":
            from vm_rehearse.cli.takes import delete as command
        case "restore":
            from vm_rehearse.cli.takes import restore as command
        case "purge":
            from vm_rehearse.cli.takes import purge as command
        case "script":
            from vm_rehearse.cli.script import script as command
        case "words":
            from vm_rehearse.cli.words import words as command
        case "model":
            from vm_rehearse.cli.model import model as command
        case "devices":
            from vm_rehearse.cli.devices import devices as command
        case "doctor":
            from vm_rehearse.cli.doctor import doctor as command
        case _:
            raise KeyError(name)
    return command
