"""Floors behind the number of a Dutch house: "21-II" is "eenentwintig twee", "8-hs" is "acht huis"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vm_rehearse.verbalisation.numbers.grammar import Readings

_HOUSE_AND_FLOOR = re.compile(r"\d{1,4}[A-Za-z]?-[A-Za-z]+")
_FLOORS: Mapping[str, Mapping[str, Readings]] = {
    "en": {},
    "nl": {
        "I": ("een", "een hoog"),
        "II": ("twee", "twee hoog"),
        "III": ("drie", "drie hoog"),
        "IV": ("vier", "vier hoog"),
        "hs": ("huis",),
        "HS": ("huis",),
    },
}
"""What stands behind the number of a house for its floors: "21-II"."""


def floor_readings(token: str, floor: str, language: str) -> Readings:
    """The ways to say a floor.

    Parameters
    ----------
    token : str
        The whole word, such as "21-II".
    floor : str
        What stands behind its hyphen.
    language : str

    Returns
    -------
    tuple of str
        Most usual first; empty when it is no floor.
    """
    names = _FLOORS[language].get(floor, ()) if _HOUSE_AND_FLOOR.fullmatch(token) else ()
    return (*names, floor, " ".join(floor)) if names else ()
