"""Ranges said with other words than are written: "9-11am" is "between nine and eleven", "2-3" "two or three".

Only numbers beside each other are one "or" the other: 2-3, 5-10, 10-15, 200-300.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice, product

from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.grammar import Forms, Readings, as_forms, joined, unique
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.spoken import spoken_parts

_RANGE = re.compile(r"\D?(\d+)\D*-\D?(\d+)\D*")
_LINKS = {
    "en": (("between", "and"), ("from", "to")),
    "nl": (("tussen", "en"), ("van", "tot")),
}
"""Language -> what is said before a range, and between its ends."""
_WRITTEN = frozenset({"between", "b/w", "btw", "btwn", "from", "tussen", "tss", "van"})
"""Behind one of these it stands in the text already."""
_EITHER = {"en": "or", "nl": "of"}
_HOURS = frozenset({"u", "uur", "h"})
_LAST_HOUR, _NOON = 24, 12
_BETWEEN = "tussen"
_TO_LAST = frozenset({"tot", "t/m", "en", "à"})
_TO_HOUR = 3
_STEPS = (1, 5, 10, 50, 100, 500, 1000)
_OF_RANGE = 2
"""Parts before its second end."""
_MOST_STARTS, _MOST_ENDS = 4, 16


def other_ranges(words: Sequence[str], language: str) -> list[tuple[tuple[int, int], Forms]]:
    """Where a text has ranges, and how else these are said.

    Parameters
    ----------
    words : sequence of str
        As written.
    language : str
        Language code.

    Returns
    -------
    list of (range, forms)
        Half-open ranges of words, each with the other forms of those words.
    """
    found: list[tuple[tuple[int, int], Forms]] = []
    if language not in _LINKS:
        return found
    for at, word in enumerate(words):
        if language == "nl" and _is_last_hour(words, at):
            found.append(((at, at + 2), as_forms(_of_clock(int(word)))))
        ends = _RANGE.fullmatch(normalise_word(word))
        if not ends or int(ends[1]) >= int(ends[2]):
            continue
        first, last = int(ends[1]), int(ends[2])
        starts, behind = _ends(word, first, last, language)
        if not starts:
            continue
        is_led = at > 0 and normalise_word(words[at - 1]) in _WRITTEN
        links = () if is_led else _LINKS[language]
        ways = [way for before, link in links for way in _joined((before,), starts, (link,), behind)]
        if _are_neighbours(first, last):
            ways += _joined(("",), starts, (_EITHER[language],), behind)
        if ways:
            found.append(((at, at + 1), as_forms(ways)))
        if language == "nl" and "".join(words[at + 1 : at + 2]) in _HOURS and _NOON < last <= _LAST_HOUR:
            link = "en" if at and normalise_word(words[at - 1]) == _BETWEEN else "tot"
            found.append(((at, at + 2), _hours(first, last, link)))
    return found


def _ends(word: str, first: int, last: int, language: str) -> tuple[Readings, Readings]:
    """What is said for both ends of a range; none where it is no range."""
    grammar = GRAMMARS[language]
    parts = spoken_parts(word, language)
    if len(parts) <= _OF_RANGE or (grammar.to[0],) not in parts[1]:
        is_plain = normalise_word(word) == f"{first}-{last}"
        return (grammar.cardinals(first)[:2], grammar.cardinals(last)[:2]) if is_plain else ((), ())
    starts = tuple(" ".join(form) for form in parts[0][:_MOST_STARTS])
    behind = islice(product(*parts[_OF_RANGE:]), _MOST_ENDS)
    return starts, tuple(" ".join(chain(*way)) for way in behind)


def _joined(before: Readings, starts: Readings, link: Readings, ends: Readings) -> list[str]:
    """Every way to say both ends with what stands before and between them."""
    return [" ".join(way) for way in product(before, starts, link, ends)]


def _are_neighbours(first: int, last: int) -> bool:
    """Whether numbers are so near each other that one says "or" between them."""
    return last - first in _STEPS and first % (last - first) == 0


def _is_last_hour(words: Sequence[str], at: int) -> bool:
    """Whether a word is the last hour of several in an afternoon: the 16 of "van 10 tot 16 u."."""
    row = [normalise_word(word) for word in words[max(0, at - 2) : at + 2]]
    if len(row) <= _TO_HOUR or row[1] not in _TO_LAST or row[3] not in _HOURS:
        return False
    return row[0].isdecimal() and row[2].isdecimal() and _NOON < int(row[2]) <= _LAST_HOUR


def _of_clock(hour: int) -> Readings:
    """An hour as it is written, and by the twelve hours of a clock."""
    return tuple(GRAMMARS["nl"].cardinals(each)[0] for each in dict.fromkeys((hour, (hour - 1) % _NOON + 1)))


def _hours(first: int, last: int, link: str) -> Forms:
    """Hours of an afternoon without their word: "10-16 u." is "tien tot vier"."""
    grammar = GRAMMARS["nl"]
    starts, ends = _of_clock(first), _of_clock(last)
    ways = [*joined(starts, unique([link, *grammar.to]), ends), *joined(("van",), starts, ("tot",), ends)]
    ways += joined(("tussen",), starts, ("en",), ends)
    return as_forms([*ways, *(f"{way} uur" for way in ways)])
