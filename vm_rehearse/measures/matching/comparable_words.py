"""Script and transcript as two sequences of comparable words.

A number counts as the words it is said in ("555-0142" is seven), and is compared in the reading that lies
closest to what was heard. So is a contraction, which counts as its full form and the other way round, unless
the comparison is strict. A word with two spellings ("theatre") has one here. Filled pauses are no words of
the message.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice, product

from rapidfuzz.distance import Levenshtein

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.matching.closest_readings import closest_readings
from vm_rehearse.take import Word
from vm_rehearse.text import first_homophone, normalise_word, one_spelling, other_forms, split_words
from vm_rehearse.verbalisation import (
    as_said,
    forms_around,
    in_full,
    said_together,
    spoken_forms,
    spoken_parts,
)

_MOST_READINGS = 12


@dataclass(frozen=True)
class ComparableWord:
    """One word as it is said.

    `text` is how to show it, `normal` what to compare, `index` the word it comes from: of the script as
    written, or of the transcript. A `listed` one is compared in the spelling of the user's list of names.
    """

    text: str
    normal: str
    index: int
    listed: bool = False


_Reading = tuple[ComparableWord, ...]
"""One way to say a written word, or several."""


def script_words(
    text: str, language: str, spoken: Sequence[ComparableWord], lexicon: Lexicon, *, strict: bool
) -> tuple[ComparableWord, ...]:
    """The words of a script as they are to be said, in the reading closest to `spoken`.

    Parameters
    ----------
    text : str
        The script as written.
    language : str
    spoken : sequence of ComparableWord
        What was heard; only used to choose between the readings of a numeral, and of a contraction.
    lexicon : Lexicon
        A filled pause of it is no word, though the script has it.
    strict : bool
        Whether a contraction is to be said as it is written ("I'm" is not "I am").
    """
    words = [word for word in split_words(text) if not is_filled_pause(word, lexicon)]
    readings = _readings(words, language, _normals(spoken), _apart(spoken), strict=strict)
    return tuple(word for reading in _closest(readings, spoken, language) for word in reading)


def spoken_words(words: Sequence[Word], language: str, lexicon: Lexicon) -> tuple[ComparableWord, ...]:
    """The words of a transcript without its filled pauses, as they were said ("Mr." is "mister")."""
    return tuple(
        ComparableWord(word.text if len(forms) == 1 else form, one_spelling(form, language), index)
        for index, word in enumerate(words)
        if not is_filled_pause(word.text, lexicon)
        for forms in [said_words(word.text, language)]
        for form in forms
    )


def said_words(text: str, language: str) -> tuple[str, ...]:
    """One word of a transcript as the words that were said: ".com" is "dot com"."""
    if text[:1] == "." and text[1:2].isalpha():
        forms = spoken_forms("a" + text, language)
        return forms[0][1:] if forms else ()
    forms = spoken_forms(text, language)
    return forms[0] if forms else ()


def transcript_range(spoken: Sequence[ComparableWord], span: tuple[int, int]) -> tuple[int, int]:
    """The transcript's words under a range of spoken words; the border between two under an empty one."""
    first, end = span
    if first < end:
        return spoken[first].index, spoken[end - 1].index + 1
    before = spoken[first - 1].index + 1 if first else 0
    return before, before


def _readings(
    written: Sequence[str], language: str, heard: Sequence[str], apart: Sequence[str], *, strict: bool
) -> list[tuple[_Reading, ...]]:
    """Every reading of each part of a script: of a word, a part of one, or several said another way together.

    `heard` are the words of the transcript, and `apart` the same with what hyphens join in them apart.
    """
    known = frozenset(apart)
    parts = [_readings_of_word(written, index, language, apart, known) for index in range(len(written))]
    joined: list[tuple[_Reading, ...]] = []
    at = 0
    for (first, end), forms in _together(written, language, strict=strict):
        as_heard = [form for form in forms if _occurs(form, apart if len(form) > 1 else heard)]
        if as_heard and first >= at:
            joined += chain(*parts[at:first])
            as_written = islice(product(*chain(*parts[first:end])), _MOST_READINGS)
            others = (_contraction(form, first, written[first:end]) for form in as_heard)
            joined.append((*(tuple(chain(*way)) for way in as_written), *others))
            at = end
    return [*joined, *chain(*parts[at:])]


def _together(
    written: Sequence[str], language: str, *, strict: bool
) -> list[tuple[tuple[int, int], tuple[tuple[str, ...], ...]]]:
    """Ranges of words that are said another way together; unless strict, contractions are among them."""
    plain = [normalise_word(in_full(word, language)) for word in written]
    return sorted([*said_together(written, language), *(() if strict else other_forms(plain, language))])


def _readings_of_word(
    written: Sequence[str], index: int, language: str, heard: Sequence[str], known: Set[str]
) -> list[tuple[_Reading, ...]]:
    """Every usual way to say each part of a written word among the others, and rows of digits as heard.

    `known` are the words heard, each once.
    """
    word = written[index]
    plain = (normalise_word(word),)
    around = forms_around(written, index, language)
    parts = (around,) if around else spoken_parts(word, language) or ((plain,),)
    return [
        tuple(
            tuple(
                ComparableWord(word if form == plain else said, one_spelling(said, language), index)
                for said in form
            )
            for form in (*forms, *_written_together(forms, known), *as_said(forms, heard, language))
        )
        for forms in parts
    ]


def _written_together(forms: Sequence[tuple[str, ...]], known: Set[str]) -> tuple[tuple[str, ...], ...]:
    """Readings of several words that were heard as one: "twee", "maal" as "tweemaal"."""
    together = ("".join(form) for form in forms if len(form) > 1)
    return tuple((word,) for word in dict.fromkeys(together) if word in known and (word,) not in forms)


def _closest(
    readings: Sequence[Sequence[_Reading]], spoken: Sequence[ComparableWord], language: str
) -> list[_Reading]:
    """Of each part of a script the reading with which the whole lies closest to what was heard.

    Of two that differ in their hyphens only, or sound the same, it is the one that was heard. Of what was
    left out it is the usual one: nobody is told to have left out "triple five", which has less words than
    "five five five". Words that sound the same are one here: "Model II" is "model two" where "model to" was
    heard.
    """
    letters: dict[str, str] = {}  # one for each sound: texts are compared much faster than lists of words

    def lettered(words: Sequence[str], *, exactly: bool = False) -> str:
        sounds = words if exactly else [first_homophone(word, language) for word in words]
        return "".join(letters.setdefault(sound, chr(len(letters))) for sound in sounds)

    scales = [
        (
            lettered(split(spoken), exactly=exactly),
            [[lettered(split(form), exactly=exactly) for form in forms] for forms in readings],
        )
        for split, exactly in ((_apart, False), (_normals, True))
    ]
    several = [index for index, forms in enumerate(readings) if len(forms) > 1]
    chosen = closest_readings(scales[0][1], scales[0][0]) if several else [0] * len(readings)
    heard, ways = scales[1]
    for index in several:
        apart = scales[0][1][index]
        alike = [at for at, way in enumerate(apart) if way == apart[chosen[index]]]
        if len(alike) > 1:
            as_chosen = [way[at] for way, at in zip(ways, chosen, strict=True)]
            before, after = "".join(as_chosen[:index]), "".join(as_chosen[index + 1 :])
            chosen[index] = min(
                alike, key=lambda at: Levenshtein.distance(before + ways[index][at] + after, heard)
            )
    heard, ways = scales[0]
    for index in several:
        if chosen[index]:
            as_chosen = [way[at] for way, at in zip(ways, chosen, strict=True)]
            before, after = "".join(as_chosen[:index]), "".join(as_chosen[index + 1 :])
            usual, closest = (_said_of(before, ways[index][at], after, heard) for at in (0, chosen[index]))
            is_whole = closest == len(ways[index][chosen[index]])
            if usual is not None and closest is not None and usual >= closest and not is_whole:
                chosen[index] = 0
    return [forms[at] for forms, at in zip(readings, chosen, strict=True)]


def _said_of(before: str, form: str, after: str, heard: str) -> int | None:
    """How many words of a reading were said, where nothing else was in place of the others; else None."""
    first, end = len(before), len(before) + len(form)
    changes = [
        change
        for change in Levenshtein.editops(before + form + after, heard)
        if first <= change.src_pos < end + (change.tag == "insert")
    ]
    return len(form) - len(changes) if all(change.tag == "delete" for change in changes) else None


def _contraction(form: Sequence[str], index: int, written: Sequence[str]) -> _Reading:
    """Another form of some written words; as one word it shows all of them ("I am", said "I'm")."""
    if len(form) == 1:
        return (ComparableWord(" ".join(written), form[0], index),)
    return tuple(ComparableWord(word, word, index) for word in form)


def _occurs(form: Sequence[str], heard: Sequence[str]) -> bool:
    """Whether these words were heard in a row: a reading that is nobody's makes one deviation into two."""
    return any(tuple(heard[at : at + len(form)]) == tuple(form) for at in range(len(heard)))


def _normals(reading: Sequence[ComparableWord]) -> list[str]:
    """What to compare of a reading."""
    return [word.normal for word in reading]


def _apart(reading: Sequence[ComparableWord]) -> list[str]:
    """What to compare of a reading, with what a hyphen joins apart."""
    return [part for word in reading for part in word.normal.split("-")]
