"""The language a text is written in, told by the small words that every text of it is full of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from vm_rehearse.text.words import normalised_words

LANGUAGE_NAMES: Final[Mapping[str, str]] = {"en": "English", "nl": "Dutch"}
"""Language code -> what it is called on screen, of the languages that have fillers of their own."""
_ENGLISH = (
    "the and to that for it on with at by this have from are an your you our can could would my about when "
    "if but they be i i'm it's i'd you're us as what how who do call calling out just"
)
_DUTCH = (
    "de het een van en ik op te dat voor met zijn wij u uw je jij jullie niet om aan er maar ook bij naar "
    "graag dit deze die wat hoe wie onze ons nog geen mijn dus wel heb heeft hebben kan kunt zou ben bent "
    "als zal bel"
)
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "nl": frozenset(_DUTCH.split()),
}
"""Language -> words that are common in it, and rare in the other."""
_FEWEST = 2
_TIMES_AS_MANY = 3


def likely_language(text: str) -> str | None:
    """The language of a text, of those whose small words are known.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        Language code; None where too few words tell, or another language has too many of them too.
    """
    words = normalised_words(text)
    counts = Counter({code: sum(word in small for word in words) for code, small in _SMALL_WORDS.items()})
    (likeliest, most), (_, fewer) = counts.most_common(2)
    return likeliest if most >= _FEWEST and most >= _TIMES_AS_MANY * fewer else None
