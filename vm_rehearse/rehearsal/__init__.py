"""The order of work: record, keep, hear, measure, score, keep.

What was said is never at risk. A recorded take is in the history from its first second on, and whatever
happens later, `score_take` scores it. A file is the user's own and stays where it is; its copy becomes a take
when it has been scored, and nothing of it is kept before that.

Two things can be replaced here: the microphone (`Recorder`) and the `Recogniser`.
"""

from vm_rehearse.rehearsal.exercise import Exercise
from vm_rehearse.rehearsal.judging import judge_again, require_score, score_take
from vm_rehearse.rehearsal.making import Recorder, record_take, score_file, score_unsaved
from vm_rehearse.rehearsal.recordings import read_as_take, recording_of

__all__ = [
    "Exercise",
    "Recorder",
    "judge_again",
    "read_as_take",
    "record_take",
    "recording_of",
    "require_score",
    "score_file",
    "score_take",
    "score_unsaved",
]
