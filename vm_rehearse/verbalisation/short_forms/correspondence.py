"""Words that letters, mails, advertisements and price lists write short.

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
a/p: accounts payable
a/r: accounts receivable
abt: about
abv: above
addl: additional
add'l: additional
addr: address
aka: a k a, also known as
amt: amount
apprx: approximately
attn: attention
avail: available
bal: balance
btwn: between
cert: certified, certificate
certs: certificates, certifications
cir: circle
conf: conference, confirmation
cres: crescent
ct: court, count
cty: county
cust: customer
dep: deposit
doz: dozen
encl: enclosed
eom: e o m, end of month
eoy: e o y, end of year
esp: especially
eta: e t a, estimated time of arrival
exp: expires, expiring, expiration
expy: expressway
flt: flight
fin: financing, finance, financial
fwd: forward
fwy: freeway
gen: general, generation
hts: heights
hrly: hourly
ind: industry, industrial, individual
hh: household
inv: invoice
jct: junction
loc: location
locs: locations
lvl: level
lic'd: licensed
lxw: length by width, l by w
lxwxh: length by width by height, l by w by h
wxh: width by height, w by h
mk: mark
mkt: market
mtg: meeting, mortgage
mtgs: meetings
mthly: monthly
mtn: mountain
n/a: n a, not applicable, not available
nbr: number
obo: o b o, or best offer
ono: o n o, or nearest offer
ooo: out of office, o o o
orig: original, originally
pd: paid
pg: page
pic: picture
pics: pictures
pgs: pages
pkg: package, parking
pkgs: packages
pkwy: parkway
pl: place
prev: previous, previously
qoq: quarter over quarter, quarter on quarter
qtr: quarter
qtrs: quarters
qtrly: quarterly
rec'd: received
recd: received
reg: regular, registration
rep: representative
reps: representatives
req: required, request
req'd: required
res: residential, reservation
rte: route
rt: route
sched: schedule, scheduled
sku: s k u
std: standard
ste: suite
sta: station
sts: streets
subj: subject
t&c: terms and conditions
t&cs: terms and conditions, t and cs, t and c's, t's and c's
tba: t b a, to be announced
tbd: t b d, to be determined, to be decided
ter: terrace
tix: tickets
trl: trail
unlim: unlimited
veh: vehicle
w/out: without
wkly: weekly
wknd: weekend
w/w: week over week, week on week
m/m: month over month, month on month
q/q: quarter over quarter, quarter on quarter
y/y: year over year, year on year
y/n: yes or no, yes no, y or n, y n, y slash n
p&p: postage and packing, post and packing, postage and packaging, p and p
s&h: shipping and handling
wt: weight
accts: accounts
appts: appointments
cllr: councillor
cttee: committee
exc: except, excluding
fao: for the attention of, f a o
flr: floor
gdns: gardens
gmbh: g m b h
hse: house
misc: miscellaneous
phd: p h d
plc: p l c
pts: points
tce: terrace
vols: volumes
ytd: y t d, year to date
"""

DUTCH = """
a/d: aan de
afm: afmetingen, afmeting
app: app, appartement
a/h: aan het
aant: aantal
afspr: afspraak
agv: als gevolg van
art: artikel
artnr: artikelnummer
att: ter attentie van, attentie
bedr: bedrag, bedrijf
bespr: bespreking
bet: betaling, betalen
b/d: bij de
betr: betreft, betreffende
dg: dagen, dag
dgn: dagen
doc: document
dzn: dozijn
mth: maanden, maand
plm: plusminus, ongeveer
zzp'er: zzp'er, z z p er
kvk: kvk, k v k, kamer van koophandel
mkb: mkb, m k b, midden en kleinbedrijf
vve: vve, v v e, vereniging van eigenaren
zzp: zzp, z z p, zelfstandige zonder personeel
fact: factuur
febr: februari
geb: geboren
gev: gevraagd
gew: gewicht
hfst: hoofdstuk, hoofdstukken
hfdst: hoofdstuk, hoofdstukken
hyp: hypotheek
inl: inlichtingen
i/h: in het
j/n: ja of nee, ja nee, j of n, j n
irt: in relatie tot
ll: laatstleden, afgelopen
kwrt: kwartaal, kwartier
ln: laan
lxb: lengte bij breedte, l bij b, lengte maal breedte
lxbxh: lengte bij breedte bij hoogte, l bij b bij h, lengte maal breedte maal hoogte
mnden: maanden
lev: levering
mob: mobiel
nl: n l, namelijk, nederland
nrs: nummers
ntb: nader te bepalen
o/d: op de, onder de
pd: per dag
pn: per nacht
pppd: per persoon per dag
pppm: per persoon per maand
pppj: per persoon per jaar
onderw: onderwerp
ontb: ontbijt
pag: pagina
pl: plaatsen, plekken, plaats
pln: plein
pmnd: per maand
pst: per stuk
pkg: per kilo
rknr: rekeningnummer
ref: referentie
ult: ultimo
tss: tussen
uiterl: uiterlijk
vb: voorbeeld
verg: vergunning, vergunningen, vergadering
verz: verzending, verzekering
vest: vestigingen, vestiging
vgl: vergelijk
werkdgn: werkdagen
wkdgn: werkdagen
vrrd: voorraad
vlg: volgende, volgens
vlgs: volgens
wbt: wat betreft
wkn: weken
zg: zogenaamd, zogenaamde
zgan: zo goed als nieuw
zgn: zogenaamd, zogenaamde
"""
