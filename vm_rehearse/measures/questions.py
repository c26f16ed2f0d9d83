"""Questions to the sound of a recording, about what may have been said otherwise than it was heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vm_rehearse.take import Weight

Question = tuple[tuple[int, int], str]
"""A half-open range of the transcript's words, and what may have been said there instead ("" for nothing)."""
Weigh = Callable[[Sequence[Question]], Sequence[Weight | None]]
"""Holds other readings against the sound: one weight a question, or None where it can't be asked."""


@dataclass(frozen=True)
class HesitationQuestion:
    """A range of transcript words, or none, and what may have been said there: with a filled pause in it."""

    transcript: tuple[int, int]
    text: str
    held_s: float | None = None
    """How long at most a sound is held there."""
