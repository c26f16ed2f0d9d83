"""What the user corrected, put over what was heard: the transcript itself stays as it is.

A correction is of a stretch of time, so it is found again when the recording is heard anew: it takes the
place of the words that lie mostly inside it. What the sound says of other readings there counts no more. Two
corrections never take the same words; of two that would, the first one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.durations import shared_out_s
from vm_rehearse.measures.unheard.run_together import first_pause
from vm_rehearse.measures.unheard.unheard_restarts import restart_kind
from vm_rehearse.take import Evidence, Fix, Transcript, Word
from vm_rehearse.text import CLOSING_MARKS, closing_marks, normalise_word

_FARTHEST_S = 0.6
"""A word that reaches farther out of a correction than this is another one."""


@dataclass(frozen=True)
class Fixed:
    """A transcript and its evidence as the user has them; `unmet` are corrections that fit nothing there."""

    transcript: Transcript
    evidence: tuple[Evidence, ...]
    unmet: tuple[Fix, ...]


@dataclass(frozen=True)
class _Change:
    """A half-open range of the transcript's words, and what takes its place."""

    span: tuple[int, int]
    words: tuple[Word, ...]
    silences_fillers: bool
    """Whether there is no filled pause at its borders either."""


def with_fixes(
    transcript: Transcript, evidence: Sequence[Evidence], fixes: Sequence[Fix], lexicon: Lexicon
) -> Fixed:
    """The transcript with the user's corrections, and the evidence that they leave.

    Parameters
    ----------
    transcript : Transcript
        As it was heard.
    evidence : sequence of Evidence
    fixes : sequence of Fix
    lexicon : Lexicon
        Of the transcript's language.
    """
    changes: list[_Change] = []
    unmet = []
    for fix in fixes:
        change = _change(transcript.words, fix, lexicon)
        if change is None or any(_meet(change.span, other.span) for other in changes):
            unmet.append(fix)
        else:
            changes.append(change)
    changes.sort(key=lambda change: change.span)
    words = list(transcript.words)
    for change in reversed(changes):
        words[slice(*change.span)] = change.words
    kept = [
        replace(item, spoken=_moved(item.spoken, changes))
        for item in evidence
        if not any(_settles(change, item, lexicon) for change in changes)
    ]
    return Fixed(replace(transcript, words=tuple(words)), tuple(kept), tuple(unmet))


def span_of(words: Sequence[Word], start_s: float, end_s: float) -> tuple[int, int]:
    """The half-open range of the words that lie mostly in a stretch; of none, the border they would be at."""
    inside = [index for index, word in enumerate(words) if _share_inside(word, start_s, end_s) > 0.5]
    if inside:
        return inside[0], inside[-1] + 1
    middle = (start_s + end_s) / 2
    at = sum((word.start_s + word.end_s) / 2 < middle for word in words)
    return at, at


def _change(words: Sequence[Word], fix: Fix, lexicon: Lexicon) -> _Change | None:
    """What a correction does to the words; None where it does not fit them."""
    first, end = span = span_of(words, fix.start_s, fix.end_s)
    there = words[first:end]
    if there and max(fix.start_s - there[0].start_s, there[-1].end_s - fix.end_s) > _FARTHEST_S:
        return None
    if fix.kind == "said":
        start_s, end_s = (there[0].start_s, there[-1].end_s) if there else (fix.start_s, fix.end_s)
        return _Change(span, _said(fix.said, start_s, end_s, there), silences_fillers=not there)
    if fix.kind == "not_filler":
        kept = tuple(
            replace(word, fixed=fix.kind) for word in there if not is_filled_pause(word.text, lexicon)
        )
        return _Change(span, kept, silences_fillers=True)
    if not there or _normal(word.text for word in there) != _normal(fix.heard.split()):
        return None
    return _Change(span, tuple(replace(word, fixed=fix.kind) for word in there), silences_fillers=False)


def _said(said: str, start_s: float, end_s: float, heard: Sequence[Word]) -> tuple[Word, ...]:
    """What the user said was said, over the time of what was heard, each word as long as its letters."""
    texts = said.split()
    was = " ".join(word.text for word in heard)
    if texts and texts[-1][-1] not in CLOSING_MARKS:
        texts[-1] += closing_marks(was)
    times_s = shared_out_s(texts, start_s, end_s)
    return tuple(
        Word(text, *each_s, heard_as=was.rstrip(CLOSING_MARKS), fixed="said")
        for text, each_s in zip(texts, times_s, strict=True)
    )


def _settles(change: _Change, item: Evidence, lexicon: Lexicon) -> bool:
    """Whether a correction answers what the sound was asked."""
    first, end = change.span
    start, stop = item.spoken
    if start < end and first < stop:
        return True
    if change.silences_fillers and (
        is_filled_pause(item.reading, lexicon)
        or first_pause(item.reading, lexicon) is not None
        or restart_kind(item, lexicon)
    ):
        # One that was put in lies in the time of the word beside it, so its border may be the next one.
        return first - 1 <= start and stop <= end + 1
    return first == end == start == stop


def _moved(span: tuple[int, int], changes: Sequence[_Change]) -> tuple[int, int]:
    """A range of the words that were heard, as one of the corrected words."""
    start = span[0] + sum(_growth(change) for change in changes if change.span[1] <= span[0])
    return start, start + span[1] - span[0]


def _growth(change: _Change) -> int:
    """How many words more there are after a correction."""
    return len(change.words) - (change.span[1] - change.span[0])


def _share_inside(word: Word, start_s: float, end_s: float) -> float:
    """How much of a word lies in a stretch, 0..1."""
    inside_s = min(word.end_s, end_s) - max(word.start_s, start_s)
    return inside_s / (word.end_s - word.start_s) if word.end_s > word.start_s else float(inside_s >= 0)


def _meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two half-open ranges share a word, or are one border."""
    return first == second or (first[0] < second[1] and second[0] < first[1])


def _normal(texts: Iterable[str]) -> list[str]:
    """Words in the form in which they are compared."""
    return [normalise_word(text) for text in texts]
