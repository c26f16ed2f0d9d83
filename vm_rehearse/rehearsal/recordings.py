"""The recordings of takes in the history: where they are, and what is wrong with one that can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vm_rehearse.audio import Audio, is_far_shorter, read_audio
from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Take

_DAMAGED = {"empty_file", "not_audio", "damaged_audio", "unusual_sample_rate"}


def recording_of(take: Take) -> Path:
    """Give the file with the recording of a take; raises RehearseError ``recording_missing``."""
    path = Path(take.recording.path)
    if not path.is_file():
        from vm_rehearse.history.problems import recording_missing

        raise recording_missing([str(take.name)], path.parent)
    return path


def sound_of(take: Take) -> Audio:
    """Read the recording of a take.

    Raises
    ------
    RehearseError
        ``recording_missing``; ``recording_damaged``; ``recording_cut_short``, where it has lost its end since
        it was scored: what is left would be judged in place of all of it. Else as `read_audio`.
    """
    path = recording_of(take)
    with read_as_take(take):
        audio = read_audio(path)
    if take.analysis is not None and is_far_shorter(audio.duration_s, take.recording.duration_s):
        from vm_rehearse.history.problems import recording_cut_short

        raise recording_cut_short([str(take.name)], path.parent)
    return audio


@contextmanager
def read_as_take(take: Take) -> Iterator[None]:
    """Say of a file that can't be read, and was once, that it is damaged, and how to have it back."""
    try:
        yield
    except RehearseError as problem:
        if problem.code not in _DAMAGED:
            raise
        from vm_rehearse.history.problems import recording_damaged

        raise recording_damaged(str(take.name), Path(take.recording.path).parent) from problem
