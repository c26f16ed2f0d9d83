"""Dutch words whose first half is written short: "Ind.terrein" is "industrieterrein", "best.nr" a number."""

from __future__ import annotations

import re

from vm_rehearse.text.tables import table
from vm_rehearse.verbalisation.numbers.grammar import Readings, unique

_FIRST_HALVES = table(
    """
adm: administratie
afl: aflever
bedr: bedrijven, bedrijfs
best: bestel
contr: contract
fact: factuur
gem: gemeente
hfd: hoofd
ind: industrie
ink: inkoop
kl: klant, klanten
lev: lever, leverings
mag: magazijn
pers: personeels
prod: product, productie
prov: provincie
ref: referentie
rek: rekening
serv: service
tel: telefoon
verk: verkoop, verkoops
verz: verzekerings
"""
)
_HALVES = re.compile(r"([^\W\d_]{2,7})\.(nr|no|[^\W\d_]{4,})")
_NUMBERS = frozenset({"nr", "no"})


def halved_readings(plain: str) -> Readings:
    """The readings of a word with a dot behind its first half.

    Parameters
    ----------
    plain : str
        One normalised word.

    Returns
    -------
    tuple of str
        Most usual first; empty where the word is no such one.
    """
    match = _HALVES.fullmatch(plain)
    if not match or match[1] not in _FIRST_HALVES:
        return ()
    last = "nummer" if match[2] in _NUMBERS else match[2]
    ways = [(first, last) for first in _FIRST_HALVES[match[1]]]
    return unique([*(first + last for first, last in ways), *(f"{first} {last}" for first, last in ways)])
