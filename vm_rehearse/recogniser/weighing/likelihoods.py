"""How likely other readings of places in a window are, read no further than makes a difference."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from math import inf

import torch

from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.transcription import Window
from vm_rehearse.recogniser.weighing.reading_scores import Reading, log_probabilities

BATCH = 12
"""Readings; each more takes two megabytes, and more of them at once are no quicker."""
_HOPELESS_NATS = 10.0
"""A filled pause or another very short reading whose first token is this unlikely needs no further test."""
_VERY_SHORT = 2
_HOPELESS_HESITATION_NATS = 8.0
_HOPELESS_COMMA_NATS = 4.0
"""The same for a filled pause, which is asked about in many places, and for a comma before it."""
_WORTH_A_STEP = 2
"""So many readings have one token more looked at before they are read to the end."""
_ROUGHLY_NATS = 1.0
"""A rough view of a token is off by a tenth of it, and rarely by three."""
_NOT_READ_ON_NATS = 100.0
"""Such a reading must not look likely because what follows it was not read."""


class Likelihoods:
    """Of readings in one window, after what was heard before them.

    Parameters
    ----------
    window : Window
    vocabulary : Vocabulary
    """

    def __init__(self, window: Window, vocabulary: Vocabulary) -> None:
        self._window, self._vocabulary = window, vocabulary
        self._decoder = window.passage.decoder

    @property
    def past(self) -> Past:
        """What was cached when the window was decoded."""
        return self._window.decoded.past

    @cached_property
    def coming(self) -> torch.Tensor:
        """The view of every token to come, as log-probabilities; shape (tokens, vocabulary)."""
        return torch.log_softmax(self._window.decoded.logits, dim=-1)

    def of(self, readings: Sequence[Reading]) -> list[torch.Tensor]:
        """For each reading the log-probability of each token; of hopeless ones, of how they begin."""
        begins = [self._begun(reading) for reading in readings]
        results: dict[int, torch.Tensor] = {}
        for row, (reading, begun) in enumerate(zip(readings, begins, strict=True)):
            least = reading.least_nats
            if len(begun) == 1:
                least = max(-self._hopeless_nats(reading), least)
            if reading.own > 0 and begun.sum() < least:
                hesitates = reading.tokens[0] in (self._vocabulary.comma, *self._vocabulary.hesitations)
                results[row] = begun - (_NOT_READ_ON_NATS if hesitates or len(begun) > 1 else 0.0)
        results |= self._lost_in_the_next_token(readings, begins, results)
        waiting = [row for row in range(len(readings)) if row not in results]
        waiting.sort(key=lambda row: len(readings[row].tokens))
        for at in range(0, len(waiting), BATCH):
            rows = waiting[at : at + BATCH]
            results.update(zip(rows, self._read([readings[row] for row in rows]), strict=True))
        return [results[row] for row in range(len(readings))]

    def _begun(self, reading: Reading) -> torch.Tensor:
        """The log-probability of a reading's tokens up to the first that was not heard there: it is known."""
        heard = self._window.tokens[reading.position :]
        pairs = zip(reading.tokens[:-1], heard, strict=False)
        shared = next((at for at, (token, there) in enumerate(pairs) if token != there), 0)
        tokens = torch.tensor(reading.tokens[: shared + 1])
        rows = self.coming[reading.position : reading.position + shared + 1]
        return rows.gather(1, tokens[:, None])[:, 0]

    def _lost_in_the_next_token(
        self, readings: Sequence[Reading], begins: Sequence[torch.Tensor], known: Collection[int]
    ) -> dict[int, torch.Tensor]:
        """The readings that one token more makes less likely than matters; one step asks about all."""
        rows = {
            row: begun
            for row, (reading, begun) in enumerate(zip(readings, begins, strict=True))
            if row not in known and reading.least_nats > -inf and reading.own > 1
        }
        if len(rows) < _WORTH_A_STEP:
            return {}
        place_of = {
            row: (readings[row].position + len(begun) - 1, readings[row].tokens[len(begun) - 1])
            for row, begun in rows.items()
        }
        places = list(dict.fromkeys(place_of.values()))
        begin = len(self._window.start)
        seen = self._decoder.branches(
            [(token,) for _, token in places],
            self.past,
            [begin + position for position, _ in places],
            roughly=True,
        )
        behind = dict(zip(places, seen, strict=True))
        lost: dict[int, torch.Tensor] = {}
        for row, begun in rows.items():
            following = readings[row].tokens[len(begun) : len(begun) + 1]
            longer = torch.cat((begun, log_probabilities(behind[place_of[row]], following)))
            if longer.sum() < readings[row].least_nats - _ROUGHLY_NATS:
                lost[row] = longer - _NOT_READ_ON_NATS
        return lost

    def _hopeless_nats(self, reading: Reading) -> float:
        """How unlikely the first token of a reading is when there is no need to read on."""
        if reading.tokens[0] in self._vocabulary.hesitations:
            return _HOPELESS_HESITATION_NATS
        if reading.tokens[0] == self._vocabulary.comma:
            return _HOPELESS_COMMA_NATS
        return _HOPELESS_NATS if reading.own <= _VERY_SHORT else inf

    def _read(self, readings: Sequence[Reading]) -> list[torch.Tensor]:
        """Readings in one batch."""
        begin = len(self._window.start)
        starts = [begin + reading.position for reading in readings]
        firsts = [self.coming[reading.position, reading.tokens[0]][None] for reading in readings]
        rests = [reading.tokens[1:] for reading in readings]
        if not any(rests):
            return firsts
        seen = self._decoder.branches([reading.tokens[:-1] for reading in readings], self.past, starts)
        return [
            torch.cat((first, log_probabilities(logits, rest)))
            for first, logits, rest in zip(firsts, seen, rests, strict=True)
        ]
