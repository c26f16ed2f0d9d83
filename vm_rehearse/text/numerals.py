"""Written numbers to the words people say for them, in every usual reading.

Conventions: a number is one written word without punctuation at its edges, such as "$30,000", "3:30",
"555-0142" or "24/7". Readings are words with single spaces, the most usual first. Which signs a language
uses, and its words, are in its grammar; what shapes there are is said here.

Own code rather than num2words: that package reads one value one way, while here the question is which of many
readings was said, and its number words are the smaller half of the work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.text.digits import digit_readings, one_by_one
from vm_rehearse.text.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.text.numerals_en import ENGLISH
from vm_rehearse.text.numerals_nl import DUTCH

GRAMMARS: Mapping[str, NumberGrammar] = {"en": ENGLISH, "nl": DUTCH}
"""The languages whose numbers can be read."""

_LARGEST = 10**15
_GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_SIGNS = "$€£¥"
_NUMBER = r"\d+(?:[.,]\d+)*"
_PHONE = re.compile(r"\+?\(?\d[\d\-./()]*\d")
_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})")
_CLOCK = re.compile(r"(\d{1,2})(?:([:.hu])([0-5]\d))?\s?([a-z.]*)")
_ORDINAL = re.compile(r"(\d{1,4})([a-z]+)")
_DECADE = re.compile(r"(\d{1,3}0)'?s")
_RANGE = re.compile(rf"([{_SIGNS}]?{_NUMBER}\s?[a-z%{_SIGNS}]*)-([{_SIGNS}]?{_NUMBER}\s?[a-z%{_SIGNS}]*)")
_OVER = re.compile(r"(\d{1,4})/(\d{1,4})")
_AMOUNT = re.compile(rf"([{_SIGNS}]?)({_NUMBER}|[.,]\d+)\s?([a-z]*)([%{_SIGNS}]?)(\+?)")


def numeral_readings(token: str, grammar: NumberGrammar) -> Readings:
    """Every usual reading of one written number.

    Parameters
    ----------
    token : str
        One word without punctuation at its edges, in lower case.
    grammar : NumberGrammar
        The language.

    Returns
    -------
    tuple of str
        Readings, most usual first; empty when the word is not a number of a known shape.
    """
    if token in _GLYPHS:
        return grammar.fractions(*_GLYPHS[token])
    if not any("0" <= character <= "9" for character in token):
        return ()
    for shape in (_date, _over, _telephone, _clock, _ordinal, _decade, _range):
        readings = shape(token, grammar)
        if readings:
            # "15.30" may be a time or a number, and "30s" a decade or seconds
            is_also_amount = re.fullmatch(r"\d+\.\d+|\d\ds", token) is not None
            return unique([*readings, *_amount(token, grammar)]) if is_also_amount else readings
    return _amount(token, grammar)


def _telephone(token: str, grammar: NumberGrammar) -> Readings:
    """A number read digit by digit: "555-0142", "06-12345678", "+31612345678"."""
    if not _PHONE.fullmatch(token):
        return ()
    groups = re.findall(r"\d+", token)
    digits = "".join(groups)
    written_apart = len(groups) > 1 and re.fullmatch(rf"{_NUMBER}", token) is None
    starts_with_zero = any(group[0] == "0" for group in groups if len(group) > 1)
    is_telephone = (
        (token[0] == "+" and len(digits) >= 6)
        or (written_apart and len(digits) >= 6 and starts_with_zero)
        or (written_apart and len(digits) >= 7 and (len(groups) > 2 or [*map(len, groups)] == [3, 4]))
        or (len(groups) == 1 and len(digits) > 1 and (digits[0] == "0" or len(digits) >= 7))
    )
    return digit_readings(groups, grammar, plus=token[0] == "+") if is_telephone else ()


def _date(token: str, grammar: NumberGrammar) -> Readings:
    """A date with its year: "12/31/2026", "31-12-2026", "2026-12-31"."""
    match = _DATE.fullmatch(token)
    if not match:
        return ()
    first, second, third = (int(match.group(place)) for place in (1, 3, 4))
    if len(match.group(1)) == 4:
        orders = [(third, second, first)]
    elif len(match.group(1)) <= 2 and len(match.group(4)) in (2, 4):
        year = third if third > 99 else 2000 + third
        orders = [(second, first, year), (first, second, year)]
        orders = orders if grammar.month_first else orders[::-1]
    else:
        return ()
    readings: list[str] = []
    for day, month, year in orders:
        if 1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year <= 2099:
            readings += grammar.days(day, month, year)
    return unique(readings)


def _over(token: str, grammar: NumberGrammar) -> Readings:
    """Two numbers with a slash: a fraction, a date, or both numbers ("24/7")."""
    match = _OVER.fullmatch(token)
    if not match:
        return ()
    first, second = int(match.group(1)), int(match.group(2))
    plain = joined(grammar.cardinals(first)[:1], ("", *grammar.slash), grammar.cardinals(second)[:1])
    if (first, second) == (24, 7):
        english = ENGLISH.cardinals
        return unique([*plain[:1], f"{english(24)[0]} {english(7)[0]}", *plain[1:]])
    dates: list[str] = []
    for day, month in (
        ((second, first), (first, second)) if grammar.month_first else ((first, second), (second, first))
    ):
        if 1 <= day <= 31 and 1 <= month <= 12:
            dates += grammar.days(day, month, None)
    if 0 < first < second and (second <= 10 or second in (100, 1000)):
        return unique([*grammar.fractions(first, second), *dates[:4], *plain])
    return unique([*dates, *plain[1:], *plain])


def _clock(token: str, grammar: NumberGrammar) -> Readings:
    """A time of day: "3:30", "15.30u", "9am"."""
    match = _CLOCK.fullmatch(token)
    if not match:
        return ()
    hour, minute, mark = int(match.group(1)), int(match.group(3) or 0), match.group(2)
    ending = match.group(4).replace(".", "")
    if hour > 24 or (ending and ending not in grammar.day_halves and ending not in grammar.clock_endings):
        return ()
    if ending in grammar.day_halves:
        bare = grammar.cardinals(hour)[:1] if minute == 0 else ()
        times = unique([*bare, *grammar.clock(hour, minute)])
        return joined(times, grammar.day_halves[ending]) if 1 <= hour <= 12 else ()
    if mark is None and not ending:
        return ()
    if mark == "." and not ending and grammar.decimal_mark == ".":
        return ()
    if mark == "u" and "u" not in grammar.clock_endings:
        return ()
    return joined(grammar.clock(hour % 24, minute), grammar.clock_endings.get(ending, ("",)))


def _ordinal(token: str, grammar: NumberGrammar) -> Readings:
    """A place in a row: "1st", "3e"."""
    match = _ORDINAL.fullmatch(token)
    if not match or match.group(2) not in grammar.ordinal_endings or int(match.group(1)) == 0:
        return ()
    return grammar.ordinals(int(match.group(1)))


def _decade(token: str, grammar: NumberGrammar) -> Readings:
    """The years of a decade: "1990s", "90s"."""
    match = _DECADE.fullmatch(token)
    return grammar.decades(int(match.group(1))) if match else ()


def _range(token: str, grammar: NumberGrammar) -> Readings:
    """From one number to another: "10-15", "$10-15k", "9-5"."""
    match = _RANGE.fullmatch(token)
    if not match:
        return ()
    first, second = match.groups()
    if first[0] in _SIGNS and second[0] not in _SIGNS:
        # "$10-15k": the sign is said once, behind the second number
        first, second = first[1:], first[0] + second
    starts, ends = _end_of_range(first, grammar), _end_of_range(second, grammar)
    if not (starts and ends):
        return ()
    return unique([*joined(starts, grammar.to, ends), *joined(starts[:1], ends[:1])])


def _end_of_range(token: str, grammar: NumberGrammar) -> Readings:
    """One end of a range: never read digit by digit."""
    if not token.isdigit():
        return numeral_readings(token, grammar)[:2]
    if token[0] == "0" and token != "0":
        return ()
    return grammar.years(int(token))[:2] if _is_year(int(token)) else grammar.cardinals(int(token))[:2]


def _is_year(number: int) -> bool:
    """Whether a number by itself is rather a year than a count."""
    return 1900 <= number <= 2099


def _amount(token: str, grammar: NumberGrammar) -> Readings:
    """A plain number, a price, a percentage, a number with a scale or a unit, and "50+"."""
    match = _AMOUNT.fullmatch(token)
    if not match:
        return ()
    sign, number, letters, tail, plus = match.groups()
    scale, unit = grammar.scales.get(letters), grammar.units.get(letters)
    if letters and not scale and not unit:
        return ()
    currency = sign or (tail if tail in grammar.currencies else "")
    readings: list[str] = []
    for whole, decimals in _values(number, grammar, money=bool(currency)):
        if currency and not scale and not unit:
            readings += _price(whole, decimals, currency, grammar)
            continue
        bare = bool(letters or tail or currency)
        counts = (
            _decimal(whole, decimals, grammar) if decimals else _whole(number, whole, grammar, counted=bare)
        )
        several = (grammar.currencies[currency][0][1], "") if currency else ("",)
        percent = grammar.percent if tail == "%" else ("",)
        ways = [joined(_scaled(whole, decimals, counts, scale, grammar), several)] if scale else []
        ways += [joined(counts, unit, several)] if unit and not (scale and currency) else []
        for way in ways or [counts]:
            readings += joined(way, percent)
    return joined(unique(readings), (grammar.plus, "")) if plus else unique(readings)


def _scaled(whole: int, decimals: str, counts: Readings, scale: Readings, grammar: NumberGrammar) -> Readings:
    """A number with its scale; thousands are also read as the number they make ("30k")."""
    apart = joined(counts, scale)
    if scale[0] != grammar.thousand or len(decimals) > 3:
        return apart
    made = grammar.cardinals(whole * 1000 + int(decimals.ljust(3, "0")))
    return unique([*apart[:4], *made] if decimals else [*made, *apart])


def _values(number: str, grammar: NumberGrammar, *, money: bool) -> list[tuple[int, str]]:
    """What a number with marks may mean, the language's own way first: (whole, decimals or "")."""
    decimal, thousands = (".", ",") if grammar.decimal_mark == "." else (",", ".")
    values: list[tuple[int, str]] = []
    grouped = re.fullmatch(rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?:[{decimal}](\d+))?", number)
    if grouped:
        values.append((int(re.sub(rf"[{decimal}].*|[{thousands}]", "", number)), grouped.group(1) or ""))
    for mark in (decimal, thousands):
        split = re.fullmatch(rf"(\d*)[{mark}](\d+)", number)
        if split and not (grouped and mark == thousands):
            values.append((int(split.group(1) or 0), split.group(2)))
    foreign = re.fullmatch(rf"\d{{1,3}}(?:[{decimal}]\d{{3}})+(?:[{thousands}](\d+))?", number)
    if foreign and not grouped:
        whole = re.sub(rf"[{thousands}].*|[{decimal}]", "", number)
        # "€30.000" is written by people who count in thousands, whatever language they speak
        values.insert(
            0 if money or number.count(decimal) > 1 else len(values), (int(whole), foreign.group(1) or "")
        )
    if number.isdigit():
        values.append((int(number), ""))
    return [value for value in dict.fromkeys(values) if value[0] < _LARGEST]


def _whole(written: str, number: int, grammar: NumberGrammar, *, counted: bool) -> Readings:
    """A whole number; one that counts nothing named may also be a year or a row of digits."""
    counts = grammar.cardinals(number)
    if counted or not written.isdigit() or len(written) < 2:
        return counts
    digits = digit_readings([written], grammar)
    if written[0] == "0":
        return digits
    if 1100 <= number <= 2099:
        years = grammar.years(number)
        return unique(
            [*years, *counts[:3], *digits] if _is_year(number) else [*counts[:5], *years[:2], *digits]
        )
    return unique([*counts[:5], *digits])


def _decimal(whole: int, decimals: str, grammar: NumberGrammar) -> Readings:
    """A number with decimals: "2.5" -> "two point five", "two and a half"."""
    zero = grammar.zero
    wholes = grammar.cardinals(whole)[:1]
    behind = [one_by_one(decimals, grammar, name) for name in unique([zero, grammar.digits[0][0]])]
    if len(decimals) == 2 and decimals[0] != "0":
        behind.append(grammar.cardinals(int(decimals))[0])
    readings = joined(wholes, grammar.point, unique(behind))
    if whole == 0:
        readings = unique([*readings, *joined(grammar.point, behind[:1])])
    if decimals.rstrip("0") == "5":
        halves = grammar.fractions(1, 2)[:3] if whole == 0 else (f"{wholes[0]} {grammar.half}",)
        readings = unique([*readings[:4], *halves, *readings])
    if not decimals.strip("0"):
        readings = unique([*readings, *wholes])
    return readings


def _price(whole: int, decimals: str, sign: str, grammar: NumberGrammar) -> Readings:
    """An amount of money: "$49.99" -> "forty nine dollars and ninety nine cents" and shorter."""
    (one, several), (hundredth, hundredths) = grammar.currencies[sign]
    counts, name = grammar.cardinals(whole), one if whole == 1 else several
    cents = int(decimals) if len(decimals) == 2 else 0
    if decimals and len(decimals) != 2:
        return joined(_decimal(whole, decimals, grammar), (several,))
    if not cents:
        return joined(counts, (name, ""))
    small = grammar.cardinals(cents)[:1]
    coin = hundredth if cents == 1 else hundredths
    if whole == 0:
        return joined(small, (coin,))
    return unique(
        [
            *joined(counts[:1], (name,), grammar.cents_link, small, (coin,)),
            *(joined(counts[:1], small) if cents >= 10 else ()),
            *joined(counts[:1], (name,), small),
            *joined(_decimal(whole, decimals, grammar)[:1], (several,)),
        ]
    )
