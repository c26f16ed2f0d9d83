"""Starts that were given up for what the script has: "Your firm, um, one of your partners".

Words that the script does not have may be put in on purpose: "Good news, um, we have". But who or what, and
one word of it, says nothing yet when the speaker hesitates and goes on with the script; nor does a wish of
which is not said for what ("I would like, could I"), or "we've been". And a time or a place may be put right
at once: "last year, this past year".
"""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.corrections import SUBJECTS
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords

_GREETING = frozenset({"thanks", "thank", "hi", "hello", "bedankt", "dank", "hallo"})
_OF_A_NOUN = frozenset(
    {
        *("the", "a", "an", "my", "our", "your", "their", "there's"),
        *("de", "een", "mijn", "onze", "uw", "jullie", "hun"),
    }
)
_WHO_OR_WHAT = (SUBJECTS - _GREETING) | _OF_A_NOUN
_SAYING = frozenset(
    {
        *("know", "think", "guess", "mean", "hope", "see", "understand", "agree", "promise"),
        *("am", "did", "do", "me", "us", "him", "her", "okay", "true"),
        *("weet", "denk", "bedoel", "hoop", "zie", "begrijp", "ben"),
    }
)
"""With one of these, two words say something: "I know", "it's me"."""
_WOULD = frozenset({"would", "wou", "zou", "wilde"})
_WISHED = frozenset({"like", "love", "want", "graag"})
_BEING = "been"
_SHORT = 2


def is_given_up(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether so many words from `start`, none of them the script's, were given up for its next.

    Parameters
    ----------
    spoken : SpokenWords
    start, length : int
        They open something, and there are two or more.
    """
    words, last = spoken.normals[start : start + length], start + length - 1
    if last not in spoken.breaks:
        return False
    if length == _SHORT and last in spoken.hanging and words[0] in _WHO_OR_WHAT and words[1] not in _SAYING:
        return True
    if last in spoken.concluding:
        return False
    if words[-1] in _WISHED and (words[-2] in _WOULD or words[-2].endswith("'d")):
        return True
    is_left_open = length == _SHORT and words[0] in _WHO_OR_WHAT and words[1] == _BEING
    return is_left_open or _goes_on_to_the_same(spoken, start, length)


def _goes_on_to_the_same(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether one word more, in one go behind these, ends with the same: "last year, this past year"."""
    again = start + length
    other = spoken.normals[again : again + length + 1]
    in_one_go = not any(at in spoken.breaks for at in range(again, again + length))
    is_whole = len(other) > length and other[0] not in spoken.joining
    return in_one_go and is_whole and other[-1] == spoken.normals[again - 1]
