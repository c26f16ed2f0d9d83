"""Fillers that were words of the script: the recogniser wrote "eh" for its "er", or "goed" for "genoeg".

A filler is set aside before the speech is aligned, so the script's word seems passed over there. Where the
sound says that it was said all the same, it is the filler's sound that said it, if the two sound alike; a
sound is never counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vm_rehearse.measures.alignment import letters, similarity
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.sides import Sides
from vm_rehearse.take import Word

_ALIKE = 0.5
"""By their letters, at least."""


def with_their_sound(
    said: Sequence[Place], unsure: Sequence[Place], sides: Sides, words: Sequence[Word]
) -> tuple[Place, ...]:
    """The places at which the script's words were said, each with the filler that was their sound.

    Parameters
    ----------
    said : sequence of Place
        Those with nothing opposite them may get the words of a filler beside them for their own.
    unsure : sequence of Place
        Those of which it can't be said; they stay as they are.
    sides : Sides
    words : sequence of Word
        The transcript's.
    """
    taken: set[tuple[int, int]] = set()
    found = []
    for place in said:
        stands_alone = place.spoken[0] == place.spoken[1] and place not in unsure
        filler = _likest(place, sides, words, taken) if stands_alone else None
        if filler is not None:
            taken.add(filler)
            place = replace(place, transcript=filler)
        found.append(place)
    return tuple(found)


def _likest(
    place: Place, sides: Sides, words: Sequence[Word], taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The filler beside a place that sounds most like its words, if any does."""
    likeness = {
        span: similarity(place.text, " ".join(word.text for word in words[slice(*span)]))
        for span in _fillers_beside(place, sides, len(words))
        if span not in taken and _begin_alike(place.text, words[span[0]].text)
    }
    best = max(likeness, key=lambda span: likeness[span], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _fillers_beside(place: Place, sides: Sides, words: int) -> Iterator[tuple[int, int]]:
    """The fillers between the last word before a place and the first behind it."""
    at = place.spoken[0]
    end = sides.spoken[at].index if at < len(sides.spoken) else words
    spans = [*sides.fillers]
    spans += [(index, index + 1) for index, kind in sides.kinds.items() if kind == "filled_pause"]
    return (span for span in spans if place.transcript[0] <= span[0] and span[1] <= end)


def _begin_alike(text: str, other: str) -> bool:
    """Whether two texts begin with the same letter."""
    return letters(text.casefold())[:1] == letters(other.casefold())[:1] != ""
