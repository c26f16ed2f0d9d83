"""Whisper's text decoder over one window of encoded sound, with a cache that can be cut back.

openai-whisper's own decoder appends to its cache through hooks, one token at a time, and gives attention
weights only on request. The work here needs three things more: several tokens in one step after a cached
beginning (to check a draft), several continuations of one beginning in a step (to test readings), and the
cross-attention of every step (for the times of words). All new tokens are taken through the layers in one
row, whichever text they belong to; sound and beginning are the same for all, and are never copied for each.

Shapes: `b` continuations, `n` new tokens, `m` cached tokens, `h` heads, `t` frames of the encoder (20 ms
each).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

from vm_rehearse.recogniser.network.attention import attended, attended_roughly, inside, masked
from vm_rehearse.recogniser.network.encoder import View
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.network.side_by_side import Frames, SideBySide
from vm_rehearse.recogniser.network.text_decoder import Layer, Look, TextDecoder


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
        looked: list[torch.Tensor] = []

        def seen(index: int, query: torch.Tensor) -> torch.Tensor:
            found, weights = attended(query, *self._sound[index])
            looked.extend(weights[head] for head in self._decoder.layers[index].following)
            return found

        hidden, past = self._behind(tokens, past or self._decoder.nothing_said(), self._decoder.layers, seen)
        return Pass(hidden, torch.stack(looked), past)

    @property
    def can_guess(self) -> bool:
        """Whether rough logits are to be had."""
        return self._decoder.rough is not None

    @property
    def can_guess_at_once(self) -> bool:
        """Whether several texts may be written at once: unpacked weights leave no memory for it."""
        return self.can_guess and self._decoder.is_packed

    @torch.inference_mode()
    def rough_step(self, tokens: Sequence[int], past: Past) -> tuple[torch.Tensor, Past]:
        """About what `step` would say, in half the time: the logits, shape (n, vocabulary), and a past.

        That is as rough, and only good for more of this.
        """
        rough = self._decoder.rough
        assert rough is not None

        def seen(index: int, query: torch.Tensor) -> torch.Tensor:
            return attended_roughly(query, *self._rough_sound[index])

        hidden, past = self._behind(tokens, past, rough.layers, seen)
        return rough.logits(hidden), past

    def side_by_side(self, past: Past, seen: Sequence[Frames]) -> SideBySide:
        """Several texts that are to be written at once, roughly; parameters as there."""
        return SideBySide(self._decoder, self._sound, past, seen)

    @cached_property
    def _rough_sound(self) -> View:
        """The sound with 16 bits a number: half as much to read."""
        return tuple(
            (key.bfloat16().contiguous(), value.bfloat16().contiguous()) for key, value in self._sound
        )

    def _behind(
        self, tokens: Sequence[int], past: Past, layers: Sequence[Layer], sound_seen: Look
    ) -> tuple[torch.Tensor, Past]:
        """Run new tokens after what is cached; parameters as for `through`."""
        past = past.grown(len(tokens))
        start, end = past.length - len(tokens), past.length

        def kept(index: int, own: torch.Tensor) -> torch.Tensor:
            past.put(index, own)
            return past.layer(index)

        mask = self._decoder.mask[start:end, :end] if len(tokens) > 1 else None
        positions = self._decoder.positions[start:end]
        return self._decoder.through(tokens, positions, layers, kept, mask, sound_seen), past

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
        rough = self._decoder.rough
        return None if rough is None else rough.logits(hidden)

    @torch.inference_mode()
    def branches(
        self,
        tokens: Sequence[Sequence[int]],
        past: Past,
        starts: Sequence[int],
        hidden: Sequence[tuple[int, int]] | None = None,
        *,
        roughly: bool = False,
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
        roughly : bool
            Whether about the same will do, which takes half the time where it is to be had.

        Returns
        -------
        list of `b` Tensors, shape=(n, vocabulary)
            For each continuation the view of the token that follows each of its tokens.
        """
        counts = [len(row) for row in tokens]
        begins = torch.tensor(starts).repeat_interleave(torch.tensor(counts))
        behind = torch.cat([torch.arange(count) for count in counts])
        places = (begins + behind).clamp_max(len(self._decoder.positions) - 1)
        branch = torch.arange(len(counts)).repeat_interleave(torch.tensor(counts))
        unseen = torch.arange(past.length)[None] >= begins[:, None]
        own_unseen = (branch[:, None] != branch) | (behind[:, None] < behind)
        sound_mask = None
        if hidden is not None:
            sound_mask = masked(inside(hidden, self._sound[0][0].shape[1])[branch])
        network = (self._decoder.rough if roughly else None) or self._decoder
        views = self._decoder.through(
            [token for row in tokens for token in row],
            self._decoder.positions[places],
            network.layers,
            lambda index, own: torch.cat((past.layer(index), own), dim=2),
            masked(torch.cat((unseen, own_unseen), dim=1)),
            lambda index, query: attended(query, *self._sound[index], sound_mask)[0],
        )
        return list(torch.split(network.logits(views), counts))
