"""Short names of units behind a number, per language, and what people say for them."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text.tables import table

_ENGLISH = """
x: x, times, fold
mm: millimeters, millimeter, mils, mil, m m
cm: centimeters, centimeter, c m
m: meters, meter
km: kilometers, kilometer, k m, k, ks
in: inches, inch
ft: feet, foot
yd: yards, yard
yds: yards
mi: miles, mile
m2: square meters, square meter, meters squared
m²: square meters, square meter, meters squared
m3: cubic meters, cubic meter
m³: cubic meters, cubic meter
sqm: square meters, square meter
sqft: square feet, square foot
ft2: square feet, square foot
ft²: square feet, square foot
sf: square feet, square foot, s f
cf: cubic feet, cubic foot
cfm: cubic feet per minute, c f m
gpm: gallons per minute, g p m
\u2032: feet, foot
\u2033: inches, inch
mph: miles per hour, miles an hour, m p h
mpg: miles per gallon, miles to the gallon, m p g
km/h: kilometers per hour, kilometers an hour
kph: kilometers per hour, kilometers an hour
g: grams, gram
kg: kilos, kilograms, kilo, kilogram, k g
oz: ounces, ounce
lb: pounds, pound
lbs: pounds, pound
t: tons, tonnes, ton, tonne
gal: gallons, gallon
gals: gallons
qt: quarts, quart
pt: pints, pint
doz: dozen
mg: milligrams, milligram
ml: milliliters, milliliter, mils, mil, mills, m l
l: liters, liter
kw: kilowatts, kilowatt, k w
kwh: kilowatt hours, kilowatt hour
mwh: megawatt hours, megawatt hour
hp: horsepower
bhp: brake horsepower, b h p
v: volts, volt
kv: kilovolts, kilovolt
w: watts, watt
wh: watt hours, watt hour
mw: megawatts, megawatt
kva: k v a, kilovolt amperes
amp: amps, amp
a: amps, amp
ah: amp hours, amp hour
mah: milliamp hours, milliamp hour
btu: b t u, b t us
psi: p s i, pounds per square inch
rpm: r p m, revolutions per minute
hz: hertz
khz: kilohertz
mhz: megahertz
ghz: gigahertz
db: decibels, decibel
dba: decibels, decibel, d b a, decibels a
dpi: d p i, dots per inch
mp: megapixels, megapixel
°: degrees
°c: degrees celsius, celsius, degrees, degrees centigrade
°f: degrees fahrenheit, fahrenheit, degrees
s: seconds, s
sec: seconds, second, sec
secs: seconds, secs
min: minutes, minute, min
mins: minutes, minute, mins
h: hours, hour, h
hr: hours, hour
hrs: hours, hour
wk: weeks, week
wks: weeks
mo: months, month
mos: months
mth: months, month
mths: months
ltr: liters, liter
ltrs: liters, liter
tsp: teaspoons, teaspoon
tbsp: tablespoons, tablespoon
yr: years, year
yrs: years, year
mb: megabytes, megabyte, m b
gb: gigabytes, gigabyte, gigs, g b
tb: terabytes, terabyte, t b
kbps: kilobits per second, kilobits
mbps: megabits per second, megabits, megabits a second, megs, megabit per second
gbps: gigabits per second, gigabits, gigabits a second, gigs, gigabit per second, gigabit, gig
br: bedrooms, bedroom
ba: baths, bath, bathrooms, bathroom
c: cents, cent
p: p, pence
¢: cents, cent
"""

_DUTCH = """
x: keer, maal, x
mm: millimeter
cm: centimeter
m: meter
mtr: meter
km: kilometer, k m
m2: vierkante meter
m²: vierkante meter
m3: kubieke meter, kuub
m³: kubieke meter, kuub
km/h: kilometer per uur
km/u: kilometer per uur
mg: milligram
ml: milliliter, m l
cl: centiliter
t: ton
cc: c c
\u2033: inch
\u2032: voet
v: volt
kv: kilovolt
w: watt
wh: wattuur
wp: wattpiek, watt piek
kwp: kilowattpiek, kilowatt piek
mw: megawatt
mwh: megawattuur
kva: k v a
amp: ampère
a: ampère
ah: ampère uur
hz: hertz
khz: kilohertz
mhz: megahertz
ghz: gigahertz
db: decibel
dba: decibel, d b a, decibel a
rpm: toeren per minuut, r p m
btu: b t u
g: gram
gr: gram
ha: hectare
kg: kilo, kilogram, kilo's, k g
l: liter
ltr: liter
kw: kilowatt
kwh: kilowattuur
°: graden
°c: graden celsius, celsius, graden
°f: graden fahrenheit, fahrenheit, graden
sec: seconden, seconde
min: minuten, minuut, minuutjes, minuutje
u: uur, uurtjes, uurtje
uur: uur
h: uur
dgn: dagen, dagjes
wk: weken, week, weekjes, weekje
mnd: maanden, maand, maandjes, maandje
jr: jaar
st: stuks, stuk
stk: stuks, stuk
mb: megabyte, meg, m b
gb: gigabyte, gig, g b
tb: terabyte, t b
mbit/s: megabit per seconde, megabit
mbps: megabit per seconde, megabit
kbps: kilobit per seconde, kilobit
gbit/s: gigabit per seconde, gigabit
gbps: gigabit per seconde, gigabit, gig
gb/s: gigabit per seconde, gigabyte per seconde
mb/s: megabit per seconde, megabyte per seconde
pk: p k, paardenkracht
¢: cent
"""

_COUNTED_ENGLISH = """
h: hour
hr: hour
min: minute
sec: second
day: day
wk: week
mo: month
mth: month
yr: year
m: month, meter
pa: annum, year
pcm: calendar month, month
ph: hour
pm: month
pers: person
pp: person
pw: week
ea: each
km: kilometer
kg: kilo, kilogram
lb: pound
ft: foot
sq: square
sqft: square foot
sf: square foot
m2: square meter
m²: square meter
kwh: kilowatt hour
gb: gigabyte, gig
"""

_COUNTED_DUTCH = """
u: uur
min: minuut
dag: dag
wk: week
mnd: maand
jr: jaar
m: maand, meter
pj: jaar
pm: maand
pp: persoon
pu: uur
pw: week
pers: persoon
st: stuk
km: kilometer
kg: kilo
m2: vierkante meter
m²: vierkante meter
m3: kubieke meter, kuub
m³: kubieke meter, kuub
kwh: kilowattuur
gb: gigabyte, gig
"""

_BESIDE_NUMBERS = (
    "x a mm m in ft mi g gr ha l hp s sec min h hr u st mo br ba c p v w t pt sf cf mp mw ah cc cl db wp"
)
_ALSO_OTHERS = frozenset(_BESIDE_NUMBERS.split())
"""What is a unit beside a number only: by themselves these are words, or short for something else."""


UNITS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": table(_ENGLISH), "nl": table(_DUTCH)}
"""Language -> short name as written behind a number -> what people say for it, the most usual first."""
COUNTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": table(_COUNTED_ENGLISH),
    "nl": table(_COUNTED_DUTCH),
}
"""Language -> short name of what a price or an amount is for -> one of it."""
COUNTED_BRIEFLY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": table("d: day\nh: hour\nn: night\np: person\nq: quarter\nu: unit\nw: week\ny: year"),
    "nl": table("d: dag\nj: jaar\nk: kwartaal\nn: nacht\np: persoon\nu: uur\nw: week"),
}
"""Language -> a letter that is such a name behind a number or "p" alone -> one of it."""
SPANS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": table("d: days, day\nh: hours, hour"),
    "nl": table("d: dagen, dag\nu: uur\nw: weken, week"),
}
"""Language -> a letter behind a number, before such a name -> several of it: "7 d/w"."""


def units_anywhere(plain: str, language: str) -> tuple[str, ...]:
    """What a short name stands for that is a unit wherever it stands ("per kWh"); none for another word."""
    return () if plain in _ALSO_OTHERS else UNITS[language].get(plain, ())
