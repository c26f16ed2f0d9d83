"""Before anything is done with the history: what an earlier run left behind is made whole, and said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from vm_rehearse.history import History


def rescue(history: History, say: Callable[[RenderableType], None]) -> None:
    """Make takes whole that were left behind, and say so."""
    from vm_rehearse.recovery import rescue_takes

    rescued = rescue_takes(history)
    if not rescued:
        return
    from vm_rehearse.views.recovery import left_unscored, recording_rescued

    cut_off = [each.take for each in rescued if each.was_cut_off]
    unscored = [each.take for each in rescued if not each.was_cut_off]
    if cut_off:
        say(recording_rescued(cut_off))
    if unscored:
        say(left_unscored(unscored))
