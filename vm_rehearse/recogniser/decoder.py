"""Whisper's text decoder over one window of encoded sound, with a cache that can be cut back.

openai-whisper's own decoder appends to its cache through hooks, one token at a time, and gives attention
weights only on request. The work here needs three things more: several tokens in one step after a cached
beginning (to check a draft), several continuations of one beginning in a batch (to test readings), and the
cross-attention of every step (for the times of words). Sound and beginning are the same for all
continuations, and are never copied for each.

Shapes: `b` continuations, `n` new tokens, `m` cached tokens, `h` heads, `t` frames of the encoder (20 ms
each).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.attention import Part, attended, inside, masked
from vm_rehearse.recogniser.encoder import View
from vm_rehearse.recogniser.past import Past
from vm_rehearse.recogniser.text_decoder import Layer, Norm, TextDecoder


@dataclass(frozen=True)
class Pass:
    """What one pass over `n` new tokens made of them."""

    hidden: torch.Tensor
    """Shape (n, state): what the view of the token that follows each is made from."""
    attention: torch.Tensor
    """Shape (alignment heads, n, t): where in the sound each new token looked, before softmax."""
    past: Past


@dataclass(frozen=True)
class Step:
    """What one pass over `n` new tokens gave."""

    logits: torch.Tensor
    """Shape (n, vocabulary): the view of the token that follows each."""
    attention: torch.Tensor
    """As in `Pass`."""
    past: Past


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
    def step(self, tokens: Sequence[int], past: Past | None = None) -> Step:
        """Run `n` new tokens after what is cached.

        Parameters
        ----------
        tokens : sequence of `n` token ids
        past : Past, optional
            What stands before them; None at the very beginning.
        """
        gone = self.run(tokens, past)
        return Step(self.logits(gone.hidden), gone.attention, gone.past)

    @torch.inference_mode()
    def run(self, tokens: Sequence[int], past: Past | None = None) -> Pass:
        """The same without a view of what follows."""
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
        return Pass(_norm(x[0], self._decoder.last_norm), torch.stack(looked), past)

    @torch.inference_mode()
    def logits(self, hidden: torch.Tensor, tokens: Sequence[int] | None = None) -> torch.Tensor:
        """The view of the token that follows, shape (n, vocabulary); or only of some tokens.

        Parameters
        ----------
        hidden : Tensor, shape=(n, state)
        tokens : sequence of int, optional
        """
        if tokens is None:
            return self._decoder.logits(hidden)
        return hidden @ F.embedding(torch.tensor(tokens), self._decoder.embedding).float().T

    @torch.inference_mode()
    def rough_logits(self, hidden: torch.Tensor) -> torch.Tensor | None:
        """About the same as all `logits`, in less time; None where that is not to be had."""
        product = self._decoder.rough_logits
        return None if product is None else product(hidden)

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
        logits = self.logits(_norm(real, self._decoder.last_norm))
        return list(torch.split(logits, [len(own) for own in tokens]))

    def _embedded(self, tokens: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Tokens at their positions in their texts, shape (b, n, state)."""
        embedded = F.embedding(tokens, self._decoder.embedding).float()
        return torch.add(embedded, self._decoder.positions[places])

    def _query_key_value(
        self, x: torch.Tensor, layer: Layer
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """A layer's queries, keys and values of the new tokens, each of shape (b, h, n, d)."""
        batch, count, _ = x.shape
        joined = layer.query_key_value(_norm(x, layer.attention_norm))
        parts = joined.view(batch, count, 3, self._decoder.heads, -1).permute(2, 0, 3, 1, 4)
        return parts[0], parts[1], parts[2]

    def _after_attention(
        self, x: torch.Tensor, index: int, layer: Layer, sound_mask: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The rest of a layer: a look at the sound, and the mlp; and where it looked, shape (b, h, n, t)."""
        batch, count, _ = x.shape
        query = layer.sound_query(_norm(x, layer.sound_norm))
        query = query.view(batch, count, self._decoder.heads, -1).transpose(1, 2)
        added, weights = attended(query, [(*self._sound[index], sound_mask)])
        x = x + layer.sound_out(added)
        return x + layer.mlp_out(F.gelu(layer.mlp_in(_norm(x, layer.mlp_norm)))), weights


def _norm(x: torch.Tensor, norm: Norm) -> torch.Tensor:
    """A layer norm over the last dimension."""
    return F.layer_norm(x, x.shape[-1:], *norm)
