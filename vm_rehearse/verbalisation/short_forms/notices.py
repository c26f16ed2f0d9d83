"""Words that notices, orders and advertisements write short: "deliv.", "nego.", "whse.", Dutch "besch.".

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
acad: academy
advt: advertisement
agt: agent
appl: application
attm: attachment
bkfst: breakfast
blk: block, black
brkfst: breakfast
brdg: bridge
bldgs: buildings
chg: charge
cmte: committee
cncl: council
comms: comms, communications
dbl: double
deliv: delivery
desc: description
educ: education
eqpt: equipment
freq: frequency, frequent
gtee: guarantee
guar: guaranteed, guarantee
hdqrs: headquarters
inq: inquiry
ital: italian
lge: large
lrg: large
med: medium, medical
nego: negotiable
nxt: next
occ: occupancy
oppty: opportunity
orgs: organizations
pkt: packet
pymt: payment
quals: qualifications
rcvd: received
reqs: requirements
rltr: realtor
sbj: subject
sch: school
schl: school
sep: september
sgl: single
shpg: shipping
shpmt: shipment
sml: small
sngl: single
spkr: speaker
stats: stats, statistics
surg: surgery
tng: training
trng: training
upd: update
vlg: village
w/d: washer dryer
warr: warranty
whs: warehouse
whse: warehouse
yest: yesterday
yrly: yearly
"""

DUTCH = """
besch: beschikbaar
beschr: beschrijving
bst: bestelling
corr: correspondentie
div: diverse
ingr: ingrediënten
lft: leeftijd
med: medewerker, medische
opm: opmerking
orig: origineel, originele
spec: specificatie, specialist
techn: technisch, technische
toel: toelichting
vac: vacature
wrsch: waarschijnlijk
"""
