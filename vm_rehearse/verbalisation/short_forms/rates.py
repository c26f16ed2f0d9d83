"""What a price is for, where no number stands before it: Dutch "p.p./mnd", "p.st.", "p/kg"."""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS

EACH = {
    language: frozenset({*grammar.counted, *(name for names in grammar.counted.values() for name in names)})
    for language, grammar in GRAMMARS.items()
}
"""What stands behind "/" that is read as "a" or "per": "hrs/wk"."""
_FOR_EACH = re.compile(r"p[.a-z]{0,5}(?:/[^\W\d_]+[23]?)|p\.[a-z]{1,3}[23²³]?")


def for_each(plain: str, language: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """What a price is for ("p.m2"), and for how long ("p.p./mnd").

    Parameters
    ----------
    plain : str
        One normalised word.
    language : str
    grammar : NumberGrammar
        Of that language.

    Returns
    -------
    tuple of tuple of str
        The readings of each part; empty when the word is no such thing.
    """
    match = _FOR_EACH.fullmatch(plain)
    if not match:
        return ()
    first, _, each = match[0].replace(".", "").partition("/")
    if first == "p" and each in grammar.counted_briefly and match[0] not in ABBREVIATIONS[language]:
        return (joined(grammar.per, grammar.counted_briefly[each]),)  # "p/d"
    if first == "p":
        first, each = first + each, ""
    known = ABBREVIATIONS[language].get(first, ()) or joined(grammar.per, grammar.counted.get(first[1:], ()))
    if not known or (each and each not in EACH[language]):
        return ()
    return (known, grammar.per, grammar.counted.get(each, (each,))) if each else (known,)
