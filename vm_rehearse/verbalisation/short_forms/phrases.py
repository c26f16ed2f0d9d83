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
"""

DUTCH = """
dhr: de heer, meneer, heer
oa: onder andere, onder anderen
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
"""
