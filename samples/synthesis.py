"""Takes made from text, with exact truth.

A take is synthesised piece by piece (a piece ends at a full stop or at a marked silence), each piece is
trimmed to its sound, and the pieces are laid on a time line with silences of known length. So the truth is
not measured on the finished take, it is what the take was built from:

- start, end and silent pauses: where the level of the bare voice, in frames of 10 ms every millisecond, is
  within `FLOOR_DB` of the piece's loud frames, before any noise, echo or telephone line is added;
- words: the lengths the voice model itself gave their phonemes, and at a silence the edge of the sound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import soxr
from marked_text import Passage, Silence, bare, parse, script_as_spoken, script_text, truth_entries
from numpy.typing import NDArray

SAMPLE_RATE = 24000
FLOOR_DB = 40.0
PAUSE_S = 0.25  # shorter silences are no pauses but part of speech
GAP_S = 0.1  # shorter silences, those of a "p" or "t", belong to their word
EDGE_S = 0.06  # how far the voice's idea of where a word ends may be from the silence after it
Samples = NDArray[np.float32]


class Speaker(Protocol):
    """What says the words: see `voice.Voice`."""

    def say(
        self, words: list[str], filled_pauses: set[int], speed: float, draw: np.random.Generator
    ) -> tuple[Samples, list[tuple[float, float]]]:
        """Say some words in one breath; samples at `SAMPLE_RATE`, and when each word starts and ends."""


@dataclass(frozen=True)
class Delivery:
    """How a take is spoken.

    `speed` is relative to the voice's own pace, `filled_pause_speed` that of an "um" that stands alone;
    `pitch` raises pitch and formants alike (0.8 sounds like another, larger speaker); `sentence_gap_s` is the
    range of the silence between sentences; `lead_s` and `tail_s` are the silences around the message.
    """

    speed: float = 1.0
    pitch: float = 1.0
    filled_pause_speed: float = 0.75
    sentence_gap_s: tuple[float, float] = (0.2, 0.45)
    lead_s: float = 0.5
    tail_s: float = 0.5
    seed: int = 1


@dataclass(frozen=True)
class TimedWord:
    """One word said, with its place in the take."""

    text: str
    kind: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class SpokenTake:
    """The bare voice of a take, mono float32 at `SAMPLE_RATE`, and its truth."""

    samples: Samples
    words: tuple[TimedWord, ...]
    pauses: tuple[tuple[float, float], ...]
    marked: str


def speak(voice: Speaker, marked: str, delivery: Delivery) -> SpokenTake:
    """Speak a marked text.

    Parameters
    ----------
    voice : Speaker
        Who speaks.
    marked : str
        See `marked_text`.
    delivery : Delivery
        Pace, pitch, silences and the seed of everything that is drawn.

    Returns
    -------
    SpokenTake
        At an even level, without noise: the silences are digital zeros.
    """
    draw = np.random.default_rng(delivery.seed)
    blocks: list[Samples] = [np.zeros(_count(delivery.lead_s), np.float32)]
    words: list[TimedWord] = []
    gap_s = 0.0
    for piece in _pieces(marked, draw, delivery.sentence_gap_s):
        if isinstance(piece, float):
            gap_s += piece
            continue
        blocks.append(np.zeros(_count(gap_s), np.float32))
        start_s = sum(map(len, blocks)) / SAMPLE_RATE
        samples, placed = _speak_piece(voice, piece, delivery, draw)
        blocks.append(samples)
        words += [TimedWord(w.text, w.kind, w.start_s + start_s, w.end_s + start_s) for w in placed]
        gap_s = 0.0
    blocks.append(np.zeros(_count(delivery.tail_s), np.float32))
    samples = np.concatenate(blocks)
    samples *= 0.7 / max(float(np.abs(samples).max()), 1e-9)
    words = _parted(words, silences(samples, GAP_S))
    inside = [(a, b) for a, b in silences(samples, PAUSE_S) if words[0].start_s < a and b < words[-1].end_s]
    return SpokenTake(samples, tuple(words), tuple(inside), marked)


def _count(seconds: float) -> int:
    """Seconds as samples."""
    return round(seconds * SAMPLE_RATE)


def _pieces(
    marked: str, draw: np.random.Generator, gap_s: tuple[float, float]
) -> list[list[tuple[str, str]] | float]:
    """Stretches of (word as written, kind), and the silences between them in seconds."""
    pieces: list[list[tuple[str, str]] | float] = []
    piece: list[tuple[str, str]] = []
    for part in parse(marked):
        if isinstance(part, Silence):
            pieces += [piece, part.length_s] if piece else [part.length_s]
            piece = []
        elif part.said:
            piece += _written(part)
            if part.said[-1] in ".?!":
                pieces += [piece, float(draw.uniform(*gap_s))]
                piece = []
    return [*pieces, piece] if piece else pieces


def _written(part: Passage) -> list[tuple[str, str]]:
    """Write a passage as the voice gets it: with a comma after what breaks the flow of speech."""
    words = part.said.split()
    if words[-1].endswith("_"):
        words[-1] = words[-1][:-1]
    elif part.kind != "word" and words[-1][-1] not in ".,!?;:":
        words[-1] += "—" if part.kind == "false_start" else ","
    return [(word, part.kind) for word in words]


def _speak_piece(
    voice: Speaker, piece: list[tuple[str, str]], delivery: Delivery, draw: np.random.Generator
) -> tuple[Samples, list[TimedWord]]:
    """One piece, trimmed to its sound, and its words counted from its start."""
    filled_pauses = {number for number, (_, kind) in enumerate(piece) if kind == "filled_pause"}
    speed = delivery.filled_pause_speed if len(filled_pauses) == len(piece) else delivery.speed
    samples, spans = voice.say([word for word, _ in piece], filled_pauses, speed / delivery.pitch, draw)
    if delivery.pitch != 1:
        samples = soxr.resample(samples, SAMPLE_RATE * delivery.pitch, SAMPLE_RATE).astype(np.float32)
    first, last = _sound(samples)
    edges_s = [0.0]
    for _, end_s in spans[:-1]:
        edges_s += [end_s / delivery.pitch - first / SAMPLE_RATE] * 2  # one word ends, the next begins
    edges_s.append((last - first) / SAMPLE_RATE)
    placed = [
        TimedWord(bare(word), kind, start_s, end_s)
        for (word, kind), start_s, end_s in zip(piece, edges_s[::2], edges_s[1::2], strict=True)
    ]
    return samples[first:last], placed


def _loud(samples: Samples) -> NDArray[np.bool_]:
    """Say of every millisecond whether the 10 ms around it are within `FLOOR_DB` of the loud frames."""
    step, reach = SAMPLE_RATE // 1000, SAMPLE_RATE // 200
    energy = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    centre = np.arange(0, len(samples), step) + step // 2
    left, right = np.maximum(centre - reach, 0), np.minimum(centre + reach, len(samples))
    level = (energy[right] - energy[left]) / np.maximum(right - left, 1)
    sounding = level[level > level.max() * 1e-4]
    return level > np.percentile(sounding, 90) * 10 ** (-FLOOR_DB / 10) if len(sounding) else level > 1


def _sound(samples: Samples) -> tuple[int, int]:
    """First sample of the sound, and the one after its last."""
    loud = np.flatnonzero(_loud(samples)) * (SAMPLE_RATE // 1000)
    return int(loud[0]), int(loud[-1]) + SAMPLE_RATE // 1000


def silences(samples: Samples, least_s: float) -> list[tuple[float, float]]:
    """Stretches without sound, in seconds, of at least `least_s`, those at the ends included."""
    quiet = np.concatenate([[False], ~_loud(samples), [False]]).astype(np.int8)
    starts, ends = np.flatnonzero(np.diff(quiet) == 1), np.flatnonzero(np.diff(quiet) == -1)
    return [
        (a / 1000, b / 1000)
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True)
        if b - a >= least_s * 1000
    ]


def _parted(words: list[TimedWord], quiet: list[tuple[float, float]]) -> list[TimedWord]:
    """Words with the silences between them, which the voice counts to the word after."""
    words = list(words)
    for a, b in quiet:
        for number in range(len(words) - 1):
            left, right = words[number], words[number + 1]
            beside = left.end_s < b + EDGE_S and right.start_s > a - EDGE_S
            if beside and left.start_s < a and b < right.end_s:
                words[number : number + 2] = [replace(left, end_s=a), replace(right, start_s=b)]
                break
    return words


def truth_document(take: SpokenTake, **about: Any) -> dict[str, Any]:
    """Write the truth of a take as a JSON document.

    Parameters
    ----------
    take : SpokenTake
        From `speak`.
    **about
        What is known beside the speech: id, language, voice, condition and so on; they come first.

    Returns
    -------
    dict
        Times in seconds, rounded to the millisecond.
    """
    entries = truth_entries(take.marked)
    script = script_text(take.marked)
    start_s, end_s = take.words[0].start_s, take.words[-1].end_s
    counts = {op: sum(e["op"] == op and e["kind"] == "word" for e in entries) for op in ("hit", "insertion")}
    missing = {
        op: sum(e["op"] == op for e in entries if e["kind"] == "missing")
        for op in ("substituted", "deletion")
    }
    spoken = [word for word in take.words if word.kind != "filled_pause"]
    pauses = [word for word in take.words if word.kind == "filled_pause"]
    return {
        **about,
        "script": script or None,
        "script_as_spoken": script_as_spoken(take.marked) or None,
        "start_s": round(start_s, 3),
        "end_s": round(end_s, 3),
        "duration_s": round(end_s - start_s, 3),
        "words": len(spoken),
        "words_per_minute": round(len(spoken) / (end_s - start_s) * 60, 1),
        "filled_pauses": len(pauses),
        "filler_words": sum(e["kind"] == "filler_word" for e in entries),
        "filled_pause_times": [
            {"text": w.text, "start_s": round(w.start_s, 3), "end_s": round(w.end_s, 3)} for w in pauses
        ],
        "pauses_s": [[round(a, 3), round(b, 3)] for a, b in take.pauses],
        "hits": counts["hit"],
        "substituted": missing["substituted"],
        "deleted": missing["deletion"],
        "inserted": counts["insertion"],
        "truth": entries,
        "words_timed": [
            {"word": w.text, "kind": w.kind, "start_s": round(w.start_s, 3), "end_s": round(w.end_s, 3)}
            for w in take.words
        ],
    }
