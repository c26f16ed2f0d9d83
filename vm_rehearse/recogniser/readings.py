"""How likely the sound is under another reading of a place in the transcript.

The decoder says how probable any text is, given the sound and the text before it. So a doubtful place is read
both ways, as it was heard and as the script has it, with the same words before it and a few after it; the
difference of the log-probabilities is evidence. So is how well the script's own words go with the sound: a
name that was really said is spelled out with confidence once its beginning is given, however rare it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from vm_rehearse.recogniser.transcription import Window
from vm_rehearse.recogniser.vocabulary import Vocabulary
from vm_rehearse.take import Weight

_TOKENS_AFTER = 8
_BATCH = 32
_SENTENCE_ENDS = ".?!"


@dataclass(frozen=True)
class _Continuation:
    """Tokens to be read from position `position` of a window, and how many of them are the reading's own."""

    position: int
    tokens: tuple[int, ...]
    own: int


def weigh(
    window: Window, vocabulary: Vocabulary, places: Sequence[tuple[tuple[int, int], str]]
) -> tuple[Weight, ...]:
    """Hold other readings of places in a window against what was heard there.

    Parameters
    ----------
    window : Window
    vocabulary : Vocabulary
    places : sequence of ((first word, end word), text)
        Half-open ranges of the window's words, and what may have been said there instead.

    Returns
    -------
    tuple of Weight, one a place
    """
    heard = [_heard(window, vocabulary, place) for place, _ in places]
    others = [_others(window, vocabulary, place, text) for place, text in places]
    scores = iter(
        _log_probabilities(window, [*heard, *(reading for readings in others for reading in readings)])
    )
    heard_scores = [next(scores) for _ in heard]
    weights = []
    for (place, text), as_heard, before, readings in zip(places, heard, heard_scores, others, strict=True):
        tested = [(reading, next(scores)) for reading in readings]
        best, after = max(tested, key=lambda pair: float(pair[1].sum()))
        weights.append(
            Weight(
                log_odds_nats=float(before.sum() - after.sum()),
                heard_nats=float(before[: as_heard.own].mean()) if as_heard.own else None,
                script_nats=float(after[: best.own].mean()) if best.own else None,
                everyday=vocabulary.is_everyday(text) and vocabulary.is_everyday(_heard_text(window, place)),
            )
        )
    return tuple(weights)


def _token_span(window: Window, place: tuple[int, int]) -> tuple[int, int]:
    """The tokens of a range of words; of an empty range, the point between two words."""
    first, end = place
    start = window.spans[first][0] if first < len(window.spans) else len(window.tokens)
    return start, window.spans[end - 1][1] if end > first else start


def _heard_text(window: Window, place: tuple[int, int]) -> str:
    """The words that were heard at a place."""
    return " ".join(word.text for word in window.words[slice(*place)])


def _heard(window: Window, vocabulary: Vocabulary, place: tuple[int, int]) -> _Continuation:
    """The place as it was heard, and what follows."""
    start, end = _token_span(window, place)
    after = (*window.tokens[end:], vocabulary.end)[:_TOKENS_AFTER]
    return _Continuation(start, (*window.tokens[start:end], *after), end - start)


def _others(window: Window, vocabulary: Vocabulary, place: tuple[int, int], text: str) -> list[_Continuation]:
    """The place with `text` in it, in the usual ways of writing it there."""
    start, end = _token_span(window, place)
    after = (*window.tokens[end:], vocabulary.end)[:_TOKENS_AFTER]
    before = vocabulary.decode(window.tokens[:start]).rstrip()
    heard = vocabulary.decode(window.tokens[start:end])
    closing = heard[len(heard.rstrip(",.?!;:")) :]
    opens = not before or before[-1] in _SENTENCE_ENDS
    plain = text.strip().rstrip(",.?!;:")
    cased = plain[:1].upper() + plain[1:] if opens else plain
    spellings = dict.fromkeys((f"{cased}{closing}", f"{cased},", cased) if plain else ("",))
    readings = []
    for spelling in spellings:
        own = vocabulary.encode(" " + spelling) if spelling else []
        readings.append(_Continuation(start, (*own, *after), len(own)))
    return readings


def _log_probabilities(window: Window, readings: Sequence[_Continuation]) -> list[torch.Tensor]:
    """For each reading the log-probability of each of its tokens, shape (tokens,)."""
    if not readings:
        return []
    whole = [*window.start, *window.tokens]
    begin = len(window.start)
    longest = max(len(reading.tokens) for reading in readings)
    read = [[whole[begin + reading.position - 1], *reading.tokens[:-1]] for reading in readings]
    padded = [[*tokens, *[0] * (longest - len(tokens))] for tokens in read]
    starts = [begin + reading.position - 1 for reading in readings]
    past = window.decoder.step([whole], logits=False).past
    results = []
    for row in range(0, len(readings), _BATCH):
        step = window.decoder.branches(padded[row : row + _BATCH], past, starts[row : row + _BATCH])
        scores = torch.log_softmax(step.logits, dim=-1)
        for index, reading in enumerate(readings[row : row + _BATCH]):
            chosen = torch.tensor(reading.tokens)[:, None]
            results.append(scores[index, : len(reading.tokens)].gather(1, chosen)[:, 0])
    return results
