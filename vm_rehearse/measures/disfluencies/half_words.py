"""Half words: "mon-" before "Monday", and "in an ho-" before "in half an hour"."""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import SUBJECTS, words
from vm_rehearse.verbalisation import is_number_word

_SUSPENDING = words(en="and or to", nl="en of tot")
"""Before these, a hyphen stands for the rest of a word: "short- and long-term"."""
_OFTEN_PUT_IN = words(
    en="a an the i it is no so as and or in on at to for of",
    nl="de een het er is al zo en in op om te aan bij met van",
)
"""People put these into a script; before a word that begins alike, each is still a word of its own."""


def ends_in_half(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether the last word before a new start is the beginning of the word that is then said there.

    One that is written as broken off is enough ("in an ho- in half an hour"), and "name's" may become "name
    is".
    """
    last, whole = start + length - 1, start + 2 * length - 1
    if length == 1 or whole >= len(spoken.normals) or last not in spoken.breaks:
        return False
    if last in spoken.halves:
        return True
    same = spoken.normals[start:last] == spoken.normals[start + length : whole]
    half, word = spoken.normals[last], spoken.normals[whole]
    return same and (_is_beginning(half, word) or half.partition("'")[0] == word)


def _is_beginning(half: str, word: str) -> bool:
    """Whether one word sounds as if it were to become the other; its last sound may be misheard."""
    return 0 < len(half) < len(word) and word.startswith(half[: max(1, len(half) - 1)])


def is_half(spoken: SpokenWords, at: int, *, has_script: bool) -> bool:
    """Whether a word was broken off: written so or, where the script does not have it, said in full next.

    Without a script, a long dash, dots or a filled pause has to stand between the two.
    """
    if at + 1 >= len(spoken.normals):
        return False
    half, word = spoken.normals[at], spoken.normals[at + 1]
    if at in spoken.halves:
        begins = len(half) < len(word) and word.startswith(half)
        is_number = is_number_word(word, spoken.language) and (
            len(half) == 1 or (not has_script and not begins and is_number_word(half, spoken.language))
        )
        return not is_number and word not in _SUSPENDING[spoken.language]
    if half.startswith(f"{word}'") and word in SUBJECTS[spoken.language]:  # "I'm, I am"
        return at in spoken.breaks
    if not (0 < len(half) < len(word) and word.startswith(half)):
        return False
    if word.startswith(f"{half}'"):  # "I, I'd like"
        return has_script or spoken.is_unfinished(at)
    if has_script:
        return at in spoken.breaks or half not in _OFTEN_PUT_IN[spoken.language]
    return at in spoken.hanging and half not in _OFTEN_PUT_IN[spoken.language]
