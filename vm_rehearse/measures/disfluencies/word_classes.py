"""Words that a rule takes alike, such as articles, in each language; here those that several rules know."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class ByLanguage(Generic[T]):
    """A set for each language, to be combined and looked up as one is.

    Of a language that has none, it is all of them together: neighbours have many words alike.
    """

    sets: Mapping[str, frozenset[T]]

    def __getitem__(self, language: str) -> frozenset[T]:
        """The set of a language, by its code of ISO 639."""
        return self.sets[language] if language in self.sets else frozenset().union(*self.sets.values())

    def __or__(self, other: ByLanguage[T]) -> ByLanguage[T]:
        """What either has."""
        return ByLanguage({language: self[language] | other[language] for language in self.sets})

    def __sub__(self, other: ByLanguage[T]) -> ByLanguage[T]:
        """What the other does not have."""
        return ByLanguage({language: self[language] - other[language] for language in self.sets})


def words(*, en: str = "", nl: str = "") -> ByLanguage[str]:
    """A class of words, written with spaces between them."""
    return ByLanguage({"en": frozenset(en.split()), "nl": frozenset(nl.split())})


def phrases(*, en: str = "", nl: str = "") -> ByLanguage[tuple[str, ...]]:
    """A class of phrases, written with commas between them; each is a tuple of its words."""
    return ByLanguage(
        {
            language: frozenset(tuple(phrase.split()) for phrase in written.split(",") if phrase.strip())
            for language, written in (("en", en), ("nl", nl))
        }
    )


JOINING = words(en="and or but", nl="en of maar")
"""Between two of these stands a list, and not a start that was broken off."""
INDEFINITE = words(en="a an", nl="een")
DETERMINERS = INDEFINITE | words(en="the my our your their", nl="de het mijn onze uw")
"""A noun is to come."""
GREETINGS = words(en="thanks thank hi hello", nl="bedankt dank hallo hi")
SUBJECTS = GREETINGS | words(
    en="""
        i i'm i'll i'd i've we we're we'll we've you you're it it's it'll that that's this they they're he
        she there
    """,
    nl="ik we wij u je jullie hij zij ze het dat dit er",
)
"""Whole clauses begin with these, and another that begins alike need not put the first one right."""
SUBORDINATING = words(
    en="""
        if when whenever once before after while until unless because although though what whatever who
        whoever where wherever
    """,
    nl="""
        als wanneer zodra voordat nadat omdat terwijl totdat zolang hoewel toen mocht indien wat wie waar
    """,
)
WOULD = words(en="wanted would", nl="wilde wilden wou wouden zou zouden")
"""What somebody would is yet to come."""
MODAL = WOULD | words(
    en="can could should may might must will shall",
    nl="kan kunt kunnen wil wilt willen zal zullen mag mogen moet moeten",
)
SAYING = words(
    en="""
        say says said told think thought guess believe hope suppose know sure afraid certain sorry proud
        seems appears turns turned mean feel heard hear admit promise bet understand gather imagine
    """,
    nl="""
        zeg zegt zei zeiden denk denkt dacht geloof hoop weet bedoel hoor hoorde begrijp begreep vind vond
        beloof vrees was
    """,
)
"""With one of these and somebody, enough is said: "I think", "it turns out"."""
NEVER_LAST = words(en="with from for of", nl="van met")
HARDLY_LAST = NEVER_LAST | words(en="to at", nl="voor om")
"""Few phrases end with these, such as "the shop I come from"."""
UNFINISHED = words(
    en="""
        a an the my your our their his i we they he she and or but because than i'd i'm i've i'll we're
        we've we'll you're you've you'll they're they've they'll it's that's there's
    """,
    nl="de een mijn uw onze hun ik we wij te en of maar omdat",
)
"""No phrase ends with these: something was to come."""
KINDS = (
    words(
        en="monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight",
        nl="""
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen overmorgen gisteren
            eergisteren vanavond vanmiddag
        """,
    ),
    words(en="morning afternoon evening noon", nl="ochtend middag avond"),
    words(en="day week month year hour minute", nl="dag week maand jaar uur minuut"),
    words(en="minutes hours days weeks months years", nl="minuten dagen weken maanden"),
    words(
        en="january february march april may june july august september october november december",
        nl="januari februari maart april mei juni juli augustus september oktober november december",
    ),
    words(en="spring summer autumn fall winter", nl="lente voorjaar zomer herfst najaar winter"),
    words(
        en="red blue green yellow black white grey gray brown",
        nl="rood blauw groen geel zwart wit grijs bruin rode blauwe groene gele zwarte witte grijze bruine",
    ),
    words(en="behind beside under above below beneath opposite", nl="achter naast onder boven tegenover"),
    words(en="before after", nl="voor na"),
    words(en="left right north south east west", nl="links rechts"),
)
"""One of a kind puts another right: "tomorrow, no, Friday"."""


def are_of_one_kind(word: str, other: str, language: str) -> bool:
    """Whether two words differ and are both a day, a season, a colour and such."""
    return word != other and any({word, other} <= kind[language] for kind in KINDS)
