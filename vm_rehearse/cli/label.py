"""``rehearse label``: the user's own word for a take, given afterwards."""

from __future__ import annotations

import click

from vm_rehearse.cli.options import examples, json_option, take_label
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import UsageProblem


def _one_label(context: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> str | None:
    """Read a label, in quotation marks or without."""
    return take_label(" ".join(words)) if words else None


@click.command(
    epilog=examples(
        'rehearse label take3 "standing up"', "rehearse label last calm", "rehearse label calm --none"
    )
)
@click.argument("reference", metavar="TAKE")
@click.argument("label", nargs=-1, callback=_one_label, metavar="[LABEL]")
@click.option("--none", "takes_away", is_flag=True, help="Take the label away.")
@json_option
@click.pass_obj
def label(
    surroundings: Surroundings, reference: str, label: str | None, takes_away: bool, as_json: bool
) -> None:
    """Give a take a label of your own, or another one.

    The take is found by it from then on, and no longer by the label it had. Several takes may have the same
    label; then each is found by its name.
    """
    from vm_rehearse.schema import take_document
    from vm_rehearse.views.notices import take_labelled

    if (label is not None) == takes_away:
        raise UsageProblem(
            "label_arguments",
            "There is a label on this line, and --none too; one of them is enough."
            if takes_away
            else "This needs a take and its label, or --none in place of the label.",
            hint='For example: rehearse label take3 "standing up"',
        )
    with surroundings.history() as history:
        take = history.label_take(reference, label)
    if as_json:
        surroundings.write(take_document(take))
    else:
        surroundings.show(take_labelled(take))
