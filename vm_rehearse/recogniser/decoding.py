"""Greedy decoding of one window: the words the model finds most likely, one token after the other.

Much of what somebody says is known before: the script, or what was understood while they spoke. Such a draft
is put to the decoder several tokens at a time, and as many of them stay as it would have chosen itself
(speculative decoding; Leviathan et al. 2023). A draft changes how many steps it takes, and no token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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

    `attention` has one row a token and one more for the end, shape (heads, tokens + 1, t); so has `logits`,
    the view of each token before it was chosen, shape (tokens + 1, vocabulary). `past` is what was cached, up
    to the last token.
    """

    tokens: tuple[int, ...]
    log_probabilities: tuple[float, ...]
    attention: torch.Tensor
    logits: torch.Tensor
    past: Past
    looped: bool
    """The model began to repeat itself without end; `tokens` stops at the first round."""
    steps: int
    """How often the decoder was run."""
    swayed: bool = False
    """A filled pause was only chosen because such are preferred."""


class Draft(Protocol):
    """What may be said next."""

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow those chosen so far; none where nothing can be said."""


def decode(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    start: Sequence[int],
    *,
    draft: Draft | None = None,
    prefers_hesitations: bool = True,
) -> Decoded:
    """Decode a window greedily, after the tokens of `start`.

    Parameters
    ----------
    decoder : WindowDecoder
    vocabulary : Vocabulary
    start : sequence of int
    draft : Draft, optional
        Guesses at what comes next: with good ones it takes fewer steps.
    prefers_hesitations : bool
        Whether filled pauses are taken for a little likelier than the model thinks.
    """
    tokens: list[int] = []
    chosen: list[float] = []
    looked: list[torch.Tensor] = []
    seen: list[torch.Tensor] = []
    swayed = False
    guesses = _guesses(draft, tokens)
    first = len(start) - 1
    step = decoder.step([*start, *guesses], logits_from=first)
    steps = 1
    while True:
        for row, logits in enumerate(step.logits):
            view = vocabulary.narrowed(logits, is_first=not tokens)
            likeliest = int(view.argmax())
            if prefers_hesitations:
                view += vocabulary.preferred
            token = int(view.argmax())
            looked.append(step.attention[:, first + row])
            seen.append(logits)
            if token == vocabulary.end or len(tokens) == MAX_TOKENS:
                return _decoded(start, tokens, chosen, looked, seen, steps, step.past, swayed=swayed)
            swayed = swayed or token != likeliest
            tokens.append(token)
            chosen.append(float(view[token] - view.logsumexp(dim=0)))
            period = _loop_period(tokens)
            if period:
                keep = len(tokens) - period * (_LOOP_ROUNDS - 1)
                return _decoded(
                    start,
                    tokens[:keep],
                    chosen[:keep],
                    looked[: keep + 1],
                    seen[: keep + 1],
                    steps,
                    step.past,
                    looped=True,
                    swayed=swayed,
                )
            if row == len(guesses) or token != guesses[row]:
                break
        past = step.past.cut(len(start) + len(tokens) - 1)
        guesses = _guesses(draft, tokens)
        step = decoder.step([tokens[-1], *guesses], past)
        first = 0
        steps += 1


def _guesses(draft: Draft | None, tokens: Sequence[int]) -> list[int]:
    """What the draft has for what comes next, within the model's limit."""
    return [] if draft is None else list(draft.after(tokens))[: MAX_TOKENS - len(tokens)]


def _decoded(
    start: Sequence[int],
    tokens: Sequence[int],
    chosen: Sequence[float],
    looked: Sequence[torch.Tensor],
    seen: Sequence[torch.Tensor],
    steps: int,
    past: Past,
    *,
    looped: bool = False,
    swayed: bool,
) -> Decoded:
    """Put together what was decoded."""
    return Decoded(
        tuple(tokens),
        tuple(chosen),
        torch.stack(list(looked), dim=1),
        torch.stack(list(seen)),
        past.cut(len(start) + len(tokens)),
        looped,
        steps,
        swayed,
    )


def _loop_period(tokens: Sequence[int]) -> int:
    """The length of what has just been said `_LOOP_ROUNDS` times in a row, or 0."""
    for period in range(1, _LONGEST_LOOP + 1):
        span = period * _LOOP_ROUNDS
        if len(tokens) >= span and tokens[-span:-period] == tokens[-span + period :]:
            return period
    return 0
