"""Filled pauses ("um", "uh"): hesitation that is written as a word, however long it was drawn out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.text import normalise_word, split_words

_HESITATING = "ue"
"""What begins so ("um", "eh") is never meant to be said; "ah", "hm" and "mm" may be."""

_VOWELS = frozenset("aeou")


def is_filled_pause(word: str, lexicon: Lexicon) -> bool:
    """Whether a word as written is a filled pause, however long it was drawn out; "ER" is none, "MM" is."""
    return _is_filled_pause(word, lexicon.filled_pauses)


@lru_cache(maxsize=4096)
def _is_filled_pause(word: str, stems: tuple[str, ...]) -> bool:
    """The same; each word of a take is asked about some hundred times."""
    sound = normalise_word(word).replace("-", "")
    if not sound or (len(sound) > 1 and word.isupper() and not _VOWELS.isdisjoint(sound)):
        return False
    return _stretched(stems).fullmatch(sound) is not None


def beside_text(lexicon: Lexicon, script_text: str | None) -> Lexicon:
    """The fillers beside a script: what it has as a word of its own ("Ah, hello") is no filled pause.

    What nobody means to say ("um") stays one, and is no word of the script where it has it.
    """
    written = [
        word
        for word in split_words(script_text or "")
        if is_filled_pause(word, lexicon) and normalise_word(word)[0] not in _HESITATING
    ]
    if not written:
        return lexicon
    stems = (
        stem
        for stem in lexicon.filled_pauses
        if not any(is_filled_pause(word, replace(lexicon, filled_pauses=(stem,))) for word in written)
    )
    return replace(lexicon, filled_pauses=tuple(stems))


@lru_cache(maxsize=64)
def _stretched(stems: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all stems, each of their letters said once or more."""
    letters = ([letter for letter in stem if letter != "-"] for stem in stems)
    patterns = ("".join(f"{re.escape(letter)}+" for letter in stem) for stem in letters if stem)
    return re.compile("|".join(patterns) or r"(?!)")
