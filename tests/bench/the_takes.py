"""The takes that are measured with: two samples, cut at a pause so that they last 25 to 30 seconds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import soundfile

from bench.children import CHECKOUT

SAMPLES = CHECKOUT / "samples"
SHORTEST_S, LONGEST_S = 25.0, 30.0
LEAST_HEARD = 0.6


@dataclass(frozen=True)
class BenchTake:
    """A recording as WAV, what was to be said in it, and the words that are."""

    audio: Path
    script: Path
    duration_s: float
    said: tuple[str, ...]


def read_closely(folder: Path) -> BenchTake:
    """Make a take in which the script is said word for word, in a folder."""
    return _cut(folder, "close", take="take5", last_word="three", number=2)


def read_loosely(folder: Path) -> BenchTake:
    """Make a take with filled pauses, a filler word and a changed word, in a folder."""
    return _cut(folder, "loose", take="take3", last_word="three", number=1)


def _cut(folder: Path, name: str, *, take: str, last_word: str, number: int) -> BenchTake:
    """Cut a sample and its script behind a word, the `number`th of its kind."""
    truth = json.loads((SAMPLES / "takes" / f"{take}.json").read_text(encoding="utf-8"))
    timed = truth["words_timed"]
    last = [place for place, word in enumerate(timed) if word["word"] == last_word][number - 1]
    middle_s = (timed[last]["end_s"] + timed[last + 1]["start_s"]) / 2
    samples, rate = soundfile.read(SAMPLES / "takes" / f"{take}.flac", dtype="int16")
    samples = samples[: round(middle_s * rate)]
    duration_s = len(samples) / rate
    if not SHORTEST_S <= duration_s <= LONGEST_S:
        raise ValueError(f"{take} cut behind its {number}. {last_word!r} lasts {duration_s:.1f} s")
    audio, script = folder / f"{name}.wav", folder / f"{name}.txt"
    soundfile.write(audio, samples, rate)
    script.write_text(_cut_script(truth["script"], last_word, number), encoding="utf-8")
    return BenchTake(audio, script, duration_s, tuple(word["word"] for word in timed[: last + 1]))


def _cut_script(text: str, last_word: str, number: int) -> str:
    """Cut a script behind the same word."""
    words = text.split()
    places = [place for place, word in enumerate(words) if word.strip(".,?!") == last_word]
    return " ".join(words[: places[number - 1] + 1])


def share_heard(said: tuple[str, ...], heard: str) -> float:
    """Return which share of the words said are in a transcript, whatever their order.

    Numbers written in digits count as not heard, so that 1 is not to be expected of others.
    """
    there = {word.strip(".,?!").casefold() for word in heard.split()}
    return sum(word.casefold() in there for word in said) / len(said)


def check_heard(take: BenchTake, heard: str, program: str) -> None:
    """Raise ValueError where too little of what was said was heard: a program that hears nothing is quick."""
    share = share_heard(take.said, heard)
    if share < LEAST_HEARD:
        raise ValueError(f"{program} heard {share:.0%} of the words in the take: {heard[:500]}")
