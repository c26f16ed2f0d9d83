"""Rows of digits in whatever groups they were said: "07700 900123" is also "double oh nine hundred".

The readings of a written number are the usual ones; what people do with a telephone number is beyond listing.
So the words that were heard are read the other way round: whatever says the same digits is one more reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS

_SHORTEST_ROW = 3
_LONGEST_GROUP = 6
"""Words."""
_TELEPHONE = 7
_BETWEEN_GROUPS = frozenset({"dash", "hyphen", "dot", "streepje", "punt"})
"""What may be said of the marks between groups of so many digits; in a shorter row it may be a decimal."""
_LARGEST_GROUP = 1000
_LARGEST_ROUND = 10_000

Phrase = tuple[str, ...]


def as_said(forms: Iterable[Phrase], heard: Sequence[str], language: str) -> tuple[Phrase, ...]:
    """The runs of the words heard that say the same digits as a form which goes digit by digit.

    Parameters
    ----------
    forms : iterable of tuple of str
        The usual ways to say a written number.
    heard : sequence of str
        Normalised words, numbers without hyphens.
    language : str
        Language code.

    Returns
    -------
    tuple of tuple of str
        Each other than the forms; empty where none of these goes digit by digit.
    """
    names = _digit_names(language)
    rows = {
        "".join(names[word] for word in form)
        for form in forms
        if len(form) >= _SHORTEST_ROW and all(word in names for word in form)
    }
    found = (
        tuple(heard[start:end])
        for row in rows
        for start in range(len(heard))
        for end in _ends(row, heard, start, language)
    )
    return tuple(phrase for phrase in dict.fromkeys(found) if phrase not in set(forms))


def _ends(row: str, heard: Sequence[str], start: int, language: str, *, said: str = "") -> Iterator[int]:
    """Where the words from `start` on have said all of the digits, and no more, behind those already said."""
    groups = _groups(language)
    if said and len(said + row) >= _TELEPHONE and _BETWEEN_GROUPS.intersection(heard[start : start + 1]):
        yield from _ends(row, heard, start + 1, language, said=said)
    for end in range(start + 1, min(start + _LONGEST_GROUP, len(heard)) + 1):
        digits = groups.get(tuple(heard[start:end]))
        if digits == row:
            yield end
        elif digits is not None and row.startswith(digits):
            yield from _ends(row[len(digits) :], heard, end, language, said=said + digits)


@cache
def _digit_names(language: str) -> Mapping[str, str]:
    """The names of the digits."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return {}
    return {name: str(digit) for digit, names in enumerate(grammar.digits) for name in names}


@cache
def _groups(language: str) -> Mapping[Phrase, str]:
    """What is said for one digit or several at once -> the digits."""
    grammar = GRAMMARS[language]
    names = _digit_names(language)
    rounds, years = range(_LARGEST_GROUP, _LARGEST_ROUND, 100), range(2001, 2100)
    groups = {
        tuple(reading.split()): str(number)
        for number in (*range(10, _LARGEST_GROUP), *rounds, *years)
        for reading in grammar.cardinals(number)
    }
    for count, word in grammar.repeated.items():
        groups |= {(*word.split(), name): digit * count for name, digit in names.items()}
    return groups | {(name,): digit for name, digit in names.items()}
