"""A real history in a real folder, for its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sample_takes import ROUGH, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History, NewTake
from vm_rehearse.take import Analysis, Recording, Script, Take

__all__ = ["NOON", "add", "analysis_of", "begin", "failure", "history", "home", "kept", "names", "sound"]

KNOWN = Recording("", 31.5, 44100, 2, "Phone")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def history(home: Path) -> Iterator[History]:
    with History.open(home, now=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file to keep; the history never looks into it."""
    path = tmp_path / "voicemail.WAV"
    path.write_bytes(b"sound" * 100)
    return path


@pytest.fixture
def add(history: History, sound: Path) -> Callable[..., Take]:
    """Keep the file as a take if points are given; without, as a recording that has no score yet."""

    def added(total: float | None = None, *, script: Script | None = None, label: str | None = None) -> Take:
        if total is not None:
            return kept(history, sound, total, script=script, label=label)
        take = begin(history, script=script, label=label)
        Path(take.recording.path).write_bytes(sound.read_bytes())
        take = history.finish_recording(str(take.name), KNOWN)
        history.let_go(str(take.name))
        return take

    return added


def analysis_of(total: float) -> Analysis:
    analysis = taken(ROUGH, points=(total, total, total, total)).analysis
    assert analysis is not None
    return analysis


def kept(
    history: History,
    source: Path,
    total: float = 80.0,
    *,
    script: Script | None = None,
    label: str | None = None,
) -> Take:
    """A file added with its score."""
    analysis = analysis_of(total)
    new = NewTake(analysis.transcript.language, source.suffix, 30.0, script, label)
    return history.add_take(source, new, recording=KNOWN, analysis=analysis)


def begin(history: History, **changed: object) -> Take:
    return history.begin_take(replace(NewTake("en", ".wav", 30.0), **changed))  # type: ignore[arg-type]


def names(takes: tuple[object, ...]) -> list[str]:
    return [take.name for take in takes]  # type: ignore[attr-defined]


def failure(call: Callable[..., object], *values: object, **named: object) -> RehearseError:
    with pytest.raises(RehearseError) as caught:
        call(*values, **named)
    error = caught.value
    assert error.message.endswith(".") and "rehearse " in error.hint
    return error
