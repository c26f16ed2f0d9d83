"""Several recordings scored one after the other, each with its own outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vm_rehearse.cli.mistakes import mistake_of_ours
from vm_rehearse.errors import RehearseError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from vm_rehearse.cli.surroundings import Surroundings
    from vm_rehearse.recogniser import Hearing, Recogniser
    from vm_rehearse.take import Stretch, Take


@dataclass(frozen=True)
class Job:
    """One recording: what the user calls it, what scores it, and whether a new take comes of it."""

    source: str
    score: Callable[[], Take]
    makes_take: bool = False


@dataclass(frozen=True)
class WhenNeeded:
    """A recogniser that is loaded when there is speech to hear, and not to say that there is no such file."""

    load: Callable[[], Recogniser]

    @cached_property
    def _loaded(self) -> Recogniser:
        return self.load()

    @property
    def name(self) -> str:
        """The model's name."""
        return self._loaded.name

    def expect(self) -> None:
        """Begin to load what it needs, if that was not done."""
        from vm_rehearse.recogniser.opening import begin_to_load

        begin_to_load()

    def prepare(self) -> None:
        """Load it now."""
        self._loaded.prepare()

    def hear(
        self,
        samples: npt.NDArray[np.float32],
        *,
        speech: Sequence[Stretch],
        language: str | None,
        draft: str | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> Hearing:
        """Hear the words of a recording."""
        return self._loaded.hear(samples, speech=speech, language=language, draft=draft, is_wanted=is_wanted)


def score_each(
    surroundings: Surroundings, jobs: Sequence[Job], *, as_json: bool, fail_under: float | None = None
) -> int:
    """Score each and show it; one that fails is reported, and the others go on.

    Parameters
    ----------
    surroundings : Surroundings
    jobs : sequence of Job
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
    from vm_rehearse.schema import scored_document, take_document

    takes: list[Take] = []
    failures: list[tuple[str, str | None, RehearseError]] = []
    for number, job in enumerate(jobs, start=1):
        which = f" ({number} of {len(jobs)})" if len(jobs) > 1 else ""
        try:
            with surroundings.working(f"Listening to {job.source}{which} ..."):
                take = job.score()
        except BrokenPipeError:
            raise
        except Exception as problem:
            if len(jobs) == 1:
                raise
            error = _about(job, _told(problem, surroundings))
            failures.append((job.source, None, error))
            surroundings.say_error(error)
            continue
        takes.append(take)
        if not as_json:
            if len(takes) > 1:
                surroundings.show("")
            _show(surroundings, take, job, is_one_of_many=len(jobs) > 1)
        try:
            if fail_under is not None:
                require_score(take, fail_under)
        except RehearseError as problem:
            error = _about(job, problem) if len(jobs) > 1 else problem
            failures.append((job.source, take.name, error))
            surroundings.say_error(error)
    if as_json:
        surroundings.write(take_document(takes[0]) if len(jobs) == 1 else scored_document(takes, failures))
    return failures[0][2].exit_code if failures else 0


def _told(problem: Exception, surroundings: Surroundings) -> RehearseError:
    """Any failure as one that can be told."""
    return problem if isinstance(problem, RehearseError) else mistake_of_ours(problem, surroundings.environ)


def _about(job: Job, error: RehearseError) -> RehearseError:
    """The same error, with the recording it is about."""
    if job.source not in error.message:
        error.message = f"{job.source}: {error.message}"
    return error


def _show(surroundings: Surroundings, take: Take, job: Job, *, is_one_of_many: bool) -> None:
    """Show the card, and say where a new take is."""
    from vm_rehearse.views.notices import take_kept
    from vm_rehearse.views.scorecard import scorecard

    surroundings.show(scorecard(take, unsaved=job.source if is_one_of_many else None))
    if job.makes_take:
        surroundings.say(take_kept(str(take.name)))
