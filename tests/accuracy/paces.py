"""A take said slower or faster by the same voice: its sound stretched or pressed, its truth with it."""

from __future__ import annotations

from dataclasses import replace

import av
import numpy as np
from numpy.typing import NDArray

from accuracy.truth import SaidWord, TakeTruth

Samples = NDArray[np.float32]


def at_pace(samples: Samples, rate_hz: int, pace: float) -> Samples:
    """Let a voice speak at another pace, its pitch as it is (FFmpeg's ``atempo``).

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32
    rate_hz : int
    pace : float
        1.25 is a quarter faster; from 0.5 to 100.
    """
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="flt", layout="mono")
    stretch, sink = graph.add("atempo", str(pace)), graph.add("abuffersink")
    source.link_to(stretch)
    stretch.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
    frame.sample_rate = rate_hz
    source.push(frame)
    source.push(None)
    pieces: list[Samples] = []
    while True:
        try:
            piece = sink.pull()
        except (av.EOFError, av.BlockingIOError):
            return np.concatenate(pieces)
        assert isinstance(piece, av.AudioFrame)
        pieces.append(piece.to_ndarray()[0])


def truth_at_pace(truth: TakeTruth, pace: float) -> TakeTruth:
    """What is then known of the take."""
    pauses = truth.pauses
    return replace(
        truth,
        said=tuple(_sooner(word, pace) for word in truth.said),
        duration_s=truth.duration_s / pace,
        words_per_minute=truth.words_per_minute * pace,
        pauses=None if pauses is None else tuple((start_s / pace, end_s / pace) for start_s, end_s in pauses),
    )


def _sooner(word: SaidWord, pace: float) -> SaidWord:
    """The word at its new time, if it has one."""
    if word.start_s is None or word.end_s is None:
        return word
    return replace(word, start_s=word.start_s / pace, end_s=word.end_s / pace)
