"""``rehearse score``: audio files as takes, and takes that have no score yet."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from vm_rehearse.cli.options import ANY_LANGUAGE, examples, exercise_options, json_option, number
from vm_rehearse.cli.scoring_each import Job, WhenNeeded, score_each
from vm_rehearse.cli.script_files import chosen_script
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import NothingToScore, RehearseError, UsageProblem
from vm_rehearse.shell import typed

if TYPE_CHECKING:
    from vm_rehearse.history import History
    from vm_rehearse.rehearsal import Exercise
    from vm_rehearse.take import Take

_OF_THE_TAKE = {"script": "--script", "target_s": "--target", "label": "--label", "no_save": "--no-save"}
"""Options that say what a take is to be, and so have no meaning for one that is there."""

_NOTHING_IN_FILE = (
    "Listen to it: is it the right file, and is somebody heard in it? Score another with: rehearse score FILE"
)


@click.command(
    epilog=examples(
        "rehearse score monday.wav --script pitch.txt",
        "rehearse score *.flac --script northwind --lang en",
        "rehearse score take7",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE|TAKE...")
@exercise_options
@click.option("--no-save", is_flag=True, help="Keep nothing: only show the score.")
@click.option("--fail-under", type=number(0, 100), metavar="POINTS", help="Count a lower score as a failure.")
@json_option
@click.pass_context
def score(
    context: click.Context,
    files: tuple[str, ...],
    script: str | None,
    language: str,
    model: str,
    target_s: float,
    label: str | None,
    strict: bool,
    no_save: bool,
    fail_under: float | None,
    as_json: bool,
) -> None:
    """Score recordings, and keep each as a take.

    FILE is any audio file; - takes one that another program hands on. The take is a copy of it.
    TAKE is a take that has no score yet; a file of that name comes first.
    """
    surroundings: Surroundings = context.obj
    from vm_rehearse.rehearsal import Exercise

    load = surroundings.recogniser(surroundings.environ, model)
    spoken = None if language == ANY_LANGUAGE else language
    text = chosen_script(surroundings, script, to_speak_freely=typed("rehearse", "score", *files))
    exercise = Exercise(text, spoken, target_s, label, strict)
    with ExitStack() as stack:
        scoring = _Scoring(surroundings, stack, WhenNeeded(load), exercise, not no_save, _given(context))
        jobs = [scoring.job(file) for file in files]
        context.exit(score_each(surroundings, jobs, as_json=as_json, fail_under=fail_under))


def _given(context: click.Context) -> frozenset[str]:
    """Name the options that were typed."""
    return frozenset(
        name
        for name in context.params
        if context.get_parameter_source(name) not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)
    )


@dataclass(frozen=True)
class _Scoring:
    """What is the same for everything on the line."""

    surroundings: Surroundings
    stack: ExitStack
    recogniser: WhenNeeded
    exercise: Exercise
    keeps: bool
    given: frozenset[str]

    @cached_property
    def history(self) -> History:
        """The history, opened when it is needed."""
        return self.stack.enter_context(self.surroundings.history())

    def job(self, name: str) -> Job:
        """Find out whether a file or a take is meant: one that is no file's name may be a take's."""
        if name == "-" or os.path.exists(name):  # unlike Path's, no exception for what can't be a file's name
            return Job(name, partial(self._file, name), makes_take=self.keeps)
        return Job(name, partial(self._take, name))

    def _file(self, name: str) -> Take:
        """Score a file, or say what is wrong with it."""
        from vm_rehearse.rehearsal import score_file, score_unsaved

        source = self.surroundings.stdin if name == "-" else Path(name)
        if self.keeps:
            work = partial(score_file, history=self.history)
        else:
            work = partial(score_unsaved, now=self.surroundings.now)
        try:
            return work(
                source, self.exercise, recogniser=self.recogniser, lexicon_of=self.surroundings.lexicon
            )
        except NothingToScore as problem:
            problem.hint = _NOTHING_IN_FILE
            raise

    def _take(self, name: str) -> Take:
        """Score a take of the history; if there is none, say so of the file."""
        from vm_rehearse.rehearsal import score_take

        take = self._found(name)
        if take is None:
            return self._file(name)
        for parameter, option in _OF_THE_TAKE.items():
            if parameter in self.given:
                raise UsageProblem(
                    "score_arguments",
                    f"{option} goes with a file only, and {take.name} is a take already.",
                    hint=f"Leave {option} away: rehearse score {take.name}",
                )
        if take.analysis is not None:
            raise RehearseError(
                "already_scored",
                f"{take.name} has a score already.",
                hint=f"See it with: rehearse show {take.name}; "
                f"to have it scored anew, type: rehearse rescore {take.name}",
            )
        return score_take(
            take,
            history=self.history,
            recogniser=self.recogniser,
            lexicon_of=self.surroundings.lexicon,
            language=(self.exercise.language or ANY_LANGUAGE) if "language" in self.given else None,
            strict=self.exercise.strict or None,
        )

    def _found(self, name: str) -> Take | None:
        """Find the take that is meant; None if it can only be a file that is not there."""
        from vm_rehearse.history.references import is_name_or_position
        from vm_rehearse.locations import home

        is_take = is_name_or_position(name)
        if not (is_take or self.keeps or home(self.surroundings.environ).is_dir()):
            return None  # with --no-save no history is made
        try:
            return self.history.take(name)
        except RehearseError as problem:
            if is_take or problem.code not in ("unknown_take", "no_takes"):
                raise
            return None
