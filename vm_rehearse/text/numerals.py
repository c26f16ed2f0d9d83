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

from vm_rehearse.text.amounts import NUMBER, SIGNS, amount_readings, is_year
from vm_rehearse.text.digits import digit_readings
from vm_rehearse.text.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.text.numerals_en import ENGLISH
from vm_rehearse.text.numerals_nl import DUTCH

GRAMMARS: Mapping[str, NumberGrammar] = {"en": ENGLISH, "nl": DUTCH}
"""The languages whose numbers can be read."""

_GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_PHONE = re.compile(r"\+?\(?\d[\d\-./()]*\d")
_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})")
_CLOCK = re.compile(r"(\d{1,2})(?:([:.hu])([0-5]\d))?\s?([a-z.]*)")
_ORDINAL = re.compile(r"(\d{1,4})([a-z]+)")
_DECADE = re.compile(r"(\d{1,3}0)'?s")
_RANGE = re.compile(rf"([{SIGNS}]?{NUMBER}\s?[a-z%{SIGNS}]*)-([{SIGNS}]?{NUMBER}\s?[a-z%{SIGNS}]*)")
_OVER = re.compile(r"(\d{1,4})/(\d{1,4})")


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
            return unique([*readings, *amount_readings(token, grammar)]) if is_also_amount else readings
    return amount_readings(token, grammar)


def _telephone(token: str, grammar: NumberGrammar) -> Readings:
    """A number read digit by digit: "555-0142", "06-12345678", "+31612345678"."""
    if not _PHONE.fullmatch(token):
        return ()
    groups = re.findall(r"\d+", token)
    digits = "".join(groups)
    written_apart = len(groups) > 1 and re.fullmatch(rf"{NUMBER}", token) is None
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
    if first[0] in SIGNS and second[0] not in SIGNS:
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
    return grammar.years(int(token))[:2] if is_year(int(token)) else grammar.cardinals(int(token))[:2]
