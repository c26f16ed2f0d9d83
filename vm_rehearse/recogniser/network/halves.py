"""A model's two halves, ready to be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from vm_rehearse.recogniser.network.encoder import SoundEncoder
from vm_rehearse.recogniser.network.text_decoder import TextDecoder

if TYPE_CHECKING:
    from whisper.model import Whisper


@dataclass(frozen=True)
class Network:
    """Sound to a view of it, and the decoder that looks at that."""

    encoder: SoundEncoder
    decoder: TextDecoder


def network_of(model: Whisper) -> Network:
    """Prepare a model's weights for use, and leave nothing of it but its sizes: once is enough."""
    encoder = SoundEncoder(model)
    _release(model.encoder)
    decoder = TextDecoder(model)
    _release(model.decoder)
    return Network(encoder, decoder)


def _release(part: torch.nn.Module) -> None:
    """Let go of the weights in a part of a model."""
    for parameter in part.parameters():
        parameter.data = torch.empty(0, dtype=parameter.dtype)
