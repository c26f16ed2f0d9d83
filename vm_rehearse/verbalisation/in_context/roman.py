"""Roman numerals: "Phase II" is "phase two", "Henry VIII" is "Henry the Eighth"; "I" is mostly the speaker.

A numeral stands behind what is numbered ("Phase", "Part"), behind a name, or in a row ("I, II and III").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.in_context.places import may_be_name
from vm_rehearse.verbalisation.numbers.grammar import Forms, NumberGrammar

_VALUES = {"I": 1, "V": 5, "X": 10}
_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_NUMERALS = re.compile(rf"({_NUMERAL})(?:([-/\u2013])({_NUMERAL}))?")
_OF_STREET = re.compile(rf"({_NUMERAL})-((?:straat|laan|weg|plein|kade|kaai|singel|park|lei|brug|dreef)\w*)")
"""Dutch."""
_ENGLISH = (
    "act annex appendix article band bowl book category chapter class division exhibit figure form "
    "generation grade group level lot module part phase plan round schedule section series stage step "
    "table tier title type unit volume war wave zone"
)
_DUTCH = (
    "artikel band bijlage blok boek categorie deel etappe fase figuur graad groep hoofdstuk klasse lot "
    "module niveau oorlog ronde serie stap tabel titel type wereldoorlog zone"
)
_FLOORS = frozenset({"I", "II", "III", "IV"})
_HOUSE = re.compile(r"\d{1,4}[a-zA-Z]?")
_NUMBERED = {"en": frozenset(_ENGLISH.split()), "nl": frozenset(_DUTCH.split())}
"""Language -> what is numbered so."""
_SPEAKER_WORDS = (
    "am have had was do did think know want need like love hope mean believe see saw call called can could "
    "will would should may might just also only really sent said sold offer use work wrote mentioned made "
    "gave give got get found told spoke heard read run built do don't didn't can't won't"
)
_OF_SPEAKER = frozenset(_SPEAKER_WORDS.split())
"""Behind these "I" is the speaker: "the Part I like"."""
_LINKS = frozenset({"and", "or", "to", "through", "en", "of", "tot", "&", "/", "\u2013"})
_ALONE = frozenset("IVX")


def roman_forms(words: Sequence[str], at: int, language: str, grammar: NumberGrammar) -> Forms:
    """The ways to say a word that is a roman numeral by the words before it.

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
    grammar : NumberGrammar
        Of that language.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words; empty where it is none.
    """
    street = _OF_STREET.fullmatch(words[at])
    if at and street and may_be_name(words[at - 1]):
        # "Albert I-laan"
        count, kind = _value(street[1]), street[2]
        numbers = (f"de {grammar.ordinals(count)[0]}", grammar.cardinals(count)[0], street[1].lower())
        return tuple((*number.split(), kind) for number in numbers)
    match = _NUMERALS.fullmatch(words[at])
    if not match or not at:
        return ()
    if language == "nl" and words[at] in _FLOORS and _HOUSE.fullmatch(words[at - 1]):
        # the floor behind the number of a house
        floor, small = grammar.cardinals(_value(match[1]))[0], words[at].lower()
        return ((floor,), (floor, "hoog"), (small,), tuple(small))
    head = _head(words, at)
    numbered = _is_numbered(head, language)
    first, mark, last = match.groups()
    if words[at] in _ALONE and not (numbered and _is_no_other_word(words, at, head, language)):
        return ()
    if not numbered and (mark or not may_be_name(head)):
        return ()
    if mark:
        ends = (grammar.cardinals(_value(end))[0] for end in (first, last))
        between = ("", *(grammar.to if mark != "/" else ("and", "or", "slash", "en", "of")))
        start, end = ends
        return tuple(
            dict.fromkeys(tuple(f"{start} {word} {end}".split()) for word in between[1:] + between[:1])
        )
    number = _value(first)
    letters = words[at].lower()
    article = "the" if language == "en" else "de"
    places = [(article, place) for place in grammar.ordinals(number)[:1]]
    counts = [tuple(grammar.cardinals(number)[0].split())]
    named = [tuple(" ".join(place).split()) for place in places]
    ways = counts if numbered else [*named, *counts]
    return tuple(dict.fromkeys([*ways, (letters,), tuple(letters)]))


def _head(words: Sequence[str], at: int) -> str:
    """The word that a row of numerals goes with."""
    place = at - 1
    while place > 0 and (
        (normalise_word(words[place]) in _LINKS and _NUMERALS.fullmatch(words[place - 1]))
        or _NUMERALS.fullmatch(words[place])
    ):
        place -= 1
    return words[place]


def _is_numbered(head: str, language: str) -> bool:
    """Whether a word is one of what is numbered, or several of them."""
    plain = normalise_word(head)
    return bool({plain, plain.removesuffix("s"), plain.removesuffix("es")} & _NUMBERED[language])


def _is_no_other_word(words: Sequence[str], at: int, head: str, language: str) -> bool:
    """Whether "I" behind such a word is a numeral, and not the speaker."""
    if words[at] != "I" or language != "en":
        return True
    after = normalise_word(words[at + 1]) if at + 1 < len(words) else ""
    return head[:1].isupper() and after not in _OF_SPEAKER and not after.endswith("ed")


def _value(numeral: str) -> int:
    """The number: 4 of "IV"."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
