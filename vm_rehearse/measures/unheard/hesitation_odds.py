"""How likely it is that a filled pause was said where another word was heard, or none.

What speaks for it is how likely the recogniser finds it there (see `Weight`) and how long a sound is held;
with more patience for a word that the script has no room for than for one that may be a misheard script word.
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
_BEST_NATS, _WORST_NATS = -6.0, 12.0
_LONGEST_HELD_S = 0.3
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
    held: float
    """A second for which a sound is held."""


MISSED = Coefficients(base=-0.3, log_odds=-0.3, held=11.2)
"""At a border between words."""
_BESIDE_SCRIPT = Coefficients(base=5.8, log_odds=-0.74, held=15.0)
MISHEARD: dict[Standing, Coefficients] = {
    "put in": _BESIDE_SCRIPT,
    "filler": _BESIDE_SCRIPT,
    "exchanged": Coefficients(base=1.0, log_odds=-0.4, held=13.0),
    "free": Coefficients(base=0.3, log_odds=-0.35, held=10.0),
}
"""In the place of a word, by how it stands to the script; expected words stay."""


def log_odds_said(item: Evidence, transcript: Transcript, standings: Mapping[int, Standing]) -> float:
    """Log-odds of a filled pause where `item` asks about one, with all that is known of the place.

    Parameters
    ----------
    item : Evidence
    transcript : Transcript
    standings : mapping of int to Standing
    """
    first, end = item.spoken
    counts = MISSED
    standing: Standing | None = None
    # Of a hopeless reading only the beginning was read, and its log-odds are those of that alone.
    gain_nats = item.weight.script_gain_nats
    if is_lost(item.weight) or (first == end and gain_nats is not None and gain_nats < LEAST_GAIN_NATS):
        return -HOPELESS_NATS
    if first < end:
        standing = standings.get(first, "expected")
        is_number = is_number_word(normalise_word(transcript.words[first].text), transcript.language)
        if standing == "expected" or (is_number and standing != "put in"):
            return -HOPELESS_NATS
        if is_ordinary(transcript.words[first], transcript.language):
            return -HOPELESS_NATS
        counts = MISHEARD[standing]
    log_odds, held = observed(item)
    said = counts.base + counts.log_odds * log_odds + counts.held * held
    if standing in ("exchanged", "put in"):
        others = (*transcript.words[:first], *transcript.words[end:])
        said -= _A_NAT * min(max(unclearness(others) - _CLEAR_NATS, 0.0), _MOST_UNCLEAR_NATS)
    return said + _PARTED_ARTICLE * (first < end and _is_parted_article(transcript, first))


def _is_parted_article(transcript: Transcript, at: int) -> bool:
    """Whether an article has punctuation behind it, and is not said again there."""
    text = transcript.words[at].text
    behind = [normalise_word(word.text) for word in transcript.words[at + 1 : at + 2]]
    is_article = transcript.language == "en" and text.rstrip(CLOSING_MARKS) == _ARTICLE != text
    return is_article and behind != [_ARTICLE]


def observed(item: Evidence) -> tuple[float, float]:
    """What speaks for a filled pause, in the order of `Coefficients`, each within its bounds.

    Parameters
    ----------
    item : Evidence
    """
    return min(max(item.weight.log_odds_nats, _BEST_NATS), _WORST_NATS), _held(item.held_s)


def most_nats(span: tuple[int, int], standing: Standing | None, held_s: float | None) -> float:
    """The largest log-odds against a filled pause with which it still counts as said.

    Parameters
    ----------
    span : tuple of (start, end)
        A half-open range of words, or the border between two.
    standing : Standing or None
        Of the word there; how it stands to a script is not known for good before all is asked.
    held_s : float or None
        How long a sound is held there.
    """
    if span[0] == span[1]:
        kinds = [MISSED]
    else:
        kinds = [MISHEARD["free"]] if standing == "free" else list(MISHEARD.values())
    most = max((counts.base + counts.held * _held(held_s)) / -counts.log_odds for counts in kinds)
    return most if most < _WORST_NATS else inf


def _held(held_s: float | None) -> float:
    """How long a sound is held, within its bounds; in seconds."""
    return min(_UNKNOWN_HELD_S if held_s is None else held_s, _LONGEST_HELD_S)


def is_ordinary(word: Word, language: str) -> bool:
    """Whether a word that sounds like a filled pause is a sure one of its language."""
    is_sure = word.probability is None or word.probability >= DOUBTFUL
    return is_sure and normalise_word(word.text) in _ORDINARY.get(language, ())
