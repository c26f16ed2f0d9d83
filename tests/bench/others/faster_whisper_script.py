"""A bare script with faster-whisper: ``python -m bench.others.faster_whisper_script FOLDER TAKE.wav``."""

from __future__ import annotations

import sys

from faster_whisper import WhisperModel

if __name__ == "__main__":
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8")
    segments, _ = model.transcribe(sys.argv[2], beam_size=1, word_timestamps=True)
    for segment in segments:
        for word in segment.words or ():
            print(f"{word.start:.2f} {word.end:.2f} {word.word.strip()}")
