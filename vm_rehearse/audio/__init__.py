"""Audio files in: any format, rate and number of channels becomes mono samples.

Samples are float32 in [-1, 1] and of shape (n,), at the file's own rate; `resampled` changes the rate.
"""

from vm_rehearse.audio.decoders import MAX_DURATION_S
from vm_rehearse.audio.reading import RECOGNISER_RATE_HZ, Audio, Samples, read_audio
from vm_rehearse.audio.resampling import resampled
from vm_rehearse.audio.streams import opened_audio

__all__ = [
    "MAX_DURATION_S",
    "RECOGNISER_RATE_HZ",
    "Audio",
    "Samples",
    "opened_audio",
    "read_audio",
    "resampled",
]
