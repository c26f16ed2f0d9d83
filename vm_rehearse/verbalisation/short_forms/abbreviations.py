"""What short written forms stand for, per language: the form without dots, and its readings."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text.tables import table
from vm_rehearse.verbalisation.short_forms import (
    chat,
    correspondence,
    everyday,
    initialisms,
    notices,
    phrases,
    posts,
    time_zones,
    titles,
    towns,
)

_TABLES = (everyday, notices, phrases, towns, titles, correspondence, chat)
"""Of what is in several of them, the last one tells."""

ABBREVIATIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {short: said for lines in _TABLES for short, said in table(lines.ENGLISH).items()},
    "nl": {short: said for lines in _TABLES for short, said in table(lines.DUTCH).items()},
}
"""Language -> normalised short form -> what people say for it."""

INITIALISMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": (table(initialisms.ENGLISH) | table(posts.ENGLISH) | table(towns.INITIALS) | time_zones.ENGLISH),
    "nl": table(initialisms.DUTCH) | table(posts.DUTCH),
}
"""Language -> initials, in lower case -> what else people say for them where they are capitals."""

DOTTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": {}, "nl": table(initialisms.DUTCH_WITH_DOTS)}
"""Language -> letters -> what people say for them where dots stand behind each."""

_WORDS_TOO = (
    "aft am pm oh o oké max sept asap fyi jan mar min ex re ref rev fig opt cos ed as x v co ma di wo do za "
    "amp app bet fin ind lev loc verg vest "
    "pd pn kk pk von ai ism gem ong fam adv apt ave mil sen gov lt vol est pa cob ft mt ea "
    "med dev spec "
    "art cd cert certs col exp fact gen hon hr ins kol nl ono pic pics pl reg rep reps res ter"
)
SPOKEN_AS_WRITTEN = frozenset(_WORDS_TOO.split())
"""Short forms that are words as well: their own reading comes first."""
