"""Whisper weights out of a CTranslate2 file, under the names of `whisper.model.Whisper`.

The file is plain arrays and no code. All integers are little-endian, and a text is a u16 length and that
many bytes, the last of them zero::

    version u32, specification text, revision u32, number of variables u32
    per variable: name text, rank u8, dimensions u32 each, dtype u8, length in bytes u32, data
    number of aliases u32; per alias: name text, name of the variable text

The specification is the one of CTranslate2 (https://github.com/OpenNMT/CTranslate2), model version 6.
Arrays are views of the memory-mapped file until they become tensors, so nothing is held twice.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vm_rehearse.errors import ModelProblem

if TYPE_CHECKING:
    from torch import Tensor
    from whisper.model import ModelDimensions

Variables = dict[str, NDArray[np.generic]]

FILE_VERSION = 6
SPECIFICATION = "WhisperSpec"
DTYPES = ("<f4", "<i1", "<i2", "<i4", "<f2")
LARGEST_RANK = 4


class DamagedFile(Exception):
    """The bytes are not a whole CTranslate2 file of a Whisper model; the message says why."""


class _Cursor:
    """A place in the file that moves on with everything read."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self.data = data
        self.at = 0

    def take(self, length: int) -> NDArray[np.uint8]:
        """Return the next `length` bytes, uncopied."""
        end = self.at + length
        if end > len(self.data):
            raise DamagedFile(
                f"it ends at byte {len(self.data)}, inside something that goes on to byte {end}"
            )
        piece = self.data[self.at : end]
        self.at = end
        return piece

    def number(self, layout: str) -> int:
        """Return one integer, `layout` being its letter in `struct`."""
        (value,) = struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)).tobytes())
        return int(value)

    def text(self) -> str:
        """Return a text without its closing zero."""
        return self.take(self.number("H")).tobytes().rstrip(b"\0").decode("utf-8", "replace")


def read_variables(path: Path) -> Variables:
    """Read the arrays of a CTranslate2 file by name.

    Parameters
    ----------
    path : Path
        The file; it stays memory-mapped as long as one of the arrays lives.

    Returns
    -------
    dict of str to ndarray
        Every variable and alias, in the dtype and shape of the file.

    Raises
    ------
    ModelProblem
        If the file is damaged or of another kind (``model_damaged``).
    """
    try:
        return dict(_variables(_Cursor(np.memmap(path, np.uint8, "r"))))
    except (DamagedFile, OSError, ValueError) as problem:
        raise ModelProblem(
            "model_damaged",
            f"The model file {path} is damaged: {problem}.",
            hint=f"Type: rehearse model get {path.stem}",
        ) from problem


def _variables(file: _Cursor) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield every variable, then every alias."""
    version, specification, _revision = file.number("I"), file.text(), file.number("I")
    if (version, specification) != (FILE_VERSION, SPECIFICATION):
        raise DamagedFile("it does not begin like the weights of a Whisper model")
    known: Variables = {}
    for _ in range(file.number("I")):
        name, rank = file.text(), file.number("B")
        if rank > LARGEST_RANK:
            raise DamagedFile(f"{name!r} has {rank} dimensions")
        shape = tuple(file.number("I") for _ in range(rank))
        kind = file.number("B")
        if kind >= len(DTYPES):
            raise DamagedFile(f"{name!r} is of the unknown type {kind}")
        known[name] = file.take(file.number("I")).view(DTYPES[kind]).reshape(shape)
        yield name, known[name]
    for _ in range(file.number("I")):
        alias, name = file.text(), file.text()
        if name not in known:
            raise DamagedFile(f"{alias!r} stands for {name!r}, which is not there")
        yield alias, known[name]
    if file.at != len(file.data):
        raise DamagedFile(f"{len(file.data) - file.at} bytes follow its end")


def dimensions(variables: Mapping[str, NDArray[np.generic]]) -> ModelDimensions:
    """Return whisper's dimensions, told from the shapes of the arrays.

    Raises
    ------
    DamagedFile
        If an array that tells one is missing or has another rank.
    """
    from vm_rehearse.recogniser.whisper_package import ModelDimensions

    try:
        audio_context, audio_state = variables["encoder/position_encodings/encodings"].shape
        text_context, text_state = variables["decoder/position_encodings/encodings"].shape
        return ModelDimensions(
            n_mels=variables["encoder/conv1/weight"].shape[1],
            n_audio_ctx=audio_context,
            n_audio_state=audio_state,
            n_audio_head=int(variables["encoder/num_heads"]),
            n_audio_layer=_layers(variables, "encoder"),
            n_vocab=variables["decoder/embeddings/weight"].shape[0],
            n_text_ctx=text_context,
            n_text_state=text_state,
            n_text_head=int(variables["decoder/num_heads"]),
            n_text_layer=_layers(variables, "decoder"),
        )
    except (KeyError, ValueError, IndexError, TypeError) as problem:
        raise DamagedFile(f"what tells the size of the model is not there ({problem})") from problem


def state_dict(variables: Mapping[str, NDArray[np.generic]]) -> dict[str, Tensor]:
    """Return the arrays as tensors, in their own type, for ``load_state_dict(strict=True)``.

    Raises
    ------
    DamagedFile
        If an array is missing.
    """
    import torch

    def tensor(array: NDArray[np.generic]) -> Tensor:
        # A copy, since arrays in the file start at odd bytes; what is no float can't be a parameter.
        kind = array.dtype if array.dtype.kind == "f" else np.dtype(np.float32)
        return torch.from_numpy(array.astype(kind))

    try:
        return {name: tensor(array) for name, array in _renamed(variables)}
    except KeyError as problem:
        raise DamagedFile(f"{problem} is not in it") from problem


def _layers(variables: Mapping[str, NDArray[np.generic]], side: str) -> int:
    """Count the layers of the encoder or decoder."""
    prefix = f"{side}/layer_"
    numbered = (name[len(prefix) :].split("/")[0] for name in variables if name.startswith(prefix))
    return len({number for number in numbered if number.isdecimal()})


def _renamed(variables: Mapping[str, NDArray[np.generic]]) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield each of whisper's parameters with its array."""
    yield "encoder.positional_embedding", variables["encoder/position_encodings/encodings"]
    yield "decoder.positional_embedding", variables["decoder/position_encodings/encodings"]
    yield "decoder.token_embedding.weight", variables["decoder/embeddings/weight"]
    for convolution in ("conv1", "conv2"):
        for part in ("weight", "bias"):
            yield f"encoder.{convolution}.{part}", variables[f"encoder/{convolution}/{part}"]
    yield from _layer_norm(variables, "encoder/layer_norm", "encoder.ln_post")
    yield from _layer_norm(variables, "decoder/layer_norm", "decoder.ln")
    for side in ("encoder", "decoder"):
        for number in range(_layers(variables, side)):
            source, target = f"{side}/layer_{number}", f"{side}.blocks.{number}"
            yield from _attention(
                variables, f"{source}/self_attention", f"{target}.attn", (("query", "key", "value"), ("out",))
            )
            if side == "decoder":
                yield from _attention(
                    variables,
                    f"{source}/attention",
                    f"{target}.cross_attn",
                    (("query",), ("key", "value"), ("out",)),
                )
            yield from _layer_norm(variables, f"{source}/ffn/layer_norm", f"{target}.mlp_ln")
            for linear, place in ((0, 0), (1, 2)):
                for part in ("weight", "bias"):
                    yield f"{target}.mlp.{place}.{part}", variables[f"{source}/ffn/linear_{linear}/{part}"]


def _layer_norm(
    variables: Mapping[str, NDArray[np.generic]], source: str, target: str
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield the two parameters of a layer norm."""
    yield f"{target}.weight", variables[f"{source}/gamma"]
    yield f"{target}.bias", variables[f"{source}/beta"]


def _attention(
    variables: Mapping[str, NDArray[np.generic]],
    source: str,
    target: str,
    stacked: tuple[tuple[str, ...], ...],
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield the parameters of an attention block; `stacked` says which projections share a variable."""
    yield from _layer_norm(variables, f"{source}/layer_norm", f"{target}_ln")
    for number, projections in enumerate(stacked):
        for part in ("weight", "bias"):
            together = variables[f"{source}/linear_{number}/{part}"]
            height = len(together) // len(projections)
            for place, projection in enumerate(projections):
                # whisper's key projection has no bias; the file has zeros in its place.
                if (projection, part) != ("key", "bias"):
                    yield (
                        f"{target}.{projection}.{part}",
                        together[place * height : (place + 1) * height],
                    )
