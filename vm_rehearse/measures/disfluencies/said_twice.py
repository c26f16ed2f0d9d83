"""Words that are said twice in a row and meant to be, as far as their look tells.

"bye bye" and "very, very" are emphasis, "that that" and "had had" grammar, and so is a word at the end of a
clause with which the next begins ("If you can, can you call?"). "Duran Duran" is a name. Letters are spelled,
and numbers are read out, twice on purpose; but of "in three three days", which counts days, one is too many.
"""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.grammar import is_grammar, is_relative_clause, is_two_words
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import SUBJECTS, SUBORDINATING, words
from vm_rehearse.verbalisation import is_number_word

_EMPHATIC = words(
    en="""
        very really so far much many more long again never ever too big huge great good nice small tiny
        old new high low deep hard fast quick slow well way super totally absolutely always bye yes no ha
        hey hi hello now there thanks please knock okay ok right sure wait blah night plus win better
        sorry welcome cheers congratulations ciao hear hush chop tut boo cha yo choo tuk pom yum
    """,
    nl="""
        heel hele erg echt veel zo meer toe nooit altijd beter super groot grote klein kleine lang lange
        mooi mooie goed goede snel ja nee dag doei hoi hallo nou bedankt oké wacht hoor ha hey blah plus
        sorry welkom gefeliciteerd ciao daag doeg joe hup cha yo tuk pom
    """,
)
_THANKING = words(en="thank thanks", nl="dank bedankt thanks")
_ARTICLE = "een"
_COUNTING = words(
    en="""
        in for within about than only just least most nearly almost every another with take takes took
        taken need needs needed have has had them us
    """,
    nl="""
        in binnen ongeveer dan maar slechts minstens bijna ruim zo'n na elke met nodig duurt duurde heb
        heeft hebben had hadden
    """,
)
"""Behind these, a number counts what comes behind it, and is no time, code or name."""
_COUNTED = words(
    en="people men women children",
    nl="uur jaar keer man kwartier procent meter",
)
_PRICES = words(en="dollars cents pounds euros bucks pence", nl="dollars euros centen")
"""Of a price that is said twice, neither is too many."""
_MANY = ("s", "en")
"""How words end that say what is counted."""
_SINGLE = words(en="one oh zero", nl="een nul")
_LEAST_COUNTED = 3
"""In letters; "is" and "was" are verbs."""
_NO_NAMES = SUBJECTS | words(
    en="can could would will may do is are if so what how",
    nl="kan kunt kunnen wil wilt zou mag is als wat hoe met dus",
)
"""Large at the beginning of a sentence, and still no name."""
_ROW = 2
"""So many digits behind letters make a code of both: "a a seven four"."""
_DIGITS = words(
    en="zero oh one two three four five six seven eight nine",
    nl="nul een twee drie vier vijf zes zeven acht negen",
)


def is_meant(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether words from `start` that are said once more at once were meant to be.

    Parameters
    ----------
    spoken : SpokenWords
    start, length : int
        The first saying; the second comes right behind it.
    """
    said = spoken.normals[start : start + length]
    if _is_spelled(spoken, start, length):
        return True
    if _are_numbers(spoken, start, length) and not (length == 1 and _counts(spoken, start)):
        return True
    if is_relative_clause(spoken, start, length):
        return True
    if _EMPHATIC[spoken.language].issuperset(said) or said[0] in _THANKING[spoken.language]:
        return True
    if length == 1 and (is_grammar(spoken, start) or _is_name(spoken, start) or is_two_words(spoken, start)):
        return True
    if _is_place(spoken, start, length):
        return True
    return _goes_on(spoken, start, length) or _ends_clause(spoken, start, length)


def is_number_again(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether a number of several words is said as a whole, and once more as a whole."""
    again, end = start + length, start + 2 * length
    return (
        length > 1
        and spoken.are_numbers(start, again)
        and again - 1 in spoken.breaks
        and (end == len(spoken.normals) or end - 1 in spoken.breaks)
    )


def _are_numbers(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether these are numbers; "een" is one beside others alone, and else an article."""
    again, end = start + length, start + 2 * length
    is_article = spoken.normals[start:again] == (_ARTICLE,)
    beside_one = spoken.are_numbers(start - 1, start) or spoken.are_numbers(end, end + 1)
    return spoken.are_numbers(start, again) and (beside_one or not is_article)


def _counts(spoken: SpokenWords, start: int) -> bool:
    """Whether a number that is said twice counts what is named right behind it: "in three three days"."""
    before, behind = spoken.normals[max(0, start - 1) : start], spoken.normals[start + 2 : start + 3]
    counts = not _COUNTING[spoken.language].isdisjoint(before)
    is_single = spoken.normals[start] in _SINGLE[spoken.language]
    if is_single or not counts or not behind or start + 1 in spoken.breaks:
        return False
    word = behind[0]
    is_number = any(is_number_word(one, spoken.language) for one in (word, word.removesuffix("s")))
    is_meant_so = start in spoken.breaks and start not in spoken.hanging  # "it took five, five days"
    if is_number or is_meant_so or word in _PRICES[spoken.language]:
        return False
    return word in _COUNTED[spoken.language] or (len(word) > _LEAST_COUNTED and word.endswith(_MANY))


def _is_spelled(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether these are letters; "a" and "I" are some in a row with others alone, or with digits."""
    letters, end = spoken.normals[start : start + length], start + 2 * length
    if any(len(letter) != 1 for letter in letters):
        return False
    first, last = start, end
    while first and len(spoken.normals[first - 1]) == 1:
        first -= 1
    while last < len(spoken.normals) and len(spoken.normals[last]) == 1:
        last += 1
    if any(word not in "ai" for word in spoken.normals[first:last]):
        return True
    row = spoken.normals[end : end + _ROW]
    return len(row) == _ROW and _DIGITS[spoken.language].issuperset(row)


def _is_name(spoken: SpokenWords, start: int) -> bool:
    """Whether two words are a name ("Duran Duran"), or one and a firm's ("Blom, Blom and Partners")."""
    opens_row = not spoken.joining.isdisjoint(spoken.normals[start + 2 : start + 3])
    is_word = spoken.normals[start] in _NO_NAMES[spoken.language] or spoken.is_unfinished(start)
    opens = start in spoken.opening and start + 2 not in spoken.names and not is_word
    are_names = start + 1 in spoken.names and (start in spoken.names or opens)
    return (start not in spoken.breaks or opens_row) and are_names


def _is_place(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether these are a town and what it lies in, with commas around both: "New York, New York,"."""
    end = start + 2 * length
    are_names = length > 1 and set(range(start, end)) <= set(spoken.names)
    return are_names and spoken.stand_apart(start + length, end)


def _goes_on(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether it is a row, such as "more and more and more" or "from shop to shop to shop"."""
    said, end = spoken.normals[start : start + length], start + 2 * length
    if start + length - 1 in spoken.breaks:
        return False
    if spoken.joining.intersection(said[1:]):
        return True
    from_before = spoken.normals[max(0, start - 1) : start] == said[-1:]
    to_behind = spoken.normals[end : end + 1] == said[:1] and spoken.normals[end + 1 : end + 2] != said[1:2]
    return length > 1 and (from_before or to_behind)


def _ends_clause(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether a sentence, or a clause that another follows, ends between the two."""
    last = start + length - 1
    if last in spoken.concluding:
        opens = start == 0 or start - 1 in spoken.concluding
        return not opens or (length > 1 and start + 2 * length - 1 in spoken.concluding)
    if last not in spoken.breaks or spoken.is_unfinished(last) or spoken.is_hardly_last(last):
        return False
    for at in range(start - 1, -1, -1):
        if at in spoken.breaks:
            return False
        if spoken.normals[at] in SUBORDINATING[spoken.language]:
            return at < start - 1
    return False
