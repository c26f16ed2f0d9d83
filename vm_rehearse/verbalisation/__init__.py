"""How what is written is said: every usual reading of numbers, dates, addresses and short forms.

The field calls it verbalisation, the step of text normalisation from "$40" to "forty dollars". A voice needs
one reading; here each that a person may choose counts, the most usual first.

`numbers` has what is written with digits, `short_forms` what is written short. `spoken` finds the readings of
one written word in both; `in_context` has those that hang on the words around it.
"""

from vm_rehearse.verbalisation.in_context.around import forms_around
from vm_rehearse.verbalisation.in_context.beside import forms_beside
from vm_rehearse.verbalisation.in_context.dates import day_forms
from vm_rehearse.verbalisation.in_context.together import said_together
from vm_rehearse.verbalisation.numbers.number_words import are_one_number, is_number_word, number_words
from vm_rehearse.verbalisation.numbers.rows import as_said
from vm_rehearse.verbalisation.short_forms.chat import in_full
from vm_rehearse.verbalisation.short_forms.letters import cannot_be_a_word, is_spelled, letters_of
from vm_rehearse.verbalisation.spoken import is_short_for_more, spoken_forms, spoken_parts

__all__ = [
    "are_one_number",
    "as_said",
    "cannot_be_a_word",
    "day_forms",
    "forms_around",
    "forms_beside",
    "in_full",
    "is_number_word",
    "is_short_for_more",
    "is_spelled",
    "letters_of",
    "number_words",
    "said_together",
    "spoken_forms",
    "spoken_parts",
]
