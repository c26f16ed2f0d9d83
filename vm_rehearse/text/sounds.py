"""How a word sounds, roughly: two spellings of one name have the same key, two names have not.

The key is the word with its usual spellings of a sound made one ("ph" is "f", "ck" is "k", double letters are
single, a silent "h" is none). It is careful: where two spellings may sound alike or not, they stay different,
such as "ea" and "ee" or "-ie" and "-y". English "-on" and "-en", "-or" and "-er" at the end sound the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ENGLISH = (
    (r"^(?:kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^wh(?!o)", "w"),
    (r"^x", "z"),
    (r"tsch|tch", "ch"),
    (r"sch", "sk"),
    (r"ph", "f"),
    (r"gh(?=t)|(?<=[aeiou])gh$", ""),
    (r"ck|cc(?![eiy])|q(?!u)", "k"),
    (r"qu|kw|cqu", "kw"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"c(?!h)", "k"),
    (r"(?<=[aeiouylr])h(?![aeiouy])|(?<=[rkg])h", ""),
    (r"mb$", "m"),
    (r"dg(?=e)|j", "dj"),
    (r"ey$", "y"),
    (r"ee", "ii"),
    (r"ai|ay", "ai"),
    (r"ei|ey", "ei"),
    (r"oo", "uu"),
    (r"aw|au", "oo"),
    (r"y", "i"),
    (r"(?<![aeiou])([aiou])([^aeiou])e$", r"\1:\2"),
    (r"(?<=[^aeiou])e$", ""),
    (r"(?<=[a-z]{2}[^aeiou])o(?=[nr]$)", "e"),
)
_DUTCH = (
    (r"sch(?=[eo]?$)", "s"),
    (r"ph", "f"),
    (r"ck", "kk"),
    (r"c(?![eihy])|q(?!u)", "k"),
    (r"qu|kw", "kw"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"th", "t"),
    (r"eij|ey|ij|ei|y", "ei"),
    (r"ou|au", "au"),
    (r"ae", "aa"),
    (r"dt$|d$", "t"),
    (r"b$", "p"),
    (r"gh|ch(?=[^aeiou]|$)|g$", "g"),
)
_CONSONANT = "([bcdfghjklmnpqrstvwxz])"
_DOUBLED = re.compile(rf"{_CONSONANT}\1+")
_DOUBLED_DUTCH = re.compile(rf"(?<![aeiou]){_CONSONANT}\1+|{_CONSONANT}\2+(?![aeiou])")
"""Between vowels a Dutch double consonant tells of the vowel before it: "Bakker" and "Baker"."""
_RULES: Mapping[str, tuple[tuple[str, str], ...]] = {"en": _ENGLISH, "nl": _DUTCH}


def sound_key(word: str, language: str) -> str:
    """How a word sounds, to hold two spellings of a name against each other.

    Parameters
    ----------
    word : str
        A normalised word.
    language : str
        Language code; in languages other than "en" and "nl" only accents and double letters are taken out.

    Returns
    -------
    str
        Letters, and ":" behind a long vowel. A word with a digit in it is its own key.
    """
    if any(letter.isdigit() for letter in word):
        return word
    plain = unicodedata.normalize("NFD", word)
    key = "".join(letter for letter in plain if letter.isalpha())
    doubled = _DOUBLED_DUTCH if language == "nl" else _DOUBLED
    key = doubled.sub(_single, key)
    for pattern, sound in _RULES.get(language, ()):
        key = re.sub(pattern, sound, key)
    return doubled.sub(_single, key)


def _single(doubled: re.Match[str]) -> str:
    """A doubled consonant as one; "cc" is left, as it is read by what follows."""
    return doubled[0] if doubled[0][0] == "c" else doubled[0][0]
