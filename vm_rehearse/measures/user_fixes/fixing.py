"""What the user says of a take's words, as corrections that can be kept: said, not said, a filler, none.

`targets` finds the words that are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.measures.moments import scored
from vm_rehearse.measures.user_fixes.fixes import span_of
from vm_rehearse.measures.user_fixes.targets import (
    GAP_S,
    Span,
    Target,
    begins_at,
    gap_at,
    group_of,
    only_target,
    targets_at,
    targets_missed,
    targets_said,
    unclear_place,
    words_in,
)
from vm_rehearse.notation import moment_typed
from vm_rehearse.take import Analysis, Fix, FixKind, Take
from vm_rehearse.text import CLOSING_MARKS


def fix_said(take: Take, said: str, *, at: str | None = None, heard: str | None = None) -> Fix:
    """The correction that these words were said; by itself, where the script has them and they were not.

    Parameters
    ----------
    take : Take
        A scored one.
    said : str
        A word or several.
    at : str, optional
        A place, as `targets` says.
    heard : str, optional
        What was heard in their place.

    Raises
    ------
    RehearseError
        ``not_scored``: nothing was heard yet.
    UsageProblem
        ``unknown_place``, ``ambiguous_place``: no words are meant, or several may be.
    """
    analysis = scored(take)
    option = f'--said "{said}"'
    found = targets_missed(analysis, said)
    if heard is not None:
        found = targets_said(analysis, heard)
        if not found:
            raise unclear_place(take, f'"{heard}" was not heard in {take.name}', option)
    elif at is not None:
        near = [target for target in found if begins_at(target.start_s, at)]
        found = near or gap_at(analysis, at) or targets_at(take, analysis, at, option)
    elif not found:
        has_script = analysis.script_match is not None
        missing = f'Your script has no "{said}" that counts as not said'
        problem = missing if has_script else f'Without a script, say where "{said}" was said'
        raise unclear_place(take, problem, option)
    target = only_target(take, analysis, found, option)
    return fix_of(analysis, target, "said", said)


def fix_not_said(take: Take, place: str) -> Fix:
    """The correction that what was heard at a place was not said; raises as `fix_said`."""
    analysis = scored(take)
    option = "--not-said"
    target = only_target(take, analysis, targets_at(take, analysis, place, option), option)
    return fix_of(analysis, target, "said", "")


def fix_filler(take: Take, place: str) -> Fix:
    """The correction that what was heard at a place is a filler; raises as `fix_said`."""
    analysis, option = scored(take), "--filler"
    meant = targets_at(take, analysis, place, option)
    found = [
        target
        for target in meant
        if any(word.kind == "word" for word in analysis.words[slice(*target.words)])
    ]
    if not found:
        words = analysis.words[slice(*meant[0].words)]
        are_fillers = words and all(word.kind in ("filled_pause", "filler_word") for word in words)
        problem = "is a filler already" if are_fillers else "has no word that could be a filler"
        raise unclear_place(take, f'"{place}" in {take.name} {problem}', option)
    return fix_of(analysis, only_target(take, analysis, found, option), "filler", "")


def fix_not_filler(take: Take, place: str) -> Fix:
    """The correction that a filler is none; raises as `fix_said`."""
    analysis, option = scored(take), "--not-filler"
    fillers = [
        Target(words_in(analysis, filler.start_s, filler.end_s), filler.start_s, filler.end_s)
        for filler in analysis.fillers
    ]
    if moment_typed(place) is not None:
        found = [target for target in fillers if begins_at(target.start_s, place)]
    else:
        meant = targets_at(take, analysis, place, option)
        found = [target for target in fillers if any(_meet(target.words, other.words) for other in meant)]
    if not found:
        raise unclear_place(take, f'There is no filler at "{place}" in {take.name}', option)
    return fix_of(analysis, only_target(take, analysis, found, option), "not_filler", "")


def with_fix(fixes: Sequence[Fix], fix: Fix) -> tuple[Fix, ...]:
    """The corrections with one more, which goes before an older one of the same words."""
    kept = (each for each in fixes if not _same_time(each, fix))
    return (*kept, fix)


def merged_fixes(newest: Sequence[Fix], *, before: Sequence[Fix], after: Sequence[Fix]) -> tuple[Fix, ...]:
    """The newest corrections, changed as those before were changed into those after."""
    merged = tuple(fix for fix in newest if fix not in before or fix in after)
    for fix in after:
        if fix not in before:
            merged = with_fix(merged, fix)
    return merged


def fix_of(analysis: Analysis, target: Target, kind: FixKind, said: str) -> Fix:
    """The correction of a target, as what was heard has it."""
    first, end = group = group_of(analysis, target.words)
    start_s, end_s = target.start_s, target.end_s
    if first < end:
        start_s, end_s = analysis.words[first].start_s, analysis.words[end - 1].end_s
    if kind == "said" and group != target.words:
        before, after = analysis.words[first : target.words[0]], analysis.words[target.words[1] : end]
        said = " ".join([*(word.text for word in before), said, *(word.text for word in after)])
    shown = analysis.words[first:end]
    if shown and all(word.heard_as == "" for word in shown):  # put in: its time is that of the word beside it
        middle_s, lasts_s = (start_s + end_s) / 2, min(GAP_S, end_s - start_s)
        start_s, end_s = middle_s - lasts_s / 2, middle_s + lasts_s / 2
    heard = analysis.transcript.words[slice(*span_of(analysis.transcript.words, start_s, end_s))]
    text = " ".join(word.text for word in (shown if kind == "not_filler" else heard or shown))
    return Fix(kind, start_s, end_s, text.rstrip(CLOSING_MARKS), " ".join(said.split()))


def _meet(first: Span, second: Span) -> bool:
    """Whether two half-open ranges share an index."""
    return first[0] < second[1] and second[0] < first[1]


def _same_time(first: Fix, second: Fix) -> bool:
    """Whether two corrections are of the same words, or one is of some of the other's."""
    if first.start_s == first.end_s or second.start_s == second.end_s:
        return (first.start_s, first.end_s) == (second.start_s, second.end_s)
    return first.start_s < second.end_s and second.start_s < first.end_s
