"""Which moments of a recording sound like a filled pause, told by the encoder's own state.

Whisper writes many of them down as a word or not at all, but its encoder hears them: a small network on the
state of a frame (a probe) tells "um" and "uh" from words. Its numbers belong to one model's weights, and lie
by its name beside this module; `tests/accuracy/fitting_pause_probe.py` makes them.
Those for "base" were fitted on 813 takes of five synthetic voices, in noise, rooms and telephones too, and on
24 of Dutch people who read without a filled pause. Of voices that a fit had not heard, 93 of 100 filled
pauses sounded more like one than 99 of 100 words did, and 88 more than 199 of 200; with no hidden layer
(a linear probe) the latter were 85.

Literature
----------
Alain, G. & Bengio, Y. (2016). Understanding intermediate layers using linear classifier probes.
arXiv:1610.01644.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention

_FOLDER = Path(__file__).with_name("pause_probes")
_ARRAYS = ("hidden_weights", "hidden_biases", "output_weights")


@dataclass(frozen=True)
class PauseProbe:
    """A network with one hidden layer of rectified sums, on the encoder's state at a frame.

    Parameters
    ----------
    hidden_weights : ndarray, shape=(hidden, state), float32
    hidden_biases : ndarray, shape=(hidden,), float32
    output_weights : ndarray, shape=(hidden,), float32
        What each hidden sum adds to the log-odds.
    output_bias : float
        The log-odds where every hidden sum is zero.
    """

    hidden_weights: npt.NDArray[np.float32]
    hidden_biases: npt.NDArray[np.float32]
    output_weights: npt.NDArray[np.float32]
    output_bias: float

    def log_odds(self, encoded: torch.Tensor) -> npt.NDArray[np.float32]:
        """How much the sound of each frame is like a filled pause.

        Parameters
        ----------
        encoded : Tensor, shape=(frames, state)
            The encoder's output.

        Returns
        -------
        ndarray, shape=(frames,), float32
            In nats, as if every second frame belonged to one.
        """
        hidden = F.relu(
            F.linear(encoded, torch.from_numpy(self.hidden_weights), torch.from_numpy(self.hidden_biases))
        )
        found: npt.NDArray[np.float32] = (
            hidden @ torch.from_numpy(self.output_weights) + self.output_bias
        ).numpy()
        return found


def pause_probe(model: str) -> PauseProbe | None:
    """The probe for a model; None where there is none for it.

    Parameters
    ----------
    model : str
        Its name, such as "base".
    """
    path = _FOLDER / f"{model}.json"
    if not path.is_file():
        return None
    document = json.loads(path.read_text(encoding="utf-8"))
    weights, biases, outputs = (np.array(document[name], dtype=np.float32) for name in _ARRAYS)
    return PauseProbe(weights, biases, outputs, float(document["output_bias"]))
