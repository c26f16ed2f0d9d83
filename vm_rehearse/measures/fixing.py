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
from typing import Final

from vm_rehearse.errors import UsageProblem
from vm_rehearse.measures.fixes import span_of
from vm_rehearse.measures.moments import places_off_script, scored
from vm_rehearse.take import AlignmentOp, Analysis, Fix, FixKind, Take
from vm_rehearse.text import normalise_word, split_words

_MOMENT: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,4})(\.\d+)?")
_NAMED: Final = re.compile(r"(filler|place)\s*(\d{1,3})")
_NUMBERED: Final = re.compile(r"(.*?\D)(\d{1,3})")
_BEFORE_S: Final = 0.5
_AFTER_S: Final = 1.0
"""A word shown at 0:12 begins so much before or after it: the card rounds, or cuts off."""
_NEAR_S: Final = 0.3
_ROUNDED_S: Final = 0.06
_GAP_S: Final = 0.1
_CLOSING: Final = ",.?!;:"
_SHOWN: Final = 8

Span = tuple[int, int]


@dataclass(frozen=True)
class _Target:
    """A half-open range of the card's words, and the time that they, or their absence, take."""

    words: Span
    start_s: float
    end_s: float


def fix_said(take: Take, said: str, *, at: str | None = None, heard: str | None = None) -> Fix:
    """The correction that these words were said; by itself, where the script has them and they were not.

    Parameters
    ----------
    take : Take
        A scored one.
    said : str
        A word or several.
    at : str, optional
        A place, as above.
    heard : str, optional
        What was heard in their place.

    Raises
    ------
    RehearseError
        ``not_scored``: nothing was heard yet.
    UsageProblem
        ``unknown_place``, ``ambiguous_place``: no words are meant, or several may be.
    """
    analysis = scored(take)
    found = _missed(analysis, said)
    if heard is not None:
        found = _as_said(analysis, heard)
        if not found:
            raise _problem(
                take, "unknown_place", f'"{heard}" was not heard in {take.name}', f'--said "{said}"'
            )
    elif at is not None:
        near = [target for target in found if _begins_at(target.start_s, at)]
        found = near or _gap(analysis, at) or _targets(take, analysis, at)
    elif not found:
        has_script = analysis.script_match is not None
        missing = f'Your script has no "{said}" that counts as not said'
        problem = missing if has_script else f'Without a script, say where "{said}" was said'
        raise _problem(take, "unknown_place", problem, f'--said "{said}"')
    target = _only(take, analysis, found, f'--said "{said}"')
    return _fix(analysis, target, "said", said)


def fix_not_said(take: Take, place: str) -> Fix:
    """The correction that what was heard at a place was not said; raises as `fix_said`."""
    analysis = scored(take)
    target = _only(take, analysis, _targets(take, analysis, place), "--not-said")
    return _fix(analysis, target, "said", "")


def fix_filler(take: Take, place: str) -> Fix:
    """The correction that what was heard at a place is a filler; raises as `fix_said`."""
    analysis = scored(take)
    found = [
        target
        for target in _targets(take, analysis, place)
        if any(word.kind == "word" for word in analysis.words[slice(*target.words)])
    ]
    return _fix(analysis, _only(take, analysis, found, "--filler"), "filler", "")


def fix_not_filler(take: Take, place: str) -> Fix:
    """The correction that a filler is none; raises as `fix_said`."""
    analysis = scored(take)
    fillers = [
        _Target(_words_in(analysis, filler.start_s, filler.end_s), filler.start_s, filler.end_s)
        for filler in analysis.fillers
    ]
    moment = _moment_s(place)
    if moment is not None:
        found = [target for target in fillers if _begins_at(target.start_s, place)]
    else:
        meant = _targets(take, analysis, place)
        found = [target for target in fillers if any(_meet(target.words, other.words) for other in meant)]
    if not found:
        raise _problem(take, "unknown_place", f"There is no filler at {place}", "--not-filler filler1")
    return _fix(analysis, _only(take, analysis, found, "--not-filler"), "not_filler", "")


def with_fix(fixes: Sequence[Fix], fix: Fix) -> tuple[Fix, ...]:
    """The corrections with one more, which goes before an older one of the same words."""
    kept = (each for each in fixes if not _same_time(each, fix))
    return (*kept, fix)


def _targets(take: Take, analysis: Analysis, place: str) -> list[_Target]:
    """What may be meant by a place, best guesses only; raises UsageProblem if nothing can be."""
    moment = _moment_s(place)
    named = _NAMED.fullmatch(place.strip().casefold())
    if moment is not None:
        found = _at_moment(analysis, place, moment)
    elif named is not None:
        found = list(_numbered(analysis, named[1]))[int(named[2]) - 1 :][:1] if int(named[2]) else []
    else:
        found = _as_said(analysis, place)
    if not found:
        what = "Nothing was heard at" if moment is not None else "There is no"
        raise _problem(take, "unknown_place", f'{what} "{place}" in {take.name}', "--said WORD --at 0:12")
    return found


def _at_moment(analysis: Analysis, place: str, moment_s: float) -> list[_Target]:
    """The words at a moment; those that are doubtful, or not the script's, if that is some of them."""
    if "." in place:
        starts = {index: abs(word.start_s - moment_s) for index, word in enumerate(analysis.words)}
        at = [index for index in starts if starts[index] <= _ROUNDED_S][-1:] or [
            index for index, word in enumerate(analysis.words) if word.start_s <= moment_s <= word.end_s
        ][-1:]
    else:
        at = [index for index, word in enumerate(analysis.words) if _begins_at(word.start_s, place)]
    differs = _positions_that_differ(analysis)
    suspects = [index for index in at if index in differs]
    return [_of_words(analysis, (index, index + 1)) for index in suspects or at]


def _gap(analysis: Analysis, at: str) -> list[_Target]:
    """The moment itself, where it is given to the tenth of a second and nothing was heard then."""
    moment_s = _moment_s(at)
    if moment_s is None or "." not in at or _at_moment(analysis, at, moment_s):
        return []
    span = _words_in(analysis, moment_s, moment_s)
    return [_Target(span, moment_s - _GAP_S / 2, moment_s + _GAP_S / 2)]


def _numbered(analysis: Analysis, kind: str) -> Iterator[_Target]:
    """Fillers, or places where the script's words were left out or changed, in the order of time."""
    if kind == "filler":
        for filler in analysis.fillers:
            span = _words_in(analysis, filler.start_s, filler.end_s)
            yield _Target(span, filler.start_s, filler.end_s)
        return
    for steps in places_off_script(analysis):
        yield _of_ops(analysis, steps)


def _as_said(analysis: Analysis, place: str) -> list[_Target]:
    """Where these words stand on the card, or were heard; with a number behind, their N-th time."""
    found = _occurrences(analysis, place)
    numbered = _NUMBERED.fullmatch(place.strip())
    if not found and numbered is not None:
        found = _occurrences(analysis, numbered[1])[int(numbered[2]) - 1 :][:1] if int(numbered[2]) else []
    return found


def _occurrences(analysis: Analysis, text: str) -> list[_Target]:
    """Where words were said, one after the other, or heard."""
    sought = [normalise_word(word) for word in split_words(text)]
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
    heard = [[normalise_word(word) for word in split_words(each.heard_as or "")] for each in analysis.words]
    groups = dict.fromkeys(
        _group(analysis, (index, index + 1)) for index, each in enumerate(heard) if each == sought
    )
    return [_of_words(analysis, group) for group in groups]


def _missed(analysis: Analysis, said: str) -> list[_Target]:
    """Where the script has these words, and they do not count as said for certain."""
    sought = [normalise_word(word) for word in split_words(said)]
    found = []
    for run in _runs(analysis):
        written = [(normalise_word(word), op) for op in run for word in split_words(op.script)]
        for start in range(len(written) - len(sought) + 1):
            part = written[start : start + len(sought)]
            if sought and [word for word, _ in part] == sought:
                found.append(_of_ops(analysis, [op for _, op in part]))
    return found


def _runs(analysis: Analysis) -> list[list[AlignmentOp]]:
    """Neighbouring steps that are no hits for certain, together; words put in are in none."""
    alignment = () if analysis.script_match is None else analysis.script_match.alignment
    runs: list[list[AlignmentOp]] = [[]]
    for op in alignment:
        if op.op == "hit" and not op.unsure:
            runs.append([])
        elif op.script:
            runs[-1].append(op)
    return [run for run in runs if run]


def _positions_that_differ(analysis: Analysis) -> set[int]:
    """The card's words that are doubtful, or none of the script's."""
    alignment = () if analysis.script_match is None else analysis.script_match.alignment
    differing = [op for op in alignment if op.op in ("substitution", "insertion")]
    spans = (_words_in(analysis, op.start_s, op.end_s) for op in differing)
    doubtful = (index for index, word in enumerate(analysis.words) if word.doubtful)
    return {*doubtful, *(index for span in spans for index in range(*span))}


def _of_words(analysis: Analysis, span: Span) -> _Target:
    """Words of the card as a target."""
    return _Target(span, analysis.words[span[0]].start_s, analysis.words[span[1] - 1].end_s)


def _of_ops(analysis: Analysis, ops: Sequence[AlignmentOp]) -> _Target:
    """What was said in some steps of the alignment as a target."""
    start_s, end_s = min(op.start_s for op in ops), max(op.end_s for op in ops)
    return _Target(_words_in(analysis, start_s, end_s), start_s, end_s)


def _words_in(analysis: Analysis, start_s: float, end_s: float) -> Span:
    """The card's words that lie mostly in a stretch."""
    return span_of(analysis.words, start_s, end_s)


def _group(analysis: Analysis, span: Span) -> Span:
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


def _fix(analysis: Analysis, target: _Target, kind: FixKind, said: str) -> Fix:
    """The correction of a target, as what was heard has it."""
    first, end = group = _group(analysis, target.words)
    start_s, end_s = target.start_s, target.end_s
    if first < end:
        start_s, end_s = analysis.words[first].start_s, analysis.words[end - 1].end_s
    if kind == "said" and group != target.words:
        before, after = analysis.words[first : target.words[0]], analysis.words[target.words[1] : end]
        said = " ".join([*(word.text for word in before), said, *(word.text for word in after)])
    shown = analysis.words[first:end]
    if shown and all(word.heard_as == "" for word in shown):  # put in: its time is that of the word beside it
        middle_s = (start_s + end_s) / 2
        start_s, end_s = middle_s - _GAP_S / 2, middle_s + _GAP_S / 2
    heard = analysis.transcript.words[slice(*span_of(analysis.transcript.words, start_s, end_s))]
    text = " ".join(word.text for word in (shown if kind == "not_filler" else heard or shown))
    return Fix(kind, start_s, end_s, text.rstrip(_CLOSING), " ".join(said.split()))


def _only(take: Take, analysis: Analysis, found: Sequence[_Target], option: str) -> _Target:
    """The one target there is; raises UsageProblem if it may be several, or none."""
    if len(found) == 1:
        return found[0]
    if not found:
        raise _problem(take, "unknown_place", f"There is nothing of that kind in {take.name}", option)
    shown = []
    for target in found[:_SHOWN]:
        text = " ".join(word.text for word in analysis.words[slice(*target.words)]).rstrip(_CLOSING)
        shown.append(f'"{text}" at {_exactly(target.start_s)}' if text else _exactly(target.start_s))
    at = _exactly(found[0].start_s)
    typed = f"{option} --at {at}" if option.startswith("--said") else f"{option} {at}"
    raise UsageProblem(
        "ambiguous_place",
        f"That may be {' or '.join(shown)}{' or others' if len(found) > _SHOWN else ''}.",
        hint=f"Say which by its time, for example: rehearse fix {take.name} {typed}",
    )


def _problem(take: Take, code: str, problem: str, option: str) -> UsageProblem:
    """Say that nothing is meant, and how to name a place."""
    if option.startswith("--said") and "--at" not in option:
        option += " --at 0:12"
    return UsageProblem(
        code,
        f"{problem}.",
        hint=f"See what was heard with: rehearse show {take.name}; then name the time: "
        f"rehearse fix {take.name} {option}",
    )


def _moment_s(place: str) -> float | None:
    """The moment that a place names, if it is one."""
    match = _MOMENT.fullmatch(place.strip())
    return None if match is None else 60.0 * int(match[1] or 0) + float(match[2] + (match[3] or ""))


def _begins_at(start_s: float, place: str) -> bool:
    """Whether something begins at a moment, as exactly as that is given."""
    moment_s = _moment_s(place)
    if moment_s is None:
        return False
    if "." in place:
        return abs(start_s - moment_s) <= _NEAR_S
    return moment_s - _BEFORE_S <= start_s < moment_s + _AFTER_S


def _exactly(moment_s: float) -> str:
    """A moment to the tenth of a second, as it can be typed."""
    tenths = round(moment_s * 10)
    return f"{tenths // 600}:{tenths % 600 / 10:04.1f}"


def _meet(first: Span, second: Span) -> bool:
    """Whether two half-open ranges share an index."""
    return first[0] < second[1] and second[0] < first[1]


def _same_time(first: Fix, second: Fix) -> bool:
    """Whether two corrections are of the same words, or one is of some of the other's."""
    if first.start_s == first.end_s or second.start_s == second.end_s:
        return (first.start_s, first.end_s) == (second.start_s, second.end_s)
    return first.start_s < second.end_s and second.start_s < first.end_s
