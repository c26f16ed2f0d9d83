"""``rehearse fix``: the user overrules what was heard in a take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vm_rehearse.cli.options import examples, json_option, kept_text
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import UsageProblem

if TYPE_CHECKING:
    from vm_rehearse.take import Fix, Take

_PLACE = "Where: 0:12, filler2, place3, or a word that was heard."
_ALL = "all"


@click.command(
    epilog=examples(
        "rehearse fix take3",
        "rehearse fix take3 --said Oakridge",
        'rehearse fix take3 --said "Oakridge Foods" --heard "oak which foods"',
        "rehearse fix take3 --said forty --at 0:12",
        "rehearse fix take3 --not-filler 0:12",
        "rehearse fix take3 --undo 1",
    )
)
@click.argument("reference", default="last", metavar="[TAKE]")
@click.option(
    "--said", type=kept_text, metavar="WORDS", help="What you really said; with --at or --heard, where."
)
@click.option("--at", metavar="PLACE", help=f"With --said. {_PLACE}")
@click.option("--heard", metavar="WORDS", help="With --said: what the card shows in its place.")
@click.option("--not-said", metavar="PLACE", help=f"This was not said at all. {_PLACE}")
@click.option("--filler", metavar="PLACE", help=f"This is a filler. {_PLACE}")
@click.option("--not-filler", metavar="PLACE", help=f"This is no filler. {_PLACE}")
@click.option("--undo", metavar="NUMBER|all", help="Take back a correction, by its number in the list.")
@json_option
@click.pass_obj
def fix(
    surroundings: Surroundings,
    reference: str,
    said: str | None,
    at: str | None,
    heard: str | None,
    not_said: str | None,
    filler: str | None,
    not_filler: str | None,
    undo: str | None,
    as_json: bool,
) -> None:
    """Put right what was heard in a take, or list what you put right.

    Without any option the list is shown. The recording and the words that were heard stay as they are; the
    score follows what you say.
    """
    from vm_rehearse.measures.moments import scored
    from vm_rehearse.measures.user_fixes.fixing import (
        fix_filler,
        fix_not_filler,
        fix_not_said,
        fix_said,
        with_fix,
    )
    from vm_rehearse.rehearsal import judge_again
    from vm_rehearse.schema import take_document
    from vm_rehearse.views.fixes import fixed, fixes_list, unfixed

    _check(said=said, at=at, heard=heard, others=(not_said, filler, not_filler, undo))
    with surroundings.history() as history:
        take = before = history.take(reference)
        made: Fix | None = None
        if said is not None:
            made = fix_said(take, said, at=at, heard=heard)
        elif not_said is not None:
            made = fix_not_said(take, not_said)
        elif filler is not None:
            made = fix_filler(take, filler)
        elif not_filler is not None:
            made = fix_not_filler(take, not_filler)
        elif undo is not None:
            scored(take)
        fixes = _without(take, undo) if undo is not None else take.fixes
        if made is not None:
            fixes = with_fix(take.fixes, made)
        if fixes != take.fixes:
            take = judge_again(take, history=history, lexicon_of=surroundings.lexicon, fixes=fixes)
    if as_json:
        surroundings.write(take_document(take))
    elif made is not None:
        surroundings.show(fixed(before, take, made))
    elif undo is not None:
        surroundings.show(unfixed(before, take))
    else:
        surroundings.show(fixes_list(take))


def _check(*, said: str | None, at: str | None, heard: str | None, others: tuple[str | None, ...]) -> None:
    """Refuse options that go ill together, and words that are none."""
    given = sum(option is not None for option in (said, *others))
    where = sum(option is not None for option in (at, heard))
    if given > 1:
        problem = "Only one thing can be put right at a time."
    elif where and said is None:
        problem = "--at and --heard say where --said is, and there is no --said."
    elif where > 1:
        problem = "--at and --heard both say where; one is enough."
    elif said is not None and not said.strip():
        problem = "--said has no word; where nothing was said, use --not-said."
    else:
        return
    raise UsageProblem(
        "options_conflict", problem, hint="For example: rehearse fix take3 --said Oakridge --at 0:12"
    )


def _without(take: Take, undo: str) -> tuple[Fix, ...]:
    """Return the corrections of a take without the one to take back."""
    if undo == _ALL:
        return ()
    number = int(undo) if undo.isascii() and undo.isdecimal() else 0
    if not 1 <= number <= len(take.fixes):
        there = f"it has {len(take.fixes)}" if take.fixes else "you have corrected nothing in it"
        raise UsageProblem(
            "unknown_fix",
            f'{take.name} has no correction "{undo}"; {there}.',
            hint=f"See them with: rehearse fix {take.name}",
        )
    return take.fixes[: number - 1] + take.fixes[number:]
