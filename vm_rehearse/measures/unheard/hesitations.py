"""Filled pauses that the recogniser wrote down as something else, or not at all.

"um" comes out as a word that sounds like it ("arm", "on"), or its time is given to the word beside it. So a
word that the script does not have, or that the recogniser doubts, is asked about: was it a filled pause? And
so is the place behind a word that lasts longer than its letters take, and every place at which a sound is
held, or is like one. Whether there is one, `hesitation_odds` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.questions import HesitationQuestion
from vm_rehearse.measures.unheard.doubled_pauses import without_doubles
from vm_rehearse.measures.unheard.hesitation_odds import (
    BEST_NATS,
    DOUBTFUL,
    Standing,
    is_ordinary,
    log_odds_said,
    most_nats,
)
from vm_rehearse.measures.unheard.mistaken_pauses import mistaken_pauses, mistaken_questions
from vm_rehearse.measures.unheard.pause_sounds import NOTHING_KNOWN, PauseSounds
from vm_rehearse.measures.unheard.run_together import run_together
from vm_rehearse.take import Evidence, Stretch, Transcript, Word
from vm_rehearse.text import CLOSING_MARKS, closing_marks, syllable_count

_ASKED = 2
_ASKED_OF_A_WORD = {"en": 3}
"""How many of a language's filled pauses are asked about; in the place of a word, if that is another number.

English "er" is written "R" and "our", and is no "uh" to the recogniser. Dutch "euh" was found 52 times in 24
recordings in which nobody says it.
"""
_SET_APART = ", "
_LONGEST_MISHEARD = 6
_LONGEST_SURE = 4
"""In letters, of a word of free speech: "but" and "a" for "uh" are often written without any doubt."""
_MOST_SYLLABLES = 2
_PARTS = frozenset("-.")
"""Of a word that one was written down as: "Oma", but no "Darius"; nor "a-th", the end of a "thirtieth", nor
letters by their names ("L.A.M." for "Ellingham")."""
_LONG_WORD_S, _LETTER_S = 0.35, 0.07
"""A word that lasts longer than this, and so much for each letter, may have taken in the time of one."""
_HELD_S = 0.06
"""Words hold a sound as long as this only at times."""
_LIKE_ONE_NATS = 0.5
"""One word in twenty sounds as much like a filled pause as this."""
_BESIDE_S = 0.25
"""So near to the border between two words one sounds that was missed there: in 40 of 42 right
places of 398 takes, and in 3 of 6 wrong ones. The "-ham" at the end of a name is like one.
"""
_MISSED_S = 0.3
"""How much of the word beside it one has at most that was put in."""


@dataclass(frozen=True)
class Revised:
    """A transcript with what was missed put in: filled pauses, and words of restarts.

    `origin` has one more entry than there are words: the index that each word, and the end, has in the
    transcript as it was heard. A word that was put in has that of the word behind it.
    """

    transcript: Transcript
    origin: tuple[int, ...]

    def as_heard(self, span: tuple[int, int]) -> tuple[int, int]:
        """A half-open range of words as a range of the words that were heard."""
        return self.origin[span[0]], self.origin[span[1]]

    def put_in_before(self, index: int) -> str:
        """The filled pause that was put in just before a word; "" where there is none."""
        if index and self.origin[index - 1] == self.origin[index]:
            return self.transcript.words[index - 1].text.rstrip(CLOSING_MARKS)
        return ""


def hesitation_questions(
    transcript: Transcript,
    lexicon: Lexicon,
    standings: Mapping[int, Standing],
    sounds: PauseSounds = NOTHING_KNOWN,
) -> tuple[HesitationQuestion, ...]:
    """Where a filled pause may have been said unheard.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    standings : mapping of int to Standing
        Of the transcript's words, by index; filled pauses have none.
    sounds : PauseSounds, optional

    Returns
    -------
    tuple of HesitationQuestion
        Each place several times, with what may have been said: ", um" has a comma before it too.
    """
    spans = {*_suspects(transcript, standings), *_audible(transcript, sounds)}
    questions = [*mistaken_questions(transcript, lexicon, sounds)]
    mistaken = {question.words[0] for question in questions}
    pauses = {
        index
        for index, word in enumerate(transcript.words)
        if index not in mistaken and is_filled_pause(word.text, lexicon)
    }
    for span in sorted(spans):
        if _beside_one(span, pauses):
            continue
        held_s = sounds.held_s(*_times_of(transcript, span))
        likeness_nats = sounds.likeness_nats(*_times_of(transcript, span, beside_s=_BESIDE_S))
        most = most_nats(span, standings.get(span[0]), held_s, likeness_nats)
        if most < BEST_NATS:
            continue
        usual = asked = lexicon.filled_pauses[:_ASKED]
        if span[0] < span[1]:
            asked = lexicon.filled_pauses[: _ASKED_OF_A_WORD.get(transcript.language, _ASKED)]
        if span[0] and transcript.words[span[0] - 1].text[-1:].isalnum():
            asked += tuple(f"{_SET_APART}{sound}" for sound in usual)
        questions += [HesitationQuestion(span, sound, held_s, likeness_nats, most) for sound in asked]
    return tuple(questions)


def with_hesitations(
    transcript: Transcript,
    lexicon: Lexicon,
    evidence: Sequence[Evidence],
    standings: Mapping[int, Standing],
) -> Revised:
    """The transcript with the filled pauses that the sound confirms, each once.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `hesitation_questions` and `run_together_questions`, among others.
    standings : mapping of int to Standing
        As for the questions.
    """
    if not transcript.words:  # the user took them all back, and none is left for a pause to stand beside
        return Revised(transcript, (0,))
    pauses = [item for item in evidence if is_filled_pause(item.reading, lexicon)]
    # Behind a comma one may be likelier than a word though none was said. Where one was, it is no hopeless
    # reading without the comma either: in 140 takes none of the 3 that were not said, and all 34 that were.
    without_comma = {item.spoken for item in pauses if not item.reading.startswith(_SET_APART)}
    asked = (
        (log_odds_said(item, transcript, standings), item)
        for item in pauses
        if item.spoken[0] == item.spoken[1] or item.spoken in without_comma
    )
    likeliest = sorted(
        [*asked, *run_together(evidence, lexicon)],
        key=lambda pair: (-pair[0], pair[1].weight.log_odds_nats, pair[1].spoken),
    )
    best: dict[tuple[int, int], Evidence] = {}
    for log_odds, item in likeliest:
        if log_odds > 0 and not any(_are_close(item.spoken, other) for other in best):
            best[item.spoken] = item
    instead: dict[tuple[int, int], list[Word]] = {
        span: [_hesitation(transcript, *span, item.reading)] for span, item in best.items()
    }
    instead |= {span: [] for span in mistaken_pauses(transcript, lexicon, evidence)}
    words = list(transcript.words)
    origin = list(range(len(words) + 1))
    for (first, end), now in sorted(instead.items(), key=lambda each: each[0], reverse=True):
        words[first:end] = now
        origin[first:end] = [first] * len(now)
    return Revised(*without_doubles(replace(transcript, words=tuple(words)), origin, lexicon))


def _suspects(transcript: Transcript, standings: Mapping[int, Standing]) -> Iterator[tuple[int, int]]:
    """Ranges of words that may be, or hide, a filled pause."""
    for index, standing in sorted(standings.items()):
        word = transcript.words[index]
        letters = sum(character.isalnum() for character in word.text)
        is_one = _PARTS.isdisjoint(word.text.rstrip(CLOSING_MARKS))
        is_short = is_one and syllable_count(word.text, transcript.language) <= _MOST_SYLLABLES
        doubted = word.probability is not None and word.probability < DOUBTFUL
        if not doubted and (standing == "filler" or is_ordinary(word, transcript.language)):
            continue
        unexpected = standing in ("exchanged", "put in", "filler")
        if doubted or unexpected:
            yield index, index
        longest = _LONGEST_MISHEARD if unexpected or doubted else _LONGEST_SURE
        if is_short and letters <= longest and (unexpected or standing == "free"):
            yield index, index + 1
        if word.end_s - word.start_s > _LONG_WORD_S + letters * _LETTER_S:
            yield index, index
            yield index + 1, index + 1


def _audible(transcript: Transcript, sounds: PauseSounds) -> Iterator[tuple[int, int]]:
    """Borders beside a word that sounds like a filled pause; where that is not known, where one is held."""
    for index in range(len(transcript.words) + 1):
        times = _times_of(transcript, (index, index))
        if sounds.likeness_nats(*times) is None and (sounds.held_s(*times) or 0.0) >= _HELD_S:
            yield index, index
    for index, word in enumerate(transcript.words):
        likeness_nats = sounds.likeness_nats(word.start_s, word.end_s)
        if likeness_nats is not None and likeness_nats >= _LIKE_ONE_NATS:
            yield index, index
            yield index + 1, index + 1


def _beside_one(span: tuple[int, int], pauses: Collection[int]) -> bool:
    """Whether a border between words already has a filled pause on one of its sides, or one word further."""
    first, end = span
    return first == end and any(index in pauses for index in range(first - 2, first + 2))


def _are_close(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges have no more than a word between them, so that it may be one filled pause."""
    return span[0] <= other[1] + 1 and other[0] <= span[1] + 1


def _times_of(transcript: Transcript, span: tuple[int, int], *, beside_s: float = inf) -> tuple[float, float]:
    """From when to when a range of words lasts; of a border, as much of the two words beside it."""
    first, end = span
    words = transcript.words[max(0, first - 1) : first + 1] if first == end else transcript.words[first:end]
    if not words:
        return 0.0, 0.0
    if first == end and 0 < first < len(transcript.words):
        before, behind = words
        return max(before.start_s, before.end_s - beside_s), min(behind.end_s, behind.start_s + beside_s)
    return words[0].start_s, words[-1].end_s


def _hesitation(transcript: Transcript, first: int, end: int, text: str) -> Word:
    """The filled pause as a word: in the place of another, or in the time between two."""
    text = text.strip(f" {CLOSING_MARKS}")
    if end > first:
        word = transcript.words[first]
        return replace(word, text=text + closing_marks(word.text), heard_as=word.text.rstrip(CLOSING_MARKS))
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
