"""How likely it is that a filled pause was said where another word was heard, or none.

What speaks for it is how likely the recogniser finds it there (see `Weight`) and how much the sound is like
one, or, where that is not known, how long a sound is held; with more patience for a word that the script has
no room for than for one that may be a misheard script word.
The coefficients come from a logistic regression on takes with exact truth
(`tests/accuracy/fitting_hesitations.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal

from vm_rehearse.measures.matching.verdicts import is_lost, unclearness
from vm_rehearse.take import Evidence, Transcript, Word
from vm_rehearse.text import CLOSING_MARKS, normalise_word
from vm_rehearse.verbalisation import is_number_word

Standing = Literal["expected", "exchanged", "put in", "filler", "free"]
"""How a spoken word stands to the script: it has the word there, has another there, has none; no script.

"filler" is a single word that it does not have, and that is one of the fillers.
"""

HOPELESS_NATS = 20.0
"""Of the log-odds against a filled pause: nothing else makes up for it."""
DOUBTFUL = 0.6
"""The recogniser is not sure of a word that it finds less probable."""
_ORDINARY = {"nl": frozenset({"er"})}
"""Words of a language that sound like a filled pause: one that the recogniser is sure of was said."""
BEST_NATS, _WORST_NATS = -6.0, 12.0
"""Log-odds against a filled pause that are less, or more, count as these."""
_LONGEST_HELD_S = 0.3
_LEAST_LIKE_NATS, _MOST_LIKE_NATS = -6.0, 5.0
"""So that what is surely a word stays one, however it sounds: the letter "M" is nearly an "um"."""
LEAST_GAIN_NATS = 1.5
"""What was said between two words becomes so much likelier by being heard; a vowel that somebody draws out
makes no "um" likelier."""
_CLEAR_NATS, _MOST_UNCLEAR_NATS, _A_NAT = 0.15, 0.25, 6.0
"""Where the recogniser is unsure of the whole take, as of a Dutch one, a word that the script does not have
is rather a mishearing of what it has. In 27 minutes of Dutch without a filled pause 21 were found, and 11
less so; of 233 in English takes none is missed for it."""
_ARTICLE, _PARTED_ARTICLE = "a", 4.0
"""In log-odds: an English article that a comma parts from what is behind it is none ("from a, Lockjaw")."""
_UNKNOWN_HELD_S = 0.1
"""Taken for what was heard by a version that did not look."""


@dataclass(frozen=True)
class Coefficients:
    """How much what was observed speaks for a filled pause, in log-odds."""

    base: float
    log_odds: float
    """A nat of the log-odds against it."""
    held: float = 0.0
    """A second for which a sound is held."""
    likeness: float = 0.0
    """A nat of how much the sound is like one."""


Place = Literal["missed"] | Standing
"""At a border between words, or in the place of one, by how it stands to the script; expected words stay."""

_BESIDE_SCRIPT = Coefficients(base=5.8, log_odds=-0.74, held=15.0)
UNPROBED: dict[Place, Coefficients] = {
    "missed": Coefficients(base=-0.3, log_odds=-0.3, held=11.2),
    "put in": _BESIDE_SCRIPT,
    "filler": _BESIDE_SCRIPT,
    "exchanged": Coefficients(base=1.0, log_odds=-0.4, held=13.0),
    "free": Coefficients(base=0.3, log_odds=-0.35, held=10.0),
}
"""Where it is not known how much the sound is like a filled pause."""
_PROBED_BESIDE_SCRIPT = Coefficients(base=2.33, log_odds=-0.37, likeness=0.39)
PROBED: dict[Place, Coefficients] = {
    "missed": Coefficients(base=-1.11, log_odds=-0.35, likeness=0.99),
    "put in": _PROBED_BESIDE_SCRIPT,
    "filler": _PROBED_BESIDE_SCRIPT,
    "exchanged": Coefficients(base=-2.8, log_odds=-0.08, likeness=0.74),
    "free": Coefficients(base=-0.2, log_odds=-0.55, likeness=1.15),
}
"""Where it is: how long a sound is held tells no more then."""


def log_odds_said(item: Evidence, transcript: Transcript, standings: Mapping[int, Standing]) -> float:
    """Log-odds of a filled pause where `item` asks about one, with all that is known of the place.

    Parameters
    ----------
    item : Evidence
    transcript : Transcript
    standings : mapping of int to Standing
    """
    first, end = item.spoken
    place: Place = "missed"
    if item.likeness_nats is None and _is_hopeless(item):
        return -HOPELESS_NATS
    if first < end:
        place = standings.get(first, "expected")
        is_number = is_number_word(normalise_word(transcript.words[first].text), transcript.language)
        if place == "expected" or (is_number and place != "put in"):
            return -HOPELESS_NATS
        if is_ordinary(transcript.words[first], transcript.language):
            return -HOPELESS_NATS
    counts = _coefficients(item.likeness_nats)[place]
    log_odds, held, likeness = observed(item)
    said = counts.base + counts.log_odds * log_odds + counts.held * held + counts.likeness * likeness
    if place in ("exchanged", "put in"):
        others = (*transcript.words[:first], *transcript.words[end:])
        said -= _A_NAT * min(max(unclearness(others) - _CLEAR_NATS, 0.0), _MOST_UNCLEAR_NATS)
    return said + _PARTED_ARTICLE * (first < end and _is_parted_article(transcript, first))


def _is_hopeless(item: Evidence) -> bool:
    """Whether a reading was hardly looked at, or the sound between two words makes it no likelier."""
    gain_nats = item.weight.script_gain_nats
    is_border = item.spoken[0] == item.spoken[1]
    # Of a hopeless reading only the beginning was read, and its log-odds are those of that alone.
    return is_lost(item.weight) or (is_border and gain_nats is not None and gain_nats < LEAST_GAIN_NATS)


def _is_parted_article(transcript: Transcript, at: int) -> bool:
    """Whether an article has punctuation behind it, and is not said again there."""
    text = transcript.words[at].text
    behind = [normalise_word(word.text) for word in transcript.words[at + 1 : at + 2]]
    is_article = transcript.language == "en" and text.rstrip(CLOSING_MARKS) == _ARTICLE != text
    return is_article and behind != [_ARTICLE]


def _coefficients(likeness_nats: float | None) -> Mapping[Place, Coefficients]:
    """Those that hold where the likeness to a filled pause is known, or is not."""
    return UNPROBED if likeness_nats is None else PROBED


def observed(item: Evidence) -> tuple[float, float, float]:
    """What speaks for a filled pause, in the order of `Coefficients`, each within its bounds.

    Parameters
    ----------
    item : Evidence
    """
    log_odds_nats = min(max(item.weight.log_odds_nats, BEST_NATS), _WORST_NATS)
    held_s = _held(item.held_s) if item.likeness_nats is None else 0.0
    return log_odds_nats, held_s, _likeness(item.likeness_nats)


def most_nats(
    span: tuple[int, int], standing: Standing | None, held_s: float | None, likeness_nats: float | None
) -> float:
    """The largest log-odds against a filled pause with which it still counts as said.

    Parameters
    ----------
    span : tuple of (start, end)
        A half-open range of words, or the border between two.
    standing : Standing or None
        Of the word there; how it stands to a script is not known for good before all is asked.
    held_s : float or None
        How long a sound is held there.
    likeness_nats : float or None
        How much the sound there is like a filled pause.
    """
    places: tuple[Place, ...] = ("put in", "exchanged", "free")
    if span[0] == span[1]:
        places = ("missed",)
    elif standing == "free":
        places = ("free",)
    of_sound = _held(held_s), _likeness(likeness_nats)
    most = max(
        (counts.base + counts.held * of_sound[0] + counts.likeness * of_sound[1]) / -counts.log_odds
        for counts in map(_coefficients(likeness_nats).__getitem__, places)
    )
    return most if most < _WORST_NATS else inf


def _held(held_s: float | None) -> float:
    """How long a sound is held, within its bounds; in seconds."""
    return min(_UNKNOWN_HELD_S if held_s is None else held_s, _LONGEST_HELD_S)


def _likeness(likeness_nats: float | None) -> float:
    """How much a sound is like a filled pause, within its bounds, in nats."""
    return min(max(likeness_nats or 0.0, _LEAST_LIKE_NATS), _MOST_LIKE_NATS)


def is_ordinary(word: Word, language: str) -> bool:
    """Whether a word that sounds like a filled pause is a sure one of its language."""
    is_sure = word.probability is None or word.probability >= DOUBTFUL
    return is_sure and normalise_word(word.text) in _ORDINARY.get(language, ())
