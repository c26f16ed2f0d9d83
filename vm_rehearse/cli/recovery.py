"""Before anything is done with the history: what an earlier run left behind is made whole, and said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vm_rehearse.errors import RehearseError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from vm_rehearse.history import History


def rescue(history: History, say: Callable[[RenderableType], None]) -> None:
    """Make takes whole that were left behind, and say so; that nothing can be written stops no command."""
    from vm_rehearse.recovery import rescue_takes

    try:
        rescued = rescue_takes(history)
    except RehearseError:  # the command itself will say so, and the takes are found again the next time
        return
    if not rescued:
        return
    from vm_rehearse.views.recovery import left_unscored, recording_rescued

    cut_off = [each.take for each in rescued if each.was_cut_off]
    unscored = [each.take for each in rescued if not each.was_cut_off]
    if cut_off:
        say(recording_rescued(cut_off))
    if unscored:
        say(left_unscored(unscored))
