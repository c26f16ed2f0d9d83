"""Whom a Dutch street is named for, written short: "Burg. Pattijnweg" is "Burgemeester Pattijnweg"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vm_rehearse.text.tables import table
from vm_rehearse.text.words import normalise_word
from vm_rehearse.verbalisation.numbers.grammar import Forms
from vm_rehearse.verbalisation.short_forms.compass import DIRECTIONS, WITH_DIRECTION
from vm_rehearse.verbalisation.spoken import spoken_forms

_TITLES = table("""
Aartsb: aartsbisschop
Adm: admiraal
Bgm: burgemeester
Bisch: bisschop
Bur: burgemeester
Burg: burgemeester
Cap: kapitein
Card: kardinaal
Col: kolonel
Comm: commandant
Deken: deken
Dr: dokter, doctor
Gebr: gebroeders
Gen: generaal
Gouv: gouverneur
Gr: graaf, grote
Ir: ingenieur
Jhr: jonkheer
Kan: kanunnik
Kap: kapitein, kapelaan
Kard: kardinaal
Kon: koning, koningin
Kl: kleine
Lt: luitenant
Luit: luitenant
Maj: majoor
Mevr: mevrouw
Mgr: monseigneur
Min: minister
Mr: meester
Nw: nieuwe
O: oude
Past: pastoor
Pr: prins, prinses
Pres: president
Prof: professor
Sgt: sergeant
St: sint
Weth: wethouder
Z: zuster
""")
_WORDS_TOO = frozenset({"Deken", "Kan", "Kap", "Kon", "Min", "Past"})
_STREET = re.compile(
    r".*(?:straat|laan|weg|plein|kade|kaai|singel|gracht|dreef|hof|park|dijk|lei|pad|markt|baan|str|ln|stwg|wg"
    r"|pl|dr|sngl|gr|kd)"
)
_LINKS = frozenset({"de", "van", "der", "den", "ten", "ter", "te", "v", "v/d", "en", "in", "'t"})
_FARTHEST = 4


def person_forms(words: Sequence[str], at: int, language: str) -> Forms:
    """The ways to say such a title, or a letter that is a direction: "N. Brabant".

    Parameters
    ----------
    words : sequence of str
        As written.
    at : int
        The place of the word.
    language : str
        Only Dutch streets are written so.

    Returns
    -------
    tuple of tuple of str
        The forms as normalised words; empty where the word is none.
    """
    if language != "nl":
        return ()
    behind = words[at + 1 : at + 1 + _FARTHEST]
    if words[at] in DIRECTIONS and behind and normalise_word(behind[0]) in WITH_DIRECTION:
        return (*((name,) for name in DIRECTIONS[words[at]]), (normalise_word(words[at]),))
    titles = _TITLES.get(words[at], ())
    if not titles or not _is_street(behind):
        return ()
    named, usual = [(title,) for title in titles], spoken_forms(words[at], language)
    return tuple(dict.fromkeys([*usual, *named] if words[at] in _WORDS_TOO else [*named, *usual]))


def _is_street(words: Sequence[str]) -> bool:
    """Whether the words behind a title are a name that ends as streets do."""
    for word in words:
        if word[:1].isupper() and _STREET.fullmatch(normalise_word(word)):
            return True
        if not word[:1].isupper() and normalise_word(word) not in _LINKS:
            return False
    return False
