"""Make the sample takes again: ``python samples/make_samples.py [FOLDER]``.

Needs ``pip install hibari-tts numpy soundfile soxr``. Every take is one speaker practising the script in
``scripts/bakery.txt``; what is said in each is written below in the marks of `marked_text`. Everything that
is drawn has a fixed seed, so the takes come out the same each time (on another kind of processor the last bit
of a sample may differ).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import soundfile
import soxr
from marked_text import script_text
from synthesis import SAMPLE_RATE, Delivery, Samples, speak, truth_document
from voice import Voice

HERE = Path(__file__).parent
FILE_RATE = 16000
PEAK = 0.36
ROOM_TONE = 10 ** (-76 / 20)  # a quiet room: digital silence between the words would be heard as a fault
STEPS = 2**12  # 13 bits a sample are below that room tone, and FLAC packs them in two thirds of the room

FIRST = """
{um} /0.5/ Hi Laura, {uh} this is {um} Ben Archer from {uh} Pinehollow Software. /0.9/ <So,> {um} I saw that
<you know,> Tallow Street Bakery opened {uh} two new shops this spring. /0.8/ {um} /0.4/ We help bakeries
<like,> plan their shifts, /0.6/ {uh} and most owners save [five hours a week|a lot of time]. /1.1/ {um}
<I mean,> Could I show you how, in {uh} ten minutes, on <basically,> Thursday morning? /0.9/ {uh}
You can reach me at {um} five five five, /0.5/ oh one seven three.
[That's five five five, oh one seven three|]. /0.8/ {um} Thanks, Laura, and have a good day.
"""
SECOND = """
Hi Laura, {um} this is Ben Archer from Pinehollow Software. /0.5/ <So,> I saw that Tallow Street Bakery opened
{uh} two new shops [this spring|]. /0.5/ We help bakeries plan their shifts, {um} and most owners save
five hours a week. /0.6/ ~Could I~ Could I show you how, in {uh} ten minutes, on <you know,> Thursday morning?
/0.5/ You can reach me at {um} five five five, oh one seven three. /0.5/ That's five five five,
oh one seven three. /0.4/ {uh} Thanks, Laura, and have a good day.
"""
THIRD = """
Hi Laura, this is Ben Archer from Pinehollow Software. I saw that {um} Tallow Street Bakery opened
two new shops this spring. /0.5/ <Basically,> We help bakeries plan their shifts, and most owners save
five hours a week. Could I show you how, in [ten|fifteen] minutes, on {uh} Thursday morning? /0.5/
You can reach me at five five five, oh one seven three. That's {um} five five five, oh one seven three.
Thanks, Laura, and have a good day.
"""
FOURTH = """
Hi Laura, this is Ben Archer from Pinehollow Software. I saw that Tallow Street Bakery opened
two new shops this spring. ^We^ We help bakeries plan their shifts, and most owners save
five hours a week. /0.4/ {um} Could I show you how, in ten minutes, on Thursday morning?
You can reach me at five five five, oh one seven three. [That's|Again,] five five five, oh one seven three.
Thanks, Laura, and have a good day.
"""
FIFTH = """
Hi Laura, this is Ben Archer from Pinehollow Software. I saw that Tallow Street Bakery opened
two new shops this spring. We help bakeries plan their shifts, and most owners save five hours a week.
Could I show you how, in ten minutes, on Thursday morning? You can reach me at five five five,
oh one seven three. That's five five five, oh one seven three. Thanks, Laura, and have a [good|great] day.
"""
TAKES = {
    "take1": (FIRST, Delivery(speed=0.64, lead_s=1.0, tail_s=0.7, sentence_gap_s=(0.4, 0.6), seed=11)),
    "take2": (SECOND, Delivery(speed=0.7, lead_s=0.8, tail_s=0.7, sentence_gap_s=(0.3, 0.5), seed=12)),
    "take3": (THIRD, Delivery(speed=0.77, lead_s=0.6, tail_s=0.8, sentence_gap_s=(0.3, 0.5), seed=13)),
    "take4": (FOURTH, Delivery(speed=0.77, lead_s=0.5, tail_s=0.6, sentence_gap_s=(0.3, 0.5), seed=14)),
    "take5": (FIFTH, Delivery(speed=0.795, lead_s=0.5, tail_s=0.6, sentence_gap_s=(0.25, 0.4), seed=15)),
}


def recorded(samples: Samples, seed: int) -> Samples:
    """Record the voice at `FILE_RATE` in a quiet room; no time is moved."""
    samples = soxr.resample(samples * (PEAK / np.abs(samples).max()), SAMPLE_RATE, FILE_RATE)
    tone = np.random.default_rng(seed).standard_normal(len(samples))
    return (np.round((samples + ROOM_TONE * tone) * STEPS) / STEPS).astype(np.float32)


def main(folder: Path) -> None:
    """Write every take and its truth into a folder."""
    script = " ".join((HERE / "scripts" / "bakery.txt").read_text(encoding="utf-8").split())
    voice = Voice("heart")
    for name, (marked, delivery) in TAKES.items():
        if script_text(marked) != script:
            raise ValueError(f"{name} is not a take of the script: {script_text(marked)}")
        take = speak(voice, marked, delivery)
        truth = truth_document(take, id=name, language="en", voice="heart", condition="clean")
        samples = recorded(take.samples, delivery.seed)
        soundfile.write(folder / f"{name}.flac", samples, FILE_RATE, subtype="PCM_16", compression_level=1.0)
        text = json.dumps(truth, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
        print(f"{name}: {truth['duration_s']} s, {truth['words_per_minute']} words a minute")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "takes")
