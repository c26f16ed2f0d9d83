"""Moments of a take that can be named: ``filler2``, ``pause1``, ``place3``, ``northwind``.

- ``fillerN``: the N-th filled pause or filler word. ``pauseN``: the N-th silent pause.
- ``placeN``: the N-th place where words of the script were left out or changed; neighbouring words of the
  same kind are one place.
- Anything else is a word or several as they were said, in any case; a number behind means their N-th time.

N counts from 1, in the order of time. Moments are seconds from the start of the recording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from vm_rehearse.errors import RehearseError, UsageProblem
from vm_rehearse.take import AlignmentOp, Analysis, Take
from vm_rehearse.text import normalise_word

_NUMBERED = re.compile(r"(.*?\D)(\d{1,4})")


def named_moment_s(take: Take, name: str) -> float:
    """Find the moment at which what is named begins.

    Parameters
    ----------
    take : Take
        A scored one.
    name : str
        As above.

    Raises
    ------
    RehearseError
        ``not_scored``: nothing of the take has a name yet.
    UsageProblem
        ``unknown_moment``: the take has no such thing; the message says what it has.
    """
    analysis = scored(take)
    sought = "".join(name.casefold().split())
    match = _NUMBERED.fullmatch(sought)
    if match is not None and match[1] in _STARTS_S:
        starts_s = _STARTS_S[match[1]](analysis)
        if 1 <= int(match[2]) <= len(starts_s):
            return starts_s[int(match[2]) - 1]
        raise _unknown(take, analysis, f'There is no "{name}" in {_called(take)}')
    times_s = _times_said_s(analysis, name.split())
    number = 1
    numbered = _NUMBERED.fullmatch(name.strip())
    if not times_s and numbered is not None:
        times_s, number = _times_said_s(analysis, numbered[1].split()), int(numbered[2])
    if 1 <= number <= len(times_s):
        return times_s[number - 1]
    if times_s and numbered is not None:
        said = "once" if len(times_s) == 1 else f"{len(times_s)} times"
        raise _unknown(take, analysis, f'"{numbered[1]}" was said {said} in {_called(take)}')
    raise _unknown(take, analysis, f'"{name}" was not said in {_called(take)}')


def scored(take: Take) -> Analysis:
    """What is known of a take; raises RehearseError ``not_scored`` if that is nothing yet."""
    if take.analysis is None:
        raise RehearseError(
            "not_scored",
            f"Nothing is known yet of what was said in {_called(take)}: it has no score.",
            hint=f"Score it first: rehearse score {take.name or 'last'}",
        )
    return take.analysis


def alignment_of(analysis: Analysis) -> tuple[AlignmentOp, ...]:
    """How the words lie against the script; nothing without one."""
    return () if analysis.script_match is None else analysis.script_match.alignment


def places_off_script(analysis: Analysis) -> list[tuple[AlignmentOp, ...]]:
    """The places where the script's words were left out or changed for certain, in the order of time."""
    sure = (step for step in alignment_of(analysis) if not step.unsure)
    runs = ((op, tuple(steps)) for op, steps in groupby(sure, key=lambda step: step.op))
    return [steps for op, steps in runs if op in ("deletion", "substitution")]


def _fillers_s(analysis: Analysis) -> list[float]:
    return [filler.start_s for filler in analysis.fillers]


def _pauses_s(analysis: Analysis) -> list[float]:
    return [pause.start_s for pause in analysis.pauses]


def _places_s(analysis: Analysis) -> list[float]:
    return [steps[0].start_s for steps in places_off_script(analysis)]


_STARTS_S: Final[dict[str, Callable[[Analysis], list[float]]]] = {
    "filler": _fillers_s,
    "pause": _pauses_s,
    "place": _places_s,
}


def _times_said_s(analysis: Analysis, wanted: Sequence[str]) -> list[float]:
    """Where these words were said, one after the other."""
    sought = [normalise_word(word) for word in wanted]
    said = [normalise_word(word.text) for word in analysis.words]
    if not any(sought):
        return []
    starts = range(len(said) - len(sought) + 1)
    return [analysis.words[start].start_s for start in starts if said[start : start + len(sought)] == sought]


def _called(take: Take) -> str:
    return take.name or "this take"


def _unknown(take: Take, analysis: Analysis, problem: str) -> UsageProblem:
    """Say what there is in its place."""
    found = []
    for kind, starts_s in _STARTS_S.items():
        count = len(starts_s(analysis))
        if count:
            found.append(f"{kind}1" if count == 1 else f"{kind}1 to {kind}{count}")
    there_is = (
        f"there is {', '.join(found)}, or any word that was said" if found else "name a word that was said"
    )
    return UsageProblem(
        "unknown_moment",
        f"{problem}; {there_is}.",
        hint=f"See what was said with: rehearse show {take.name or 'last'}",
    )
