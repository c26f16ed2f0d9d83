"""Amounts: plain numbers, prices, percentages, and numbers with a scale or a unit behind them.

Conventions as in `numerals`. What a mark between digits means depends on the language, and on the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

from vm_rehearse.verbalisation.numbers.currencies import SIGNS
from vm_rehearse.verbalisation.numbers.digits import NUMBER, digit_readings, one_by_one
from vm_rehearse.verbalisation.numbers.fractions import OF_ONE
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique

_OF_STATIONS = range(100, 1000)
"""What stands before a point may be read as digits: "101.7" on the radio is "one oh one point seven"."""
_FRACTIONS = {
    **{"25": (1, 4), "75": (3, 4)},
    **{"125": (1, 8), "375": (3, 8), "625": (5, 8), "875": (7, 8)},
}
"""What decimals are as a fraction."""
_HALF_TOO = {**_FRACTIONS, "5": (1, 2), "50": (1, 2)}
_LARGEST, _MILLION = 10**15, 10**6
_TIMES = "x"
_RATE = re.compile(r"([^/]*\d[^/]*(?:/[^\W\d_]+[23²³]?\.?)?)/([^\W\d_]+\.?(?:[^\W\d_]\.?)*[23]?)")
_OF_MOST = re.compile(r"(\d+[.,]\d)/(\d{1,3})")
"""A rating: "4.8/5"."""
_FOR_SEVERAL = re.compile(rf"([{SIGNS}]\d[\d.,]*)/(\d{{1,2}})")
"""A price, and for how many: "$1,150/6 mos."."""
_GLUED_RATE = re.compile(rf"([{SIGNS}]\d[\d.,]*k?)(p/?[a-z]{{1,3}})")
"""Without a stroke between: "£15ph", "£15p/h"."""
_AMOUNT = re.compile(rf"([{SIGNS}]?)({NUMBER}|[.,]\d+)\s?((?:°?[a-z¢²³]+|°|m[23]|ft2)?)([%{SIGNS}]?)(\+?)")


def amount_readings(token: str, grammar: NumberGrammar) -> Readings:
    """A plain number, a price, a percentage, a number with a scale or a unit, and "50+"."""
    match = _AMOUNT.fullmatch(token)
    if not match:
        return ()
    sign, number, letters, tail, plus = match.groups()
    scale, unit = grammar.scales.get(letters), grammar.units.get(letters)
    if unit and letters.isascii():
        unit = unique([*unit, letters])
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
        several = (grammar.currencies[currency].unit[1], "") if currency else ("",)
        percent = grammar.percent if tail == "%" else ("",)
        ways = [joined(_scaled(whole, decimals, counts, scale, grammar), several)] if scale else []
        ones = unique([*counts, *grammar.article]) if whole == 1 and not decimals else counts
        ways += [joined(ones, unit, several)] if unit and not (scale and currency) else []
        for way in ways or [counts]:
            readings += joined(way, percent)
        if tail == "%" and not whole and (part := _HALF_TOO.get(decimals)):
            of_one = (*grammar.percent, *OF_ONE.get(grammar.percent[0], ()))
            readings += [f"{way} {name}" for way in grammar.fractions(*part) for name in of_one]
        if decimals and not bare and len(decimals) == 2:
            # "12,50" may be a price without its sign
            readings = [
                *readings[:6],
                *_price(whole, decimals, grammar.own_currency, grammar),
                *readings[6:],
            ]
    return joined(unique(readings), (grammar.plus, "")) if plus else unique(readings)


def money_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """A number, perhaps with a scale or with cents, and its currency: "$500", "$249.99"; empty for others.

    The currency comes in the singular too: "a five hundred dollar discount".
    """
    match = _AMOUNT.fullmatch(token)
    if not match or match[5] or not (match[1] or match[4] in grammar.currencies):
        return ()
    scale, values = match[3], _values(match[2], grammar, money=True)
    currency = grammar.currencies[match[1] or match[4]]
    (one, several), coins = currency.unit, currency.hundredth
    whole, decimals = values[0]
    is_one = whole == 1 and not scale
    names = unique([*([one, "", several] if is_one else [several, "", one]), *currency.others])
    article = grammar.article if is_one else ()
    if not scale and whole and len(values) == 1 and len(decimals) == 2 and decimals.strip("0"):
        wholes = unique([*grammar.cardinals(whole), *article])
        # no coin first: where another amount was said, no more words are missed than need be
        parts = (wholes, names, grammar.cents_link, _cents(decimals, grammar), ("", *coins[::-1]))
        if decimals != "50":
            return parts
        halves = (f"{half} {name}" for half in grammar.halves(whole) for name in (several, one, ""))
        return (unique([*(" ".join(way) for way in product(*parts)), *halves]),)
    if scale not in grammar.scales and (scale or any(decimals.strip("0") for _, decimals in values)):
        return ()
    if not whole and not scale:
        return (unique([*joined(grammar.cardinals(0), (several, "", one)), *grammar.nothing]),)
    if scale:
        slang = grammar.thousands_of_money if grammar.scales[scale][0] == grammar.thousand else ()
        ones = grammar.article if whole == 1 and not decimals else ()
        grand = joined([*amount_readings(match[2], grammar), *ones], slang)
        return (unique([*amount_readings(match[2] + scale, grammar), *grand]), names)
    counts = [count for whole, _ in values for count in grammar.cardinals(whole)]
    thousands = [whole // 1000 for whole, _ in values if whole % 1000 == 0 and whole < _MILLION]
    of_thousands = [way for each in thousands for way in grammar.cardinals(each)]
    of_thousands += grammar.article if 1 in thousands else ()
    grand = joined(of_thousands, grammar.thousands_of_money)
    return (unique([*counts, *grand, *article]), names)


def counted_parts(token: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """A whole number and the unit behind it, each by itself: "110V"; empty for others."""
    match = _AMOUNT.fullmatch(token)
    if not match or not match[2].isdigit() or match[1] or match[4] or match[5]:
        return ()
    letters, number = match[3], int(match[2])
    if letters in grammar.scales or letters not in grammar.units or letters == _TIMES:
        return ()
    article = grammar.article if number == 1 else ()
    names = unique([*grammar.units[letters], *([letters] if letters.isascii() else [])])
    return (unique([*grammar.cardinals(number), *article]), names)


def rate_readings(token: str, grammar: NumberGrammar, read: Callable[[str], Readings]) -> Readings:
    """An amount for each of something: "$49/month".

    Parameters
    ----------
    token : str
    grammar : NumberGrammar
    read : callable
        Gives the readings of the amount.
    """
    parts = rate_parts(token, grammar, lambda amount: (read(amount)[:4],))
    return joined(*parts) if parts else ()


def rate_parts(
    token: str, grammar: NumberGrammar, read: Callable[[str], tuple[Readings, ...]]
) -> tuple[Readings, ...]:
    """As `rate_readings`, by itself the amount, the word between, and what it is for; also "4.8/5"."""
    if for_several := _FOR_SEVERAL.fullmatch(token):
        return (*read(for_several[1]), grammar.for_several, grammar.cardinals(int(for_several[2]))[:1])
    of_most = _OF_MOST.fullmatch(token)
    if of_most:
        return (*read(of_most[1]), grammar.slash[::-1], grammar.cardinals(int(of_most[2]))[:1])
    glued = _GLUED_RATE.fullmatch(token)
    is_glued = glued and (glued[2] in grammar.counted or glued[2][2:] in grammar.counted_briefly)
    match = glued if is_glued else _RATE.fullmatch(token)
    amounts = read(match[1]) if match else ()
    if not match or not any(amounts):
        return ()
    each = match[2].replace(".", "").removeprefix("p/")
    counted = grammar.counted.get(each) or grammar.counted_briefly.get(each)
    return (*amounts, grammar.per, counted or unique([*grammar.units.get(each, ()), each]))


def is_year(number: int) -> bool:
    """Whether a number by itself is rather a year than a count."""
    return 1900 <= number <= 2099


def _scaled(whole: int, decimals: str, counts: Readings, scale: Readings, grammar: NumberGrammar) -> Readings:
    """A number with its scale; thousands are also read as the number they make ("30k")."""
    ones = unique([*counts, *grammar.article]) if whole == 1 and not decimals else counts
    apart = joined(ones, scale)
    if scale[0] != grammar.thousand or len(decimals) > 3:
        return apart
    made = grammar.cardinals(whole * 1000 + int(decimals.ljust(3, "0")))
    return unique([*apart[:4], *made] if decimals else [*made[:3], *apart, *made])


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
    if written == "0" and not counted:
        return unique([*counts, *grammar.digits[0], *grammar.noughts])
    if counted or not written.isdigit() or len(written) < 2:
        return counts
    digits = digit_readings([written], grammar)
    if written[0] == "0":
        return digits
    if 1100 <= number <= 2099:
        years = grammar.years(number)
        return unique(
            [*years, *counts[:3], *digits] if is_year(number) else [*counts[:5], *years[:2], *digits]
        )
    return unique([*counts[:5], *digits, *counts[5:]])


def _decimal(whole: int, decimals: str, grammar: NumberGrammar) -> Readings:
    """A number with decimals: "2.5" -> "two point five", "two and a half"."""
    zero = grammar.zero
    wholes = grammar.cardinals(whole)[:1]
    behind = [one_by_one(decimals, grammar, name) for name in unique([zero, grammar.digits[0][0]])]
    if len(decimals) == 2 and decimals[0] != "0":
        behind.append(grammar.cardinals(int(decimals))[0])
    readings = joined(wholes, grammar.point, unique(behind))
    if whole == 0:
        others = joined(grammar.noughts, grammar.point, behind[:1])
        readings = unique([*readings, *joined(grammar.point, behind[:1]), *others])
    if decimals.rstrip("0") == "5":
        halves = grammar.fractions(1, 2)[:3] if whole == 0 else grammar.halves(whole)
        readings = unique([*readings[:4], *halves, *readings])
    if whole in _OF_STATIONS:
        others = unique([*grammar.cardinals(whole)[1:], *digit_readings([str(whole)], grammar)[:2]])
        readings = unique([*readings, *joined(others, grammar.point, behind[:1])])
    if decimals[-1] == "0" and decimals.strip("0"):
        shorter = (one_by_one(decimals.rstrip("0"), grammar, name) for name in grammar.digits[0])
        readings = unique([*readings, *joined(wholes, grammar.point, shorter)])
    if decimals in _FRACTIONS and whole:
        quarters = grammar.fractions(*_FRACTIONS[decimals])
        readings = unique([*readings, *(way for part in quarters for way in grammar.linked(wholes[0], part))])
    if not decimals.strip("0"):
        readings = unique([*readings, *wholes])
    return readings


def _cents(decimals: str, grammar: NumberGrammar) -> Readings:
    """What is said for the cents of a price, of two digits: "ninety nine", "oh five", "five"."""
    spelled = (
        [one_by_one(decimals, grammar, zero) for zero in grammar.digits[0]] if decimals[0] == "0" else []
    )
    return unique([*grammar.cardinals(int(decimals)), *spelled])


def _price(whole: int, decimals: str, sign: str, grammar: NumberGrammar) -> Readings:
    """An amount of money: "$49.99" -> "forty nine dollars and ninety nine cents" and shorter."""
    currency = grammar.currencies[sign]
    (one, several), (hundredth, hundredths) = currency.unit, currency.hundredth
    counts, name = grammar.cardinals(whole), one if whole == 1 else several
    cents = int(decimals) if len(decimals) == 2 else 0
    if decimals and len(decimals) != 2:
        return joined(_decimal(whole, decimals, grammar), (several,))
    if not cents:
        return joined(counts, (name, ""))
    small = grammar.cardinals(cents)[:1]
    coin = hundredth if cents == 1 else hundredths
    if whole == 0:
        return unique([*joined(small, (coin,)), *joined(_decimal(whole, decimals, grammar)[:4], (several,))])
    return unique(
        [
            *joined(counts[:1], (name,), grammar.cents_link[::-1], small, (coin,)),
            *(joined(counts[:1], small) if cents >= 10 else ()),
            *joined(counts[:1], (name,), small),
            *joined(_decimal(whole, decimals, grammar)[:1], (several,)),
        ]
    )
