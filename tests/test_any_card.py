"""Laws of a card: whatever was said and however, its advice, its numbers and its marks tell the same."""

from __future__ import annotations

import io
import math
import random
import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from vm_rehearse.analysis.deriving import derived
from vm_rehearse.audio import Audio
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.take import Analysis, MadeWith, Recording, Script, Stretch, Take, Transcript, Word
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.transcript import pieces

SCRIPT = (
    "Hi Peter, this is Alex Morgan from Northwind Analytics. I'm calling because I noticed that your team "
    "opened three new warehouses this year. We help logistics companies cut their picking errors by forty "
    "percent, without buying any new hardware. You can reach me on Thursday. Thanks Peter, talk soon."
)
FILLERS = ("um,", "uh,", "Umm,", "mm,", "like,", "you know,", "basically,", "I mean,", "actually,")
LEXICON = load_lexicon("en")


def spoken(draw: random.Random) -> Transcript:
    """Somebody reads the script: in a hurry or slowly, with lines left out, fillers, repeats and silences."""
    texts = SCRIPT.split() * draw.choice((1, 1, 1, 2))
    if draw.random() < 0.4:
        start = draw.randrange(len(texts) - 1)
        del texts[start : start + draw.randint(1, 25)]
    fillers, repeats, changes, silences = (draw.choice(some) for some in ((0, 0.03, 0.2), *[(0, 0.05)] * 3))
    a_word_s, silence_s = draw.uniform(0.15, 0.7), draw.choice((0.4, 0.8, 2.5))
    words: list[Word] = []
    speech: list[Stretch] = []
    at_s = begin_s = draw.choice((0.2, 1.5))

    def say(text: str) -> None:
        nonlocal at_s
        end_s = at_s + a_word_s * draw.uniform(0.7, 1.3)
        words.append(Word(text, at_s, end_s, draw.choice((0.5, 0.95))))
        at_s = end_s

    def stop(length_s: float) -> None:
        nonlocal at_s, begin_s
        if at_s > begin_s:
            speech.append(Stretch(begin_s, at_s))
        at_s += length_s
        begin_s = at_s

    for text in texts:
        if draw.random() < fillers:
            for filler in draw.choice(FILLERS).split():
                say(filler)
        if draw.random() < silences:
            stop(silence_s * draw.uniform(0.5, 1.2))
        if draw.random() < repeats:
            say(text.rstrip(".,"))
        say(draw.choice(("really", "fifty", text)) if draw.random() < changes else text)
        if text.endswith("."):
            stop(draw.choice((0.3, 0.6)))
    stop(0)
    return Transcript("en", tuple(words), tuple(speech))


def judged(draw: random.Random) -> Take:
    transcript = spoken(draw)
    script = Script(SCRIPT, "northwind", 1) if draw.random() < 0.8 else None
    target_s = draw.choice((30.0, 30.0, 20.0, 25.5, 60.0))
    analysis = derived(
        Audio(np.zeros(1600, np.float32), 16_000, 1),
        transcript,
        (),
        lexicon=LEXICON,
        script=script,
        target_s=target_s,
        made_with=MadeWith("0.1.0", "base", "none"),
    )
    length_s = transcript.words[-1].end_s + 1
    recording = Recording("take1.flac", length_s, 16_000, 1)
    return Take("take1", "2026-11-21T20:12:00Z", "en", recording, script, target_s, analysis=analysis)


def shown(take: Take) -> str:
    """The card as it is read, all its blank space single."""
    out = io.StringIO()
    Console(file=out, width=120, color_system=None).print(scorecard(take))
    return " ".join(out.getvalue().split())


def require_true_advice(take: Take, analysis: Analysis) -> None:
    advice, measures, card = analysis.advice, analysis.measures, shown(take)
    assert " ".join(advice.text.split()) in card
    assert not re.search(
        r"\b0 (seconds|words|fillers)|about 0\b|(?<![\d.])1 (seconds|words|fillers)", advice.text
    )
    for pace in re.findall(r"(?:speak|spoke) at (\d+(?:\.\d+)?)", advice.text):
        assert f"{pace} words/min" in card
        assert "people follow 130" not in advice.text or float(pace) < 130
    for count in re.findall(r"(\d+) fillers", advice.text):
        assert f"Fillers {count} (" in card
    for length in re.findall(r"takes? (\d+) seconds", advice.text):
        assert int(length) <= measures.duration_s + 0.5
    if advice.at_s is None:
        return
    assert advice.at_s <= take.recording.duration_s
    times = [60 * int(minutes) + int(rest) for minutes, rest in re.findall(r"(\d+):(\d\d)", advice.text)]
    assert advice.code == "read_along" or math.floor(advice.at_s) in times
    quoted = re.findall(r'"([^"]+?)(?: \.\.\.)?"', advice.text)
    if advice.code in ("too_quick", "too_slow", "too_many_words", "added", "changed"):
        there = [word for word in analysis.words if word.start_s >= advice.at_s - 1e-6]
        plain = [word for word in there if word.kind == "word"]
        heard = [" ".join(word.text.strip(",.") for word in words) for words in (there, plain)]
        assert any(each.startswith(quoted[0].replace(",", "").replace(".", "")) for each in heard)


def require_marks_that_add_up(analysis: Analysis) -> None:
    measures, marks = analysis.measures, [piece.mark for piece in pieces(analysis)]
    assert marks.count("filler") == measures.filled_pauses + measures.filler_words
    again = {"repetition", "false_start"} & set(marks)
    assert bool(again) == bool(measures.repetitions + measures.false_starts)
    if measures.script_match is not None:
        differs = {"left_out", "added", "changed"} & set(marks)
        assert bool(differs) == (measures.script_match < 1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_any_card_agrees_with_itself(seed: int) -> None:
    take = judged(random.Random(seed))
    assert take.analysis is not None
    require_true_advice(take, take.analysis)
    require_marks_that_add_up(take.analysis)
