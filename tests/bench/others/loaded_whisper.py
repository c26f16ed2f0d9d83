"""openai-whisper, loaded: ``python -m bench.others.loaded_whisper SHA256 FOLDER TAKE.wav``."""

from __future__ import annotations

import sys

import whisper

from bench.others.answering import answer
from bench.others.given_weights import MODEL, expect


def main(digest: str, folder: str, take: str) -> None:
    """Answer ``words``: words with their times, as `transcribe` gives them."""
    expect(digest)
    samples = whisper.load_audio(take)
    model = whisper.load_model(MODEL, device="cpu", download_root=folder)

    def heard() -> str:
        result = model.transcribe(samples, language="en", word_timestamps=True, fp16=False)
        return str(result["text"])

    answer({"words": heard})


if __name__ == "__main__":
    main(*sys.argv[1:])
