"""A second synthesiser for the takes: Debian's flite (``apt-get install libflite1``), with its words' times.

flite keeps the end of every segment it speaks, so the times are its own, not guessed from the sound.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_float, c_int, c_short, c_void_p
from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

SAMPLE_RATE = 24000
DECAY_S = 0.06  # how long a sound goes on into the silence after it; what comes later is the vocoder's
PUNCTUATION = ".,!?;:—"
WRITTEN_FOR_FLITE = {"umm": "um", "uhh": "uh", "erm": "urm"}
_WORD_END = b"daughtern.R:SylStructure.daughtern.daughtern.R:Segment.end"

Samples = NDArray[np.float32]
Span = tuple[float, float]


class _Wave(ctypes.Structure):
    """flite's ``cst_wave``."""

    _fields_ = (
        ("type", c_char_p),
        ("sample_rate", c_int),
        ("num_samples", c_int),
        ("num_channels", c_int),
        ("samples", POINTER(c_short)),
    )


class _Voice(ctypes.Structure):
    """The beginning of flite's ``cst_voice``."""

    _fields_ = (("name", c_char_p), ("features", c_void_p))


def _library(name: str) -> ctypes.CDLL:
    """One of flite's libraries, its symbols open to the others."""
    return ctypes.CDLL(f"lib{name}.so.1", ctypes.RTLD_GLOBAL)


def _function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of a library with its types."""
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
    return function


class Flite:
    """A voice of flite ("rms" or "slt") that tells when it says each word."""

    def __init__(self, name: str) -> None:
        flite = _library("flite")
        _library("flite_cmulex")
        _library("flite_usenglish")
        _function(flite, "flite_init", c_int)()
        self._synthesise = _function(flite, "flite_synth_text", c_void_p, c_char_p, c_void_p)
        self._wave = _function(flite, "utt_wave", c_void_p, c_void_p)
        self._relation = _function(flite, "utt_relation", c_void_p, c_void_p, c_char_p)
        self._head = _function(flite, "relation_head", c_void_p, c_void_p)
        self._next = _function(flite, "item_next", c_void_p, c_void_p)
        self._number = _function(flite, "flite_ffeature_float", c_float, c_void_p, c_char_p)
        self._text = _function(flite, "flite_ffeature_string", c_char_p, c_void_p, c_char_p)
        self._set = _function(flite, "flite_feat_set_float", None, c_void_p, c_char_p, c_float)
        self._delete = _function(flite, "delete_utterance", None, c_void_p)
        register = _function(_library(f"flite_cmu_us_{name}"), f"register_cmu_us_{name}", c_void_p, c_void_p)
        self._voice = register(None)

    def say(
        self, words: list[str], filled_pauses: set[int], speed: float, draw: np.random.Generator
    ) -> tuple[Samples, list[Span]]:
        """Say some words in one breath: see `synthesis.Speaker`; nothing is drawn."""
        features = ctypes.cast(self._voice, POINTER(_Voice)).contents.features
        self._set(features, b"duration_stretch", 1 / speed)
        utterance = self._synthesise(" ".join(map(_for_flite, words)).encode(), self._voice)
        wave = ctypes.cast(self._wave(utterance), POINTER(_Wave)).contents
        samples = np.ctypeslib.as_array(wave.samples, (wave.num_samples,)).astype(np.float32) / 32768
        ends_s = [self._number(token, _WORD_END) for token in self._items(utterance, b"Token")]
        if len(ends_s) != len(words):
            raise ValueError(f"{len(words)} words were spoken as {len(ends_s)}: {words}")
        begin_s = 0.0
        for segment in self._items(utterance, b"Segment"):
            end_s = self._number(segment, b"end")
            if self._text(segment, b"name") == b"pau":
                samples[round((begin_s + DECAY_S) * wave.sample_rate) : round(end_s * wave.sample_rate)] = 0
            begin_s = end_s
        samples = soxr.resample(samples, wave.sample_rate, SAMPLE_RATE)
        self._delete(utterance)
        return samples, list(zip([0.0, *ends_s], ends_s, strict=False))

    def _items(self, utterance: int, relation: bytes) -> list[int]:
        """The items of one of an utterance's relations."""
        items, item = [], self._head(self._relation(utterance, relation))
        while item:
            items.append(item)
            item = self._next(item)
        return items


def _for_flite(word: str) -> str:
    """A word as flite reads it well: a half word without its hyphen, filled pauses in its own spelling."""
    bare = word.rstrip(PUNCTUATION)
    closing = word[len(bare) :].replace("—", ",")
    return WRITTEN_FOR_FLITE.get(bare.lower(), bare.removesuffix("-")) + closing
