"""Audio files in and out: any format, rate and number of channels becomes mono samples.

Samples are float32 in [-1, 1] and of shape (n,), at the file's own rate; `resampled` changes the rate, and
`telephone_line` makes of them what the other side of a call hears.
"""

from vm_rehearse.audio.channels import Samples
from vm_rehearse.audio.decoders import MAX_DURATION_S, phone_format_reader
from vm_rehearse.audio.lengths import is_cut_short, is_far_shorter
from vm_rehearse.audio.reading import RECOGNISER_RATE_HZ, Audio, read_audio
from vm_rehearse.audio.resampling import Resampler, resampled
from vm_rehearse.audio.streams import opened_audio
from vm_rehearse.audio.telephone import TELEPHONE_RATE_HZ, telephone_line
from vm_rehearse.audio.writing import write_audio

__all__ = [
    "MAX_DURATION_S",
    "RECOGNISER_RATE_HZ",
    "TELEPHONE_RATE_HZ",
    "Audio",
    "Resampler",
    "Samples",
    "is_cut_short",
    "is_far_shorter",
    "opened_audio",
    "phone_format_reader",
    "read_audio",
    "resampled",
    "telephone_line",
    "write_audio",
]
