"""What the tests of a history in trouble share."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import TypeVar

import pytest
from sample_takes import ROUGH, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History, NewTake
from vm_rehearse.take import Analysis, Recording, Script, Take

__all__ = ["SOUND", "SPAWN", "add", "begin", "elsewhere", "failure", "home", "opened", "rough", "sound"]

SPAWN = multiprocessing.get_context("spawn")
SOUND = b"sound" * 20_000
T = TypeVar("T")


def opened(home: Path, patience_s: float = 20.0) -> History:
    return History.open(home, now=lambda: datetime.now(timezone.utc), patience_s=patience_s)


def begin(history: History) -> Take:
    return history.begin_take(NewTake("en", ".wav", 30.0))


def add(history: History, source: Path) -> Take:
    known = Recording("", 31.5, 44100, 2)
    new = NewTake("en", source.suffix, 30.0, Script("Hi Peter"))
    return history.add_take(source, new, recording=known, analysis=rough())


def rough() -> Analysis:
    analysis = taken(ROUGH).analysis
    assert analysis is not None
    return analysis


def elsewhere(function: Callable[..., T], *values: object) -> T:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
        return pool.submit(function, *values).result(timeout=60)


def failure(call: Callable[..., object], *values: object) -> RehearseError:
    with pytest.raises(RehearseError) as caught:
        call(*values)
    return caught.value


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "voicemail.wav"
    path.write_bytes(SOUND)
    return path
