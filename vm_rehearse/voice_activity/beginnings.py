"""The beginning of a message, where the detector passes it over.

With nothing before it to go by, the detector often takes a drawn-out first sound for no speech: the "um" of
"um, hello", or a word before a noisy background. The recogniser hears it all the same. So if the first word
is over before there is speech, the message begins with the sound that lies before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.take import Stretch, Transcript
from vm_rehearse.voice_activity.levels import LEVEL_HOP_S, background_db, frame_of, levels_db, spoken_frames

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

_HARDLY_S = 0.08
"""A word that has no more of its time in the speech was said before it."""
_LOOK_BACK_S = 1.5
_SHORTEST_S = 0.1
_LONGEST_GAP_S = 0.25
"""Between the first word and the next, where they belong together."""
_SMOOTHING_S = 0.05
_RISE_DB = 10.0
_LOUDNESS = 0.3
"""Of the way from the background up to loud speech; what is softer may be somebody else, or a breath."""


def with_first_word(transcript: Transcript, samples: Samples) -> Transcript:
    """The transcript whose speech begins with its first word.

    Parameters
    ----------
    transcript : Transcript
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
        The recording.
    """
    if not transcript.words or not transcript.speech:
        return transcript
    word, first = transcript.words[0], transcript.speech[0]
    if word.end_s >= first.start_s + _HARDLY_S:
        return transcript
    begin_s = _sound_before_s(samples, transcript.speech)
    if begin_s is None:
        return transcript
    speech = (Stretch(begin_s, first.end_s), *transcript.speech[1:])
    word = replace(word, start_s=begin_s, end_s=max(word.end_s, begin_s))
    return replace(transcript, words=(word, *transcript.words[1:]), speech=speech)


def _sound_before_s(samples: Samples, speech: tuple[Stretch, ...]) -> float | None:
    """When the sound begins that leads up to the speech; None if it is quiet there."""
    levels = levels_db(samples)
    spoken = spoken_frames(len(levels), [(stretch.start_s, stretch.end_s) for stretch in speech])
    background = background_db(levels, spoken)
    loud = float(np.percentile(levels[spoken], 95))
    least = background + max(_RISE_DB, _LOUDNESS * (loud - background))
    width = round(_SMOOTHING_S / LEVEL_HOP_S)
    end, limit = frame_of(speech[0].start_s), frame_of(speech[0].start_s - _LOOK_BACK_S)
    if limit == end:
        return None
    power = np.convolve(10 ** (levels[limit:end] / 10), np.ones(width) / width, mode="same")
    loud_frames = np.flatnonzero(10 * np.log10(power + 1e-12) >= least)
    begin = len(power)
    for frame in loud_frames[::-1]:
        if (begin - frame) * LEVEL_HOP_S > _LONGEST_GAP_S:
            break
        begin = int(frame)
    is_word = (len(power) - begin) * LEVEL_HOP_S >= _SHORTEST_S
    return (limit + begin) * LEVEL_HOP_S if is_word else None
