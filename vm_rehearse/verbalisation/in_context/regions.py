"""States, provinces and counties as they are written short, and regions that have a direction before them."""

from __future__ import annotations

from collections.abc import Mapping

_STATES = """
AL: alabama
AK: alaska
AZ: arizona
AR: arkansas
CA: california
CO: colorado
CT: connecticut
DE: delaware
DC: district of columbia
FL: florida
GA: georgia
HI: hawaii
IA: iowa
ID: idaho
IL: illinois
IN: indiana
KS: kansas
KY: kentucky
LA: louisiana
MA: massachusetts
MD: maryland
ME: maine
MI: michigan
MN: minnesota
MO: missouri
MS: mississippi
MT: montana
NC: north carolina
ND: north dakota
NE: nebraska
NH: new hampshire
NJ: new jersey
NM: new mexico
NV: nevada
NY: new york
OH: ohio
OK: oklahoma
OR: oregon
PA: pennsylvania
RI: rhode island
SC: south carolina
SD: south dakota
TN: tennessee
TX: texas
UT: utah
VA: virginia
VT: vermont
WA: washington
WI: wisconsin
WV: west virginia
WY: wyoming
BC: british columbia
ON: ontario
QC: quebec
AB: alberta
MB: manitoba
NS: nova scotia
SK: saskatchewan
Ala: alabama
Ariz: arizona
Ark: arkansas
Calif: california
Colo: colorado
Conn: connecticut
Fla: florida
Ill: illinois
Ind: indiana
Kan: kansas
Mass: massachusetts
Mich: michigan
Minn: minnesota
Mont: montana
Neb: nebraska
Nev: nevada
Okla: oklahoma
Ore: oregon
Penn: pennsylvania
Tenn: tennessee
Tex: texas
Wash: washington
Wis: wisconsin
Wyo: wyoming
Ont: ontario
Que: quebec
Sask: saskatchewan
Alta: alberta
NB: new brunswick
PEI: prince edward island
NSW: new south wales
QLD: queensland
Qld: queensland
Vic: victoria
VIC: victoria
Tas: tasmania
"""
STATES: Mapping[str, str] = dict(line.split(": ") for line in _STATES.strip().splitlines())
"""As written, without dots -> in full."""
_ALONE = "AK AZ CT FL GA IL KS KY MN MT NC ND NE NH NJ NM NV NY RI SC SD TN TX UT VT WI WV WY"
STATES_ALONE = frozenset(_ALONE.split())
"""In capitals these are hardly anything else, wherever they stand."""
_COUNTIES = """
Beds: bedfordshire
Berks: berkshire
Bucks: buckinghamshire
Cambs: cambridgeshire
Cumb: cumbria
Derbys: derbyshire
Glos: gloucestershire
Gloucs: gloucestershire
Hants: hampshire
Herefs: herefordshire
Herts: hertfordshire
Lancs: lancashire
Leics: leicestershire
Lincs: lincolnshire
Mddx: middlesex
Middx: middlesex
Northants: northamptonshire
Northumb: northumberland
Notts: nottinghamshire
Oxon: oxfordshire
Salop: shropshire
Shrops: shropshire
Staffs: staffordshire
Warks: warwickshire
Westm: westmorland
Wilts: wiltshire
Worcs: worcestershire
Yorks: yorkshire
Pembs: pembrokeshire
Carms: carmarthenshire
Aberd: aberdeenshire
"""
COUNTIES: Mapping[str, str] = dict(line.split(": ") for line in _COUNTIES.strip().splitlines())
"""As written, without dots -> in full."""
_WITH_DIRECTION = (
    "wales ireland korea africa america carolina dakota yorkshire yorks london devon dorset somerset sussex "
    "midlands lothian lanarkshire england europe asia holland virginia texas california florida jersey "
    "vancouver australia territory hemisphere cape isles ontario quebec scotland france spain italy germany "
    "india nevada michigan"
)
WITH_DIRECTION = frozenset(_WITH_DIRECTION.split())
"""Before these a letter is a direction: "N. Wales"."""
_ANY = (
    "ireland england europe asia cape hemisphere isles ontario quebec scotland france spain italy germany "
    "india"
)
_NORTH_OR_SOUTH = "california nevada michigan"
ADJECTIVES: Mapping[str, Mapping[str, str]] = {
    "N": {
        name: "northern" for name in f"{_ANY} {_NORTH_OR_SOUTH} africa australia virginia territory".split()
    },
    "S": {name: "southern" for name in f"{_ANY} {_NORTH_OR_SOUTH}".split()},
    "E": {name: "eastern" for name in f"{_ANY} africa".split()},
    "W": {name: "western" for name in f"{_ANY} africa australia".split()},
}
"""Direction -> name of a region -> what the direction is said as; "S. Africa" is no region of that kind."""
