"""What short written forms stand for, per language: the form without dots, and its readings."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text.tables import table
from vm_rehearse.verbalisation.short_forms import chat, correspondence, initialisms, titles

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
inc: incorporated, including
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
mt: mount
ft: fort, feet, foot
ave: avenue
blvd: boulevard
rd: road
ln: lane
hwy: highway
sq: square
cu: cubic
yds: yards
nr: near, number
aft: afternoon
apt: apartment
apts: apartments
bldg: building
rm: room
fl: floor
nos: numbers
est: established, estate, estimated, estimate
appt: appointment
acct: account
pmt: payment
mgmt: management
mktg: marketing
mgr: manager
asst: assistant
govt: government
intl: international
gov: governor
sen: senator
rev: reverend
capt: captain
lt: lieutenant
sgt: sergeant
ref: reference
lic: license, licence
opt: option
qty: quantity
vol: volume
fig: figure
avg: average
min: minimum, minutes, minute
max: maximum
incl: including, included, inclusive
excl: excluding, excluded, exclusive
ex: excluding
re: regarding, about, concerning
cos: companies
thx: thanks
pls: please
ppl: people
txt: text
msg: message
thru: through
ea: each
pcs: pieces
mil: million
mln: million
eur: euros, euro
usd: dollars, u s dollars
gbp: pounds
w/in: within
c/o: care of
a/c: a c, air conditioning
pa: per annum, a year, p a
pcm: per calendar month, a month, per month, p c m
pw: per week, a week, p w
pp: per person, a person, p p
p/a: per annum
p/m: per month, a month
p/w: per week, a week
w/c: week commencing
hq: headquarters
eod: end of day
cob: close of business
tbc: to be confirmed
btw: by the way, between
yoy: year over year, year on year
fy: fiscal year, financial year
x: by, times, extension
v: version, versus
"""

_DUTCH = """
dhr: de heer, meneer, heer
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
svp: alstublieft, alsjeblieft, s'il vous plaît
ajb: alsjeblieft
va: vanaf
vs: versus
tm: tot en met
t/m: tot en met
nr: nummer
tel: telefoon, telefoonnummer, telefonisch, telefonische
ca: circa
incl: inclusief
excl: exclusief
evt: eventueel
max: maximaal
jl: jongstleden, afgelopen
ok: oké, okay, o k
www: w w w
oké: ok
as: aanstaande
dd: de dato, van
mvg: met vriendelijke groet, met vriendelijke groeten
bvd: bij voorbaat dank
tnv: ten name van
twv: ter waarde van
tbv: ten behoeve van
tgv: ten gevolge van, ter gelegenheid van
tzt: te zijner tijd
miv: met ingang van
mbv: met behulp van
muv: met uitzondering van
ism: in samenwerking met
iov: in opdracht van
igv: in geval van
olv: onder leiding van
ovv: onder vermelding van
adhv: aan de hand van
bgg: bij geen gehoor
notk: nader overeen te komen
kk: kosten koper
von: vrij op naam
ed: en dergelijke
eo: en omgeving
ex: exclusief
min: minimaal, minimum, minuten, minuut
pp: per persoon
pm: per maand
pj: per jaar
pw: per week
pu: per uur
p/p: per persoon
p/st: per stuk
p/u: per uur
p/w: per week
p/wk: per week
p/m: per maand
p/mnd: per maand
p/j: per jaar
p/jr: per jaar
vd: van de, van der, van den, voor de
v/d: van de, van der, van den, voor de
v/h: van het, voor het
vh: van het, voor het, voorheen
i/d: in de
zn: zonen, zoon
fam: familie
gem: gemeente, gemiddeld, gemiddelde
afd: afdeling
adv: advocaat
secr: secretaresse, secretaris, secretariaat
tst: toestel
kw: kwartaal, kilowatt
blz: bladzijde, bladzijden, pagina
resp: respectievelijk
bj: bouwjaar
telnr: telefoonnummer
pers: persoons, personen
pppn: per persoon per nacht
m/v: m v, man vrouw, man of vrouw
m/v/x: m v x, man vrouw x
ai: ad interim
ct: cent
verd: verdieping
slpk: slaapkamers, slaapkamer
ong: ongeveer
pk: p k, paardenkracht
eur: euro
usd: dollar
mln: miljoen
mld: miljard
mrd: miljard
mrt: maart
apr: april
jan: januari
jun: juni
jul: juli
sep: september
a'dam: amsterdam
r'dam: rotterdam
x: bij, keer, maal
v: versie, van
ma: maandag
di: dinsdag
wo: woensdag
do: donderdag
vr: vrijdag
za: zaterdag
feb: februari
aug: augustus
sept: september
okt: oktober
nov: november
dec: december
"""


ABBREVIATIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": table(_ENGLISH) | table(titles.ENGLISH) | table(correspondence.ENGLISH) | table(chat.ENGLISH),
    "nl": table(_DUTCH) | table(titles.DUTCH) | table(correspondence.DUTCH) | table(chat.DUTCH),
}
"""Language -> normalised short form -> what people say for it."""

INITIALISMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": table(initialisms.ENGLISH),
    "nl": table(initialisms.DUTCH),
}
"""Language -> initials, in lower case -> what else people say for them where they are capitals."""

DOTTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": {}, "nl": table(initialisms.DUTCH_WITH_DOTS)}
"""Language -> letters -> what people say for them where dots stand behind each."""

_WORDS_TOO = (
    "aft am pm oh o oké max sept asap fyi jan mar min ex re ref rev fig opt cos ed as x v co ma di wo do za "
    "amp app bet fin ind lev loc verg vest "
    "pd pn kk pk von ai ism gem ong fam adv apt ave mil sen gov lt vol est pa cob ft mt ea "
    "art cd cert certs col exp fact gen hon hr ins kol nl ono pic pics pl reg rep reps res ter"
)
SPOKEN_AS_WRITTEN = frozenset(_WORDS_TOO.split())
"""Short forms that are words as well: their own reading comes first."""
