"""``rehearse record``: the microphone as the next take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from vm_rehearse.cli.options import examples, exercise_options, json_option, number
from vm_rehearse.cli.script_files import chosen_script
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import UsageProblem

if TYPE_CHECKING:
    from vm_rehearse.history import History
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.recorder import Level
    from vm_rehearse.rehearsal import Exercise
    from vm_rehearse.take import Take

USUAL_LIMIT_S = 120.0
LONGEST_S = 600.0
_COUNT_FROM = 3


@click.command(
    epilog=examples(
        "rehearse record --script pitch.txt",
        'rehearse record --script northwind --label "slower" --seconds 40',
    )
)
@exercise_options
@click.option("--device", metavar="NAME", help="The microphone: its number, or part of its name.")
@click.option(
    "--seconds",
    type=number(1, LONGEST_S),
    metavar="N",
    help="End after so long; otherwise after two minutes.",
)
@json_option
@click.pass_obj
def record(
    surroundings: Surroundings,
    script: str | None,
    language: str,
    model: str,
    target_s: float,
    label: str | None,
    device: str | None,
    seconds: float | None,
    as_json: bool,
) -> None:
    """Record a take, and score it.

    Speak after the countdown; Enter or Ctrl-C ends the take. What you say is safe from the first second on.
    """
    from vm_rehearse.rehearsal import ANY_LANGUAGE, Exercise, record_take
    from vm_rehearse.schema import take_document
    from vm_rehearse.views.scorecard import scorecard

    load = surroundings.recogniser(surroundings.environ, model)  # before anything is said in vain
    stop = _ending(surroundings, seconds)
    text = chosen_script(surroundings, script)
    exercise = Exercise(text, None if language == ANY_LANGUAGE else language, target_s, label)
    microphone = surroundings.recorder(device)
    with surroundings.history() as history:
        _prepare(surroundings, exercise)
        stop()  # Enter during the countdown ends nothing
        take, recorded = record_take(
            microphone,
            exercise,
            history=history,
            stop=stop,
            max_seconds=USUAL_LIMIT_S if seconds is None else seconds,
            on_level=_when_awake(surroundings, can_press_enter=_has_keyboard(surroundings)),
        )
        for note in recorded.notes:
            surroundings.say(note.text)
        if recorded.ending == "time_up" and seconds is None:
            surroundings.say("The recording was ended after two minutes.")
        take = _score(surroundings, take, history, load)
    if as_json:
        surroundings.write(take_document(take))
    else:
        surroundings.show(scorecard(take))


def _score(surroundings: Surroundings, take: Take, history: History, load: Callable[[], Recogniser]) -> Take:
    """Score the recording; if that doesn't come to an end, say that it is safe."""
    from vm_rehearse.rehearsal import score_take
    from vm_rehearse.views.scorecard import unscored

    try:
        with surroundings.working(f"Listening to {take.name} ..."):
            return score_take(take, history=history, recogniser=load(), lexicon_of=surroundings.lexicon)
    except BaseException:
        surroundings.say(unscored(take))
        raise


def _has_keyboard(surroundings: Surroundings) -> bool:
    return surroundings.stdin.isatty()


def _ending(surroundings: Surroundings, seconds: float | None) -> Callable[[], bool]:
    """Give what ends the recording before its time is up."""
    if _has_keyboard(surroundings):
        from vm_rehearse.cli.keyboard import enter_pressed

        return enter_pressed(surroundings.stdin)
    if seconds is None:
        raise UsageProblem(
            "no_keyboard",
            "There is no keyboard here to end the recording with.",
            hint="Say how long it is to be, for example: rehearse record --seconds 30",
        )
    return lambda: False


def _prepare(surroundings: Surroundings, exercise: Exercise) -> None:
    """Show what is to be said, and count down."""
    from vm_rehearse.views.scripts import script_text

    if exercise.script is not None:
        surroundings.say(script_text(exercise.script))
    if surroundings.stderr.isatty():
        for number in range(_COUNT_FROM, 0, -1):
            surroundings.say(f"{number} ...")
            surroundings.wait(1.0)


def _when_awake(surroundings: Surroundings, *, can_press_enter: bool) -> Callable[[Level], None]:
    """Say that the recording has begun, with its first sound."""
    said: list[Level] = []

    def on_level(level: Level) -> None:
        if not said:
            said.append(level)
            end = "Enter" if can_press_enter else "Ctrl-C"
            surroundings.say(f"Recording: speak now. {end} ends it.")

    return on_level
