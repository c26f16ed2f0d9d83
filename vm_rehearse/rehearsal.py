"""The order of work: record, keep, hear, measure, score, keep.

What was said is never at risk. A recorded take is in the history from its first second on, and whatever
happens later, `score_take` scores it. A file is the user's own and stays where it is; its copy becomes a take
when it has been scored, and nothing of it is kept before that.

Two things can be replaced here: the microphone (`Recorder`) and the `Recogniser`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from vm_rehearse import __version__
from vm_rehearse.analysis import analyse, derived
from vm_rehearse.audio import Audio, opened_audio, read_audio
from vm_rehearse.errors import BelowThreshold, NothingToScore, RehearseError
from vm_rehearse.take import Analysis, Fix, MadeWith, Recording, Script, Take

if TYPE_CHECKING:
    from vm_rehearse.history import History
    from vm_rehearse.measures.fillers import Lexicon
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.recorder import Level, Recorded

    LexiconOf = Callable[[str], Lexicon]

ANY_LANGUAGE = "auto"
"""The language of a take until it was heard, where the user left it open."""
TARGET_S = 30.0

_RECORDED_SUFFIX = ".wav"


class Recorder(Protocol):
    """Anything that records what is said to a file, until told to stop."""

    @property
    def name(self) -> str:
        """What the microphone is called."""

    def record(
        self,
        path: Path,
        *,
        stop: Callable[[], bool],
        max_seconds: float,
        on_level: Callable[[Level], None] | None = None,
    ) -> Recorded:
        """Record to a new file; `MicrophoneRecorder.record` says what each part means."""


@dataclass(frozen=True)
class Exercise:
    """What is to be said in a take, and how it is heard and judged."""

    script: Script | None = None
    language: str | None = None
    """Two-letter code; None to find out."""
    target_s: float = TARGET_S
    """The duration aimed at, in seconds."""
    label: str | None = None
    """The user's own word for the take."""
    strict: bool = False
    """Whether contractions are held against the script as they are written."""


def score_file(
    source: Path | BinaryIO,
    exercise: Exercise,
    *,
    history: History,
    recogniser: Recogniser,
    lexicon_of: LexiconOf,
) -> Take:
    """Score an audio file, and keep a copy of it as the next take.

    Parameters
    ----------
    source : Path or BinaryIO
        A file, or a stream such as standard input, which is read to its end.
    exercise : Exercise
    history : History
    recogniser : Recogniser
    lexicon_of : callable
        The lexicon of a language.

    Returns
    -------
    Take
        As kept.

    Raises
    ------
    RehearseError
        If it can't be read, heard, scored or kept. Then there is no such take.
    """
    with opened_audio(source) as (file, audio):
        return history.add_take(
            file,
            script=exercise.script,
            target_s=exercise.target_s,
            label=exercise.label,
            recording=_recording(str(file), audio),
            analysis=_analysis(audio, exercise, recogniser, lexicon_of),
            strict=exercise.strict,
        )


def score_unsaved(
    source: Path | BinaryIO,
    exercise: Exercise,
    *,
    recogniser: Recogniser,
    lexicon_of: LexiconOf,
    now: Callable[[], datetime],
) -> Take:
    """Score an audio file without keeping anything; as `score_file` otherwise.

    Returns
    -------
    Take
        Without a name.
    """
    with opened_audio(source) as (_, audio):
        path = str(source) if isinstance(source, Path) else "-"
    analysis = _analysis(audio, exercise, recogniser, lexicon_of)
    return Take(
        name=None,
        recorded_at=now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        language=analysis.transcript.language,
        recording=_recording(path, audio),
        script=exercise.script,
        target_s=exercise.target_s,
        label=exercise.label,
        analysis=analysis,
        strict=exercise.strict,
    )


def record_take(
    recorder: Recorder,
    exercise: Exercise,
    *,
    history: History,
    stop: Callable[[], bool],
    max_seconds: float,
    on_level: Callable[[Level], None] | None = None,
) -> tuple[Take, Recorded]:
    """Record the next take; it is not scored yet.

    Parameters
    ----------
    recorder : Recorder
    exercise : Exercise
    history : History
    stop, max_seconds, on_level
        As for `MicrophoneRecorder.record`.

    Returns
    -------
    Take
        As kept.
    Recorded
        How the recording went.

    Raises
    ------
    RehearseError
        If there is no recording; one that was begun is in the history all the same.
    """
    take = history.begin_take(
        language=exercise.language or ANY_LANGUAGE,
        script=exercise.script,
        target_s=exercise.target_s,
        label=exercise.label,
        suffix=_RECORDED_SUFFIX,
        device=recorder.name,
        strict=exercise.strict,
    )
    path = Path(take.recording.path)
    try:
        recorded = recorder.record(path, stop=stop, max_seconds=max_seconds, on_level=on_level)
    except BaseException:
        if not path.exists():
            history.abandon_take(str(take.name))
        raise
    return history.finish_recording(str(take.name), recorded.recording), recorded


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
    exercise = Exercise(
        take.script,
        None if wanted == ANY_LANGUAGE else wanted,
        take.target_s,
        strict=take.strict if strict is None else strict,
    )
    try:
        audio = read_audio(recording_of(take))
        analysis = _analysis(audio, exercise, recogniser, lexicon_of, fixes=take.fixes)
    except BaseException as problem:
        history.let_go(str(take.name))  # what went wrong is said now, and not at the next start
        if isinstance(problem, NothingToScore):
            problem.hint += f"; to let go of this one, type: rehearse delete {take.name}"
        raise
    return history.keep_analysis(str(take.name), analysis, strict=strict)


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
        The user's corrections from now on; None for those that the take has.

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
    analysis = derived(
        read_audio(recording_of(take)),
        heard.transcript,
        heard.evidence,
        lexicon=lexicon_of(heard.transcript.language),
        script=take.script,
        target_s=take.target_s,
        made_with=MadeWith(__version__, heard.made_with.model, heard.made_with.engine),
        strict=take.strict if strict is None else strict,
        fixes=take.fixes if fixes is None else fixes,
    )
    return history.keep_analysis(str(take.name), analysis, strict=strict, fixes=fixes)


def recording_of(take: Take) -> Path:
    """Give the file with the recording of a take; raises RehearseError ``recording_missing``."""
    path = Path(take.recording.path)
    if not path.is_file():
        from vm_rehearse.history.problems import recording_missing

        raise recording_missing([str(take.name)], path.parent)
    return path


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


def _analysis(
    audio: Audio,
    exercise: Exercise,
    recogniser: Recogniser,
    lexicon_of: LexiconOf,
    *,
    fixes: Sequence[Fix] = (),
) -> Analysis:
    """Hear, measure and judge what was said in an exercise."""
    return analyse(
        audio,
        recogniser=recogniser,
        lexicon_of=lexicon_of,
        script=exercise.script,
        language=exercise.language,
        target_s=exercise.target_s,
        strict=exercise.strict,
        fixes=fixes,
    )


def _recording(path: str, audio: Audio) -> Recording:
    """Say what a file on disk is like."""
    return Recording(path, audio.duration_s, audio.sample_rate, audio.channels)
