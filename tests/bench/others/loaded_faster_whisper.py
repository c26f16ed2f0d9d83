"""faster-whisper, loaded: ``python -m bench.others.loaded_faster_whisper FOLDER TAKE.wav``."""

from __future__ import annotations

import sys

from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio

from bench.others.answering import answer


def main(folder: str, take: str) -> None:
    """Answer ``words``: words with their times, by the quickest usual settings."""
    samples = decode_audio(take)
    model = WhisperModel(folder, device="cpu", compute_type="int8")

    def heard() -> str:
        segments, _ = model.transcribe(samples, language="en", beam_size=1, word_timestamps=True)
        return " ".join(segment.text for segment in segments)

    answer({"words": heard})


if __name__ == "__main__":
    main(*sys.argv[1:])
