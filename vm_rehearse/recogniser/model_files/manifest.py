"""The models the program knows: `models/manifest.toml` as records.

Sizes are bytes, hashes are SHA-256 in lower-case hexadecimal.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class WeightsFile:
    """One file of weights as it has to be, byte for byte."""

    file: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Part:
    """A file inside an installed package, by the package's name and the file's place in it."""

    distribution: str
    file: str


@dataclass(frozen=True)
class Model:
    """A model of Whisper, and the files it can be had as.

    `copy` is the form kept in packages of the Python Package Index, in `parts`; few models have one.
    """

    name: str
    parameters: int
    about: str
    licence: str
    official: WeightsFile
    official_url: str
    copy: WeightsFile | None = None
    parts: tuple[Part, ...] = ()

    @property
    def files(self) -> tuple[WeightsFile, ...]:
        """Every form the weights may lie on disk in, the preferred one first."""
        return (self.official,) if self.copy is None else (self.official, self.copy)


def known_models(manifest: Path | None = None) -> tuple[Model, ...]:
    """Read the manifest.

    Parameters
    ----------
    manifest : Path, optional
        Another manifest than the program's own.

    Returns
    -------
    tuple of Model
        In the order of the manifest.
    """
    document = tomllib.loads((manifest or _own_manifest()).read_text(encoding="utf-8"))
    return tuple(_model(entry, document["official_host"]) for entry in document["model"])


def _own_manifest() -> Path:
    """Find the manifest: beside this file when installed, in `models/` in a checkout."""
    installed = Path(__file__).with_name("manifest.toml")
    return installed if installed.exists() else Path(__file__).parents[3] / "models" / "manifest.toml"


def _model(entry: dict[str, Any], official_host: str) -> Model:
    """Make a record of one table of the manifest."""
    official, copy = entry["official"], entry.get("copy")
    return Model(
        name=entry["name"],
        parameters=entry["parameters"],
        about=entry["about"],
        licence=entry["licence"],
        official=_weights_file(official),
        official_url=f"{official_host}/{official['path']}",
        copy=_weights_file(copy) if copy else None,
        parts=tuple(Part(part["distribution"], part["file"]) for part in copy["parts"]) if copy else (),
    )


def _weights_file(entry: dict[str, Any]) -> WeightsFile:
    """Take what every form has out of a table."""
    return WeightsFile(entry["file"], entry["size_bytes"], entry["sha256"])
