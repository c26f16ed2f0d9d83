"""Filled pauses that the recogniser wrote down as something else, or not at all.

"um" comes out as a word that sounds like it ("arm", "Amme"), or its time is given to the word beside it. So a
word that the script does not have, or that the recogniser doubts, is asked about: was it a filled pause? And
so is the place behind a word that lasts longer than its letters take. The sound decides (see `Weight`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vm_rehearse.measures.fillers import Lexicon, is_filled_pause
from vm_rehearse.take import Evidence, Stretch, Transcript, Word

_DOUBTFUL = 0.6
_LONGEST_MISHEARD = 6
_LONG_WORD_S = 0.35
_LETTER_S = 0.07
_MISHEARD_NATS = 1.5
_MISSED_NATS = 1.0
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
    transcript: Transcript, lexicon: Lexicon, *, unexpected: Sequence[int]
) -> tuple[HesitationQuestion, ...]:
    """Where a filled pause may have been said unheard.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    unexpected : sequence of int
        Indices of the words that the script does not have at that place.
    """
    suspects = dict.fromkeys(_suspects(transcript, lexicon, set(unexpected)))
    return tuple(HesitationQuestion(span, text) for span in suspects for text in lexicon.filled_pauses[:2])


def with_hesitations(transcript: Transcript, lexicon: Lexicon, evidence: Sequence[Evidence]) -> Revised:
    """The transcript with the filled pauses that the sound confirms.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `hesitation_questions`, among others; only readings that are filled pauses count here.
    """
    best: dict[tuple[int, int], Evidence] = {}
    for item in evidence:
        if is_filled_pause(item.reading, lexicon) and _is_convincing(item):
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


def _suspects(transcript: Transcript, lexicon: Lexicon, unexpected: set[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words that may be, or hide, a filled pause."""
    for index, word in enumerate(transcript.words):
        if is_filled_pause(word.text, lexicon):
            continue
        letters = sum(character.isalnum() for character in word.text)
        doubted = word.probability is not None and word.probability < _DOUBTFUL
        if doubted or index in unexpected:
            yield index, index
            if letters <= _LONGEST_MISHEARD:
                yield index, index + 1
        if word.end_s - word.start_s > _LONG_WORD_S + letters * _LETTER_S:
            yield index, index
            yield index + 1, index + 1


def _is_convincing(item: Evidence) -> bool:
    """Whether the sound has room for the filled pause, and is about as likely with it."""
    first, end = item.spoken
    return item.weight.log_odds_nats < (_MISHEARD_NATS if end > first else _MISSED_NATS)


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
