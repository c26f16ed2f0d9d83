"""Short names of units behind a number, per language, and what people say for them."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.text.tables import table

_ENGLISH = """
x: x, times
mm: millimeters, millimeter
cm: centimeters, centimeter
m: meters, meter
km: kilometers, kilometer, k m
in: inches, inch
ft: feet, foot
yd: yards, yard
mi: miles, mile
m2: square meters, square meter, meters squared
m²: square meters, square meter, meters squared
m3: cubic meters, cubic meter
m³: cubic meters, cubic meter
sqm: square meters, square meter
sqft: square feet, square foot
ft2: square feet, square foot
ft²: square feet, square foot
mph: miles per hour, miles an hour, m p h
mpg: miles per gallon, miles to the gallon, m p g
km/h: kilometers per hour, kilometers an hour
kph: kilometers per hour, kilometers an hour
g: grams, gram
kg: kilos, kilograms, kilo, kilogram, k g
oz: ounces, ounce
lb: pounds, pound
lbs: pounds, pound
ml: milliliters, milliliter
l: liters, liter
kw: kilowatts, kilowatt
kwh: kilowatt hours, kilowatt hour
mwh: megawatt hours, megawatt hour
hp: horsepower
bhp: brake horsepower, b h p
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
yr: years, year
yrs: years, year
mb: megabytes, megabyte, m b
gb: gigabytes, gigabyte, gigs, g b
tb: terabytes, terabyte, t b
mbps: megabits per second, megabits, megabits a second, megs
gbps: gigabits per second, gigabits, gigabits a second, gigs
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
g: gram
gr: gram
ha: hectare
kg: kilo, kilogram
l: liter
ltr: liter
kw: kilowatt
kwh: kilowattuur
°: graden
°c: graden celsius, graden
sec: seconden, seconde
min: minuten, minuut
u: uur
uur: uur
h: uur
wk: weken, week
mnd: maanden, maand
jr: jaar
st: stuks, stuk
mb: megabyte, meg, m b
gb: gigabyte, gig, g b
tb: terabyte, t b
mbit/s: megabit per seconde, megabit
mbps: megabit per seconde, megabit
gbit/s: gigabit per seconde, gigabit
pk: p k, paardenkracht
¢: cent
"""

_BESIDE_NUMBERS = "x mm m in ft mi g gr ha l hp s sec min h hr u st mo br ba c p"
_ALSO_OTHERS = frozenset(_BESIDE_NUMBERS.split())
"""What is a unit beside a number only: by themselves these are words, or short for something else."""


UNITS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"en": table(_ENGLISH), "nl": table(_DUTCH)}
"""Language -> short name as written behind a number -> what people say for it, the most usual first."""


def units_anywhere(plain: str, language: str) -> tuple[str, ...]:
    """What a short name stands for that is a unit wherever it stands ("per kWh"); none for another word."""
    return () if plain in _ALSO_OTHERS else UNITS[language].get(plain, ())
