"""Where there is speech in a recording, and while it is still coming.

Silero's detector tells speech from other sound, in blocks of 32 ms (`silero`). It answers a little late at
soft beginnings and a little late at ends, so `stretches` moves each boundary to where the sound really rises
out of the background, or sinks into it: by its level (`levels`), in noise by its bands (`bands`,
`prominence`), and in a room without its `echo`. `so_far` does without, as it has no later sound to look at. A
first word that only the recogniser heard has its sound found by `beginnings`.
"""

from vm_rehearse.voice_activity.beginnings import with_first_word
from vm_rehearse.voice_activity.silero import BLOCK_SAMPLES, SAMPLE_RATE_HZ
from vm_rehearse.voice_activity.so_far import SpeechSoFar
from vm_rehearse.voice_activity.stretches import speech_probabilities, speech_stretches

__all__ = [
    "BLOCK_SAMPLES",
    "SAMPLE_RATE_HZ",
    "SpeechSoFar",
    "speech_probabilities",
    "speech_stretches",
    "with_first_word",
]
