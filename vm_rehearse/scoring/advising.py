"""One thing to change next, with the evidence: what, and where to hear it.

The criterion that lost the most points decides what is looked at; of equals, what the listener misses most
(words of the script, then length, fillers, pace). The advice is then about the cause: a take that is too long
for its fillers gets advice on fillers, one that is short because a line is missing is told which line.
One place is named, never a list. Times are given as on a player ("0:12"); numbers are rounded here, since the
advice is a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.notation import moment
from vm_rehearse.scoring.advice_on_script import on_script
from vm_rehearse.scoring.advice_on_time import WHAT_BELONGS_IN_IT, Said, on_fillers, on_length, on_pace
from vm_rehearse.scoring.rubric import is_enough
from vm_rehearse.scoring.wording import length_s, seconds, word_count
from vm_rehearse.take import Advice, CriterionName, Filler, Measures, Pause, Score, ScriptMatch, Word

_ORDER: tuple[CriterionName, ...] = ("script", "duration", "fillers", "pace")
_LONG_PAUSE_S = 2.0


def advice(
    *,
    measures: Measures,
    score: Score,
    words: Sequence[Word],
    fillers: Sequence[Filler],
    pauses: Sequence[Pause],
    alignment: ScriptMatch | None,
    target_s: float,
) -> Advice:
    """The one thing to change in the next take.

    Parameters
    ----------
    measures : Measures
        The take in numbers.
    score : Score
        The judgement on them.
    words : sequence of Word
        What was said, in order.
    fillers : sequence of Filler
        The filled pauses and filler words, in order.
    pauses : sequence of Pause
        The silent pauses, in order.
    alignment : ScriptMatch or None
        How the words lie against the script, if there was one.
    target_s : float
        How long the message may be, in seconds.

    Returns
    -------
    Advice
        One or two sentences, and the time of the place they are about.
    """
    if not score.criteria:
        return Advice("no_words", "There are no words here yet. Take a breath and just say your first line.")
    said = Said(measures, words, fillers, pauses)
    earned = {criterion.name: criterion.points for criterion in score.criteria if criterion.points < 100}
    for name in sorted(earned, key=lambda name: (earned[name], _ORDER.index(name))):
        if name == "script" and alignment is not None:
            return on_script(alignment)
        if name == "duration":
            return on_length(said, target_s, alignment)
        if name == "fillers" and fillers:
            return on_fillers(said)
        if name == "pace":
            return on_pace(said, target_s)
    if not is_enough(measures.duration_s, measures.words):
        text = f"You said only {word_count(measures.words)}. {WHAT_BELONGS_IN_IT}"
        return Advice("too_short", text)
    return _next_stretch(pauses, has_script=alignment is not None)


def _next_stretch(pauses: Sequence[Pause], *, has_script: bool) -> Advice:
    """Praise, and something harder; a very long silence comes first."""
    longest = max(pauses, key=length_s, default=None)
    if longest is not None and length_s(longest) >= _LONG_PAUSE_S:
        return Advice(
            "long_pause",
            f"Nearly there: you are silent for {seconds(length_s(longest))} at {moment(longest.start_s)}, "
            "and a listener may think you have hung up. Go on a little sooner there.",
            longest.start_s,
        )
    harder = (
        "Say it once more, without looking at the script."
        if has_script
        else "Now say it once for somebody else, with another reason to call."
    )
    return Advice("next_stretch", f"Well done, this one is ready. {harder}")
