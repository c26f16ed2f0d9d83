"""Numbers whose sign is said otherwise by the words beside them: "15% à 20%", "4x SDRs", "5,8 l/100 km"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar, Readings, as_forms, joined, unique
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS, numeral_readings

_SHARE = re.compile(r"\d[\d.,]*%")
_LINKS = {
    "en": frozenset({"to", "and", "or", "&", "\u2013", "through"}),
    "nl": frozenset({"tot", "à", "a", "en", "of", "&", "\u2013", "t/m"}),
}
_TIMES = re.compile(r"(\d{1,3})x")
_SO_OFTEN = {2: ("twice", "double"), 3: ("thrice", "triple")}
_SEVERAL = re.compile(r"[A-Z]{2,5}s")
"""Behind "4x" these are counted."""
_USE = re.compile(r"(l|ltr|kwh)/100(km)?")
_PER_HUNDRED: dict[str, Readings] = {
    "en": ("per hundred", "per one hundred", "per a hundred", "a hundred", "for a hundred", "every hundred"),
    "nl": ("op honderd", "per honderd", "op de honderd", "per de honderd", "de honderd"),
}
_COLD = re.compile(r"-\d[\d.,]*")
_DEGREES = frozenset({"°", "°c", "°f", "degrees", "graden"})
_SIDES = re.compile(r"(\d{1,4})x(\d{1,4})")
_BY = {"nl": ("op", "bij"), "en": ("by",)}


def other_counts(words: Sequence[str], language: str) -> list[tuple[tuple[int, int], Forms]]:
    """Where a text has such numbers, and how else these are said.

    Parameters
    ----------
    words : sequence of str
        As written.
    language : str
        Language code.

    Returns
    -------
    list of (range, forms)
        Half-open ranges of words, each with the other forms of those words.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return []
    found = []
    for at, word in enumerate(words):
        behind = [*words[at + 1 : at + 3], "", ""]
        ways = (
            _share(word, behind, language, grammar)
            or _times(word, behind[0], language, grammar)
            or _use(word, language, grammar)
            or _sides(word, words[at - 1] if at else "", behind[0], language)
        )
        if ways:
            found.append(((at, at + 1), as_forms(ways)))
        if _COLD.fullmatch(word.replace("\u2212", "-")) and normalise_word(behind[0]) in _DEGREES:
            found.append(((at, at + 2), as_forms(_cold(word[1:], behind[0], grammar))))
    return found


def _share(word: str, behind: Sequence[str], language: str, grammar: NumberGrammar) -> Readings:
    """A percentage before another one, which has the word for both: "10% to 15%"."""
    following = behind[1] if normalise_word(behind[0]) in _LINKS[language] or behind[0] == "&" else behind[0]
    is_first = _SHARE.fullmatch(word) and _SHARE.fullmatch(following)
    return numeral_readings(word[:-1], grammar) if is_first else ()


def _times(word: str, following: str, language: str, grammar: NumberGrammar) -> Readings:
    """So many times: "2x as many" is "twice as many", and before what is counted just a number."""
    match = _TIMES.fullmatch(word.lower()) if language == "en" else None
    if not match:
        return ()
    counted = grammar.cardinals(int(match[1])) if _SEVERAL.fullmatch(following) else ()
    return (*_SO_OFTEN.get(int(match[1]), ()), *counted)


def _use(word: str, language: str, grammar: NumberGrammar) -> Readings:
    """How much for a hundred kilometers: "l/100 km"."""
    match = _USE.fullmatch(word.lower())
    names = grammar.units["km"][:2] if match and match[2] else ("",)
    return joined(grammar.units[match[1]][:2], _PER_HUNDRED[language], names) if match else ()


def _sides(word: str, before: str, following: str, language: str) -> Readings:
    """The sign between the sides of something: "10 x 15 cm" is "tien op vijftien"."""
    if (sides := _SIDES.fullmatch(word.lower())) and language == "nl":
        cardinals = GRAMMARS[language].cardinals
        return joined(cardinals(int(sides[1]))[:2], _BY[language], cardinals(int(sides[2]))[:2])
    is_between = before[-1:].isdigit() and following[:1].isdigit()
    return _BY[language] if word == "x" and is_between else ()


def _cold(number: str, unit: str, grammar: NumberGrammar) -> Readings:
    """A temperature under zero whose degrees are a word by themselves."""
    degrees = unique([*grammar.units.get(normalise_word(unit), (normalise_word(unit),)), *grammar.units["°"]])
    return joined(numeral_readings(number, grammar)[:2], degrees, grammar.below_zero)
