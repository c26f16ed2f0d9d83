"""Places where script and transcript differ, and which of them are the recogniser's own doing.

A difference is a mistake of the speaker or of the recogniser; the sound decides (see `Weight`). Neighbouring
differences are one place, since a misheard name rarely keeps to the borders of words, but within a place
every part is asked about too: in "represent Arogate" for "work with Harrowgate" the name was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vm_rehearse.measures.alignment import Step, letters
from vm_rehearse.measures.matching.comparable_words import ComparableWord, transcript_range

_LONGEST_PART = 6
"""In steps of the alignment."""
_LONGEST_ONE_SIDED = 2
"""Words left out or put in are asked about singly or by two: a misheard phrase leaves something opposite."""
_SIGNS = {
    **{"dot": ".", "at": "@", "slash": "/", "dash": "-", "hyphen": "-", "underscore": "_"},
    **{"punt": ".", "apenstaartje": "@", "apenstaart": "@", "streepje": "-"},
}
"""How the signs of addresses are said."""
_NEEDLESS_STROKE = re.compile(r"(?:^|(?<=[^\w/]))/|/(?=/)")
"""At the beginning, and beside another sign."""
_LETTER = re.compile(r"\ws?")
"""Said by its name; the last of several may have an ending ("CEOs")."""
_LENGTH_RATIO = 2.5
_FEW_LETTERS = 2
"""By so many letters, short words may differ besides."""


@dataclass(frozen=True)
class Place:
    """A part of a place that differs: ranges of script words, spoken words and words of the transcript."""

    script: tuple[int, int]
    spoken: tuple[int, int]
    transcript: tuple[int, int]
    text: str
    """The script's words there, as they are to be said."""
    gap_words: int = 0
    """How many words of the script in all, these among them, have nothing opposite at the same moment."""
    written: str = ""
    """Of words of an address, the same as a recogniser would rather write them: ".house/felix"."""

    @property
    def readings(self) -> tuple[str, ...]:
        """What to ask the sound about."""
        return (self.text, self.written) if self.written else (self.text,)


def runs(steps: Sequence[Step]) -> list[list[Step]]:
    """Neighbouring steps that do not match, together."""
    found: list[list[Step]] = []
    matched = True
    for step in steps:
        if not step.same:
            if matched:
                found.append([])
            found[-1].append(step)
        matched = step.same
    return found


def places(
    steps: Sequence[Step], script: Sequence[ComparableWord], spoken: Sequence[ComparableWord]
) -> tuple[Place, ...]:
    """Every part of every place that differs, to be held against the sound.

    Parameters
    ----------
    steps : sequence of Step
        The alignment of `script` and `spoken`.
    script, spoken : sequence of ComparableWord
    """
    return tuple(place for run in _whole_runs(steps, spoken) for place in _parts(run, script, spoken))


def _whole_runs(steps: Sequence[Step], spoken: Sequence[ComparableWord]) -> Iterator[list[Step]]:
    """The runs of differences, each with what belongs to the same words of the transcript: ".acme" whole.

    Those that meet so are one.
    """
    first_of = {step: at for at, step in enumerate(steps)}
    whole: list[tuple[int, int]] = []
    for run in runs(steps):
        first, end = first_of[run[0]], first_of[run[-1]] + 1
        while first and _divides_word(spoken, steps[first].spoken[0]):
            first -= 1
        while end < len(steps) and _divides_word(spoken, steps[end - 1].spoken[1]):
            end += 1
        if whole and first <= whole[-1][1]:
            first, end = whole[-1][0], max(end, whole[-1][1])
            whole.pop()
        whole.append((first, end))
    return (list(steps[first:end]) for first, end in whole)


def _parts(
    run: Sequence[Step], script: Sequence[ComparableWord], spoken: Sequence[ComparableWord]
) -> Iterator[Place]:
    """The contiguous parts of one run of differences; none reaches across a filled pause."""
    for first in range(len(run)):
        for last in range(first, min(len(run), first + _LONGEST_PART)):
            script_range = (run[first].script[0], run[last].script[1])
            spoken_range = (run[first].spoken[0], run[last].spoken[1])
            transcript = _whole_words(spoken, spoken_range)
            differs = any(not step.same for step in run[first : last + 1])
            if (
                differs
                and transcript is not None
                and _comparable(script[slice(*script_range)], spoken[slice(*spoken_range)])
            ):
                words, gap_words = script[slice(*script_range)], _gap_words(run, spoken_range)
                text = " ".join(_spelled(script, script_range))
                yield Place(script_range, spoken_range, transcript, text, gap_words, _as_address(words))


def _gap_words(run: Sequence[Step], spoken: tuple[int, int]) -> int:
    """How many words of the script were passed over at an empty range of spoken words; else none."""
    passed_over = (step for step in run if step.spoken == spoken)
    return sum(step.script[1] - step.script[0] for step in passed_over) if spoken[0] == spoken[1] else 0


def _as_address(words: Sequence[ComparableWord]) -> str:
    """The words of one written word of which some name its signs, written with these; "" for others.

    Between two names in an address a sign was written that is often not said, mostly a stroke.
    """
    signs = [_SIGNS.get(word.normal) for word in words]
    if len({word.index for word in words}) != 1 or not any(signs):
        return ""
    parts = (sign or f"/{word.text}" for sign, word in zip(signs, words, strict=True))
    return _NEEDLESS_STROKE.sub("", "".join(parts))


def _spelled(script: Sequence[ComparableWord], span: tuple[int, int]) -> Iterator[str]:
    """The script's words as a recogniser would write them: letters one by one make initials ("CRM")."""
    first, end = span
    while first < end:
        last = first + 1
        is_letter = len(script[first].normal) == 1
        while (
            is_letter
            and last < end
            and script[last].index == script[first].index
            and _LETTER.fullmatch(script[last].normal)
        ):
            last += 1
        word = "".join(part.text for part in script[first:last])
        yield word.upper() if last - first > 1 else word
        first = last


def _comparable(script: Sequence[ComparableWord], spoken: Sequence[ComparableWord]) -> bool:
    """Whether the two sides could be one thing heard two ways: of about the same length."""
    if not script or not spoken:
        return len(script) + len(spoken) <= _LONGEST_ONE_SIDED
    written = sum(len(letters(word.normal)) for word in script)
    heard = sum(len(letters(word.normal)) for word in spoken)
    return max(written, heard) <= _LENGTH_RATIO * min(written, heard) + _FEW_LETTERS


def _whole_words(spoken: Sequence[ComparableWord], span: tuple[int, int]) -> tuple[int, int] | None:
    """The transcript's words under a range; None where one is cut in two, or a filled pause is among them."""
    first, end = span
    start, stop = transcript_range(spoken, span)
    holds_more = stop - start > len({word.index for word in spoken[first:end]})
    return None if holds_more or _divides_word(spoken, first) or _divides_word(spoken, end) else (start, stop)


def _divides_word(spoken: Sequence[ComparableWord], at: int) -> bool:
    """Whether a border lies inside one word of the transcript that was said as several."""
    return 0 < at < len(spoken) and spoken[at - 1].index == spoken[at].index
