"""A model's two halves, ready to be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vm_rehearse.recogniser.decoder import TextDecoder
from vm_rehearse.recogniser.encoder import SoundEncoder

if TYPE_CHECKING:
    from whisper.model import Whisper


@dataclass(frozen=True)
class Network:
    """Sound to a view of it, and the decoder that looks at that."""

    encoder: SoundEncoder
    decoder: TextDecoder


def network(model: Whisper) -> Network:
    """Prepare a model's weights for use."""
    return Network(SoundEncoder(model), TextDecoder(model))
