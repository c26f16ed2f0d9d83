"""What gets better: ``compare`` two takes, ``report`` on all of them."""

from __future__ import annotations

import click

from vm_rehearse.cli.options import examples, json_option, whole_number
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import UsageProblem


@click.command(epilog=examples("rehearse compare take1 take4", "rehearse compare best last"))
@click.argument("first", default="previous", metavar="[TAKE]")
@click.argument("second", default="last", metavar="[TAKE]")
@json_option
@click.pass_obj
def compare(surroundings: Surroundings, first: str, second: str, as_json: bool) -> None:
    """Hold two takes side by side, and say which is better and why.

    With one TAKE it is held against the last one; without any, the last two are compared.
    """
    from vm_rehearse.progress import compare as compared
    from vm_rehearse.views.comparison import comparison
    from vm_rehearse.views.document import comparison_document

    with surroundings.history() as history:
        takes = history.take(first), history.take(second)
    if takes[0].name == takes[1].name:
        raise UsageProblem(
            "same_take",
            f"Both of these are {takes[0].name}, so there is nothing to compare.",
            hint="See which takes there are with: rehearse list",
        )
    if as_json:
        surroundings.write(comparison_document(compared(*takes)))
    else:
        surroundings.show(comparison(compared(*takes)))


@click.command(epilog=examples("rehearse report", "rehearse report --script northwind --last 10"))
@click.option("--script", metavar="NAME", help="Only takes of this script.")
@click.option("--last", type=whole_number, metavar="N", help="Only the newest N takes.")
@json_option
@click.pass_obj
def report(surroundings: Surroundings, script: str | None, last: int | None, as_json: bool) -> None:
    """Sum up your practice: what got better, what keeps coming back."""
    from vm_rehearse.progress import practice
    from vm_rehearse.views.document import practice_document
    from vm_rehearse.views.practice import practice_report

    with surroundings.history() as history:
        if script is not None:
            history.script(script, removed_too=True)
        summary = practice(history.practised(script_name=script, limit=last))
        deleted = () if summary.takes else history.deleted(script_name=script)
        latest = None if summary.latest is None else summary.latest.script
        rehearsed = script or (None if latest is None else latest.name)
        is_removed = rehearsed is not None and history.is_removed(rehearsed)
    if as_json:
        surroundings.write(practice_document(summary))
    else:
        surroundings.show(
            practice_report(summary, of_script=script, deleted=deleted, is_removed=is_removed, last=last)
        )
