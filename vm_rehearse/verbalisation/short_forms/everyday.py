"""Single words that any text writes short: "Dr.", "dept.", "max.", Dutch "dhr.", "nr.", "mnd.".

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
mr: mister
mrs: missus, misses
ms: miss, mizz
dr: doctor, drive
st: saint, street
jr: junior
sr: senior
prof: professor
vs: versus, against
etc: etcetera, et cetera
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
rev: reverend, revenue
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
a/c: a c, air conditioning, air con, aircon, air conditioner
hq: headquarters
x: by, times, extension
v: version, versus
ops: ops, operations
eng: engineering, engineer
dev: developer, development
devs: developers
spec: spec, specification
specs: specs, specifications
promo: promo, promotion
prefs: preferences
admin: admin, administration, administrator
exec: exec, executive
execs: execs, executives
proj: project
pt: part, point
rcpt: receipt
rpt: report
rqmt: requirement
stn: station
tech: tech, technology, technician
wkshp: workshop
"""

DUTCH = """
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
bijv: bijvoorbeeld
bv: bijvoorbeeld, b v
nv: n v
enz: enzovoort, enzovoorts
etc: etcetera, et cetera
aub: alstublieft, alsjeblieft
svp: alstublieft, alsjeblieft, s'il vous plaît
ajb: alsjeblieft
va: vanaf
vs: versus
nr: nummer
tel: telefoon, telefoonnummer, telefonisch, telefonische
ca: circa, ongeveer, zo'n, rond de
incl: inclusief
excl: exclusief
evt: eventueel
max: maximaal, maximale, maximum
jl: jongstleden, afgelopen
ok: oké, okay, o k
www: w w w
oké: ok
as: aanstaande
ex: exclusief
min: minimaal, minimum, minuten, minuut, minimale
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
m/v: m v, man vrouw, man of vrouw
m/v/x: m v x, man vrouw x
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
pct: procent
verk: verkoop, verkocht
stwg: steenweg
"""
