"""Dutch numbers in words: every usual reading, the most usual first, as lower-case words with spaces.

Dutch writes numbers together ("tweehonderdvijftig"), people and recognisers often don't, so readings come
both joined and split.
"""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.currencies import CURRENCIES
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique
from vm_rehearse.verbalisation.numbers.units import COUNTED, COUNTED_BRIEFLY, SPANS, UNITS

_SMALL_NAMES = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
)
_SMALL = _SMALL_NAMES.split()
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SCALES = ((10**12, "biljoen"), (10**9, "miljard"), (10**6, "miljoen"))
_ORDINALS = {"een": "eerste", "twee": "tweede", "drie": "derde", "acht": "achtste"}
_MONTH_NAMES = "januari februari maart april mei juni juli augustus september oktober november december"
_MONTHS = _MONTH_NAMES.split()

_ONES = "|".join(_SMALL[1:10])
_TEENS = "|".join(sorted(_SMALL[10:], key=len, reverse=True))
_PART = (
    rf"(?:{_ONES})(?:en|ën)(?:{'|'.join(_TENS[2:])})|{'|'.join(_TENS[2:])}|{_TEENS}|{_ONES}|honderd|duizend"
)
_PARTS = re.compile(_PART)
_NUMBER_WORD = re.compile(rf"{_SMALL[0]}|(?:(?:{_PART})(?:en(?={_ONES}|{_TEENS}))?)+")

_PARTS_OF_DAY = {
    "middags": range(12, 18),
    "namiddags": range(12, 18),
    "avonds": range(18, 24),
    "ochtends": range(4, 12),
    "morgens": range(4, 12),
    "nachts": (*range(6), 23),
}


def cardinals(number: int) -> Readings:
    """Readings of a count: 250 -> "tweehonderdvijftig", "tweehonderd vijftig", "twee honderd vijftig"."""
    readings: list[str] = []
    hundreds, rest = divmod(number, 100)
    if 11 <= hundreds <= 99 and hundreds % 10:
        readings += _spellings([*_parts(hundreds), "honderd", *(_parts(rest) if rest else [])])
    readings += _spellings(_parts(number))
    if 0 < rest <= 12 and 100 < number < 1_000_000:
        head = _spellings(_parts(number - rest))[0]
        readings += [f"{head}en{_SMALL[rest]}", f"{head} en {_SMALL[rest]}"]
    for size, name in _SCALES:
        if number % size * 2 == size and number < 100 * size:
            readings += [f"{half} {name}" for half in _halves(number // size)]
    return unique(readings)


def ordinals(number: int) -> Readings:
    """Readings of a place in a row: 3 -> "derde", 21 -> "eenentwintigste"."""
    parts = _parts(number)
    last = parts[-1]
    small = last in _SMALL and last != "elf"
    parts[-1] = _ORDINALS.get(last) or f"{last}{'de' if small else 'ste'}"
    return unique(_spellings(parts))


def years(number: int) -> Readings:
    """Readings of a year between 1000 and 2099: 1998 -> "negentienachtennegentig", and in longer forms."""
    century, rest = divmod(number, 100)
    if not rest or century % 10 == 0:
        pairs = [f"{_small(century)} {_small(rest)}"] if rest >= 10 else []
        counts = cardinals(number)
        return unique([*counts[:1], *pairs, *counts[1:]])
    pairs = [f"{_small(century)}{_small(rest)}", f"{_small(century)} {_small(rest)}"] if rest >= 10 else []
    return unique([*pairs, *cardinals(number)])


def is_dutch_number(word: str) -> bool:
    """Whether a normalised word is a Dutch number written out, such as "vijfentwintig"."""
    return _NUMBER_WORD.fullmatch(word) is not None


def spellings_of_number_word(word: str) -> Readings:
    """A Dutch number written out, joined and split: "tweehonderdvijftig" -> also "tweehonderd vijftig".

    Parameters
    ----------
    word : str
        One normalised word.

    Returns
    -------
    tuple of str
        Empty when the word is not a number, or is one that nobody splits.
    """
    if not is_dutch_number(word):
        return ()
    parts = _PARTS.findall(word)
    if len(parts) < 2:
        return ()
    return unique([word, *(_spellings(parts) if "".join(parts) == word else [" ".join(parts)])])


def _parts(number: int) -> list[str]:
    """The pieces a number is built of: 2250 -> twee, duizend, twee, honderd, vijftig."""
    if number < 100:
        return [_small(number)]
    for size, name in (*_SCALES, (1000, "duizend"), (100, "honderd")):
        if number >= size:
            count, rest = divmod(number, size)
            silent = count == 1 and size <= 1000
            return [*([] if silent else _parts(count)), name, *(_parts(rest) if rest else [])]
    raise AssertionError("every number from 100 on has a scale")


def _spellings(parts: list[str]) -> list[str]:
    """Pieces as they are written: by the book, all joined, split behind hundreds, and all apart."""
    large = {name for _, name in _SCALES}
    spaced = " ".join(f" {part} " if part in large else part for part in parts).split("  ")
    by_the_book, together, by_hundreds = [], [], []
    for words in (group.split() for group in spaced):
        text = "".join(words)
        together.append(text)
        by_the_book.append(re.sub(r"duizend(?=.)", "duizend ", text))
        by_hundreds.append(re.sub(r"(honderd|duizend)(?=.)(?!duizend)", r"\1 ", text))
    return [*(" ".join(spelling) for spelling in (by_the_book, together, by_hundreds)), " ".join(parts)]


def _small(number: int) -> str:
    """A number under 100 in one word."""
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens]
    return f"{_SMALL[ones]}{'ën' if ones in (2, 3) else 'en'}{_TENS[tens]}"


def _clock(hour: int, minute: int) -> Readings:
    """Readings of a time of day: 15:30 -> "half vier", "vijftien uur dertig"."""
    twelve = (hour - 1) % 12 + 1
    name, following, full = _SMALL[twelve], _SMALL[twelve % 12 + 1], _small(hour)
    if minute == 0:
        noon = ["twaalf uur 's middags"] if hour == 12 else []
        return unique([f"{full} uur", f"{name} uur", full, name, *noon])
    shown = f"nul {_small(minute)}" if minute < 10 else _small(minute)
    exact = [
        f"{full} uur {_small(minute)}",
        f"{full} {shown}",
        f"{full} uur {shown}",
        f"{name} uur {_small(minute)}",
    ]
    if minute == 15:
        spoken = [f"kwart over {name}"]
    elif minute == 45:
        spoken = [f"kwart voor {following}"]
    elif minute < 15:
        spoken = [f"{_small(minute)} over {name}"]
    elif minute < 30:
        spoken = [f"{_small(30 - minute)} voor half {following}", f"{_small(minute)} over {name}"]
    elif minute == 30:
        spoken = [f"half {following}"]
    elif minute < 45:
        spoken = [f"{_small(minute - 30)} over half {following}", f"{_small(60 - minute)} voor {following}"]
    else:
        spoken = [f"{_small(60 - minute)} voor {following}"]
    return unique([*spoken, *exact] if minute % 15 == 0 else [*exact[:1], *spoken, *exact])


def _part_of_day(hour: int, padded: bool) -> Readings:
    """The part of the day; hours are mostly those of 24, with a zero before them or without."""
    parts = [part for part, hours in _PARTS_OF_DAY.items() if hour in hours]
    return tuple(f"'s {part}" for part in parts)


def _fractions(part: int, whole: int) -> Readings:
    """Readings of a fraction: 3/4 -> "drie kwart", "driekwart", "drie vierde"."""
    readings = []
    if (part, whole) == (1, 2):
        readings += ["een half", "half", "de helft", "een halve"]
    if whole == 4:
        readings += [f"{_small(part)} kwart", f"{_small(part)}kwart"]
    readings += [f"{_small(part)} {ordinals(whole)[0]}"]
    return unique(readings)


def _halves(whole: int) -> Readings:
    """Readings of a number and a half: 1 -> "anderhalf", 2 -> "tweeënhalf", "twee en een half"."""
    name = cardinals(whole)[0]
    apart = (f"{name} en een half", f"{name} en een halve")
    if whole == 1:
        return ("anderhalf", "anderhalve", *apart)
    together = f"{name}{'ën' if name.endswith('e') else 'en'}half"
    return (together, *apart, f"{together[:-1]}ve", f"{name}eneenhalf")


def _days(day: int, month: int) -> Readings:
    """Readings of a date: the day as a count, or as a place in the row."""
    name = _MONTHS[month - 1]
    place, row = ordinals(day)[0], ordinals(month)[0]
    return unique(
        [
            f"{_small(day)} {name}",
            f"de {place} {name}",
            f"{_small(day)} {_small(month)}",
            *(f"de {place} van {way}" for way in (f"de {row}", name)),
            f"{place} van de {row}",
        ]
    )


def _decades(number: int) -> Readings:
    """Readings of the years of a decade: "jaren 90" is read by its number."""
    return cardinals(number)


DUTCH = NumberGrammar(
    cardinals=cardinals,
    ordinals=ordinals,
    years=years,
    clock=_clock,
    fractions=_fractions,
    months=tuple(_MONTHS),
    days=_days,
    decades=_decades,
    month_first=False,
    digits=tuple((name,) for name in _SMALL[:10]),
    repeated={2: "dubbel", 3: "drie keer"},
    decimal_mark=",",
    point=("komma", "punt"),
    dot=("punt",),
    ratio=("op", "staat tot", ""),
    zero="nul",
    noughts=(),
    nothing=("niets", "niks"),
    thousand="duizend",
    thousands_of_money=("mille",),
    halves=_halves,
    linked=lambda whole, part: (f"{whole} en {part}", f"{whole} {part}"),
    to=("tot", "à", "t/m", "tot en met"),
    plural=None,
    dash=("streepje",),
    per=("per", "de", "het", "in de", "in het", "elke", "ieder", "iedere", "elk"),
    for_several=("voor", "per", "slash"),
    minus=("min", "minus", ""),
    below_zero=("onder nul", "onder het vriespunt"),
    cut=("korting",),
    plus="plus",
    above=("", "meer dan", "ruim", "over de", "minstens"),
    upwards=("plus", "", "of meer", "en meer"),
    slash=("slash", "van de", "op", "schuine streep", "streep"),
    around_the_clock=(
        "vierentwintig uur per dag zeven dagen per week",
        "vierentwintig uur per dag en zeven dagen per week",
        "twenty four seven",
    ),
    article=(),
    percent=("procent",),
    ordinal_endings=("e", "de", "ste"),
    scales={
        "k": ("duizend", "k"),
        "m": ("miljoen",),
        "mln": ("miljoen",),
        "mio": ("miljoen",),
        "mld": ("miljard",),
        "mrd": ("miljard",),
        "duizend": ("duizend",),
        "miljoen": ("miljoen",),
        "miljard": ("miljard",),
    },
    currencies=CURRENCIES["nl"],
    own_currency="€",
    cents_link=("", "en"),
    day_halves={},
    hours="uur",
    part_of_day=_part_of_day,
    clock_endings={"u": ("",), "uur": ("",), "h": ("",)},
    units=UNITS["nl"],
    counted=COUNTED["nl"],
    counted_briefly=COUNTED_BRIEFLY["nl"],
    spans=SPANS["nl"],
)
"""How numbers are read in Dutch."""
