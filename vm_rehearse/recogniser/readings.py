"""How likely the sound is under another reading of a place in the transcript.

The decoder says how probable any text is, given the sound and the text before it. So a doubtful place is read
both ways, as it was heard and as the script has it, with the same words before it and a few after it; the
difference of the log-probabilities is evidence. So is how well the script's own words go with the sound: a
name that was really said is spelled out with confidence once its beginning is given, however rare it is.

How much of that is the sound's doing, and not that of the words before, shows when both are read once more
with the sound of the place hidden. A name that was said gains much by being heard; a word that only fits the
sentence gains nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf

import torch

from vm_rehearse.measures.questions import Question
from vm_rehearse.recogniser.past import Past
from vm_rehearse.recogniser.reading_scores import Key, Reading, Scored, log_probabilities
from vm_rehearse.recogniser.transcription import Window
from vm_rehearse.recogniser.vocabulary import Vocabulary
from vm_rehearse.recogniser.word_times import FRAME_S
from vm_rehearse.take import Weight
from vm_rehearse.text import CLOSING_MARKS

_TOKENS_AFTER = 6
_BATCH = 12
"""Readings; each more takes two megabytes, and more of them at once are no quicker."""
_SENTENCE_ENDS = ".?!"
_HOPELESS_NATS = 10.0
"""A filled pause or another very short reading whose first token is this unlikely needs no further test."""
_VERY_SHORT = 2
_LOST_NATS = 20.0
"""A reading that is so much less likely than what was heard was not said; what it gains is not asked."""
_MARGIN_S = 0.06
"""How far the sound of a place may reach beyond the times of its words."""
_NEIGHBOUR_S = 0.3
"""Words that were passed over have their time in those beside them: half of each, and no more than this."""
_FEWEST_FRAMES = 5
_HOPELESS_HESITATION_NATS = 8.0
_HOPELESS_COMMA_NATS = 4.0
"""The same for a filled pause, which is asked about in many places, and for a comma before it."""
_WORTH_A_STEP = 2
"""So many readings have one token more looked at before they are read to the end."""
_ROUGHLY_NATS = 1.0
"""A rough view of a token is off by a tenth of it, and rarely by three."""
_NOT_READ_ON_NATS = 100.0
"""Such a reading must not look likely because what follows it was not read."""


class WindowReader:
    """Reads other texts into one window, after what was heard before them.

    Parameters
    ----------
    window : Window
    vocabulary : Vocabulary
    """

    def __init__(self, window: Window, vocabulary: Vocabulary) -> None:
        self.window = window
        self._decoder = window.passage.decoder
        self._vocabulary = vocabulary

    def weigh(self, questions: Sequence[Question]) -> list[Weight]:
        """Hold other readings of places against what was heard there.

        Parameters
        ----------
        questions : sequence of Question
            The words are the window's.

        Returns
        -------
        list of Weight, one a question
        """
        known = self.window.passage.weights
        text = (*self.window.start, *self.window.tokens)
        keys = [(text, self._span(asked.words), self._frames(asked.words), *asked[1:]) for asked in questions]
        new = [asked for asked, key in zip(questions, keys, strict=True) if key not in known]
        known.update(zip([key for key in keys if key not in known], self._weighed(new), strict=True))
        return [known[key] for key in keys]

    def _weighed(self, questions: Sequence[Question]) -> list[Weight]:
        """As `weigh`, of what was not asked before."""
        as_heard = {place: self._scored_as_heard(place) for place in {asked.words for asked in questions}}
        heards = [as_heard[asked.words] for asked in questions]
        others = [
            [
                replace(reading, least_nats=heard.total_nats - most_nats)
                for reading in self._spellings(place, text)
            ]
            for (place, text, most_nats), heard in zip(questions, heards, strict=True)
        ]
        tested = iter(self._tested([reading for readings in others for reading in readings]))
        bests = [
            max(
                (Scored(place, reading, next(tested)) for reading in readings),
                key=lambda each: each.total_nats,
            )
            for (place, _, _), readings in zip(questions, others, strict=True)
        ]
        pairs = list(zip(heards, bests, strict=True))
        gains = self._gains(pairs)
        return [
            Weight(
                log_odds_nats=heard.total_nats - other.total_nats,
                heard_nats=float(heard.own.mean()) if len(heard.own) else None,
                script_nats=float(other.own.mean()) if len(other.own) else None,
                script_worst_nats=float(other.own.min()) if len(other.own) else None,
                everyday=self._vocabulary.is_everyday(text)
                and self._vocabulary.is_everyday(self._text(place)),
                script_gain_nats=gains.get(other.key),
                heard_gain_nats=gains.get(heard.key),
            )
            for (place, text, _), (heard, other) in zip(questions, pairs, strict=True)
        ]

    def _gains(self, pairs: Sequence[tuple[Scored, Scored]]) -> dict[Key, float]:
        """By how much the sound of its place makes each reading likelier; not asked where one is lost."""
        waiting = {
            scored.key: scored
            for heard, other in pairs
            if len(other.own) == other.reading.own > 0
            and other.total_nats >= max(heard.total_nats - _LOST_NATS, other.reading.least_nats)
            for scored in (heard, other)
            if scored.reading.own
        }
        gains: dict[Key, float] = {}
        rows = sorted(waiting.values(), key=lambda scored: scored.reading.own)
        past, _ = self._pass
        begin = len(self.window.start)
        text = (*self.window.start, *self.window.tokens)
        for at in range(0, len(rows), _BATCH):
            batch = rows[at : at + _BATCH]
            before = [begin + scored.reading.position - 1 for scored in batch]
            seen = self._decoder.branches(
                [
                    (text[position], *scored.reading.tokens[: scored.reading.own - 1])
                    for position, scored in zip(before, batch, strict=True)
                ],
                past,
                before,
                hidden=[self._frames(scored.place) for scored in batch],
            )
            for scored, logits in zip(batch, seen, strict=True):
                unheard = log_probabilities(logits, scored.reading.tokens[: scored.reading.own])
                gains[scored.key] = float(scored.own.sum() - unheard.sum())
        return gains

    def _frames(self, place: tuple[int, int]) -> tuple[int, int]:
        """The frames in which a place sounds; of an empty one, those where words were passed over."""
        first, end = place
        words, stretch = self.window.words, self.window.stretch
        if first < end:
            start_s, end_s = words[first].start_s - _MARGIN_S, words[end - 1].end_s + _MARGIN_S
        else:
            start_s, end_s = stretch.start_s, stretch.end_s
            if first:
                before = words[first - 1]
                start_s = before.end_s - min((before.end_s - before.start_s) / 2, _NEIGHBOUR_S)
            if first < len(words):
                behind = words[first]
                end_s = behind.start_s + min((behind.end_s - behind.start_s) / 2, _NEIGHBOUR_S)
        low = max(0, round((start_s - stretch.start_s) / FRAME_S))
        return low, max(low + _FEWEST_FRAMES, round((end_s - stretch.start_s) / FRAME_S))

    @cached_property
    def _pass(self) -> tuple[Past, torch.Tensor]:
        """What was cached when the window was decoded, and the view of every token to come."""
        decoded = self.window.decoded
        return decoded.past, torch.log_softmax(decoded.logits, dim=-1)

    def _text(self, place: tuple[int, int]) -> str:
        """The words that were heard at a place."""
        return " ".join(word.text for word in self.window.words[slice(*place)])

    def _span(self, place: tuple[int, int]) -> tuple[int, int]:
        """The tokens of a range of words; of an empty range, the point between two words."""
        first, end = place
        spans = self.window.spans
        start = spans[first][0] if first < len(spans) else len(self.window.tokens)
        return start, spans[end - 1][1] if end > first else start

    def _after(self, end: int) -> tuple[int, ...]:
        """A few tokens from `end` on."""
        return (*self.window.tokens[end:], self._vocabulary.end)[:_TOKENS_AFTER]

    def _scored_as_heard(self, place: tuple[int, int]) -> Scored:
        """The place as it was heard, and what follows."""
        start, end = self._span(place)
        tokens = (*self.window.tokens[start:end], *self._after(end))
        _, coming = self._pass
        scores = coming[start : start + len(tokens)].gather(1, torch.tensor(tokens)[:, None])[:, 0]
        return Scored(place, Reading(start, tokens, end - start), scores)

    def _spellings(self, place: tuple[int, int], text: str) -> list[Reading]:
        """The place with `text` in it, in the usual ways of writing it there, and what follows."""
        start, end = self._span(place)
        before = self._vocabulary.decode(self.window.tokens[:start]).rstrip()
        heard = self._vocabulary.decode(self.window.tokens[start:end])
        closing = heard[len(heard.rstrip(CLOSING_MARKS)) :]
        plain = text.strip().rstrip(CLOSING_MARKS)
        if heard.lstrip().startswith(".") and " " in plain:
            plain = "." + plain.split(" ", 1)[1]  # "dot acme" is written ".acme" there
        if plain.startswith(","):
            own = self._vocabulary.encode(f"{plain},")
            return [Reading(start, (*own, *self._after(end)), len(own))]
        opens = not before or before[-1] in _SENTENCE_ENDS
        cased = plain[:1].upper() + plain[1:] if opens else plain
        spellings = dict.fromkeys(
            (cased + closing, cased if closing == "," else f"{cased},") if plain else ("",)
        )
        owns = [self._vocabulary.encode(f" {spelling}") if spelling else [] for spelling in spellings]
        return [Reading(start, (*own, *self._after(end)), len(own)) for own in owns]

    def _tested(self, readings: Sequence[Reading]) -> list[torch.Tensor]:
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
        for at in range(0, len(waiting), _BATCH):
            rows = waiting[at : at + _BATCH]
            results.update(zip(rows, self._read([readings[row] for row in rows]), strict=True))
        return [results[row] for row in range(len(readings))]

    def _begun(self, reading: Reading) -> torch.Tensor:
        """The log-probability of a reading's tokens up to the first that was not heard there: it is known."""
        _, coming = self._pass
        heard = self.window.tokens[reading.position :]
        pairs = zip(reading.tokens[:-1], heard, strict=False)
        shared = next((at for at, (token, there) in enumerate(pairs) if token != there), 0)
        tokens = torch.tensor(reading.tokens[: shared + 1])
        rows = coming[reading.position : reading.position + shared + 1]
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
        past, _ = self._pass
        place_of = {
            row: (readings[row].position + len(begun) - 1, readings[row].tokens[len(begun) - 1])
            for row, begun in rows.items()
        }
        places = list(dict.fromkeys(place_of.values()))
        begin = len(self.window.start)
        seen = self._decoder.branches(
            [(token,) for _, token in places],
            past,
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
        past, coming = self._pass
        begin = len(self.window.start)
        starts = [begin + reading.position for reading in readings]
        firsts = [coming[reading.position, reading.tokens[0]][None] for reading in readings]
        rests = [reading.tokens[1:] for reading in readings]
        if not any(rests):
            return firsts
        seen = self._decoder.branches([reading.tokens[:-1] for reading in readings], past, starts)
        return [
            torch.cat((first, log_probabilities(logits, rest)))
            for first, logits, rest in zip(firsts, seen, rests, strict=True)
        ]
