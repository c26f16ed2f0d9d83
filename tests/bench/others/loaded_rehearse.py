"""This program, loaded: ``python -m bench.others.loaded_rehearse MODELS TAKE.wav SCRIPT.txt``."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.others.answering import answer
from vm_rehearse.analysis import analyse
from vm_rehearse.audio import read_audio
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.recogniser.opening import whisper_recogniser
from vm_rehearse.take import Script


def main(models: str, take: str, script: str) -> None:
    """Answer ``script`` and ``free``: all the way from samples to a score, with a script and without."""
    audio = read_audio(Path(take))
    text = Script(Path(script).read_text(encoding="utf-8"))
    recogniser = whisper_recogniser(weights.locate("base", Path(models)), "base")
    recogniser.prepare()

    def analysed(said: Script | None) -> str:
        recogniser.forget()  # a take that was just heard takes no time to hear again
        analysis = analyse(
            audio, recogniser=recogniser, lexicon_of=load_lexicon, script=said, language="en", target_s=30.0
        )
        return " ".join(word.text for word in analysis.words)

    answer({"script": lambda: analysed(text), "free": lambda: analysed(None)})


if __name__ == "__main__":
    main(*sys.argv[1:])
