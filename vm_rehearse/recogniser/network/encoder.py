"""Whisper's audio encoder: up to 30 s of sound to what the decoder looks at.

It uses the weights of `whisper.model.AudioEncoder` and gives its result, with products over the same input
joined, up to the keys and values that each layer of the decoder makes of it. All of it has 32 bits a number.
Where the processor has a unit for shorter ones, the products are made of such (`split_products`), which gives
the same. Attention is not: with 8 significant bits it would take half of its time, and one take in a hundred
would be heard otherwise in a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser import Overtaken
from vm_rehearse.recogniser.network.products import Product
from vm_rehearse.recogniser.network.split_products import SplitProduct, can_split
from vm_rehearse.recogniser.whisper_package import log_mel_spectrogram, pad_or_trim

if TYPE_CHECKING:
    from whisper.model import AudioEncoder, ResidualAttentionBlock, TextDecoder, Whisper

_AnyProduct = Product | SplitProduct
_Norm = tuple[torch.Tensor, torch.Tensor]

View = tuple[tuple[torch.Tensor, torch.Tensor], ...]
"""Keys and values of the sound for each layer of the decoder, each of shape (heads, frames, d)."""


@dataclass(frozen=True)
class _Block:
    """One layer's norms and products."""

    attention_norm: _Norm
    query_key_value: _AnyProduct
    attention_out: _AnyProduct
    mlp_norm: _Norm
    mlp_in: _AnyProduct
    mlp_out: _AnyProduct


class SoundEncoder:
    """The encoder of a model, ready to be used.

    Parameters
    ----------
    model : whisper.model.Whisper
    """

    def __init__(self, model: Whisper) -> None:
        encoder: AudioEncoder = model.encoder
        self._bands = model.dims.n_mels
        self._heads = model.dims.n_audio_head
        self._decoder_heads = model.dims.n_text_head
        self._convolutions = [
            (layer.weight.float(), layer.bias.float()) for layer in (encoder.conv1, encoder.conv2)
        ]
        self._positions = encoder.positional_embedding.float()
        self._blocks = [_block(block) for block in encoder.blocks]
        self._last_norm = _floats(encoder.ln_post)
        self._keys_and_values = _for_decoder(model.decoder)

    @torch.inference_mode()
    def encoded(
        self, samples: npt.NDArray[np.float32], is_wanted: Callable[[], bool] | None = None
    ) -> torch.Tensor:
        """The encoder's output, shape (1500, state).

        Parameters
        ----------
        samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
            Up to 30 s of sound; what follows it is taken for silence.
        is_wanted : callable, optional
            Asked before each layer; False raises Overtaken.
        """
        sound = pad_or_trim(torch.from_numpy(np.ascontiguousarray(samples)))
        x = log_mel_spectrogram(sound, self._bands)[None]
        for stride, (weight, bias) in enumerate(self._convolutions, start=1):
            x = F.gelu(F.conv1d(x, weight, bias, stride=stride, padding=1))
        x = x[0].T.contiguous() + self._positions
        for block in self._blocks:
            if is_wanted is not None and not is_wanted():
                raise Overtaken
            block.attention_out.add_to(x, self._attended(_norm(x, block.attention_norm), block))
            block.mlp_out.add_to(x, torch.ops.aten.gelu_(block.mlp_in(_norm(x, block.mlp_norm))))
        return _norm(x, self._last_norm)

    @torch.inference_mode()
    def view(self, encoded: torch.Tensor) -> View:
        """What the decoder looks at, of sound that was `encoded`."""
        frames, state = encoded.shape
        columns = self._keys_and_values.columns(encoded)  # lie as they are read
        parts = columns.view(-1, 2, self._decoder_heads, state // self._decoder_heads, frames).transpose(3, 4)
        return tuple((key, value) for key, value in parts)

    def _attended(self, x: torch.Tensor, block: _Block) -> torch.Tensor:
        """What each frame sees of the others in a layer's self-attention, shape (frames, state)."""
        frames, state = x.shape
        of_heads = block.query_key_value(x).view(frames, 3 * self._heads, -1).transpose(0, 1).contiguous()
        query, key, value = of_heads.view(3, 1, self._heads, frames, -1)
        looked = F.scaled_dot_product_attention(query, key, value)
        return looked.transpose(1, 2).reshape(frames, state)


def _block(block: ResidualAttentionBlock) -> _Block:
    """One layer of whisper's encoder."""
    attention = block.attn
    parts = (attention.query, attention.key, attention.value)
    return _Block(
        _floats(block.attn_ln),
        _joined([(part.weight, part.bias) for part in parts]),
        _joined([(attention.out.weight, attention.out.bias)]),
        _floats(block.mlp_ln),
        _joined([(block.mlp[0].weight, block.mlp[0].bias)]),
        _joined([(block.mlp[2].weight, block.mlp[2].bias)]),
    )


def _for_decoder(decoder: TextDecoder) -> _AnyProduct:
    """The product that gives the keys and values of the sound for every layer of the decoder at once."""
    parts = [part for block in decoder.blocks for part in (block.cross_attn.key, block.cross_attn.value)]
    return _joined([(part.weight, part.bias) for part in parts])


def _joined(parts: list[tuple[torch.Tensor, torch.Tensor | None]]) -> _AnyProduct:
    """Several weights and biases over the same input as one product; a missing bias is zero."""
    biases = [torch.zeros(len(weight)) if bias is None else bias.float() for weight, bias in parts]
    weight, bias = torch.cat([weight for weight, _ in parts]), torch.cat(biases)
    return SplitProduct(weight, bias) if can_split() else Product(weight.float(), bias)


def _floats(norm: torch.nn.LayerNorm) -> tuple[torch.Tensor, torch.Tensor]:
    """A norm's weight and bias, float32."""
    return norm.weight.float(), norm.bias.float()


def _norm(x: torch.Tensor, norm: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """A layer norm over the last dimension."""
    return F.layer_norm(x, x.shape[-1:], *norm)
