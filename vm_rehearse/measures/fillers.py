"""Filled pauses and filler words: which of the spoken words are fillers.

A filled pause ("um", "uh") is always one. A filler word or phrase ("like", "you know") is made of ordinary
words, and counts only where it is none of them: with a script, where the script does not have it at that
place; without one, where it stands apart. A wrong count is worse than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from vm_rehearse.measures.alignment import align
from vm_rehearse.measures.contexts import Context
from vm_rehearse.text import normalise_word, split_words

Place = Literal["anywhere", "opening", "apart", "limiting", "linking"]

_HESITATING = "ue"
"""What begins so ("um", "eh") is never meant to be said; "ah", "hm" and "mm" may be."""
_STAND_IN = 1
"""So many words of a filler phrase may stand in for words of the script that were passed over."""


@dataclass(frozen=True)
class FillerPhrase:
    """A filler word or phrase, and where it is one when there is no script to tell.

    `place` is "anywhere" for what is hardly ever an ordinary word ("zeg maar"), "opening" for what is a
    filler when it opens a sentence with a comma or a pause behind it ("well", "nou") or stands apart,
    and "apart" for what is one only when pauses or commas set it off ("like"), and not where a sentence ends
    with it and asks ("right?"). What is "linking" is as "opening", and it is one too where a filled pause
    opens the sentence and it comes next ("um, so your meter"), but for its `ordinary` contexts ("so many").
    "limiting" is as "apart", but never before a number, with a script or without: "just six" says how many.

    Punctuation is often missing on one side, or on both. A phrase with contexts is also a filler where it is
    set off behind (of an "opening" one, on either side) and stands in no `ordinary` context, and in its
    `certain` ones without being set off at all.
    """

    words: tuple[str, ...]
    place: Place
    ordinary: tuple[Context, ...] = ()
    certain: tuple[Context, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The fillers of one language; `filled_pauses` are stems that stretch ("um" is also "umm" and "uum")."""

    language: str
    filled_pauses: tuple[str, ...]
    phrases: tuple[FillerPhrase, ...]
    names: tuple[str, ...] = ()
    """The user's names and jargon, normalised: for comparing (`in_listed_spelling`), and no fillers."""


def is_filled_pause(word: str, lexicon: Lexicon) -> bool:
    """Whether a word as written is a filled pause, however long it was drawn out; "ER" is a word."""
    sound = normalise_word(word).replace("-", "")
    if not sound or (len(sound) > 1 and word.isupper()):
        return False
    return _stretched(lexicon.filled_pauses).fullmatch(sound) is not None


def beside_text(lexicon: Lexicon, script_text: str | None) -> Lexicon:
    """The fillers beside a script: what it has as a word of its own ("Ah, hello") is no filled pause.

    What nobody means to say ("um") stays one, and is no word of the script where it has it.
    """
    written = [
        word
        for word in split_words(script_text or "")
        if is_filled_pause(word, lexicon) and normalise_word(word)[0] not in _HESITATING
    ]
    if not written:
        return lexicon
    stems = (
        stem
        for stem in lexicon.filled_pauses
        if not any(is_filled_pause(word, replace(lexicon, filled_pauses=(stem,))) for word in written)
    )
    return replace(lexicon, filled_pauses=tuple(stems))


@lru_cache(maxsize=64)
def _stretched(stems: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all stems, each of their letters said once or more."""
    letters = ([letter for letter in stem if letter != "-"] for stem in stems)
    patterns = ("".join(f"{re.escape(letter)}+" for letter in stem) for stem in letters if stem)
    return re.compile("|".join(patterns) or r"(?!)")


def phrases_beside_script(
    script: Sequence[str],
    spoken: Sequence[str],
    lexicon: Lexicon,
    *,
    numbers: Collection[int],
    set_off_before: Collection[int],
    set_off_after: Collection[int],
) -> tuple[tuple[int, int], ...]:
    """Filler phrases that were said and that the script does not have there.

    Parameters
    ----------
    script, spoken : sequence of str
        Normalised words of both sides.
    numbers, set_off_before, set_off_after : collection of int
        Which of the spoken words are numbers; which have a pause or a comma before them, or behind them.

    Returns
    -------
    tuple of (start, end)
        Half-open ranges of spoken words, in order. Taking one out brings the two sides closer by all of its
        words; a word that stands in for one of the script's is an exchange and no filler. Of a phrase of
        several words, one may do so: where a word of the script was passed over beside it; and so may all of
        a phrase that stands apart.
    """
    unmatched = {index for step in align(script, spoken) if not step.same for index in range(*step.spoken)}
    found: list[tuple[int, int]] = []
    for start, end, phrase in _occurrences(spoken, lexicon):
        if not unmatched.issuperset(range(start, end)) or _says_how_many(end, phrase, numbers):
            continue
        if any(start < taken_end and taken_start < end for taken_start, taken_end in found):
            continue
        before = _without(spoken, found)
        after = _without(spoken, [*found, (start, end)])
        closer = Levenshtein.distance(script, before) - Levenshtein.distance(script, after)
        apart = start in set_off_before and end - 1 in set_off_after
        if closer >= (0 if apart else max(1, end - start - _STAND_IN)):
            found.append((start, end))
    return tuple(sorted(found))


def phrases_apart(
    spoken: Sequence[str],
    lexicon: Lexicon,
    *,
    numbers: Collection[int],
    set_off_before: Collection[int],
    set_off_after: Collection[int],
    opening: Collection[int],
    hesitant: Collection[int],
    asking: Collection[int],
) -> tuple[tuple[int, int], ...]:
    """Filler phrases in free speech, found by where they stand.

    Parameters
    ----------
    spoken : sequence of str
        Normalised words.
    numbers, set_off_before, set_off_after, opening : collection of int
        Which of the words are numbers; which have a pause or a comma before them, or behind them; which open
        a sentence.
    hesitant, asking : collection of int
        Which come right behind a filled pause; which have a question mark.

    Returns
    -------
    tuple of (start, end)
        Half-open ranges of spoken words, in order.
    """
    found: list[tuple[int, int]] = []
    for start, end, phrase in _occurrences(spoken, lexicon):
        if any(start < taken_end and taken_start < end for taken_start, taken_end in found):
            continue
        if phrase.place == "apart" and end - 1 in asking and start not in opening:
            continue
        apart = start in set_off_before and end - 1 in set_off_after
        opens = start in opening and end - 1 in set_off_after
        certain = phrase.place == "anywhere"
        if phrase.place == "linking":
            ordinary = _in_one(phrase.ordinary, spoken, start, end, numbers)
            certain = start in opening and start in hesitant and not ordinary
        elif not (apart or opens or certain):
            half_apart = end - 1 in set_off_after or (phrase.place == "opening" and start in set_off_before)
            certain = _in_filler_context(spoken, start, end, phrase, numbers, half_apart=half_apart)
        if (apart or opens or certain) and not _says_how_many(end, phrase, numbers):
            found.append((start, end))
    return tuple(sorted(found))


def _in_filler_context(
    spoken: Sequence[str],
    start: int,
    end: int,
    phrase: FillerPhrase,
    numbers: Collection[int],
    *,
    half_apart: bool,
) -> bool:
    """Whether the words beside a phrase say that it is a filler, though it is not set off on both sides."""
    place = (spoken, start, end, numbers)
    if not phrase.ordinary or end == len(spoken) or _in_one(phrase.ordinary, *place):
        return False
    return half_apart or _in_one(phrase.certain, *place)


def _in_one(
    contexts: Sequence[Context], spoken: Sequence[str], start: int, end: int, numbers: Collection[int]
) -> bool:
    """Whether a phrase stands in one of the contexts."""
    return any(context.fits(spoken, start, end, numbers=numbers) for context in contexts)


def _occurrences(spoken: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int, FillerPhrase]]:
    """Where the lexicon's phrases stand in the text, longer phrases first."""
    return [
        (start, start + len(phrase.words), phrase)
        for phrase in sorted(lexicon.phrases, key=lambda phrase: -len(phrase.words))
        for start in range(len(spoken) - len(phrase.words) + 1)
        if tuple(spoken[start : start + len(phrase.words)]) == phrase.words
    ]


def _says_how_many(end: int, phrase: FillerPhrase, numbers: Collection[int]) -> bool:
    """Whether a word like "just" belongs to a number."""
    return phrase.place == "limiting" and end in numbers


def _without(spoken: Sequence[str], ranges: Sequence[tuple[int, int]]) -> list[str]:
    """The words outside the ranges."""
    return [
        word for index, word in enumerate(spoken) if not any(start <= index < end for start, end in ranges)
    ]
