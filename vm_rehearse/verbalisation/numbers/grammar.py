"""What one language knows about reading numbers aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vm_rehearse.verbalisation.numbers.currencies import Currency

MOST_READINGS = 12
"""No written word is given more readings than this: beyond, they are not usual ones."""

Readings = tuple[str, ...]
"""Readings of one written word, most usual first, each as words with single spaces."""
Forms = tuple[tuple[str, ...], ...]
"""Ways to say something, most usual first, each as normalised words."""


@dataclass(frozen=True)
class NumberGrammar:
    """How numbers are read in one language; readings are in order, most usual first."""

    cardinals: Callable[[int], Readings]
    ordinals: Callable[[int], Readings]
    years: Callable[[int], Readings]
    clock: Callable[[int, int], Readings]
    """Hour and minute of a day."""
    fractions: Callable[[int, int], Readings]
    """Part and whole."""
    months: tuple[str, ...]
    days: Callable[[int, int], Readings]
    """Day and month."""
    decades: Callable[[int], Readings]
    month_first: bool
    """Whether 3/4 is in March rather than in April."""
    digits: tuple[Readings, ...]
    """The names of the digits 0 to 9 in a number read digit by digit."""
    repeated: Mapping[int, str]
    """The word for a digit said once for two or three of it."""
    decimal_mark: str
    point: Readings
    """The word for the decimal mark."""
    dot: Readings
    """The name of the dot in a number that counts nothing."""
    ratio: Readings
    """The word between two numbers such as "1:1"."""
    zero: str
    noughts: Readings
    """What else a zero is called that is read alone or before the decimal mark."""
    nothing: Readings
    """What is said for an amount of zero."""
    thousand: str
    thousands_of_money: Readings
    """What a thousand of a currency is called, its name left out: "forty eight grand"."""
    halves: Callable[[int], Readings]
    """What is said for ".5" behind a whole number other than 0: 2 -> "two and a half"."""
    linked: Callable[[str, str], Readings]
    """A whole number and a fraction, both in words: "two", "one third" -> "two and one third"."""
    to: Readings
    """The word between the ends of a range."""
    plural: Callable[[str], str] | None
    """Several of a number in words, where that is written with an "s"."""
    dash: Readings
    """The name of the mark between them."""
    per: Readings
    """The word between a price and what it is for ("a month")."""
    for_several: Readings
    """The word between a price and the number of things it is for."""
    minus: Readings
    below_zero: Readings
    """What is said behind degrees with a minus."""
    cut: Readings
    """What may be said behind a percentage with a minus."""
    plus: str
    above: Readings
    """What may be said before a number with a plus behind it ("200+"), "" for nothing."""
    upwards: Readings
    """What may be said behind it."""
    slash: Readings
    around_the_clock: Readings
    """What else is said for "24/7"."""
    article: Readings
    """What may be said for one of something that is counted ("a dollar")."""
    percent: Readings
    ordinal_endings: tuple[str, ...]
    scales: Mapping[str, Readings]
    """What is written behind a number to make it larger, and its names."""
    currencies: Mapping[str, Currency]
    """By their signs."""
    own_currency: str
    """Whose sign may be left out."""
    cents_link: Readings
    """What may be said between the amount and its cents."""
    day_halves: Mapping[str, Readings]
    hours: str
    """What may be said behind a time of four digits."""
    part_of_day: Callable[[int, bool], Readings]
    """What may be said behind an hour of 24, if that tells the part of the day; a zero may be before it."""
    clock_endings: Mapping[str, Readings]
    """What is written behind a time of day."""
    units: Mapping[str, Readings]
    counted: Mapping[str, Readings]
    """Short names of what a price or an amount is for, behind "/"."""
    counted_briefly: Mapping[str, Readings]
    """Letters that are such names behind a number or "p" alone: "$12/d", "p/d"."""
    spans: Mapping[str, Readings]
    """Letters before such a name, behind a number: "7 d/w"."""


def unique(readings: Iterable[str]) -> Readings:
    """The readings without repetition, in order, with single spaces."""
    return tuple(dict.fromkeys(" ".join(reading.split()) for reading in readings))


def as_forms(readings: Iterable[str]) -> Forms:
    """The readings as words, without repetition, in order."""
    return tuple(dict.fromkeys(tuple(reading.split()) for reading in readings))


def joined(*parts: Iterable[str]) -> Readings:
    """Every way to say several parts one after another, the most usual combinations first.

    A combination is as usual as its parts are early in their lists; no more than `MOST_READINGS` are given.
    """
    ways: list[tuple[int, str]] = [(0, "")]
    for part in parts:
        ways = [(rank + place, f"{way} {word}") for rank, way in ways for place, word in enumerate(part)]
        ways = sorted(ways, key=lambda way: way[0])[:MOST_READINGS]
    return unique(way for _, way in ways)
