"""Filler words in sentences of voicemails, written as the recogniser writes them, with the truth marked.

`talk/en_develop.txt` and the others have a sentence a line, with its fillers in angle brackets; every other
word is meant. "script | sentence" is said beside that script, and any other is said freely, and beside its
own words without the fillers. The rules were made with the sentences to develop on in sight, and not with
those held back. Where no comma and no pause sets a filler off, more of them are missed than made up.
`talk/en_exact.txt` and `talk/nl_exact.txt` hold kinds that are told by the words around them, each with its
like and its ordinary uses; there, not one may be missed or made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.message import understood
from vm_rehearse.take import Stretch, Transcript, Word

TALK = Path(__file__).parent / "talk"
LANGUAGES, PARTS = ("en", "nl"), ("develop", "held")
BAR = 0.93
WITHOUT_COMMAS = {"develop": 0.85, "held": 0.75}
lexicon_of = cache(load_lexicon)
Range = tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    """What is said, which ranges of its words are fillers, and the script it is said beside."""

    words: tuple[str, ...]
    fillers: tuple[Range, ...]
    script: str | None

    @property
    def own_script(self) -> str:
        """Its words without the fillers."""
        said = [word for at, word in enumerate(self.words) if not any(a <= at < b for a, b in self.fillers)]
        return " ".join(said)

    @property
    def without_commas(self) -> tuple[str, ...]:
        """Its words without the commas around the fillers, as for a fast speaker."""
        beside = {at for start, end in self.fillers for at in (start - 1, end - 1)}
        return tuple(word.rstrip(",") if at in beside else word for at, word in enumerate(self.words))


def sentences(language: str, part: str) -> Iterator[Sentence]:
    for line in (TALK / f"{language}_{part}.txt").read_text(encoding="utf-8").splitlines():
        script, bar, said = line.rpartition("|")
        words = said.split()
        starts = [at for at, word in enumerate(words) if word.startswith("<")]
        ends = [at + 1 for at, word in enumerate(words) if ">" in word]
        if words:
            bare = tuple(word.strip("<").replace(">", "") for word in words)
            yield Sentence(bare, tuple(zip(starts, ends, strict=True)), script.strip() if bar else None)


def found(words: Sequence[str], script: str | None, language: str, *, gap_s: float = 0.05) -> list[Range]:
    """The ranges of words that are taken for filler words."""
    step_s = 0.3 + gap_s
    timed = tuple(
        Word(word, at * step_s, at * step_s + 0.3, probability=0.95) for at, word in enumerate(words)
    )
    transcript = Transcript(language, timed, (Stretch(0.0, timed[-1].end_s),))
    said = understood(transcript, script, lexicon_of(language), ())
    return [
        (round(filler.start_s / step_s), round((filler.end_s + gap_s) / step_s))
        for filler in said.fillers
        if filler.kind == "filler_word"
    ]


class Tally:
    """Fillers found and missed, and words wrongly taken for one."""

    def __init__(self) -> None:
        self.right, self.wrong, self.missed = 0, list[str](), list[str]()

    def add(self, words: Sequence[str], fillers: Sequence[Range], said: Sequence[Range]) -> None:
        for start, end in said:
            if not any(start < b and a < end for a, b in fillers):
                self.wrong.append(f"{' '.join(words[start:end])}: {' '.join(words)}")
        for start, end in fillers:
            if any(start < b and a < end for a, b in said):
                self.right += 1
            else:
                self.missed.append(f"{' '.join(words[start:end])}: {' '.join(words)}")

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + len(self.wrong) + len(self.missed))

    def __str__(self) -> str:
        return "\n".join(
            [*(f"wrong   {one}" for one in self.wrong), *(f"missed  {one}" for one in self.missed)]
        )


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_free_speech(language: str, part: str) -> None:
    tally, slow = Tally(), Tally()
    for one in sentences(language, part):
        if one.script is None:
            tally.add(one.words, one.fillers, found(one.words, None, language))
            slow.add(one.words, one.fillers, found(one.words, None, language, gap_s=0.25))
    assert tally.f1 >= BAR, str(tally)
    assert slow.f1 >= BAR, str(slow)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_words_around_tell_exactly(language: str) -> None:
    tally = Tally()
    for one in sentences(language, "exact"):
        for script in (None, one.own_script) if one.script is None else (one.script,):
            tally.add(one.words, one.fillers, found(one.words, script, language))
    assert tally.right > 0
    assert not tally.wrong + tally.missed, str(tally)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_commas_in_free_speech_more_are_missed_than_made_up(language: str, part: str) -> None:
    tally = Tally()
    for one in sentences(language, part):
        if one.script is None:
            tally.add(one.without_commas, one.fillers, found(one.without_commas, None, language))
    assert tally.precision >= 0.9, str(tally)
    assert tally.f1 >= WITHOUT_COMMAS[part], str(tally)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_script_that_has_all_but_the_fillers(language: str, part: str) -> None:
    tally = Tally()
    for one in sentences(language, part):
        if one.script is None:
            tally.add(one.words, one.fillers, found(one.words, one.own_script, language))
    assert tally.f1 >= BAR, str(tally)
    assert not tally.wrong, str(tally)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_script_in_other_words(language: str, part: str) -> None:
    tally = Tally()
    for one in sentences(language, part):
        if one.script is not None:
            tally.add(one.words, one.fillers, found(one.words, one.script, language))
    assert tally.f1 >= BAR, str(tally)
