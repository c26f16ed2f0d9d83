"""Fit the coefficients of `measures.unheard.hesitation_odds` on takes with truth.

``python -m accuracy.fitting_hesitations FOLDER ...``, in the folder `tests`, hears every take, asks what the
program asks, and looks up in the truth where a filled pause was said that was not heard. A logistic
regression for each kind of place, held a little at the weights that there are, gives new ones; a filled pause
that is invented weighs two and a half times as much as one that is missed. Never fit on the takes that
measure the program, and hear each with a probe that does not know its voice, or that counts for too much.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from accuracy.comparison import aligned_words
from accuracy.hearing_takes import analysis_of
from accuracy.truth import TakeTruth, comparable, read_truths
from vm_rehearse.errors import NothingToScore
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.locations import models_folder
from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.message import standings
from vm_rehearse.measures.questions import Question
from vm_rehearse.measures.unheard.hesitation_odds import PROBED, Coefficients, observed
from vm_rehearse.recogniser import Hearing
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.take import Analysis, Evidence, Transcript, Weight

Floats = npt.NDArray[np.float64]
Example = tuple[tuple[float, ...], bool]

_INVENTED = 2.5
_PRIOR = np.array([0.1, 1.0, 0.02, 0.1])
"""How much a weight is held where it is, a unit of its squared change; in the order of `Coefficients`."""
_ROUNDS = 200


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="fitting_hesitations", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--model", default="base")
    chosen = parser.parse_args(arguments)
    recogniser = _AskedToTheEnd(weights.locate(chosen.model, models_folder(os.environ)), chosen.model)
    found: dict[str, list[Example]] = defaultdict(list)
    for truth in (truth for folder in chosen.folders for truth in read_truths(folder)):
        try:
            analysis = analysis_of(truth, recogniser)
        except NothingToScore:
            continue
        for kind, example in examples(truth, analysis):
            found[kind].append(example)
    for kind, rows in sorted(found.items()):
        before = PROBED[kind]  # type: ignore[index]
        true = sum(is_one for _, is_one in rows)
        print(f"{kind}: {true} of {len(rows)} places\n  {fitted(rows, before)}", flush=True)
    return 0


class _AskedToTheEnd(WhisperRecogniser):
    """Reads on also where it makes no difference by the weights that there are: others may come of it."""

    def hear(self, *arguments: Any, **options: Any) -> Hearing:
        """As it is, but for its weighing."""
        hearing = super().hear(*arguments, **options)

        def weigh(questions: Sequence[Question]) -> Sequence[Weight | None]:
            return hearing.weigh([asked._replace(most_nats=inf) for asked in questions])

        return replace(hearing, weigh=weigh)


def examples(truth: TakeTruth, analysis: Analysis) -> Iterator[tuple[str, Example]]:
    """Every place of a take that was asked about, by its kind, and whether a filled pause was said there."""
    transcript = analysis.transcript
    lexicon = load_lexicon(transcript.language)
    how = standings(transcript, truth.script, lexicon)
    unheard = list(unheard_pauses(truth, transcript, lexicon))
    best: dict[tuple[int, int], Evidence] = {}
    for item in analysis.evidence:
        if is_filled_pause(item.reading, lexicon):
            other = best.setdefault(item.spoken, item)
            if item.weight.log_odds_nats < other.weight.log_odds_nats:
                best[item.spoken] = item
    for (first, end), item in best.items():
        kind = "missed" if first == end else how.get(first, "expected")
        if kind != "expected":
            is_one = any(begin <= first and end <= stop for begin, stop in unheard)
            yield kind, (observed(item), is_one)


def unheard_pauses(truth: TakeTruth, transcript: Transcript, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """For each filled pause that was not heard, the range of heard words between the neighbours that were."""
    said = [(word.text, word.kind) for word in truth.said]
    heard = [
        (comparable(word.text), "filled_pause" if is_filled_pause(word.text, lexicon) else "word")
        for word in transcript.words
    ]

    def pause(side: Sequence[tuple[str, str]], at: int | None) -> bool:
        return at is not None and side[at][1] == "filled_pause"

    pairs = aligned_words(said, heard)
    anchors = [
        i is not None and j is not None and (pause(heard, j) if pause(said, i) else said[i][0] == heard[j][0])
        for i, j in pairs
    ]
    for row, (i, j) in enumerate(pairs):
        if pause(said, i) and not pause(heard, j):
            before = max((at for at in range(row) if anchors[at]), default=None)
            behind = next((at for at in range(row + 1, len(pairs)) if anchors[at]), None)
            first = 0 if before is None else (pairs[before][1] or 0) + 1
            yield first, len(heard) if behind is None else (pairs[behind][1] or 0)


def fitted(rows: Sequence[Example], before: Coefficients) -> Coefficients:
    """New weights for one kind of place.

    Parameters
    ----------
    rows : sequence of (values, is one)
        What was observed at each place, in the order of `Coefficients`.
    before : Coefficients
        The weights that there are.
    """
    values = np.array([[1.0, *observed_there] for observed_there, _ in rows])
    is_one = np.array([float(said) for _, said in rows])
    cost = np.where(is_one > 0, 1.0, _INVENTED)
    prior: Floats = np.array(astuple(before))
    now = prior.copy()
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(values @ now, -30, 30)))
        slope = values.T @ (cost * (likely - is_one)) + _PRIOR * (now - prior)
        bend = (values.T * (cost * likely * (1 - likely))) @ values + np.diag(_PRIOR)
        # Where nearly everything is certain, a whole step would leap beyond all bounds.
        step = np.linalg.solve(bend, slope)
        now = now - step / max(1.0, float(np.abs(step).max()))
    return Coefficients(*(round(float(weight), 2) for weight in now))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
