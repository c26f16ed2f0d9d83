"""A take as a whole, and as one line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vm_rehearse.take.derived import Analysis
from vm_rehearse.take.observed import Fix, Recording, Script

ANY_LANGUAGE: Final = "auto"
"""The language of a take until it was heard, where the user left it open."""


@dataclass(frozen=True)
class Take:
    """One attempt. `name` is None while unsaved, `analysis` is None until it has been scored."""

    name: str | None
    recorded_at: str
    """UTC, as ``2026-11-21T20:12:00Z``."""
    language: str
    """Two-letter code, or `ANY_LANGUAGE`."""
    recording: Recording
    script: Script | None
    target_s: float
    label: str | None = None
    analysis: Analysis | None = None
    strict: bool = False
    """Whether a contraction said for its full form is a deviation, and the other way round."""
    fixes: tuple[Fix, ...] = ()
    """What the user corrected, in the order it was done."""


@dataclass(frozen=True)
class TakeRow:
    """A take as one line of a list; everything from `total` on is None while it has no score."""

    name: str
    recorded_at: str
    """UTC, as ``2026-11-21T20:12:00Z``."""
    label: str | None
    is_free: bool
    """Spoken freely; one that is not was read from a script, even if that has no name."""
    script_name: str | None
    script_version: int | None
    scored: bool
    total: float | None
    duration_s: float | None
    """Of the message, not of the recording."""
    words_per_minute: float | None
    fillers: int | None
    """Filled pauses and filler words together."""
    script_match: float | None
