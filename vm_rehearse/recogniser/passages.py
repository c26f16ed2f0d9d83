"""Passages of sound as the model hears them, and what was made of each: nothing is worked out twice.

While somebody speaks, what there is by now is heard in between, and all of it once more at the end. A passage
that is the same sound to the last sample is then there already: encoded, decoded, and with other readings of
its places weighed. So hearing it again takes hardly any time, and gives the very same.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.drafting import HeardDraft, WhileWanted, heard_draft
from vm_rehearse.recogniser.decoding.greedy import decode, decode_unswayed
from vm_rehearse.recogniser.decoding.guessing import Draft
from vm_rehearse.recogniser.decoding.parts import text_in_parts
from vm_rehearse.recogniser.decoding.preference import loses_words, rejoins
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import token_frames
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.halves import Network
from vm_rehearse.recogniser.network.side_by_side import Frames
from vm_rehearse.recogniser.pause_probe import PauseProbe
from vm_rehearse.take import Weight

_KEPT = 4
"""Passages; of the model "base" one takes some 80 MB, and 18 more where it was spoken freely."""

Reading = tuple[tuple[int, ...], tuple[int, int], tuple[int, int], str, float]
"""The tokens of a passage, with those before them; a range of them; the frames of that; other words; and from
what log-odds against these on it makes no difference."""


class Passage:
    """Up to 30 s of sound, encoded.

    `probed_nats` is what `PauseProbe.log_odds` says of its frames, if there is a probe; `weights` is what was
    found out about other readings of its places.
    """

    def __init__(self, decoder: WindowDecoder, probed_nats: npt.NDArray[np.float32] | None = None) -> None:
        self.decoder = decoder
        self.probed_nats = probed_nats
        self.weights: dict[Reading, Weight] = {}
        self._decoded: dict[tuple[int, ...], Decoded] = {}
        self._frames: dict[tuple[tuple[int, ...], int], npt.NDArray[np.int64]] = {}

    def decoded(
        self,
        vocabulary: Vocabulary,
        start: tuple[int, ...],
        draft: Draft,
        parts: Sequence[Frames] = (),
        is_wanted: Callable[[], bool] | None = None,
    ) -> Decoded:
        """Decode it greedily after the tokens of `start`, or know what came of that.

        Parameters
        ----------
        vocabulary : Vocabulary
        start : tuple of int
        draft : Draft
            What is probably said; it makes no difference to the words.
        parts : sequence of half-open ranges of frames, optional
            What can be written down at once, to have a draft where that one has nothing to say.
        is_wanted : callable, optional
            Asked before each step; False raises Overtaken.
        """
        if start not in self._decoded:
            draft = WhileWanted(draft, is_wanted)
            past, passes = None, 0
            if len(parts) > 1 and self.decoder.can_guess_at_once and not draft.after(()):
                past = self.decoder.run(start[:-1]).past
                ask = partial(draft.after, ())
                text, passes = text_in_parts(self.decoder, vocabulary, start, past, parts, ask)
                passes += 1
                draft = WhileWanted(heard_draft([text], vocabulary), is_wanted)
            decoded = decode(self.decoder, vocabulary, start, draft=draft, past=past)
            decoded = replace(decoded, steps=decoded.steps + passes)
            if decoded.swayed and not rejoins(self.decoder, vocabulary, start, decoded):
                likely = HeardDraft([decoded.tokens], draft)
                unswayed = decode_unswayed(self.decoder, vocabulary, start, decoded, draft=likely)
                decoded = unswayed if loses_words(decoded, unswayed, vocabulary) else decoded
            self._decoded[start] = decoded
        return self._decoded[start]

    def first_frames(self, start: tuple[int, ...], frames: int) -> npt.NDArray[np.int64]:
        """First frame of each token of what was decoded after `start`, as `token_frames` gives them."""
        key = (start, frames)
        if key not in self._frames:
            self._frames[key] = token_frames(self._decoded[start].attention, frames)
        return self._frames[key]


class Passages:
    """The passages that were heard of late.

    Parameters
    ----------
    network : Network
    probe : PauseProbe or None
        That of the model, if it has one.
    """

    def __init__(self, network: Network, probe: PauseProbe | None = None) -> None:
        self._network, self._probe = network, probe
        self._kept: OrderedDict[bytes, Passage] = OrderedDict()
        self._texts: OrderedDict[float, tuple[int, ...]] = OrderedDict()

    def passage(
        self, samples: npt.NDArray[np.float32], is_wanted: Callable[[], bool] | None = None
    ) -> Passage:
        """The passage with this sound.

        Parameters
        ----------
        samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
        is_wanted : callable, optional
            Asked while it is encoded; False raises Overtaken.
        """
        key = hashlib.blake2b(np.ascontiguousarray(samples).data, digest_size=16).digest()
        if key not in self._kept:
            encoded = self._network.encoder.encoded(samples, is_wanted)
            probed_nats = None if self._probe is None else self._probe.log_odds(encoded)
            view = self._network.encoder.view(encoded)
            self._kept[key] = Passage(WindowDecoder(self._network.decoder, view), probed_nats)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def note_text(self, begin_s: float, tokens: Sequence[int]) -> None:
        """Remember what was understood of a recording from a time on, for `texts`."""
        self._texts[begin_s] = tuple(tokens)
        self._texts.move_to_end(begin_s)
        while len(self._texts) > _KEPT:
            self._texts.popitem(last=False)

    def texts(self, begin_s: float) -> list[tuple[int, ...]]:
        """The tokens that were understood of late, those from that time on first."""
        return [self._texts[at_s] for at_s in sorted(self._texts, key=lambda at_s: abs(at_s - begin_s))]
