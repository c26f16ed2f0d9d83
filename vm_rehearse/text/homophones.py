"""English words that sound the same though no rule of spelling says so: "bye" and "by", "our" and "hour".

Only pairs that nearly every accent has alike; "poor" and "pour" are none. "double" is the first half of "W",
which is heard for it before a digit.
"""

from __future__ import annotations

_WRITTEN = """
    air heir | aisle isle | allowed aloud | ate eight | bare bear | base bass | be bee | beach beech | beat
    beet | berry bury | blew blue | board bored | break brake | buy by bye | cell sell | cent scent sent |
    cereal serial | chord cord cored | cite sight site | coarse course | days daze | double w | dear deer |
    dew due | die dye | draft draught | earn urn | eye i | fair fare | feat feet | flour flower | four for
    fore | forth fourth | foul fowl | gene jean | grate great | groan grown | guessed guest | hair hare |
    hall haul | heal heel he'll | hear here | heard herd | hi high | hole whole | hour our | hours ours |
    idle idol | in inn | key quay | knew new | knight night | knot not | know no | knows nose | lead led |
    leased least | loan lone | made maid | mail male | main mane | meat meet | medal meddle | mined mind |
    missed mist | morning mourning | none nun | one won | ore oar or | pail pale | pain pane | pair pear
    pare | passed past | patience patients | pause paws | peace piece | peak peek | plain plane | plum plumb
    | pole poll | pray prey | presence presents | principal principle | profit prophet | rain reign rein |
    raise rays | rap wrap | read red | real reel | right write rite | ring wring | road rode rowed | role
    roll | root route | rose rows | sail sale | scene seen | sea see | seam seem | sew so sow | side sighed
    | slay sleigh | soar sore | sole soul | some sum | son sun | stair stare | stake steak | stationary
    stationery | steal steel | straight strait | suite sweet | tacks tax | tail tale | tea tee | their there
    they're | threw through | throne thrown | tide tied | to too two | toe tow | vain vein | wade weighed |
    waist waste | wait weight | war wore | ware wear where | way weigh | ways weighs | weak week | weather
    whether | which witch | whose who's | wood would | your you're
"""
GROUPS = tuple(tuple(group.split()) for group in _WRITTEN.split("|"))
_FIRST = {word: group[0] for group in GROUPS for word in group}


def first_homophone(word: str, language: str) -> str:
    """The one that stands for all words that sound like a word, which may be itself.

    Parameters
    ----------
    word : str
        A normalised word.
    language : str
        Language code; in languages other than English it is always the word itself.
    """
    return _FIRST.get(word, word) if language == "en" else word
