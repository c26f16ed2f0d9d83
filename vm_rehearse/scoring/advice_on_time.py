"""Advice on length, pace and fillers, which are one subject: fillers and silences make a take long and slow.

When a take is too long or too slow, what is advised on is what cost the most seconds, in this order where
two cost the same: fillers, long silences, words said twice, slow speech. Words are to be cut only when what
was said would not fit into the time at an easy pace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vm_rehearse.notation import beside, decimal, moment, rounded, times
from vm_rehearse.scoring.advice_on_script import on_missing_lines
from vm_rehearse.scoring.rubric import DEFAULT_TARGET_S, FILLERS_ALWAYS_FINE, bands, has_half
from vm_rehearse.scoring.stretches import quickest, slowest
from vm_rehearse.scoring.time_spent import TimeSpent, silences_apart, time_spent
from vm_rehearse.scoring.wording import length_s, quoted, seconds, word_count
from vm_rehearse.take import Advice, Filler, Measures, Pause, ScriptMatch, Word
from vm_rehearse.text import one_sound, with_capital_i

EASY_WPM = 150.0
"""The middle of the rubric's band: easy to say and easy to follow."""

WHAT_BELONGS_IN_IT = "Say who you are, why you call, what they gain by calling you back, and your number."

_SLOWEST_GOOD_WPM = bands(DEFAULT_TARGET_S)["pace"].full_from
_QUICKEST_GOOD_WPM = bands(DEFAULT_TARGET_S)["pace"].full_to
_CLUSTER_S = 10.0
_SUBSTANTIAL = 1 / 3
_ONE_LINE_WORDS = 20
_SHORT_LINE_WORDS = 8
_BREATHE = "Close your mouth and breathe there: a short silence sounds sure of itself."


@dataclass(frozen=True)
class Said:
    """What was said in a take, and when."""

    measures: Measures
    words: Sequence[Word]
    fillers: Sequence[Filler]
    pauses: Sequence[Pause]

    @property
    def spent(self) -> TimeSpent:
        """Where its time went."""
        return time_spent(self.measures, words=self.words, fillers=self.fillers, pauses=self.pauses)


# ---- length -------------------------------------------------------------------------------------


def on_length(said: Said, target_s: float, alignment: ScriptMatch | None) -> Advice:
    """What made the take too long or too short."""
    if said.measures.duration_s < target_s:
        return _on_short(said, target_s, alignment)
    spent, over_s = said.spent, said.measures.duration_s - target_s
    opening = f"This runs {seconds(over_s)} over your {decimal(target_s)}"
    cause, cost_s = _costliest(said, spent)
    fits = spent.message_words <= target_s * EASY_WPM / 60
    own_wpm = _good_pace(spent.pace_wpm)
    words_over_s = spent.message_words * 60 / own_wpm - target_s
    is_plain = cause != "pace" or (said.measures.words_per_minute or 0.0) < _SLOWEST_GOOD_WPM
    if is_plain and cost_s >= _SUBSTANTIAL * over_s and (fits or cost_s > words_over_s):
        return _on_cause(cause, said, opening)
    if fits:
        return _quicker(said, target_s, opening)
    to_cut = round((words_over_s if words_over_s > 0 else over_s) * own_wpm / 60)
    text = f"{opening}, and there is too much to say in it: cut about {word_count(to_cut)}."
    keep = "Keep your name, your reason to call and your number"
    drop = "drop a line" if to_cut <= _ONE_LINE_WORDS else "drop whole lines"
    late = [word for word in said.words if word.start_s >= said.words[0].start_s + target_s]
    if not late:
        return Advice("too_many_words", f"{text} {keep}, and {drop} in between.")
    line = " ".join(word.text for word in late if word.kind == "word") or late[0].text
    at_s = late[0].start_s
    text = f"{text} Your time was up at {moment(at_s)}, at {quoted(line)}. {keep}; {drop} before that."
    return Advice("too_many_words", text, at_s)


def _quicker(said: Said, target_s: float, opening: str) -> Advice:
    """The words would fit and nothing else stands out: only the pace is left."""
    how = "a little quicker" if has_half(said.measures.duration_s, bands(target_s)["duration"]) else "quicker"
    pace = _pace(said.measures.words_per_minute or said.spent.pace_wpm)
    text = (
        f"{opening}, though its words fit in at {rounded(EASY_WPM)} a minute; you spoke at {pace}. "
        f"Say it {how}"
    )
    line = slowest(said.words)
    if not line:
        return Advice("too_slow", f"{text}.")
    at_s = line[0].start_s
    quote = quoted(" ".join(word.text for word in line))
    return Advice("too_slow", f"{text}, above all at {moment(at_s)}: {quote}.", at_s)


def _on_short(said: Said, target_s: float, alignment: ScriptMatch | None) -> Advice:
    """Rushed, lines of the script missing, or too little said."""
    measures, spent = said.measures, said.spent
    least_s = bands(target_s)["duration"].full_from
    rate = measures.words_per_minute or spent.pace_wpm
    if rate > _QUICKEST_GOOD_WPM and spent.message_words * 60 / EASY_WPM >= least_s:
        return on_pace(said, target_s)
    room = round((least_s - measures.duration_s) * _good_pace(rate) / 60)
    if alignment is not None and alignment.deletions and 2 * alignment.deletions >= room:
        return on_missing_lines(alignment, _length_on_card(measures.duration_s, target_s))
    is_free = alignment is None
    more = f"about {word_count(room)} more" if room >= _SHORT_LINE_WORDS else "a line more"
    opening = f"This takes {_length_on_card(measures.duration_s, target_s)}: there is room for {more}."
    if room > _ONE_LINE_WORDS:
        to_add = WHAT_BELONGS_IN_IT if is_free else WHAT_BELONGS_IN_IT.replace("Say", "Let your script say")
    else:
        add = "Add one line" if is_free else "Add one line to your script,"
        to_add = f"{add} on what they gain by calling you back."
    return Advice("too_short", f"{opening} {to_add}")


# ---- pace ---------------------------------------------------------------------------------------


def on_pace(said: Said, target_s: float) -> Advice:
    """Too quick, with the quickest words; or too slow, with what made it so."""
    measures, spent = said.measures, said.spent
    rate = measures.words_per_minute or spent.pace_wpm
    opening = f"You speak at {_pace(rate)} words a minute"
    if rate > _QUICKEST_GOOD_WPM:
        return _on_rushing(said, target_s, opening)
    cause, cost_s = _costliest(said, spent)
    lost_s = measures.duration_s - measures.words * 60 / _SLOWEST_GOOD_WPM
    if cause == "pace" or cost_s == 0 or cost_s < _SUBSTANTIAL * lost_s:
        return _on_slow_speech(said, opening)
    return _on_cause(cause, said, opening)


def _on_rushing(said: Said, target_s: float, opening: str) -> Advice:
    """Too quick: for want of a breath, or because there is too much to say."""
    stretch = quickest(said.words)
    if not stretch:
        return Advice("too_quick", f"{opening}. Take a breath after every sentence.")
    line, at_s = quoted(" ".join(word.text for word in stretch)), stretch[0].start_s
    message_words = said.spent.message_words
    if message_words > target_s * _QUICKEST_GOOD_WPM / 60:
        to_cut = round(message_words - target_s * EASY_WPM / 60)
        text = (
            f"{opening}, because {message_words} words are too many for {decimal(target_s)} seconds. "
            f"Cut about {to_cut} of them, and take your time over the rest; "
            f"you rushed most at {moment(at_s)}: {line}."
        )
        return Advice("too_many_words", text, at_s)
    text = f"{opening}, quickest at {moment(at_s)}: {line}. Breathe first, and take your time over it."
    return Advice("too_quick", text, at_s)


def _on_slow_speech(said: Said, opening: str) -> Advice:
    """Slow words, and the slowest of them."""
    text = f"{opening}, and people follow {rounded(_SLOWEST_GOOD_WPM)} to {rounded(_QUICKEST_GOOD_WPM)} best."
    manner = "Say it as you would tell a colleague."
    line = slowest(said.words)
    if not line:
        return Advice("too_slow", f"{text} {manner}")
    at_s = line[0].start_s
    quote = quoted(" ".join(word.text for word in line))
    return Advice("too_slow", f"{text} You are slowest at {moment(at_s)}: {quote}. {manner}", at_s)


# ---- what cost the time -------------------------------------------------------------------------


def _costliest(said: Said, spent: TimeSpent) -> tuple[str, float]:
    """What cost the most time that the words did not need, and how many seconds."""
    costs_s = {
        "fillers": spent.fillers_s if len(said.fillers) > FILLERS_ALWAYS_FINE else 0.0,
        "pauses": spent.pauses_s,
        "restarts": spent.restarts_s,
        "pace": max(0.0, spent.words_s - spent.message_words * 60 / _SLOWEST_GOOD_WPM),
    }
    return max(costs_s.items(), key=lambda cost: cost[1])


def _on_cause(cause: str, said: Said, opening: str) -> Advice:
    """Advice on what cost the time."""
    if cause == "fillers":
        cost = f"the {len(said.fillers)} fillers, with the silence around them, take"
        return on_fillers(said, f"{opening}, and {cost} {seconds(said.spent.fillers_s)}. ")
    if cause == "pauses":
        return _on_pauses(said, opening)
    if cause == "restarts":
        return _on_restarts(said, opening)
    rate = said.measures.words_per_minute or said.spent.pace_wpm
    return _on_slow_speech(said, f"{opening}: you speak at {_pace(rate)} words a minute")


def _on_pauses(said: Said, opening: str) -> Advice:
    """The longest silence that no filler explains."""
    longest = max(silences_apart(said.pauses, said.fillers), key=length_s)
    where = moment(longest.start_s)
    if 2 * length_s(longest) >= said.spent.pauses_s:
        cost = f"the silence at {where} takes {seconds(length_s(longest))}"
    else:
        cost = f"long silences take {seconds(said.spent.pauses_s)}, the longest of them at {where}"
    text = f"{opening}, and {cost}. Know your next line before you get there."
    return Advice("long_pause", text, longest.start_s)


def _on_restarts(said: Said, opening: str) -> Advice:
    """The first words said twice."""
    again = [word for word in said.words if word.kind in ("repetition", "false_start")]
    at_s = again[0].start_s
    text = (
        f"{opening}, and what you said twice takes {seconds(said.spent.restarts_s)}, "
        f"first at {moment(at_s)}: {quoted(again[0].text)}. When you trip, go on from there; nobody minds."
    )
    return Advice("restarts", text, at_s)


def _length_on_card(duration_s: float, target_s: float) -> str:
    """The length of a message as the card has it, beside the band that the rubric calls good."""
    band = bands(target_s)["duration"]
    shown = beside(duration_s, band.full_from, band.full_to)
    return seconds(duration_s) if shown.is_integer() else f"{shown:g} seconds"


def _pace(words_per_minute: float) -> str:
    """A pace as the card has it, beside the band that the rubric calls good."""
    return f"{beside(words_per_minute, _SLOWEST_GOOD_WPM, _QUICKEST_GOOD_WPM):g}"


def _good_pace(words_per_minute: float) -> float:
    """The nearest pace that the rubric calls good."""
    return min(max(words_per_minute, _SLOWEST_GOOD_WPM), _QUICKEST_GOOD_WPM)


# ---- fillers ------------------------------------------------------------------------------------


def on_fillers(said: Said, opening: str = "") -> Advice:
    """The most frequent filler, and where most of them are."""
    fillers = said.fillers
    counts = Counter(_kind_of_filler(filler) for filler in fillers)
    kind, count = counts.most_common(1)[0]
    same = [filler for filler in fillers if _kind_of_filler(filler) == kind]
    name = with_capital_i(min((_spelled(filler) for filler in same), key=len))
    cluster = max((_within(same, start.start_s, _CLUSTER_S) for start in same), key=len)
    if 3 <= len(cluster) < count:
        at_s = cluster[0].start_s
        span = f"between {moment(at_s)} and {moment(cluster[-1].end_s)}"
        text = f"{opening}You said {quoted(name)} {count} times, {len(cluster)} of them {span}. {_BREATHE}"
        return Advice("fillers", text, at_s)
    first = same[0]
    later = (word.text for word in said.words if word.start_s >= first.end_s - 0.01 and word.kind == "word")
    following = next(later, None)
    place = f"at {moment(first.start_s)}" + (f", just before {quoted(following)}" if following else "")
    if count == 1 and len(fillers) > 1:
        text = f"There are {len(fillers)} fillers, no two the same; the first is {quoted(name)} {place}."
        text = f"{opening}No two are the same; the first is {quoted(name)} {place}." if opening else text
    else:
        text = f"{opening}You said {quoted(name)} {times(count)}, first {place}."
    return Advice("fillers", f"{text} {_BREATHE}", first.start_s)


def _kind_of_filler(filler: Filler) -> str:
    """A filler as it is counted: "Umm" is an "um"."""
    return one_sound(_spelled(filler)) if filler.kind == "filled_pause" else _spelled(filler)


def _spelled(filler: Filler) -> str:
    """A filler without its capitals and marks."""
    return filler.text.casefold().strip(" .,!?…")


def _within(fillers: Sequence[Filler], start_s: float, length_s: float) -> list[Filler]:
    """The fillers that begin in a stretch of time."""
    return [filler for filler in fillers if start_s <= filler.start_s <= start_s + length_s]
