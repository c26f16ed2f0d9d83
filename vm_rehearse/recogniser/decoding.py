"""Greedy decoding of one window: the words the model finds most likely, one token after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from vm_rehearse.recogniser.decoder import Past, WindowDecoder
from vm_rehearse.recogniser.vocabulary import Vocabulary

MAX_TOKENS = 224
"""Whisper's own limit: half of its text context."""
_LONGEST_LOOP = 12
_LOOP_ROUNDS = 6


@dataclass(frozen=True)
class Decoded:
    """The tokens of one window, without start and end tokens.

    `attention` has one row a token and one more for the end, shape (heads, tokens + 1, t).
    """

    tokens: tuple[int, ...]
    log_probabilities: tuple[float, ...]
    attention: torch.Tensor
    looped: bool
    """The model began to repeat itself without end; `tokens` stops at the first round."""


def decode(decoder: WindowDecoder, vocabulary: Vocabulary, start: Sequence[int]) -> Decoded:
    """Decode a window greedily, after the tokens of `start`."""
    step = decoder.step([start])
    past: Past = step.past
    tokens: list[int] = []
    chosen: list[float] = []
    looked = []
    allowed = vocabulary.allowed_first
    looped = False
    while True:
        scores = torch.log_softmax(step.logits[0, -1] + allowed, dim=-1)
        looked.append(step.attention[0, :, -1])
        token = int(scores.argmax())
        if token == vocabulary.end or len(tokens) == MAX_TOKENS:
            break
        tokens.append(token)
        chosen.append(float(scores[token]))
        period = _loop_period(tokens)
        if period:
            keep = len(tokens) - period * (_LOOP_ROUNDS - 1)
            tokens, chosen, looked = tokens[:keep], chosen[:keep], looked[: keep + 1]
            looped = True
            break
        allowed = vocabulary.allowed
        step = decoder.step([[token]], past)
        past = step.past
    return Decoded(tuple(tokens), tuple(chosen), torch.stack(looked, dim=1), looped)


def _loop_period(tokens: Sequence[int]) -> int:
    """The length of what has just been said `_LOOP_ROUNDS` times in a row, or 0."""
    for period in range(1, _LONGEST_LOOP + 1):
        span = period * _LOOP_ROUNDS
        if len(tokens) >= span and tokens[-span:-period] == tokens[-span + period :]:
            return period
    return 0
