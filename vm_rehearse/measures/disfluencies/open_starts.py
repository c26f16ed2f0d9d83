"""Starts of sentences that were left open for another one, as far as free speech tells.

"I wanted, I'm calling": somebody would do something, and what is not said; "I'm with, I'm calling", "can you
give me, could you": no phrase ends there; "the price has, um, you pay": what it has is not said.
"""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.measures.disfluencies.corrections import CLAUSE
from vm_rehearse.measures.disfluencies.exchanged_openings import exchanged_length
from vm_rehearse.measures.disfluencies.several_goes import length_before_last_go
from vm_rehearse.measures.disfluencies.spoken_words import LONGEST_START, SpokenWords
from vm_rehearse.measures.disfluencies.word_classes import (
    DETERMINERS,
    INDEFINITE,
    MODAL,
    NEVER_LAST,
    SAYING,
    SUBJECTS,
    WOULD,
    are_of_one_kind,
    phrases,
    words,
)

_TO_DO = words(en="going want wanted like love have had need trying hoping able")
"""Behind these, "to" has a verb to come; else a clause may end with it ("the shop I go to")."""
_WRITTEN_TO = {"'re": "are", "'s": "is", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would"}
"""In "we are, we're", the second is the first."""
_OBJECTS = words(nl="u je jou jullie hem haar hen ze")
"""With one of these behind a modal, something is to be done to somebody."""
_YOU = words(en="you", nl="u je jullie")
_WHO = words(en="i we they he she", nl="ik we wij zij")
_GOING_ON = words(en="now just also really then", nl="nu even ook dan echt nog")
_ASKING = words(en="what how why the", nl="wat hoe waarom de")
_BEING = words(en="been was were", nl="was waren")
"""Of somebody who was, something is yet to come, unless more is said of his being ("we were, we are")."""
_BE_OR_HAVE = _BEING | words(en="am is are be have has had", nl="ben is zijn heb heeft hebben had")
_DOING_TO = words(
    en="give get send offer let bring",
    nl="kom komen ga gaan bied bieden geef geven stuur sturen laat laten",
)
"""With one of these and who it is done to, what it is is not said: "we give you", Dutch "we komen u"."""
_OFFERING = phrases(en="let me", nl="laat me, laat mij, laat ik")
"""Behind a hesitation no more is said of what somebody offers to do."""
_DEFINITE = (DETERMINERS - INDEFINITE) | words(en="his her", nl="ons")
_WANTING = words(
    en="has needs comes gets gives makes includes covers",
    nl="ligt heeft hebben krijgt krijgen wordt worden geeft maakt biedt",
)
"""What "the price has" or "de prijs ligt" is not said."""
_LONGEST_ASIDE = 4
_CLEFT = words(en="what how where why", nl="wat hoe waar waarom")
_WISHING = WOULD | words(en="want like love wish", nl="wil willen")
_WISH_AT = 5
"""So many words in, the wish was said: "wat ik heel graag wil weten"."""


def open_start_length(spoken: SpokenWords, start: int) -> int:
    """How many words from the opening of a sentence were left open for another start, without a script.

    "If you just, um, if you call": a hesitation lies between two starts with the same two words, and the
    first was going on. "I was going to, I wanted": the same one begins anew where no phrase ends. "I wanted,
    I'm calling", "can we, could we", Dutch "we kunnen u, we zouden": the same one would do something, and
    what is not said. Nor is it in "we've been, we've had", "I'm with, I'm calling" and "the price has, um,
    you pay". "The way we, um, what we do": not even that one would is said.
    """
    if exchanged := exchanged_length(spoken, start):
        return exchanged
    if not spoken.may_open(start):
        return 0
    if goes := length_before_last_go(spoken, start):
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
    said, other, last, language = (
        spoken.normals[start:again],
        spoken.normals[again:],
        again - 1,
        spoken.language,
    )
    if not spoken.joining.isdisjoint(said):
        return False
    subjects, modal = SUBJECTS[language], MODAL[language]
    who, other_who = said[0].partition("'")[0], other[0].partition("'")[0]
    same_who = who == other_who and who in subjects
    goes_on = not any(at in spoken.breaks or at in spoken.ending for at in range(again, again + len(said)))
    is_to_do = said[-1] == "to" and said[-2] in _TO_DO[language]
    if same_who and (spoken.is_unfinished(last) or is_to_do):
        return True
    if len(said) > 2 and said[0] == other[0] and _wishes_otherwise(said, other, language, is_to_do=is_to_do):
        return not any(at in spoken.breaks for at in range(again, again + len(said) + 1))
    if {said[0], other[0]} <= modal and said[1:] == other[1 : len(said)] and said[1] in subjects:
        return goes_on
    if said in _OFFERING[language] and last in spoken.hanging:
        return True
    if len(said) > CLAUSE or (same_who and _is_aside(spoken, again)):
        return False
    if same_who and goes_on and _wants_more(said, other, language):
        return True
    if said[:2] == other[:2] and last in spoken.hanging and said[-1] in _GOING_ON[language]:
        return True
    if same_who and said[1] in modal and said[:-1] == other[: len(said) - 1] and last in spoken.hanging:
        return goes_on and are_of_one_kind(said[-1], other[len(said) - 1], language)
    if same_who and said[1] in modal and said[1] not in other[:CLAUSE]:
        would = said[1] in WOULD[language] and len(said) == 2
        return would or (len(said) > 2 and said[2] in _OBJECTS[language])
    if len(said) == 2 and other[0] in {
        f"{said[0]}{end}" for end in _WRITTEN_TO if _WRITTEN_TO[end] == said[1]
    }:
        return True
    if len(said) == CLAUSE and said[0] in _DEFINITE[language] and said[-1] in _WANTING[language]:
        return goes_on and last in spoken.hanging and other[0] in (_WHO | _YOU)[language]
    left_for_another = other[0] in (SUBJECTS | _WHO | _ASKING)[language]
    return said[-1] in _WHO[language] and last in spoken.hanging and left_for_another


def _wants_more(said: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether no clause ends with these two or three words, and the one behind them goes on otherwise."""
    be_or_have = _BE_OR_HAVE[language]
    if said[-1] in _BEING[language] and (len(said) == 2 or said[1] in be_or_have):
        return other[1] not in be_or_have or said[-1] == "been"
    if said[-1] in NEVER_LAST[language]:
        return True
    done_to = (_OBJECTS | _YOU)[language]
    return len(said) == CLAUSE and said[1] in _DOING_TO[language] and said[2] in done_to


def _wishes_otherwise(said: Sequence[str], other: Sequence[str], language: str, *, is_to_do: bool) -> bool:
    """Whether "what I wanted to" or "wat ik wilde" becomes "what I'd like to": the same wish in other words.

    "What I wanted, what I really wanted" is emphasis.
    """
    who, other_who = said[1].partition("'")[0], other[1].partition("'")[0]
    same_who = who == other_who and said[1] in SUBJECTS[language]
    if said[0] not in _CLEFT[language] or not same_who or said[-1 - is_to_do] in other[: len(said) + 2]:
        return False
    wishes = other[1].endswith("'d") or not _WISHING[language].isdisjoint(other[2:_WISH_AT])
    return wishes and (is_to_do or said[-1] in WOULD[language])


def _is_aside(spoken: SpokenWords, start: int) -> bool:
    """Whether "I think" and such, and no more, stands at a place up to the next break."""
    end = next(
        (at for at in range(start, len(spoken.normals)) if at in spoken.breaks), start + _LONGEST_ASIDE
    )
    return end - start < _LONGEST_ASIDE and not SAYING[spoken.language].isdisjoint(
        spoken.normals[start : end + 1]
    )
