"""Takes of the history heard, measured and judged: for the first time, or anew."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vm_rehearse import __version__
from vm_rehearse.analysis import analyse, derived
from vm_rehearse.audio import Audio
from vm_rehearse.errors import BelowThreshold, NothingToScore, RehearseError
from vm_rehearse.measures.user_fixes.carried_fixes import carried_fixes
from vm_rehearse.measures.user_fixes.fixing import merged_fixes
from vm_rehearse.rehearsal.exercise import LexiconOf
from vm_rehearse.rehearsal.recordings import sound_of
from vm_rehearse.take import ANY_LANGUAGE, Analysis, Fix, MadeWith, Take

if TYPE_CHECKING:
    from vm_rehearse.history import History
    from vm_rehearse.recogniser import Recogniser

_TAKES_LOOKED_AT = 20
"""Of the takes with corrections; what was still misheard later was corrected again."""
_ATTEMPTS = 5
"""To keep a take that others go on changing; each time one of them came to its end."""


def score_take(
    take: Take,
    *,
    history: History,
    recogniser: Recogniser,
    lexicon_of: LexiconOf,
    language: str | None = None,
    strict: bool | None = None,
) -> Take:
    """Hear a take of the history, and score it; whatever fails, the take stays as it was.

    What the user corrects meanwhile, in another program, counts.

    Parameters
    ----------
    take : Take
    history, recogniser, lexicon_of
        As for `score_file`.
    language : str or None
        Two-letter code, `ANY_LANGUAGE` to find out, or None for the take's own.
    strict : bool or None
        Whether contractions are held against the script as they are written; None for what the take has.

    Returns
    -------
    Take
        As kept.

    Raises
    ------
    RehearseError
        ``take_in_work``: another program is recording it. Also if it can't be read, heard, scored or kept.
    """
    if take.recording.sample_rate_hz == 0:
        raise RehearseError(
            "take_in_work",
            f"{take.name} is being recorded at the moment.",
            hint=f"When that is done, type: rehearse score {take.name}",
        )
    wanted = language or take.language
    try:
        audio = sound_of(take)
        analysis = analyse(
            audio,
            recogniser=recogniser,
            lexicon_of=lexicon_of,
            script=take.script,
            language=None if wanted == ANY_LANGUAGE else wanted,
            target_s=take.target_s,
            strict=take.strict if strict is None else strict,
            fixes=take.fixes,
        )
    except BaseException as problem:
        history.let_go(str(take.name))  # what went wrong is said now, and not at the next start
        if isinstance(problem, NothingToScore):
            problem.hint += f"; to let go of this one, type: rehearse delete {take.name}"
        raise

    def judged(now: Take) -> Analysis:
        return analysis if now is take else _judged(now, audio, analysis, lexicon_of, strict, now.fixes)

    kept = _kept(take, judged, history=history, strict=strict)
    is_new = take.analysis is None
    return as_corrected_before(kept, history=history, lexicon_of=lexicon_of) if is_new else kept


def as_corrected_before(take: Take, *, history: History, lexicon_of: LexiconOf) -> Take:
    """Take the user's corrections over from earlier takes, where the script was misheard in the same way.

    Parameters
    ----------
    take : Take
        Scored for the first time.
    history, lexicon_of
        As for `score_file`.

    Returns
    -------
    Take
        As kept.
    """
    if take.script is None or take.analysis is None:
        return take
    fixes = carried_fixes(take.analysis, history.corrected_takes(take.script, limit=_TAKES_LOOKED_AT))
    if not fixes:
        return take
    return judge_again(take, history=history, lexicon_of=lexicon_of, fixes=(*take.fixes, *fixes))


def judge_again(
    take: Take,
    *,
    history: History,
    lexicon_of: LexiconOf,
    strict: bool | None = None,
    fixes: Sequence[Fix] | None = None,
) -> Take:
    """Measure and score a take anew from what was heard in it, without hearing it again.

    Parameters
    ----------
    take : Take
    history, lexicon_of
        As for `score_file`.
    strict : bool or None
        As for `score_take`.
    fixes : sequence of Fix or None
        The user's corrections from now on, as a change of those in `take`; None for those that it has.

    Returns
    -------
    Take
        As kept. What another program changed in it meanwhile is in it too.

    Raises
    ------
    ValueError
        If it was never heard; `score_take` does that.
    RehearseError
        As `score_take`.
    """
    heard = take.analysis
    if heard is None:
        raise ValueError(f"{take.name} was never heard")
    audio = sound_of(take)

    def corrected(now: Take) -> tuple[Fix, ...]:
        return now.fixes if fixes is None else merged_fixes(now.fixes, before=take.fixes, after=fixes)

    def judged(now: Take) -> Analysis:
        return _judged(now, audio, now.analysis or heard, lexicon_of, strict, corrected(now))

    return _kept(take, judged, history=history, strict=strict, corrected=corrected)


def require_score(take: Take, at_least: float) -> None:
    """Raise BelowThreshold if the score of a take is under so many points, or there is none."""
    total = None if take.analysis is None else take.analysis.score.total
    if total is not None and total >= at_least:
        return
    # Rounded down: 79.96 is shown as under 80.
    what = "has no score" if total is None else f"has {math.floor(total * 10) / 10:g} points"
    raise BelowThreshold(
        "below_threshold",
        f"{take.name or 'This take'} {what}, and {at_least:g} were asked for.",
        hint="Go again with: rehearse record",
    )


def _judged(
    take: Take,
    audio: Audio,
    heard: Analysis,
    lexicon_of: LexiconOf,
    strict: bool | None,
    fixes: Sequence[Fix],
) -> Analysis:
    """Measure and judge a take by what was heard in it."""
    return derived(
        audio,
        heard.transcript,
        heard.evidence,
        lexicon=lexicon_of(heard.transcript.language),
        script=take.script,
        target_s=take.target_s,
        made_with=MadeWith(__version__, heard.made_with.model, heard.made_with.engine),
        strict=take.strict if strict is None else strict,
        fixes=fixes,
    )


def _kept(
    take: Take,
    judged: Callable[[Take], Analysis],
    *,
    history: History,
    strict: bool | None,
    corrected: Callable[[Take], tuple[Fix, ...]] | None = None,
) -> Take:
    """Keep an analysis of a take; if the take was changed meanwhile, one of the take as it is now."""
    attempts = 1
    while True:
        analysis, fixes = judged(take), None if corrected is None else corrected(take)
        try:
            return history.keep_analysis(str(take.name), analysis, made_from=take, strict=strict, fixes=fixes)
        except RehearseError as problem:
            if problem.code != "take_changed" or attempts == _ATTEMPTS:
                raise
        attempts += 1
        take = history.take(str(take.name))
