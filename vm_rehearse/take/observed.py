"""What goes into a take, and what was observed in it: kept as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WordKind = Literal["word", "filled_pause", "filler_word", "repetition", "false_start"]
FixKind = Literal["said", "filler", "not_filler"]

# ---- what goes in -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Script:
    """The text to be said; `name` and `version` are None for a file that was never added."""

    text: str
    name: str | None = None
    version: int | None = None


@dataclass(frozen=True)
class Recording:
    """An audio file of one take, as it lies on disk."""

    path: str
    duration_s: float
    sample_rate_hz: int
    channels: int
    device: str | None = None


# ---- what was observed --------------------------------------------------------------------------


@dataclass(frozen=True)
class Stretch:
    """A stretch of time, such as one of continuous speech."""

    start_s: float
    end_s: float


@dataclass(frozen=True)
class Word:
    """One spoken word, as written; numbers are written as they were said ("five five five")."""

    text: str
    start_s: float
    end_s: float
    probability: float | None = None
    kind: WordKind = "word"
    heard_as: str | None = None
    """What the recogniser wrote, where the test of the sound, or the user, says that it was this word."""
    doubtful: bool = False
    """Whether it may well be another word that was said."""
    fixed: FixKind | None = None
    """What the user said of it, if anything."""


@dataclass(frozen=True)
class Transcript:
    """What the recogniser heard: its own words, filled pauses included, and where there was speech."""

    language: str
    words: tuple[Word, ...]
    speech: tuple[Stretch, ...]


@dataclass(frozen=True)
class Weight:
    """How another reading of a place holds against what was heard there, in nats (natural logarithm)."""

    log_odds_nats: float
    """Log-probability of what was heard, with a few words after it, minus that of the other reading."""
    heard_nats: float | None
    """Mean log-probability of a token of what was heard; None where nothing was."""
    script_nats: float | None
    """Mean log-probability of a token of the other reading; None where it has none."""
    everyday: bool
    """Whether both readings are made of words so common that the model has a token for each."""
    script_worst_nats: float | None = None
    """Log-probability of the least likely token of the other reading; None where it has none."""
    script_gain_nats: float | None = None
    """How much likelier the sound of the place makes the other reading than the words before it alone; None
    where it has no words, or was hopeless."""
    heard_gain_nats: float | None = None
    """The same of what was heard."""


@dataclass(frozen=True)
class Evidence:
    """What the sound says of another reading of one place in the transcript.

    `script` and `spoken` are half-open ranges of the script's spoken words and of the transcript's words, and
    `reading` is what may have been said there instead: the script's words; or (then `script` is empty) a
    filled pause, with or without words of the script behind it, or what was heard and another word behind it.
    """

    script: tuple[int, int]
    spoken: tuple[int, int]
    reading: str
    weight: Weight
    held_s: float | None = None
    """How long at most one sound is held there, as in a filled pause; None where that was not looked at."""
    likeness_nats: float | None = None
    """How much the sound there is like a filled pause, as log-odds; None where that is not known."""


@dataclass(frozen=True)
class Fix:
    """What the user says of a stretch of a take, whatever was heard there.

    "said": the words in `said` were, and nothing else; "" is that nothing was. "filler" and "not_filler":
    what was heard there is a filler, or is none.
    """

    kind: FixKind
    start_s: float
    end_s: float
    heard: str
    """The words that were heard there then; "" where none were."""
    said: str = ""
    since: str | None = None
    """The earlier take in which the user said so; None where it was this one."""
