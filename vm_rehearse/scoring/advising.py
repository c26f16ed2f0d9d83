"""One thing to change next, with the evidence: what, and where to hear it.

The criterion that lost the most points decides what the advice is about; of equals, what the listener misses
most (words of the script, then length, fillers, pace). One place is named, never a list. Times are given as
on a player ("0:12"); numbers are rounded here, since the advice is a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from vm_rehearse.scoring.rubric import DEFAULT_TARGET_S, bands
from vm_rehearse.scoring.wording import clock, length_s, quoted, seconds, times, word_count
from vm_rehearse.take import (
    Advice,
    AlignmentOp,
    CriterionName,
    Filler,
    Measures,
    Pause,
    Score,
    ScriptMatch,
    Word,
)

_ORDER: tuple[CriterionName, ...] = ("script", "duration", "fillers", "pace")
_CLUSTER_S = 10.0
_QUICKEST_WORDS = 10
_LONG_PAUSE_S = 2.0
_MANY_PAUSES = 0.25
_FOLLOWS_THE_SCRIPT = 0.5


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
    earned = {criterion.name: criterion.points for criterion in score.criteria if criterion.points < 100}
    for name in sorted(earned, key=lambda name: (earned[name], _ORDER.index(name))):
        if name == "script" and alignment is not None:
            return _on_script(alignment)
        if name == "duration":
            return _on_duration(measures, words, pauses, target_s)
        if name == "fillers" and fillers:
            return _on_fillers(fillers, words)
        if name == "pace":
            return _on_pace(measures, words, pauses)
    return _next_stretch(pauses, has_script=alignment is not None)


# ---- when all is well ---------------------------------------------------------------------------


def _next_stretch(pauses: Sequence[Pause], *, has_script: bool) -> Advice:
    """Praise, and something harder; a very long silence comes first."""
    longest = max(pauses, key=length_s, default=None)
    if longest is not None and length_s(longest) >= _LONG_PAUSE_S:
        return Advice(
            "long_pause",
            f"Nearly there: you are silent for {seconds(length_s(longest))} at {clock(longest.start_s)}, and "
            "a listener may think you have hung up. Go on a little sooner there.",
            longest.start_s,
        )
    harder = (
        "without looking at the script" if has_script else "for somebody else, with another reason to call"
    )
    return Advice("next_stretch", f"Well done, this one is ready. Now say it once {harder}.")


# ---- script -------------------------------------------------------------------------------------


def _on_script(match: ScriptMatch) -> Advice:
    """The longest run of words that differs from the script."""
    runs = [tuple(run) for differs, run in groupby(match.alignment, lambda step: step.op != "hit") if differs]
    if not runs:
        return Advice("read_along", "Keep the script in front of you and say it once, slowly.")
    if match.hits < _FOLLOWS_THE_SCRIPT * match.words:
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
        text = f"You left out {quoted(script)} at {clock(at_s)}. Say that line twice, then all of it."
        return Advice("left_out", text, at_s)
    if not script:
        text = (
            f"You added {quoted(spoken)} at {clock(at_s)}. Leave it out next time, or put it in the script."
        )
        return Advice("added", text, at_s)
    text = f"At {clock(at_s)} you said {quoted(spoken)} where the script has {quoted(script)}."
    return Advice("changed", f"{text} Say that line twice, then all of it.", at_s)


def _script_words(run: Sequence[AlignmentOp]) -> str:
    """The words of the script in a run."""
    return " ".join(step.script for step in run if step.script)


def _spoken_words(run: Sequence[AlignmentOp]) -> str:
    """The words spoken in a run."""
    return " ".join(step.spoken for step in run if step.spoken)


def _size(run: Sequence[AlignmentOp]) -> int:
    """How much a run weighs: words of the script missed count before words added."""
    return 2 * len(_script_words(run).split()) + len(_spoken_words(run).split())


# ---- fillers ------------------------------------------------------------------------------------


def _on_fillers(fillers: Sequence[Filler], words: Sequence[Word]) -> Advice:
    """The most frequent filler, and where most of them are."""
    counts = Counter(_filler_name(filler) for filler in fillers)
    name, count = counts.most_common(1)[0]
    same = [filler for filler in fillers if _filler_name(filler) == name]
    cluster = max((_within(same, start.start_s, _CLUSTER_S) for start in same), key=len)
    instead = "Close your mouth and breathe there: a short silence sounds sure of itself."
    if 3 <= len(cluster) < count:
        at_s = cluster[0].start_s
        span = f"between {clock(at_s)} and {clock(cluster[-1].end_s)}"
        text = f"You said {quoted(name)} {count} times, {len(cluster)} of them {span}. {instead}"
        return Advice("fillers", text, at_s)
    first = same[0]
    later = (word.text for word in words if word.start_s >= first.end_s - 0.01 and word.kind == "word")
    following = next(later, None)
    place = f"at {clock(first.start_s)}" + (f", just before {quoted(following)}" if following else "")
    if count == 1 and len(fillers) > 1:
        text = f"There are {len(fillers)} fillers, no two the same; the first is {quoted(name)} {place}."
    else:
        text = f"You said {quoted(name)} {times(count)}, first {place}."
    return Advice("fillers", f"{text} {instead}", first.start_s)


def _filler_name(filler: Filler) -> str:
    """A filler as it is counted: "Umm" is an "um"."""
    name = filler.text.casefold().strip(" .,!?…")
    return re.sub(r"(.)\1+", r"\1", name) if filler.kind == "filled_pause" else name


def _within(fillers: Sequence[Filler], start_s: float, length_s: float) -> list[Filler]:
    """The fillers that begin in a stretch of time."""
    return [filler for filler in fillers if start_s <= filler.start_s <= start_s + length_s]


# ---- duration -----------------------------------------------------------------------------------


def _on_duration(
    measures: Measures, words: Sequence[Word], pauses: Sequence[Pause], target_s: float
) -> Advice:
    """How much too long or too short, in seconds and in words."""
    per_second = measures.words / measures.duration_s
    if measures.duration_s < target_s:
        room = round((bands(target_s)["duration"].full_from - measures.duration_s) * per_second)
        return Advice(
            "too_short",
            f"This takes {seconds(measures.duration_s)}: there is room for about {word_count(room)} more. "
            "Add one line on what they gain by calling you back.",
        )
    over_s = measures.duration_s - target_s
    longest = max(pauses, key=length_s, default=None)
    opening = f"This runs {seconds(over_s)} over your {target_s:.0f}"
    if longest is not None and length_s(longest) >= max(_LONG_PAUSE_S, 0.5 * over_s):
        return Advice(
            "too_long",
            f"{opening}, and the silence at {clock(longest.start_s)} takes {seconds(length_s(longest))}. "
            "Know your next line before you get there.",
            longest.start_s,
        )
    cut = f"{opening}: about {word_count(round(over_s * per_second))} to cut."
    late = [word for word in words if word.start_s >= words[0].start_s + target_s]
    if not late:
        return Advice("too_long", f"{cut} Drop the line you would miss least.")
    line = " ".join(word.text for word in late if word.kind == "word") or late[0].text
    return Advice(
        "too_long",
        f"{cut} Your time was up at {clock(late[0].start_s)}, at {quoted(line)}; of what comes before, drop "
        "the line you would miss least.",
        late[0].start_s,
    )


# ---- pace ---------------------------------------------------------------------------------------


def _on_pace(measures: Measures, words: Sequence[Word], pauses: Sequence[Pause]) -> Advice:
    """Too quick, with the quickest stretch; or too slow, with the longest pause if pauses make it so."""
    rate = measures.words_per_minute or 0.0
    opening = f"You speak at {rate:.0f} words a minute"
    if rate > bands(DEFAULT_TARGET_S)["pace"].full_to:
        stretch = _quickest([word for word in words if word.kind != "filled_pause"])
        if not stretch:
            return Advice("too_quick", f"{opening}. Take a breath after every sentence.")
        line, at_s = quoted(" ".join(word.text for word in stretch)), stretch[0].start_s
        return Advice(
            "too_quick",
            f"{opening}, quickest at {clock(at_s)}: {line}. Breathe first, and take your time over it.",
            at_s,
        )
    longest = max(pauses, key=length_s, default=None)
    share = measures.pause_share or 0.0
    if longest is not None and share >= _MANY_PAUSES:
        return Advice(
            "too_slow",
            f"Silence takes up {100 * share:.0f} percent of this; the longest, {seconds(length_s(longest))}, "
            f"is at {clock(longest.start_s)}. Say the lines before and after it in one go.",
            longest.start_s,
        )
    return Advice("too_slow", f"{opening}, slower than people talk. Say it as you would tell a colleague.")


def _quickest(words: Sequence[Word]) -> Sequence[Word]:
    """The few words in a row that took least time."""
    starts = range(max(1, len(words) - _QUICKEST_WORDS + 1))
    stretches = [words[start : start + _QUICKEST_WORDS] for start in starts] if words else []
    return min(stretches, key=lambda stretch: stretch[-1].end_s - stretch[0].start_s, default=())
