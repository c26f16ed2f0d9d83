"""Filled pauses that the recogniser wrote down where the sound is like none: then nothing was said there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.questions import HesitationQuestion
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.take import Evidence, Transcript

_UNLIKE_NATS = 1.2
"""In 257 English takes and 27 minutes of Dutch without one, all 215 that were said sound more like one than
this, and 6 of the 11 that were not don't."""
_BESIDE_S = 0.3
"""A word may be written so much before or behind its sound."""
NOTHING = ""
"""What was said there, as the reading of a question."""


def mistaken_questions(
    transcript: Transcript, lexicon: Lexicon, sounds: PauseSounds
) -> Iterator[HesitationQuestion]:
    """Filled pauses that are none, as questions whether nothing was said there.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    sounds : PauseSounds
    """
    words = transcript.words
    for index, word in enumerate(words):
        if is_filled_pause(word.text, lexicon):
            before, behind = words[max(0, index - 1)], words[min(index + 1, len(words) - 1)]
            start_s = max(before.start_s, word.start_s - _BESIDE_S)
            likeness_nats = sounds.likeness_nats(start_s, min(behind.end_s, word.end_s + _BESIDE_S))
            if likeness_nats is not None and likeness_nats < _UNLIKE_NATS:
                yield HesitationQuestion((index, index + 1), NOTHING, likeness_nats=likeness_nats)


def mistaken_pauses(
    transcript: Transcript, lexicon: Lexicon, evidence: Sequence[Evidence]
) -> Iterator[tuple[int, int]]:
    """The ranges of the words that were taken for one, unless the user says that one was said.

    Parameters
    ----------
    transcript : Transcript
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `mistaken_questions`, among others.
    """
    for item in evidence:
        words = transcript.words[slice(*item.spoken)]
        if item.reading == NOTHING and len(words) == 1 and is_filled_pause(words[0].text, lexicon):
            is_unlike = item.likeness_nats is not None and item.likeness_nats < _UNLIKE_NATS
            if is_unlike and not words[0].fixed:
                yield item.spoken
