"""The typed records one take passes through. They hold; they compute nothing.

Conventions: times are seconds from the start of the recording, ratios are 0..1, and what can't be said
is None. Everything is frozen; sequences are tuples.

What was observed (`Recording`, `Transcript`, `Evidence`) is kept as it was; everything in `Analysis`
beside it is derived and can be made again from it. So is what the user knows better (`Fix`).
"""

from vm_rehearse.take.derived import (
    Advice,
    AlignmentOp,
    Analysis,
    Criterion,
    CriterionName,
    Filler,
    FillerKind,
    MadeWith,
    Measures,
    Note,
    Op,
    Pause,
    Score,
    ScriptMatch,
)
from vm_rehearse.take.observed import (
    Evidence,
    Fix,
    FixKind,
    Recording,
    Script,
    Stretch,
    Transcript,
    Weight,
    Word,
    WordKind,
)
from vm_rehearse.take.takes import (
    ANY_LANGUAGE,
    Take,
    TakeRow,
)

__all__ = [
    "ANY_LANGUAGE",
    "Advice",
    "AlignmentOp",
    "Analysis",
    "Criterion",
    "CriterionName",
    "Evidence",
    "Filler",
    "FillerKind",
    "Fix",
    "FixKind",
    "MadeWith",
    "Measures",
    "Note",
    "Op",
    "Pause",
    "Recording",
    "Score",
    "Script",
    "ScriptMatch",
    "Stretch",
    "Take",
    "TakeRow",
    "Transcript",
    "Weight",
    "Word",
    "WordKind",
]
