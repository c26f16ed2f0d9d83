"""The weights of Whisper's text decoder, in the forms that take least time to work with.

They are those of `whisper.model.TextDecoder`, and no digit of them is lost.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.network.attention import attended
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.network.products import Product
from vm_rehearse.recogniser.network.rough_products import RoughProduct, is_quicker

if TYPE_CHECKING:
    from whisper.model import ResidualAttentionBlock, Whisper

Norm = tuple[torch.Tensor, torch.Tensor]
_AnyProduct = Product | RoughProduct
Look = Callable[[int, torch.Tensor], torch.Tensor]
"""For each layer, from queries of shape (h, n, d) to what is seen of the sound, shape (n, state)."""


@dataclass(frozen=True)
class Layer:
    """One layer's norms and products, and which of its heads follow the words in time."""

    attention_norm: Norm
    query_key_value: _AnyProduct
    attention_out: _AnyProduct
    sound_norm: Norm
    sound_query: _AnyProduct
    sound_out: _AnyProduct
    mlp_norm: Norm
    mlp_in: _AnyProduct
    mlp_out: _AnyProduct
    following: tuple[int, ...]

    @property
    def products(self) -> dict[str, Product]:
        """Its exact products by their names."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: part for name, part in parts.items() if isinstance(part, Product)}

    def roughened(self) -> Layer:
        """About the same layer, which takes less time."""
        rough: dict[str, Any] = {name: product.roughened() for name, product in self.products.items()}
        return replace(self, **rough)


@dataclass(frozen=True)
class RoughDecoder:
    """Layers and the view of the vocabulary, as guesses are made with."""

    layers: list[Layer]
    logits: RoughProduct


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
        self.rough: RoughDecoder | None = None
        """About the same in less time, once prepared, and if this processor multiplies 8 bits quicker."""
        self._can_roughen = True
        self.is_packed = False

    def nothing_said(self) -> Past:
        """The past of a text that has not begun."""
        room, state = self.positions.shape
        return Past.nothing(len(self.layers), self.heads, room, state // self.heads)

    def pack(self) -> None:
        """Make every step quicker from now on; it takes as long as that saves in some three recordings."""
        self.prepare_rough()
        products = [self.logits, *(product for layer in self.layers for product in layer.products.values())]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(Product.pack, products))
        if self._fits_halves:
            self.embedding = self.embedding.half()
        self.is_packed = True

    def prepare_rough(self) -> None:
        """Make `rough`; it takes as long as that saves in some forty tokens for which there is no draft."""
        if not self._can_roughen:
            return
        self._can_roughen = False
        with suppress(AttributeError, RuntimeError):
            rough = self._roughened()
            row, exact = self.last_norm[0][None], self.layers[0]
            if is_quicker(
                lambda: (rough.logits(row), rough.layers[0].mlp_in(row)),
                lambda: (self.logits(row), exact.mlp_in(row)),
            ):
                self.rough = rough

    def _roughened(self) -> RoughDecoder:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            logits = pool.submit(self.logits.roughened)
            layers = list(pool.map(Layer.roughened, self.layers))
            return RoughDecoder(layers, logits.result())

    def through(
        self,
        tokens: Sequence[int],
        positions: torch.Tensor,
        layers: Sequence[Layer],
        keys_and_values: Callable[[int, torch.Tensor], torch.Tensor],
        mask: torch.Tensor | None,
        sound_seen: Look,
    ) -> torch.Tensor:
        """Take new tokens through all layers.

        Parameters
        ----------
        tokens : sequence of `n` token ids
        positions : Tensor, shape=(n, state)
            Of each, in its text.
        layers : sequence of Layer
        keys_and_values : callable
            For each layer, from those of the new tokens to all that they look at, each of shape
            (2, h, tokens, d).
        mask : Tensor, shape=(n, tokens), optional
            What each new token doesn't see of those.
        sound_seen : callable

        Returns
        -------
        Tensor, shape=(n, state)
        """
        count, heads = len(tokens), self.heads
        x = F.embedding(torch.tensor(tokens), self.embedding).float() + positions
        for index, layer in enumerate(layers):
            joined = layer.query_key_value(_norm(x, layer.attention_norm))
            parts = joined.view(count, 3, heads, -1).permute(1, 2, 0, 3)
            key, value = keys_and_values(index, parts[1:])
            x += layer.attention_out(attended(parts[0], key, value, mask)[0])
            query = layer.sound_query(_norm(x, layer.sound_norm)).view(count, heads, -1).transpose(0, 1)
            x += layer.sound_out(sound_seen(index, query))
            x += layer.mlp_out(F.gelu(layer.mlp_in(_norm(x, layer.mlp_norm))))
        return _norm(x, self.last_norm)


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


def _norm(x: torch.Tensor, norm: Norm) -> torch.Tensor:
    """A layer norm over the last dimension."""
    return torch.layer_norm(x, x.shape[-1:], *norm)
