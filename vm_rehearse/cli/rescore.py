"""``rehearse rescore``: takes of the history scored once more, or for the first time."""

from __future__ import annotations

from functools import partial

import click

from vm_rehearse.cli.options import DEFAULT_MODEL, examples, json_option, language_code
from vm_rehearse.cli.scoring_each import Job, WhenNeeded, score_each
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.take import Take


@click.command(epilog=examples("rehearse rescore take3", "rehearse rescore take3 --lang nl"))
@click.argument("references", nargs=-1, metavar="[TAKE]...")
@click.option("--again", is_flag=True, help="Listen again, also to takes that were heard before.")
@click.option("--model", metavar="NAME", help="Listen again with this model.")
@click.option(
    "--lang", "language", type=language_code, metavar="en|nl|auto", help="Listen again in this language."
)
@click.option(
    "--strict/--no-strict",
    default=None,
    help='Whether "I am" said for "I\'m" counts as a change, and the other way round; the take keeps it.',
)
@json_option
@click.pass_context
def rescore(
    context: click.Context,
    references: tuple[str, ...],
    again: bool,
    model: str | None,
    language: str | None,
    strict: bool | None,
    as_json: bool,
) -> None:
    """Score takes anew; without TAKE, the last one.

    What was heard in a take is kept, so this is quick. A take that has no score yet is listened to first.
    """
    surroundings: Surroundings = context.obj
    from vm_rehearse.rehearsal import judge_again, score_take

    with surroundings.history() as history:
        takes = [history.take(reference) for reference in references or ("last",)]
        anew = again or model is not None or language is not None
        listening = anew or any(take.analysis is None for take in takes)
        recogniser = None
        if listening:
            recogniser = WhenNeeded(surroundings.recogniser(surroundings.environ, model or DEFAULT_MODEL))

        def score(take: Take) -> Take:
            if recogniser is None or not (anew or take.analysis is None):
                return judge_again(take, history=history, lexicon_of=surroundings.lexicon, strict=strict)
            return score_take(
                take,
                history=history,
                recogniser=recogniser,
                lexicon_of=surroundings.lexicon,
                language=language,
                strict=strict,
            )

        jobs = [Job(str(take.name), partial(score, take)) for take in takes]
        context.exit(score_each(surroundings, jobs, as_json=as_json))
