"""Words that may be said letter by letter: "VAT", "p.m.", "K-R-Z-E", "CEOs"."""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.short_forms.abbreviations import INITIALISMS

_IN_CAPITALS = re.compile(r"([A-Z]{2,7})('?s)?")
_APART = re.compile(r"[A-Za-z](?:-[A-Za-z])+|[A-Za-z](?:\.[A-Za-z])+")
_SAID_AS_A_WORD = frozenset({"OK"})
_VOWELS = frozenset("AEIOUY")
_PAIR = 2
_BEFORE_VOWEL = re.compile(r"[^AEIOUY]{2,}")
_WRITTEN_ONSETS = """
    BL BR CH CHL CHR CL CR CZ DJ DR DW FJ FL FR GH GL GN GR HV KL KN KR KW LL MC NG PF PH PHL PHR PL PN PR PS
    RH SC SCH SCHL SCHM SCHN SCHR SCHW SCL SCR SH SHR SJ SK SL SM SN SP SPH SPL SPR SQ SR ST STR SV SW TH THR
    THW TJ TR TS TSCH TW VL VR WH WL WR ZH ZW
"""
_ONSETS = frozenset(_WRITTEN_ONSETS.split())
"""How words and names of English and Dutch begin, where several consonants do; "HVAC" is "H-vac" too."""


def letters_of(word: str) -> tuple[str, ...]:
    """The letters of a written word that may be said one by one.

    Parameters
    ----------
    word : str
        As written, without punctuation at its edges.

    Returns
    -------
    tuple of str
        In lower case, an "s" behind them with the last one; empty where the word is said as one.
    """
    if _APART.fullmatch(word):
        return tuple(word[::2].lower())
    match = _IN_CAPITALS.fullmatch(word)
    if not match or word in _SAID_AS_A_WORD:
        return ()
    letters = match[1].lower()
    return (*letters[:-1], letters[-1] + (match[2] or ""))


def is_spelled(word: str, language: str) -> bool:
    """Whether a written word is said letter by letter, as far as its look tells: "VAT", but not "NOW".

    Parameters
    ----------
    word : str
        As written, without punctuation at its edges.
    language : str
        Language code.
    """
    return cannot_be_a_word(word) or (word.isupper() and word.lower() in INITIALISMS.get(language, {}))


def cannot_be_a_word(word: str) -> bool:
    """Whether letters are never said as one word: without a vowel, two, "MFA", or with marks between."""
    capitals = word.rstrip("'s")
    is_word = capitals.isalpha() and len(capitals) > _PAIR and not _VOWELS.isdisjoint(capitals)
    cluster = _BEFORE_VOWEL.match(capitals)
    is_word = is_word and (cluster is None or cluster[0] in _ONSETS)
    return bool(letters_of(word)) and not is_word
