"""What changes from take to take: two takes compared, and many takes summed up.

Pure: takes in, frozen records out. Nothing is rounded or put into words here; `views` does that.
"""

from vm_rehearse.progress.comparing import Comparison, PointsChange, compare
from vm_rehearse.progress.criteria import CRITERIA
from vm_rehearse.progress.measure_changes import MeasureChange, MeasureName
from vm_rehearse.progress.practised import (
    Digest,
    PractisedTake,
    digest_of,
)
from vm_rehearse.progress.practising import (
    Practice,
    RecurringMistake,
    Trend,
    practice,
)
from vm_rehearse.progress.previous import previous_of_script
from vm_rehearse.progress.script_words import ScriptPlace

__all__ = [
    "CRITERIA",
    "Comparison",
    "Digest",
    "MeasureChange",
    "MeasureName",
    "PointsChange",
    "Practice",
    "PractisedTake",
    "RecurringMistake",
    "ScriptPlace",
    "Trend",
    "compare",
    "digest_of",
    "practice",
    "previous_of_script",
]
