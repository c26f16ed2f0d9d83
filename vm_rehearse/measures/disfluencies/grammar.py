"""Words that grammar has twice in a row: "that that", "drop in in person", Dutch "wie belt belt ons"."""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords, in_language

_IN_GRAMMAR = {
    "en": frozenset({"that", "had", "is", "do", "does", "her"}),
    "nl": frozenset({"dat", "die", "als", "tot", "of", "is", "er", "ze"}),
}
_BEFORE_ITSELF = {
    "het": frozenset(
        {"is", "was", "maakt", "vind", "vindt", "lijkt", "wordt", "blijft", "heeft", "doet", "weet"}
    ),
    "zijn": frozenset({"dit", "dat", "het", "die", "deze", "hier", "daar", "er"}),
}
"""Behind these, a word is meant twice: "is het het waard?", "dit zijn zijn machines"."""
_PARTICLES = {
    "in": frozenset(
        {
            *("come", "comes", "came", "coming", "drop", "drops", "dropped", "log", "logs", "logged"),
            *("check", "checked", "sign", "signed", "move", "moved", "moving", "phone", "phoned", "hand"),
            *("handed", "turn", "turned", "bring", "brought", "pop", "popped", "stop", "stopped", "step"),
            *("stepped", "settle", "settled", "it", "them"),
        }
    ),
    "on": frozenset(
        {
            *("carry", "carried", "carrying", "go", "goes", "went", "going", "move", "moved", "moving"),
            *("hold", "held", "hang", "hung", "keep", "kept", "log", "logged", "turn", "turned", "switch"),
            *("switched", "try", "it", "them"),
        }
    ),
}
"""Behind these, the first of two belongs to them: "drop in in person"."""
_SAID_OF = frozenset(
    {
        *("the", "a", "an", "my", "our", "your", "their", "his", "her", "i", "we", "you", "they"),
        *("he", "she"),
        *("it", "there", "de", "het", "een", "mijn", "onze", "uw", "ik", "wij", "u", "je", "jullie", "er"),
    }
)
"""A clause begins so, and "that" leads to it once only: of "that, that the shop" the first is surplus."""
_LEADING = frozenset({"that", "dat"})
_POINTING = "dat"
_SAID_OF_IT = frozenset(
    {
        *("is", "was", "scheelt", "kost", "betekent", "geeft", "bespaart", "levert", "maakt", "heeft"),
        *("wordt", "gaat", "kan", "doet", "zijn", "zou", "moet", "mag"),
    }
)
_NEXT_TO_VERB = frozenset({"u", "je", "ik", "we", "wij", "ons", "een", "de", "het", "onze", "niet", "geen"})
"""Behind its verb so, Dutch "dat" is no conjunction: "dat dat scheelt u" has one too many."""
_VERBS = frozenset({"kan", "wil", "mag", "zal", "is", "zijn", "kunnen", "willen", "komen", "gaan"})
_NO_VERBS = frozenset({"het", "met", "niet", "wat", "dat", "uit", "tot", "echt", "vast", "dicht", "acht"})
_LONGEST_CLAUSE = 6
SUBORDINATING = frozenset(
    {
        *("if", "when", "whenever", "once", "before", "after", "while", "until", "unless", "because"),
        *("although", "though", "what", "whatever", "who", "whoever", "where", "wherever"),
        *("als", "wanneer", "zodra", "voordat", "nadat", "omdat", "terwijl", "totdat", "zolang", "hoewel"),
        *("toen", "mocht", "indien", "wat", "wie", "waar"),
    }
)

_RELATIVE = frozenset({"who", "which"})
_RELATIVE_DUTCH = frozenset({"die", "dat"})
_END_OF_CLAUSE = frozenset({"it", "them", "us", "me", "you", "him", "her", "this", "one"})
_PERSONS = frozenset({"i", "we", "you", "they", "he", "she", "it"})


def is_relative_clause(spoken: SpokenWords, start: int, length: int) -> bool:
    """Whether a clause ends with the words that its sentence goes on with: "who use it use it daily"."""
    last = start + length - 1
    return (
        length > 1
        and start > 1
        and spoken.normals[start - 1] in _RELATIVE
        and start - 1 not in spoken.opening
        and spoken.normals[start] not in _PERSONS
        and spoken.normals[last] in _END_OF_CLAUSE
        and last not in spoken.hanging
        and start + 2 * length < len(spoken.normals)
    )


def is_grammar(spoken: SpokenWords, start: int) -> bool:
    """Whether grammar has a word twice, which does not open a sentence ("That, that was")."""
    opens = start == 0 or start - 1 in spoken.concluding
    is_one = spoken.normals[start] in in_language(_IN_GRAMMAR, spoken.language)
    if not is_one:
        return _ends_and_begins(spoken, start)
    behind = spoken.normals[start + 2 : start + 4]
    if start in spoken.breaks:
        leads_on = spoken.normals[start] in _LEADING and not _SAID_OF.isdisjoint(behind[:1])
        return not (opens or leads_on)
    points = spoken.normals[start] == _POINTING and start in spoken.opening and len(behind) > 1
    said_of_it = points and behind[0] in _SAID_OF_IT and behind[1] in _NEXT_TO_VERB
    return not (said_of_it and start + 2 not in spoken.breaks)


def _ends_and_begins(spoken: SpokenWords, start: int) -> bool:
    """Whether a Dutch clause ends with a verb, and its sentence begins with it: "wie belt belt ons"."""
    verb, opens = spoken.normals[start], max(0, start - _LONGEST_CLAUSE)
    ends_so = verb in _VERBS or (verb.endswith("t") and verb not in _NO_VERBS)
    whose = spoken.normals[start - 1 : start], spoken.normals[start + 2 : start + 3]
    ends_so = ends_so or whose[0] == whose[1]
    if spoken.language != "nl" or not ends_so or start in spoken.breaks:
        return False
    relative = start - 2 if whose[0] == whose[1] != () else -1
    if relative > 0 and spoken.normals[relative] in _RELATIVE_DUTCH and relative not in spoken.opening:
        return True  # "die het gebruiken gebruiken het"
    return any(
        spoken.normals[at] in SUBORDINATING and (at in spoken.opening or at - 1 in spoken.breaks)
        for at in range(opens, start)
    )


def is_two_words(spoken: SpokenWords, start: int) -> bool:
    """Whether the second of two words is another that is written alike."""
    before = spoken.normals[max(0, start - 1) : start]
    parted = {start - 1, start} & set(spoken.breaks)
    pairs = _PARTICLES if spoken.language == "en" else _BEFORE_ITSELF
    return not parted and not pairs.get(spoken.normals[start], frozenset()).isdisjoint(before)
