"""The words of a text: split, normalised, in one spelling; their syllables, sounds and language."""

from vm_rehearse.text.asides import asides
from vm_rehearse.text.contractions import other_forms
from vm_rehearse.text.filler_names import one_sound, with_capital_i
from vm_rehearse.text.homophones import first_homophone
from vm_rehearse.text.languages import LANGUAGE_NAMES, likely_language
from vm_rehearse.text.sounds import sound_key
from vm_rehearse.text.spellings import one_spelling
from vm_rehearse.text.syllables import syllable_count
from vm_rehearse.text.words import (
    CLOSING_MARKS,
    HYPHENS,
    SENTENCE_ENDS,
    closing_marks,
    normalise_word,
    normalised_words,
    split_words,
)

__all__ = [
    "CLOSING_MARKS",
    "HYPHENS",
    "LANGUAGE_NAMES",
    "SENTENCE_ENDS",
    "asides",
    "closing_marks",
    "first_homophone",
    "likely_language",
    "normalise_word",
    "normalised_words",
    "one_sound",
    "one_spelling",
    "other_forms",
    "sound_key",
    "split_words",
    "syllable_count",
    "with_capital_i",
]
