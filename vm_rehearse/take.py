"""The typed records one take passes through. They hold; they compute nothing.

Conventions: times are seconds from the start of the recording, ratios are 0..1, and what can't be said
is None. Everything is frozen; sequences are tuples.

What was observed (`Recording`, `Transcript`, `Evidence`) is kept as it was; everything in `Analysis`
beside it is derived and can be made again from it. So is what the user knows better (`Fix`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WordKind = Literal["word", "filled_pause", "filler_word", "repetition", "false_start"]
FillerKind = Literal["filled_pause", "filler_word"]
Op = Literal["hit", "substitution", "deletion", "insertion"]
FixKind = Literal["said", "filler", "not_filler"]
CriterionName = Literal["duration", "pace", "fillers", "script"]

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


# ---- what is derived ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Filler:
    """A filled pause ("um") or a filler word or phrase ("you know")."""

    text: str
    kind: FillerKind
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Pause:
    """A silent pause inside the message."""

    start_s: float
    end_s: float


@dataclass(frozen=True)
class AlignmentOp:
    """One step of the alignment; `script` or `spoken` is empty where there is nothing opposite.

    Times are those of the spoken words; a deletion has the moment at which the words are missing. Where the
    test of the sound was close, `op` is what is likelier, and the step is `unsure`.
    """

    op: Op
    script: str
    spoken: str
    start_s: float
    end_s: float
    unsure: bool = False


@dataclass(frozen=True)
class ScriptMatch:
    """How the spoken words lie against the script's; the counts are of words, unsure ones apart."""

    words: int
    hits: int
    substitutions: int
    deletions: int
    insertions: int
    alignment: tuple[AlignmentOp, ...]
    unsure: int = 0
    """Steps in which it can't be said whether the script's words were said; in none of the other counts."""


@dataclass(frozen=True)
class Measures:
    """Everything that can be said of a take in numbers; None is "can't be said"."""

    duration_s: float
    words: int
    words_per_minute: float | None
    articulation_rate_wpm: float | None
    articulation_rate_syl_per_s: float | None
    filled_pauses: int
    filler_words: int
    fillers_per_minute: float | None
    pauses: int
    longest_pause_s: float | None
    pause_share: float | None
    script_match: float | None
    wer: float | None
    repetitions: int
    false_starts: int
    pitch_median_hz: float | None
    pitch_sd_semitones: float | None
    loudness_lufs: float | None
    peak_dbfs: float | None
    snr_db: float | None


@dataclass(frozen=True)
class Criterion:
    """One of the rubric's criteria: the value it looked at, its points 0..100, and a word on it."""

    name: CriterionName
    points: float
    weight: float
    value: float
    verdict: str


@dataclass(frozen=True)
class Score:
    """The judgement; a criterion that could not be measured is not among `criteria`."""

    total: float | None
    rubric: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Advice:
    """The one thing to change next, and where to hear it."""

    code: str
    text: str
    at_s: float | None = None


@dataclass(frozen=True)
class Note:
    """Something the user should know about this analysis, such as a measure that was left out."""

    code: str
    text: str


@dataclass(frozen=True)
class MadeWith:
    """Which program, model and engine made an analysis."""

    vm_rehearse: str
    model: str
    engine: str


@dataclass(frozen=True)
class Analysis:
    """All that was heard, measured and judged of one take."""

    transcript: Transcript
    evidence: tuple[Evidence, ...]
    words: tuple[Word, ...]
    """The transcript's words, each with its kind, and with the script's spelling where it was said."""
    fillers: tuple[Filler, ...]
    pauses: tuple[Pause, ...]
    script_match: ScriptMatch | None
    measures: Measures
    score: Score
    advice: Advice
    notes: tuple[Note, ...]
    made_with: MadeWith


@dataclass(frozen=True)
class Take:
    """One attempt. `name` is None while unsaved, `analysis` is None until it has been scored."""

    name: str | None
    recorded_at: str
    """UTC, as ``2026-11-21T20:12:00Z``."""
    language: str
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
