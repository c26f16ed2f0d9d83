"""How a written word is said by the words beside it: the day of a month, a unit behind a number, "No. 5"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.text.currencies import SHORT_CURRENCIES
from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.in_context.dates import day_forms
from vm_rehearse.verbalisation.numbers.currencies import NAMES
from vm_rehearse.verbalisation.numbers.grammar import MOST_READINGS, Forms, joined
from vm_rehearse.verbalisation.numbers.number_words import is_number_word
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS
from vm_rehearse.verbalisation.spoken import spoken_forms

_ENDS_IN_NUMBER = re.compile(r".*[\d½¼¾](?:k|m|mln|bn)?[+%°]?")
_COUNT = re.compile(r"\d[\d.,]*")
_TIME = re.compile(r"(?:.*-)?\d{1,2}[.:u][0-5]\d")
_NUMBER = {"en": ("number",), "nl": ("nummer",)}
_SHORT_NUMBER = "no"
_NUMBERED = frozenset(
    {"my", "your", "our", "ref", "tel", "phone", "cell", "mobile"}
    | {"order", "account", "invoice", "reference", "tracking", "policy", "customer"}
)
"""Behind these words "no." is a number, too."""
_BEFORE_NUMBERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "p": ("page",),
        "pp": ("pages",),
        "wk": ("week",),
        "mi": ("mile",),
        "c": ("circa", "about", "around"),
        "ca": ("circa", "about", "around", "approximately"),
    },
    "nl": {"p": ("per", "pagina"), "zat": ("zaterdag",), "zond": ("zondag",)},
}
_STATES = frozenset({"CA", "MI"})
"""In capitals these are states."""
_COMING = frozenset({"as", "aanstaande", "komende", "volgende", "afgelopen", "t/m", "tm"})
"""Behind these the short name of a day is one: "a.s. zo."."""
_BEHIND_DIGITS = frozenset({"v", "w", "t"})
"""Units that are letters too: "een v van Victor"."""
_CAPITALS_ALONE = frozenset({"a"})
"""Units in capital letters only: "15 A", but "2 a day"."""
_ROUND = re.compile(r"100|1,?000|1,?000,?000")
_BEFORE_ROUND = frozenset({"first", "1st", "last", "next", "top", "every", "per", "each", "another", "best"})
"""Behind one of these "100" is "hundred" as well."""
_ONE = "1"
_SMALL_CODES = frozenset(map(str.lower, SHORT_CURRENCIES))
_PER = "p"
"""Before a stroke: "p/d"."""
_WORKING = frozenset({"day", "days", "hours", "hrs"})
_HOUR = "uur"
_HOURS = frozenset({_HOUR, "u"})
_WORDS_FIRST = frozenset({"a", "in", "u"})
"""Units that are rather words, beside a number too: "one in 3 in town", "in 2027. A lease"."""


def forms_beside(word: str, before: str, after: str, language: str) -> Forms:
    """The ways to say a word that the words beside it tell how to read.

    Parameters
    ----------
    word : str
        One word as written.
    before, after : str
        The words beside it; "" where there is none.
    language : str
        Language code.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words, most usual first, () where it may be passed over; empty when the words
        beside it tell nothing.
    """
    days = day_forms(word, before, after, language)
    grammar = GRAMMARS.get(language)
    if days or grammar is None:
        return days
    plain, has_digit = normalise_word(word), any(map(str.isdigit, after))
    if language == "en" and plain == _ONE and _counts(after, language):
        return (("one",), ("a",), ("an",))
    if language == "en" and _ROUND.fullmatch(plain) and normalise_word(before) in _BEFORE_ROUND:
        forms = [tuple(way.split()) for way in grammar.cardinals(int(plain.replace(",", "")))]
        return tuple(dict.fromkeys([*forms, *(form[1:] for form in forms if form[0] in ("one", "a"))]))
    if language == "en" and word == "hr" and not _is_number(before, language):
        # in capitals it is a department
        return (("hour",), (plain,))
    if language == "en" and plain == "bus" and normalise_word(after) in _WORKING:
        return (("business",), (plain,))
    if plain == _SHORT_NUMBER and (
        has_digit
        or normalise_word(before) in _NUMBERED
        or (language == "en" and normalise_word(after) == "of")
    ):
        return ((*_NUMBER[language],), (plain,))
    if language == "nl" and plain in _HOURS and _TIME.fullmatch(before):
        # "9.15 uur" is said as "kwart over negen"
        return tuple(dict.fromkeys([(_HOUR,), (), (plain,)]))
    is_short = word.islower() if len(plain) == 1 else word not in _STATES
    if plain in _BEFORE_NUMBERS[language] and has_digit and is_short:
        return (*((name,) for name in _BEFORE_NUMBERS[language][plain]), (plain,))
    if language == "nl" and plain in WEEKDAYS["nl"] and (has_digit or normalise_word(before) in _COMING):
        return ((WEEKDAYS["nl"][plain],), (plain,))
    named = (*grammar.units.get(plain, ()), *grammar.scales.get(plain, ()))
    if before.endswith("°") and "°" + plain in grammar.units:
        # "70° F": the degrees were said before
        return ((grammar.units["°" + plain][1],), (plain,), ())
    is_code = plain in NAMES[language] and (word.isupper() or plain in _SMALL_CODES)
    if not named and is_code:
        named = NAMES[language][plain]
    short, _, each = plain.replace(".", "").partition("/")
    counted = grammar.counted.get(each) or grammar.counted_briefly.get(each, ())
    spans = grammar.spans.get(short) or grammar.units.get(short, ())
    if not named and short != _PER and spans and counted and plain not in ABBREVIATIONS[language]:
        named = joined(spans, grammar.per, counted)
    unit, hyphen, rest = plain.partition("-")
    if hyphen and unit in grammar.units and rest.isalpha():
        # "24 V-systeem"
        named = joined(grammar.units[unit], (rest,))
    if not named or not _is_number(before, language):
        return ()
    if plain in _CAPITALS_ALONE and (word.islower() or not _COUNT.fullmatch(before)):
        return ()
    if plain in _BEHIND_DIGITS and not any(map(str.isdigit, before)):
        return ()
    forms, others = [tuple(name.split()) for name in named], spoken_forms(word, language)
    ways = [*others, *forms] if is_code or {plain, unit} & _WORDS_FIRST else [*forms, *others]
    return tuple(dict.fromkeys(ways))[:MOST_READINGS]


def _is_number(word: str, language: str) -> bool:
    """Whether a written word is a number, or ends in one."""
    plain = normalise_word(word)
    return _ENDS_IN_NUMBER.fullmatch(plain) is not None or is_number_word(plain, language)


def _counts(word: str, language: str) -> bool:
    """Whether a written word is a unit, short or in full: "1 hr." is "an hour" as well."""
    grammar, plain = GRAMMARS[language], normalise_word(word)
    counted = {name for names in grammar.counted.values() for name in names}
    return plain not in _WORDS_FIRST and (plain in grammar.units or plain in counted)
