"""What changes from take to take: two takes compared, and many takes summed up.

Pure: takes in, frozen records out. Nothing is rounded or put into words here; `views` does that.
"""

from vm_rehearse.progress.comparing import (
    ABOUT_EQUAL_POINTS,
    CRITERIA,
    Comparison,
    Judgement,
    MeasureChange,
    MeasureName,
    PointsChange,
    Reason,
    compare,
)
from vm_rehearse.progress.practised import (
    Digest,
    FillerCount,
    PractisedTake,
    WrongWord,
    digest_of,
    practised,
    row_of,
)
from vm_rehearse.progress.practising import (
    Direction,
    Practice,
    RecurringFiller,
    RecurringMistake,
    Trend,
    practice,
)
from vm_rehearse.progress.previous import previous_of_script
from vm_rehearse.progress.script_words import ScriptChanges, ScriptPlace

__all__ = [
    "ABOUT_EQUAL_POINTS",
    "CRITERIA",
    "Comparison",
    "Digest",
    "Direction",
    "FillerCount",
    "Judgement",
    "MeasureChange",
    "MeasureName",
    "PointsChange",
    "Practice",
    "PractisedTake",
    "Reason",
    "RecurringFiller",
    "RecurringMistake",
    "ScriptChanges",
    "ScriptPlace",
    "Trend",
    "WrongWord",
    "compare",
    "digest_of",
    "practice",
    "practised",
    "previous_of_script",
    "row_of",
]
