"""Speech in, words out: samples to words with times and probabilities.

This module is the door; it loads nothing heavy. `opening` loads the libraries, with `stand_in` for what isn't
needed of them (`whisper_package`), and gives the recogniser, `hearing`. `model_files` has its weights, and
`languages` those it knows.

A recording is cut into `windows`, each of which is a `transcription` out of `passages` of its sound: the
`network` looks at it, `decoding` writes it down, and `timed_words` are made of that. `weighing` holds other
words against the same sound afterwards, and the `pause_probe` tells what in it is like a filled pause.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from vm_rehearse.measures.questions import Weigh
from vm_rehearse.take import Stretch, Transcript

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# PyTorch's threads wait for each other after every operation: by default in a loop of about a millisecond
# before they sleep. Beside another busy program one is kept waiting again and again, and the loops take the
# processor from what they wait for: two threads were then five times slower than one. A loop of some ten
# microseconds costs as good as nothing else. (GNU's library reads this when PyTorch is loaded.)
os.environ.setdefault("GOMP_SPINCOUNT", "10000")


@dataclass(frozen=True)
class Hearing:
    """What was heard in one recording.

    `weigh` still has the sound at hand: it holds other readings of places in the transcript against it, and
    answers with one weight a question, or None where a place lies across two windows.

    `probed_nats` says how much the sound is like a filled pause, as log-odds for each frame of 20 ms of the
    recording, NaN where nothing was heard; None where there is no `pause_probe` for the model.
    """

    transcript: Transcript
    weigh: Weigh
    probed_nats: npt.NDArray[np.float32] | None = None


class Overtaken(Exception):
    """What was being heard is no longer wanted."""


class Recogniser(Protocol):
    """Anything that turns a recording into words."""

    @property
    def name(self) -> str:
        """The model's name, such as "base"."""

    def expect(self) -> None:
        """Begin to get ready, and don't wait for it: there may be something to hear in a moment."""

    def prepare(self) -> None:
        """Load what takes time, so that `hear` begins at once; it may be called from another thread."""

    def hear(
        self,
        samples: npt.NDArray[np.float32],
        *,
        speech: Sequence[Stretch],
        language: str | None,
        draft: str | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> Hearing:
        """The words of a recording: mono at 16 kHz, where there is speech, and its language if known.

        A draft, what is probably said, may save time, and so does having heard its beginning before; neither
        makes a difference to the words. Raises Overtaken soon after `is_wanted` says no.
        """
