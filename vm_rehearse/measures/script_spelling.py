"""The words of a message in the script's spelling, where its words were said in another.

Words that the sound tells are those of the script get their spelling, with what was heard in `heard_as`. So
do words that only have two spellings, and a contraction that was written in full: "I am" for the script's
"I'm", where the sound goes as well with that. Both count as said, but one is a word more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vm_rehearse.measures.matching.comparable_words import ComparableWord
from vm_rehearse.measures.matching.doubts import positions
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.script_match import respelled
from vm_rehearse.measures.matching.sides import Sides
from vm_rehearse.measures.matching.verdicts import probability_said
from vm_rehearse.measures.unheard.hesitations import Revised
from vm_rehearse.take import Evidence, Word
from vm_rehearse.text import closing_marks, normalise_word, one_spelling

_IN_FULL = 2
"""In words: what a contraction is in full."""
_APOSTROPHES = "'\u2019"


def in_script_spelling(
    words: Sequence[Word],
    sides: Sides,
    said: Sequence[Place],
    unsure: Sequence[Place],
    probability: Mapping[Place, float],
    contracted: Mapping[tuple[int, int], Word],
    language: str,
) -> tuple[Word, ...]:
    """The words, in the script's spelling where those of the script were said.

    Parameters
    ----------
    words : sequence of Word
        The transcript's.
    sides : Sides
    said, unsure : sequence of Place
        Where the script's words count as said, and where that is left open.
    probability : mapping of Place to float
        That they were said.
    contracted : mapping of range to Word
        As `said_contracted` gives it.
    language : str
    """
    # A place may have got another sound since it was asked about.
    likelihood = {(place.script, place.spoken): value for place, value in probability.items()}
    spelled_anew = sorted([*said, *_spelled_otherwise(sides, language)], key=lambda place: place.transcript)
    found = list(words)
    anew = [(span, [word]) for span, word in contracted.items()]
    for place, (span, spelled) in zip(
        spelled_anew, respelled(spelled_anew, sides.script, words), strict=True
    ):
        known = likelihood.get((place.script, place.spoken))
        words_there = [
            replace(word, probability=word.probability if known is None else known, doubtful=place in unsure)
            for word in spelled
        ]
        anew.append((span, words_there))
    for (first, end), spelled_words in reversed(sorted(anew, key=lambda each: each[0])):
        found[first:end] = spelled_words
    return tuple(found)


def said_contracted(
    sides: Sides, said: Revised, evidence: Sequence[Evidence], taken: Sequence[Place], *, unclear_nats: float
) -> dict[tuple[int, int], Word]:
    """Contractions of the script that were heard in full, and may as well have been said as they are written.

    Parameters
    ----------
    sides : Sides
        As contractions and their full forms are the same.
    said : Revised
    evidence : sequence of Evidence
    taken : sequence of Place
        Where the script's words count as said anyway.
    unclear_nats : float
        How unsure the recogniser was of the take.

    Returns
    -------
    dict of (start, end) to Word
        By half-open range of the transcript's words.
    """
    words = said.transcript.words
    place_of = {heard: index for index, heard in enumerate(said.origin)}
    expected = {word.index for step in sides.steps if step.same for word in sides.spoken[slice(*step.spoken)]}
    free = expected - positions(place.transcript for place in taken)
    free -= {index for index, word in enumerate(words) if word.fixed}
    found: dict[tuple[int, int], Word] = {}
    for item in evidence:
        if item.spoken[1] - item.spoken[0] != _IN_FULL or not _is_contraction(item.reading):
            continue
        if not place_of.keys() >= {item.spoken[0], item.spoken[1] - 1}:
            continue  # a word of it was taken back
        span = (place_of[item.spoken[0]], place_of[item.spoken[1] - 1] + 1)
        if span[1] - span[0] != _IN_FULL or not free.issuperset(range(*span)):
            continue
        place = Place((0, 1), span, span, item.reading)
        if probability_said(place, said.transcript, item.weight, unclear_nats=unclear_nats) >= 0.5:
            found[span] = _as_one(words[span[0] : span[1]], item.reading)
    return found


def _is_contraction(text: str) -> bool:
    """Whether a text is one word with an apostrophe in it."""
    return " " not in text and any(mark in text for mark in _APOSTROPHES)


def _as_one(words: Sequence[Word], text: str) -> Word:
    """Two words as the one that they were."""
    heard = " ".join(word.text for word in words)
    return replace(words[0], text=text + closing_marks(heard), end_s=words[-1].end_s, heard_as=heard)


def _spelled_otherwise(sides: Sides, language: str) -> Iterator[Place]:
    """Where what was said is the script's, and only written otherwise.

    A name of the user's list in another spelling, a word that has two ("theater"), letters said one by one
    and written as one word, words written apart that the script has as one ("Salt Marsh"), or the other way.
    """
    for step in sides.steps:
        script, spoken = sides.script[slice(*step.script)], sides.spoken[slice(*step.spoken)]
        differs = len(script) != len(spoken) or any(
            _is_spelled_otherwise(*pair, language) for pair in zip(script, spoken, strict=True)
        )
        if step.same and differs:
            first, end = spoken[0].index, spoken[-1].index + 1
            whole = sum(first <= word.index < end for word in sides.spoken) == len(spoken)
            if whole and sides.kinds.keys().isdisjoint(range(first, end)):
                text = " ".join(word.text for word in script)
                yield Place(step.script, step.spoken, (first, end), text)


def _is_spelled_otherwise(wanted: ComparableWord, said: ComparableWord, language: str) -> bool:
    """Whether a word that counts as the script's was written in another spelling than there."""
    spellings = [normalise_word(word.text) for word in (wanted, said)]
    shared = {one_spelling(spelling, language) for spelling in spellings}
    return said.listed or (spellings[0] != spellings[1] and shared == {said.normal})
