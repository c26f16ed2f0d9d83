"""Dutch words that end with something short, such as streets: "Kerkstr.", "Stationspl.", "factuurnr."."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.verbalisation.numbers.grammar import Readings

_ENDINGS: Mapping[str, str] = {
    "stwg": "steenweg",
    "sngl": "singel",
    "str": "straat",
    "pln": "plein",
    "nr": "nummer",
    "ln": "laan",
    "wg": "weg",
}
_ENDINGS_OF_NAMES: Mapping[str, str] = {
    **{"dr": "dreef", "gr": "gracht", "kd": "kade", "pl": "plein", "hvn": "haven", "bld": "boulevard"},
    **{"pd": "pad", "dk": "dijk", "mkt": "markt", "sgl": "singel"},
}
"""Only where the word has a capital letter."""
_HEAD = "hfd"
_LEAST = 5


def ended_short(token: str, plain: str) -> Readings:
    """The readings of such a word; empty for another.

    Parameters
    ----------
    token, plain : str
        The word as written, and normalised.
    """
    if len(plain) < _LEAST:
        return ()
    if plain.startswith(_HEAD):
        return (f"hoofd{plain.removeprefix(_HEAD)}", plain)
    endings = {**_ENDINGS, **(_ENDINGS_OF_NAMES if token[:1].isupper() else {})}
    for short, whole in endings.items():
        if plain.endswith(short):
            return (plain.removesuffix(short) + whole, plain)
    return ()
