"""The takes so far: ``list``, ``show``, ``delete``, ``restore`` and ``purge``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from vm_rehearse.cli.options import examples, json_option, whole_number
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import RehearseError, UsageProblem


@click.command("list", epilog=examples("rehearse list", "rehearse list --script northwind --limit 10"))
@click.option("--limit", type=whole_number, metavar="N", help="Only the newest N.")
@click.option("--script", metavar="NAME", help="Only takes of this script.")
@json_option
@click.pass_obj
def list_takes(surroundings: Surroundings, limit: int | None, script: str | None, as_json: bool) -> None:
    """List your takes, the oldest first.

    Under Script, free is a take without one, and - one that was read from a file without being added.
    A narrow window shows fewer columns; rehearse show has everything on one take.
    """
    from vm_rehearse.schema import takes_document
    from vm_rehearse.views.listing import takes_list

    with surroundings.history() as history:
        if script is not None:
            history.script(script, removed_too=True)
        if as_json:
            surroundings.write(takes_document(history.takes(script_name=script, limit=limit)))
        else:
            rows = history.rows(script_name=script, limit=limit)
            deleted = () if rows else history.deleted(script_name=script)
            is_removed = script is not None and history.is_removed(script)
            surroundings.show(takes_list(rows, of_script=script, deleted=deleted, is_removed=is_removed))


@click.command(epilog=examples("rehearse show", "rehearse show best --json"))
@click.argument("reference", default="last", metavar="[TAKE]")
@json_option
@click.pass_obj
def show(surroundings: Surroundings, reference: str, as_json: bool) -> None:
    """Show the card of a take; without TAKE, of the last one.

    TAKE is take3 or 3, last, previous, first, best, or a label.
    """
    from vm_rehearse.schema import take_document
    from vm_rehearse.views.scorecard import scorecard

    with surroundings.history() as history:
        take = history.take(reference)
    if as_json:
        surroundings.write(take_document(take))
        return
    if take.analysis is None:
        from vm_rehearse.rehearsal import recording_of

        recording_of(take)  # of a take without a score there is nothing else to show
    surroundings.show(scorecard(take))


@click.command(epilog=examples("rehearse delete take2 take3"))
@click.argument("references", nargs=-1, required=True, metavar="TAKE...")
@json_option
@click.pass_obj
def delete(surroundings: Surroundings, references: tuple[str, ...], as_json: bool) -> None:
    """Put takes in the trash; restore brings them back."""
    from vm_rehearse.history.scripts import name_key
    from vm_rehearse.schema import takes_document
    from vm_rehearse.views.notices import take_deleted

    with surroundings.history() as history:
        try:
            takes = {take.name: take for take in map(history.take, references)}  # all are there, or none goes
        except RehearseError as problem:
            scripts = {name_key(str(each.name)) for each in history.scripts()}
            name = _script_meant(problem, (each for each in references if name_key(each) in scripts))
            if name is not None:
                problem.hint = f"For the script of that name, type: rehearse script remove {name}"
            raise
        history.delete_takes(map(str, takes))
    if as_json:
        surroundings.write(takes_document(takes.values()))
        return
    for name in map(str, takes):
        surroundings.show(take_deleted(name))


@click.command(epilog=examples("rehearse restore take2"))
@click.argument("references", nargs=-1, metavar="[TAKE]...")
@json_option
@click.pass_obj
def restore(surroundings: Surroundings, references: tuple[str, ...], as_json: bool) -> None:
    """Bring takes back from the trash; without TAKE, the latest."""
    from vm_rehearse.schema import takes_document
    from vm_rehearse.views.notices import take_restored

    with surroundings.history() as history:
        try:
            names = [row.name for row in history.restore_takes(references or ("last",))]
        except RehearseError as problem:
            name = _script_meant(problem, filter(history.is_removed, references))
            if name is not None:
                problem.hint = f"For the script of that name, type: rehearse script restore {name}"
            raise
        takes = [history.take(name) for name in names] if as_json else []
    if as_json:
        surroundings.write(takes_document(takes))
        return
    for name in names:
        surroundings.show(take_restored(name))


@click.command(epilog=examples("rehearse purge --yes"))
@click.option("--yes", is_flag=True, help="Don't ask.")
@json_option
@click.pass_obj
def purge(surroundings: Surroundings, yes: bool, as_json: bool) -> None:
    """Empty the trash for good, recordings and all."""
    with surroundings.history() as history:
        names = [row.name for row in history.deleted()]
        is_agreed = yes or not names or _confirmed(surroundings, f"Remove {_spoken(names)} for good?")
        removed = [row.name for row in history.purge()] if is_agreed else []
    if as_json:
        surroundings.write({"schema": "rehearse.purged/1", "takes": removed})
    elif not is_agreed:
        surroundings.show("Nothing was removed.")
    else:
        surroundings.show(f"Removed for good: {_spoken(removed)}." if removed else "The trash is empty.")


def _script_meant(problem: RehearseError, names: Iterable[str]) -> str | None:
    """Return the first of these scripts where the problem is that there is no such take."""
    is_no_take = problem.code in ("unknown_take", "no_takes", "nothing_deleted")
    return next(iter(names), None) if is_no_take else None


def _spoken(names: Sequence[str]) -> str:
    """Write the names of takes as people would say them, however many they are."""
    from vm_rehearse.history.references import spoken_names, take_number

    return spoken_names(sorted(filter(None, map(take_number, names))))


def _confirmed(surroundings: Surroundings, question: str) -> bool:
    """Ask, and return whether the answer is yes."""
    if not surroundings.stdin.isatty():
        raise UsageProblem(
            "not_confirmed",
            "This removes takes for good, and nobody is here to ask.",
            hint="If you are sure, type: rehearse purge --yes",
        )
    answered: str = click.prompt(
        f"{question} [y/N]", default="n", show_default=False, prompt_suffix=" ", err=True
    )
    return answered.strip().casefold() in ("y", "yes")
