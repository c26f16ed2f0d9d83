"""English numbers in words: every usual reading, the most usual first, as lower-case words with spaces.

Hyphens are left out ("twenty six"), so that a word is what is said as one.
"""

from __future__ import annotations

from vm_rehearse.verbalisation.numbers.currencies import CURRENCIES
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique
from vm_rehearse.verbalisation.numbers.units import COUNTED, COUNTED_BRIEFLY, SPANS, UNITS

_SMALL_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = _SMALL_NAMES.split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINAL_ENDINGS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SEVERAL = {
    100: ("hundreds",),
    1000: ("thousands",),
    10_000: ("tens of thousands",),
    100_000: ("hundreds of thousands",),
    10**6: ("millions",),
}
"""Of round numbers."""
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = _MONTH_NAMES.split()

_DAY_HALVES = {
    "am": ("am", "a m", "", "in the morning"),
    "pm": ("pm", "p m", "", "in the afternoon", "in the evening", "at night"),
}


def cardinals(number: int) -> tuple[str, ...]:
    """Readings of a count: 250 -> "two hundred fifty", "two hundred and fifty", "two fifty"."""
    readings = [_cardinal(number), _cardinal(number, linked=True)]
    hundreds, rest = divmod(number, 100)
    if 11 <= hundreds <= 99 and hundreds % 10:
        head = f"{_cardinal(hundreds)} hundred"
        readings += [head] if not rest else [f"{head} {_cardinal(rest)}", f"{head} and {_cardinal(rest)}"]
        readings += [f"{_cardinal(hundreds)} {_last_two(rest)}"] if rest else []
    readings += [f"a {reading.removeprefix('one ')}" for reading in readings if reading.startswith("one ")]
    if 1 <= hundreds <= 9 and rest:
        readings.append(f"{_SMALL[hundreds]} {_last_two(rest)}")
    thousands, below = divmod(number, 1000)
    if 1 <= thousands < 1000:
        # each half as briefly as it is said by itself: "three eighty nine thousand nine hundred"
        heads = [_cardinal(thousands), *_briefly(thousands)]
        tails = [_cardinal(below), _cardinal(below, linked=True), *_briefly(below)] if below else [""]
        readings += [f"{head} thousand {tail}".strip() for head in heads for tail in tails]
        readings += [f"{head} {tail}" for head in heads if thousands > 99 for tail in tails if below >= 100]
    readings += [
        f"{_cardinal(number // size)} and a half {name}"
        for size, name in _SCALES
        if number % size * 2 == size and number < 100 * size
    ]
    return unique(readings)


def _briefly(number: int) -> list[str]:
    """Hundreds without their word: 389 -> "three eighty nine"."""
    hundreds, rest = divmod(number, 100)
    return [f"{_SMALL[hundreds]} {_last_two(rest)}"] if 1 <= hundreds <= 9 and rest else []


def ordinals(number: int) -> tuple[str, ...]:
    """Readings of a place in a row: 21 -> "twenty first"."""
    return unique([_ordinal(_cardinal(number)), _ordinal(_cardinal(number, linked=True))])


def years(number: int) -> tuple[str, ...]:
    """Readings of a year between 1000 and 2099: 2026 -> "twenty twenty six", "two thousand twenty six"."""
    century, rest = divmod(number, 100)
    as_count = [_cardinal(number), _cardinal(number, linked=True)]
    if not rest:
        return unique(as_count if century % 10 == 0 else [f"{_cardinal(century)} hundred"])
    in_pairs = f"{_cardinal(century)} {_last_two(rest)}"
    if century == 20 and rest < 10:
        return unique([*as_count, in_pairs])
    return unique([in_pairs, *as_count])


def _cardinal(number: int, linked: bool = False) -> str:
    """One number in words, with the "and" of British English if linked."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] if not ones else f"{_TENS[tens]} {_SMALL[ones]}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = f"{_SMALL[hundreds]} hundred"
        link = " and " if linked else " "
        return head if not rest else f"{head}{link}{_cardinal(rest)}"
    size, name = next((size, name) for size, name in _SCALES if number >= size)
    count, rest = divmod(number, size)
    head = f"{_cardinal(count, linked)} {name}"
    link = " and " if linked and 0 < rest < 100 else " "
    return head if not rest else f"{head}{link}{_cardinal(rest, linked)}"


def _ordinal(reading: str) -> str:
    """The ordinal of a cardinal in words."""
    head, _, last = reading.rpartition(" ")
    if last in _ORDINAL_ENDINGS:
        last = _ORDINAL_ENDINGS[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{head} {last}".strip()


def _last_two(rest: int) -> str:
    """The last two digits of a number read in pairs: 5 -> "oh five"."""
    return f"oh {_SMALL[rest]}" if rest < 10 else _cardinal(rest)


def _clock(hour: int, minute: int) -> tuple[str, ...]:
    """Readings of a time of day: 15:30 -> "three thirty", "fifteen thirty", "half past three"."""
    twelve = (hour - 1) % 12 + 1
    name, following = _SMALL[twelve], _SMALL[twelve % 12 + 1]
    if minute == 0:
        readings = [f"{name} o'clock", name]
        if hour > 12:
            readings += [f"{name} pm", f"{_cardinal(hour)} hundred", _cardinal(hour)]
        if hour in (0, 12):
            readings += ["noon" if hour else "midnight"]
        return unique(readings)
    readings = [f"{name} {_last_two(minute)}"]
    if hour > 12:
        readings += [f"{_cardinal(hour)} {_last_two(minute)}", f"{name} {_last_two(minute)} pm"]
    words = {15: "a quarter", 30: "half"}.get(minute, _cardinal(minute))
    if minute <= 30:
        readings += [f"{way} {name}" for way in (f"{words} past", f"{words.removeprefix('a ')} past")]
    else:
        words = "a quarter" if minute == 45 else _cardinal(60 - minute)
        readings += [f"{way} {following}" for way in (f"{words} to", f"{words.removeprefix('a ')} to")]
    return unique(readings)


def _part_of_day(hour: int, padded: bool) -> Readings:
    """The half of the day: of an hour up to noon only where a zero tells that it is one of 24."""
    half = "pm" if hour > 12 else "am" if padded else ""
    return tuple(filter(None, _DAY_HALVES[half])) if half else ()


def _fractions(part: int, whole: int) -> tuple[str, ...]:
    """Readings of a fraction: 3/4 -> "three quarters", "three fourths"."""
    several = part != 1
    names = {2: ["halves" if several else "half"], 4: ["quarters" if several else "quarter"]}.get(whole, [])
    if whole > 2:
        names = [*names, _ordinal(_cardinal(whole)) + ("s" if several else "")]
    readings = [f"{_cardinal(part)} {name}" for name in names]
    if several and whole == 4:
        readings.append(f"{_cardinal(part)} quarter")  # "a three-quarter inch pipe"
    if not several:
        readings += [f"a {name}" for name in names] + (["half"] if whole == 2 else [])
    return unique(readings)


def _days(day: int, month: int) -> tuple[str, ...]:
    """Readings of a date: the month first, or the day first."""
    name, place, count = _MONTHS[month - 1], _ordinal(_cardinal(day)), _cardinal(day)
    return unique([f"{name} {place}", f"the {place} of {name}", f"{name} {count}", f"{place} of {name}"])


def _plural(reading: str) -> str:
    """Several of a number: "ninety nines", "sixes", "twenties"."""
    if reading.endswith("y"):
        return f"{reading[:-1]}ies"
    return f"{reading}{'es' if reading.endswith('x') else 's'}"


def _decades(number: int) -> tuple[str, ...]:
    """Readings of the years of a decade: 1990 -> "nineteen nineties", 90 -> "nineties"."""
    if number in _SEVERAL:
        return unique([*_SEVERAL[number], f"{_cardinal(number)}s"])
    if number % 1000 == 0:
        return (f"{_cardinal(number // 1000)} thousands", f"{_cardinal(number)}s")
    century, rest = divmod(number, 100)
    plural = f"{_TENS[rest // 10][:-1]}ies" if rest >= 20 else "tens" if rest else "hundreds"
    if not century:
        return (plural, f"nineteen {plural}") if rest >= 20 else (plural,)
    return (f"{_cardinal(century)} {plural}",)


NUMBER_WORDS = frozenset(
    {*_SMALL, *_TENS[2:], *_ORDINAL_ENDINGS.values(), *(name for _, name in _SCALES)}
    | {"oh", "hundred", "fourth", "sixth", "seventh"}
)
"""The words that English numbers with hyphens in them are made of ("twenty-five", "forty-first")."""

ENGLISH = NumberGrammar(
    cardinals=cardinals,
    ordinals=ordinals,
    years=years,
    clock=_clock,
    fractions=_fractions,
    months=tuple(_MONTHS),
    days=_days,
    decades=_decades,
    month_first=True,
    digits=(("oh", "zero"), *((name,) for name in _SMALL[1:10])),
    repeated={2: "double", 3: "triple"},
    decimal_mark=".",
    point=("point",),
    dot=("dot", "point"),
    ratio=("to", "on", ""),
    zero="zero",
    noughts=("nought", "naught", "oh", "nil"),
    nothing=("nothing", "nil", "no money"),
    thousand="thousand",
    thousands_of_money=("grand",),
    halves=lambda whole: (f"{_cardinal(whole)} and a half",),
    linked=lambda whole, part: (f"{whole} and {part}",),
    to=("to", "through", "till", "until"),
    plural=_plural,
    dash=("dash", "hyphen"),
    per=("a", "per", "an", "each", "every"),
    for_several=("for", "per", "every", "a", "slash"),
    minus=("minus", "negative", ""),
    below_zero=("below zero", "below", "below freezing"),
    cut=("off", "discount"),
    plus="plus",
    above=("", "over", "more than", "at least"),
    upwards=("plus", "", "or more", "and up", "and more"),
    slash=("slash", "out of", "forward slash"),
    around_the_clock=("twenty four hours a day seven days a week", "twenty four seven"),
    article=("a", "an"),
    percent=("percent", "per cent"),
    ordinal_endings=("st", "nd", "rd", "th"),
    scales={
        "k": ("thousand", "k"),
        "m": ("million",),
        "mm": ("million",),
        "mil": ("million",),
        "mln": ("million",),
        "mn": ("million",),
        "b": ("billion",),
        "bn": ("billion",),
        "thousand": ("thousand",),
        "million": ("million",),
        "billion": ("billion",),
        "trillion": ("trillion",),
    },
    currencies=CURRENCIES["en"],
    own_currency="$",
    cents_link=("", "and"),
    day_halves=_DAY_HALVES,
    hours="hours",
    part_of_day=_part_of_day,
    clock_endings={"h": ("", "hours"), "hr": ("", "hours"), "hrs": ("hours", "")},
    units=UNITS["en"],
    counted=COUNTED["en"],
    counted_briefly=COUNTED_BRIEFLY["en"],
    spans=SPANS["en"],
)
"""How numbers are read in English."""
