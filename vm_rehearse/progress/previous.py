"""Which earlier take a new one is to be held against."""

from __future__ import annotations

from collections.abc import Iterable

from vm_rehearse.progress.script_words import same_text
from vm_rehearse.take import Take


def previous_of_script(take: Take, takes: Iterable[Take]) -> Take | None:
    """The last scored take before this one of the same script text; None without a script, or such a take.

    Parameters
    ----------
    take : Take
    takes : iterable of Take
        Oldest first; the take itself, and later ones, may be among them.
    """
    found = None
    for each in takes:
        if each.name == take.name:
            break
        if take.script is not None and each.analysis is not None and same_text(each.script, take.script):
            found = each
    return found
