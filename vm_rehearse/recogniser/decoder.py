"""Whisper's text decoder over one window of encoded sound, with a cache that can be cut back.

openai-whisper's own decoder appends to its cache through hooks, one token at a time, and gives attention
weights only on request. The work here needs three things more: several tokens in one step after a cached
beginning (to check a draft), several continuations of one beginning in a batch (to test readings), and the
cross-attention of every step (for the times of words). It uses the weights of `whisper.model.TextDecoder` as
they are. Sound and beginning are the same for all continuations, and are never copied for each.

Shapes: `b` continuations, `n` new tokens, `m` cached tokens, `h` heads, `t` frames of the encoder (20 ms
each).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.attention import Part, attended, inside, masked
from vm_rehearse.recogniser.encoder import View
from vm_rehearse.recogniser.past import Past
from vm_rehearse.recogniser.products import Product

if TYPE_CHECKING:
    from whisper.model import ResidualAttentionBlock, Whisper

Norm = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Step:
    """What one pass over `n` new tokens gave."""

    logits: torch.Tensor
    """Shape (n, vocabulary): the view of the token that follows each; fewer where not all were wanted."""
    attention: torch.Tensor
    """Shape (alignment heads, n, t): where in the sound each new token looked, before softmax."""
    past: Past


@dataclass(frozen=True)
class _Layer:
    """One layer's norms and products, and which of its heads follow the words in time."""

    attention_norm: Norm
    query_key_value: Product
    attention_out: Product
    sound_norm: Norm
    sound_query: Product
    sound_out: Product
    mlp_norm: Norm
    mlp_in: Product
    mlp_out: Product
    following: tuple[int, ...]

    @property
    def products(self) -> tuple[Product, ...]:
        """All of them."""
        own, sound = (self.query_key_value, self.attention_out), (self.sound_query, self.sound_out)
        return (*own, *sound, self.mlp_in, self.mlp_out)


class TextDecoder:
    """The decoder of a model, ready to be used.

    Parameters
    ----------
    model : whisper.model.Whisper
    """

    def __init__(self, model: Whisper) -> None:
        decoder = model.decoder
        self._fits_halves = decoder.token_embedding.weight.dtype == torch.float16
        following: list[list[int]] = [[] for _ in decoder.blocks]
        for layer, head in model.alignment_heads.indices().T.tolist():
            following[layer].append(head)
        self.heads = model.dims.n_text_head
        self.embedding = decoder.token_embedding.weight.detach().float()
        self.logits = Product(self.embedding, fits_halves=self._fits_halves)
        self.positions = decoder.positional_embedding.float()
        self.last_norm = _floats(decoder.ln)
        self.layers = [_layer(*own) for own in zip(decoder.blocks, following, strict=True)]
        length = model.dims.n_text_ctx
        self.mask = torch.full((length, length), -torch.inf).triu(1)

    def nothing_said(self) -> Past:
        """The past of a text that has not begun."""
        room, state = self.positions.shape
        return Past.nothing(len(self.layers), self.heads, room, state // self.heads)

    def pack(self) -> None:
        """Make every step quicker from now on; it takes as long as that saves in some three recordings."""
        products = [self.logits, *(product for layer in self.layers for product in layer.products)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(Product.pack, products))
        if self._fits_halves:
            self.embedding = self.embedding.half()


class WindowDecoder:
    """A decoder, bound to one window of encoded sound.

    Parameters
    ----------
    decoder : TextDecoder
    sound : View
        The encoder's view of the window.
    """

    def __init__(self, decoder: TextDecoder, sound: View) -> None:
        self._decoder, self._sound = decoder, sound

    @torch.inference_mode()
    def step(self, tokens: Sequence[int], past: Past | None = None, *, logits_from: int = 0) -> Step:
        """Run `n` new tokens after what is cached.

        Parameters
        ----------
        tokens : sequence of `n` token ids
        past : Past, optional
            What stands before them; None at the very beginning.
        logits_from : int
            The first of the new tokens whose view of the next one is wanted: it is the costly part.
        """
        past = (past or self._decoder.nothing_said()).grown(len(tokens))
        start, end = past.length - len(tokens), past.length
        mask = self._decoder.mask[start:end, :end] if len(tokens) > 1 else None
        x = self._embedded(torch.tensor([list(tokens)]), torch.arange(start, end))
        looked = []
        for index, layer in enumerate(self._decoder.layers):
            query, key, value = self._query_key_value(x, layer)
            past.put(index, key[0], value[0])
            x = x + layer.attention_out(attended(query, [(*past.layer(index), mask)])[0])
            x, weights = self._after_attention(x, index, layer)
            looked += [weights[0, head] for head in layer.following]
        return Step(self._logits(x[0, logits_from:]), torch.stack(looked), past)

    @torch.inference_mode()
    def branches(
        self,
        tokens: Sequence[Sequence[int]],
        past: Past,
        starts: Sequence[int],
        hidden: Sequence[tuple[int, int]] | None = None,
    ) -> list[torch.Tensor]:
        """Run `b` continuations that leave one cached text at different tokens, in one pass.

        Parameters
        ----------
        tokens : sequence of `b` sequences of token ids
        past : Past
            The whole text.
        starts : sequence of `b` ints
            How many of its tokens stand before each continuation; it does not see the rest.
        hidden : sequence of `b` half-open ranges of frames, optional
            The part of the sound that each continuation does not see.

        Returns
        -------
        list of `b` Tensors, shape=(n, vocabulary)
            For each continuation the view of the token that follows each of its tokens.
        """
        count = max(map(len, tokens))
        begins = torch.tensor(starts)[:, None]
        cached_mask = masked(torch.arange(past.length)[None] >= begins)
        sound_mask = None if hidden is None else masked(inside(hidden, self._sound[0][0].shape[1]))
        own_mask = self._decoder.mask[:count, :count]
        padded = torch.tensor([[*row, *[0] * (count - len(row))] for row in tokens])
        places = (begins + torch.arange(count)).clamp_max(len(self._decoder.positions) - 1)
        x = self._embedded(padded, places)
        for index, layer in enumerate(self._decoder.layers):
            query, key, value = self._query_key_value(x, layer)
            parts: list[Part] = [(*past.layer(index), cached_mask), (key, value, own_mask)]
            x = x + layer.attention_out(attended(query, parts)[0])
            x, _ = self._after_attention(x, index, layer, sound_mask)
        real = torch.cat([row[: len(own)] for row, own in zip(x, tokens, strict=True)])
        return list(torch.split(self._logits(real), [len(own) for own in tokens]))

    def _embedded(self, tokens: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Tokens at their positions in their texts, shape (b, n, state)."""
        embedded = F.embedding(tokens, self._decoder.embedding).float()
        return torch.add(embedded, self._decoder.positions[places])

    def _query_key_value(
        self, x: torch.Tensor, layer: _Layer
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """A layer's queries, keys and values of the new tokens, each of shape (b, h, n, d)."""
        batch, count, _ = x.shape
        joined = layer.query_key_value(_norm(x, layer.attention_norm))
        parts = joined.view(batch, count, 3, self._decoder.heads, -1).permute(2, 0, 3, 1, 4)
        return parts[0], parts[1], parts[2]

    def _after_attention(
        self, x: torch.Tensor, index: int, layer: _Layer, sound_mask: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The rest of a layer: a look at the sound, and the mlp; and where it looked, shape (b, h, n, t)."""
        batch, count, _ = x.shape
        query = layer.sound_query(_norm(x, layer.sound_norm))
        query = query.view(batch, count, self._decoder.heads, -1).transpose(1, 2)
        added, weights = attended(query, [(*self._sound[index], sound_mask)])
        x = x + layer.sound_out(added)
        return x + layer.mlp_out(F.gelu(layer.mlp_in(_norm(x, layer.mlp_norm)))), weights

    def _logits(self, x: torch.Tensor) -> torch.Tensor:
        """The view of the token that follows, for rows of shape (n, state)."""
        return self._decoder.logits(_norm(x, self._decoder.last_norm))


def _layer(block: ResidualAttentionBlock, following: Sequence[int]) -> _Layer:
    """One layer of whisper's decoder."""
    own, sound, mlp = block.attn, block.cross_attn, block.mlp
    weight = torch.cat([part.weight for part in (own.query, own.key, own.value)])
    bias = torch.cat([own.query.bias, torch.zeros_like(own.query.bias), own.value.bias])
    return _Layer(
        _floats(block.attn_ln),
        _product(weight, bias),
        _product(own.out.weight, own.out.bias),
        _floats(block.cross_attn_ln),
        _product(sound.query.weight, sound.query.bias),
        _product(sound.out.weight, sound.out.bias),
        _floats(block.mlp_ln),
        _product(mlp[0].weight, mlp[0].bias),
        _product(mlp[2].weight, mlp[2].bias),
        tuple(following),
    )


def _product(weight: torch.Tensor, bias: torch.Tensor) -> Product:
    """A product with a weight as it lies in the file."""
    return Product(weight.float(), bias.float(), fits_halves=weight.dtype == torch.float16)


def _floats(norm: torch.nn.LayerNorm) -> Norm:
    """A norm's weight and bias, float32."""
    return norm.weight.float(), norm.bias.float()


def _norm(x: torch.Tensor, norm: Norm) -> torch.Tensor:
    """A layer norm over the last dimension."""
    return F.layer_norm(x, x.shape[-1:], *norm)
