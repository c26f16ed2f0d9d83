"""Names of towns as they are written short, or said otherwise than they are written: "A'dam", "SLC".

A line is "short: reading, reading", as in `abbreviations`.
"""

ENGLISH = """
b'ham: birmingham
l'pool: liverpool
m'chester: manchester
n'ton: northampton
s'hampton: southampton
w'hampton: wolverhampton
b'mouth: bournemouth
m'boro: middlesbrough
soton: southampton
jo'burg: johannesburg
mpls: minneapolis
phila: philadelphia
pgh: pittsburgh
"""

DUTCH = """
a'dam: amsterdam
a'doorn: apeldoorn
a'foort: amersfoort
a'pen: antwerpen
d'bosch: den bosch
d'haag: den haag
e'hoven: eindhoven
h'lem: haarlem
h'sum: hilversum
h'veen: heerenveen
l'warden: leeuwarden
l'stad: lelystad
m'tricht: maastricht
n'gein: nieuwegein
r'dam: rotterdam
r'daal: roosendaal
s'dam: schiedam
z'dam: zaandam
z'meer: zoetermeer
s-hertogenbosch: s-hertogenbosch, s hertogenbosch, den bosch
s-bosch: den bosch
s-gravenhage: s-gravenhage, s gravenhage, den haag
s-heerenberg: s-heerenberg, s heerenberg
s-gravenzande: s-gravenzande, s gravenzande
"""

INITIALS = """
abq: albuquerque
atl: atlanta
atx: austin texas, austin
bos: boston
cle: cleveland
clt: charlotte
dfw: dallas fort worth
dtla: downtown los angeles, downtown l a
htx: houston texas, houston
hou: houston
jax: jacksonville
kc: kansas city
kcmo: kansas city missouri, kansas city
la: los angeles
lv: las vegas
mke: milwaukee
nola: new orleans
nyc: new york city
okc: oklahoma city
pdx: portland
phl: philadelphia
phx: phoenix
pgh: pittsburgh
rdu: raleigh durham
sf: san francisco
slc: salt lake city
slo: san luis obispo
stl: saint louis, st louis
"""
"""Of American towns, in capital letters."""
