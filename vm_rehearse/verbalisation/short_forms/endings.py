"""English short forms with an ending: "Depts." is "departments", "mgr's" is "manager's".

Only what no other table knows by itself, and what can't be another word: of two letters, consonants alone.
"""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.grammar import Readings, unique
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS, SPOKEN_AS_WRITTEN

_ENDED = re.compile(r"([a-z]+[a-rt-z])('?s)")
_LEAST = 3
_VOWELS = frozenset("aeiouy")
_HISSING = re.compile(r".*(?:s|x|z|ch|sh)")
_WITH_IES = re.compile(r".*[^aeiou]y")
_ALSO_WORDS = frozenset({"corps"})
"""Read as they are first."""
_RARELY_WORDS = frozenset({"ref", "fig", "opt", "dev"})
"""Of the short forms that are words as well: of the others there is no such reading ("mars", "fins")."""


def ended_readings(plain: str, language: str) -> Readings:
    """The readings of several of what is written short, or of what is somebody's.

    Parameters
    ----------
    plain : str
        One normalised word.
    language : str

    Returns
    -------
    tuple of str
        Empty where the word is no short form with such an ending.
    """
    match = _ENDED.fullmatch(plain) if language == "en" else None
    if not match or (len(match[1]) < _LEAST and not _VOWELS.isdisjoint(match[1])):
        return ()
    if match[1] in SPOKEN_AS_WRITTEN - _RARELY_WORDS:
        return ()
    names = [name for name in ABBREVIATIONS[language].get(match[1], ()) if " " not in name]
    is_word = match[1] in SPOKEN_AS_WRITTEN or plain in _ALSO_WORDS or match[1] in names
    ended = [f"{name}'s" if "'" in match[2] else _several(name) for name in names if name != match[1]]
    return unique([plain, *ended] if is_word else [*ended, plain]) if ended else ()


def _several(name: str) -> str:
    """The plural of a word."""
    if _WITH_IES.fullmatch(name):
        return f"{name[:-1]}ies"
    return f"{name}es" if _HISSING.fullmatch(name) else f"{name}s"
