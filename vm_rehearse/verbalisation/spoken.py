"""The spoken forms of one written word.

Conventions: a spoken form is a tuple of normalised words, without hyphens in numbers. A word that is said as
it is written has one form. Initials such as "CRM" count as one word; their letters are the other form. Where
a word is made of several parts ("$49/month", an address), each part has forms of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache, partial

from vm_rehearse.text.weekdays import WEEKDAYS
from vm_rehearse.text.words import RANGE_DASH, normalise_word, trimmed_word
from vm_rehearse.verbalisation.numbers.dutch import spellings_of_number_word
from vm_rehearse.verbalisation.numbers.grammar import (
    MOST_READINGS,
    Forms,
    NumberGrammar,
    Readings,
    joined,
    unique,
)
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS, numeral_parts, numeral_readings
from vm_rehearse.verbalisation.numbers.units import units_anywhere
from vm_rehearse.verbalisation.short_forms.abbreviations import (
    ABBREVIATIONS,
    DOTTED,
    INITIALISMS,
    SPOKEN_AS_WRITTEN,
)
from vm_rehearse.verbalisation.short_forms.addresses import address_parts
from vm_rehearse.verbalisation.short_forms.compass import compass_readings
from vm_rehearse.verbalisation.short_forms.endings import ended_readings
from vm_rehearse.verbalisation.short_forms.halves import halved_readings
from vm_rehearse.verbalisation.short_forms.hyphens import hyphenated_readings
from vm_rehearse.verbalisation.short_forms.periods import period_parts
from vm_rehearse.verbalisation.short_forms.pieces import piece_parts, sign_between
from vm_rehearse.verbalisation.short_forms.rates import for_each
from vm_rehearse.verbalisation.short_forms.signs import SIGNS
from vm_rehearse.verbalisation.short_forms.stars import starred_parts
from vm_rehearse.verbalisation.short_forms.streets import ended_short

_CAPITALS = re.compile(r"([A-Z](?:[A-Z]|&(?=[A-Z])){1,4})((?:['\u2019]?s)?)")
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\.?")
_CAPITAL_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_INNER_DOT = re.compile(r"(?<=[^\W\d_])\.(?=[^\w\s.@])")
"""Of an abbreviation inside a word: "Mon.-Fri", "dhr./mevr"."""
_OF_INITIALS = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_]|[A-Z]{2,5})'(s)", re.IGNORECASE)
"""With an ending: "U.K.'s"."""
_HOUSE = re.compile(r"(\d{1,3})([a-h])")
_TWO_SIDES = re.compile(r"([^\W\d_]+(?=/\d)|\d[^/]*(?=/[^\W\d_]))/([^/]+)")
_POSTCODE = re.compile(r"\d[A-Z]{2}")
_POSTED = re.compile(r"(B|NL|D|L|F|BE|DE)-(\d{4,5})")
_OTHERS = 4
"""Readings of what may be a house number, that are none."""
_DAY_HALVES = frozenset({"am", "pm"})
"""With dots or without, these are said as they are written."""
_LETTERS_RATHER = frozenset({"B", "C"})
"""In capitals these are a letter behind a number, before a billion and cents: "Pier 7B"."""
_LEAST_DAY = 3
"""Shorter names of days stand in ranges only."""
_DAYS_TOO = frozenset({"sat", "sun", "wed"})
"""Short names of days that are words as well."""
_ORDINARY = re.compile(r"(?:[^\W\d_]|')+(?:-(?:[^\W\d_]|')+)*")


@lru_cache(maxsize=4096)
def spoken_forms(word: str, language: str) -> Forms:
    """Every usual way to say one written word.

    Parameters
    ----------
    word : str
        One word as written, such as `split_words` gives.
    language : str
        Language code. For languages other than "en" and "nl" the word itself is the only form.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words, most usual first, at most 12: "40%" -> (("forty", "percent"),
        ("forty", "per", "cent")). An ordinary word has one form; empty when there is nothing to say.
    """
    plain = normalise_word(word)
    if not plain:
        return ()
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return ((plain,),)
    forms = _forms(_readings(trimmed_word(word), plain, language, grammar))
    return tuple(form for form in forms if form)[:MOST_READINGS] or ((plain,),)


@lru_cache(maxsize=4096)
def spoken_parts(word: str, language: str) -> tuple[Forms, ...]:
    """As `spoken_forms`, for each part of a word by itself.

    Of a word with many parts ("sarah@blue-sky.co.uk") these are all the ways to say it, not the most usual.

    Returns
    -------
    tuple of tuple of tuple of str
        The forms of each part; () is one of them where a part may be passed over.
    """
    plain = normalise_word(word)
    grammar = GRAMMARS.get(language)
    if not plain or grammar is None:
        return (((plain,),),) if plain else ()
    parts = tuple(map(_forms, _parts(trimmed_word(word), plain, language, grammar)))
    return parts if any(any(part) for part in parts) else (((plain,),),)


def is_short_for_more(word: str, language: str) -> bool:
    """Whether a word of letters is rather said as what it is short for: "a.u.b.", "e.g.".

    Parameters
    ----------
    word : str
        One word as written.
    language : str
        Language code.
    """
    usual = "".join(next(iter(spoken_forms(word, language)), ()))
    plain = normalise_word(word)
    return usual.replace("-", "").replace(".", "") != plain.replace("-", "").replace(".", "")


def _forms(readings: Readings) -> Forms:
    """Readings as normalised words."""
    return tuple(
        dict.fromkeys(tuple(filter(None, map(normalise_word, reading.split()))) for reading in readings)
    )


def _readings(token: str, plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """Readings of one word, by the first kind of word it is; `plain` is the token normalised."""
    parts = _parts(token, plain, language, grammar)
    if len(parts) == 1:
        return parts[0]
    return numeral_readings(plain, grammar) or joined(*parts)


def _read(word: str, *, language: str, grammar: NumberGrammar) -> Readings:
    """Readings of a word that is a part of another."""
    return _readings(word, normalise_word(word), language, grammar)


def _parts(token: str, plain: str, language: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """Readings of each part of one word."""
    signs = SIGNS[language]
    if plain == RANGE_DASH:
        return ((*grammar.to, ""),)
    if token in signs:
        return (signs[token],)
    token, plain = _INNER_DOT.sub("", token), _INNER_DOT.sub("", plain)
    short = plain.replace(".", "")
    if starred := starred_parts(token, language, grammar, partial(_read, language=language, grammar=grammar)):
        return starred
    known = (
        ABBREVIATIONS[language].get(short)
        or units_anywhere(short, language)
        or ended_readings(short, language)
    )
    if "." in token and not token.isupper() and (dotted := DOTTED[language].get(short)):
        return (unique([*dotted, " ".join(short), short]),)
    if capitals := _CAPITALS.fullmatch(token):
        ending = capitals[2].replace("\u2019", "'")
        others = (each + ending for each in INITIALISMS[language].get(capitals[1].lower(), ()))
        return (unique([*_capitals(capitals[1], ending, known, signs), *others]),)
    if _CAPITAL_INITIALS.fullmatch(token) and " ".join(short) not in (known or ()):
        # "P.J. Hoekstra" has nothing to do with "p.j.", a year
        return (unique([short, " ".join(short), *INITIALISMS[language].get(short, ())]),)
    if known:
        is_word = short in SPOKEN_AS_WRITTEN and ("." not in token or short in _DAY_HALVES)
        return (unique([short, *known] if is_word else [*known, short]),)
    if _DOTTED_INITIALS.fullmatch(token):
        return (unique([plain, " ".join(plain)]),)
    if initials := _OF_INITIALS.fullmatch(plain):
        letters = initials[1].replace(".", "")
        return (unique([plain.replace(".", ""), f"{' '.join(letters)}'{initials[2]}"]),)
    if language == "nl" and (compass := compass_readings(token)):
        return (compass,)
    if language == "nl" and (posted := _POSTED.fullmatch(token)):
        # "B-9000 Gent", in which the country is mostly passed over
        country = posted[1].lower()
        return (("", country, " ".join(country), f"{country} streepje"), numeral_readings(posted[2], grammar))
    if language == "nl" and (halved := halved_readings(plain)):
        return (halved,)
    if address := address_parts(token.lower(), signs, grammar):
        return address
    if period := period_parts(plain, language, grammar):
        return period
    if per_each := for_each(plain, language, grammar):
        return per_each
    if numbered := _HOUSE.fullmatch(plain):
        with_letter = joined(numeral_readings(numbered[1], grammar), (numbered[2],))
        usual = () if token.endswith("a") else numeral_readings(plain, grammar)[:_OTHERS]
        is_letter = token[-1] in _LETTERS_RATHER
        return (unique([*with_letter, *usual] if is_letter else [*usual, *with_letter]),)
    if numeral := numeral_parts(plain, grammar):
        if len(numeral) == 1 and _POSTCODE.fullmatch(token):
            # "8TH" ends the code of a British town; it may be a street as well
            return (unique([*numeral[0], *_code(token, grammar)]),)
        return numeral
    if language == "nl" and (spellings := spellings_of_number_word(plain)):
        return (spellings,)
    if _ORDINARY.fullmatch(plain):
        return (_ordinary(token, plain, language, grammar),)
    read = partial(_read, language=language, grammar=grammar)
    return _sides(token, language, grammar) or piece_parts(token, language, grammar, read) or ((plain,),)


def _code(token: str, grammar: NumberGrammar) -> Readings:
    """A digit and two letters, as they are."""
    letters = token[1:].lower()
    return joined(grammar.cardinals(int(token[0])), (letters, " ".join(letters)))


def _ordinary(token: str, plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """A word of letters alone, perhaps with hyphens or an apostrophe."""
    if language == "nl" and plain.endswith("-nr"):
        plain = f"{plain.removesuffix('nr')}nummer"
    if "-" in plain:
        read = partial(_read, language=language, grammar=grammar)
        return hyphenated_readings(token, plain, language, grammar, read)
    day = WEEKDAYS[language].get(plain) if len(plain) >= _LEAST_DAY else None
    if day and (token[:1].isupper() or plain not in _DAYS_TOO):
        return (plain, day) if plain in _DAYS_TOO else (day, plain)
    return (ended_short(token, plain) if language == "nl" else ()) or (plain,)


def _capitals(initials: str, ending: str, known: Readings, signs: Mapping[str, Readings]) -> Readings:
    """Initials as a word and letter by letter; with "&" in them they are always spelled."""
    letters = " ".join(signs[sign][0] if sign in signs else sign for sign in initials.lower())
    spelled = [letters + ending, f"{letters} s"] if ending == "s" else [letters + ending]
    together = re.sub(r"&", "", initials.lower()) + ending
    return unique([*spelled, *known, together] if "&" in initials else [together, *spelled, *known])


def _sides(token: str, language: str, grammar: NumberGrammar) -> tuple[Readings, ...]:
    """Two words with a slash between them, of which one begins with a digit: "CT/11am"."""
    match = _TWO_SIDES.fullmatch(token)
    if not match or match[2].lower() in grammar.counted:
        return ()
    first, second = (_parts(side, normalise_word(side), language, grammar) for side in match.groups())
    return (*first, sign_between("/", match[1], match[2], language, grammar), *second)
