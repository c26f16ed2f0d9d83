"""Greedy decoding of one window: the words the model finds most likely, one token after the other.

Much of what somebody says is known before: the script, or what was understood while they spoke. Such a draft
is put to the decoder several tokens at a time, and as many of them stay as it would have chosen itself
(speculative decoding; Leviathan et al. 2023). A draft changes how many steps it takes, and no token.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import torch

from vm_rehearse.recogniser.decoding.choices import MAX_TOKENS, Choices, Decoded
from vm_rehearse.recogniser.decoding.guessing import Draft, Guesses
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.network.decoder import Step, WindowDecoder
from vm_rehearse.recogniser.network.past import Past

_FARTHEST = 40
"""So many tokens are guessed before they are looked at exactly."""


def decode(
    decoder: WindowDecoder,
    vocabulary: Vocabulary,
    start: Sequence[int],
    *,
    draft: Draft | None = None,
    past: Past | None = None,
) -> Decoded:
    """Decode a window greedily, after the tokens of `start`; filled pauses are preferred a little.

    Parameters
    ----------
    decoder : WindowDecoder
    vocabulary : Vocabulary
    start : sequence of int
    draft : Draft, optional
        Guesses at what comes next: with good ones it takes fewer steps.
    past : Past, optional
        What is cached of `start` by now, not all of it.
    """
    choices = Choices(vocabulary, prefers_hesitations=True)
    return _decoded_on(decoder, choices, start, past, draft)


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
    choices = Choices(vocabulary, prefers_hesitations=False)
    for at in range(swayed.swayed[0] + 1):
        choices.choose(swayed.logits[at], swayed.attention[:, at])
    return _decoded_on(decoder, choices, start, swayed.past, draft)


def _decoded_on(
    decoder: WindowDecoder,
    choices: Choices,
    start: Sequence[int],
    past: Past | None,
    draft: Draft | None,
) -> Decoded:
    """Decode on to the end; without a past, from the beginning."""
    guesses = Guesses(decoder, choices, draft)
    steps = 0
    while past is None or not choices.is_over:
        if past is not None:
            past = past.cut(len(start) + len(choices.tokens) - 1)
        step, likely, passes = _looked_ahead(decoder, choices, start, past, guesses)
        _accept(choices, step, likely)
        past = step.past
        steps += passes
    return choices.decoded(start, past, steps + guesses.passes)


@torch.inference_mode()
def _looked_ahead(
    decoder: WindowDecoder, choices: Choices, start: Sequence[int], past: Past | None, guesses: Guesses
) -> tuple[Step, list[int], int]:
    """What comes next, with guesses at it, and the number of passes it took.

    Much of the time for a token is that of reading the vocabulary's weights. So guesses, the draft's and
    others, are judged by rough logits, and then the exact ones are made of all that stand at once.
    """
    tokens: list[int] = []
    hidden, attention = [], []
    passes = 0
    room = min(_FARTHEST, MAX_TOKENS - len(choices.tokens))
    while True:
        said = [*choices.tokens, *tokens]
        likely = guesses.after(said, past, room - len(tokens))
        new = [*start, *said][0 if past is None else past.length :]
        seen = decoder.run([*new, *likely], past)
        passes += 1
        first = len(new) - 1
        views = seen.hidden[first:]
        rough = decoder.rough_logits(views) if len(tokens) < room else None
        right = likely
        if rough is not None:
            exactly = partial(_of_tokens, decoder, views)
            right = choices.guessed(rough, likely, exactly, begins=not said)
            views = views[: len(right)]
        hidden.append(views)
        attention.append(seen.attention[:, first : first + len(views)])
        tokens += right
        past = seen.past.cut(seen.past.length - len(likely) + len(views) - 1)
        if rough is None or tokens[-1] == choices.end or len(tokens) > room:
            break
    looked = Step(decoder.logits(torch.cat(hidden)), torch.cat(attention, dim=1), past)
    return looked, tokens if rough is None else tokens[:-1], passes


def _of_tokens(decoder: WindowDecoder, hidden: torch.Tensor, row: int, tokens: Sequence[int]) -> torch.Tensor:
    """The exact logits of some tokens in a row."""
    return decoder.logits(hidden[row : row + 1], tokens)[0]


def _accept(choices: Choices, step: Step, guesses: Sequence[int]) -> None:
    """Choose tokens as long as the guesses were those."""
    for row, logits in enumerate(step.logits):
        token = choices.choose(logits, step.attention[:, row])
        if choices.is_over or row == len(guesses) or token != guesses[row]:
            return
