"""Initials in capital letters that are also said as what they stand for: "VP" as "vice president".

A line is "initials: what they stand for, or that", in lower case. Letter by letter and as a word they are
read anyway. In small letters most of these are other words ("it", "hr"), so the table is for capitals alone.
"""

ENGLISH = """
ae: account executive
aov: average order value
apr: annual percentage rate
arr: annual recurring revenue
avp: assistant vice president
awd: all wheel drive
b&b: bed and breakfast
bdr: business development representative
bogo: buy one get one
ceo: chief executive officer, chief executive
cfo: chief financial officer
cio: chief information officer
cmo: chief marketing officer
cod: cash on delivery
mc: mastercard, master card
coo: chief operating officer
crm: customer relationship management
ctr: click through rate
csm: customer success manager
cpa: certified public accountant
cst: central standard time, central time, central
ct: central time, central
cto: chief technology officer
dba: doing business as
dob: date of birth
edt: eastern daylight time, eastern time, eastern
est: eastern standard time, eastern time, eastern
et: eastern time, eastern
ev: electric vehicle
eu: european union
f&b: food and beverage
evp: executive vice president
faq: frequently asked questions
gc: general contractor
hmo: health maintenance organization
hs: high school
h&s: health and safety
ip: intellectual property
gm: general manager
hoa: homeowners association
hr: human resources
kpi: key performance indicator
la: los angeles
ltv: lifetime value
l&d: learning and development
m&a: mergers and acquisitions
md: managing director
mt: mountain time, mountain
mrr: monthly recurring revenue
mom: month over month, month on month
nda: non disclosure agreement
ne: northeast, north east
nw: northwest, north west
nyc: new york city
nnn: triple net
np: no problem
nps: net promoter score
ot: overtime
p&l: profit and loss
po: purchase order
poc: point of contact, proof of concept
pst: pacific standard time, pacific time, pacific
pt: pacific time, pacific
pto: paid time off
qbr: quarterly business review
q&a: questions and answers, question and answer
r&d: research and development
rfp: request for proposal
rfq: request for quote
rn: registered nurse
rv: recreational vehicle
saas: software as a service
sdr: sales development representative
seo: search engine optimization
sf: san francisco
roi: return on investment
se: southeast, south east
sla: service level agreement
smb: small and medium business
svp: senior vice president
sw: southwest, south west
tco: total cost of ownership
uk: united kingdom
us: united states
usa: united states of america, united states
vat: value added tax
vm: voicemail
vp: vice president
"""

DUTCH = """
ceo: directeur
av: algemene voorwaarden
be: belgië
dga: directeur grootaandeelhouder
hr: human resources
it: informatietechnologie
mt: managementteam
nl: nederland, nederlands
nvt: niet van toepassing
pgb: persoonsgebonden budget
or: ondernemingsraad
po: purchase order
rvb: raad van bestuur
rvc: raad van commissarissen
r&d: onderzoek en ontwikkeling, research and development
"""

DUTCH_WITH_DOTS = """
ea: en anderen
ev: en verder, en volgende
io: in overleg, in opdracht, in oprichting
mi: mijns inziens
om: onder meer
to: tegenover
"""
"""What is short for something with its dots alone, as "om" and "ev" are words."""
