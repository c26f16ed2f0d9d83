"""The weights of Whisper's text decoder, in the forms that take least time to work with.

They are those of `whisper.model.TextDecoder`, and no digit of them is lost.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from vm_rehearse.recogniser.past import Past
from vm_rehearse.recogniser.products import Product, RoughProduct, is_quicker

if TYPE_CHECKING:
    from whisper.model import ResidualAttentionBlock, Whisper

Norm = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Layer:
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
        self.rough_logits: RoughProduct | None = None
        """A first look at `logits`, once they are packed, and if this processor multiplies 8 bits quicker."""

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
        if self.rough_logits is None:
            self._prepare_rough_logits()

    def _prepare_rough_logits(self) -> None:
        row = self.last_norm[0][None]
        with suppress(AttributeError, RuntimeError):
            rough = RoughProduct(self.embedding)
            if is_quicker(lambda: rough(row), lambda: self.logits(row)):
                self.rough_logits = rough


def _layer(block: ResidualAttentionBlock, following: Sequence[int]) -> Layer:
    """One layer of whisper's decoder."""
    own, sound, mlp = block.attn, block.cross_attn, block.mlp
    weight = torch.cat([part.weight for part in (own.query, own.key, own.value)])
    bias = torch.cat([own.query.bias, torch.zeros_like(own.query.bias), own.value.bias])
    return Layer(
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
