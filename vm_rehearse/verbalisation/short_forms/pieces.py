"""Words of mixed signs, piece by piece: "B2B", "Q3", "#1", "and/or", "24-hour", "3rd-party"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vm_rehearse.verbalisation.numbers.digits import digit_readings
from vm_rehearse.verbalisation.numbers.fractions import GLYPHS
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, joined, unique
from vm_rehearse.verbalisation.numbers.numerals import GRAMMARS, numeral_readings
from vm_rehearse.verbalisation.numbers.references import reference_parts
from vm_rehearse.verbalisation.short_forms.abbreviations import ABBREVIATIONS
from vm_rehearse.verbalisation.short_forms.files import FILE_KINDS, is_file
from vm_rehearse.verbalisation.short_forms.floors import floor_readings
from vm_rehearse.verbalisation.short_forms.rates import EACH
from vm_rehearse.verbalisation.short_forms.signs import SIGNS

_ROW_OF_CODES = re.compile(r"([A-Z]{1,2})\d{1,4}[-\u2013]\1\d{1,4}")
_FROM_TO = re.compile(r"[A-Z][24][A-Z]")
"""Letters on both sides are no units: "G2K"."""
_LONG_NUMBER = 3
_ENDS_OF_DAY = frozenset({"noon", "midnight", "close", "closing"})
_PIECES = {
    language: re.compile(
        rf"\d+(?:{'|'.join(grammar.ordinal_endings)})\b|\d{{0,2}}[1-9]0s\b|\d+(?:[.,:]\d+)*[{''.join(GLYPHS)}]?(?:k(?=-))?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s]",
        re.IGNORECASE,
    )
    for language, grammar in GRAMMARS.items()
}


def piece_parts(
    token: str, language: str, grammar: NumberGrammar, read: Callable[[str], Readings]
) -> tuple[Readings, ...]:
    """The readings of each piece of a word.

    Parameters
    ----------
    token : str
        One word as written, without punctuation at its edges.
    language : str
    grammar : NumberGrammar
        Of that language.
    read : callable
        Gives the readings of a word.
    """
    pieces = _PIECES[language].findall(token)
    with_digits, of_file = re.search(r"\d", token) is not None, is_file(token)
    parts: list[Readings] = []
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece == "_" and pieces[0] == "@":
            # in the name of an account, which is often said as the words it is made of
            parts.append((*SIGNS[language][piece], ""))
        elif piece in "-\u2013" and _ROW_OF_CODES.fullmatch(token):
            parts.append((*grammar.to, *grammar.dash, ""))  # "J10-J12"
        elif of_file and before == "." and not after:
            parts.append(FILE_KINDS[piece.lower()])
        elif of_file and piece in "-_":
            parts.append(unique([*SIGNS[language][piece], ""]))
        elif piece in SIGNS[language]:
            parts.append(sign_between(piece, before, after, language, grammar))
        elif piece in ("2", "4") and before.isalpha() and after.isalpha():
            parts.append(("to" if piece == "2" else "for", *grammar.cardinals(int(piece))))
        elif "0" <= piece[0] <= "9":
            number = numeral_readings(piece.lower(), grammar)
            digits = digit_readings(re.findall(r"\d+", piece), grammar)
            parts += [number] if number else reference_parts(piece, grammar) or [digits]
        elif before == "-" and (floors := floor_readings(token, piece, language)):
            parts.append(floors)
        elif with_digits and before == "-" and piece in grammar.units:
            units = grammar.units[piece]
            parts.append(unique([piece, *units] if after == "-" else [*units, piece]))  # "3-in-1"
        elif before == "/" and piece.lower() in grammar.counted:
            parts.append(grammar.counted[piece.lower()])
        elif not piece[0].isalpha():
            parts.append((piece,))
        elif piece == "s" and before[-1:].isdigit() and not after and grammar.plural:
            # "W-2s"
            parts[-1] = unique([*map(grammar.plural, parts[-1]), *joined(parts[-1], ("s",))])
        elif _FROM_TO.fullmatch(token):
            parts.append((piece,))
        elif before.isdigit() and not after.isdigit() and piece.lower() in grammar.units:
            # "3BR/2BA"
            parts.append(unique([*grammar.units[piece.lower()], piece, " ".join(piece)]))
        elif with_digits and "-" not in pieces and 1 < len(piece) <= 3:
            # "mp3": a few letters beside a digit are mostly spelled
            parts.append((piece, " ".join(piece), *ABBREVIATIONS[language].get(piece.lower(), ())))
        else:
            parts.append(read(piece))
    return tuple(filter(None, parts))


def sign_between(sign: str, before: str, after: str, language: str, grammar: NumberGrammar) -> Readings:
    """A sign between two pieces of a word."""
    said = SIGNS[language][sign]
    if sign == "/" and before[-1:].isdigit() and after[:1].isdigit():
        return ("", *grammar.slash[:1])
    if sign == "/":
        each = after.lower() in EACH[language]
        return unique([*grammar.per, *said] if each else said)
    if sign == "-":
        ends_day = after.lower() in _ENDS_OF_DAY or len(after) == 1
        is_grade = before.lower() == "k" and after.isdigit()  # "K-8"
        may_be_range = (
            before.lower() in grammar.day_halves or is_grade or (before[-1:].isdigit() and ends_day)
        )
        may_be_code = before[-1:].isdigit() or after[:1].isdigit()
        return unique(["", *(grammar.to if may_be_range else ()), *(said if may_be_code else ())])
    if sign == "." and before.isalnum() and after.isalpha():
        return (*said, "")
    if sign == "#" and after.isdigit() and len(after) >= _LONG_NUMBER:
        return (*said, "")  # "booth #1107"
    if sign == "#" and len(before) == 1 and before.isalpha():
        return ("sharp", *said)
    return said
