"""Starts that were broken off and put right in other words.

"at three, sorry, at four" says that it puts something right. With a script, three more can be told, since
their words are not in it: "can I, could I show" ends with the same word, "we work with- Companies" is broken
off, or ends with a word that can't end a phrase. What can be told without one is in `open_starts`.
"""

from __future__ import annotations

from functools import cache

from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import KINDS, SUBJECTS, are_of_one_kind, phrases, words
from vm_rehearse.verbalisation import is_number_word

_CORRECTING = phrases(
    en="""
        i am sorry, i'm sorry, sorry, excuse me, pardon me, pardon, or rather, i meant, scratch that,
        correction, oops, i mean, no wait, no sorry, wait no, wait, no, well no, or no, hang on, hold on,
        my mistake, let me see, what's it called, i said that wrong, that's wrong, that's not right, or i
        should say, or should i say, make that, let me start over, let me start again
    """,
    nl="""
        sorry, pardon, ik bedoel, of nee, of liever, excuus, correctie, oeps, oops, ik bedoelde, ik zeg
        het verkeerd, dat zeg ik verkeerd, dat klopt niet, ik verspreek me, ik vergis me, ik begin
        opnieuw, nee wacht, nee sorry, wacht even, wacht, nee, nou nee, hoe heet dat, hoe heet het, even
        kijken, excuseer, momentje, herstel
    """,
)
_SET_OFF = words(
    en="no wait i well or hang hold my let what's that's make",
    nl="nee wacht ik dat nou hoe even excuseer momentje herstel",
)
"""Those that begin so put something right only where they are set off."""
_MEANING = phrases(en="i mean, make that", nl="ik bedoel")
"""These may go on with what is meant: "at three, I mean four"."""
_REGRETTING = words(en="i'm am we're are so very really terribly but", nl="heel erg maar")
"""Who is "so sorry" puts nothing right."""
_LONGEST_PUT_RIGHT, _SAME_OPENING = 12, 3
"""In words: what opens with so many of the same is a start said anew, however long it is."""
_IT = words(en="it them that him her us me you", nl="het ze dat hem ons mij")
"""Two things done to one end alike, and neither puts the other right: "want it, no, need it"."""
CLAUSE = 3
"""So many words say something by themselves ("I hope you're well"), though the next begin alike."""


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
    for before in range(1, _LONGEST_PUT_RIGHT + 1):
        at = start + before
        if at - 1 not in available or at - 1 in spoken.concluding:
            return 0
        words = correction_behind(spoken, at, available)
        if words:
            is_apart = has_script or _is_apart(spoken, start, at, at + words)
            is_put_right = is_apart and _replaces(spoken, start, before, at + words, has_script=has_script)
            return before + words if is_put_right else 0
    return 0


def _is_apart(spoken: SpokenWords, start: int, at: int, again: int) -> bool:
    """Whether what puts something right is set off; "free, I mean free" puts nothing right."""
    same = spoken.normals[start:at] == spoken.normals[again : again + at - start]
    return at - 1 in spoken.breaks and (again - 1 in spoken.breaks or not same)


def correction_behind(spoken: SpokenWords, at: int, available: set[int]) -> int:
    """How many words at a place say that something is put right, with more behind them; 0 if none do."""
    language = spoken.language
    for phrase in _longer_first(language):
        end, is_set_off = at + len(phrase), phrase[0] in _SET_OFF[language]
        if (
            spoken.normals[at:end] == phrase
            and end < len(spoken.normals)
            and available.issuperset(range(at, end))
            and (end - 1 in spoken.breaks or not is_set_off or phrase in _MEANING[language])
            and (at - 1 in spoken.breaks or not is_set_off)
            and end - 1 not in spoken.concluding
            and (phrase[-1] != "sorry" or not at or spoken.normals[at - 1] not in _REGRETTING[language])
        ):
            return len(phrase) + correction_behind(spoken, end, available)
    return 0


def seeks_words(phrase: tuple[str, ...], language: str) -> bool:
    """Whether a phrase puts something right, and does not go on with what is meant."""
    return phrase in _CORRECTING[language] and phrase not in _MEANING[language]


@cache
def _longer_first(language: str) -> tuple[tuple[str, ...], ...]:
    """What says that something is put right, longer phrases before those that they begin with."""
    return tuple(sorted(_CORRECTING[language], key=len, reverse=True))


def put_right_before(spoken: SpokenWords, surplus: set[int]) -> set[int]:
    """What the script does not have, in whole where "correction" and such put it right.

    Of "five five five, oh one one five, correction, oh one one four", any "five" may count as the one too
    many; it is the one that is put right.
    """
    found = set(surplus)
    for at in range(2, len(spoken.normals)):
        last = first = at - 1
        if last in found or not correction_behind(spoken, at, found):
            continue
        while first - 1 in found:
            first -= 1
        earlier = next((one for one in range(first - 1, -1, -1) if one in found), None)
        if first == last or earlier is None:
            continue
        said = (*spoken.normals[earlier + 1 : first], spoken.normals[last])
        if spoken.normals[earlier:first] == said:
            found = (found - {earlier}) | {last}
    return found


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

    Of one that a comma ends, and that begins with the same two words as the next, that can't be told; and of
    three words only, even a full stop may be the recogniser's: "Let us me. Let us arrange".
    """
    last, again = start + length - 1, start + length
    if last in spoken.hanging or last in spoken.halves or is_left_open(spoken, last):
        return False
    opens_clause = spoken.normals[start] in SUBJECTS[spoken.language]
    same = spoken.normals[start : start + 2] == spoken.normals[again : again + 2]
    if last in spoken.concluding:
        is_long = length >= CLAUSE + same
        return is_long or last in spoken.asking or (length > 1 and opens_clause and not same)
    return length >= CLAUSE and opens_clause and not same


def is_left_open(spoken: SpokenWords, last: int) -> bool:
    """Whether no phrase ends so, or hardly one does and the words were left hanging."""
    return spoken.is_unfinished(last) or (spoken.is_hardly_last(last) and last in spoken.hanging)


def _says_otherwise(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether as many words behind these, said in one go, end with the same and are much the same."""
    again, end = start + length, start + 2 * length
    one, other = spoken.normals[start:again], spoken.normals[again:end]
    if len(other) < length or one == other or one[-1] != other[-1] or spoken.joining.intersection(one):
        return False
    same = sum(first == second for first, second in zip(one, other, strict=True))
    set_off = again - 1 in spoken.breaks or spoken.is_unfinished(again - 1)
    in_one_go = not any(at in spoken.breaks for at in range(again, end - 1))
    is_short = length == 2 or (length == CLAUSE and again - 1 in spoken.hanging)
    return set_off and in_one_go and (is_short or 3 * same >= 2 * length)


def _replaces(spoken: SpokenWords, start: int, length: int, again: int, *, has_script: bool) -> bool:
    """Whether words from `start` are put right by those from `again`.

    The same three words begin both, or the same word that is no subject, or they are numbers, names, or of
    one kind, or two words of which the second is the same ("red tiles, no, blue tiles"); with a script, any
    same word may begin or end both, or it is one word only.
    """
    first, other = spoken.normals[start], spoken.normals[again]
    end = start + length
    reopened = spoken.normals[start : start + _SAME_OPENING] == spoken.normals[again : again + _SAME_OPENING]
    if reopened and length >= _SAME_OPENING:
        return True
    if length > LONGEST_START:
        return False
    if all(is_number_word(word, spoken.language) for word in (first, other)):
        return True
    if not has_script:
        subjects = SUBJECTS[spoken.language]
        if first == other and first not in subjects | spoken.joining:
            return True
        if first == other:
            return length > 1 and _ends_in_other(spoken, start, again, length)
        are_names = {start, again} <= set(spoken.names) - _i_of(spoken)
        if length == 2 and spoken.normals[end - 1 : end] == spoken.normals[again + 1 : again + 2]:
            return spoken.normals[end - 1] not in _IT[spoken.language]
        is_of_a_kind = any({first, other} & kind[spoken.language] for kind in KINDS)
        is_other = are_of_one_kind(first, other, spoken.language) or (are_names and not is_of_a_kind)
        return length == 1 and is_other
    ending = spoken.normals[end - 1 : end]
    return length == 1 or first == other or ending == spoken.normals[again + length - 1 : again + length]


def _ends_in_other(spoken: SpokenWords, start: int, again: int, length: int) -> bool:
    """Whether two starts are the same but for a name, a number or one of a kind: "it's Tom, it's Tim"."""
    last, other = start + length - 1, again + length - 1
    if other >= len(spoken.normals) or spoken.normals[start:last] != spoken.normals[again:other]:
        return False
    pair = spoken.normals[last], spoken.normals[other]
    are_names = {last, other} <= set(spoken.names) - _i_of(spoken)
    are_numbers = all(is_number_word(word, spoken.language) for word in pair)
    return pair[0] != pair[1] and (are_names or are_numbers or are_of_one_kind(*pair, spoken.language))


def _i_of(spoken: SpokenWords) -> set[int]:
    """Where "I" and its contractions stand, which are written large and are no names."""
    return {at for at, word in enumerate(spoken.normals) if word == "i" or word.startswith("i'")}
