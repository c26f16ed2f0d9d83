"""Advice on the words: what differs from the script, and the place where most of it does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from vm_rehearse.notation import moment
from vm_rehearse.scoring.wording import quoted, word_count
from vm_rehearse.take import Advice, AlignmentOp, ScriptMatch

_FOLLOWS_THE_SCRIPT = 0.5
_AGAIN = "Say that line twice, then all of it."


def on_script(match: ScriptMatch) -> Advice:
    """The longest run of words that differs from the script."""
    runs = _runs(match)
    if not runs:
        return Advice("read_along", "Keep the script in front of you and say it once, slowly.")
    if match.hits < _FOLLOWS_THE_SCRIPT * match.words:
        if match.deletions >= _FOLLOWS_THE_SCRIPT * match.words and match.insertions < match.deletions:
            said = f"Of the {word_count(match.words)} of your script you said {match.hits}"
            return Advice("left_out", f"{said}. Read it out to the end.")
        return Advice(
            "read_along",
            "You went your own way in more than half of it. If the script is what you want to say, read it "
            "out slowly once before the next take.",
            runs[0][0].start_s,
        )
    run = max(runs, key=_size)
    at_s = run[0].start_s
    script, spoken = _script_words(run), _spoken_words(run)
    if not spoken:
        return Advice("left_out", f"You left out {quoted(script)} at {moment(at_s)}. {_AGAIN}", at_s)
    if not script:
        text = (
            f"You added {quoted(spoken)} at {moment(at_s)}. Leave it out next time, or put it in the script."
        )
        return Advice("added", text, at_s)
    text = f"At {moment(at_s)} you said {quoted(spoken)} where the script has {quoted(script)}. {_AGAIN}"
    return Advice("changed", text, at_s)


def on_missing_lines(match: ScriptMatch, length: str) -> Advice:
    """A take of this length, short because lines of the script are missing: the longest run of them."""
    runs = [
        tuple(steps)
        for is_missing, steps in groupby(
            match.alignment, lambda step: step.op == "deletion" and not step.unsure
        )
        if is_missing
    ]
    run = max(runs, key=len)
    at_s = run[0].start_s
    if len(run) == match.deletions:
        there = ""
    else:
        there = ", most of them" if 2 * len(run) > match.deletions else ", the longest stretch of them"
    text = (
        f"This takes {length}, because {word_count(match.deletions)} of your script "
        f"{'is' if match.deletions == 1 else 'are'} missing{there} at {moment(at_s)}: "
        f"{quoted(_script_words(run))}. {_AGAIN}"
    )
    return Advice("left_out", text, at_s)


def _runs(match: ScriptMatch) -> list[tuple[AlignmentOp, ...]]:
    """The runs of steps that are no hits, as far as that is sure."""
    steps = groupby(match.alignment, lambda step: step.op != "hit" and not step.unsure)
    return [tuple(run) for differs, run in steps if differs]


def _script_words(run: Sequence[AlignmentOp]) -> str:
    """The words of the script in a run."""
    return " ".join(step.script for step in run if step.script)


def _spoken_words(run: Sequence[AlignmentOp]) -> str:
    """The words spoken in a run."""
    return " ".join(step.spoken for step in run if step.spoken)


def _size(run: Sequence[AlignmentOp]) -> int:
    """How much a run weighs: words of the script missed count before words added."""
    return 2 * len(_script_words(run).split()) + len(_spoken_words(run).split())
