"""What was really said in a take: the JSON file beside its audio (see `samples/accuracy/README.md`).

Words are compared as they are said: a written "$40" counts as the words "forty dollars". A file of another
make may leave the word times and the written-out script away; without word times its pauses are taken to be
those that were put in, without those that a speaker makes, and are not judged.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vm_rehearse.take import WordKind

_NOT_COMPARED = re.compile(r"[^\w']")
_SAME_WORD = {"oh": "zero"}


@dataclass(frozen=True)
class SaidWord:
    """One word as it was said; times are None where they are not known.

    `filler` counts the filler words and phrases of a take, so that the two words of "you know" have the same
    number; None for other words.
    """

    text: str
    kind: WordKind
    filler: int | None = None
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True)
class TakeTruth:
    """A take and what is known of it; times in seconds."""

    name: str
    audio: Path
    language: str
    reason: str
    script: str | None
    script_words: tuple[str, ...]
    said: tuple[SaidWord, ...]
    duration_s: float
    words_per_minute: float
    pauses: tuple[tuple[float, float], ...] | None
    condition: str = ""
    """Such as "clean"; "" where the file does not say."""

    @property
    def read_verbatim(self) -> bool:
        """Whether the script was said word for word; fillers, repetitions and false starts don't count."""
        return self.script is not None and self.script_words == message_words(self.said)


def message_words(said: tuple[SaidWord, ...]) -> tuple[str, ...]:
    """The words that are held against the script."""
    return tuple(word.text for word in said if word.kind == "word")


def comparable(word: str) -> str:
    """A word without case and punctuation."""
    bare = _NOT_COMPARED.sub("", word.lower())
    return _SAME_WORD.get(bare, bare)


def comparable_words(text: str) -> tuple[str, ...]:
    """The words of a text; what is only punctuation is none."""
    return tuple(filter(None, map(comparable, text.split())))


def read_truths(folder: Path) -> tuple[TakeTruth, ...]:
    """All takes of a folder, by name.

    Raises
    ------
    FileNotFoundError
        There are none, or one has no audio.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(f"There are no takes in {folder}.")
    return tuple(map(read_truth, files))


def read_truth(file: Path) -> TakeTruth:
    """One take; its audio has the same name and another ending."""
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    audio = [other for other in sorted(file.parent.glob(f"{file.stem}.*")) if other.suffix != ".json"]
    if not audio:
        raise FileNotFoundError(f"There is no audio beside {file}.")
    return TakeTruth(
        name=document["id"],
        audio=audio[0],
        language=document["language"],
        reason=document.get("reason", ""),
        script=document["script"],
        script_words=comparable_words(document.get("script_as_spoken") or document["script"] or ""),
        said=_said(document),
        duration_s=document["duration_s"],
        words_per_minute=document["words_per_minute"],
        pauses=tuple((start_s, end_s) for start_s, end_s in document["pauses_s"])
        if document.get("words_timed")
        else None,
        condition=document.get("condition", ""),
    )


def _said(document: dict[str, Any]) -> tuple[SaidWord, ...]:
    """Every word said, in order, with its times where the file has them."""
    words: list[SaidWord] = []
    for number, entry in enumerate(document["truth"]):
        if entry["kind"] != "missing":
            filler = number if entry["kind"] == "filler_word" else None
            text = entry.get("spoken") or entry["word"]
            words += [SaidWord(comparable(word), entry["kind"], filler) for word in text.split()]
    timed = document.get("words_timed") or []
    if len(timed) != len(words):
        return tuple(words)
    return tuple(
        SaidWord(word.text, word.kind, word.filler, time["start_s"], time["end_s"])
        for word, time in zip(words, timed, strict=True)
    )
