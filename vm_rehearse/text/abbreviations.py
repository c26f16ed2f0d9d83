"""What short written forms stand for, per language: (short form without dots, its readings)."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = """
mr: mister
mrs: missus, misses
ms: miss, mizz
dr: doctor, drive
st: saint, street
jr: junior
sr: senior
prof: professor
vs: versus
etc: etcetera, et cetera
eg: for example, for instance, e g
ie: that is, i e
approx: approximately
dept: department
inc: incorporated
ltd: limited
corp: corporation
co: company
ext: extension
tel: telephone
asap: a s a p, as soon as possible
fyi: f y i, for your information
w/: with
w/o: without
b/c: because
ok: okay, o k
www: w w w
am: a m
pm: p m
oh: o
o: oh
jan: january
feb: february
mar: march
apr: april
jun: june
jul: july
aug: august
sept: september
oct: october
nov: november
dec: december
"""

_DUTCH = """
dhr: de heer, meneer
mevr: mevrouw
mw: mevrouw
mvr: mevrouw
drs: doctorandus
dr: dokter, doctor
ir: ingenieur
ing: ingenieur
mr: meester, meneer
prof: professor
st: sint
oa: onder andere, onder anderen
bijv: bijvoorbeeld
bv: bijvoorbeeld, b v
nv: n v
enz: enzovoort, enzovoorts
etc: etcetera, et cetera
mbt: met betrekking tot
tav: ter attentie van, ten aanzien van
ivm: in verband met
nav: naar aanleiding van
dmv: door middel van
obv: op basis van
ipv: in plaats van
tov: ten opzichte van
dwz: dat wil zeggen
maw: met andere woorden
mn: met name
nvt: niet van toepassing
zsm: zo snel mogelijk, zo spoedig mogelijk
aub: alstublieft, alsjeblieft
svp: alstublieft, alsjeblieft
ajb: alsjeblieft
va: vanaf
vs: versus
tm: tot en met
t/m: tot en met
nr: nummer
tel: telefoon, telefoonnummer
ca: circa
incl: inclusief
excl: exclusief
evt: eventueel
max: maximaal
jl: jongstleden
ok: oké, okay, o k
www: w w w
oké: ok
feb: februari
aug: augustus
sept: september
okt: oktober
nov: november
dec: december
"""


def _table(lines: str) -> Mapping[str, tuple[str, ...]]:
    """Lines of "short: reading, reading" as a mapping."""
    rows = (line.split(": ") for line in lines.strip().splitlines())
    return {short: tuple(readings.split(", ")) for short, readings in rows}


ABBREVIATIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": _table(_ENGLISH), "nl": _table(_DUTCH)}
"""Language -> normalised short form -> what people say for it."""

SPOKEN_AS_WRITTEN = frozenset({"am", "pm", "oh", "o", "oké", "max", "sept", "asap", "fyi", "jan", "mar"})
"""Short forms that are words as well: their own reading comes first."""

WEEKDAYS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "mon": "monday",
        "tue": "tuesday",
        "wed": "wednesday",
        "thu": "thursday",
        "fri": "friday",
        "sat": "saturday",
        "sun": "sunday",
    },
    "nl": {
        "ma": "maandag",
        "di": "dinsdag",
        "wo": "woensdag",
        "do": "donderdag",
        "vr": "vrijdag",
        "za": "zaterdag",
        "zo": "zondag",
    },
}
"""Language -> short name -> name. By themselves most short names are other words, so they count in ranges."""

SIGNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "&": ("and",),
        "+": ("plus", "and"),
        "#": ("number", "hashtag", "hash", "pound"),
        "@": ("at",),
        "%": ("percent", "per cent"),
        "=": ("equals", "is"),
        "/": ("or", "slash", "", "and"),
        ".": ("dot",),
        "_": ("underscore",),
        "-": ("dash", "hyphen", ""),
        "$": ("dollars", "dollar"),
        "€": ("euros", "euro"),
        "£": ("pounds", "pound"),
        "¥": ("yen",),
        "°": ("degrees",),
    },
    "nl": {
        "&": ("en", "and"),
        "+": ("plus", "en"),
        "#": ("nummer", "hashtag", "hekje"),
        "@": ("apenstaartje", "at"),
        "%": ("procent",),
        "=": ("is", "is gelijk aan"),
        "/": ("of", "slash", "", "schuine streep"),
        ".": ("punt", "dot"),
        "_": ("underscore", "laag streepje"),
        "-": ("streepje", "min", ""),
        "$": ("dollar",),
        "€": ("euro",),
        "£": ("pond",),
        "¥": ("yen",),
        "°": ("graden",),
    },
}
"""Language -> sign -> what people say for it, "" where it may be passed over."""
