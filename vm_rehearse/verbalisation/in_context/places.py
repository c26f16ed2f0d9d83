"""Where an address is, written short: "N. Harbor Blvd.", "Anaheim, CA", "King Co.".

What a letter or two stand for is told by the words beside them: a house number, a street, a town.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, product

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.in_context.regions import (
    ADJECTIVES,
    COUNTIES,
    STATES,
    STATES_ALONE,
    WITH_DIRECTION,
)
from vm_rehearse.verbalisation.numbers.grammar import Forms
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.spoken import spoken_forms

_DIRECTIONS: Mapping[str, str] = {
    "N": "north",
    "S": "south",
    "E": "east",
    "W": "west",
    "NE": "northeast",
    "NW": "northwest",
    "SE": "southeast",
    "SW": "southwest",
}
_STREET_WORDS = (
    "st str street ave av avenue blvd boulevard rd road ln lane dr drive hwy highway pkwy parkway ct court "
    "pl place ter terrace cir circle sq square way broadway trl trail fwy freeway expy expressway rte route "
    "pike plaza loop row alley bridge pier"
)
_STREETS = frozenset(_STREET_WORDS.split())
_FARTHEST_STREET = 3
"""Words behind the direction: "N. Martin Luther King"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_HIGHWAY = re.compile(r"[A-Z]{1,3}-\d{1,3}[EW]?")
_HIGHWAY_NUMBER = re.compile(r"(?:hwy|highway|route|rte|rt|interstate|exit) \d{1,3}", re.IGNORECASE)
_HOUSE = re.compile(r"\d{1,6}[a-zA-Z]?")
_OTHERS = (
    "a an the my your our his her its their this that these those no any each every some one i you he she it "
    "we they and or but if when in on at to for from with by is are was be have has do does can will what "
    "who how de het een mijn uw je onze ons zijn haar hun deze die dit dat geen elke ik jij u wij en of maar "
    "als op te voor van met bij heeft kan wil wat wie hoe"
)
_DAYS = {*WEEKDAYS["en"], *WEEKDAYS["en"].values(), *WEEKDAYS["nl"].values(), *GRAMMARS["en"].months}
_NO_NAMES = frozenset({*_OTHERS.split(), *_DAYS})
"""They may have a capital letter, but no name ends with them."""
_BEFORE_STATES = frozenset({"in", "across", "throughout", "near", "outside", "around"})
_STATE_LINKS = frozenset({"&", "and", "or"})
_MOST_STATES = 81
"""Ways to name some states."""
_WORDS_TOO = frozenset({"Beds", "Bucks", "Staffs"})
_BEFORE_COUNTIES = _BEFORE_STATES | {"of", "over", "to", "from", "and", "&", "or"}
"""Behind one of these, or a name, they are counties."""
_PORT = "Pt"
"""Before a name; elsewhere a part."""
_COUNTY, _LINKS = "co", frozenset({"&", "and", "en", "+"})


def place_forms(words: Sequence[str], at: int, language: str) -> Forms:
    """The ways to say a direction, a state or a county that is written short.

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
        Such addresses are written in English alone.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words; empty where the word is none of them.
    """
    if language != "en":
        return ()
    word, before = words[at], words[at - 1] if at else ""
    behind = words[at + 1 : at + 1 + _FARTHEST_STREET]
    on_highway = _HIGHWAY_NUMBER.fullmatch(" ".join(words[max(0, at - 2) : at])) is not None
    if word in _DIRECTIONS and (on_highway or _is_direction(before, behind)):
        return ((_DIRECTIONS[word],), (word.lower(),), tuple(word.lower()))
    region = normalise_word("".join(behind[:1]))
    if word in _DIRECTIONS and region in WITH_DIRECTION:
        adjective = ADJECTIVES.get(word, {}).get(region)
        return ((_DIRECTIONS[word],), *(((adjective,),) if adjective else ()), (word.lower(),))
    if word == _PORT and not before[-1:].isdigit() and len(region) > 1 and _is_name(behind[0]):
        return tuple(dict.fromkeys([("port",), ("point",), *spoken_forms(word, language)]))
    if states := _states(word, language):
        return states
    code = word.replace(".", "")
    if code in STATES and _is_listed(words, at):
        return tuple(dict.fromkeys([*spoken_forms(word, language), tuple(STATES[code].split())]))
    if code in STATES and (_is_name(before) or code != word or (before and len(code) > 2)):
        return tuple(dict.fromkeys([*spoken_forms(word, language), tuple(STATES[code].split())]))
    if code in STATES_ALONE:
        return tuple(dict.fromkeys([*spoken_forms(word, language), tuple(STATES[code].split())]))
    if code in COUNTIES and (code not in _WORDS_TOO or _is_name(before) or before in _BEFORE_COUNTIES):
        return tuple(dict.fromkeys([(COUNTIES[code],), *spoken_forms(word, language)]))
    if normalise_word(word) == _COUNTY and word[:1].isupper():
        return _counties(word, before, behind[:1], language)
    return ()


def _states(word: str, language: str) -> Forms:
    """Several with strokes between: "NY/NJ/CT"."""
    codes = word.split("/")
    if len(codes) == 1 or not set(codes) <= set(STATES):
        return ()
    forms = list(spoken_forms(word, language))
    named = [(STATES[code], " ".join(code.lower()), code.lower()) for code in codes]
    for names in islice(product(*named), _MOST_STATES):
        for link, last in (
            ("", ""),
            ("", "and"),
            ("", "or"),
            ("and", "and"),
            ("or", "or"),
            ("slash", "slash"),
        ):
            row = f" {link} ".join(names[:-1])
            forms.append(tuple(f"{row} {last} {names[-1]}".split()))
    return tuple(dict.fromkeys(forms))


def _is_listed(words: Sequence[str], at: int) -> bool:
    """Whether a code is in a row of them behind a word such as "in"."""
    place = at - 1
    while place >= 0 and (words[place] in STATES or words[place] in _STATE_LINKS):
        place -= 1
    return place >= 0 and words[place] in _BEFORE_STATES and words[at - 1] != words[at]


def _counties(word: str, before: str, behind: Sequence[str], language: str) -> Forms:
    """What "Co." is: behind a name a company or a county, before one a county, behind "&" a company."""
    if normalise_word(before) in _LINKS:
        return ()
    usual = spoken_forms(word, language)
    if _is_name(before):
        return tuple(dict.fromkeys([*usual, ("county",)]))
    return tuple(dict.fromkeys([("county",), *usual])) if before and _is_name("".join(behind)) else ()


def _is_direction(before: str, behind: Sequence[str]) -> bool:
    """Whether a letter is a direction: before the name of a street, behind a street, or behind a highway."""
    if normalise_word(before) in _STREETS and before[:1].isupper():
        return True
    following = behind[0] if behind else ""
    if _HIGHWAY.fullmatch(before) or following == "of":
        return True
    if not (following[:1].isupper() or _ORDINAL.fullmatch(following)):
        return False
    street = next((place for place, name in enumerate(behind) if normalise_word(name) in _STREETS), None)
    named = street is not None and all(
        name[:1].isupper() or _ORDINAL.fullmatch(name) for name in behind[:street]
    )
    return bool(_HOUSE.fullmatch(before)) or named or _ORDINAL.fullmatch(following) is not None


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: not in capitals throughout."""
    return may_be_name(word) and not (word.isupper() and len(word) > 1)


def may_be_name(word: str) -> bool:
    """Whether a word begins with a capital letter, and not only as the first of a sentence."""
    return word[:1].isupper() and normalise_word(word) not in _NO_NAMES
