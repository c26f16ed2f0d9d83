"""Whisper's audio encoder: up to 30 s of sound to what the decoder looks at.

It uses the weights of `whisper.model.AudioEncoder` and gives its result, with products over the same input
joined, up to the keys and values that each layer of the decoder makes of it. All of it has 32 bits a number:
in bfloat16 it would take two fifths of the time, and one take in ten would be heard otherwise in a word.
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
from vm_rehearse.recogniser.whisper_package import log_mel_spectrogram, pad_or_trim

if TYPE_CHECKING:
    from whisper.model import AudioEncoder, ResidualAttentionBlock, TextDecoder, Whisper

View = tuple[tuple[torch.Tensor, torch.Tensor], ...]
"""Keys and values of the sound for each layer of the decoder, each of shape (heads, frames, d)."""


@dataclass(frozen=True)
class _Block:
    """One layer: its norms, and its products with weight and bias."""

    attention_norm: tuple[torch.Tensor, torch.Tensor]
    query_key_value: tuple[torch.Tensor, torch.Tensor]
    attention_out: tuple[torch.Tensor, torch.Tensor]
    mlp_norm: tuple[torch.Tensor, torch.Tensor]
    mlp_in: tuple[torch.Tensor, torch.Tensor]
    mlp_out: tuple[torch.Tensor, torch.Tensor]


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
        self._keys_and_values = _for_decoder(model.decoder, self._decoder_heads)

    @torch.inference_mode()
    def view(self, samples: npt.NDArray[np.float32], is_wanted: Callable[[], bool] | None = None) -> View:
        """What the decoder looks at.

        Parameters
        ----------
        samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
            Up to 30 s of sound; what follows it is taken for silence.
        is_wanted : callable, optional
            Asked before each layer; False raises Overtaken.
        """
        encoded = self.encoded(samples, is_wanted)
        weight, bias = self._keys_and_values
        of_heads = torch.baddbmm(bias, encoded.expand(len(weight), -1, -1), weight)  # lie as they are read
        parts = of_heads.view(-1, 2, self._decoder_heads, *of_heads.shape[1:])
        return tuple((key, value) for key, value in parts)

    @torch.inference_mode()
    def encoded(
        self, samples: npt.NDArray[np.float32], is_wanted: Callable[[], bool] | None = None
    ) -> torch.Tensor:
        """The encoder's output, shape (1500, state); parameters as for `view`."""
        sound = pad_or_trim(torch.from_numpy(np.ascontiguousarray(samples)))
        x = log_mel_spectrogram(sound, self._bands)[None]
        for stride, (weight, bias) in enumerate(self._convolutions, start=1):
            x = F.gelu(F.conv1d(x, weight, bias, stride=stride, padding=1))
        x = x[0].T.contiguous() + self._positions
        for block in self._blocks:
            if is_wanted is not None and not is_wanted():
                raise Overtaken
            x += self._attended(_norm(x, block.attention_norm), block)
            inner = torch.ops.aten.gelu_(F.linear(_norm(x, block.mlp_norm), *block.mlp_in))
            x += F.linear(inner, *block.mlp_out)
        return _norm(x, self._last_norm)

    def _attended(self, x: torch.Tensor, block: _Block) -> torch.Tensor:
        """What a layer's self-attention adds, shape (frames, state)."""
        frames, state = x.shape
        joined = F.linear(x, *block.query_key_value)
        query, key, value = joined.view(1, frames, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        looked = F.scaled_dot_product_attention(query, key, value)
        return F.linear(looked.transpose(1, 2).reshape(frames, state), *block.attention_out)


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


def _for_decoder(decoder: TextDecoder, heads: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Weight and bias that give the keys and values of the sound for every head of the decoder at once.

    Shapes are (layers * 2 * heads, state, d) and (layers * 2 * heads, 1, d).
    """
    parts = [part for block in decoder.blocks for part in (block.cross_attn.key, block.cross_attn.value)]
    weight, bias = _joined([(part.weight, part.bias) for part in parts])
    count = len(parts) * heads
    return weight.view(count, -1, weight.shape[1]).transpose(1, 2), bias.view(count, 1, -1)


def _joined(parts: list[tuple[torch.Tensor, torch.Tensor | None]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Several weights and biases over the same input as one; a missing bias is zero."""
    biases = [torch.zeros(len(weight)) if bias is None else bias.float() for weight, bias in parts]
    return torch.cat([weight for weight, _ in parts]).float(), torch.cat(biases)


def _floats(norm: torch.nn.LayerNorm) -> tuple[torch.Tensor, torch.Tensor]:
    """A norm's weight and bias, float32."""
    return norm.weight.float(), norm.bias.float()


def _norm(x: torch.Tensor, norm: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """A layer norm over the last dimension."""
    return F.layer_norm(x, x.shape[-1:], *norm)
