"""How many words a written script is when it is said, before anybody has said it.

A number counts as the words it is said in, in its most usual reading ("555-0142" is seven); a dash between
spaces is no word. Letters that are mostly spelled ("VAT", "p.m.") count one by one, and contractions as they
are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.text import likely_language, split_words
from vm_rehearse.verbalisation import forms_around, is_short_for_more, is_spelled, letters_of, spoken_forms

_USUAL_LANGUAGE = "en"


def said_lengths(tokens: Sequence[str], language: str) -> tuple[int, ...]:
    """With how many words each piece of a written text is said.

    Parameters
    ----------
    tokens : sequence of str
        What stands between the spaces of the text, in order.
    language : str
        Language code; numerals are said in it.

    Returns
    -------
    tuple of int
        One a token; 0 for one that is only punctuation.
    """
    pieces = [split_words(token) for token in tokens]
    written = [word for piece in pieces for word in piece]
    said = iter(len(_usual(written, at, language)) for at in range(len(written)))
    return tuple(sum(next(said) for _ in piece) for piece in pieces)


def said_length(text: str, language: str) -> int:
    """With how many words a written text is said."""
    return sum(said_lengths(text.split(), language))


def written_language(text: str) -> str:
    """The language a text is most likely written in; English where nothing tells."""
    return likely_language(text) or _USUAL_LANGUAGE


def _usual(written: Sequence[str], at: int, language: str) -> tuple[str, ...]:
    """The most usual way to say one written word among others."""
    is_written_large = all(map(str.isupper, written))
    if (
        is_spelled(written[at], language)
        and not is_written_large
        and not is_short_for_more(written[at], language)
    ):
        return letters_of(written[at])
    forms = forms_around(written, at, language) or spoken_forms(written[at], language)
    return next(iter(forms), ())
