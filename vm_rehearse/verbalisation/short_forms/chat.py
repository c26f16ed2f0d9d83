"""Words as people write them in text messages.

A line is "short: reading, reading", as in `abbreviations`.
"""

from __future__ import annotations

ENGLISH = """
ur: your, you are
yr: year, your, years
tmrw: tomorrow
tmr: tomorrow
tmw: tomorrow
2day: today, two day
2moro: tomorrow
tonite: tonight
2nite: tonight
b4: before, b four
l8r: later
gr8: great
plz: please
tysm: thank you so much
thnx: thanks
tnx: thanks
thks: thanks
bc: because
cuz: because
coz: because
tho: though
nite: night
lmk: let me know, l m k
idk: i do not know, i don't know
imo: in my opinion
omw: on my way
sry: sorry
f2f: face to face, f two f
afaik: as far as i know
fwiw: for what it is worth, for what it's worth
tbh: to be honest
wfh: working from home, work from home
vm: voicemail
vms: voicemails
wd: would
cd: could
shd: should
b/w: between, black and white
b&w: black and white
"""

DUTCH = """
f2f: face to face, f twee f, f two f
ff: even, effe, effen, eventjes
idd: inderdaad
iig: in ieder geval
iem: iemand
mss: misschien
misch: misschien
mrgn: morgen
vnd: vandaag
vanmid: vanmiddag
wss: waarschijnlijk
gwn: gewoon
sws: sowieso
wknd: weekend
thx: thanks
tnx: thanks
thnx: thanks
bdkt: bedankt
grtz: groetjes, groeten
grt: groeten, groetjes
gr: groeten, groet, groetjes, grote
svpl: alstublieft, alsjeblieft
lmk: laat maar weten
"""

_FOR_OTHERS = {"en": {"r": "are", "u": "you", "ur": "your"}, "nl": {"t": "het", "n": "een", "k": "ik"}}
"""What is written for a small word that others are contracted with: "we r" is "we're" as well."""


def in_full(word: str, language: str) -> str:
    """A word of a text message as the small word it stands for; any other word as it is.

    Parameters
    ----------
    word : str
        As written: capital letters stand for themselves.
    language : str
    """
    return _FOR_OTHERS.get(language, {}).get(word, word)
