"""Takes with truth, heard by the real program: the same way from file to analysis that a user's take goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accuracy.comparison import TakeComparison, compare
from accuracy.truth import TakeTruth
from vm_rehearse.analysis import analyse
from vm_rehearse.audio import read_audio
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.recogniser import Recogniser
from vm_rehearse.take import Analysis, Script

TARGET_S = 30.0


def analysis_of(truth: TakeTruth, recogniser: Recogniser) -> Analysis:
    """Hear one take, and hold it against its script; raises NothingToScore when no words are heard."""
    return analyse(
        read_audio(truth.audio),
        recogniser=recogniser,
        lexicon_of=load_lexicon,
        script=Script(truth.script) if truth.script else None,
        language=truth.language,
        target_s=TARGET_S,
    )


def heard_and_compared(truths: Iterable[TakeTruth], recogniser: Recogniser) -> Iterator[TakeComparison]:
    """Hear takes one by one, and hold each against its truth."""
    for truth in truths:
        yield compare(truth, analysis_of(truth, recogniser))
