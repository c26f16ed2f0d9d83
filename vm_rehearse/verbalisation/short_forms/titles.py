"""Ranks, titles, and what firms are called, as they are written short before or behind a name.

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
pvt: private
cpl: corporal
ssgt: staff sergeant
msgt: master sergeant
maj: major
col: colonel
cmdr: commander
det: detective
ofc: officer
supt: superintendent
insp: inspector
atty: attorney
esq: esquire
hon: honorable
pres: president
chmn: chairman
dir: director
supv: supervisor
coord: coordinator
sec'y: secretary
treas: treasurer
ret: retired
bros: brothers
assn: association
assoc: association, associates, associate
assocs: associates
natl: national
nat'l: national
int'l: international
univ: university
inst: institute
hosp: hospital
ctr: center
ctrs: centers
ctrl: control
svc: service
svcs: services
mfg: manufacturing
mfr: manufacturer
dist: district, distribution
distr: distribution
grp: group
hldgs: holdings
engr: engineer
engrg: engineering
constr: construction
maint: maintenance
elec: electric, electrical
mech: mechanical
ins: insurance
div: division
"""

DUTCH = """
hr: h r, heer, meneer
ds: dominee
sr: senior
jr: junior, jaar
dir: directeur, directie
adj: adjunct
wnd: waarnemend
plv: plaatsvervangend
gebr: gebroeders
fa: firma
stg: stichting
alg: algemeen, algemene
insp: inspecteur
sgt: sergeant
kol: kolonel
penn: penningmeester
vz: voorzitter
vzr: voorzitter
weth: wethouder
cie: commissie
mgr: manager, monseigneur
vert: vertegenwoordiger
hfd: hoofd
"""
