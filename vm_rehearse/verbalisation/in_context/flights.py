"""The airline of a flight, whose code is written before its number: "flight UA 482", "vlucht KL1001"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.tables import table
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.grammar import Forms
from vm_rehearse.verbalisation.spoken import spoken_forms

_AIRLINES = table("""
AA: american, american airlines
AC: air canada
AF: air france
AS: alaska, alaska airlines
AY: finnair
AZ: ita
BA: british airways, b a
B6: jetblue, jet blue
DL: delta
EI: aer lingus
EK: emirates
FR: ryanair
F9: frontier
HV: transavia
IB: iberia
KL: k l m, klm
LH: lufthansa
LX: swiss
NK: spirit
OS: austrian
QF: qantas
QR: qatar, qatar airways
SK: s a s, sas
SN: brussels airlines
SQ: singapore airlines
TK: turkish airlines, turkish
TP: tap, t a p
UA: united, united airlines
U2: easyjet, easy jet
VS: virgin atlantic, virgin
VY: vueling
WN: southwest
WS: westjet
W6: wizz air
""")
_FLIGHT = re.compile(r"([A-Z]{2}|[A-Z]\d)(\d{1,4})?")
_NUMBER = re.compile(r"\d{1,4}")
_WORDS = frozenset({"flight", "flights", "fly", "flying", "vlucht", "vluchten", "vlieg", "vliegen"})
_AS_FAR = 5


def flight_forms(words: Sequence[str], at: int, language: str) -> Forms:
    """The ways to say the code of an airline near the word "flight", and the number joined to it.

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words; empty where the word is no such code.
    """
    match = _FLIGHT.fullmatch(words[at])
    names = _AIRLINES.get(match[1], ()) if match else ()
    number = match[2] if match else None
    behind = words[at + 1] if at + 1 < len(words) else ""
    near = {normalise_word(word) for word in words[max(0, at - _AS_FAR) : at]}
    if not names or not near & _WORDS or not (number or _NUMBER.fullmatch(behind)):
        return ()
    numbers: Forms = spoken_forms(number, language) if number else ((),)
    named = [(*name.split(), *form) for name in names for form in numbers]
    return tuple(dict.fromkeys([*spoken_forms(words[at], language), *named]))
