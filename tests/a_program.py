"""The program for the tests of its commands: fresh, or with a few takes in its history."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from stand_ins import SCRIPT, Program, spoken

__all__ = ["answer", "names", "practised", "program", "script", "silence", "spoken"]


@pytest.fixture
def program(tmp_path: Path, spoken: Path) -> Program:
    return Program(tmp_path / "home", spoken)


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "pitch.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return str(path)


@pytest.fixture
def silence(tmp_path: Path) -> str:
    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000), 16_000)
    return str(tmp_path / "silence.wav")


def answer(program: Program, *arguments: str, code: int = 0) -> dict[str, Any]:
    """The one JSON document on stdout."""
    outcome = program.run(*arguments, "--json")
    assert outcome.code == code, outcome.err
    document: dict[str, Any] = json.loads(outcome.out)
    return document


@pytest.fixture
def practised(program: Program, spoken: Path, script: str) -> Program:
    """Three takes: two of a script, one free."""
    program.run("script", "add", script)
    program.listener.text = "Hi Laura, um, this is Ben from, uh, Pinehollow Software."
    program.run("score", str(spoken), "--script", "pitch", "--lang", "en")
    program.listener.text = SCRIPT
    program.run("score", str(spoken), "--script", "pitch", "--lang", "en", "--label", "slower")
    program.run("score", str(spoken), "--lang", "en")
    program.listener.languages.clear()
    return program


def names(document: dict[str, Any]) -> list[str]:
    return [take["take"] for take in document["takes"]]
