"""Words said twice in a row by accident, starts that were broken off and said anew, and half words.

Of "we we help" the first "we" is a repetition; of "I'd like, I'd like to show" the first "I'd like" is a
false start, as is "my number" in "my number, my mobile" and "mon-" in "mon- Monday". The last saying is the
one that counts.

With a script, only words that it does not have there can be any of these; "me" before its "meeting" is a
half word then, but "the" before "theatre" is none. Without one, what is said anew has to be the very same
words, or a half word: "we help banks, we help shops" is style and no restart. Numbers and letters are said
twice on purpose, and so are some words ("bye bye", "very, very").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from vm_rehearse.text import is_number_word

Restart = Literal["repetition", "false_start"]

_LONGEST_START = 6
_JOINING = frozenset({"and", "or", "but", "en", "of", "maar"})
"""Between two of these stands a list, and not a start that was broken off."""
_OFTEN_PUT_IN = frozenset(
    {
        *("a", "an", "the", "i", "it", "is", "no", "so", "as", "and", "or"),
        *("in", "on", "at", "to", "for", "of"),
        *("de", "een", "het", "er", "is", "al", "zo", "en"),
        *("in", "op", "om", "te", "aan", "bij", "met", "van"),
    }
)
"""People put these into a script; before a word that begins alike, each is still a word of its own."""
_DOUBLED = frozenset(
    {
        *("very", "really", "so", "far", "much", "many", "more", "long", "again", "never", "ever", "too"),
        *("bye", "yes", "no", "ha", "hey", "hi", "hello", "now", "there", "thanks", "please", "knock"),
        *("thank", "that", "had", "is", "do"),
        *("heel", "veel", "zo", "ja", "nee", "dag", "doei", "nou", "meer", "toe", "dat", "die", "bedankt"),
    }
)
"""Words and beginnings of phrases that people say twice in a row and mean to."""


@dataclass(frozen=True)
class SpokenWords:
    """What was said, word by word, as far as it takes to find what was said again.

    `normals` are the words to compare; `breaks` are the positions behind which there is a pause, a comma or a
    filled pause; `halves` those of words that were written as broken off ("mon-").
    """

    normals: tuple[str, ...]
    breaks: Collection[int]
    halves: Collection[int]
    language: str


def said_again(
    spoken: SpokenWords, surplus: Sequence[int] | None, *, phrases: Collection[tuple[str, ...]]
) -> dict[int, Restart]:
    """The spoken words that were only said on the way to saying them again.

    Parameters
    ----------
    spoken : SpokenWords
    surplus : sequence of int or None
        Indices of the words that the script does not have at that place, in ascending order; None without a
        script.
    phrases : collection of tuple of str
        Filler phrases, which are none of these: of "I guess I would", "I guess" is a filler.

    Returns
    -------
    dict of int to kind
        By index of the spoken word.
    """
    kinds: dict[int, Restart] = {}
    starts = range(len(spoken.normals)) if surplus is None else surplus
    available = set(starts)
    for start in starts:
        if start in kinds:
            continue
        length = _restart_length(spoken, start, available, has_script=surplus is not None)
        if length and _goes_on_behind_phrase(spoken, start, length, phrases):
            continue
        if length and spoken.normals[start : start + length] not in phrases:
            again = spoken.normals[start + length : start + length + 1] == spoken.normals[start : start + 1]
            kind: Restart = "repetition" if length == 1 and again else "false_start"
            kinds.update(dict.fromkeys(range(start, start + length), kind))
    return kinds


def _goes_on_behind_phrase(
    spoken: SpokenWords, start: int, length: int, phrases: Collection[tuple[str, ...]]
) -> bool:
    """Whether what is said again begins a filler phrase that stands apart: of "you, you know, want"."""
    again = start + length
    if again - 1 not in spoken.breaks:
        return False
    for phrase in phrases:
        end = again + len(phrase)
        said = spoken.normals[again:end]
        if len(phrase) > length and said == phrase and end - 1 in spoken.breaks:
            return spoken.normals[end : end + length] != spoken.normals[start:again]
    return False


def _restart_length(spoken: SpokenWords, start: int, available: set[int], *, has_script: bool) -> int:
    """How many words from `start` were broken off, or are said again behind them; 0 if none."""
    if _is_half(spoken, start, has_script=has_script):
        return 1
    for length in range(1, _LONGEST_START + 1):
        again = start + length
        if again - 1 not in available or again >= len(spoken.normals):
            return 0
        if _same_words(spoken, start, length):
            return length if has_script or _by_accident(spoken, start, length) else 0
        if spoken.normals[again] == spoken.normals[start]:
            if has_script:
                return length if _begins_anew(spoken, start, length) else 0
            if _ends_in_half(spoken, start, length):
                return length
    return 0


def _same_words(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether so many words from `start` are said once more at once."""
    words = spoken.normals[start : start + 2 * length]
    return len(words) == 2 * length and words[:length] == words[length:]


def _by_accident(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether words said twice were not meant to be, as far as that can be told without a script."""
    words = spoken.normals[start : start + length]
    if all((len(word) == 1 and word not in "ai") or is_number_word(word, spoken.language) for word in words):
        return False
    if words[0] in _DOUBLED:
        return False
    return start + length - 1 in spoken.breaks or not _JOINING.intersection(words)


def _begins_anew(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether words that the script does not have end where the same word begins something else."""
    first, second = spoken.normals[start : start + 2], spoken.normals[start + length : start + length + 2]
    if length > 1 and first == second:
        return True
    return start + length - 1 in spoken.breaks and spoken.normals[start] not in _JOINING


def _ends_in_half(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether the last word before a new start is the beginning of the word that is then said there."""
    last, whole = start + length - 1, start + 2 * length - 1
    if length == 1 or whole >= len(spoken.normals) or last not in spoken.breaks:
        return False
    same = spoken.normals[start:last] == spoken.normals[start + length : whole]
    return same and _is_beginning(spoken.normals[last], spoken.normals[whole])


def _is_beginning(half: str, word: str) -> bool:
    """Whether one word sounds as if it were to become the other; its last sound may be misheard."""
    return 0 < len(half) < len(word) and word.startswith(half[: max(1, len(half) - 1)])


def _is_half(spoken: SpokenWords, at: int, *, has_script: bool) -> bool:
    """Whether a word was broken off: written so or, where the script does not have it, said in full next."""
    if at + 1 >= len(spoken.normals):
        return False
    half, word = spoken.normals[at], spoken.normals[at + 1]
    if at in spoken.halves:
        return not (len(half) == 1 and is_number_word(word, spoken.language))
    begins = 0 < len(half) < len(word) and word.startswith(half)
    return has_script and begins and (at in spoken.breaks or half not in _OFTEN_PUT_IN)
