"""The names of currencies, and what stands for them: signs ("₹"), signs with letters ("C$"), codes ("CHF").

Only one sign, of one character, can be a part of the shapes that amounts have. So what is written with
more of them is exchanged for such a sign before it is read, one that nobody writes.

A line is "written, written: one, several, hundredth, hundredths, other names".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vm_rehearse.text.currencies import CURRENCY_SIGNS

_ENGLISH = """
$, usd, us$: dollar, dollars, cent, cents, u s dollars, us dollars, american dollars, bucks
€, eur: euro, euros, cent, cents
£, gbp, gb£: pound, pounds, penny, pence, pounds sterling, british pounds, quid
¥, jpy, jp¥: yen, yen, sen, sen, japanese yen
₹, inr, rs: rupee, rupees, paisa, paise, indian rupees
₩, krw: won, won, jeon, jeon, korean won
₪, ils: shekel, shekels, agora, agorot
₺: lira, lira, kurus, kurus, turkish lira
₽, rub: ruble, rubles, kopek, kopeks, russian rubles
₱, php: peso, pesos, centavo, centavos, philippine pesos
฿, thb: baht, baht, satang, satang
₫, vnd: dong, dong, xu, xu
₦, ngn: naira, naira, kobo, kobo
chf, sfr: swiss franc, swiss francs, centime, centimes, francs
cad, c$, ca$, cdn$: canadian dollar, canadian dollars, cent, cents, dollars
aud, a$, au$: australian dollar, australian dollars, cent, cents, aussie dollars, dollars
nzd, nz$: new zealand dollar, new zealand dollars, cent, cents, kiwi dollars, dollars
hkd, hk$: hong kong dollar, hong kong dollars, cent, cents, dollars
sgd, s$, sg$: singapore dollar, singapore dollars, cent, cents, sing dollars, dollars
twd, nt$: taiwan dollar, taiwan dollars, cent, cents, new taiwan dollars, dollars
mxn, mx$: mexican peso, mexican pesos, centavo, centavos, pesos
brl, r$: real, reais, centavo, centavos, brazilian reais
kr: krona, kronor, ore, ore, krone, kroner, crowns
sek: swedish krona, swedish kronor, ore, ore, kronor, swedish crowns, swedish krona
nok: norwegian krone, norwegian kroner, ore, ore, kroner, norwegian crowns
dkk: danish krone, danish kroner, ore, ore, kroner, danish crowns
cny, rmb: yuan, yuan, fen, fen, renminbi, chinese yuan
zar: rand, rand, cent, cents, south african rand
pln, zł: zloty, zlotys, grosz, groszy, polish zloty, zloty
czk, kč: koruna, korunas, haler, halers, czech crowns, czech koruna
huf: forint, forints, filler, fillers, hungarian forints
ron: leu, lei, ban, bani, romanian lei
uah: hryvnia, hryvnias, kopiyka, kopiykas
aed: dirham, dirhams, fils, fils, u a e dirhams
sar: riyal, riyals, halala, halalas, saudi riyals
myr, rm: ringgit, ringgit, sen, sen, malaysian ringgit
idr, rp: rupiah, rupiah, sen, sen, indonesian rupiah
kes, ksh: shilling, shillings, cent, cents, kenyan shillings
"""

_DUTCH = """
$, usd, us$: dollar, dollar, cent, cent, amerikaanse dollar, dollars, amerikaanse dollars, u s dollar
€, eur: euro, euro, cent, cent, euro's
£, gbp, gb£: pond, pond, penny, pence, britse pond, engelse pond
¥, jpy, jp¥: yen, yen, sen, sen, japanse yen
₹, inr, rs: roepie, roepies, paisa, paisa, indiase roepies, roepie
₩, krw: won, won, jeon, jeon
₪, ils: sjekel, sjekel, agora, agorot, sjekels
₺: lira, lira, kurus, kurus, turkse lira
₽, rub: roebel, roebel, kopeke, kopeken, russische roebel
₱, php: peso, peso, centavo, centavos
฿, thb: baht, baht, satang, satang
₫, vnd: dong, dong, xu, xu
₦, ngn: naira, naira, kobo, kobo
chf, sfr: zwitserse frank, zwitserse frank, centime, centimes, frank, zwitserse franken, franken
cad, c$, ca$, cdn$: canadese dollar, canadese dollar, cent, cent, dollar, canadese dollars
aud, a$, au$: australische dollar, australische dollar, cent, cent, dollar, australische dollars
nzd, nz$: nieuw-zeelandse dollar, nieuw-zeelandse dollar, cent, cent, dollar
hkd, hk$: hongkongse dollar, hongkongse dollar, cent, cent, hong kong dollar, dollar
sgd, s$, sg$: singaporese dollar, singaporese dollar, cent, cent, singapore dollar, dollar
twd, nt$: taiwanese dollar, taiwanese dollar, cent, cent, dollar
mxn, mx$: mexicaanse peso, mexicaanse peso, centavo, centavos, peso
brl, r$: real, real, centavo, centavos, braziliaanse real
kr: kroon, kronen, öre, öre, kroon
sek: zweedse kroon, zweedse kronen, öre, öre, kronen, zweedse kroon
nok: noorse kroon, noorse kronen, öre, öre, kronen, noorse kroon
dkk: deense kroon, deense kronen, öre, öre, kronen, deense kroon
cny, rmb: yuan, yuan, fen, fen, renminbi, chinese yuan
zar: rand, rand, cent, cent, zuid-afrikaanse rand
pln, zł: zloty, zloty, grosz, groszy, poolse zloty
czk, kč: kroon, kronen, haler, haler, tsjechische kronen, tsjechische kroon
huf: forint, forint, filler, filler, hongaarse forint
ron: leu, lei, ban, bani
uah: hryvnia, hryvnia, kopeke, kopeken
aed: dirham, dirham, fils, fils
sar: riyal, riyal, halala, halala
myr, rm: ringgit, ringgit, sen, sen
idr, rp: roepia, roepia, sen, sen
kes, ksh: shilling, shilling, cent, cent
"""

_FIRST_OF_OWN = 0xE000
"""Of the characters that belong to nobody."""


@dataclass(frozen=True)
class Currency:
    """What a currency and its hundredth part are called."""

    unit: tuple[str, str]
    hundredth: tuple[str, str]
    """Each for one and for several."""
    others: tuple[str, ...]
    """What else several are called."""


def _rows(lines: str) -> dict[tuple[str, ...], Currency]:
    """What is written for each currency, with its names."""
    rows = {}
    for line in lines.strip().splitlines():
        written, names = (part.split(", ") for part in line.split(": "))
        rows[tuple(written)] = Currency((names[0], names[1]), (names[2], names[3]), tuple(names[4:]))
    return rows


_WRITTEN = tuple(_rows(_ENGLISH))
_SIGN_OF = {
    each: written[0] if written[0] in CURRENCY_SIGNS else chr(_FIRST_OF_OWN + place)
    for place, written in enumerate(_WRITTEN)
    for each in written
}
SIGNS = "".join(dict.fromkeys(_SIGN_OF.values()))
"""The signs of currencies, those that nobody writes among them."""
CURRENCIES: Mapping[str, Mapping[str, Currency]] = {
    language: {_SIGN_OF[written[0]]: currency for written, currency in _rows(lines).items()}
    for language, lines in (("en", _ENGLISH), ("nl", _DUTCH))
}
"""Language -> sign -> the currency."""
NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    language: {
        each: tuple(dict.fromkeys((*names[_SIGN_OF[each]].unit[::-1], *names[_SIGN_OF[each]].others)))
        for each in _SIGN_OF
    }
    for language, names in CURRENCIES.items()
}
"""Language -> what is written -> what is said for it."""
_SEVERAL_SIGNS = sorted((each for each in _SIGN_OF if len(each) > 1), key=len, reverse=True)
_LONG = "|".join(map(re.escape, _SEVERAL_SIGNS))
_BEFORE = re.compile(rf"({_LONG}) ?(?=[\d.,]*\d)")
_BEHIND = re.compile(rf"(?<=\d)({_LONG})(?=$|/)")
_CODE = re.compile(r"([a-z]{2,3}) (.+)")


def with_one_sign(token: str) -> str:
    """A number in lower case with one sign in the place of what stands for a currency: "us$5" is "$5".

    Parameters
    ----------
    token : str
        One word without punctuation at its edges.
    """
    before = _BEFORE.match(token)
    if before:
        return _SIGN_OF[before[1]] + token[before.end() :]
    return _BEHIND.sub(lambda behind: _SIGN_OF[behind[1]], token, count=1)


def behind_code(token: str) -> tuple[str, str] | None:
    """The code of a currency before an amount, and the amount; None where there is none: "eur 500"."""
    match = _CODE.fullmatch(token)
    return (match[1], match[2]) if match and match[1] in _SIGN_OF else None
