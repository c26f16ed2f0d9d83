"""What divides the words of a transcript: punctuation, filled pauses, silences, and words broken off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords, is_broken_off
from vm_rehearse.measures.matching.comparable_words import ComparableWord
from vm_rehearse.take import Transcript, Word
from vm_rehearse.text import CLOSING_MARKS, SENTENCE_ENDS, normalise_word

_PAUSE_S = 0.15
"""A silence divides two words where it is so much longer than is usual between any two."""
_LONGEST_USUAL_SILENCE_S = 0.3
"""Where only a few words were said, more of it may be real pauses."""
_LONG_DASHES = ("\u2013", "\u2014")
_DOTS = ("..", "\u2026")

_TITLES = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "dhr.", "mevr.", "mw.", "drs.", "ir.", "ing."}
)
"""Their dot ends no sentence, and divides nothing."""
_I = "i"
"""Written large wherever it stands."""


def divided(spoken: Sequence[ComparableWord], transcript: Transcript, lexicon: Lexicon) -> SpokenWords:
    """The words of a message, and what divides them in the transcript.

    Parameters
    ----------
    spoken : sequence of ComparableWord
        Those of the transcript that were not set aside.
    transcript : Transcript
    lexicon : Lexicon
        Of its language.
    """
    words = transcript.words
    pause_s = _least_pause_s(words, lexicon)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, word in enumerate(spoken):
        holds = _beside(words, word.index, lexicon, pause_s=pause_s)
        text, is_last = words[word.index].text, word.index + 1 == len(words)
        half = is_broken_off(words[word.index]) or _begins_next(spoken[at : at + 2], words)
        holds |= {
            "halves": half,
            "breaks": half or holds["hanging"] or (holds["set_off_after"] and not is_last),
            "names": at > 0
            and at - 1 not in found["concluding"]
            and text[:1].isupper()
            and word.normal.split("'")[0] != _I,
        }
        for name in filter(holds.get, holds):
            found[name].add(at)
    return SpokenWords(tuple(word.normal for word in spoken), transcript.language, **found)


def _beside(words: Sequence[Word], at: int, lexicon: Lexicon, *, pause_s: float) -> dict[str, bool]:
    """What holds for a word by what stands right beside it, by the names that `SpokenWords` has for it."""
    word, text = words[at], words[at].text
    previous, following = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    said = next((each.text for each in reversed(words[:at]) if not is_filled_pause(each.text, lexicon)), ".")
    hesitates = bool(following) and is_filled_pause(following[0].text, lexicon)
    return {
        "set_off_before": not previous or _sets_off(previous[0], word, lexicon, pause_s=pause_s),
        "set_off_after": not following or _sets_off(word, following[0], lexicon, pause_s=pause_s),
        "silent_before": bool(previous) and not _parts(previous[0], word, lexicon),
        "silent_after": bool(following) and not _parts(word, following[0], lexicon),
        "opening": _mark(said) in SENTENCE_ENDS,
        "ending": _mark(text) in SENTENCE_ENDS,
        "concluding": _mark(text) in SENTENCE_ENDS and not text.endswith(_DOTS),
        "asking": text.endswith("?"),
        "answering": said.endswith("?"),
        "marked": _mark(text) in CLOSING_MARKS and not hesitates,
        "hesitant": bool(previous) and is_filled_pause(previous[0].text, lexicon),
        "hanging": hesitates or _trails_off(text),
    }


def _least_pause_s(words: Sequence[Word], lexicon: Lexicon) -> float:
    """How long a silence divides two words of this speaker, who may leave some between any two.

    What is usual is the lower quartile: in a short take, most of the silences may be real pauses.
    """
    silences_s = sorted(
        following.start_s - word.end_s
        for word, following in pairwise(words)
        if not _parts(word, following, lexicon)
    )
    usual_s = silences_s[len(silences_s) // 4] if silences_s else 0.0
    return _PAUSE_S + min(max(0.0, usual_s), _LONGEST_USUAL_SILENCE_S)


def _sets_off(word: Word, following: Word, lexicon: Lexicon, *, pause_s: float) -> bool:
    """Whether punctuation, a pause or a filled pause divides two neighbouring words."""
    paused = following.start_s - word.end_s >= pause_s
    return paused or _parts(word, following, lexicon)


def _parts(word: Word, following: Word, lexicon: Lexicon) -> bool:
    """Whether punctuation or a filled pause divides two neighbouring words, however soon they come."""
    return (
        _mark(word.text) in CLOSING_MARKS
        or is_filled_pause(word.text, lexicon)
        or is_filled_pause(following.text, lexicon)
    )


def _mark(text: str) -> str:
    """The punctuation at the end of a word, or its last letter; of a title, the letter before its dot."""
    return text[-2:-1] if text.lower() in _TITLES else text[-1:]


def _begins_next(pair: Sequence[ComparableWord], words: Sequence[Word]) -> bool:
    """Whether two words are the same, though only the beginning of it was written first ("Mon, Monday")."""
    if len(pair) < 2 or pair[0].normal != pair[1].normal:
        return False
    half, whole = (normalise_word(words[word.index].text) for word in pair)
    return half != whole and whole.startswith(half)


def _trails_off(text: str) -> bool:
    """Whether a long dash or dots stand behind a word."""
    return text.endswith(_DOTS) or text.rstrip(CLOSING_MARKS).endswith(_LONG_DASHES)
