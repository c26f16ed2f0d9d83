"""Initials in capital letters that are also said as what they stand for: "VP" as "vice president".

A line is "initials: what they stand for, or that", in lower case. Letter by letter and as a word they are
read anyway. In small letters most of these are other words ("it", "hr"), so the table is for capitals alone.
"""

ENGLISH = """
ach: automated clearing house
aov: average order value
api: application programming interface
apr: annual percentage rate
apy: annual percentage yield
arr: annual recurring revenue
ats: applicant tracking system
awd: all wheel drive
aws: amazon web services
b&b: bed and breakfast
bau: business as usual
bi: business intelligence
bogo: buy one get one
bpo: business process outsourcing
byod: bring your own device
cac: customer acquisition cost
cad: computer aided design
cdl: commercial drivers license, commercial driver's license
cdp: customer data platform
cms: content management system
cod: cash on delivery
cpc: cost per click
cpl: cost per lead
cpm: cost per mille, cost per thousand
crm: customer relationship management
cs: customer success, customer service
cta: call to action
ctr: click through rate
cx: customer experience
cy: calendar year, current year
dba: doing business as
diy: do it yourself
dm: direct message
dms: direct messages, document management system
dob: date of birth
dtc: direct to consumer
ebitda: ebit da, earnings before interest taxes depreciation and amortization
edr: endpoint detection and response
ehr: electronic health record
emr: electronic medical record
eofy: end of financial year, end of fiscal year, end of the financial year
er: emergency room
erp: enterprise resource planning
eta: estimated time of arrival
eu: european union
ev: electric vehicle
f&b: food and beverage
faq: frequently asked questions
fda: food and drug administration
fob: free on board
fte: full time equivalent
fya: for your action
gaap: gap, generally accepted accounting principles
gc: general contractor
gdpr: general data protection regulation
gmv: gross merchandise value
gp: general practitioner, gross profit
gtm: go to market
gui: gooey, graphical user interface
h&s: health and safety
hmo: health maintenance organization
hoa: homeowners association
hr: human resources
hs: high school
hvac: h vac, heating ventilation and air conditioning
iot: internet of things
ip: intellectual property
ipo: initial public offering
ir: investor relations
ira: individual retirement account
isp: internet service provider
it: information technology
jv: joint venture
kpi: key performance indicator
kyc: know your customer
l&d: learning and development
lfl: like for like
llc: limited liability company
lms: learning management system
lp: limited partner, landing page
ltl: less than truckload
ltm: last twelve months
ltv: lifetime value
m&a: mergers and acquisitions
mat: moving annual total
mc: mastercard, master card
mdr: managed detection and response
mfa: multi factor authentication
mom: month over month, month on month
moq: minimum order quantity
mql: marketing qualified lead
mrr: monthly recurring revenue
msp: managed service provider
msrp: manufacturers suggested retail price, manufacturer's suggested retail price
mvp: minimum viable product, most valuable player
nda: non disclosure agreement
ne: northeast, north east
ngo: non governmental organization
nhs: national health service
nnn: triple net
np: no problem
nps: net promoter score
nw: northwest, north west
oem: original equipment manufacturer
okr: objectives and key results
osha: occupational safety and health administration
ot: overtime
p&l: profit and loss
pc: personal computer
pcp: prior corresponding period
pe: private equity
pmo: project management office
po: purchase order
poa: power of attorney
poc: point of contact, proof of concept
pos: point of sale
ppc: pay per click
ppe: personal protective equipment
pr: public relations
pta: parent teacher association
pto: paid time off
py: prior year, previous year
q&a: questions and answers, question and answer
qa: quality assurance
qbr: quarterly business review
qc: quality control
r&d: research and development
rfi: request for information
rfp: request for proposal
rfq: request for quote
rma: return merchandise authorization
roi: return on investment
rto: return to office
rv: recreational vehicle
saas: software as a service, sass
saml: sam l, security assertion markup language
scm: supply chain management
sdk: software development kit
se: southeast, south east
sem: search engine marketing
seo: search engine optimization
siem: sim, seem, security information and event management
sla: service level agreement
smb: small and medium business
sme: small and medium enterprise, subject matter expert
soc: sock, security operations center
sop: standard operating procedure
sow: statement of work
sql: sequel, sales qualified lead, structured query language
sso: single sign on
suv: sport utility vehicle
sw: southwest, south west
tam: total addressable market
tco: total cost of ownership
tms: transportation management system
tos: terms of service
ttm: trailing twelve months
tv: television
ucaas: u caas, unified communications as a service
ui: user interface
uk: united kingdom
url: earl
us: united states
usa: united states of america, united states
usp: unique selling point, unique selling proposition
ux: user experience
vat: value added tax
vc: venture capital, venture capitalist
vip: very important person
vm: voicemail
vo: voice over
voip: voice over i p, voice over internet protocol
vpn: virtual private network
wms: warehouse management system
xdr: extended detection and response
yoy: year over year, year on year
ytd: year to date
"""

DUTCH = """
aow: algemene ouderdomswet
av: algemene voorwaarden
avg: algemene verordening gegevensbescherming
be: belgië
bhv: bedrijfshulpverlening
btw: belasting toegevoegde waarde
cao: collectieve arbeidsovereenkomst
crm: customer relationship management
epc: energieprestatiecertificaat
erp: enterprise resource planning
eu: europese unie
fte: fulltime equivalent
gft: groente fruit en tuinafval
ggz: geestelijke gezondheidszorg
hbo: hoger beroepsonderwijs
hr: human resources
ict: informatie en communicatietechnologie
it: informatietechnologie
kmo: kleine en middelgrote onderneming
kpi: key performance indicator, prestatie indicator
mbo: middelbaar beroepsonderwijs
mkb: midden en kleinbedrijf
mt: managementteam
mvo: maatschappelijk verantwoord ondernemen
nb: nota bene, noord brabant
nh: noord holland
nl: nederland, nederlands
no: noordoost, noord oost
nvt: niet van toepassing
nw: noordwest, noord west
or: ondernemingsraad
ov: openbaar vervoer
ozb: onroerendezaakbelasting, onroerende zaak belasting
pgb: persoonsgebonden budget
po: purchase order
r&d: onderzoek en ontwikkeling, research and development
roi: return on investment
rsz: rijksdienst voor sociale zekerheid
rvs: roestvrij staal, roestvast staal
saas: sass
seo: zoekmachineoptimalisatie
sla: service level agreement
vk: verenigd koninkrijk
vof: vennootschap onder firma
vs: verenigde staten
vve: vereniging van eigenaren
vzw: vereniging zonder winstoogmerk
woz: waardering onroerende zaken
zh: zuid holland
zo: zuidoost, zuid oost
zw: zuidwest, zuid west
zzp: zelfstandige zonder personeel
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
