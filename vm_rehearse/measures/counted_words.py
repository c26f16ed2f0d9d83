"""The words of a message as they are counted: numbers in the words they are said in, letters one by one.

The recogniser writes "VAT" whether that was said as a word or by its letters. Letters take their time: what
lasts as long as they do was spelled.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.measures.matching.comparable_words import said_words
from vm_rehearse.take import Word
from vm_rehearse.text import normalise_word, syllable_count
from vm_rehearse.text.words import split_words
from vm_rehearse.verbalisation import cannot_be_a_word, is_short_for_more, letters_of

_LONG_LETTERS = {"en": {"w": 3}}
"""Syllables of the names of letters that have several."""
_FEW_LETTERS = 3
_LEAST_A_LETTER = 0.42
"""Of the message's mean syllable: few letters are mostly spelled, and quickly ("IRS": 0.5; as a word 0.3)."""


def counted_words(words: Sequence[Word], language: str) -> tuple[str, ...]:
    """The words of a message, each as it was said.

    Parameters
    ----------
    words : sequence of Word
        All words of a take; filled pauses are none of the message.
    language : str
        Two-letter code.

    Returns
    -------
    tuple of str
        In order; a written word may be several ("555", "VAT").
    """
    syllable_s = _syllable_s(words, language)
    found: list[str] = []
    for word in words:
        if word.kind != "filled_pause":
            letters = _letters_said(word, language, syllable_s)
            found += letters or said_words(word.text, language) or (word.text,)
    return tuple(found)


def _letters_said(word: Word, language: str, syllable_s: float) -> tuple[str, ...]:
    """The letters of a word that was said by them; empty for another."""
    parts = split_words(word.text)
    letters = letters_of(parts[0]) if len(parts) == 1 else ()
    if not letters or is_short_for_more(parts[0], language):
        return ()
    if cannot_be_a_word(parts[0]):
        return letters
    spelled = sum(_LONG_LETTERS.get(language, {}).get(letter, 1) for letter in letters)
    as_word = syllable_count(normalise_word(parts[0]), language)
    least = _LEAST_A_LETTER * spelled if len(letters) <= _FEW_LETTERS else (spelled + as_word) / 2
    return letters if word.end_s - word.start_s > syllable_s * least else ()


def _syllable_s(words: Sequence[Word], language: str) -> float:
    """How long a syllable of the message lasts on the average, in seconds."""
    said = [word for word in words if word.kind == "word" and not word.text.isupper()]
    syllables = sum(syllable_count(normalise_word(word.text), language) for word in said)
    return sum(word.end_s - word.start_s for word in said) / syllables if syllables else 0.0
