"""The words of a text: split, normalise one word, spoken forms of what is written short, syllables."""

from vm_rehearse.text.around import forms_around
from vm_rehearse.text.asides import asides
from vm_rehearse.text.beside import forms_beside
from vm_rehearse.text.chat import in_full
from vm_rehearse.text.contractions import other_forms
from vm_rehearse.text.dates import day_forms
from vm_rehearse.text.filler_names import one_sound, with_capital_i
from vm_rehearse.text.languages import LANGUAGE_NAMES, likely_language
from vm_rehearse.text.number_words import are_one_number, is_number_word, number_words
from vm_rehearse.text.rows import as_said
from vm_rehearse.text.sounds import sound_key
from vm_rehearse.text.spellings import one_spelling
from vm_rehearse.text.spoken import spoken_forms, spoken_parts
from vm_rehearse.text.syllables import syllable_count
from vm_rehearse.text.together import said_together
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
    "are_one_number",
    "as_said",
    "asides",
    "closing_marks",
    "day_forms",
    "forms_around",
    "forms_beside",
    "in_full",
    "is_number_word",
    "likely_language",
    "normalise_word",
    "normalised_words",
    "number_words",
    "one_sound",
    "one_spelling",
    "other_forms",
    "said_together",
    "sound_key",
    "split_words",
    "spoken_forms",
    "spoken_parts",
    "syllable_count",
    "with_capital_i",
]
