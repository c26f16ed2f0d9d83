"""What is derived from what was observed of a take, and can be made again: measures, score and advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vm_rehearse.take.observed import Evidence, Transcript, Word

FillerKind = Literal["filled_pause", "filler_word"]
Op = Literal["hit", "substitution", "deletion", "insertion"]
CriterionName = Literal["duration", "pace", "fillers", "script"]


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
