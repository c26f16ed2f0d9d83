"""Whisper's text decoder over one window of encoded sound, with a cache that can be cut back.

openai-whisper's own decoder appends to its cache through hooks, one token at a time, and gives attention
weights only on request. The work here needs three things more: several tokens in one step after a cached
beginning (to test readings, and to check a draft), several continuations of one beginning in a batch, and
the cross-attention of every step (for the times of words). It uses the weights and layers of
`whisper.model.TextDecoder` as they are.

Shapes: `b` continuations, `n` new tokens, `m` cached tokens, `h` heads, `t` frames of the encoder (20 ms
each).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

if TYPE_CHECKING:
    from whisper.model import MultiHeadAttention, Whisper


@dataclass(frozen=True)
class Past:
    """Keys and values of the tokens decoded so far, one pair a layer, each of shape (b, h, m, d)."""

    layers: tuple[tuple[torch.Tensor, torch.Tensor], ...]

    @property
    def length(self) -> int:
        """Number of cached tokens, `m`."""
        return self.layers[0][0].shape[2]

    def cut(self, length: int) -> Past:
        """The first `length` tokens of it."""
        return Past(tuple((k[:, :, :length], v[:, :, :length]) for k, v in self.layers))

    def repeated(self, count: int) -> Past:
        """`count` copies side by side, without copying memory."""
        return Past(tuple((k.expand(count, -1, -1, -1), v.expand(count, -1, -1, -1)) for k, v in self.layers))


@dataclass(frozen=True)
class Step:
    """What one pass over `n` new tokens gave."""

    logits: torch.Tensor
    """Shape (b, n, vocabulary): the view of the token that follows each; fewer where not all were wanted."""
    attention: torch.Tensor
    """Shape (b, alignment heads, n, t): where in the sound each new token looked, before softmax."""
    past: Past


class WindowDecoder:
    """The decoder of `model`, bound to one window of encoded sound.

    Parameters
    ----------
    model : whisper.model.Whisper
    encoded : Tensor, shape=(1, t, state)
        The encoder's output for the window; keys and values for it are computed once, here.
    """

    def __init__(self, model: Whisper, encoded: torch.Tensor) -> None:
        self._decoder = model.decoder
        self._heads_of_layer = _heads_by_layer(model)
        with torch.inference_mode():
            self._sound = tuple(
                (
                    _split_heads(block.cross_attn.key(encoded), block.cross_attn),
                    _split_heads(block.cross_attn.value(encoded), block.cross_attn),
                )
                for block in model.decoder.blocks
            )

    @torch.inference_mode()
    def step(
        self, tokens: Sequence[Sequence[int]], past: Past | None = None, *, logits_from: int = 0
    ) -> Step:
        """Run `n` new tokens of each of `b` continuations after what is cached.

        Parameters
        ----------
        tokens : sequence of `b` sequences of `n` token ids
        past : Past, optional
            What stands before them, of batch size `b`; None at the very beginning.
        logits_from : int
            The first of the new tokens whose view of the next one is wanted: it is the costly part.
        """
        start = past.length if past else 0
        end = start + len(tokens[0])
        places = torch.arange(start, end)
        return self._run(tokens, places, self._decoder.mask[start:end, :end], past, logits_from=logits_from)

    @torch.inference_mode()
    def branches(self, tokens: Sequence[Sequence[int]], past: Past, starts: Sequence[int]) -> Step:
        """Run `b` continuations that leave one cached text at different tokens, in one pass.

        Parameters
        ----------
        tokens : sequence of `b` sequences of `n` token ids
        past : Past
            The whole text, of batch size 1.
        starts : sequence of `b` ints
            How many of its tokens stand before each continuation; it does not see the rest.
        """
        begins = torch.tensor(starts)[:, None]
        count = len(tokens[0])
        hidden = torch.arange(past.length)[None] >= begins
        cached = torch.zeros(hidden.shape).masked_fill(hidden, -torch.inf)
        own = self._decoder.mask[:count, :count].expand(len(tokens), -1, -1)
        mask = torch.cat((cached[:, None].expand(-1, count, -1), own), dim=2)[:, None]
        return self._run(
            tokens, begins + torch.arange(count), mask, past.repeated(len(tokens)), logits_from=0
        )

    def _run(
        self,
        tokens: Sequence[Sequence[int]],
        places: torch.Tensor,
        mask: torch.Tensor,
        past: Past | None,
        *,
        logits_from: int,
    ) -> Step:
        """One pass through all layers; `places` are the tokens' positions in their texts."""
        x = self._decoder.token_embedding(torch.tensor(tokens)) + self._decoder.positional_embedding[places]
        layers = []
        looked = []
        for index, block in enumerate(self._decoder.blocks):
            normed = block.attn_ln(x)
            key = _split_heads(block.attn.key(normed), block.attn)
            value = _split_heads(block.attn.value(normed), block.attn)
            if past:
                key = torch.cat((past.layers[index][0], key), dim=2)
                value = torch.cat((past.layers[index][1], value), dim=2)
            layers.append((key, value))
            x = x + _attend(block.attn, normed, key, value, mask)[0]
            added, weights = _attend(block.cross_attn, block.cross_attn_ln(x), *self._sound[index], None)
            looked.append(weights[:, self._heads_of_layer[index]])
            x = x + added
            x = x + block.mlp(block.mlp_ln(x))
        x = self._decoder.ln(x[:, logits_from:])
        return Step(x @ self._decoder.token_embedding.weight.T, torch.cat(looked, dim=1), Past(tuple(layers)))


def _heads_by_layer(model: Whisper) -> list[list[int]]:
    """For each layer, the heads that whisper's authors found to follow the words in time."""
    by_layer: list[list[int]] = [[] for _ in range(model.dims.n_text_layer)]
    for layer, head in model.alignment_heads.indices().T.tolist():
        by_layer[layer].append(head)
    return by_layer


def _split_heads(x: torch.Tensor, attention: MultiHeadAttention) -> torch.Tensor:
    """(b, length, state) -> (b, h, length, d)."""
    batch, length, _ = x.shape
    return x.view(batch, length, attention.n_head, -1).transpose(1, 2)


def _attend(
    attention: MultiHeadAttention,
    x: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    mask: torch.Tensor | None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """One attention layer's output (b, n, state), and its weights before softmax (b, h, n, length)."""
    query = _split_heads(attention.query(x), attention)
    weights = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5
    if mask is not None:
        weights = weights + mask
    out = F.softmax(weights, dim=-1) @ value
    joined: torch.Tensor = attention.out(out.transpose(1, 2).flatten(2))
    return joined, weights
