"""Make the accuracy takes again: ``python samples/accuracy/make_takes.py [FOLDER]``.

Needs ``pip install hibari-tts numpy soundfile soxr`` and Debian's ``libflite1``. What is said stands in
`readings` and `hesitant_speech`; everything that is drawn has a fixed seed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from conditions import recorded  # noqa: E402
from flite import Flite  # noqa: E402
from hesitant_speech import DISFLUENT, OTHERS  # noqa: E402
from plan import Plan  # noqa: E402
from readings import CHANGED, VERBATIM  # noqa: E402
from synthesis import Delivery, Speaker, speak, truth_document  # noqa: E402
from voice import Voice  # noqa: E402

PLANS = (*VERBATIM, *CHANGED, *DISFLUENT, *OTHERS)
OWN_PACE = {"heart": 0.86, "rms": 1.08, "slt": 1.0}  # the speed at which each says about 165 words a minute
STEPS = 2**11  # 12 bits a sample are below the room tone, and FLAC packs them well
LEADS_S, TAILS_S = (0.3, 0.5, 0.8, 1.2), (0.4, 0.9, 0.6, 1.5)
FIRST_SEED = 7000


@dataclass(frozen=True)
class Spoken:
    """A take before it is recorded."""

    plan: Plan
    samples: NDArray[np.float32]
    truth: dict[str, Any]


def spoken(plan: Plan, number: int, speaker: Speaker) -> Spoken:
    """Speak the text of a plan, and note what is known of it."""
    delivery = Delivery(
        speed=OWN_PACE[plan.voice] * plan.pace,
        pitch=plan.pitch,
        filled_pause_speed=(0.6, 0.75, 0.9)[number % 3],
        sentence_gap_s=plan.sentence_gap_s,
        lead_s=LEADS_S[number % 4],
        tail_s=TAILS_S[number // 2 % 4],
        seed=FIRST_SEED + number,
    )
    take = speak(speaker, " ".join(plan.text.split()), delivery)
    truth = truth_document(
        take,
        id=plan.name,
        reason=plan.reason,
        language="en",
        voice=plan.voice if plan.voice == "heart" else f"flite {plan.voice}",
        pitch=plan.pitch,
        condition=plan.condition,
        file=plan.file,
    )
    if not plan.scripted:
        truth["script"] = truth["script_as_spoken"] = None
    return Spoken(plan, take.samples, truth)


def write(take: Spoken, others: list[NDArray[np.float32]], folder: Path) -> Path:
    """Record a take in its condition and keep it beside its truth; returns the audio file."""
    rate_khz, _, kind = take.plan.file.split()
    rate_hz = round(float(rate_khz) * 1000)
    draw = np.random.default_rng([FIRST_SEED, *take.plan.name.encode()])
    samples = recorded(take.samples, take.plan.condition, rate_hz=rate_hz, others=others, draw=draw)
    path = folder / f"{take.plan.name}.{kind}"
    if kind == "flac":
        steps = STEPS if "quiet" not in take.plan.condition else 2**15
        soundfile.write(path, np.round(samples * steps) / steps, rate_hz, "PCM_16", compression_level=1.0)
    else:
        soundfile.write(path, samples, rate_hz, compression_level=0.5)
    text = json.dumps(take.truth, indent=1, ensure_ascii=False) + "\n"
    (folder / f"{take.plan.name}.json").write_text(text, encoding="utf-8")
    return path


def main(folder: Path) -> None:
    """Write every take and its truth into a folder."""
    speakers: dict[str, Speaker] = {"heart": Voice("heart"), "rms": Flite("rms"), "slt": Flite("slt")}
    takes = [spoken(plan, number, speakers[plan.voice]) for number, plan in enumerate(PLANS)]
    for take in takes:
        others = [other.samples for other in takes if other.plan.pitch != take.plan.pitch]
        size_kb = write(take, others, folder).stat().st_size // 1000
        print(
            f"{take.plan.name}: {take.truth['duration_s']:.1f} s,"
            f" {take.truth['words_per_minute']:.0f} words a minute, {size_kb} kB"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "takes")
