"""The spoken forms of one written word.

Conventions: a spoken form is a tuple of normalised words, without hyphens in numbers. A word that is said as
it is written has one form. Initials such as "CRM" count as one word; their letters are the other form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.text.abbreviations import ABBREVIATIONS, SIGNS, SPOKEN_AS_WRITTEN, WEEKDAYS
from vm_rehearse.text.digits import digit_readings, one_by_one
from vm_rehearse.text.grammar import MOST_READINGS, NumberGrammar, Readings, joined, unique
from vm_rehearse.text.numerals import GRAMMARS, numeral_readings
from vm_rehearse.text.numerals_en import NUMBER_WORDS
from vm_rehearse.text.numerals_nl import spellings_of_number_word
from vm_rehearse.text.words import normalise_word, trimmed_word

_ENDINGS = (
    "com|net|org|info|biz|edu|gov|int|nl|be|de|uk|eu|fr|es|it|us|ca|au|ie|ch|at|lu|dk|se|no|io|ai|co|app|dev|me|tv|nu|"
    "shop|online|tech|cloud|agency|software|digital|studio|amsterdam|frl|global|group|solutions|email"
)
_ADDRESS = re.compile(
    r"(?:https?://.+|www\..+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:[\w-]+\.)+(?:{_ENDINGS})(?:/[\w./-]*)?)",
    re.ASCII,
)
_ADDRESS_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\s]")
_CAPITALS = re.compile(r"[A-Z](?:[A-Z]|[&/](?=[A-Z])){1,4}s?")
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\.?")
_ORDINARY = re.compile(r"(?:[^\W\d_]|')+(?:-(?:[^\W\d_]|')+)*")
_PIECES = {
    language: re.compile(
        rf"\d+(?:{'|'.join(grammar.ordinal_endings)})\b|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s]",
        re.IGNORECASE,
    )
    for language, grammar in GRAMMARS.items()
}


def spoken_forms(word: str, language: str) -> tuple[tuple[str, ...], ...]:
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
    readings = _readings(trimmed_word(word), plain, language, grammar)
    forms = (tuple(filter(None, map(normalise_word, reading.split()))) for reading in readings)
    return tuple(dict.fromkeys(form for form in forms if form))[:MOST_READINGS] or ((plain,),)


def _readings(token: str, plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """Readings of one word, by the first kind of word it is; `plain` is the token normalised."""
    signs = SIGNS[language]
    if token in signs:
        return signs[token]
    known = ABBREVIATIONS[language].get(plain.replace(".", ""), ())
    if _CAPITALS.fullmatch(token):
        return _capitals(token, plain, known, signs)
    if known:
        written = plain.replace(".", "")
        return unique([written, *known] if written in SPOKEN_AS_WRITTEN else [*known, written])
    if _DOTTED_INITIALS.fullmatch(token):
        return unique([plain, " ".join(plain)])
    if _ADDRESS.fullmatch(token.lower()):
        return _address(token.lower(), signs, grammar)
    numeral = numeral_readings(plain, grammar)
    if numeral:
        return numeral
    if language == "nl" and (spellings := spellings_of_number_word(plain)):
        return spellings
    if _ORDINARY.fullmatch(plain):
        if "-" not in plain:
            return (plain,)
        return _days_of_week(plain, language, grammar) or _hyphenated(plain)
    return _pieces(token, language, grammar) or (plain,)


def _capitals(token: str, plain: str, known: Readings, signs: Mapping[str, Readings]) -> Readings:
    """Initials as a word and letter by letter; with "&" in them they are always spelled."""
    letters = " ".join("" if sign == "/" else signs[sign][0] if sign in signs else sign for sign in token)
    if "&" in token or "/" in token:
        return unique([letters.lower(), *known, re.sub(r"\W", "", plain)])
    return unique([plain, letters.lower(), *known])


def _hyphenated(plain: str) -> Readings:
    """Words joined by hyphens: as one word, apart, or written together ("e-mail", "e mail", "email")."""
    parts = plain.split("-")
    apart, together = " ".join(parts), "".join(parts)
    if set(parts) <= NUMBER_WORDS:
        return (apart, plain, together)
    return (plain, apart, together)


def _days_of_week(plain: str, language: str, grammar: NumberGrammar) -> Readings:
    """From one day of the week to another: "monday-friday", "mon-fri"."""
    days = WEEKDAYS[language]
    ends = [days.get(end, end) for end in plain.split("-")]
    if len(ends) != 2 or not set(ends) <= set(days.values()):
        return ()
    return joined(ends[:1], (*grammar.to, ""), ends[1:])


def _address(token: str, signs: Mapping[str, Readings], grammar: NumberGrammar) -> Readings:
    """A web or e-mail address: "info@acme.com" -> "info at acme dot com"."""
    token = re.sub(r"^https?://", "", token).rstrip("/")
    opening: Readings = ("",)
    if token.startswith("www."):
        token = token[4:]
        dot = signs["."][0]
        opening = (f"w w w {dot}", "", f"triple w {dot}")
    pieces = _ADDRESS_PIECE.findall(token)
    parts: list[Readings] = [opening]
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if piece == "/":
            parts.append(("slash",))
        elif piece in signs:
            parts.append(tuple(filter(None, signs[piece])))
        elif piece.isascii() and piece.isdigit():
            zero = grammar.digits[0][0]
            parts.append(unique([*grammar.cardinals(int(piece[:9]))[:1], one_by_one(piece, grammar, zero)]))
        elif before == "." and len(piece) == 2:
            parts.append((piece, " ".join(piece)))
        else:
            parts.append((piece,))
    return joined(*parts)


def _pieces(token: str, language: str, grammar: NumberGrammar) -> Readings:
    """A word of mixed signs, piece by piece: "B2B", "Q3", "#1", "and/or", "24-hour", "3rd-party"."""
    pieces = _PIECES[language].findall(token)
    with_digits = re.search(r"\d", token) is not None
    parts: list[Readings] = []
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece == "/" and before[-1:].isdigit() and after[:1].isdigit():
            parts.append(("", *grammar.slash[:1]))
        elif piece in SIGNS[language]:
            said = SIGNS[language][piece]
            parts.append(said if piece == "/" else ("",) if piece == "-" else said[:1])
        elif piece in ("2", "4") and before.isalpha() and after.isalpha():
            parts.append(("to" if piece == "2" else "for", *grammar.cardinals(int(piece))))
        elif piece.isascii() and piece[0].isdigit():
            parts.append(
                numeral_readings(piece.lower(), grammar) or digit_readings(re.findall(r"\d+", piece), grammar)
            )
        elif with_digits and before == "-" and piece in grammar.units:
            parts.append(grammar.units[piece])
        elif not piece.isalpha():
            parts.append((piece,))
        elif with_digits and "-" not in pieces and 1 < len(piece) <= 3:
            # "mp3": a few letters beside a digit are mostly spelled
            parts.append((piece, " ".join(piece)))
        else:
            parts.append(_readings(piece, normalise_word(piece), language, grammar))
    return joined(*filter(None, parts))
