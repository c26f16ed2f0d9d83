"""Times of the clock in one part of the world, in capital letters: "AEST", "PT", "GMT".

Whether it is standard time or that of the summer is written more often than it is said.
"""

from __future__ import annotations

from collections.abc import Mapping

_REGIONS = """
a: atlantic
ac: australian central
ae: australian eastern
ak: alaska, alaskan
aw: australian western
c: central
e: eastern
h: hawaii, hawaiian
m: mountain
n: newfoundland
nz: new zealand
p: pacific
"""
_OTHERS = """
bst: british summer time, british time
cest: central european summer time, central european time
cet: central european time
eest: eastern european summer time, eastern european time
eet: eastern european time
gmt: greenwich mean time, greenwich time
gst: gulf standard time, gulf time
hkt: hong kong time
ist: indian standard time, india standard time, indian time, india time, irish standard time, irish time
jst: japan standard time, japanese standard time, japan time, japanese time
kst: korea standard time, korean standard time, korea time, korean time
sast: south african standard time, south african time
sgt: singapore time
utc: coordinated universal time, universal time
wet: western european time
"""
_KINDS: Mapping[str, tuple[str, ...]] = {
    "st": ("standard time",),
    "dt": ("daylight time", "daylight saving time", "daylight savings time", "daylight savings"),
    "t": (),
}
_ALONE = frozenset({"c", "e", "m", "p"})
"""Of these the word "time" is left out as well: "nine eastern"."""
_NO_ZONES = frozenset({"at", "act", "ht", "nt", "ast"})
"""These are mostly something else."""


def _zones() -> dict[str, tuple[str, ...]]:
    """Every zone in small letters, and what people say for it besides its letters."""
    zones = {}
    for line in _REGIONS.strip().splitlines():
        letters, _, names = line.partition(": ")
        for ending, kinds in _KINDS.items():
            ways = [f"{name} {kind}" for name in names.split(", ") for kind in (*kinds, "time")]
            zones[letters + ending] = (*ways, names) if letters in _ALONE else tuple(ways)
    others = (line.partition(": ") for line in _OTHERS.strip().splitlines())
    zones |= {zone: tuple(names.split(", ")) for zone, _, names in others}
    return {zone: names for zone, names in zones.items() if zone not in _NO_ZONES}


ENGLISH = _zones()
"""Zone in small letters -> what people say for it, besides its letters."""
