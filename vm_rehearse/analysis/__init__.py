"""One recording, from samples to a scored analysis: recognise, hold against the script, measure, judge.

What was observed (the transcript and the sound's evidence) comes first; everything else follows from it and
from the samples, so that an analysis can be made again without hearing the recording again (`derived`).
"""

from vm_rehearse.analysis.analysing import analyse, listen_ahead
from vm_rehearse.analysis.deriving import derived

__all__ = ["analyse", "derived", "listen_ahead"]
