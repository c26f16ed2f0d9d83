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

from collections.abc import Sequence
from dataclasses import replace

import torch

from vm_rehearse.measures.questions import Question
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import FRAME_S
from vm_rehearse.recogniser.transcription import Window
from vm_rehearse.recogniser.weighing.likelihoods import BATCH, Likelihoods
from vm_rehearse.recogniser.weighing.reading_scores import Key, Reading, Scored, log_probabilities
from vm_rehearse.take import Weight
from vm_rehearse.text import CLOSING_MARKS, SENTENCE_ENDS, closing_marks

_TOKENS_AFTER = 6
_LOST_NATS = 20.0
"""A reading that is so much less likely than what was heard was not said; what it gains is not asked."""
_MARGIN_S = 0.06
"""How far the sound of a place may reach beyond the times of its words."""
_NEIGHBOUR_S = 0.3
"""Words that were passed over have their time in those beside them: half of each, and no more than this."""
_FEWEST_FRAMES = 5


class WindowReader:
    """Reads other texts into one window, after what was heard before them.

    Parameters
    ----------
    window : Window
    vocabulary : Vocabulary
    """

    def __init__(self, window: Window, vocabulary: Vocabulary) -> None:
        self.window = window
        self._vocabulary = vocabulary
        self._likelihoods = Likelihoods(window, vocabulary)

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
        tested = iter(self._likelihoods.of([reading for readings in others for reading in readings]))
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
        begin = len(self.window.start)
        text = (*self.window.start, *self.window.tokens)
        for at in range(0, len(rows), BATCH):
            batch = rows[at : at + BATCH]
            before = [begin + scored.reading.position - 1 for scored in batch]
            seen = self.window.passage.decoder.branches(
                [
                    (text[position], *scored.reading.tokens[: scored.reading.own - 1])
                    for position, scored in zip(before, batch, strict=True)
                ],
                self._likelihoods.past,
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
        scores = self._likelihoods.coming[start : start + len(tokens)].gather(
            1, torch.tensor(tokens)[:, None]
        )[:, 0]
        return Scored(place, Reading(start, tokens, end - start), scores)

    def _spellings(self, place: tuple[int, int], text: str) -> list[Reading]:
        """The place with `text` in it, in the usual ways of writing it there, and what follows."""
        start, end = self._span(place)
        before = self._vocabulary.decode(self.window.tokens[:start]).rstrip()
        heard = self._vocabulary.decode(self.window.tokens[start:end])
        closing = closing_marks(heard)
        plain = text.strip().rstrip(CLOSING_MARKS)
        if heard.lstrip().startswith(".") and " " in plain:
            plain = "." + plain.split(" ", 1)[1]  # "dot acme" is written ".acme" there
        if plain.startswith(","):
            own = self._vocabulary.encode(f"{plain},")
            return [Reading(start, (*own, *self._after(end)), len(own))]
        opens = not before or before[-1] in SENTENCE_ENDS
        cased = plain[:1].upper() + plain[1:] if opens else plain
        spellings = dict.fromkeys(
            (cased + closing, cased if closing == "," else f"{cased},") if plain else ("",)
        )
        owns = [self._vocabulary.encode(f" {spelling}") if spelling else [] for spelling in spellings]
        return [Reading(start, (*own, *self._after(end)), len(own)) for own in owns]
