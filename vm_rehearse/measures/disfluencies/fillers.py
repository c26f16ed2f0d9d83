"""Filler words and phrases: which of the spoken words are fillers, besides filled pauses.

A filler word or phrase ("like", "you know") is made of ordinary words, and counts only where it is none of
them: with a script, where the script does not have it at that place and the words around it don't say that it
is meant ("as well"); without one, where it stands apart, or the words around it say that it is a filler.
Behind one that opens a sentence, the next word opens it ("So well, we"). A wrong count is worse than a missed
one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from vm_rehearse.measures.alignment import align
from vm_rehearse.measures.disfluencies.contexts import Context, behind_greeting, opened_behind
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import words

Place = Literal["anywhere", "opening", "apart", "limiting", "linking", "closing"]

_JOINING = words(en="and but", nl="en maar")
_STAND_IN = 1
"""So many words of a filler phrase may stand in for words of the script that were passed over."""


@dataclass(frozen=True)
class FillerPhrase:
    """A filler word or phrase, and where it is one when there is no script to tell.

    `place` is "anywhere" for what is hardly ever an ordinary word ("zeg maar"), "opening" for what is a
    filler when it opens a sentence with a comma or a pause behind it ("well", "nou") or stands apart,
    and "apart" for what is one only when pauses or commas set it off ("like"), and not where a sentence ends
    with it and asks ("right?"). What is "linking" is as "opening", and it is one too where a filled pause
    opens the sentence and it comes next ("um, so your meter"), and where it opens all that is said, as there
    is nothing that it could link to. "limiting" is as "apart", but never before a number, with a script or
    without: "just six" says how many. "closing" is what ends a phrase ("Monday or something"): a comma or a
    pause comes behind it, and it does not open a sentence.

    Punctuation is often missing, so the words beside a phrase tell too. In its `ordinary` contexts it is none
    ("so many"), with a script or without, unless it is set off on both sides, and not by silence alone. In
    its `unclear` ones, that holds where no script tells ("you know the market"). In its `certain` ones it is
    a filler without being set off, and in those in which it is `meant`, it is none however it is set off. In
    its `clear` ones it is a filler though an ordinary one fits as well, and in its `added` ones it is one
    beside a script that has all but it, though it is ordinary in free speech.
    """

    words: tuple[str, ...]
    place: Place
    ordinary: tuple[Context, ...] = ()
    unclear: tuple[Context, ...] = ()
    certain: tuple[Context, ...] = ()
    meant: tuple[Context, ...] = ()
    added: tuple[Context, ...] = ()
    clear: tuple[Context, ...] = ()

    def is_ordinary(self, spoken: SpokenWords, start: int, end: int, *, added: bool = False) -> bool:
        """Whether it is no filler at this place, whatever else speaks for it.

        `added` says that a script goes on behind it from where it stood before it.
        """
        if self.place == "limiting" and spoken.are_numbers(end, end + 1):
            return True
        if self.place == "apart" and end - 1 in spoken.asking and start not in spoken.opening:
            return True
        if _in_one(self.meant, spoken, start, end):
            return True
        if _in_one((*self.clear, *self.added) if added else self.clear, spoken, start, end):
            return False
        if self._is_set_off(spoken, start, end) and not _only_silence_parts(spoken, start, end):
            return False
        return _in_one(self.ordinary if added else (*self.ordinary, *self.unclear), spoken, start, end)

    def is_filler(self, spoken: SpokenWords, start: int, end: int) -> bool:
        """Whether it is one by where it stands and what stands beside it, if it is not ordinary there."""
        if self.place == "anywhere" or self._is_set_off(spoken, start, end):
            return True
        if self.place == "linking" and start in spoken.opening and (not start or start in spoken.hesitant):
            return True
        return _in_one((*self.certain, *self.clear), spoken, start, end)

    def _is_set_off(self, spoken: SpokenWords, start: int, end: int) -> bool:
        """Whether breaks part it from the sentence as its place asks for."""
        if end - 1 not in spoken.set_off_after:
            return False
        if self.place == "closing":
            return start not in spoken.opening and not _in_one(self.ordinary, spoken, start, end)
        return start in spoken.set_off_before or start in spoken.opening or _is_joined(spoken, start)


@dataclass(frozen=True)
class Lexicon:
    """The fillers of one language; `filled_pauses` are stems that stretch ("um" is also "umm" and "uum")."""

    language: str
    filled_pauses: tuple[str, ...]
    phrases: tuple[FillerPhrase, ...]
    names: tuple[str, ...] = ()
    """The user's names and jargon, normalised: for comparing (`in_listed_spelling`), and no fillers."""


def phrases_beside_script(
    script: Sequence[str], spoken: SpokenWords, lexicon: Lexicon
) -> tuple[tuple[int, int], ...]:
    """Filler phrases that were said and that the script does not have there.

    Parameters
    ----------
    script : sequence of str
        Its normalised words.
    spoken : SpokenWords
    lexicon : Lexicon

    Returns
    -------
    tuple of (start, end)
        Half-open ranges of spoken words, in order. Taking one out brings the two sides closer by all of its
        words; a word that stands in for one of the script's is an exchange and no filler. Of a phrase of
        several words, one may do so: where a word of the script was passed over beside it; and so may all of
        a phrase that stands apart. Of "you, you know, want", the script's "you" may be either.
    """
    normals = spoken.normals
    spoken = behind_greeting(spoken)
    unmatched = {index for step in align(script, normals) if not step.same for index in range(*step.spoken)}
    possible = [
        (start, end, phrase)
        for start, end, phrase in _occurrences(spoken, lexicon)
        if unmatched.issuperset(range(start, end)) or _may_have_lent(spoken, start, end, phrase, unmatched)
    ]
    strange = unmatched.difference(*(range(start, end) for start, end, _ in possible))
    found: list[tuple[int, int]] = []
    known = -1
    while len(found) > known:
        known = len(found)
        for start, end, phrase in possible:
            added = strange.isdisjoint((start - 1, end)) or _ends_list(spoken, start, end, phrase, unmatched)
            if _overlaps(start, end, found):
                continue
            if not _is_doubled(normals, start, end) and phrase.is_ordinary(spoken, start, end, added=added):
                continue
            if not added and not phrase.is_filler(spoken, start, end):
                continue
            before = _without(normals, found)
            after = _without(normals, [*found, (start, end)])
            closer = Levenshtein.distance(script, before) - Levenshtein.distance(script, after)
            if closer >= _least_closer(spoken, start, end, phrase, unmatched):
                found.append((start, end))
        spoken = opened_behind(spoken, found)
    return tuple(sorted(found))


def phrases_apart(spoken: SpokenWords, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Filler phrases in free speech, found by where they stand.

    Parameters
    ----------
    spoken : SpokenWords
    lexicon : Lexicon

    Returns
    -------
    tuple of (start, end)
        Half-open ranges of spoken words, in order.
    """
    found: list[tuple[int, int]] = []
    possible = _occurrences(spoken, lexicon)
    spoken = behind_greeting(spoken)
    known = -1
    while len(found) > known:
        known = len(found)
        for start, end, phrase in possible:
            if _overlaps(start, end, found) or phrase.is_ordinary(spoken, start, end):
                continue
            if phrase.is_filler(spoken, start, end):
                found.append((start, end))
        spoken = opened_behind(spoken, found)
    return tuple(sorted(found))


def _least_closer(
    spoken: SpokenWords, start: int, end: int, phrase: FillerPhrase, unmatched: set[int]
) -> int:
    """By how many words taking a phrase out has to bring script and speech closer."""
    if not unmatched.issuperset(range(start, end)):
        return 1 if phrase.place == "closing" else end - start
    return 0 if spoken.stand_apart(start, end) else max(1, end - start - _STAND_IN)


def _is_doubled(normals: Sequence[str], start: int, end: int) -> bool:
    """Whether a phrase stands beside the same words, so that one of the two is surplus: "I'd like like"."""
    length = end - start
    return normals[start:end] in (normals[max(0, start - length) : start], normals[end : end + length])


def _may_have_lent(
    spoken: SpokenWords, start: int, end: int, phrase: FillerPhrase, unmatched: set[int]
) -> bool:
    """Whether some of a phrase's words count for words of the script that were said beside it.

    Those are the same words, where the phrase stands apart ("you, you know, want", "do you, you know, know"),
    or the "and" of a list that it ends ("soup, bread, and stuff" for "soup and bread").
    """
    if _ends_list(spoken, start, end, phrase, unmatched):
        return not unmatched.isdisjoint(range(start, end))
    beside = [at for at in (start - 1, end) if at in unmatched]
    lent = any(spoken.normals[at] in spoken.normals[start:end] for at in beside)
    return lent and spoken.stand_apart(start, end)


def _ends_list(spoken: SpokenWords, start: int, end: int, phrase: FillerPhrase, unmatched: set[int]) -> bool:
    """Whether a phrase ends a list, and stands behind the last of it, which the script has "and" before."""
    is_list = spoken.stand_apart(start, end) or start - 2 in spoken.marked
    return phrase.place == "closing" and start - 1 in unmatched and is_list


def _in_one(contexts: Sequence[Context], spoken: SpokenWords, start: int, end: int) -> bool:
    """Whether a phrase stands in one of the contexts."""
    return any(context.fits(spoken, start, end) for context in contexts)


def _is_joined(spoken: SpokenWords, start: int) -> bool:
    """Whether only a word that joins two clauses stands between a break and a phrase: ", and well,"."""
    joining = start - 1
    is_first = joining in spoken.set_off_before or joining in spoken.opening
    return is_first and joining >= 0 and spoken.normals[joining] in _JOINING[spoken.language]


def _only_silence_parts(spoken: SpokenWords, start: int, end: int) -> bool:
    """Whether nothing but silence parts a phrase from its sentence, as a slow speaker does with any word."""
    breaks = []
    if start not in spoken.opening:
        breaks.append(start in spoken.silent_before)
    if end - 1 not in spoken.ending and end < len(spoken.normals):
        breaks.append(end - 1 in spoken.silent_after)
    return bool(breaks) and all(breaks)


def _overlaps(start: int, end: int, found: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase has a word of another that was found."""
    return any(start < found_end and found_start < end for found_start, found_end in found)


def _occurrences(spoken: SpokenWords, lexicon: Lexicon) -> list[tuple[int, int, FillerPhrase]]:
    """Where the lexicon's phrases stand in the text, longer phrases first.

    Punctuation divides none but those that begin with another phrase ("Okay, so").
    """
    normals = spoken.normals
    known = {phrase.words for phrase in lexicon.phrases}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(normals):
        places[word].append(at)
    return [
        (start, start + len(phrase.words), phrase)
        for phrase in sorted(lexicon.phrases, key=lambda phrase: -len(phrase.words))
        for start in places.get(phrase.words[0], ())
        if tuple(normals[start : start + len(phrase.words)]) == phrase.words
        and (
            phrase.words[:1] in known
            or not any(at in spoken.marked for at in range(start, start + len(phrase.words) - 1))
        )
    ]


def _without(normals: Sequence[str], ranges: Sequence[tuple[int, int]]) -> list[str]:
    """The words outside the ranges."""
    return [
        word for index, word in enumerate(normals) if not any(start <= index < end for start, end in ranges)
    ]
