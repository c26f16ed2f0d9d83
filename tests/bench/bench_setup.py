"""What all measurements share: the take, the same weights for everybody, and an environment for children."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bench.children import OWN_PYTHON, environment, run
from bench.the_takes import BenchTake, read_closely, read_loosely
from vm_rehearse.recogniser.model_files.manifest import known_models
from vm_rehearse.recogniser.model_files.packages import installed_parts, join_parts

MODEL = "base"


@dataclass(frozen=True)
class Setup:
    """Made anew for every run of the bench, in a folder that goes afterwards."""

    folder: Path
    environ: dict[str, str]
    models: Path
    """Our own form of the weights."""
    whisper: Path
    """Those of openai-whisper, and the hash of its file."""
    digest: str
    faster_whisper: Path
    take: BenchTake
    """The one that every program hears: with fillers, so that there is something to find."""
    close: BenchTake


def made_in(folder: Path) -> Setup:
    """Make everything in an empty folder.

    Raises
    ------
    FileNotFoundError
        If the weights are not installed as packages.
    """
    models = folder / "models"
    models.mkdir()
    environ = environment(folder, models)
    weights = _weights(models)
    run([OWN_PYTHON, "-m", "bench.same_weights", weights, folder / "weights"], environ)
    whisper = folder / "weights" / "whisper"
    return Setup(
        folder=folder,
        environ=environ,
        models=models,
        whisper=whisper,
        digest=hashlib.sha256((whisper / f"{MODEL}.pt").read_bytes()).hexdigest(),
        faster_whisper=folder / "weights" / "faster-whisper",
        take=read_loosely(folder),
        close=read_closely(folder),
    )


def _weights(folder: Path) -> Path:
    """Put the package index's CTranslate2 file into a folder: every program is to have the same weights."""
    (model,) = (model for model in known_models() if model.name == MODEL)
    parts = installed_parts(model.parts)
    if parts is None or model.copy is None:
        raise FileNotFoundError("the packages with the weights are not installed: type make bench")
    join_parts(parts, model.copy, folder, progress=lambda done, total: None)
    return folder / model.copy.file
