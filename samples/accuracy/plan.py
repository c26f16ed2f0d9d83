"""What is known of a take before it is spoken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """One take before it is spoken.

    `text` is marked; `voice`, `pitch` and `pace` are the speaker, with `pace` relative to about 165 words a
    minute; `condition` is what happens to the sound, its parts joined by "+" (see `conditions`); `file` is
    how it is kept. A take that is not `scripted` is free speech.
    """

    name: str
    reason: str
    text: str
    voice: str = "heart"
    pitch: float = 1.0
    pace: float = 1.0
    condition: str = "clean"
    file: str = "16 kHz flac"
    scripted: bool = True
    sentence_gap_s: tuple[float, float] = (0.2, 0.45)
