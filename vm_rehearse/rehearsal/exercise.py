"""What a take is an exercise in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.scoring import DEFAULT_TARGET_S
from vm_rehearse.take import Script

LexiconOf = Callable[[str], Lexicon]
"""The lexicon of a language, by its code."""


@dataclass(frozen=True)
class Exercise:
    """What is to be said in a take, and how it is heard and judged."""

    script: Script | None = None
    language: str | None = None
    """Two-letter code; None to find out."""
    target_s: float = DEFAULT_TARGET_S
    """The duration aimed at, in seconds."""
    label: str | None = None
    """The user's own word for the take."""
    strict: bool = False
    """Whether contractions are held against the script as they are written."""
