"""Whether a text lost words because filled pauses are preferred in decoding.

Preferred a little, far more of them are written down (`Vocabulary.preferred`). But once in a while the text
ends behind one, or passes over a sentence. Then the text without the preference has more words, and is taken.
To decode it takes long, and mostly it is the same but for the filled pause: then it joins the other one again
after a word, which is found out in one step (`rejoins`).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.network.decoder import WindowDecoder

_TOKENS_BEHIND = 5
"""So many behind the other token have to be the same; with two, one text of 144 that lost words rejoined."""
_MOST_PLACES = 4
"""Of more, one mostly doesn't rejoin, and asking takes as long as decoding."""
_SPARE_WORDS = 1
"""What somebody said twice may be one word the less."""


def rejoins(decoder: WindowDecoder, vocabulary: Vocabulary, start: Sequence[int], swayed: Decoded) -> bool:
    """Whether the text without the preference soon goes on as the other does, behind each filled pause.

    Parameters
    ----------
    decoder : WindowDecoder
    vocabulary : Vocabulary
    start : sequence of int
        The tokens before those of the text.
    swayed : Decoded
        The text with the preference.
    """
    ways = {at: _ways_to_rejoin(swayed, at, vocabulary) for at in swayed.swayed}
    if len(ways) > _MOST_PLACES or not all(ways.values()):
        return False
    asked = [(at, way) for at in ways for way in ways[at]]
    seen = decoder.branches([way[:-1] for _, way in asked], swayed.past, [len(start) + at for at, _ in asked])
    rejoined = set()
    for (at, way), logits in zip(asked, seen, strict=True):
        if all(_likeliest(vocabulary, row) == token for row, token in zip(logits, way[1:], strict=True)):
            rejoined.add(at)
    return rejoined == set(ways)


def _ways_to_rejoin(swayed: Decoded, at: int, vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """How the text may go on without the preference at a token: by another word, by none, or by a comma."""
    text, comma = (*swayed.tokens, vocabulary.end), vocabulary.comma
    other = _likeliest(vocabulary, swayed.logits[at], is_first=not at)
    behind = text[at + 1 :]
    bare = behind[1:] if behind[0] == comma else behind
    if other == bare[0]:
        ways = [bare]
    elif other == comma:
        ways = [(comma, text[at], *behind), (comma, text[at], comma, *bare), (comma, *bare)]
    else:
        ways = [(other, *behind), (other, *bare), (other, comma, *bare)]
    shortened = dict.fromkeys(way[: _TOKENS_BEHIND + 1] for way in ways)
    return [way for way in shortened if len(way) > 1]


def _likeliest(vocabulary: Vocabulary, logits: torch.Tensor, *, is_first: bool = False) -> int:
    """The likeliest token of those that may be written."""
    return int(vocabulary.narrowed(logits, is_first=is_first).numpy().argmax())


def loses_words(decoded: Decoded, other: Decoded, vocabulary: Vocabulary) -> bool:
    """Whether a text has fewer words than another, by more than it has filled pauses for them."""
    counts = []
    for each in (decoded, other):
        hesitates = [vocabulary.is_hesitation(text) for text, _ in vocabulary.split_words(each.tokens)]
        counts.append((hesitates.count(False), hesitates.count(True)))
    (words, pauses), (other_words, other_pauses) = counts
    return other_words - words > max(0, pauses - other_pauses) + _SPARE_WORDS
