"""A weights file -> whisper's model, ready to recognise on the processor.

Two kinds of file are read: whisper's own ``NAME.pt`` and the CTranslate2 form ``NAME.ct2``.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vm_rehearse.errors import ModelProblem

if TYPE_CHECKING:
    from torch import Tensor
    from whisper.model import ModelDimensions, Whisper


def load_model(path: Path, name: str) -> Whisper:
    """Load a model on the processor, with the alignment heads of its name, for inference only.

    Parameters
    ----------
    path : Path
        The weights, as `weights.locate` returns them. They are checked to be whole and to fit together;
        their hash is not computed again (`weights.check` does).
    name : str
        The model's name, such as ``"base"``: it decides which attention heads give word times.

    Returns
    -------
    whisper.model.Whisper
        In evaluation mode, without gradients; its parameters have the type that they have in the file.

    Raises
    ------
    ModelProblem
        If the file is missing or damaged.
    """
    sizes, parameters = _read_ctranslate2(path) if path.suffix == ".ct2" else _read_checkpoint(path)
    from vm_rehearse.recogniser.whisper_package import ALIGNMENT_HEADS

    heads = ALIGNMENT_HEADS.get(name)
    try:
        model = _empty_model(sizes)
        model.load_state_dict(parameters, strict=True, assign=True)
        if heads is not None:
            model.set_alignment_heads(heads)
    except (RuntimeError, TypeError, ValueError, ZeroDivisionError) as problem:
        raise _damaged(path, "its parts do not fit together") from problem
    return model.requires_grad_(False).eval()


def _read_ctranslate2(path: Path) -> tuple[ModelDimensions, Mapping[str, Tensor]]:
    """Read sizes and parameters of a CTranslate2 file."""
    from vm_rehearse.recogniser.network import ctranslate2

    variables = ctranslate2.read_variables(path)
    try:
        return ctranslate2.dimensions(variables), ctranslate2.state_dict(variables)
    except ctranslate2.DamagedFile as problem:
        raise _damaged(path, str(problem)) from problem


def _read_checkpoint(path: Path) -> tuple[ModelDimensions, Mapping[str, Tensor]]:
    """Read sizes and parameters of one of whisper's own files; no code in it is ever run."""
    import torch

    from vm_rehearse.recogniser.whisper_package import ModelDimensions

    try:
        # Only archives can be memory-mapped; files of an older form are read whole.
        checkpoint: dict[str, Any] = torch.load(
            path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path)
        )
        return ModelDimensions(**checkpoint["dims"]), checkpoint["model_state_dict"]
    except Exception as problem:  # a damaged archive makes torch.load raise nearly anything
        raise _damaged(path, "it can't be read as the weights of a Whisper model") from problem


def _empty_model(sizes: ModelDimensions) -> Whisper:
    """Make a model whose parameters hold nothing yet: drawing random ones would take most of the time."""
    import torch
    from torch.overrides import TorchFunctionMode

    from vm_rehearse.recogniser.whisper_package import Whisper

    class Undrawn(TorchFunctionMode):
        def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            if getattr(function, "__module__", None) == torch.nn.init.__name__:
                return args[0] if args else kwargs["tensor"]
            return function(*args, **(kwargs or {}))

    with Undrawn():
        return Whisper(sizes)


def _damaged(path: Path, why: str) -> ModelProblem:
    """Say that a file can't be used, and how to get a new one."""
    return ModelProblem(
        "model_damaged",
        f"The model file {path} is damaged: {why}.",
        hint=f"Type: rehearse model get {path.stem}",
    )
