"""Repetitions, false starts and half words: what is found, and that nothing else is taken for one.

A case is the script ("=" for what was said without its marks, "-" for none) and what was heard: `<we> we` is
a repetition, `{I'd like,} I'd like` a false start, `[um,]` a filler. Behind it are the substitutions,
deletions and insertions where there are some. `talk/en_restarts.txt` and
`talk/nl_restarts.txt` have more.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.disfluencies.repetitions import false_starts
from vm_rehearse.measures.message import Message, understood
from vm_rehearse.take import Stretch, Transcript, Word
from vm_rehearse.text import normalise_word

TALK = Path(__file__).parent / "talk"
LEXICONS = {language: load_lexicon(language) for language in ("en", "nl")}
ENGLISH = """
= | Hi Laura, <we> we help bakeries plan their shifts.
= | Hi Laura. <We...> we help bakeries plan their shifts.
= | This is <Ben,> <Ben,> Ben Archer from Pinehollow.
= | Could I show you how <in> in ten minutes?
= | <Hi,> hi Laura, this is Ben.
we know that that van is yours | We know <that> that that van is yours.
= | Call five five five, oh one seven three. That's five five five, oh one seven three.
- | Call me at five five five, five five five, oh one seven three.
= | You can reach me at five five five, <oh,> [um,] oh one seven three.
= | Could we meet on {Mon-} Monday morning?
= | Could we meet {on Mon-} on Monday morning?
= | Could we meet {on Mon,} on Monday morning?
- | Could we meet on {Mon-} Monday morning?
= | {W-} we help bakeries plan their shifts.
- | I saw that {th-} the bakery opened two shops.
= | Most owners save on {Mon-} Monday alone.
= | {I'd like to,} I'd like to show you how.
= | {I'd like to} I'd like to show you how.
= | {I'd like to—} I'd like to show you how.
= | {Could I,} could I show you how in ten minutes?
= | {Can I} could I show you how in ten minutes?
companies like yours save five hours | {We work with-} Companies like yours save five hours.
companies like yours save five hours | {We work with...} Companies like yours save five hours.
not one of them fainted | {Nobody would.} Not one of them fainted.
it is a long job but children will ride her | It is a long job, {but you,} but children will ride her.
I'm not asking for a tour | {I'm not straight.} I'm not asking for a tour.
let us arrange a meeting | {Let us me.} Let us arrange a meeting.
it reaches you you might serve crab | It reaches you. {You could,} [um,] you might serve crab.
= | {We can,} {we can,} we can help you.
- | {We can,} {we can,} we can help you.
= | <I,> [um,] I wanted to ask about your shifts.
- | <I,> [um,] I wanted to ask about your shifts.
- | {I wanted to,} [uh,] I wanted to ask about your shifts.
= | {So we can,} [uh,] {help,} [um,] so we can help you.
- | I saw your shop. {We help.} We help bakeries plan.
- | Our offer ends on Friday. Our offer ends on Friday. So call me.
call me at extension two one four thanks | Call me at extension two one four. Two one four. Thanks. | 0 0 3
- | Call me at extension two one four. Two one four. Thanks.
= | This is Ben {Ar-} Archer from Pinehollow.
- | This is {Ben Ar,} Ben Archer from Pinehollow.
= | I saw that <Tallow,> Tallow Street Bakery opened two shops.
= | I saw that {Tallow Street,} Tallow Street Bakery opened two shops.
= | {We bakeries,} we help bakeries plan their shifts.
= | {Could I you,} could I show you how?
= | We think <we> we can help.
= | We think {we can,} we can help.
- | The more the better, day by day and step by step.
- | We catered for Duran Duran last spring.
- | They had had a hard winter.
- | They think that that helps.
- | I gave her her keys.
- | It makes a big, big difference.
- | It is way, way cheaper and super super quick.
- | Okay, okay, bye bye.
- | That's K, R, R, I, I, S.
- | That's five five five. Again, five five five, oh one seven three.
- | {Do you,} do you have ten minutes?
- | {So I,} so I wanted to call you.
- | {There is,} there is a way to do it.
- | {Please call,} please call me back.
- | You plan shifts {and we,} and we can help.
- | You plan shifts {and we} and we can help.
- | It goes up and up and up.
- | I'm sorry, I'm running late.
call me at four | Call me {at three,} [I mean,] at four.
call me at four | Call me {at three, no,} at four.
call me on tuesday please | Call me on {Monday, or rather,} Tuesday please.
- | Call me {at three, sorry,} at four.
we help bakeries | We really help bakeries. | 0 0 1
we open two shops | We open two new shops. | 0 0 1
we help bakeries plan their shifts | We <help> help plan their shifts. | 0 1 0
we can help plan their shifts | {We can,} we can plan their shifts. | 0 1 0
= | It costs {thir-} thirteen dollars.
= | It takes <twenty,> twenty five minutes.
= | <I'm,> I'm calling about your shop.
= | Hi {Lau-} Laura, this is Ben.
we like theatre | We like the theatre. | 0 0 1
- | Talk to you. You can reach me on Monday.
- | If you need it, it takes ten minutes.
- | If you can, can you call me back?
- | We plan short- and long-term shifts.
- | We help bakeries— small ones, mostly— plan their shifts.
- | I saw <your,> your new shop.
- | We help <the> the bakery.
= | We help bakeries plan {their sh-} their shifts.
= | We help {bakeries pl-} bakeries plan their shifts.
my mobile is ready | {My number is,} my mobile is ready.
= | Most owners {save five hours a,} save five hours a week.
- | Most owners {save five hours a,} save five hours a week.
= | {Could I show you how,} [um,] could I show you how it works?
we help banks and shops | We help banks, and we help shops. | 0 0 2
= | That was Ben Archer. Thanks, <Laura,> Laura.
- | <My> my name is Ben.
- | We help {bak-} bakeries and {sh-} shops.
= | We deliver pre- and post-sale help.
= | It's a so-so year, bye-bye.
- | It was a win-win and a so-so deal, bye-bye.
- | No, no, that's fine. Yes, yes.
the price is forty dollars | The price is {fourteen, sorry,} forty dollars.
the price is forty dollars | The price is {fourteen dollars,} [um,] forty dollars.
- | What we do, what we sell and what we love is bread.
- | We bake bread, we sell bread.
- | Who I am is Ben, and what I do is plan.
this is Ben. I saw you | This is Ben. I hope you're fine, I saw you. | 0 0 4
I saw you. We can help | I saw you. We're a small firm. We can help. | 0 0 4
on Thursday? You can call | On Thursday? Sorry to bother you, you can call. | 0 0 4
on Thursday? You can call | On Thursday? You don't know me, you can call. | 0 0 4
we sell boxes. Call me | We sell boxes, which we're proud of, call me. | 0 0 4
we sell boxes. Call me | We sell boxes, {which we're proud of,} [um,] call me.
call five five five one | Call five five five one. Five five five one. | 0 0 4
= | {I} I'd like to show you how.
= | Could we meet on {Mon} Monday morning?
- | Could we meet on {Mon...} Monday morning?
- | {We,} we'll show you how.
- | If you need it, it's there, and I think that that's fine.
call me now | Call me. It's very, very good. Now. | 0 0 4
hi Laura this is Ben | Hi, Laura, I'm very sorry, this is Ben. | 0 0 3
call at four | Call at {three,} [I mean,] four.
- | Call me {at three,} [I mean,] at four.
- | Call on {Wednes,} [um,] Wednesday.
one of your partners said so | {Your firm,} [um,] one of your partners said so.
our crew can replace it | {We can,} [uh,] our crew can replace it.
you will never see a bill | {There's no,} [uh,] you will never see a bill.
could I send you one | {I would like,} could I send you one?
we help bakeries plan | We can help bakeries plan. | 0 0 1
we help bakeries plan | Good news, [um,] we help bakeries plan. | 0 0 2
this is Ben Archer | It's me, [um,] this is Ben Archer. | 0 0 2
this is Ben Archer | My wife, this is Ben Archer. | 0 0 2
you can call me | Thank you, [um,] you can call me. | 0 0 2
you get the report the same day | {We send.} [Um,] you get the report the same day.
this past winter we wrapped four schools | {Last winter,} this past winter we wrapped four schools.
we keep over nine thousand meters | We keep {more than,} over nine thousand meters.
I have been looking | {We've been,} I have been looking.
we help bakeries | Whatever it may be, we help bakeries. | 0 0 4
could we confirm a visit | {Could we con?} Could we confirm a visit?
I saw your shop this past winter | I saw your shop {last winter,} this past winter.
we ship by mobile phone | By phone, we ship by mobile phone. | 0 0 2
- | {Let me,} [um,] what I want is bread.
- | He let me, [um,] what was it, in.
= | Hi Laura, <we,> we help bakeries plan their shifts.
= | I saw that <the,> [um,] the bakery opened two new shops.
= | Thanks and have a good <day> day.
= | Call five five five, {oh one,} oh one seven three. That's five five five, oh one seven three.
we save six hours a week | We save {five hours, sorry,} six hours a week.
- | Could we meet {on Mon-} on Monday morning?
- | {W-} We help bakeries plan their shifts.
= | {I'd like to-} I'd like to show you how.
= | {I'd like to...} I'd like to show you how.
= | {Can I,} could I show you how in ten minutes?
companies like yours save five hours | {We work with—} companies like yours save five hours.
= | <I'd,> {I'd like,} I'd like to show you how.
= | {mon-} {tues-} Wednesday works for me.
= | {I wanted,} [uh,] I wanted to ask about your shifts.
= | I saw your shop. {We help.} We help bakeries plan.
= | Our offer ends on Friday. Our offer ends on Friday. So call me.
= | This is {Ben Ar-} Ben Archer from Pinehollow.
= | I work for {Pine} Pinehollow Software.
= | I saw that {Tallow Street} Tallow Street Bakery opened two shops.
= | <We> we think we can help.
= | The more shops you open, the more shifts you plan.
- | We deliver to Walla Walla and Pago Pago.
- | What it is is a planner.
- | That is a very, very good shop and a really really nice one.
- | It's Aaron. That's A, A, R, O, N.
- | {Is it,} is it okay if I call on Monday?
- | I saw {that the,} that the new shop is open.
- | Thank you, thank you so much.
- | It gets more and more and more work.
call me at four | Call me {at three, sorry,} at four.
we start at four today | We start at {three, no, sorry,} four today.
= | We really help bakeries, really.
we help bakeries plan | We <help> help bakers plan. | 1 0 0
call five five three now | Call five five five now. | 1 0 0
= | Hi {Lau} Laura, this is Ben.
- | I work with Ben. Ben and I can show you.
- | If that helps you, you can call me.
- | Could we meet on {mon—} Monday morning?
= | And that is why <I,> <I,> <I> I am calling.
my mobile is ready | {My number,} my mobile is ready.
= | Most owners {save five hours a} save five hours a week.
= | You can reach me at {five five five, oh one,} five five five, oh one seven three.
- | Call me back, <call,> [uh,] <call,> call me back today.
- | I re-registered the co-coordinator.
= | The price is {four-} forty dollars.
= | So, {what we} what we do is simple.
- | From shop to shop to shop it is the same.
"""
DUTCH = """
= | Hallo Laura, <wij> wij helpen bakkers met hun rooster.
- | Hallo Laura, <wij> wij helpen bakkers met hun rooster.
= | Ik bel <omdat,> [eh,] omdat u twee winkels opent.
= | {Ik wil graag,} ik wil graag iets laten zien.
= | {Ik wil graag-} ik wil graag iets laten zien.
= | {Mag ik,} mag ik u iets laten zien?
= | {Kan ik,} mag ik u iets laten zien?
= | Kunnen we op {maan-} maandag bellen?
= | Kunnen we op {maan} maandag bellen?
- | Kunnen we {op maan,} op maandag bellen?
= | Kunnen we op {m-} maandag bellen?
bel me om vier uur | Bel me {om drie uur, sorry,} om vier uur.
bel me om vier uur | Bel me om {drie, nee,} vier uur.
- | Bel me {om drie uur, sorry,} om vier uur.
- | Het is heel heel goed en heel, heel goedkoop.
- | De man die die winkel heeft, belt u.
- | Het is net zo duur als als u niets doet.
- | Als het kan, kan ik morgen langskomen.
- | Als u wilt, wilt u dan bellen?
- | Ik bel u. U kunt mij bereiken.
- | Wij werken op zon- en feestdagen.
- | Stap voor stap en dag na dag wordt het beter.
- | Bel nul zes, nul zes, een twee drie.
- | Ja, ja, nee, nee, dat is goed.
= | U spreekt met {Bas van D-} Bas van Dam.
= | U spreekt met <Bas,> Bas van Dam.
= | {We kunnen,} {we kunnen,} we kunnen u helpen.
wij helpen bakkers met hun rooster | Wij <helpen> helpen met hun rooster. | 0 1 0
- | {Is het,} is het goed als ik maandag bel?
- | {Dat we,} dat we u kunnen helpen.
- | {Heeft u,} heeft u even tijd?
= | Fijne <dag> dag nog.
- | Dank u, dank u wel.
- | Het gaat beter en beter en beter.
- | Het is echt echt goed en erg, erg snel.
= | Wij <helpen,> [eh,] <helpen,> helpen bakkers.
= | Ik zag {dat de,} dat de winkel open is.
- | Ik zag {dat de,} dat de winkel open is.
- | Ik vroeg of of u of uw man kan bellen.
Dag Laura. U spreekt met Bas | Dag Laura. U kent mij nog niet. U spreekt met Bas. | 0 0 5
ik zag u. Mag ik bellen | Ik zag u. Mag het? Mag ik bellen? | 0 0 2
= | Bel nul twintig, {vijf vijf,} [eh,] vijf vijf een zes.
= | Hallo Laura, <wij,> wij helpen bakkers met hun rooster.
- | Ik bel <omdat,> [eh,] omdat u twee winkels opent.
- | {Ik wil graag,} ik wil graag iets laten zien.
= | Kunnen we {op maan-} op maandag bellen?
- | Kunnen we op {maan-} maandag bellen?
- | {D-} dit is Bas van Dam.
bel me om vier uur | Bel me {om drie uur,} [ik bedoel,] om vier uur.
- | Ik denk dat dat wel kan.
- | Wij zijn open van nu tot tot u belt.
- | Ik bel u morgen. Morgen ben ik er.
= | Wij doen de in- en verkoop.
- | Dag, dag, doei doei.
= | U spreekt met {Bas van,} Bas van Dam.
bedrijven zoals dat van u besparen tijd | {Wij werken met-} Bedrijven zoals dat van u besparen tijd.
wij helpen bakkers | Wij helpen ook bakkers. | 0 0 1
- | {Zo kunnen,} zo kunnen we u helpen.
= | <Hallo,> hallo Laura, met Bas.
- | Het is een grote, grote winkel.
= | Het kost {vijf-} vijftig euro.
- | U kunt <mij,> <mij> mij altijd bellen.
"""
CASES = [
    (language, line.split(" | "))
    for language, block in (("en", ENGLISH), ("nl", DUTCH))
    for more in [(TALK / f"{language}_restarts.txt").read_text(encoding="utf-8")]
    for line in (block + more).strip().splitlines()
]
_MARKED = re.compile(r"([<{\[])(.*?)[>}\]]")


def heard(text: str, script: str | None, language: str) -> Message:
    """A word each third of a second, without pauses."""
    words = tuple(Word(word, at * 0.35, at * 0.35 + 0.3, 0.95) for at, word in enumerate(text.split()))
    transcript = Transcript(language, words, (Stretch(0.0, len(words) * 0.35),))
    return understood(transcript, script, LEXICONS[language], [])


@pytest.mark.parametrize(
    ("language", "case"), CASES, ids=lambda part: part[1] if isinstance(part, list) else part
)
def test_what_was_said_on_the_way_to_saying_it_anew(language: str, case: list[str]) -> None:
    script, marked, counts = case[0], case[1], (case[2:] or ["0 0 0"])[0]
    if script in "=-":
        script = _MARKED.sub("", marked) if script == "=" else ""
    said = heard(re.sub(r"[<>{}\[\]]", "", marked), script or None, language)
    wanted = Counter(
        (normalise_word(word), "repetition" if mark == "<" else "false_start")
        for mark, words in _MARKED.findall(marked)
        if mark != "["
        for word in words.split()
    )
    found = Counter(
        (normalise_word(word.text), word.kind)
        for word in said.words
        if word.kind in ("repetition", "false_start")
    )
    assert found == wanted
    match = said.script_match
    if match:
        deviations = (match.substitutions, match.deletions, match.insertions)
        assert deviations == tuple(map(int, counts.split()))


@pytest.mark.parametrize(
    ("script", "text", "starts"),
    [
        (None, "could I, could I show you", 1),
        (None, "we can, we can, we can help", 2),
        (None, "mon- tues- Wednesday works", 2),
        (None, "is it, is it on mon- Monday", 2),
        (None, "we help shops", 0),
        ("I wanted to ask", "I wanted, um, to, I wanted to ask", 1),
        ("I'd like to ask", "I'd, I'd like, I'd like to ask", 1),
    ],
)
def test_how_many_starts_were_broken_off(script: str | None, text: str, starts: int) -> None:
    assert false_starts(heard(text, script, "en").words) == starts
