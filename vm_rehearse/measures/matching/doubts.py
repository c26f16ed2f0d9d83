"""What can't be said for certain: places at which the test of the sound was close, and words to be doubted.

A place is left open where the probability that the script's words were said is near one half. A word is
doubted where it is part of such a place; also where it is none of the script's and the recogniser itself
gives it little. A word that was heard as the script has it is never doubted: the recogniser does not know
the script, so that the two agree is no chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vm_rehearse.measures.alignment import letters
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.verdicts import accepted
from vm_rehearse.take import Word

_LEAST_NAME, _LEAST_HEARD = 5, 4
"""In letters, of a name and of what was heard for it: a short word may be exchanged in one place and misheard
in another."""
CLOSE = 0.1
"""A verdict whose probability is no farther than this from one half is left open."""
DOUBTFUL = 0.5
"""A word that is less probable is doubted. On 76 English takes with truth, that marks 44 % of the wrong words
and 2 % of the right ones in free speech. Beside a script it is 25 % and 0.3 %: most of the wrong words there
were heard, or accepted, as the script has them, and only the user can tell."""


def judged(
    places: Sequence[Place], probabilities: Sequence[float]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places at which the script's words count as said, and those that are left open.

    Parameters
    ----------
    places : sequence of Place
    probabilities : sequence of float
        That the script's words were said there, 0..1.

    Returns
    -------
    said, unsure : tuple of Place
        In order. A place that is in both is likelier said than not. What was heard beside the script is never
        counted as not said while that is unsure.
    """
    probability = dict(zip(places, probabilities, strict=True))
    chosen = accepted(places, probabilities, least=0.5 - CLOSE)
    said = [place for place in chosen if probability[place] >= 0.5 and _is_sure(place, probability[place])]
    unsure = tuple(place for place in chosen if abs(probability[place] - 0.5) <= CLOSE)
    return tuple(said), unsure


def alike_throughout(probability: Mapping[Place, float], words: Sequence[Word]) -> dict[Place, float]:
    """The probabilities, each as high as anywhere else where the same was heard for the same words.

    A name that is misheard one way is misheard so again, also as a part of an address: that it was said needs
    to be clear once only.

    Parameters
    ----------
    probability : mapping of Place to float
        That the script's words were said there, 0..1.
    words : sequence of Word
        The transcript's.
    """
    pairs = {place: pair for place in probability if (pair := _name_and_sound(place, words))}
    highest: dict[tuple[str, str], float] = {}
    for place, pair in pairs.items():
        highest[pair] = max(highest.get(pair, 0.0), probability[place])

    clear = {pair: value for pair, value in highest.items() if value > 0.5}

    def anywhere(name: str, sound: str) -> float:
        inside = (value for (part, heard), value in clear.items() if sound.replace(heard, part, 1) == name)
        return max([highest[name, sound], *inside])

    return {
        place: anywhere(*pairs[place]) if place in pairs else value for place, value in probability.items()
    }


def _name_and_sound(place: Place, words: Sequence[Word]) -> tuple[str, str] | None:
    """The letters of a script word at a place and of what was heard for it; None of what may be no name."""
    heard = "".join(word.text.casefold() for word in words[slice(*place.transcript)])
    name, sound = letters(place.text.casefold()), letters(heard)
    return (name, sound) if len(name) >= _LEAST_NAME and len(sound) >= _LEAST_HEARD else None


def is_doubtful(word: Word) -> bool:
    """Whether a word that is none of the script's is likely to have been another."""
    return word.kind == "word" and word.probability is not None and word.probability < DOUBTFUL


def positions(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """The positions in half-open ranges."""
    return {position for span in ranges for position in range(*span)}


def _is_sure(place: Place, probability: float) -> bool:
    """Whether a place that is accepted may take out what was heard: beside the script, only for certain."""
    return place.script[0] < place.script[1] or probability > 0.5 + CLOSE
