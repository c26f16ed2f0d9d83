"""``rehearse score``: audio files as takes."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import click

from vm_rehearse.cli.options import examples, exercise_options, json_option, number
from vm_rehearse.cli.scoring_each import score_each
from vm_rehearse.cli.script_files import chosen_script
from vm_rehearse.cli.surroundings import Surroundings


@click.command(
    epilog=examples(
        "rehearse score monday.wav --script pitch.txt", "rehearse score *.flac --script northwind --lang en"
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
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
    no_save: bool,
    fail_under: float | None,
    as_json: bool,
) -> None:
    """Score recordings, and keep each as a take.

    FILE is any audio file; - takes one that another program hands on. The take is a copy of it.
    """
    surroundings: Surroundings = context.obj
    load = surroundings.recogniser(surroundings.environ, model)
    from vm_rehearse.rehearsal import ANY_LANGUAGE, Exercise, score_file, score_unsaved

    exercise = Exercise(
        chosen_script(surroundings, script), None if language == ANY_LANGUAGE else language, target_s, label
    )
    recogniser = load()
    common: dict[str, Any] = {"recogniser": recogniser, "lexicon_of": surroundings.lexicon}
    with ExitStack() as stack:
        if no_save:
            work = partial(score_unsaved, exercise=exercise, now=surroundings.now, **common)
        else:
            history = stack.enter_context(surroundings.history())
            work = partial(score_file, exercise=exercise, history=history, **common)
        jobs = [(file, partial(work, surroundings.stdin if file == "-" else Path(file))) for file in files]
        context.exit(score_each(surroundings, jobs, as_json=as_json, fail_under=fail_under))
