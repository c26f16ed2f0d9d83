"""Several recordings scored one after the other, each with its own outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vm_rehearse.errors import RehearseError

if TYPE_CHECKING:
    from vm_rehearse.cli.surroundings import Surroundings
    from vm_rehearse.take import Take


def score_each(
    surroundings: Surroundings,
    jobs: Sequence[tuple[str, Callable[[], Take]]],
    *,
    as_json: bool,
    fail_under: float | None = None,
) -> int:
    """Score each and show it; one that fails is reported, and the others go on.

    Parameters
    ----------
    surroundings : Surroundings
    jobs : sequence of (str, callable)
        What to call each, and what scores it.
    as_json : bool
        One document at the end in place of the cards.
    fail_under : float or None
        The points each has to reach.

    Returns
    -------
    int
        The exit code: that of the first failure, or 0.

    Raises
    ------
    RehearseError
        If the only one fails.
    """
    from vm_rehearse.rehearsal import require_score
    from vm_rehearse.schema import take_document, takes_document

    takes: list[Take] = []
    failures: list[RehearseError] = []
    for name, score in jobs:
        try:
            with surroundings.working(f"Listening to {name} ..."):
                take = score()
        except RehearseError as error:
            if len(jobs) == 1:
                raise
            failures.append(error)
            surroundings.say_error(error)
            continue
        takes.append(take)
        if not as_json:
            _show(surroundings, take, is_new=take.name != name)
        try:
            if fail_under is not None:
                require_score(take, fail_under)
        except RehearseError as error:
            failures.append(error)
            surroundings.say_error(error)
    if as_json:
        surroundings.write(take_document(takes[0]) if len(jobs) == 1 else takes_document(takes))
    return failures[0].exit_code if failures else 0


def _show(surroundings: Surroundings, take: Take, *, is_new: bool) -> None:
    """Show the card, and say where a new take is."""
    from vm_rehearse.views.notices import take_kept
    from vm_rehearse.views.scorecard import scorecard

    surroundings.show(scorecard(take))
    if is_new and take.name is not None:
        surroundings.say(take_kept(take.name))
