"""Script and transcript as two sequences of comparable words.

A number counts as the words it is said in ("555-0142" is seven), and is compared in the reading that lies
closest to what was heard; filled pauses are no words of the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from vm_rehearse.measures.fillers import Lexicon, is_filled_pause
from vm_rehearse.take import Word
from vm_rehearse.text import normalise_word, split_words, spoken_forms


@dataclass(frozen=True)
class ComparableWord:
    """One word as it is said.

    `text` is how to show it, `normal` what to compare, `index` the word it comes from: of the script as
    written, or of the transcript.
    """

    text: str
    normal: str
    index: int


def script_words(text: str, language: str, spoken: Sequence[ComparableWord]) -> tuple[ComparableWord, ...]:
    """The words of a script as they are to be said, numbers in the reading closest to `spoken`.

    Parameters
    ----------
    text : str
        The script as written.
    language : str
    spoken : sequence of ComparableWord
        What was heard; only used to choose between readings of a numeral.
    """
    written = split_words(text)
    forms = [spoken_forms(word, language) or ((normalise_word(word),),) for word in written]
    chosen = [readings[0] for readings in forms]
    heard = [word.normal for word in spoken]
    for index, readings in enumerate(forms):
        if len(readings) > 1:
            distances = [
                Levenshtein.distance(_flat([*chosen[:index], reading, *chosen[index + 1 :]]), heard)
                for reading in readings
            ]
            chosen[index] = readings[distances.index(min(distances))]
    return tuple(
        ComparableWord(written[index] if reading == (normalise_word(written[index]),) else word, word, index)
        for index, reading in enumerate(chosen)
        for word in reading
    )


def spoken_words(words: Sequence[Word], language: str, lexicon: Lexicon) -> tuple[ComparableWord, ...]:
    """The words of a transcript without its filled pauses, as they were said ("Mr." is "mister")."""
    return tuple(
        ComparableWord(word.text if len(forms) == 1 else form, form, index)
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


def _flat(readings: Sequence[tuple[str, ...]]) -> list[str]:
    """The words of several readings in a row."""
    return [word for reading in readings for word in reading]
