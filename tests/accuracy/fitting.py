"""Fit the weights of the verdict on differences from the script: ``make verdicts TAKES=FOLDER``.

The takes, of one or more folders with commas between, are heard once; with ``HEARD=FOLDER`` what was heard is
kept there and used again. Each place at which script and transcript differ is a case: its signs, and whether
the script's words were said there. Of overlapping cases each counts less. A change that is overlooked weighs
more than a mishearing that is reported. ``KEEP=yes`` writes the weights into the program.

The weights there are now are where the fit begins, so that few takes move them little.

Literature: logistic regression with a ridge, by Newton's method.
"""

from __future__ import annotations

import argparse
import os
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt

from accuracy.hearing_takes import analysis_of
from accuracy.places_said import SaidBeside
from accuracy.results import CHECKOUT
from accuracy.truth import TakeTruth, read_truths
from vm_rehearse.errors import NothingToScore
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.locations import models_folder
from vm_rehearse.measures.matching.signs import Signs, signs
from vm_rehearse.measures.matching.verdict_weights import EXCHANGED, LEFT_OUT
from vm_rehearse.measures.matching.verdicts import is_lost, unclearness, weighed
from vm_rehearse.measures.message import asked_places
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.take import Evidence, Transcript

WEIGHTS = CHECKOUT / "vm_rehearse" / "measures" / "matching" / "verdict_weights.py"
_OVERLOOKED = {"en": 2.5, "nl": 6.0}
"""How much more a change that is overlooked weighs; in Dutch there are few among many mishearings."""
POINTS = {
    "likelier": -1,
    "goes_with_sound": 1,
    "gained": 1,
    "unclear": 1,
    "worst": 1,
    "heard_gained_more": -1,
    "surely_heard": -1,
    "everyday_gained_more": -1,
    "same_sound": 1,
    "spare_s": 1,
    "number_spare_s": 1,
}
"""To which side a sign can speak: 1 where more of it says that the script's words were said."""
_MOST_OF_A_TAKE = 10
"""Of more cases in a take each counts less, so that one that is hard to understand does not rule the rest."""
_RIDGE = 100.0
_ROUNDS = 50

Observed = tuple[Transcript, tuple[Evidence, ...]]


@dataclass(frozen=True)
class Case:
    """A place: its signs, whether the script's words were said there, and how much it counts."""

    left_out: bool
    signs: Signs
    said: bool
    counts: float


def main(arguments: list[str]) -> int:
    """Run with the arguments of a command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="fitting", description=__doc__)
    parser.add_argument("takes", help="folders with takes and their truth, with commas between")
    parser.add_argument("--heard", type=Path, help="a folder for what was heard")
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args(arguments)
    recogniser = WhisperRecogniser(weights.locate("base", models_folder(os.environ)), "base")
    cases: list[Case] = []
    for folder in map(Path, chosen.takes.split(",")):
        kept = chosen.heard / folder.name if chosen.heard else None
        for truth in read_truths(folder):
            if truth.script:
                observed = _observed(truth, recogniser, kept)
                cases += cases_of(truth, *observed) if observed else ()
    towards = {"EXCHANGED": EXCHANGED, "LEFT_OUT": LEFT_OUT}
    tables = {}
    for name, left_out in (("EXCHANGED", False), ("LEFT_OUT", True)):
        these = [case for case in cases if case.left_out == left_out]
        tables[name] = fitted(these, towards[name])
        print(_described(name, these, tables[name]))
    if chosen.keep:
        WEIGHTS.write_text(_module(tables), encoding="utf-8")
        print(f"Kept in {WEIGHTS.name}.")
    return 0


def _observed(truth: TakeTruth, recogniser: WhisperRecogniser, kept: Path | None) -> Observed | None:
    """What was heard in a take, now or earlier; None where nothing was."""
    file = kept / f"{truth.audio.stem}.pickle" if kept else None
    if file and file.exists():
        return pickle.loads(file.read_bytes())  # type: ignore[no-any-return]
    try:
        analysis = analysis_of(truth, recogniser)
    except NothingToScore:
        return None
    observed = analysis.transcript, analysis.evidence
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(observed))
    return observed


def cases_of(truth: TakeTruth, transcript: Transcript, evidence: Sequence[Evidence]) -> list[Case]:
    """The places of a take at which the sound leaves something to decide."""
    assert truth.script is not None
    lexicon = load_lexicon(truth.language)
    sides, revised, asked = asked_places(transcript, truth.script, lexicon, evidence)
    said = SaidBeside(truth, sides)
    unclear_nats = unclearness(revised.words)
    known = [
        (place, weight, was_said)
        for place, weight in asked.items()
        for was_said in [said.at(place)]
        if place.script[0] < place.script[1] and was_said is not None and not is_lost(weight)
    ]
    covering = Counter(
        (index, weight.heard_nats is None) for place, weight, _ in known for index in range(*place.script)
    )
    share = min(1.0, _MOST_OF_A_TAKE / max(1, len(known)))
    return [
        Case(
            weight.heard_nats is None,
            signs(place, revised, weight, unclear_nats=unclear_nats),
            was_said,
            share
            * (1.0 if was_said else _OVERLOOKED.get(truth.language, 1.0))
            / fmean(covering[index, weight.heard_nats is None] for index in range(*place.script)) ** 0.5,
        )
        for place, weight, was_said in known
    ]


def fitted(cases: Sequence[Case], towards: Mapping[str, float]) -> dict[str, float]:
    """The weight of each sign: a logistic regression that leaves `towards` as far as the cases ask for.

    A sign that would speak for the other side than it can (`POINTS`) is given no weight.
    """
    names = list(cases[0].signs)
    while True:
        found = _regression(cases, names, towards)
        wrong = [name for name, weight in found.items() if weight * POINTS.get(name, 0) < 0]
        if not wrong:
            return {name: found.get(name, 0.0) for name in cases[0].signs}
        names.remove(min(wrong, key=lambda name: found[name] * POINTS[name]))


def _regression(
    cases: Sequence[Case], names: Sequence[str], towards: Mapping[str, float]
) -> dict[str, float]:
    """Newton's method, on signs that are scaled to the same spread."""
    table = np.array([[case.signs[name] for name in names] for case in cases])
    scale = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    rows, said = table / scale, np.array([case.said for case in cases], dtype=float)
    counts = np.array([case.counts for case in cases])
    ridge = np.diag([_RIDGE * (0.1 if name == "constant" else 1.0) for name in names])
    start = np.array([towards.get(name, 0.0) for name in names]) * scale
    found = start.copy()
    for _ in range(_ROUNDS):
        probability = _logistic(rows @ found)
        slope = rows.T @ (counts * (probability - said)) + ridge @ (found - start)
        bend = (rows * (counts * probability * (1 - probability))[:, None]).T @ rows + ridge
        found -= np.clip(np.linalg.solve(bend, slope), -2.0, 2.0)
    return {name: float(value) for name, value in zip(names, found / scale, strict=True)}


def _logistic(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From log-odds to probabilities."""
    result: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return result


def _described(name: str, cases: Sequence[Case], table: Mapping[str, float]) -> str:
    """A table of weights, and how many cases it gets wrong."""
    probabilities = [weighed(case.signs, table) for case in cases]
    pairs = list(zip(cases, probabilities, strict=True))
    overlooked = sum(not case.said and probability >= 0.5 for case, probability in pairs)
    reported = sum(case.said and probability < 0.5 for case, probability in pairs)
    said = sum(case.said for case in cases)
    lines = [f"  {sign:20} {weight:8.3f}" for sign, weight in table.items()]
    head = f"{name}: {overlooked} of {len(cases) - said} changes overlooked, {reported} of {said} mishearings"
    return "\n".join([f"{head} reported", *lines])


def _module(tables: Mapping[str, Mapping[str, float]]) -> str:
    """The module of weights."""
    return "\n".join([*_head(), *(line for name, table in tables.items() for line in _lines(name, table))])


def _head() -> Iterable[str]:
    """The beginning of that module."""
    yield '"""The weights of the signs (see `signs`), as ``make verdicts`` fits them; not written by hand."""'
    yield ""
    yield "from __future__ import annotations"
    yield ""


def _lines(name: str, table: Mapping[str, float]) -> Iterator[str]:
    """One table in it."""
    yield f"{name} = {{"
    yield from (f'    "{sign}": {weight:.4g},' for sign, weight in table.items())
    yield "}\n" if name == "LEFT_OUT" else "}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
