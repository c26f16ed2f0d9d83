"""Starts that were given up for what the script has: "Your firm, um, one of your partners".

Words that the script does not have may be put in on purpose: "Good news, um, we have". But who or what, and
one word of it, says nothing yet when the speaker hesitates and goes on with the script; nor does a wish of
which is not said for what ("I would like, could I"), "we've been", "nobody would", or "but you, but". And a
time or a place may be put right at once: "last year, this past year".
"""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import (
    DETERMINERS,
    GREETINGS,
    MODAL,
    SAYING,
    SUBJECTS,
    WOULD,
    words,
)

_WHO = (SUBJECTS - GREETINGS) | words(
    en="nobody everybody someone people", nl="niemand iedereen iemand mensen"
)
_WHO_OR_WHAT = (SUBJECTS - GREETINGS) | DETERMINERS | words(en="there's", nl="jullie hun")
_ENOUGH_SAID = SAYING | words(en="see agree am did do me us him her okay true", nl="zie ben")
"""With one of these, two words say something: "I know", "it's me"."""
_WISHED = words(en="like love want", nl="graag")
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
    said, last, language = spoken.normals[start : start + length], start + length - 1, spoken.language
    if last not in spoken.breaks:
        return False
    says_who = length == _SHORT and said[0] in _WHO_OR_WHAT[language]
    if says_who and last in spoken.hanging and said[1] not in _ENOUGH_SAID[language]:
        return True
    if length == _SHORT and _is_hardly_begun(spoken, start):
        return True
    if last in spoken.concluding:
        return False
    if said[-1] in _WISHED[language] and (said[-2] in WOULD[language] or said[-2].endswith("'d")):
        return True
    is_left_open = says_who and said[1] == _BEING
    return is_left_open or _goes_on_to_the_same(spoken, start, length)


def _is_hardly_begun(spoken: SpokenWords, start: int) -> bool:
    """Whether two words say who would do something, and not what, or who alone before the same "but".

    Behind a question "We would." is an answer, and "Others can't. We can." says all.
    """
    first, second, language = *spoken.normals[start : start + 2], spoken.language
    unsaid = WOULD if start + 1 in spoken.concluding else MODAL
    if first in _WHO[language] and second in unsaid[language]:
        return start not in spoken.answering
    again = spoken.normals[start + 2] == first
    return again and first in spoken.joining and second in _WHO[language]


def _goes_on_to_the_same(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether one word more, in one go behind these, ends with the same: "last year, this past year"."""
    again = start + length
    other = spoken.normals[again : again + length + 1]
    in_one_go = not any(at in spoken.breaks for at in range(again, again + length))
    is_whole = len(other) > length and other[0] not in spoken.joining
    return in_one_go and is_whole and other[-1] == spoken.normals[again - 1]
