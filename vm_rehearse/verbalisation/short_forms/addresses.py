"""Web and e-mail addresses, as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.verbalisation.numbers.digits import one_by_one
from vm_rehearse.verbalisation.numbers.grammar import NumberGrammar, Readings, unique

_ENDINGS = (
    "com|net|org|info|biz|edu|gov|int|nl|be|de|uk|eu|fr|es|it|us|ca|au|ie|ch|at|lu|dk|se|no|io|ai|co|app|dev|me|tv|nu|"
    "shop|online|tech|cloud|agency|software|digital|studio|amsterdam|frl|global|group|solutions|email|ly|site|store|"
    "page|link|blog|xyz"
)
_ADDRESS = re.compile(
    r"(?:https?://.+|www\..+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:[\w-]+\.)+(?:{_ENDINGS})(?:/[\w./-]*)?)",
    re.ASCII,
)
_SPELLED_W = ("double u", "double you")
"""How the letter may be heard, in English."""
_ADDRESS_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\s]")


def address_parts(token: str, signs: Mapping[str, Readings], grammar: NumberGrammar) -> tuple[Readings, ...]:
    """The parts of a web or e-mail address: "info@acme.com" -> "info", "at", "acme", "dot", "com".

    Parameters
    ----------
    token : str
        One word in lower case.
    signs : mapping of str to tuple of str
        What is said for each sign.
    grammar : NumberGrammar

    Returns
    -------
    tuple of tuple of str
        The readings of each part; empty when the word is no address.
    """
    if not _ADDRESS.fullmatch(token):
        return ()
    token = re.sub(r"^https?://", "", token).rstrip("/")
    opening: Readings = ("",)
    if token.startswith("www."):
        token = token[4:]
        dot = signs["."][0]
        spelled = (" ".join([letter] * 3) for letter in _SPELLED_W)
        opening = (f"w w w {dot}", "", *(f"{way} {dot}" for way in ("triple w", *spelled)))
    pieces = _ADDRESS_PIECE.findall(token)
    parts: list[Readings] = [opening]
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if piece == "/":
            parts.append(("slash", *(way for way in signs[piece] if " " in way)))
        elif piece in signs:
            parts.append(tuple(filter(None, signs[piece])))
        elif piece.isascii() and piece.isdigit():
            zero = grammar.digits[0][0]
            parts.append(unique([*grammar.cardinals(int(piece[:9]))[:1], one_by_one(piece, grammar, zero)]))
        elif before == "." and len(piece) == 2:
            parts.append((piece, " ".join(piece)))
        else:
            parts.append((piece,))
    return tuple(parts)
