"""One window of sound to words with times, checked against where there is speech.

The window is decoded verbatim first. Whisper, asked to write hesitations, sometimes stops too early or
begins to repeat itself; so what was decoded is held against voice activity, and a stretch of speech that
was left without words is decoded once more, alone; where that doesn't help either, without the prompt, and in
halves. What is heard anew counts only where it is no less.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from vm_rehearse.measures.durations import spoken_s
from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.guessing import Draft
from vm_rehearse.recogniser.decoding.parts import parts_of
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import FRAME_S
from vm_rehearse.recogniser.passages import Passage, Passages
from vm_rehearse.recogniser.timed_words import timed_words
from vm_rehearse.recogniser.windows import WINDOW_S
from vm_rehearse.take import Stretch, Word

SAMPLE_RATE_HZ = 16_000
_SLOWEST_LETTER_S, _SLOWEST_NAMED_LETTER_S = 0.08, 0.3
_UNCOVERED_S = 0.85
"""A word lasts at most so much a letter, and this on top; in longer speech, words are missing.

Of a word in capital letters each may be said by its name: "KRZEWSKI".
"""
_UNCOVERED_AT_START_S = 1.2
"""The same for the first word, to which all sound before it belongs."""
_NEAR_S = 0.15
"""A word begins so near to the speech that begins with it."""
_QUICKEST_WORD_S = 0.1
"""Nobody speaks quicker than ten words a second."""
_SHORTEST_PART_S = 1.0
_DOUBTFUL_LOG_PROBABILITY = -1.0
"""Whisper's own threshold for a failed decoding, as the mean over tokens."""
_NO_SPEECH_PROBABILITY = 0.6
"""Whisper's own threshold; in 122 takes with speech, clear or not, it was 0.27 at most."""
_HARDLY_SURE_LOG_PROBABILITY = -0.7
"""Where a decoding is as unsure as this, it is asked whether there is speech at all."""


@dataclass(frozen=True)
class Window:
    """A decoded stretch of the recording: its words, and what is needed to weigh other readings of it.

    `spans` gives for each word its half-open range in `tokens`.
    """

    stretch: Stretch
    passage: Passage
    decoded: Decoded
    start: tuple[int, ...]
    tokens: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]


class Sound:
    """A recording as the model hears it.

    Parameters
    ----------
    passages : Passages
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    is_wanted : callable, optional
        Asked while it is listened to; False raises Overtaken.
    """

    def __init__(
        self,
        passages: Passages,
        samples: npt.NDArray[np.float32],
        is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        self._passages, self._samples, self.is_wanted = passages, samples, is_wanted

    def passage(self, stretch: Stretch) -> Passage:
        """The part of it over a stretch of at most 30 s."""
        first, end = (round(at_s * SAMPLE_RATE_HZ) for at_s in (stretch.start_s, stretch.end_s))
        return self._passages.passage(self._samples[first:end], self.is_wanted)


def transcribe_window(
    sound: Sound,
    vocabulary: Vocabulary,
    *,
    stretch: Stretch,
    speech: Sequence[Stretch],
    draft: Draft,
) -> tuple[Window, ...]:
    """The words of one window; more than one window where a part had to be decoded alone.

    Parameters
    ----------
    sound : Sound
    vocabulary : Vocabulary
    stretch : Stretch
        The part of it to transcribe, at most 30 s.
    speech : sequence of Stretch
        Where there is speech in the recording.
    draft : Draft
        What is probably said; it makes no difference to the words.
    """
    if stretch.end_s - stretch.start_s < _QUICKEST_WORD_S:
        return ()
    heard = partial(_decoded_window, sound, vocabulary, speech=speech, draft=draft)
    again = partial(transcribe_window, sound, vocabulary, speech=speech, draft=draft)
    window, looped = heard(stretch, vocabulary.verbatim_start)
    if _is_no_speech(window, vocabulary):
        return ()
    at = first_gap(window, speech, looped=looped)
    if at is None:
        return (window,)
    behind = settled(window.words, at + 1, speech)
    if window.words[behind:] and without_time(window.words[behind:]):
        behind = len(window.words)
    begin = window.words[at - 1].end_s if at else stretch.start_s
    end = window.words[behind].start_s if behind < len(window.words) else stretch.end_s
    if begin - stretch.start_s >= _SHORTEST_PART_S:
        middle = again(stretch=Stretch(begin, end))
        heard_anew = [word for part in middle for word in part.words]
        if not looped and _letters(heard_anew) < _letters(window.words[at:behind]):
            return (window,)
        parts = (_part(window, 0, at), *middle, _part(window, behind, len(window.words)))
        return tuple(part for part in parts if part.words)
    plain, looped = heard(stretch, vocabulary.plain_start)
    pause = _longest_pause(stretch, speech)
    if pause is None or (not looped and first_gap(plain, speech, looped=False) is None):
        return (plain,)
    halves = (Stretch(stretch.start_s, pause), Stretch(pause, stretch.end_s))
    return tuple(part for half in halves for part in again(stretch=half))


def _is_no_speech(window: Window, vocabulary: Vocabulary) -> bool:
    """Whether words were only written because some were asked for: people talking far away, where none is."""
    if _log_probability(window.decoded) >= _HARDLY_SURE_LOG_PROBABILITY:
        return False
    opened = window.passage.decoder.step(vocabulary.plain_start[:1])
    return vocabulary.no_speech_probability(opened.logits[-1]) > _NO_SPEECH_PROBABILITY


def _log_probability(decoded: Decoded) -> float:
    """How sure a decoding was: the mean over tokens, in nats; of none, less than of any."""
    return float(np.mean(decoded.log_probabilities or [-9.0]))


def _longest_pause(stretch: Stretch, speech: Sequence[Stretch]) -> float | None:
    """The middle of the longest silence inside a stretch, away from its ends."""
    pauses = [
        (after.start_s - before.end_s, (before.end_s + after.start_s) / 2)
        for before, after in pairwise(speech)
        if before.end_s >= stretch.start_s + _SHORTEST_PART_S
        and after.start_s <= stretch.end_s - _SHORTEST_PART_S
    ]
    return max(pauses)[1] if pauses else None


def settled(words: Sequence[Word], first: int, speech: Sequence[Stretch]) -> int:
    """The first word from `first` on that begins where speech does after a pause, or the number of words.

    Words that were passed over leave those behind them without their own times: these lie somewhere in the
    speech that has none.
    """
    for index in range(max(first, 1), len(words)):
        for stretch in speech:
            is_behind_pause = words[index - 1].end_s <= stretch.start_s
            if is_behind_pause and abs(words[index].start_s - stretch.start_s) <= _NEAR_S:
                return index
    return len(words)


def without_time(words: Sequence[Word]) -> bool:
    """Whether words have hardly any time: what stood at the end of a text that ended too early."""
    return words[-1].end_s - words[0].start_s < _QUICKEST_WORD_S * len(words)


def _decoded_window(
    sound: Sound,
    vocabulary: Vocabulary,
    stretch: Stretch,
    start: tuple[int, ...],
    *,
    speech: Sequence[Stretch],
    draft: Draft,
) -> tuple[Window, bool]:
    """One decoding of `stretch`, and whether it ran into a loop."""
    passage = sound.passage(stretch)
    listened = partial(
        passage.decoded, vocabulary, draft=draft, parts=parts_of(stretch, speech), is_wanted=sound.is_wanted
    )
    decoded = listened(start)
    if _log_probability(decoded) < _DOUBTFUL_LOG_PROBABILITY and start != vocabulary.plain_start:
        plain = listened(vocabulary.plain_start)
        if _log_probability(plain) > _log_probability(decoded):
            decoded, start = plain, vocabulary.plain_start
    frames = min(round((stretch.end_s - stretch.start_s) / FRAME_S), round(WINDOW_S / FRAME_S))
    first_frames = passage.first_frames(start, frames)
    spans, words = timed_words(vocabulary, decoded, first_frames, stretch=stretch, speech=speech)
    return Window(stretch, passage, decoded, start, decoded.tokens, spans, words), decoded.looped


def first_gap(window: Window, speech: Sequence[Stretch], *, looped: bool) -> int | None:
    """The word that was given more speech than it can last: words are missing behind it.

    After a loop it is the last word, and 0 for a window with speech but without words.
    """
    bounds = [*(word.start_s for word in window.words), window.stretch.end_s]
    for index, word in enumerate(window.words):
        letters = _letters([word])
        letter_s = _SLOWEST_NAMED_LETTER_S if letters > 1 and word.text.isupper() else _SLOWEST_LETTER_S
        longest_s = letters * letter_s + (_UNCOVERED_S if index else _UNCOVERED_AT_START_S)
        if spoken_s(speech, bounds[index], bounds[index + 1]) > longest_s:
            return index
    nothing = not window.words and spoken_s(speech, window.stretch.start_s, window.stretch.end_s) > 0
    return max(len(window.words) - 1, 0) if looped or nothing else None


def _letters(words: Sequence[Word]) -> int:
    """How many letters and digits words have."""
    return sum(character.isalnum() for word in words for character in word.text)


def _part(window: Window, first: int, end: int) -> Window:
    """The window with only some of its words; the tokens before them stay, as what they follow on."""
    return Window(
        window.stretch,
        window.passage,
        window.decoded,
        window.start,
        window.tokens[: window.spans[end - 1][1] if end > first else 0],
        window.spans[first:end],
        window.words[first:end],
    )
