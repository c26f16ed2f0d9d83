"""Starts that were broken off and put right in other words.

"at three, sorry, at four" says that it puts something right. With a script, three more can be told, since
their words are not in it: "can I, could I show" ends with the same word, "we work with- Companies" is broken
off, or ends with a word that can't end a phrase.
"""

from __future__ import annotations

from vm_rehearse.measures.spoken_words import JOINING, LONGEST_START, SpokenWords
from vm_rehearse.text import is_number_word

_CORRECTING = (
    *(("i", "am", "sorry"), ("i'm", "sorry"), ("sorry",), ("excuse", "me"), ("pardon", "me"), ("pardon",)),
    *(("or", "rather"), ("i", "meant"), ("scratch", "that"), ("correction",), ("oops",)),
    *(("i", "mean"), ("ik", "bedoel")),
    *(("no", "wait"), ("no", "sorry"), ("wait", "no"), ("wait",), ("no",)),
    *(("of", "nee"), ("of", "liever"), ("excuus",), ("correctie",), ("oeps",), ("ik", "bedoelde")),
    *(("nee", "wacht"), ("nee", "sorry"), ("wacht",), ("nee",)),
)
"""Longer ones first."""
_ORDINARY = frozenset({"no", "wait", "nee", "wacht", "i", "ik"})
"""Those that begin so put something right only where they are set off."""
_REGRETTING = frozenset({"i'm", "am", "we're", "are", "so", "very", "really", "terribly", "but"})
"""Who is "so sorry" puts nothing right."""
_CLAUSE = 3
"""So many words say something by themselves ("I hope you're well"), though the next begin alike."""
_SUBJECTS = frozenset(
    {
        *("i", "i'm", "i'll", "i'd", "i've", "we", "we're", "we'll", "you", "it", "it's", "that", "this"),
        *("he", "she", "they", "there", "that's", "thanks", "thank", "hi", "hello"),
        *("ik", "we", "wij", "u", "je", "het", "dat", "dit", "er", "bedankt", "dank", "hallo"),
    }
)
"""Whole clauses begin with these, and another that begins alike need not put the first one right."""


def correction_length(spoken: SpokenWords, start: int, available: set[int], *, has_script: bool) -> int:
    """How many words from `start` are put right behind them, with those that say so; 0 if none.

    Parameters
    ----------
    spoken : SpokenWords
    start : int
    available : set of int
        Words that can be such: with a script, those that it does not have there.
    has_script : bool
    """
    if correction_behind(spoken, start, available):
        return 0
    for before in range(1, LONGEST_START + 1):
        at = start + before
        if at - 1 not in available or at - 1 in spoken.concluding:
            return 0
        words = correction_behind(spoken, at, available)
        if words:
            is_apart = has_script or {at - 1, at + words - 1} <= set(spoken.breaks)
            is_put_right = is_apart and _replaces(spoken, start, before, at + words, has_script=has_script)
            return before + words if is_put_right else 0
    return 0


def correction_behind(spoken: SpokenWords, at: int, available: set[int]) -> int:
    """How many words at a place say that something is put right, with more behind them; 0 if none do."""
    for phrase in _CORRECTING:
        end = at + len(phrase)
        if (
            spoken.normals[at:end] == phrase
            and end < len(spoken.normals)
            and available.issuperset(range(at, end))
            and (end - 1 in spoken.breaks or phrase[0] not in _ORDINARY)
            and (at - 1 in spoken.breaks or phrase[0] not in _ORDINARY)
            and end - 1 not in spoken.concluding
            and (phrase[-1] != "sorry" or not at or spoken.normals[at - 1] not in _REGRETTING)
        ):
            return len(phrase) + correction_behind(spoken, end, available)
    return 0


def other_start_length(spoken: SpokenWords, start: int, available: set[int]) -> int:
    """How many words from `start`, none of them the script's, were broken off for others; 0 if none."""
    for length in range(2, LONGEST_START + 1):
        last = start + length - 1
        if last not in available or last + 1 >= len(spoken.normals):
            return 0
        if _says_otherwise(spoken, start, length):
            return length
        is_half = last in spoken.halves and not spoken.normals[last + 1].startswith(spoken.normals[last])
        if is_half or (last in spoken.breaks and is_left_open(spoken, last)):
            return length
    return 0


def says_all(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether words before a break are a sentence or a clause of their own, and left out nothing.

    Of one that a comma ends, and that begins with the same two words as the next, that can't be told.
    """
    last, again = start + length - 1, start + length
    if last in spoken.hanging or last in spoken.halves or is_left_open(spoken, last):
        return False
    opens_clause = spoken.normals[start] in _SUBJECTS
    if last in spoken.concluding:
        return length >= _CLAUSE or last in spoken.asking or (length > 1 and opens_clause)
    same = spoken.normals[start : start + 2] == spoken.normals[again : again + 2]
    return length >= _CLAUSE and opens_clause and not same


def is_left_open(spoken: SpokenWords, last: int) -> bool:
    """Whether no phrase ends so, or hardly one does and the words were left hanging."""
    return spoken.is_unfinished(last) or (spoken.is_hardly_last(last) and last in spoken.hanging)


def _says_otherwise(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether as many words behind these, said in one go, end with the same and are much the same."""
    again, end = start + length, start + 2 * length
    one, other = spoken.normals[start:again], spoken.normals[again:end]
    if len(other) < length or one == other or one[-1] != other[-1] or JOINING.intersection(one):
        return False
    same = sum(first == second for first, second in zip(one, other, strict=True))
    set_off = again - 1 in spoken.breaks or spoken.is_unfinished(again - 1)
    in_one_go = not any(at in spoken.breaks for at in range(again, end - 1))
    return set_off and in_one_go and (length == 2 or 3 * same >= 2 * length)


def _replaces(spoken: SpokenWords, start: int, length: int, again: int, *, has_script: bool) -> bool:
    """Whether words from `start` are put right by those from `again`.

    The same word begins both, or they are numbers; with a script, the same word may end both, or it is one
    word only.
    """
    first, other = spoken.normals[start], spoken.normals[again]
    if all(is_number_word(word, spoken.language) for word in (first, other)):
        return True
    if not has_script:
        return first == other and first not in _SUBJECTS | JOINING
    ending = spoken.normals[start + length - 1 : start + length]
    return length == 1 or first == other or ending == spoken.normals[again + length - 1 : again + length]
