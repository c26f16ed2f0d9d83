"""Several texts written at once, each about its own part of one sound.

They have their first tokens in common, and get a token each in every step. All of them stand in one row
behind those; none sees what is another's. Looking at the sound takes much of a step's time, so each text is
shown no more than its part of it.

Shapes: `b` texts, `h` heads of `d` numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.network.attention import masked
from vm_rehearse.recogniser.network.encoder import View
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.network.text_decoder import TextDecoder

Frames = tuple[int, int]
"""A half-open range of them."""


class SideBySide:
    """Texts that are written by rough passes.

    Parameters
    ----------
    decoder : TextDecoder
        With a rough one, too.
    sound : View
    past : Past
        What the texts have in common.
    seen : sequence of `b` half-open ranges of frames
        What each sees of the sound. They are made as long as the longest, and moved to where there is sound.
    """

    def __init__(self, decoder: TextDecoder, sound: View, past: Past, seen: Sequence[Frames]) -> None:
        assert decoder.rough is not None
        self._decoder, self._rough, self._past = decoder, decoder.rough, past
        self._shared, self._count = past.length, len(seen)
        frames = sound[0][0].shape[1]
        length = min(frames, max(end - first for first, end in seen))
        places = [max(0, min(first, frames - length)) for first, _ in seen]
        self._sound = [
            [torch.stack([part[:, at : at + length].bfloat16() for at in places]) for part in layer]
            for layer in sound
        ]
        own = torch.arange(self._count)
        is_others = (own[:, None] != own).repeat(1, (len(decoder.positions) - self._shared) // self._count)
        self._mask = F.pad(masked(is_others), (self._shared, 0))

    @property
    def has_room(self) -> bool:
        """Whether each text can have another token."""
        return self._past.length + self._count <= self._mask.shape[1]

    @torch.inference_mode()
    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        """Add a token to each text; about the view of the one that follows each, shape (b, vocabulary)."""
        written = (self._past.length - self._shared) // self._count
        past = self._past = self._past.grown(self._count)

        def kept(index: int, own: torch.Tensor) -> torch.Tensor:
            past.put(index, own)
            return past.layer(index)

        hidden = self._decoder.through(
            tokens,
            self._decoder.positions[self._shared + written].expand(self._count, -1),
            self._rough.layers,
            kept,
            self._mask[:, : past.length],
            self._sound_seen,
        )
        return self._rough.logits(hidden)

    def _sound_seen(self, index: int, query: torch.Tensor) -> torch.Tensor:
        """What each text sees of its part, shape (b, h * d), from queries of shape (h, b, d)."""
        key, value = self._sound[index]
        seen = F.scaled_dot_product_attention(query.transpose(0, 1)[:, :, None].to(key.dtype), key, value)
        return seen.flatten(1).float()
