"""The voice of the sample takes: hibari-tts, asked for its words' times as well as for its sound.

hibari's model decides how many steps of 25 ms every phoneme lasts, and keeps that to itself. The model is an
ONNX file, so one more output can be named in it; then the times of the words are known, not guessed from the
sound.
"""

# ruff: noqa: RUF001 - the letters of phonemes

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import numpy as np
from hibari import Hibari, dsp
from numpy.typing import NDArray

SAMPLE_RATE = Hibari.sample_rate
STEP_S = 0.025  # of the model's phoneme lengths
LEAD_S = (
    0.035  # the sound comes before them by so much: measured at the edges of "s", the same at every speed
)
PHONEME_LENGTHS = "/Round_output_0"  # the tensor in the model's graph that holds them
PUNCTUATION = ".,!?;:—…"
_HALF = re.compile(r"^(\w+)-(\W*)$")
FILLED_PAUSES = {  # a letter said twice is a longer sound
    "um": "ˈʌʌm",
    "umm": "ˈʌʌmm",
    "uh": "ˈʌʌ",
    "uhh": "ˈʌʌʌ",
    "er": "ˈɜɜɹ",
    "erm": "ˈɜɹm",
    "ah": "ˈɑɑ",
    "mm": "mmm",
    "hm": "hmm",
}
HALF_WORDS = {"con-": "kˈɑn", "mee-": "mˈi", "st-": "st", "tues-": "tˈuz"}

Samples = NDArray[np.float32]
Span = tuple[float, float]


class Voice:
    """A voice of hibari-tts that tells when it says each word."""

    def __init__(self, name: str = "heart") -> None:
        model = Path(Hibari(name).model_path).read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "voice.onnx"
            path.write_bytes(with_output(model, PHONEME_LENGTHS))
            self._hibari = Hibari(name, model=str(path))

    def say(
        self, words: list[str], filled_pauses: set[int], speed: float, draw: np.random.Generator
    ) -> tuple[Samples, list[Span]]:
        """Say some words in one breath.

        Parameters
        ----------
        words : list of str
            As written, with punctuation.
        filled_pauses : set of int
            The positions of those that are filled pauses, whose sound is in `FILLED_PAUSES`.
        speed : float
            Relative to the voice's own pace.
        draw : numpy.random.Generator
            Makes the breathy part of the sound.

        Returns
        -------
        samples : ndarray, shape=(n,), float32
            At `SAMPLE_RATE`.
        spans : list of (start, end)
            One a word, in seconds.
        """
        sounds = self._sounds(words, filled_pauses)
        ids = self._hibari.ids(" ".join(sounds))
        inputs = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        *spectra, lengths = self._hibari.sess.run(None, inputs)
        samples = dsp.synth(*(tensor[0] for tensor in spectra), draw)
        edges_s = np.concatenate([[0], np.cumsum(lengths)]) * STEP_S - LEAD_S
        spans, position = [], 1  # the first id is a pad
        for sound in sounds:
            end = position + self._count(sound.rstrip(PUNCTUATION))
            spans.append((float(edges_s[position]), float(edges_s[end])))
            position += self._count(sound) + 1  # and the space
        return samples, spans

    def _count(self, sounds: str) -> int:
        """How many of these letters the model knows; it passes over the others."""
        return len(self._hibari.ids(sounds)) - 2

    def _sounds(self, words: list[str], filled_pauses: set[int]) -> list[str]:
        """Find the phonemes of every word, in the light of its neighbours."""
        text = " ".join(_HALF.sub(r"\1\2", word) for word in words)
        sounds = " ".join(self._hibari.phonemize(text)).split(" ")
        if len(sounds) != len(words):
            raise ValueError(f"{len(words)} words have {len(sounds)} pronunciations: {text!r} -> {sounds}")
        for number in filled_pauses:
            bare = words[number].rstrip(PUNCTUATION)
            sounds[number] = FILLED_PAUSES[bare.lower()] + words[number][len(bare) :]
        for number, word in enumerate(words):
            bare = word.rstrip(PUNCTUATION)
            if bare.endswith("-"):
                sounds[number] = HALF_WORDS[bare.lower()] + word[len(bare) :]
        return sounds


def with_output(model: bytes, tensor: str) -> bytes:
    """Name an inner tensor of an ONNX model as one more output.

    A model is a protobuf message whose field 7 is the graph, and field 12 of a graph is an output. Appending
    a field to a message adds to it, so only the length of the graph has to be written anew.
    """
    name = tensor.encode()
    value = b"\x0a" + _varint(len(name)) + name  # field 1, its name; the runtime works out type and shape
    output = _varint(12 << 3 | 2) + _varint(len(value)) + value
    position = 0
    while position < len(model):
        start = position
        key, position = _read_varint(model, position)
        length, position = _read_varint(model, position)
        if key == 7 << 3 | 2:
            graph = model[position : position + length] + output
            return model[:start] + _varint(key) + _varint(len(graph)) + graph + model[position + length :]
        if key & 7 == 2:  # a field with a length; the others here are bare numbers
            position += length
    raise ValueError("no graph in this model")


def _varint(number: int) -> bytes:
    """Write a number as protobuf does: seven bits a byte, lowest first."""
    digits = bytearray()
    while number > 127:
        digits.append(number & 127 | 128)
        number >>= 7
    return bytes([*digits, number])


def _read_varint(data: bytes, position: int) -> tuple[int, int]:
    """Read a number of protobuf; also the position after it."""
    number = shift = 0
    while True:
        byte = data[position]
        number |= (byte & 127) << shift
        position, shift = position + 1, shift + 7
        if byte < 128:
            return number, position
