"""Which words of a take a correction is about: found by what was said, by a moment, or by a name.

- ``0:12``, ``12.4``: what was heard then. A whole second is one as the card shows it.
- ``filler2``, ``place3``: as `named_moment_s` counts them.
- Anything else is a word or several, as the card shows them or as they were heard; a number behind means
  their N-th time.

Where that leaves several words, those count of which the program is not sure, or that differ from the script.
If it still may be one or the other, nothing is guessed: the error says which there are, and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from vm_rehearse.errors import UsageProblem
from vm_rehearse.measures.moments import alignment_of, places_off_script
from vm_rehearse.measures.user_fixes.fixes import span_of
from vm_rehearse.notation import exact_moment, moment_typed
from vm_rehearse.take import AlignmentOp, Analysis, Take
from vm_rehearse.text import CLOSING_MARKS, normalise_word, normalised_words, split_words
from vm_rehearse.verbalisation import spoken_forms

_NAMED: Final = re.compile(r"(filler|place)\s*(\d{1,3})")
_NUMBERED: Final = re.compile(r"(.*?\D)(\d{1,3})")
_BEFORE_S: Final = 0.5
_AFTER_S: Final = 1.0
"""A word shown at 0:12 begins so much before or after it: the card rounds, or cuts off."""
_NEAR_S: Final = 0.3
"""What a moment with a tenth of a second is meant for begins so near to it."""
_ROUNDED_S: Final = 0.06
"""A tenth of a second that was read off a screen is so near to what begins then."""
GAP_S: Final = 0.1
"""How long a moment is taken to last in which nothing was heard."""
_SHOWN: Final = 8
"""So many of what may be meant are named."""
_MOST_WAYS: Final = 200
"""So many ways to say what is sought are looked for; a telephone number has some dozens."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Target:
    """A half-open range of the card's words, and the time that they, or their absence, take."""

    words: Span
    start_s: float
    end_s: float


def targets_at(take: Take, analysis: Analysis, place: str, option: str) -> list[Target]:
    """What may be meant by an option's place, best guesses only; raises UsageProblem if nothing can be."""
    moment = moment_typed(place)
    named = _NAMED.fullmatch(place.strip().casefold())
    if moment is not None:
        found = _at_moment(analysis, place, moment)
    elif named is not None:
        found = list(_numbered(analysis, named[1]))[int(named[2]) - 1 :][:1] if int(named[2]) else []
    else:
        found = targets_said(analysis, place)
    if not found:
        what = "Nothing was heard at" if moment is not None else "There is no"
        raise unclear_place(take, f'{what} "{place}" in {take.name}', option)
    return found


def _at_moment(analysis: Analysis, place: str, moment_s: float) -> list[Target]:
    """The words at a moment; those that are doubtful, or not the script's, if that is some of them."""
    if "." in place:
        starts = {index: abs(word.start_s - moment_s) for index, word in enumerate(analysis.words)}
        at = [index for index in starts if starts[index] <= _ROUNDED_S][-1:] or [
            index for index, word in enumerate(analysis.words) if word.start_s <= moment_s <= word.end_s
        ][-1:]
    else:
        at = [index for index, word in enumerate(analysis.words) if begins_at(word.start_s, place)]
    differs = _positions_that_differ(analysis)
    suspects = [index for index in at if index in differs]
    return [_of_words(analysis, (index, index + 1)) for index in suspects or at]


def gap_at(analysis: Analysis, at: str) -> list[Target]:
    """The moment itself, where it is given to the tenth of a second and nothing was heard then."""
    moment_s = moment_typed(at)
    if moment_s is None or "." not in at or _at_moment(analysis, at, moment_s):
        return []
    span = words_in(analysis, moment_s, moment_s)
    return [Target(span, moment_s - GAP_S / 2, moment_s + GAP_S / 2)]


def _numbered(analysis: Analysis, kind: str) -> Iterator[Target]:
    """Fillers, or places where the script's words were left out or changed, in the order of time."""
    if kind == "filler":
        for filler in analysis.fillers:
            span = words_in(analysis, filler.start_s, filler.end_s)
            yield Target(span, filler.start_s, filler.end_s)
        return
    for steps in places_off_script(analysis):
        yield _of_ops(analysis, steps)


def targets_said(analysis: Analysis, place: str) -> list[Target]:
    """Where these words stand on the card, or were heard; with a number behind, their N-th time."""
    found = _occurrences(analysis, place)
    numbered = _NUMBERED.fullmatch(place.strip())
    if not found and numbered is not None:
        found = _occurrences(analysis, numbered[1])[int(numbered[2]) - 1 :][:1] if int(numbered[2]) else []
    return found


def _occurrences(analysis: Analysis, text: str) -> list[Target]:
    """Where words were said, one after the other, or heard."""
    sought = normalised_words(text)
    said = [normalise_word(word.text) for word in analysis.words]
    if not sought:
        return []
    found = [
        _of_words(analysis, (start, start + len(sought)))
        for start in range(len(said) - len(sought) + 1)
        if said[start : start + len(sought)] == sought
    ]
    if found:
        return found
    heard = [normalised_words(each.heard_as or "") for each in analysis.words]
    groups = dict.fromkeys(
        group_of(analysis, (index, index + 1)) for index, each in enumerate(heard) if each == sought
    )
    return [_of_words(analysis, group) for group in groups]


def targets_missed(analysis: Analysis, said: str) -> list[Target]:
    """Where the script has these words, numbers in digits too, and they don't count as said for certain."""
    found: set[Target] = set()
    for run in _runs(analysis):
        written = [(word, op) for op in run for word in normalised_words(op.script)]
        for sought in _ways_to_say(said, analysis.transcript.language):
            for start in range(len(written) - len(sought) + 1):
                part = written[start : start + len(sought)]
                if sought and [word for word, _ in part] == sought:
                    found.add(_of_ops(analysis, [op for _, op in part]))
    return sorted(found, key=lambda target: target.start_s)


def _ways_to_say(text: str, language: str) -> Iterator[list[str]]:
    """The comparable words of a text as it is written, and as its numbers are said."""
    words = split_words(text)
    forms = [((normalise_word(word),), *spoken_forms(word, language)) for word in words]
    for way in islice(product(*forms), _MOST_WAYS):
        yield [said for form in way for said in form]


def _runs(analysis: Analysis) -> list[list[AlignmentOp]]:
    """Neighbouring steps that are no hits for certain, together; words put in are in none."""
    runs: list[list[AlignmentOp]] = [[]]
    for op in alignment_of(analysis):
        if op.op == "hit" and not op.unsure:
            runs.append([])
        elif op.script:
            runs[-1].append(op)
    return [run for run in runs if run]


def _positions_that_differ(analysis: Analysis) -> set[int]:
    """The card's words that are doubtful, or none of the script's."""
    differing = [op for op in alignment_of(analysis) if op.op in ("substitution", "insertion")]
    spans = (words_in(analysis, op.start_s, op.end_s) for op in differing)
    doubtful = (index for index, word in enumerate(analysis.words) if word.doubtful)
    return {*doubtful, *(index for span in spans for index in range(*span))}


def _of_words(analysis: Analysis, span: Span) -> Target:
    """Words of the card as a target."""
    return Target(span, analysis.words[span[0]].start_s, analysis.words[span[1] - 1].end_s)


def _of_ops(analysis: Analysis, ops: Sequence[AlignmentOp]) -> Target:
    """What was said in some steps of the alignment as a target."""
    start_s, end_s = min(op.start_s for op in ops), max(op.end_s for op in ops)
    return Target(words_in(analysis, start_s, end_s), start_s, end_s)


def words_in(analysis: Analysis, start_s: float, end_s: float) -> Span:
    """The card's words that lie mostly in a stretch."""
    return span_of(analysis.words, start_s, end_s)


def group_of(analysis: Analysis, span: Span) -> Span:
    """Words together with those that share what they were heard as: they can't be told apart in time."""
    first, end = span
    words = analysis.words
    if first == end:
        return span
    while first > 0 and _shares(analysis, first - 1, first):
        first -= 1
    while end < len(words) and _shares(analysis, end - 1, end):
        end += 1
    return first, end


def _shares(analysis: Analysis, first: int, second: int) -> bool:
    """Whether two neighbours stand for the same that was heard."""
    before, after = analysis.words[first], analysis.words[second]
    return bool(before.heard_as) and before.heard_as == after.heard_as and before.end_s == after.start_s


def only_target(take: Take, analysis: Analysis, found: Sequence[Target], option: str) -> Target:
    """The one target there is, of one or more; raises UsageProblem if it may be several."""
    if len(found) == 1:
        return found[0]
    shown = []
    for target in found[:_SHOWN]:
        text = " ".join(word.text for word in analysis.words[slice(*target.words)]).rstrip(CLOSING_MARKS)
        shown.append(f'"{text}" at {exact_moment(target.start_s)}' if text else exact_moment(target.start_s))
    at = exact_moment(found[0].start_s)
    typed = f"{option} --at {at}" if option.startswith("--said") else f"{option} {at}"
    raise UsageProblem(
        "ambiguous_place",
        f"That may be {' or '.join(shown)}{' or others' if len(found) > _SHOWN else ''}.",
        hint=f"Say which by its time, for example: rehearse fix {take.name} {typed}",
    )


def unclear_place(take: Take, problem: str, option: str) -> UsageProblem:
    """Say that nothing is meant, and how to name a place."""
    typed = f"{option} --at 0:12" if option.startswith("--said") else f"{option} 0:12"
    return UsageProblem(
        "unknown_place",
        f"{problem}.",
        hint=f"See what was heard with: rehearse show {take.name}; then name the time: "
        f"rehearse fix {take.name} {typed}",
    )


def begins_at(start_s: float, place: str) -> bool:
    """Whether something begins at a moment, as exactly as that is given."""
    moment_s = moment_typed(place)
    if moment_s is None:
        return False
    if "." in place:
        return abs(start_s - moment_s) <= _NEAR_S
    return moment_s - _BEFORE_S <= start_s < moment_s + _AFTER_S
