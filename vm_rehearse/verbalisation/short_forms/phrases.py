"""Several words that are written short together: "e.g.", "p.a.", "FYI", Dutch "m.b.t.", "t/m", "p.p.".

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
eg: for example, for instance, e g
ie: that is, i e
c/o: care of
pa: per annum, a year, p a
pcm: per calendar month, a month, per month, p c m
pw: per week, a week, p w
pp: per person, a person, p p
p/a: per annum
p/m: per month, a month
p/w: per week, a week
w/c: week commencing
eod: end of day
cob: close of business
tbc: to be confirmed
btw: by the way, between
yoy: year over year, year on year
fy: fiscal year, financial year
b2b: b to b, b two b, business to business
b2c: b to c, b two c, business to consumer
b2g: b to g, b two g, business to government
b2b2c: b to b to c, business to business to consumer
c2c: c to c, c two c, consumer to consumer
d2c: d to c, d two c, direct to consumer
d2d: d to d, d two d, door to door
m2m: m to m, m two m, machine to machine, month to month
p2p: p to p, p two p, peer to peer, procure to pay
2fa: two f a, two factor authentication
saas: saas, sass, s a a s, software as a service
iaas: iaas, i a a s, infrastructure as a service
paas: paas, pass, p a a s, platform as a service
ios: i o s
iot: i o t, internet of things
voip: voip, voice over i p, v o i p
fob: f o b, free on board
atm: at the moment
aob: any other business
cc: c c
csat: c sat, customer satisfaction
eofy: e o f y, end of financial year, end of fiscal year, end of the financial year
eow: e o w, end of week
eoq: e o q, end of quarter
faqs: f a qs, f a q s, frequently asked questions
hth: hope that helps, hope this helps
iirc: if i recall correctly, if i remember correctly
imho: in my humble opinion
jic: just in case
n/c: no charge
nb: n b, nota bene, note
nfs: not for sale
o/s: outstanding, out of stock
o/t: overtime
p/x: part exchange
poa: p o a, price on application, price on request
ps: p s
rsp: r s p, recommended selling price
rrp: r r p, recommended retail price
ttyl: talk to you later
v/m: voicemail
y/e: year end, y e
m/e: month end, m e
q/e: quarter end, q e
w/e: weekend, week ending, whatever
wtd: week to date
mtd: m t d, month to date
qtd: q t d, quarter to date
"""

DUTCH = """
dhr: de heer, meneer, heer
oa: onder andere, onder anderen
mbt: met betrekking tot
tav: ter attentie van, ten aanzien van
ivm: in verband met
nav: naar aanleiding van
vm: voormiddag, in de voormiddag, 's voormiddags, v m
nm: namiddag, in de namiddag, 's namiddags, n m
dmv: door middel van
obv: op basis van
ipv: in plaats van
tov: ten opzichte van
dwz: dat wil zeggen
maw: met andere woorden
mn: met name
nvt: niet van toepassing
zsm: zo snel mogelijk, zo spoedig mogelijk
tm: tot en met
t/m: tot en met
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
pppn: per persoon per nacht
ai: ad interim
ihb: in het bijzonder
iha: in het algemeen
ihkv: in het kader van
iz: inzake
icm: in combinatie met
thv: ter hoogte van
zoz: zie ommezijde
ikv: in het kader van
itt: in tegenstelling tot
iom: in overleg met
eea: een en ander
oid: of iets dergelijks
ogv: op grond van
vnl: voornamelijk
vwb: voor wat betreft
vlnr: van links naar rechts
tbd: t b d, nog te bepalen
tba: t b a, nog aan te kondigen
asap: a s a p, zo snel mogelijk
fyi: f y i, ter informatie
tk: te koop
iot: i o t, internet of things
b2b: b to b, b two b, business to business
b2c: b to c, b two c, business to consumer
d2c: d to c, d two c, direct to consumer
p2p: p to p, p two p, peer to peer
saas: saas, sass, s a a s, software as a service
ios: i o s
"""
