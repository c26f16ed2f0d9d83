"""Takes as the history gives them where there are many: in a list, and for a summary."""

from __future__ import annotations

from vm_rehearse.progress import CRITERIA, PractisedTake, digest_of
from vm_rehearse.take import Take, TakeRow


def row_of(take: Take) -> TakeRow:
    """Give the line of a take in a list; "-" is the name of one that is not kept."""
    measures = None if take.analysis is None else take.analysis.measures
    judged = {each.name for each in (() if take.analysis is None else take.analysis.score.criteria)}
    return TakeRow(
        name="-" if take.name is None else take.name,
        recorded_at=take.recorded_at,
        label=take.label,
        is_free=take.script is None,
        script_name=None if take.script is None else take.script.name,
        script_version=None if take.script is None else take.script.version,
        scored=take.analysis is not None,
        total=None if take.analysis is None else take.analysis.score.total,
        duration_s=None if measures is None else measures.duration_s,
        words_per_minute=None if measures is None else measures.words_per_minute,
        fillers=None
        if measures is None or "fillers" not in judged
        else measures.filled_pauses + measures.filler_words,
        script_match=None if measures is None else measures.script_match,
    )


def practised(take: Take) -> PractisedTake:
    """Give a take as one of many."""
    criteria = () if take.analysis is None else take.analysis.score.criteria
    points = {each.name: each.points for each in criteria}
    return PractisedTake(
        row=row_of(take),
        script=take.script,
        target_s=take.target_s,
        recorded_s=take.recording.duration_s,
        points=tuple(points.get(name) for name in CRITERIA),
        digest=None if take.analysis is None else digest_of(take.analysis),
    )
