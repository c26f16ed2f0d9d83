"""Initials in capital letters that are also said as what they stand for: "VP" as "vice president".

A line is "initials: what they stand for, or that", in lower case. Letter by letter and as a word they are
read anyway. In small letters most of these are other words ("it", "hr"), so the table is for capitals alone.
"""

ENGLISH = """
ae: account executive
avp: assistant vice president
b&b: bed and breakfast
bogo: buy one get one
ceo: chief executive officer, chief executive
cfo: chief financial officer
cio: chief information officer
cmo: chief marketing officer
cod: cash on delivery
coo: chief operating officer
cpa: certified public accountant
cst: central standard time, central time, central
ct: central time, central
cto: chief technology officer
dob: date of birth
edt: eastern daylight time, eastern time, eastern
est: eastern standard time, eastern time, eastern
et: eastern time, eastern
f&b: food and beverage
evp: executive vice president
faq: frequently asked questions
gc: general contractor
hs: high school
h&s: health and safety
ip: intellectual property
gm: general manager
hoa: homeowners association
hr: human resources
kpi: key performance indicator
l&d: learning and development
m&a: mergers and acquisitions
md: managing director
mt: mountain time, mountain
mom: month over month, month on month
nda: non disclosure agreement
ne: northeast, north east
nw: northwest, north west
nyc: new york city
np: no problem
p&l: profit and loss
po: purchase order
poc: point of contact, proof of concept
pst: pacific standard time, pacific time, pacific
pt: pacific time, pacific
pto: paid time off
q&a: questions and answers, question and answer
r&d: research and development
rfp: request for proposal
rfq: request for quote
rn: registered nurse
roi: return on investment
se: southeast, south east
sla: service level agreement
smb: small and medium business
svp: senior vice president
sw: southwest, south west
vp: vice president
"""

DUTCH = """
ceo: directeur
dga: directeur grootaandeelhouder
hr: human resources
nl: nederland, nederlands
pgb: persoonsgebonden budget
po: purchase order
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
