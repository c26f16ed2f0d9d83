"""Where too little was said for a pace and for fillers, no screen has them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_takes import practice_of, taken
from sample_views import FIRST, UTC, flat, shown

from vm_rehearse.progress import compare
from vm_rehearse.scoring import score
from vm_rehearse.take import Take
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scorecard import scorecard


def said(duration_s: float, words: int) -> Take:
    """A take with so many words in so much time, scored by the rubric."""
    rate = 60 * words / duration_s
    take = taken("Hi there", name="take7", duration_s=duration_s, words=words, words_per_minute=rate)
    assert take.analysis is not None
    scored = replace(take.analysis, score=score(take.analysis.measures, target_s=30.0))
    return replace(take, analysis=scored)


@pytest.mark.parametrize(
    ("duration_s", "words", "pace", "fillers"),
    [(6.0, 2, "-", "-"), (0.9, 3, "-", "-"), (6.0, 3, "30", "0"), (1.0, 3, "180", "0")],
)
def test_every_screen_decides_as_the_card(duration_s: float, words: int, pace: str, fillers: str) -> None:
    take, left_out = said(duration_s, words), pace == "-"
    assert ("Pace is left out: too little was said" in flat(scorecard(take))) is left_out
    report = shown(practice_report(practice_of([FIRST, take]), zone=UTC))
    line = next(line for line in report.splitlines() if line.split()[:1] == ["take7"])
    assert re.findall(r"(?<= )(?:-|\d+%?)(?= )", line)[-3:] == [pace, fillers, "100%"]
    compared = {each.name: each.second for each in compare(FIRST, take).measures}
    assert compared["duration_s"] == duration_s
    rates = [
        compared[name]
        for name in ("words_per_minute", "articulation_rate_wpm", "fillers", "fillers_per_minute")
    ]
    assert all((rate is None) == left_out for rate in rates)
