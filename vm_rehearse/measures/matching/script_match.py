"""How closely the script was said, word for word.

With H script words said (hits), S exchanged for others (substitutions), D left out (deletions) and I words
put in (insertions), the script match is H / (H + S + D + I), and WER, the word error rate, is
(S + D + I) / (H + S + D) (Morris et al. 2004). Fillers, repetitions and false starts are no words of the
message and stand in none of these counts; they are counted apart. So are the words of which the sound leaves
open whether they were the script's: the match is given without them.

Edge cases: without a script, or with one without words, there is no match (None), nor where every word is
left open. Numbers count as the words they are said in. With nothing said, the match is 0.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from vm_rehearse.measures.alignment import Step
from vm_rehearse.measures.durations import shared_out_s
from vm_rehearse.measures.matching.comparable_words import ComparableWord, transcript_range
from vm_rehearse.measures.matching.doubts import positions
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.take import AlignmentOp, Op, ScriptMatch, Word
from vm_rehearse.text import CLOSING_MARKS, closing_marks


def match_ratio(match: ScriptMatch) -> float | None:
    """H / (H + S + D + I), 0..1."""
    steps = match.hits + match.substitutions + match.deletions + match.insertions
    return match.hits / steps if match.words and steps else None


def word_error_rate(match: ScriptMatch) -> float | None:
    """(S + D + I) / (H + S + D); above 1 where much was put in."""
    errors = match.substitutions + match.deletions + match.insertions
    words = match.hits + match.substitutions + match.deletions
    return errors / words if words else None


def with_accepted(steps: Sequence[Step], accepted: Sequence[Place]) -> tuple[Step, ...]:
    """The alignment in which the accepted places count as said: each is one step that matches.

    Parameters
    ----------
    steps : sequence of Step
    accepted : sequence of Place
        In order, none overlapping another, each made of whole steps; a step that matches may be among them.
    """
    result: list[Step] = []
    waiting = list(accepted)
    for step in steps:
        if waiting and _lies_in(step, waiting[0]):
            if _reaches_end(step, waiting[0]):
                place = waiting.pop(0)
                result.append(Step(place.script, place.spoken, same=True))
        else:
            result.append(step)
    return tuple(result)


def script_match(
    steps: Sequence[Step],
    script: Sequence[ComparableWord],
    spoken: Sequence[ComparableWord],
    words: Sequence[Word],
    *,
    unsure: Sequence[Place] = (),
    sounds: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> ScriptMatch:
    """The counts and the alignment, word by word.

    Parameters
    ----------
    steps : sequence of Step
    script, spoken : sequence of ComparableWord
        Both sides, as they were aligned.
    words : sequence of Word
        The transcript's words, for the times.
    unsure : sequence of Place
        Where it can't be said whether the script's words were said.
    sounds : mapping of range to range, optional
        For script words that stand alone in the alignment, the transcript's words that were their sound.
    """
    ops: list[AlignmentOp] = []
    for step in steps:
        if any(_lies_in(step, place) for place in unsure):
            ops.extend(_unsure_ops(step, script, spoken, words))
        else:
            span = transcript_range(spoken, step.spoken)
            if sounds is not None and step.same:
                span = sounds.get(step.script, span)
            ops.extend(_ops(step, script, spoken, words, _time_of(span, words)))
    counts = {
        op: sum(entry.op == op and not entry.unsure for entry in ops)
        for op in ("hit", "substitution", "deletion", "insertion")
    }
    return ScriptMatch(
        words=len(script),
        hits=counts["hit"],
        substitutions=counts["substitution"],
        deletions=counts["deletion"],
        insertions=counts["insertion"],
        alignment=tuple(ops),
        unsure=sum(entry.unsure for entry in ops),
    )


def respelled(
    accepted: Sequence[Place], script: Sequence[ComparableWord], words: Sequence[Word]
) -> list[tuple[tuple[int, int], tuple[Word, ...]]]:
    """For each accepted place the range of transcript words and the script's words that take their time."""
    replaced, own = [], positions(place.transcript for place in accepted)
    for place in accepted:
        first, end = place.transcript
        heard = " ".join(word.text for word in words[first:end])
        texts = [word.text for word in script[slice(*place.script)]]
        if texts and heard:
            texts[-1] += closing_marks(heard)
        start_s, end_s = _time_of(place.transcript, words, own)
        replaced.append(((first, end), _spread(texts, start_s, end_s, words[first:end], heard)))
    return replaced


def _lies_in(step: Step, place: Place) -> bool:
    """Whether a step covers nothing but what a place does."""
    return (
        place.script[0] <= step.script[0]
        and step.script[1] <= place.script[1]
        and place.spoken[0] <= step.spoken[0]
        and step.spoken[1] <= place.spoken[1]
    )


def _reaches_end(step: Step, place: Place) -> bool:
    """Whether a step is the last of its place."""
    return step.script[1] == place.script[1] and step.spoken[1] == place.spoken[1]


def _ops(
    step: Step,
    script: Sequence[ComparableWord],
    spoken: Sequence[ComparableWord],
    words: Sequence[Word],
    times_s: tuple[float, float],
) -> list[AlignmentOp]:
    """One entry for each script word of a step, or for the spoken word that stands alone."""
    wanted = script[slice(*step.script)]
    said = spoken[slice(*step.spoken)]
    start_s, end_s = times_s
    if not wanted:
        return [
            AlignmentOp("insertion", "", word.text, words[word.index].start_s, words[word.index].end_s)
            for word in said
            if not step.same
        ]
    if step.same:
        parts = _spread([word.text for word in wanted], start_s, end_s, (), "")
        contracted = len(wanted) == len(said) == 1 and " " in wanted[0].text
        return [
            AlignmentOp(
                "hit",
                part.text,
                said[0].text.rstrip(CLOSING_MARKS)
                if contracted and said[0].normal == wanted[0].normal
                else part.text,
                part.start_s,
                part.end_s,
            )
            for part in parts
        ]
    op: Op = "substitution" if said else "deletion"
    heard = " ".join(word.text.rstrip(CLOSING_MARKS) for word in said)
    return [AlignmentOp(op, word.text, heard, start_s, end_s) for word in wanted]


def _unsure_ops(
    step: Step, script: Sequence[ComparableWord], spoken: Sequence[ComparableWord], words: Sequence[Word]
) -> list[AlignmentOp]:
    """One entry for each script word of a step that is left open, with what was heard there."""
    said = spoken[slice(*step.spoken)]
    transcript = transcript_range(spoken, step.spoken)
    heard = " ".join(word.text for word in words[slice(*transcript)]).rstrip(CLOSING_MARKS)
    op: Op = "hit" if step.same else "substitution" if said else "deletion"
    return [
        AlignmentOp(op, word.text, heard, *_time_of(transcript, words), unsure=True)
        for word in script[slice(*step.script)]
    ] or [AlignmentOp("insertion", "", heard, *_time_of(transcript, words), unsure=True)]


def _time_of(span: tuple[int, int], words: Sequence[Word], own: Collection[int] = ()) -> tuple[float, float]:
    """From the first to the last of a range of words; of an empty range, the moment between two words.

    A filled pause may begin within the word before it; then it is the moment when it does. One that was put
    in has no time of its own, unless it is among those at the positions `own`, which count for words.
    """
    first, end = span
    if first < end:
        return words[first].start_s, words[end - 1].end_s
    behind = [word.start_s for word in words[first : first + 1] if first in own or word.heard_as != ""]
    moment = min([*(word.end_s for word in words[:first][-1:]), *behind], default=0.0)
    return moment, moment


def _spread(
    texts: Sequence[str], start_s: float, end_s: float, heard_words: Sequence[Word], heard: str
) -> tuple[Word, ...]:
    """Words over a stretch of time, each as long as its letters ask for."""
    probabilities = [word.probability for word in heard_words if word.probability is not None]
    probability = min(probabilities) if probabilities else None
    spread = [
        Word(text, *each_s, probability=probability, heard_as=heard or None)
        for text, each_s in zip(texts, shared_out_s(texts, start_s, end_s), strict=True)
    ]
    if spread:  # with the stretch, and not a rounding error beside it
        spread[-1] = replace(spread[-1], end_s=end_s)
    return tuple(spread)
