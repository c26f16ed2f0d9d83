"""Takes made: from the microphone, or from a file with its score."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from vm_rehearse.analysis import analyse
from vm_rehearse.audio import Audio, opened_audio
from vm_rehearse.errors import RehearseError
from vm_rehearse.rehearsal.exercise import Exercise, LexiconOf
from vm_rehearse.rehearsal.judging import as_corrected_before
from vm_rehearse.take import ANY_LANGUAGE, Analysis, Recording, Take

if TYPE_CHECKING:
    from vm_rehearse.history import History, NewTake
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.recorder import Level, Recorded

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
        analysis = _analysis(audio, exercise, recogniser, lexicon_of)
        take = history.add_take(
            file,
            _new_take(exercise, language=analysis.transcript.language, suffix=file.suffix),
            recording=_recording(str(file), audio),
            analysis=analysis,
        )
    return as_corrected_before(take, history=history, lexicon_of=lexicon_of)


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
        If there is no recording, or it can't be entered in the history. One that was begun is there all the
        same, and `recovery` enters it.
    """
    language = exercise.language or ANY_LANGUAGE
    new = _new_take(exercise, language=language, suffix=_RECORDED_SUFFIX, device=recorder.name)
    take = history.begin_take(new)
    path = Path(take.recording.path)
    try:
        recorded = recorder.record(path, stop=stop, max_seconds=max_seconds, on_level=on_level)
    except BaseException:
        if not path.exists():
            history.abandon_take(str(take.name))
        raise
    try:
        return history.finish_recording(str(take.name), recorded.recording), recorded
    except RehearseError as problem:
        raise _recorded_only(take, recorded.recording, problem) from problem


def _new_take(exercise: Exercise, *, language: str, suffix: str, device: str | None = None) -> NewTake:
    """What the history is told of a take in an exercise."""
    from vm_rehearse.history import NewTake

    return NewTake(
        language=language,
        suffix=suffix,
        target_s=exercise.target_s,
        script=exercise.script,
        label=exercise.label,
        device=device,
        strict=exercise.strict,
    )


def _recorded_only(take: Take, recording: Recording, problem: RehearseError) -> RehearseError:
    """The failure to enter a recording in the history, as one that says what is safe."""
    from vm_rehearse.views.wording import duration

    reason = f"{problem.message[0].lower()}{problem.message[1:]}"
    return RehearseError(
        problem.code,
        f"{take.name} is recorded and safe ({duration(recording.duration_s)}), but {reason}",
        hint=f"{problem.hint}; after that, to score {take.name}, type: rehearse score {take.name}",
    )


def _analysis(audio: Audio, exercise: Exercise, recogniser: Recogniser, lexicon_of: LexiconOf) -> Analysis:
    """Hear, measure and judge what was said in an exercise."""
    return analyse(
        audio,
        recogniser=recogniser,
        lexicon_of=lexicon_of,
        script=exercise.script,
        language=exercise.language,
        target_s=exercise.target_s,
        strict=exercise.strict,
    )


def _recording(path: str, audio: Audio) -> Recording:
    """Say what a file on disk is like."""
    return Recording(path, audio.duration_s, audio.sample_rate, audio.channels)
