"""Words said twice in a row by accident, starts that were broken off and said anew, and half words.

Of "we we help" the first "we" is a repetition; of "I'd like, I'd like to show" the first "I'd like" is a
false start, as is "my number" in "my number, my mobile" and "mon-" in "mon- Monday". The last saying is the
one that counts.

With a script, only words that it does not have there can be any of these; "me" before its "meeting" is a
half word then, but "the" before "theatre" is none. What was said instead of its words and put right at once
is a false start too (see `corrections`). Without one, what is said anew has to be the very same words, or a
half word: "we help banks, we help shops" is style and no restart. Numbers and letters are said twice on
purpose, and so are some words (see `said_twice`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from vm_rehearse.measures.alignment import Step, similarity
from vm_rehearse.measures.disfluencies.corrections import (
    correction_behind,
    correction_length,
    other_start_length,
    put_right_before,
    says_all,
    seeks_words,
)
from vm_rehearse.measures.disfluencies.given_up import is_given_up
from vm_rehearse.measures.disfluencies.half_words import ends_in_half, is_half
from vm_rehearse.measures.disfluencies.open_starts import open_start_length
from vm_rehearse.measures.disfluencies.said_twice import is_meant, is_number_again
from vm_rehearse.measures.disfluencies.several_goes import begun_before, leads_to, run
from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords, is_broken_off
from vm_rehearse.take import Word
from vm_rehearse.text import normalise_word

Restart = Literal["repetition", "false_start"]

_TEENS_AND_TENS, _NUMBER_STEM = (("teen", "ty"), ("tien", "tig")), 2
"""How numbers end that begin with the same letters and are easily said for each other: "fourteen, forty"."""
_SOFT = "t"
"""Dutch "tachtig" is "achttien" with a letter before it."""
_ALIKE = 0.4
"""A script word so much like the one that was heard for it may have been said."""


def passed_over(spoken: SpokenWords, script: Sequence[str], steps: Sequence[Step]) -> tuple[int, ...]:
    """The spoken words that the script does not have at that place, in ascending order.

    Where words were said twice and a word of the script was left out behind them, the second saying stands
    opposite that word, unlike as it is; then the first is passed over.

    Parameters
    ----------
    spoken : SpokenWords
    script : sequence of str
        Its words to compare.
    steps : sequence of Step
        As they were aligned.
    """
    surplus = {at for step in steps if step.script[0] == step.script[1] for at in range(*step.spoken)}
    unlike = surplus | {
        step.spoken[0]
        for step in steps
        if not step.same
        and step.script[0] < step.script[1]
        and step.spoken[0] < step.spoken[1]
        and similarity(script[step.script[0]], spoken.normals[step.spoken[0]]) < _ALIKE
    }
    for start in range(len(spoken.normals)):
        for length in range(1, LONGEST_START + 1):
            again = range(start + length, start + 2 * length)
            if (
                unlike.issuperset(again)
                and not surplus.issuperset(again)
                and unlike.isdisjoint(range(start, start + length))
                and _same_words(spoken, start, length)
                and not is_meant(spoken, start, length)
            ):
                surplus.update(range(start, start + length))
    return tuple(sorted(put_right_before(spoken, _in_one_sentence(spoken, surplus))))


def _in_one_sentence(spoken: SpokenWords, surplus: set[int]) -> set[int]:
    """The same, with a start's words in one sentence: of "reaches you. You could, you", "You could"."""
    lone = (at for at in surplus if at + 1 not in surplus and at + 2 in surplus)
    moved = {at for at in lone if at in spoken.concluding and _same_words(spoken, at, 1)}
    return (surplus - moved) | {at + 1 for at in moved}


def said_again(
    spoken: SpokenWords, surplus: Sequence[int] | None, *, phrases: Collection[tuple[str, ...]]
) -> dict[int, Restart]:
    """The spoken words that were only said on the way to saying them again.

    Parameters
    ----------
    spoken : SpokenWords
    surplus : sequence of int or None
        As `passed_over` gives it; None without a script.
    phrases : collection of tuple of str
        Filler phrases, which are none of these: of "I guess I would", "I guess" is a filler, and so is
        "blah blah".

    Returns
    -------
    dict of int to kind
        By index of the spoken word.
    """
    kinds = _said_again_at_once(spoken, surplus, phrases)
    available = range(len(spoken.normals)) if surplus is None else surplus
    kinds |= dict.fromkeys(begun_before(spoken, kinds, available), "false_start")
    while kinds:
        left = [at for at in range(len(spoken.normals)) if at not in kinds]
        place = {position: at for at, position in enumerate(left)}
        rest = None if surplus is None else [place[at] for at in surplus if at in place]
        further = _said_again_at_once(spoken.at(left), rest, phrases)
        before_known: dict[int, Restart] = {}
        for at, kind in further.items():
            first, last = run(further, at)
            if leads_to(spoken, kinds, left[first], left[last] + 1):
                before_known[left[at]] = kind
        if not before_known:
            break
        kinds |= before_known
    return kinds


def _said_again_at_once(
    spoken: SpokenWords, surplus: Sequence[int] | None, phrases: Collection[tuple[str, ...]]
) -> dict[int, Restart]:
    """As `said_again`, as far as nothing that is said again lies between a start and what it became."""
    kinds: dict[int, Restart] = {}
    starts = range(len(spoken.normals)) if surplus is None else surplus
    available = set(starts)
    for start in starts:
        if start in kinds:
            continue
        whole = _restart_length(spoken, start, available, kinds, has_script=surplus is not None)
        if whole and _goes_on_behind_phrase(spoken, start, whole, phrases):
            continue
        if whole and spoken.normals[start : start + 2 * whole] in phrases:
            continue
        length = _without_fillers(spoken, start, whole, phrases)
        if length:
            again = spoken.normals[start + whole : start + whole + 1] == spoken.normals[start : start + 1]
            repeated = length == 1 and again and start not in spoken.halves
            kind: Restart = "repetition" if repeated else "false_start"
            end = start + whole
            if length == whole:
                end += correction_behind(spoken, end, available)
            kinds.update(dict.fromkeys(range(start, start + length), kind))
            kinds.update(dict.fromkeys(range(start + whole, end), kind))
    return kinds


def false_starts(words: Sequence[Word]) -> int:
    """How many starts were broken off among the words of a message.

    Each is a run of words, which fillers do not divide: of several in a row, one begins with the same word as
    the one before it, or behind a half word.
    """
    starts: list[Word] = []
    last: Word | None = None
    for word in words:
        if word.kind == "false_start":
            opens = last is None or is_broken_off(last)
            if opens or normalise_word(word.text) == normalise_word(starts[-1].text):
                starts.append(word)
            last = word
        elif word.kind not in ("filled_pause", "filler_word"):
            last = None
    return len(starts)


def _goes_on_behind_phrase(
    spoken: SpokenWords, start: int, length: int, phrases: Collection[tuple[str, ...]]
) -> bool:
    """Whether a filler phrase that stands apart begins with what is said again, or ends with what was said.

    Of "you, you know, know", none is a repetition.
    """
    again = start + length
    if again - 1 not in spoken.breaks:
        return False
    for phrase in (phrase for phrase in phrases if len(phrase) > length):
        end, begin = again + len(phrase), again - len(phrase)
        if spoken.normals[again:end] == phrase and end - 1 in spoken.breaks:
            return spoken.normals[end : end + length] != spoken.normals[start:again]
        if begin > 0 and spoken.normals[begin:again] == phrase and begin - 1 in spoken.breaks:
            return True
    return False


def _restart_length(
    spoken: SpokenWords, start: int, available: set[int], kinds: Collection[int], *, has_script: bool
) -> int:
    """How many words from `start` were broken off, or are said again behind them; 0 if none."""
    if is_half(spoken, start, has_script=has_script):
        return 1
    length = _same_start_length(spoken, start, available, has_script=has_script)
    if not has_script:
        length = length or correction_length(spoken, start, available, has_script=False)
        return length or open_start_length(spoken, start)
    opens = start - 1 not in available or start - 1 in kinds or start - 1 in spoken.breaks
    if length and (opens or start + length - 1 not in spoken.breaks):
        return length
    if not opens:
        return 0
    length = correction_length(spoken, start, available, has_script=True)
    length = length or other_start_length(spoken, start, available)
    length = length or _given_up_length(spoken, start, available)
    left_open = 0 if length else open_start_length(spoken, start)
    if left_open and available.issuperset(range(start, start + left_open)):
        return left_open
    return length or int(_is_number_misread(spoken, start, available))


def _given_up_length(spoken: SpokenWords, start: int, available: set[int]) -> int:
    """How many words from `start`, none of them the script's, were given up for its next; 0 if none."""
    end = start
    while end in available and end - start < LONGEST_START:
        end += 1
    whole = end - start
    is_start = whole > 1 and end < len(spoken.normals) and is_given_up(spoken, start, whole)
    return whole if is_start else 0


def _same_start_length(spoken: SpokenWords, start: int, available: set[int], *, has_script: bool) -> int:
    """How many words from `start` lie before the same, or the same first word, said anew."""
    said_on_purpose = False
    for length in range(1, LONGEST_START + 1):
        again = start + length
        if again - 1 not in available or again >= len(spoken.normals):
            return 0
        if _same_words(spoken, start, length):
            both_put_in = available.issuperset(range(start, again + length))
            tell_meant = is_meant if both_put_in else is_number_again
            if not tell_meant(spoken, start, length):
                return length
            said_on_purpose = True
        elif said_on_purpose:
            continue
        elif spoken.normals[again] == spoken.normals[start]:
            if ends_in_half(spoken, start, length):
                return length
            if has_script:
                return length if _begins_anew(spoken, start, length) else 0
    return 0


def _without_fillers(
    spoken: SpokenWords, start: int, length: int, phrases: Collection[tuple[str, ...]]
) -> int:
    """How many words of a restart are left without the filler phrase at its end.

    "What's it called" behind a start is of it, and "I mean" is not; "oh", said twice, is a number.
    """
    words = spoken.normals[start : start + length]
    for parts in range(length, 0, -1):
        rest = length - parts
        set_off = parts > 1 or start + rest - 1 in spoken.breaks
        if words[rest:] in phrases and (rest == 0 or set_off):
            is_of_start = rest and seeks_words(words[rest:], spoken.language)
            return length if is_of_start or spoken.are_numbers(start + rest, start + length) else rest
    return length


def _same_words(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether so many words from `start` are said once more at once."""
    words = spoken.normals[start : start + 2 * length]
    return len(words) == 2 * length and words[:length] == words[length:]


def _begins_anew(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether words that the script does not have end where the same word begins something else."""
    if says_all(spoken, start, length):
        return False
    first, second = spoken.normals[start : start + 2], spoken.normals[start + length : start + length + 2]
    if length > 1 and first == second:
        return True
    return start + length - 1 in spoken.breaks and spoken.normals[start] not in spoken.joining


def _is_number_misread(spoken: SpokenWords, at: int, available: Collection[int]) -> bool:
    """Whether a number becomes at once the script's, which sounds like it: "thirteen, thirty"."""
    if at + 1 in available or at not in spoken.breaks or at + 1 >= len(spoken.normals):
        return False
    one, other = spoken.normals[at : at + 2]
    alike = one.lstrip(_SOFT)[:_NUMBER_STEM] == other.lstrip(_SOFT)[:_NUMBER_STEM]
    pairs = [(first, second) for ends in _TEENS_AND_TENS for first, second in (ends, ends[::-1])]
    return alike and any(one.endswith(first) and other.endswith(second) for first, second in pairs)
