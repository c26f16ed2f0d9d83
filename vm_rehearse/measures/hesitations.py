"""Filled pauses that the recogniser wrote down as something else, or not at all.

"um" comes out as a word that sounds like it ("arm", "on"), or its time is given to the word beside it. So a
word that the script does not have, or that the recogniser doubts, is asked about: was it a filled pause? And
so is the place behind a word that lasts longer than its letters take. The sound decides (see `Weight`), with
more patience for a word that the script has no room for than for one that may be a misheard script word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from vm_rehearse.measures.fillers import Lexicon, is_filled_pause
from vm_rehearse.take import Evidence, Stretch, Transcript, Word
from vm_rehearse.text import is_number_word, normalise_word

Standing = Literal["expected", "exchanged", "put in", "free"]
"""How a spoken word stands to the script: it has the word there, has another there, has none; no script."""

_DOUBTFUL = 0.6
_LONGEST_MISHEARD = 6
_LONG_WORD_S = 0.35
_LETTER_S = 0.07
_MISSED_NATS = 7.5
"""Of the log-odds against a filled pause, and three times what its own tokens cost."""
_MISHEARD_NATS: dict[Standing, float] = {"put in": 9.0, "exchanged": 8.0, "free": 9.0}
"""Of the log-odds against a filled pause, and twice what its own tokens cost; expected words stay."""
_MISSED_S = 0.3
_CLOSING = ",.?!;:"


@dataclass(frozen=True)
class HesitationQuestion:
    """A range of transcript words, one or none, and the filled pause that may have been said there."""

    transcript: tuple[int, int]
    text: str


@dataclass(frozen=True)
class Revised:
    """A transcript with its missed filled pauses put in.

    `origin` has one more entry than there are words: the index that each word, and the end, has in the
    transcript as it was heard. A word that was put in has that of the word behind it.
    """

    transcript: Transcript
    origin: tuple[int, ...]

    def as_heard(self, span: tuple[int, int]) -> tuple[int, int]:
        """A half-open range of words as a range of the words that were heard."""
        return self.origin[span[0]], self.origin[span[1]]


def hesitation_questions(
    transcript: Transcript, lexicon: Lexicon, standings: Mapping[int, Standing]
) -> tuple[HesitationQuestion, ...]:
    """Where a filled pause may have been said unheard.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    standings : mapping of int to Standing
        Of the transcript's words, by index; filled pauses have none.
    """
    suspects = dict.fromkeys(
        span for span in _suspects(transcript, standings) if not _beside_one(span, transcript, lexicon)
    )
    return tuple(HesitationQuestion(span, text) for span in suspects for text in lexicon.filled_pauses[:2])


def with_hesitations(
    transcript: Transcript,
    lexicon: Lexicon,
    evidence: Sequence[Evidence],
    standings: Mapping[int, Standing],
) -> Revised:
    """The transcript with the filled pauses that the sound confirms.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `hesitation_questions`, among others; only readings that are filled pauses count here.
    standings : mapping of int to Standing
        As for the questions.
    """
    best: dict[tuple[int, int], Evidence] = {}
    for item in evidence:
        if is_filled_pause(item.reading, lexicon) and _is_convincing(item, transcript, standings):
            other = best.get(item.spoken)
            if other is None or item.weight.log_odds_nats < other.weight.log_odds_nats:
                best[item.spoken] = item
    words = list(transcript.words)
    origin = list(range(len(words) + 1))
    for (first, end), item in sorted(best.items(), reverse=True):
        words[first:end] = [_hesitation(transcript, first, end, item.reading)]
        if first == end:
            origin.insert(first, first)
    return Revised(replace(transcript, words=tuple(words)), tuple(origin))


def _suspects(transcript: Transcript, standings: Mapping[int, Standing]) -> Iterator[tuple[int, int]]:
    """Ranges of words that may be, or hide, a filled pause."""
    for index, standing in sorted(standings.items()):
        word = transcript.words[index]
        letters = sum(character.isalnum() for character in word.text)
        doubted = word.probability is not None and word.probability < _DOUBTFUL
        unexpected = standing in ("exchanged", "put in")
        if doubted or unexpected:
            yield index, index
        if letters <= _LONGEST_MISHEARD and (unexpected or (doubted and standing == "free")):
            yield index, index + 1
        if word.end_s - word.start_s > _LONG_WORD_S + letters * _LETTER_S:
            yield index, index
            yield index + 1, index + 1


def _beside_one(span: tuple[int, int], transcript: Transcript, lexicon: Lexicon) -> bool:
    """Whether a border between words already has a filled pause on one of its sides."""
    first, end = span
    beside = transcript.words[max(0, first - 1) : first + 1] if first == end else ()
    return any(is_filled_pause(word.text, lexicon) for word in beside)


def _is_convincing(item: Evidence, transcript: Transcript, standings: Mapping[int, Standing]) -> bool:
    """Whether the sound goes with the filled pause about as well."""
    first, end = item.spoken
    if first == end:
        return item.weight.log_odds_nats - 3 * (item.weight.script_nats or 0.0) < _MISSED_NATS
    standing = standings.get(first, "expected")
    is_number = is_number_word(normalise_word(transcript.words[first].text), transcript.language)
    if is_number and standing != "put in":
        return False
    cost = item.weight.log_odds_nats - 2 * (item.weight.script_nats or 0.0)
    return cost < _MISHEARD_NATS.get(standing, -inf)


def _hesitation(transcript: Transcript, first: int, end: int, text: str) -> Word:
    """The filled pause as a word: in the place of another, or in the time between two."""
    if end > first:
        word = transcript.words[first]
        closing = word.text[len(word.text.rstrip(_CLOSING)) :]
        return replace(word, text=text + closing, heard_as=word.text.rstrip(_CLOSING))
    before = transcript.words[first - 1] if first else None
    after = transcript.words[first] if first < len(transcript.words) else None
    stretch = _between(before, after)
    return Word(f"{text},", stretch.start_s, stretch.end_s, heard_as="")


def _between(before: Word | None, after: Word | None) -> Stretch:
    """The time at the border of two words that is most likely the filled pause's."""
    if before is None:
        assert after is not None
        return Stretch(after.start_s, min(after.end_s, after.start_s + _MISSED_S))
    if after is None or before.end_s - before.start_s >= after.end_s - after.start_s:
        return Stretch(max(before.start_s, before.end_s - _MISSED_S), before.end_s)
    return Stretch(after.start_s, min(after.end_s, after.start_s + _MISSED_S))
