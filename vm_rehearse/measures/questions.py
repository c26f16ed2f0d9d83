"""Questions to the sound of a recording, about what may have been said otherwise than it was heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from vm_rehearse.take import Weight


class Question(NamedTuple):
    """Whether something else was said where words were heard."""

    words: tuple[int, int]
    """A half-open range of the transcript's words."""
    text: str
    """What may have been said there instead; "" for nothing."""
    most_nats: float = inf
    """If the log-odds against it are more than this, it makes no difference how much more."""


Weigh = Callable[[Sequence[Question]], Sequence[Weight | None]]
"""Holds other readings against the sound: one weight a question, or None where it can't be asked."""


@dataclass(frozen=True)
class HesitationQuestion:
    """A range of transcript words, or none, and what may have been said there: with a filled pause in it."""

    words: tuple[int, int]
    text: str
    held_s: float | None = None
    """How long at most a sound is held there."""
    likeness_nats: float | None = None
    """How much the sound there is like a filled pause, as log-odds."""
    most_nats: float = inf
    """As for `Question`."""
