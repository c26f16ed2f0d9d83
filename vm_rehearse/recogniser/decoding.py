"""Greedy decoding of one window: the words the model finds most likely, one token after the other.

Much of what somebody says is known before: the script, or what was understood while they spoke. Such a draft
is put to the decoder several tokens at a time, and as many of them stay as it would have chosen itself
(speculative decoding; Leviathan et al. 2023). A draft changes how many steps it takes, and no token.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import torch

from vm_rehearse.recogniser.decoder import Pass, Step, WindowDecoder
from vm_rehearse.recogniser.past import Past
from vm_rehearse.recogniser.vocabulary import Vocabulary

MAX_TOKENS = 224
"""Whisper's own limit: half of its text context."""
_FARTHEST = 40
"""So many tokens are guessed before they are looked at exactly."""
_CLOSE_NATS = 0.7
"""Rough logits may be off by some tenths of it."""
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
    swayed: tuple[int, ...] = ()
    """Where a filled pause was only chosen because such are preferred."""


class Draft(Protocol):
    """What may be said next."""

    def after(self, tokens: Sequence[int]) -> Sequence[int]:
        """Tokens that may follow those chosen so far; none where nothing can be said."""


class _Choices:
    """The tokens that were chosen so far, with what was seen before each.

    Parameters
    ----------
    vocabulary : Vocabulary
    prefers_hesitations : bool
        Whether filled pauses are taken for a little likelier than the model thinks.
    """

    def __init__(self, vocabulary: Vocabulary, *, prefers_hesitations: bool) -> None:
        self._vocabulary, self._prefers_hesitations = vocabulary, prefers_hesitations
        self.tokens: list[int] = []
        self.log_probabilities: list[float] = []
        self.looked: list[torch.Tensor] = []
        self.seen: list[torch.Tensor] = []
        self.swayed: list[int] = []
        self.is_over = self.looped = False
        self.end = vocabulary.end

    def guess(self, rough: torch.Tensor, exactly: Callable[[list[int]], torch.Tensor]) -> int:
        """The token that is probably chosen, which is not the first.

        Parameters
        ----------
        rough : Tensor, shape=(vocabulary,)
            About the logits; those that come close are put right.
        exactly : callable
            The logits of some tokens.
        """
        view = self._viewed(rough)
        close = (view >= view.max() - _CLOSE_NATS).nonzero()[:, 0].tolist()
        if len(close) == 1:
            return int(close[0])
        rough[close] = exactly(close)
        return likeliest_token(self._viewed(rough))

    def _viewed(self, logits: torch.Tensor) -> torch.Tensor:
        """The logits with what is not allowed, and what is preferred."""
        view = self._vocabulary.narrowed(logits, is_first=False)
        return view + self._vocabulary.preferred if self._prefers_hesitations else view

    def choose(self, logits: torch.Tensor, attention: torch.Tensor) -> int:
        """Choose the next token, or find that there is none."""
        view = self._vocabulary.narrowed(logits, is_first=not self.tokens)
        likeliest = token = likeliest_token(view)
        if self._prefers_hesitations:
            view += self._vocabulary.preferred
            token = likeliest_token(view)
        self.looked.append(attention)
        self.seen.append(logits)
        if token == self.end or len(self.tokens) == MAX_TOKENS:
            self.is_over = True
            return token
        if token != likeliest:
            self.swayed.append(len(self.tokens))
        self.tokens.append(token)
        self.log_probabilities.append(float(view[token] - view.logsumexp(dim=0)))
        period = _loop_period(self.tokens)
        if period:
            self.is_over = self.looped = True
            keep = len(self.tokens) - period * (_LOOP_ROUNDS - 1)
            del self.tokens[keep:], self.log_probabilities[keep:]
            del self.looked[keep + 1 :], self.seen[keep + 1 :]
        return token

    def decoded(self, start: Sequence[int], past: Past, steps: int) -> Decoded:
        """Put together what was decoded."""
        return Decoded(
            tuple(self.tokens),
            tuple(self.log_probabilities),
            torch.stack(self.looked, dim=1),
            torch.stack(self.seen),
            past.cut(len(start) + len(self.tokens)),
            self.looped,
            steps,
            tuple(at for at in self.swayed if at < len(self.tokens)),
        )


def decode(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    start: Sequence[int],
    *,
    draft: Draft | None = None,
) -> Decoded:
    """Decode a window greedily, after the tokens of `start`; filled pauses are preferred a little.

    Parameters
    ----------
    decoder : WindowDecoder
    vocabulary : Vocabulary
    start : sequence of int
    draft : Draft, optional
        Guesses at what comes next: with good ones it takes fewer steps.
    """
    choices = _Choices(vocabulary, prefers_hesitations=True)
    guesses = _guesses(draft, [])
    first = len(start) - 1
    step = decoder.step([*start, *guesses], logits_from=first)
    _accept(choices, step, guesses, first=first)
    return _decoded_on(decoder, choices, start, step.past, draft, steps=1)


def decode_unswayed(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    start: Sequence[int],
    swayed: Decoded,
    *,
    draft: Draft | None = None,
) -> Decoded:
    """Decode it without the preference, from the first token on that was chosen because of it.

    Parameters
    ----------
    decoder, vocabulary, start, draft
        As for `decode`.
    swayed : Decoded
        What that gave.
    """
    choices = _Choices(vocabulary, prefers_hesitations=False)
    for at in range(swayed.swayed[0] + 1):
        choices.choose(swayed.logits[at], swayed.attention[:, at])
    return _decoded_on(decoder, choices, start, swayed.past, draft, steps=0)


def _decoded_on(
    decoder: WindowDecoder,
    choices: _Choices,
    start: Sequence[int],
    past: Past,
    draft: Draft | None,
    *,
    steps: int,
) -> Decoded:
    """Decode on to the end."""
    while not choices.is_over:
        past = past.cut(len(start) + len(choices.tokens) - 1)
        guesses = _guesses(draft, choices.tokens)
        if guesses:
            step, passes = decoder.step([choices.tokens[-1], *guesses], past), 1
        else:
            step, guesses, passes = _looked_ahead(decoder, choices, past, draft)
        _accept(choices, step, guesses)
        past = step.past
        steps += passes
    return choices.decoded(start, past, steps)


@torch.inference_mode()
def _looked_ahead(
    decoder: WindowDecoder, choices: _Choices, past: Past, draft: Draft | None
) -> tuple[Step, list[int], int]:
    """What comes next where there is no draft, with guesses at it and the number of passes it took.

    Much of the time for a token is that of reading the vocabulary's weights. So tokens are guessed one by one
    from rough logits, and then the exact ones are made of all of them at once.
    """
    token = choices.tokens[-1]
    guesses: list[int] = []
    passes: list[Pass] = []
    while True:
        passes.append(decoder.run([token], past))
        past = passes[-1].past
        room = min(_FARTHEST, MAX_TOKENS - len(choices.tokens)) - len(guesses)
        rough = decoder.rough_logits(passes[-1].hidden) if room > 1 else None
        if rough is None:
            break
        token = choices.guess(rough[0], partial(_of_tokens, decoder, passes[-1].hidden))
        if token == choices.end or _guesses(draft, [*choices.tokens, *guesses, token]):
            break
        guesses.append(token)
    logits = decoder.logits(torch.cat([one.hidden for one in passes]))
    return Step(logits, torch.cat([one.attention for one in passes], dim=1), past), guesses, len(passes)


def _of_tokens(decoder: WindowDecoder, hidden: torch.Tensor, tokens: Sequence[int]) -> torch.Tensor:
    """The exact logits of some tokens."""
    return decoder.logits(hidden, tokens)[0]


def _accept(choices: _Choices, step: Step, guesses: Sequence[int], *, first: int = 0) -> None:
    """Choose tokens as long as the guesses were those; `first` is where in the step they begin."""
    for row, logits in enumerate(step.logits):
        token = choices.choose(logits, step.attention[:, first + row])
        if choices.is_over or row == len(guesses) or token != guesses[row]:
            return


def likeliest_token(view: torch.Tensor) -> int:
    """The token that a view of the next one, shape (vocabulary,), has for the likeliest."""
    return int(view.numpy().argmax())  # NumPy's takes a tenth of the time


def _guesses(draft: Draft | None, tokens: Sequence[int]) -> list[int]:
    """What the draft has for what comes next, within the model's limit."""
    return [] if draft is None else list(draft.after(tokens))[: MAX_TOKENS - len(tokens)]


def _loop_period(tokens: Sequence[int]) -> int:
    """The length of what has just been said `_LOOP_ROUNDS` times in a row, or 0."""
    for period in range(1, _LONGEST_LOOP + 1):
        span = period * _LOOP_ROUNDS
        if len(tokens) >= span and tokens[-span:-period] == tokens[-span + period :]:
            return period
    return 0
