"""The words of a decoding, each with its time in the recording, its probability and its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

import numpy as np
import numpy.typing as npt

from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.hyphens import is_broken_off
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import FRAME_S
from vm_rehearse.take import Stretch, Word
from vm_rehearse.text import HYPHENS

Span = tuple[int, int]

_ATTENTION_LEAD_S = 0.03
"""How much earlier the decoder looks at a word than it sounds (median against hand-made labels)."""
_SHORTEST_WORD_S = 0.08
_SHORTEST_PAUSE_S = 0.12
"""Beside another filled pause. In 210 takes with truth seven were shorter, where one was said at most,
and the shortest of two that were said lasted 0.22 s."""


def timed_words(
    vocabulary: Vocabulary,
    decoded: Decoded,
    first_frames: npt.NDArray[np.int64],
    *,
    stretch: Stretch,
    speech: Sequence[Stretch],
) -> tuple[tuple[Span, ...], tuple[Word, ...]]:
    """The words of a decoding; a filled pause that was written twice is one.

    Parameters
    ----------
    vocabulary : Vocabulary
    decoded : Decoded
    first_frames : ndarray, shape=(tokens + 1,), in frames of 20 ms
        As `token_frames` gives them.
    stretch : Stretch
        What was decoded of the recording.
    speech : sequence of Stretch
        Where there is speech in the recording.

    Returns
    -------
    spans, words : tuple of (start, end), tuple of Word
        For each word its half-open range of tokens, and the word.
    """
    if not decoded.tokens:
        return (), ()
    begins_s = first_frames.astype(np.float64) * FRAME_S + _ATTENTION_LEAD_S
    begins_s[0] = 0.0
    spans: list[Span] = []
    words: list[Word] = []
    position = 0
    split = vocabulary.split_words(decoded.tokens)
    behind = [*(text for text, _ in split[1:]), ""]
    for (text, count), following in zip(split, behind, strict=True):
        span = (position, position + count)
        position += count
        begin = stretch.start_s + float(begins_s[span[0]])
        end = min(stretch.start_s + float(begins_s[span[1]]), stretch.end_s)
        closes = not text[-1].isalnum()
        begin, end = _within_speech(begin, end, speech, closes=closes)
        letters = _without_punctuation(vocabulary, decoded.tokens, span)
        probability = exp(float(np.mean(decoded.log_probabilities[letters[0] : letters[1]])))
        written = text.strip(f" {HYPHENS}").replace(" .", ".").replace(" '", "'")
        if is_broken_off(text, following):
            written += HYPHENS[0]
        spans.append(span)
        words.append(Word(written, begin, end, probability=probability))
    hesitates = [decoded.tokens[first] in vocabulary.hesitations for first, _ in spans]
    return once_each(spans, words, hesitates)


def once_each(
    spans: Sequence[Span], words: Sequence[Word], hesitates: Sequence[bool]
) -> tuple[tuple[Span, ...], tuple[Word, ...]]:
    """Words without the filled pauses that are the one before them, written once more: they have no time.

    Parameters
    ----------
    spans : sequence of (start, end)
        For each word its half-open range of tokens.
    words : sequence of Word
    hesitates : sequence of bool
        Which of the words are filled pauses.
    """
    kept: list[tuple[Span, Word, bool]] = []
    for span, word, is_pause in zip(spans, words, hesitates, strict=True):
        if is_pause and kept and kept[-1][2]:
            before_span, before, _ = kept[-1]
            shorter, longer = sorted((before, word), key=lambda each: each.end_s - each.start_s)
            if shorter.end_s - shorter.start_s < _SHORTEST_PAUSE_S:
                kept[-1] = ((before_span[0], span[1]), _joined(longer, shorter), True)
                continue
        kept.append((span, word, is_pause))
    return tuple(span for span, _, _ in kept), tuple(word for _, word, _ in kept)


def _joined(longer: Word, shorter: Word) -> Word:
    """The longer of two words, with the other's time if there is no silence between them."""
    if shorter.start_s > longer.end_s or shorter.end_s < longer.start_s:
        return longer
    return replace(
        longer, start_s=min(longer.start_s, shorter.start_s), end_s=max(longer.end_s, shorter.end_s)
    )


def _without_punctuation(vocabulary: Vocabulary, tokens: Sequence[int], span: Span) -> Span:
    """The span without the punctuation at its end."""
    start, end = span
    while end - start > 1 and not any(c.isalnum() for c in vocabulary.decode([tokens[end - 1]])):
        end -= 1
    return start, end


def _within_speech(
    begin: float, end: float, speech: Sequence[Stretch], *, closes: bool
) -> tuple[float, float]:
    """The part of a word's time in which there is speech.

    Where a pause divides it, a word with punctuation behind it was said before the pause; of another, the
    longer part is the word.
    """
    parts = [(max(begin, s.start_s), min(end, s.end_s)) for s in speech]
    parts = [part for part in parts if part[1] - part[0] > 0]
    if not parts:
        return begin, max(begin, end)
    long_enough = [part for part in parts if part[1] - part[0] >= _SHORTEST_WORD_S]
    if closes and long_enough:
        return long_enough[0]
    return max(parts, key=lambda part: part[1] - part[0])
