"""Starts of sentences that were left open for another one, as far as free speech tells.

"I wanted, I'm calling": somebody would do something, and what is not said; "I'm with, I'm calling", "can you
give me, could you": no phrase ends there; "the price has, um, you pay": what it has is not said. "If you,
when you get", "about the, regarding the lot", "eight to, um, seven to six": a word is exchanged before the
same one, which is said again.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.measures.disfluencies.corrections import CLAUSE, SUBJECTS, are_of_one_kind
from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords
from vm_rehearse.verbalisation import is_number_word

_WOULD = frozenset({"wanted", "would", "wilde", "wilden", "wou", "wouden", "zou", "zouden"})
"""What somebody would is yet to come."""
_MODAL = _WOULD | {
    *("can", "could", "should", "may", "might", "must", "will", "shall"),
    *("kan", "kunt", "kunnen", "wil", "wilt", "willen", "zal", "zullen", "mag", "mogen", "moet", "moeten"),
}
_TO_DO = frozenset(
    {"going", "want", "wanted", "like", "love", "have", "had", "need", "trying", "hoping", "able"}
)
"""Behind these, "to" has a verb to come; else a clause may end with it ("the shop I go to")."""
_WRITTEN_TO = {"'re": "are", "'s": "is", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would"}
"""In "we are, we're", the second is the first."""
_OBJECTS = frozenset({"u", "je", "jou", "jullie", "hem", "haar", "hen", "ze"})
"""With one of these behind a modal, something is to be done to somebody."""
_YOU = frozenset({"you", "u", "je", "jullie"})
_GOING_ON = frozenset({"now", "just", "also", "really", "then", "nu", "even", "ook", "dan", "echt", "nog"})
_WHO = frozenset({"i", "we", "they", "he", "she", "ik", "wij", "zij"})
_ASKING = frozenset({"what", "how", "why", "the", "wat", "hoe", "waarom", "de"})
_BEING = frozenset({"been", "was", "were", "waren"})
"""Of somebody who was, something is yet to come, unless more is said of his being ("we were, we are")."""
_BE_OR_HAVE = _BEING | {
    *("am", "is", "are", "be", "have", "has", "had", "ben", "zijn", "heb", "heeft", "hebben"),
}
_NEVER_LAST = frozenset({"with", "from", "for", "of", "van", "met"})
"""A short clause does not end so: "I'm with", Dutch "ik ben van"."""
_DOING_TO = frozenset(
    {
        *("give", "get", "send", "offer", "let", "bring", "kom", "komen", "ga", "gaan", "bied", "bieden"),
        *("geef", "geven", "stuur", "sturen", "laat", "laten"),
    }
)
"""With one of these and who it is done to, what it is is not said: "we give you", Dutch "we komen u"."""
_OFFERING = {("let", "me"), ("laat", "me"), ("laat", "mij"), ("laat", "ik")}
"""Behind a hesitation no more is said of what somebody offers to do."""
_NOUN_BEHIND = frozenset(
    {
        *("the", "my", "our", "your", "their", "his", "her", "de", "het", "mijn", "onze", "ons", "uw"),
    }
)
_WANTING = frozenset(
    {
        *("has", "needs", "comes", "gets", "gives", "makes", "includes", "covers"),
        *("ligt", "heeft", "hebben", "krijgt", "krijgen", "wordt", "worden", "geeft", "maakt", "biedt"),
    }
)
"""What "the price has" or "de prijs ligt" is not said."""
_ASIDE = frozenset(
    {
        *("say", "says", "said", "told", "think", "thought", "guess", "believe", "hope", "suppose", "know"),
        *("sure", "afraid", "certain", "sorry", "proud", "seems", "appears", "turns", "turned"),
        *("mean", "feel", "heard", "hear", "admit", "promise", "bet", "understand", "gather", "imagine"),
        *("zeg", "zegt", "zei", "zeiden", "denk", "denkt", "dacht", "geloof", "hoop", "weet"),
        *("bedoel", "hoor"),
        *("hoorde", "begrijp", "begreep", "vind", "vond", "beloof", "vrees", "was"),
    }
)
"""What comes between two commas and breaks nothing off: "I would, I think, need two days"."""
_LONGEST_ASIDE = 4
_CLEFT = frozenset({"what", "how", "where", "why", "wat", "hoe", "waar", "waarom"})
_WISHING = _WOULD | {"want", "like", "love", "wish", "wil", "willen"}
_WISH_AT = 5
"""So many words in, the wish was said: "wat ik heel graag wil weten"."""
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "your", "de", "het", "een", "mijn", "onze", "uw"})
_PREPOSITIONS = frozenset(
    {
        *("about", "on", "over", "for", "from", "in", "at", "by", "with", "near", "behind", "under", "of"),
        *("through", "beside", "around", "to", "into", "across", "above", "after", "before", "regarding"),
        *("vanwege", "om", "voor", "van", "uit", "in", "op", "bij", "met", "naast", "achter"),
        *("onder", "boven", "door", "langs", "aan", "naar", "rond", "na", "tegenover", "tegen", "wegens"),
    }
)
_BECAUSE = frozenset({"because", "since", "as", "omdat", "doordat", "aangezien"})
_CONJUNCTIONS = (
    frozenset({"if", "when", "once", "whenever"}),
    frozenset({"als", "wanneer", "zodra", "indien"}),
    _BECAUSE,
)
"""Of one sense each: "because you, if you sign today, save" has one clause in another."""
_UP_TO = frozenset({"to", "till", "until", "tot"})
_EXCHANGED = 2
"""In words: one that is exchanged, and the one behind it."""
_TENTATIVE = frozenset(
    {
        *("can", "could", "may", "might", "would", "kan", "kunt", "kunnen", "kon", "konden", "zou", "zouden"),
        *("wil", "wilt", "willen", "mag", "mogen", "wilde", "wilden"),
    }
)
_DOUBTING = frozenset({"could", "might", "would", "zou", "zouden", "kon", "konden"})
_GOES = 3


def open_start_length(spoken: SpokenWords, start: int) -> int:
    """How many words from the opening of a sentence were left open for another start, without a script.

    "If you just, um, if you call": a hesitation lies between two starts with the same two words, and the
    first was going on. "I was going to, I wanted": the same one begins anew where no phrase ends. "I wanted,
    I'm calling", "can we, could we", Dutch "we kunnen u, we zouden": the same one would do something, and
    what is not said. Nor is it in "we've been, we've had", "I'm with, I'm calling" and "the price has, um,
    you pay". "The way we, um, what we do": not even that one would is said.
    """
    if _exchanges_preposition(spoken, start) or _begins_range_anew(spoken, start):
        return _EXCHANGED
    if start and start - 1 not in spoken.breaks and spoken.normals[start - 1] not in spoken.joining:
        return 0
    if _exchanges_conjunction(spoken, start):
        return _EXCHANGED
    if goes := _goes_of_modals(spoken, start):
        return goes
    for length in range(2, LONGEST_START + 1):
        last, again = start + length - 1, start + length
        if last in spoken.concluding or again + 1 >= len(spoken.normals):
            return 0
        if last in spoken.breaks:
            return length if _is_open(spoken, start, again) else 0
    return 0


def _is_open(spoken: SpokenWords, start: int, again: int) -> bool:
    """Whether words from `start` are a start that was left open for what comes again behind them."""
    words, other, last = spoken.normals[start:again], spoken.normals[again:], again - 1
    if not spoken.joining.isdisjoint(words):
        return False
    who, other_who = words[0].partition("'")[0], other[0].partition("'")[0]
    same_who = who == other_who and who in SUBJECTS
    goes_on = not any(at in spoken.breaks or at in spoken.ending for at in range(again, again + len(words)))
    is_to_do = words[-1] == "to" and words[-2] in _TO_DO
    if same_who and (spoken.is_unfinished(last) or is_to_do):
        return True
    if len(words) > 2 and words[0] == other[0] and _wishes_otherwise(words, other, is_to_do=is_to_do):
        return not any(at in spoken.breaks for at in range(again, again + len(words) + 1))
    if {words[0], other[0]} <= _MODAL and words[1:] == other[1 : len(words)] and words[1] in SUBJECTS:
        return goes_on
    if words in _OFFERING and last in spoken.hanging:
        return True
    if len(words) > CLAUSE or (same_who and _is_aside(spoken, again)):
        return False
    if same_who and goes_on and _wants_more(words, other):
        return True
    if words[:2] == other[:2] and last in spoken.hanging and words[-1] in _GOING_ON:
        return True
    if same_who and words[1] in _MODAL and words[:-1] == other[: len(words) - 1] and last in spoken.hanging:
        return goes_on and are_of_one_kind(words[-1], other[len(words) - 1])
    if same_who and words[1] in _MODAL and words[1] not in other[:CLAUSE]:
        would = words[1] in _WOULD and len(words) == 2
        return would or (len(words) > 2 and words[2] in _OBJECTS)
    if len(words) == 2 and other[0] in {
        f"{words[0]}{end}" for end in _WRITTEN_TO if _WRITTEN_TO[end] == words[1]
    }:
        return True
    if len(words) == CLAUSE and words[0] in _NOUN_BEHIND and words[-1] in _WANTING:
        return goes_on and last in spoken.hanging and other[0] in _WHO | _YOU
    return words[-1] in _WHO and last in spoken.hanging and other[0] in SUBJECTS | _WHO | _ASKING


def _wants_more(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no clause ends with these two or three words, and the one behind them goes on otherwise."""
    if words[-1] in _BEING and (len(words) == 2 or words[1] in _BE_OR_HAVE):
        return other[1] not in _BE_OR_HAVE or words[-1] == "been"
    if words[-1] in _NEVER_LAST:
        return True
    return len(words) == CLAUSE and words[1] in _DOING_TO and words[2] in _OBJECTS | _YOU


def _wishes_otherwise(words: Sequence[str], other: Sequence[str], *, is_to_do: bool) -> bool:
    """Whether "what I wanted to" or "wat ik wilde" becomes "what I'd like to": the same wish in other words.

    "What I wanted, what I really wanted" is emphasis.
    """
    same_who = words[1].partition("'")[0] == other[1].partition("'")[0] and words[1] in SUBJECTS
    if words[0] not in _CLEFT or not same_who or words[-1 - is_to_do] in other[: len(words) + 2]:
        return False
    wishes = other[1].endswith("'d") or not _WISHING.isdisjoint(other[2:_WISH_AT])
    return wishes and (is_to_do or words[-1] in _WOULD)


def _exchanged(spoken: SpokenWords, start: int) -> tuple[str, str, str] | None:
    """A word, the one that it is exchanged for behind a break, and what is said again behind both, if so.

    Of "about the, on the lot" these are "about", "on" and "the".
    """
    words = spoken.normals[start : start + 2 * _EXCHANGED]
    if len(words) < 2 * _EXCHANGED or words[1] != words[3] or words[0] == words[2]:
        return None
    is_broken_off = start + 1 in spoken.breaks and start + 1 not in spoken.concluding
    in_one_go = {start, start + 2, start + 3}.isdisjoint(spoken.breaks)
    return (words[0], words[2], words[1]) if is_broken_off and in_one_go else None


def _exchanges_preposition(spoken: SpokenWords, start: int) -> bool:
    """Whether a preposition and an article are broken off for another with the same: "about the, on the lot".

    "In the, at the moment, empty shop" is none.
    """
    exchanged = _exchanged(spoken, start)
    if not exchanged or exchanged[2] not in _ARTICLES or not _PREPOSITIONS.issuperset(exchanged[:2]):
        return False
    return start + 4 not in spoken.breaks or start + 4 in spoken.ending


def _begins_range_anew(spoken: SpokenWords, start: int) -> bool:
    """Whether a range is begun anew behind a hesitation: "from eight to, um, seven to six"."""
    exchanged = _exchanged(spoken, start)
    if not exchanged or exchanged[2] not in _UP_TO or start + 1 not in spoken.hanging:
        return False
    ends = exchanged[:2]
    are_numbers = all(is_number_word(word, spoken.language) for word in ends)
    return (are_numbers or are_of_one_kind(*ends)) and start + 2 * _EXCHANGED < len(spoken.normals)


def _exchanges_conjunction(spoken: SpokenWords, start: int) -> bool:
    """Whether a clause that was hardly opened is opened with another conjunction: "if you, when you get".

    "When I, if I may, call" has an aside.
    """
    exchanged = _exchanged(spoken, start)
    if not exchanged or exchanged[2] not in SUBJECTS or not {start + 2, start + 3}.isdisjoint(spoken.ending):
        return False
    of_one_sense = any(kind.issuperset(exchanged[:2]) for kind in _CONJUNCTIONS)
    goes_on = start + 4 not in spoken.breaks or start + 1 in spoken.hanging or exchanged[1] in _BECAUSE
    return of_one_sense and goes_on and start not in spoken.ending


def _goes_of_modals(spoken: SpokenWords, start: int) -> int:
    """How many words of "we can, we could, we might be able" come before the last go; 0 if it is none.

    Of "we can, we must, we will" each is meant, and of Dutch "we willen, we kunnen, we mogen".
    """
    who, at, modals = spoken.normals[start], start, []
    if who not in _WHO | _YOU:
        return 0
    while at + 2 < len(spoken.normals) and spoken.normals[at] == who:
        modals.append(spoken.normals[at + 1])
        if at in spoken.breaks or at + 1 in spoken.concluding:
            return 0
        if at + 1 not in spoken.breaks:
            break
        at += 2
    goes_on = not {at + 1, at + 2}.intersection({*spoken.breaks, *spoken.ending})
    is_one = len(modals) >= _GOES and len(set(modals)) == len(modals) and _TENTATIVE.issuperset(modals)
    is_one = is_one and not _DOUBTING.isdisjoint(modals)
    return at - start if is_one and goes_on else 0


def _is_aside(spoken: SpokenWords, start: int) -> bool:
    """Whether "I think" and such, and no more, stands at a place up to the next break."""
    end = next(
        (at for at in range(start, len(spoken.normals)) if at in spoken.breaks), start + _LONGEST_ASIDE
    )
    return end - start < _LONGEST_ASIDE and not _ASIDE.isdisjoint(spoken.normals[start : end + 1])
