"""Words that grammar has twice in a row: "that that", "drop in in person", Dutch "wie belt belt ons"."""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import DETERMINERS, SUBORDINATING, words

_IN_GRAMMAR = words(en="that had is do does her", nl="dat die als tot of is er ze")
_IN_IT = "it them"
_PARTICLES = {
    "in": f"""
        come comes came coming drop drops dropped log logs logged check checked sign signed move moved moving
        phone phoned hand handed turn turned bring brought pop popped stop stopped step stepped settle settled
        {_IN_IT}
    """,
    "on": f"""
        carry carried carrying go goes went going move moved moving hold held hang hung keep kept log logged
        turn turned switch switched try {_IN_IT}
    """,
}
"""Behind these, the first of two belongs to them: "drop in in person"."""
_BEFORE_ITSELF = {
    "het": "is was maakt vind vindt lijkt wordt blijft heeft doet weet",
    "zijn": "dit dat het die deze hier daar er",
}
"""Behind these, a word is meant twice: "is het het waard?", "dit zijn zijn machines"."""
_TWO_WORDS = {
    language: {word: frozenset(before.split()) for word, before in pairs.items()}
    for language, pairs in (("en", _PARTICLES), ("nl", _BEFORE_ITSELF))
}
_SAID_OF = DETERMINERS | words(
    en="his her i we you they he she it there",
    nl="ik wij u je jullie er",
)
"""A clause begins so, and "that" leads to it once only: of "that, that the shop" the first is surplus."""
_LEADING = words(en="that", nl="dat")
_POINTING = words(nl="dat")
_SAID_OF_IT = words(
    nl="""
        is was scheelt kost betekent geeft bespaart levert maakt heeft wordt gaat kan doet zijn zou moet
        mag
    """,
)
_NEXT_TO_VERB = words(nl="u je ik we wij ons een de het onze niet geen")
"""Behind its verb so, Dutch "dat" is no conjunction: "dat dat scheelt u" has one too many."""
_VERBS = words(nl="kan wil mag zal is zijn kunnen willen komen gaan")
_NO_VERBS = words(nl="het met niet wat dat uit tot echt vast dicht acht")
_LONGEST_CLAUSE = 6
_RELATIVE, _RELATIVE_WITH_OBJECT = words(en="who which"), words(nl="die dat")
_OBJECTS = words(en="it them us me you him her this one")
_PERSONS = words(en="i we you they he she it")


def is_relative_clause(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether a clause ends with the words that its sentence goes on with: "who use it use it daily"."""
    last, language = start + length - 1, spoken.language
    return (
        length > 1
        and start > 1
        and spoken.normals[start - 1] in _RELATIVE[language]
        and start - 1 not in spoken.opening
        and spoken.normals[start] not in _PERSONS[language]
        and spoken.normals[last] in _OBJECTS[language]
        and last not in spoken.hanging
        and start + 2 * length < len(spoken.normals)
    )


def is_grammar(spoken: SpokenWords, start: int) -> bool:
    """Whether grammar has a word twice, which does not open a sentence ("That, that was")."""
    opens, word, language = (
        start == 0 or start - 1 in spoken.concluding,
        spoken.normals[start],
        spoken.language,
    )
    if word not in _IN_GRAMMAR[language]:
        return _ends_and_begins(spoken, start)
    behind = spoken.normals[start + 2 : start + 4]
    if start in spoken.breaks:
        leads_on = word in _LEADING[language] and not _SAID_OF[language].isdisjoint(behind[:1])
        return not (opens or leads_on)
    points = word in _POINTING[language] and start in spoken.opening and len(behind) > 1
    said_of_it = points and behind[0] in _SAID_OF_IT[language] and behind[1] in _NEXT_TO_VERB[language]
    return not (said_of_it and start + 2 not in spoken.breaks)


def _ends_and_begins(spoken: SpokenWords, start: int) -> bool:
    """Whether a Dutch clause ends with a verb, and its sentence begins with it: "wie belt belt ons"."""
    verb, opens, language = spoken.normals[start], max(0, start - _LONGEST_CLAUSE), spoken.language
    ends_so = verb in _VERBS[language] or (verb.endswith("t") and verb not in _NO_VERBS[language])
    whose = spoken.normals[start - 1 : start], spoken.normals[start + 2 : start + 3]
    ends_so = ends_so or whose[0] == whose[1]
    if language != "nl" or not ends_so or start in spoken.breaks:
        return False
    relative = start - 2 if whose[0] == whose[1] != () else -1
    if (
        relative > 0
        and spoken.normals[relative] in _RELATIVE_WITH_OBJECT[language]
        and relative not in spoken.opening
    ):
        return True  # "die het gebruiken gebruiken het"
    return any(
        spoken.normals[at] in SUBORDINATING[language] and (at in spoken.opening or at - 1 in spoken.breaks)
        for at in range(opens, start)
    )


def is_two_words(spoken: SpokenWords, start: int) -> bool:
    """Whether the second of two words is another that is written alike."""
    before = spoken.normals[max(0, start - 1) : start]
    parted = {start - 1, start} & set(spoken.breaks)
    belonging = _TWO_WORDS.get(spoken.language, {}).get(spoken.normals[start], frozenset())
    return not parted and not belonging.isdisjoint(before)
