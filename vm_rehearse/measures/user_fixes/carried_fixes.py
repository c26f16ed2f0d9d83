"""Corrections of earlier takes that hold for a new one: the same script, misheard in the same way again.

A name that the recogniser can't write is misheard in every take. Where the script's words that the user said
were said are opposite the same words again, between the same neighbours, they count as said again. Where
nothing was heard, or something else, the user has to say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.moments import alignment_of
from vm_rehearse.measures.user_fixes.fixing import fix_of
from vm_rehearse.measures.user_fixes.targets import targets_said
from vm_rehearse.take import AlignmentOp, Analysis, Fix, Take
from vm_rehearse.text import normalised_words


def carried_fixes(analysis: Analysis, earlier: Sequence[Take]) -> tuple[Fix, ...]:
    """The corrections that hold for a take too, each with the take in which the user made it.

    Parameters
    ----------
    analysis : Analysis
        Of the new take.
    earlier : sequence of Take
        Scored takes of the same script with corrections; of two that say otherwise, the first one counts.
    """
    found: list[Fix] = []
    for take in earlier:
        for fix in take.fixes:
            place = None if take.analysis is None else _script_at(take.analysis, fix.start_s, fix.end_s)
            if fix.kind != "said" or not fix.heard or place is None or place[1] != normalised_words(fix.said):
                continue
            for target in targets_said(analysis, fix.heard):
                stretch = target.start_s, target.end_s
                is_free = not any(_meet(other, *stretch) for other in found)
                if _script_at(analysis, *stretch) == place and not _is_said(analysis, *stretch) and is_free:
                    made = fix_of(analysis, target, "said", fix.said)
                    found.append(replace(made, since=fix.since or take.name))
    return tuple(sorted(found, key=lambda fix: fix.start_s))


def _script_at(analysis: Analysis, start_s: float, end_s: float) -> tuple[str, list[str], str] | None:
    """The script's words in a stretch, between the one before them and the one behind; None without any."""
    alignment = alignment_of(analysis)
    inside = _steps_in(alignment, start_s, end_s)
    if not inside:
        return None
    before, here, behind = (
        [word for op in part for word in normalised_words(op.script)]
        for part in (
            alignment[: inside[0]],
            alignment[inside[0] : inside[-1] + 1],
            alignment[inside[-1] + 1 :],
        )
    )
    return "".join(before[-1:]), here, "".join(behind[:1])


def _is_said(analysis: Analysis, start_s: float, end_s: float) -> bool:
    """Whether all in a stretch counts as said already."""
    alignment = alignment_of(analysis)
    steps = (alignment[index] for index in _steps_in(alignment, start_s, end_s))
    return all(op.op == "hit" and not op.unsure for op in steps)


def _steps_in(alignment: Sequence[AlignmentOp], start_s: float, end_s: float) -> list[int]:
    """The steps of the alignment whose middle lies in a stretch."""
    return [index for index, op in enumerate(alignment) if start_s <= (op.start_s + op.end_s) / 2 <= end_s]


def _meet(fix: Fix, start_s: float, end_s: float) -> bool:
    """Whether a correction is of some of a stretch."""
    return fix.start_s < end_s and start_s < fix.end_s
