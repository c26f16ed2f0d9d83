"""Hyphens that belong to no word: where one was broken off ("mon- Monday"), or stuttered ("W-we")."""

from __future__ import annotations

import re

from vm_rehearse.text import HYPHENS

_LETTERS = re.compile(r"[\w']+")
_PREFIXES = frozenset(
    {"re", "co", "de", "pre", "pro", "un", "non", "no", "so", "in", "ex", "anti", "be", "e"}
)
"""A hyphen behind them belongs to the word: "re-register"."""
_SAID_TWICE = frozenset(
    {
        *("i", "we", "you", "they", "the", "a", "and", "to", "in", "on", "it", "is", "that", "my", "your"),
        *("ik", "wij", "u", "de", "het", "een", "en", "in", "op", "met", "van", "dat", "mijn", "uw"),
    }
)
"""With a hyphen between it and itself, none of these is a word, as "bye-bye" is."""


def is_stutter(part: str, whole: str) -> bool:
    """Whether a hyphen stands between a word that was broken off, or a small one, and the same said anew.

    Parameters
    ----------
    part, whole : str
        What stands before the hyphen, and behind it, in small letters.
    """
    if part == whole:
        return part in _SAID_TWICE
    return whole.startswith(part) and part not in _PREFIXES


def is_broken_off(text: str, following: str) -> bool:
    """Whether a word's hyphen says that it was broken off.

    Parameters
    ----------
    text, following : str
        A word as it was decoded, and what was decoded behind it, with the spaces before them.
    """
    parts, others = _LETTERS.findall(text.lower()), _LETTERS.findall(following.lower())
    if not parts or not others or not parts[-1].isalpha():
        return False
    if following[0].isspace():
        return text[-1] in HYPHENS and text[-2:-1].isalpha()
    joined = text[-1] in HYPHENS or following[0] in HYPHENS
    return joined and parts[-1] != others[0] and is_stutter(parts[-1], others[0])
