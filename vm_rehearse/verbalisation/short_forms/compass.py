"""Directions in the names of Dutch places and provinces: "Rotterdam-Z." is "Rotterdam Zuid", "N.-Brabant"."""

from __future__ import annotations

import re

from vm_rehearse.verbalisation.numbers.grammar import Readings, joined, unique

DIRECTIONS = {
    "N": ("noord",),
    "O": ("oost",),
    "Z": ("zuid",),
    "W": ("west",),
    "NO": ("noordoost", "noord oost"),
    "NW": ("noordwest", "noord west"),
    "ZO": ("zuidoost", "zuid oost"),
    "ZW": ("zuidwest", "zuid west"),
    "Nd": ("noord",),
    "Nrd": ("noord",),
    "Zd": ("zuid",),
    "Centr": ("centrum",),
}
_BEFORE = re.compile(r"([NOZW]{1,2})-([A-Z].*)")
_BEHIND = re.compile(r"([A-Z][^\W\d_].*)-([A-Z][a-z]*)")
_PROVINCES = {
    **{"vl": "vlaanderen", "vlaand": "vlaanderen"},
    **{"brab": "brabant", "holl": "holland", "limb": "limburg"},
}
WITH_DIRECTION = frozenset({"holland", "brabant", "limburg", "vlaanderen", "beveland", *_PROVINCES})
"""Before these a letter is a direction beyond doubt."""


def compass_readings(token: str) -> Readings:
    """The readings of a name with a direction before or behind its hyphen.

    Parameters
    ----------
    token : str
        One word as written, without punctuation at its edges.

    Returns
    -------
    tuple of str
        Most usual first; empty where the word is no such name.
    """
    token = token.replace(".", "")
    if before := _BEFORE.fullmatch(token):
        directions, name = DIRECTIONS.get(before[1], ()), before[2].lower()
        return _beside(directions, (_PROVINCES.get(name, name),), token)
    behind = _BEHIND.fullmatch(token)
    return _beside((behind[1].lower(),), DIRECTIONS.get(behind[2], ()), token) if behind else ()


def _beside(first: Readings, second: Readings, token: str) -> Readings:
    """Both with a hyphen, apart and together, and the word as it is written."""
    if not first or not second:
        return ()
    apart = joined(first, second)
    hyphened = (f"{one}-{other}" for one in first for other in second if " " not in one + other)
    plain = token.lower()
    return unique(
        [*apart, *hyphened, *(way.replace(" ", "") for way in apart), plain, plain.replace("-", " ")]
    )
