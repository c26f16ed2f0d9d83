"""Letters of the alphabet as they are said: "bee" is a "b", and hardly to be told from a "d"."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text import normalise_word

_WRITTEN: Mapping[str, str] = {
    **{"be": "b", "bee": "b", "see": "c", "sea": "c", "dee": "d", "gee": "g", "jay": "j", "kay": "k"},
    **{"el": "l", "em": "m", "en": "n", "oh": "o", "pee": "p", "pea": "p", "cue": "q", "queue": "q"},
    **{"are": "r", "ar": "r", "es": "s", "tee": "t", "tea": "t", "you": "u", "vee": "v", "ex": "x"},
    **{"why": "y", "zee": "z", "zed": "z"},
}
"""What a recogniser of English may write for one."""
_RHYMING: Mapping[str, tuple[frozenset[str], ...]] = {
    "en": (frozenset("bcdegptvz"), frozenset("ajk"), frozenset("fsx"), frozenset("mn")),
    "nl": (frozenset("bcdegptvw"), frozenset("hk"), frozenset("fs"), frozenset("mn")),
}
"""Letters whose names differ by little, or by a consonant that a telephone swallows."""


def is_named(letter: str, heard: str, language: str) -> bool:
    """Whether what was heard is the name of a letter, written as a word: "be" for "B".

    Parameters
    ----------
    letter, heard : str
    language : str
        Language code.
    """
    return language == "en" and _WRITTEN.get(normalise_word(heard)) == normalise_word(letter)


def rhyme(letter: str, other: str, language: str) -> bool:
    """Whether two different letters have names that rhyme.

    Parameters
    ----------
    letter, other : str
    language : str
        Language code.
    """
    pair = {normalise_word(letter), normalise_word(other)}
    return len(pair) > 1 and any(pair <= group for group in _RHYMING.get(language, ()))
