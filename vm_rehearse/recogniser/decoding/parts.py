"""A first guess at what is said in a window of which nothing is known: several parts are written at once.

A step of the decoder takes its time for reading weights, and for several texts hardly more than for one. So
each part of the window is written down beside the others, by rough passes. Whisper can write times between
words; given one, it goes on with what is said from then on. Where a part comes to what stands in the next, it
is joined to that. All of it together is a draft, which saves steps and changes no word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vm_rehearse.recogniser.decoding.choices import Choices
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import FRAME_S
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.network.side_by_side import Frames
from vm_rehearse.take import Stretch

_PART_S = 5.0
_MOST_PARTS = 3
"""Of more, one or another goes astray."""
_OFF_CENTRE = 0.45
"""A cut is at most so far from where equal parts would have it, in lengths of one."""
_PAUSE_COUNTS, _LONGEST_COUNTED_S = 2.0, 0.6
"""A pause so much longer may be as much farther away."""
_SEEN_BEFORE_S, _SEEN_BEHIND_S = 0.5, 2.5
"""What a part sees of the sound on both sides, so that no word is cut and its end finds the next part."""
_QUICKEST_TOKENS_PER_S, _TOKENS_MORE = 7.0, 10
_JOINED_BY = 3
_JOINED_WITHIN = 16
"""So many tokens in a row that stand among the first of the next part are the same words."""
_SAID_AGAIN = 5
"""So many tokens that were written before: what comes now is a loop."""


@dataclass
class _Part:
    """What was written down of one part by now."""

    most: int
    tokens: list[int] = field(default_factory=list)
    is_over: bool = False
    joined: int = 0
    """How many tokens of the next part stand at its end already."""

    def add(self, token: int, following: Sequence[int]) -> None:
        """Write one token more, and find out whether that is all; `following` is the next part by now."""
        self.tokens.append(token)
        last = self.tokens[-_JOINED_BY:]
        ends = range(_JOINED_BY, min(len(following), _JOINED_WITHIN) + 1)
        self.joined = next((end for end in ends if list(following[end - _JOINED_BY : end]) == last), 0)
        again = self.tokens[-_SAID_AGAIN:]
        starts = range(len(self.tokens) - 2 * _SAID_AGAIN + 1)
        if any(self.tokens[start : start + _SAID_AGAIN] == again for start in starts):
            del self.tokens[-_SAID_AGAIN:]
            self.is_over = True
        self.is_over = self.is_over or self.joined > 0 or len(self.tokens) >= self.most


def parts_of(stretch: Stretch, speech: Sequence[Stretch]) -> tuple[Frames, ...]:
    """Parts of a window that can be written down at once: about equal, and cut in pauses where there are any.

    Parameters
    ----------
    stretch : Stretch
        The window, at most 30 s.
    speech : sequence of Stretch
        Where there is speech in the recording.

    Returns
    -------
    tuple of half-open ranges of frames of the window; a single one where it is too short to be cut
    """
    length_s = stretch.end_s - stretch.start_s
    count = min(max(round(length_s / _PART_S), 1), _MOST_PARTS)
    pauses = [((one.end_s + next_.start_s) / 2, next_.start_s - one.end_s) for one, next_ in pairwise(speech)]
    bounds = [0]
    for number in range(1, count):
        equal_s = stretch.start_s + length_s * number / count
        near = [
            (abs(at_s - equal_s) - _PAUSE_COUNTS * min(pause_s, _LONGEST_COUNTED_S), at_s)
            for at_s, pause_s in pauses
            if abs(at_s - equal_s) < _OFF_CENTRE * length_s / count
        ]
        at_s = min(near)[1] if near else equal_s
        bounds.append(round((at_s - stretch.start_s) / FRAME_S))
    return tuple(pairwise([*bounds, round(length_s / FRAME_S)]))


def text_in_parts(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    start: Sequence[int],
    past: Past,
    parts: Sequence[Frames],
    ask: Callable[[], object],
) -> tuple[list[int], int]:
    """Write down all parts at once.

    Parameters
    ----------
    decoder : WindowDecoder
        It must be able to guess.
    vocabulary : Vocabulary
    start : sequence of int
        The tokens that open the window; the last of them says that no times are written.
    past : Past
        What is cached of the others.
    parts : sequence of half-open ranges of frames
    ask : callable
        Called before each pass; it raises Overtaken where that is no longer wanted.

    Returns
    -------
    list of int
        The tokens of all parts, one behind the other.
    int
        The rough passes it took.
    """
    before, behind = (round(seconds / FRAME_S) for seconds in (_SEEN_BEFORE_S, _SEEN_BEHIND_S))
    beside = decoder.side_by_side(past, [(first - before, end + behind) for first, end in parts])
    tokens = [start[-1], *(vocabulary.time(first) for first, _ in parts[1:])]
    texts = [
        _Part(round((end - first) * FRAME_S * _QUICKEST_TOKENS_PER_S) + _TOKENS_MORE) for first, end in parts
    ]
    choices = Choices(vocabulary, prefers_hesitations=True)
    passes = 0
    while not all(text.is_over for text in texts) and beside.has_room:
        ask()
        rows = beside.step(tokens)
        passes += 1
        for number, (text, logits) in enumerate(zip(texts, rows, strict=True)):
            if text.is_over:
                continue
            begins = not number and not text.tokens
            tokens[number] = choices.guessed(logits[None], [], None, begins=begins)[0]
            if tokens[number] == choices.end:
                text.is_over = True
            else:
                text.add(tokens[number], texts[number + 1].tokens if number + 1 < len(texts) else ())
    skipped = [0, *(text.joined for text in texts)]
    return [
        token for text, known in zip(texts, skipped, strict=False) for token in text.tokens[known:]
    ], passes
