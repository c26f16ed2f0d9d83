"""Whether a word is a number written out."""

from __future__ import annotations

from vm_rehearse.text.numerals_en import NUMBER_WORDS
from vm_rehearse.text.numerals_nl import is_dutch_number


def is_number_word(word: str, language: str) -> bool:
    """Whether a normalised word is a number: "five", "twenty-five", "vijfentwintig".

    Parameters
    ----------
    word : str
    language : str
        Language code; in languages other than "en" and "nl" no word is known to be one.
    """
    if language == "en":
        return set(word.split("-")) <= NUMBER_WORDS
    return language == "nl" and is_dutch_number(word)
