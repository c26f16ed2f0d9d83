"""Whether the script's words were said at a place where script and transcript differ, by the truth."""

from __future__ import annotations

from collections.abc import Sequence

from accuracy.truth import TakeTruth, comparable, message_words
from vm_rehearse.measures.alignment import Step, align, letters
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.sides import Sides


class SaidBeside:
    """What was really said, beside the script and beside what was heard.

    Parameters
    ----------
    truth : TakeTruth
    sides : Sides
        As script and speech were aligned by the program.
    """

    def __init__(self, truth: TakeTruth, sides: Sides) -> None:
        said = [letters(word) for word in message_words(truth.said)]
        script = [comparable(letters(word.normal)) for word in sides.script]
        heard = [comparable(letters(word.normal)) for word in sides.spoken]
        by_script, by_heard = align(script, said), align(heard, said)
        self._said_at = {
            step.script[0]: step.spoken[0] for step in by_script if step.same and _is_single(step)
        }
        self._script_borders = _borders(by_script, len(script))
        self._heard_borders = _borders(by_heard, len(heard))
        self._runs = _runs(by_heard)

    def at(self, place: Place) -> bool | None:
        """Whether the script's words, and nothing else, were said where these words were heard.

        None where the borders between heard and said words can't be told.
        """
        first, end = place.script
        positions = [self._said_at.get(index) for index in range(first, end)]
        if first == end:
            spans = {(border, border) for border in self._script_borders[first]}
        elif positions[0] is None or positions != list(range(positions[0], positions[0] + len(positions))):
            return False
        else:
            spans = {(positions[0], positions[0] + len(positions))}
        if any(self._holds(place.spoken, span) for span in spans):
            return True
        return None if any(self._may_hold(place.spoken, span) for span in spans) else False

    def _holds(self, heard: tuple[int, int], said: tuple[int, int]) -> bool:
        """Whether a range of heard words is this range of said words."""
        return said[0] in self._heard_borders[heard[0]] and said[1] in self._heard_borders[heard[1]]

    def _may_hold(self, heard: tuple[int, int], said: tuple[int, int]) -> bool:
        """Whether a border lies inside a stretch that was heard otherwise throughout."""
        lies = [
            [
                run.script[0] < border_heard < run.script[1]
                for run in self._runs
                if run.script[0] <= border_heard <= run.script[1]
                and run.spoken[0] <= border_said <= run.spoken[1]
            ]
            for border_heard, border_said in zip(heard, said, strict=True)
        ]
        return all(lies) and any(map(any, lies))


def _is_single(step: Step) -> bool:
    """Whether a step lays one word beside one."""
    return step.script[1] - step.script[0] == step.spoken[1] - step.spoken[0] == 1


def _borders(steps: Sequence[Step], words: int) -> list[set[int]]:
    """For each border between words, the borders on the other side that may lie there."""
    borders: list[set[int]] = [set() for _ in range(words + 1)]
    borders[0].add(0)
    for step in steps:
        borders[step.script[0]].add(step.spoken[0])
        borders[step.script[1]].add(step.spoken[1])
    return borders


def _runs(steps: Sequence[Step]) -> list[Step]:
    """Neighbouring steps that do not match, as one."""
    runs: list[Step] = []
    open_run = False
    for step in steps:
        if not step.same:
            before = runs.pop() if open_run else step
            runs.append(
                Step((before.script[0], step.script[1]), (before.spoken[0], step.spoken[1]), same=False)
            )
        open_run = not step.same
    return runs
