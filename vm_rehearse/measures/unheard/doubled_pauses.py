"""Filled pauses that were written twice: one "um", heard as "um, um" or as "a, uh"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.durations import spoken_s
from vm_rehearse.measures.unheard.hesitation_odds import DOUBTFUL
from vm_rehearse.take import Stretch, Transcript, Word

_APART_S = 0.4
"""Of silence between them, or from the end of one to the beginning of the other."""
_LONGEST_S = 0.8
"""One that is drawn out lasts hardly longer."""


def without_doubles(
    transcript: Transcript, origin: Sequence[int], lexicon: Lexicon
) -> tuple[Transcript, tuple[int, ...]]:
    """The transcript with such two as one.

    Parameters
    ----------
    transcript : Transcript
    origin : sequence of int
        One more than there are words: the index that each word, and the end, had in an earlier transcript.
    lexicon : Lexicon

    Returns
    -------
    transcript : Transcript
    origin : tuple of int
        The same for the words there are now.
    """
    words, begins = list(transcript.words), list(origin)
    for index in range(len(words) - 2, -1, -1):
        pair = words[index], words[index + 1]
        if all(is_filled_pause(word.text, lexicon) for word in pair) and _are_one(*pair, transcript.speech):
            words[index : index + 2] = [_joined(*pair)]
            del begins[index + 1]
    return replace(transcript, words=tuple(words)), tuple(begins)


def _are_one(first: Word, second: Word, speech: Sequence[Stretch]) -> bool:
    """Whether one of two filled pauses was doubted, and they last no longer than one, with no gap between.

    In 207 takes with truth five times two stood in a row. Four times one was said, and one of the two was
    given a probability below 0.6; the fifth are two, half a second apart, with 0.95 and more. In 168 others
    16 times: where both are surer than 0.6, two were said in 10 of 11 places. Of the others, four were two,
    longer together or further apart than these limits, and one was one. What the user put right stays as it
    is.
    """
    if first.fixed or second.fixed:
        return False
    doubted = any(word.probability is not None and word.probability < DOUBTFUL for word in (first, second))
    length_s = second.end_s - first.start_s
    silent_s = length_s - spoken_s(speech, first.start_s, second.end_s)
    is_apart = max(silent_s, second.start_s - first.end_s) >= _APART_S
    return doubted and not is_apart and length_s <= _LONGEST_S


def _joined(first: Word, second: Word) -> Word:
    """The likelier of two, from the beginning of the first to the end of the second."""
    likelier = max(first, second, key=lambda word: word.probability or 0.0)
    return replace(likelier, start_s=first.start_s, end_s=second.end_s)
