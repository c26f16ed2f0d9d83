"""Fit a `recogniser.pause_probe` on takes with truth.

``python -m accuracy.fitting_pause_probe FOLDER ...``, in the folder `tests`, has every take encoded and
writes the weights of a small network on the state of each frame in which a word or a filled pause was said.
Takes whose words have no times serve as well if there is no filled pause in them: then every frame of a heard
word is none. With ``--without VOICE`` the takes of a voice are left out, and shown is how many of *its*
filled pauses sound more like one than 99 of 100 of its words do.

What is fitted here tells a filled pause by its sound in every voice only if there are many: mix voices,
pitches, paces, noise, rooms and telephones. Never fit on the takes that measure the program.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention
from torch import nn

from accuracy.hearing_takes import analysis_of
from accuracy.truth import SaidWord, TakeTruth, read_truths
from vm_rehearse.audio import read_audio, resampled
from vm_rehearse.locations import models_folder
from vm_rehearse.measures.unheard.pause_sounds import PROBE_FRAME_S, PauseSounds
from vm_rehearse.recogniser import pause_probe
from vm_rehearse.recogniser.hearing import SAMPLE_RATE_HZ, WhisperRecogniser
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.recogniser.network.encoder import SoundEncoder
from vm_rehearse.recogniser.network.loading import load_model
from vm_rehearse.recogniser.pause_probe import PauseProbe
from vm_rehearse.recogniser.windows import WINDOW_S

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

_A_PAUSE_COUNTS = 20.0
"""As much more as words have more frames."""
_HIDDEN = 8
"""With 16 and 32 it is no better for a voice it was not fitted on; without any, worse by a twentieth."""
_STEPS, _AT_ONCE = 6000, 2048
_MOST_STEP, _DECAY, _DROPPED = 4e-3, 0.01, 0.3
_IN_A_ROW = 16
_RARE = 0.99


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="fitting_pause_probe", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--model", default="base")
    parser.add_argument("--without", metavar="VOICE")
    chosen = parser.parse_args(arguments)
    path = weights.locate(chosen.model, models_folder(os.environ))
    encoder = SoundEncoder(load_model(path, chosen.model))
    recogniser = WhisperRecogniser(path, chosen.model)
    states: list[Floats] = []
    pauses: list[Flags] = []
    left_out: list[tuple[Floats, Sequence[SaidWord]]] = []
    for truth in (truth for folder in chosen.folders for truth in read_truths(folder)):
        encoded = _encoded(truth, encoder)
        said = timed_words(truth, recogniser)
        if chosen.without is not None and _voice(truth) == chosen.without:
            left_out.append((encoded, said))
            continue
        is_word, is_pause = frames_said(said, len(encoded))
        states.append(encoded[is_word | is_pause].astype(np.float16))
        pauses.append(is_pause[is_word | is_pause])
    probe = fitted(np.concatenate(states).astype(np.float32), np.concatenate(pauses))
    if chosen.without is not None:
        print(f"{told_apart(probe, left_out):.2f} of the filled pauses of {chosen.without}")
        return 0
    file = Path(pause_probe.__file__).with_name("pause_probes") / f"{chosen.model}.json"
    file.write_text(written(probe), encoding="utf-8")
    print(f"{sum(map(len, pauses))} frames; written to {file}")
    return 0


def timed_words(truth: TakeTruth, recogniser: WhisperRecogniser) -> Sequence[SaidWord]:
    """What was said when: from the truth, or as it was heard where there is no filled pause in a take."""
    if all(word.start_s is not None for word in truth.said):
        return truth.said
    if any(word.kind == "filled_pause" for word in truth.said):
        return ()
    heard = analysis_of(truth, recogniser).transcript.words
    return [SaidWord(word.text, "word", None, word.start_s, word.end_s) for word in heard]


def frames_said(said: Sequence[SaidWord], count: int) -> tuple[Flags, Flags]:
    """In which of `count` frames a word was said, and in which a filled pause.

    Parameters
    ----------
    said : sequence of SaidWord
        With their times.
    count : int
    """
    of_word, of_pause = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
    for word in said:
        assert word.start_s is not None and word.end_s is not None
        inside = slice(round(word.start_s / PROBE_FRAME_S), round(word.end_s / PROBE_FRAME_S))
        of_word[inside] = word.kind != "filled_pause"
        of_pause[inside] = word.kind == "filled_pause"
    return of_word, of_pause


def fitted(states: Floats, is_pause: Flags, *, steps: int = _STEPS) -> PauseProbe:
    """The network, found by gradient descent with dropout (AdamW, one cycle), the same each time.

    Parameters
    ----------
    states : ndarray, shape=(frames, state)
    is_pause : ndarray of bool, shape=(frames,)
    steps : int, optional
    """
    mean, scale = states.mean(axis=0), states.std(axis=0) + 1e-3
    scaled = torch.from_numpy((states - mean) / scale)
    truth = torch.from_numpy(is_pause.astype(np.float32))
    counts = torch.where(truth > 0, _A_PAUSE_COUNTS, 1.0)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        hidden, output = nn.Linear(states.shape[1], _HIDDEN), nn.Linear(_HIDDEN, 1)
        dropout = nn.Dropout(_DROPPED)
        network = nn.Sequential(dropout, hidden, nn.ReLU(), dropout, output)
        descent = torch.optim.AdamW(network.parameters(), lr=_MOST_STEP, weight_decay=_DECAY)
        cycle = torch.optim.lr_scheduler.OneCycleLR(descent, _MOST_STEP, total_steps=steps)
        for _ in range(steps):
            some = torch.randint(len(scaled), (_AT_ONCE,))
            likely = network(scaled[some])[:, 0]
            cost = F.binary_cross_entropy_with_logits(likely, truth[some], weight=counts[some])
            descent.zero_grad()
            cost.backward()  # type: ignore[no-untyped-call]
            descent.step()
            cycle.step()
    weights, biases = (each.detach().numpy() for each in (hidden.weight, hidden.bias))
    return PauseProbe(
        (weights / scale).astype(np.float32),
        (biases - (weights / scale) @ mean).astype(np.float32),
        output.weight.detach().numpy()[0],
        output.bias.item(),
    )


def told_apart(probe: PauseProbe, takes: Sequence[tuple[Floats, Sequence[SaidWord]]]) -> float:
    """The part of the filled pauses of takes that are more like one than all but a hundredth of the words."""
    likeness: dict[bool, list[float]] = {False: [], True: []}
    for encoded, said in takes:
        sounds = PauseSounds(probed_nats=probe.log_odds(torch.from_numpy(encoded)))
        for word in said:
            nats = sounds.likeness_nats(word.start_s or 0.0, word.end_s or 0.0)
            if nats is not None:
                likeness[word.kind == "filled_pause"].append(nats)
    least = np.quantile(likeness[False], _RARE)
    return float(np.mean(np.array(likeness[True]) > least))


def written(probe: PauseProbe) -> str:
    """A probe as a JSON file."""
    document = {
        "hidden_weights": probe.hidden_weights.tolist(),
        "hidden_biases": probe.hidden_biases.tolist(),
        "output_weights": probe.output_weights.tolist(),
        "output_bias": probe.output_bias,
    }
    lists = (f'"{name}": {_numbers(numbers)}' for name, numbers in document.items())
    return "{\n" + ",\n".join(lists) + "\n}\n"


def _numbers(numbers: Any) -> str:
    """A number, or a list of numbers or of lists, some in a row."""
    if not isinstance(numbers, list):
        return f"{numbers:.3f}"
    parts = [_numbers(each) for each in numbers]
    some = 1 if parts[0].startswith("[") else _IN_A_ROW
    rows = (", ".join(parts[at : at + some]) for at in range(0, len(parts), some))
    return "[" + ",\n".join(rows) + "]"


def _encoded(truth: TakeTruth, encoder: SoundEncoder) -> Floats:
    """The encoder's state at each frame of a take, shape (frames, state)."""
    audio = read_audio(truth.audio)
    samples = resampled(audio.samples, audio.sample_rate, SAMPLE_RATE_HZ)
    return np.concatenate(list(_parts(samples, encoder)))


def _parts(samples: Floats, encoder: SoundEncoder) -> Iterator[Floats]:
    """The same, window by window."""
    step = round(WINDOW_S * SAMPLE_RATE_HZ)
    for first in range(0, len(samples), step):
        part = samples[first : first + step]
        yield encoder.encoded(part)[: round(len(part) / SAMPLE_RATE_HZ / PROBE_FRAME_S)].numpy()


def _voice(truth: TakeTruth) -> str:
    """Who speaks in a take; "" where the file does not say."""
    return str(json.loads(truth.audio.with_suffix(".json").read_text(encoding="utf-8")).get("voice", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
