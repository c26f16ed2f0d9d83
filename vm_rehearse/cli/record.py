"""``rehearse record``: the microphone as the next take, and the next."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from vm_rehearse.cli.options import (
    ANY_LANGUAGE,
    LONGEST_TAKE_S,
    examples,
    exercise_options,
    json_option,
    length_s,
)
from vm_rehearse.cli.script_files import chosen_script, script_language
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import UsageProblem
from vm_rehearse.shell import typed

if TYPE_CHECKING:
    from vm_rehearse.monitor import PromptWord
    from vm_rehearse.take import Script

USUAL_LIMIT_S = 120.0
LONGEST_SILENCE_S = 60.0


@click.command(
    epilog=examples(
        "rehearse record --script pitch.txt",
        'rehearse record --script northwind --label "slower" --seconds 40',
        "rehearse record --hide-script --auto-stop 3",
        "rehearse record --by-heart",
    )
)
@exercise_options
@click.option("--hide-script", is_flag=True, help="Show only how each sentence of the script begins.")
@click.option("--by-heart", is_flag=True, help="Show nothing of the script.")
@click.option("--free", is_flag=True, help="Speak freely, without the script you used last.")
@click.option("--device", metavar="NAME", help="The microphone: its number, or part of its name.")
@click.option("--seconds", type=length_s(1, LONGEST_TAKE_S), metavar="N", help="End after exactly so long.")
@click.option(
    "--max-seconds",
    type=length_s(1, LONGEST_TAKE_S),
    metavar="N",
    help=f"End after so long if nothing else does; otherwise after {USUAL_LIMIT_S:g}.",
)
@click.option(
    "--auto-stop",
    "auto_stop_s",
    type=length_s(0.5, LONGEST_SILENCE_S),
    metavar="SECONDS",
    help="End after so much silence, once you have spoken.",
)
@click.option("--no-input", is_flag=True, help="Never ask anything: one take, and done.")
@json_option
@click.pass_obj
def record(
    surroundings: Surroundings,
    script: str | None,
    language: str,
    model: str,
    target_s: float,
    label: str | None,
    strict: bool,
    hide_script: bool,
    by_heart: bool,
    free: bool,
    device: str | None,
    seconds: float | None,
    max_seconds: float | None,
    auto_stop_s: float | None,
    no_input: bool,
    as_json: bool,
) -> None:
    """Record a take, and score it; then the next.

    Speak after the countdown; Enter, Space or Ctrl-C ends the take, a second Ctrl-C throws it away, and r
    starts over. What you say is safe from the first second on. Without --script it is the script you used
    last.
    """
    from vm_rehearse.cli.interrupting import CtrlC
    from vm_rehearse.cli.keyboard import keyboard
    from vm_rehearse.cli.listening import Listening
    from vm_rehearse.cli.rehearsing import Rehearsing
    from vm_rehearse.rehearsal import Exercise
    from vm_rehearse.schema import take_document
    from vm_rehearse.views.live import Live, no_script_yet

    _one_at_most({"--by-heart": by_heart, "--hide-script": hide_script, "--free": free})
    _one_at_most({"--script": script is not None, "--free": free})
    load = surroundings.recogniser(surroundings.environ, model)  # before anything is said in vain
    text = None if free else _script(surroundings, script)
    spoken = None if language == ANY_LANGUAGE else language
    if spoken is not None:
        surroundings.lexicon(spoken)  # nor with words of the user's own that can't be used
    microphone = surroundings.microphone(device)
    has_keys = surroundings.stdin.isatty()
    if not (has_keys or seconds or max_seconds or auto_stop_s):
        raise UsageProblem(
            "no_keyboard",
            "There is no keyboard here to end the recording with.",
            hint=f"Say how long it is to be: {_as_typed(click.get_current_context())} --seconds 30",
        )
    has_no_script_yet = text is None and not free
    if has_no_script_yet:
        surroundings.say(no_script_yet())
    words = () if text is None or by_heart else _prompted(surroundings, text, spoken)
    limits = [limit for limit in (seconds, max_seconds) if limit is not None]
    with ExitStack() as stack:
        rehearsing = Rehearsing(
            surroundings=surroundings,
            history=stack.enter_context(surroundings.history()),
            microphone=microphone,
            listening=stack.enter_context(Listening(load)),
            keys=stack.enter_context(keyboard(surroundings.stdin)),
            exercise=Exercise(text, spoken, target_s, label, strict),
            ctrl_c=stack.enter_context(CtrlC()),
            view=Live(
                target_s,
                microphone.name,
                words,
                hides_script=hide_script,
                has_keys=has_keys,
                is_mac=sys.platform == "darwin",
                has_no_script_yet=has_no_script_yet,
            ),
            max_seconds=min(limits, default=USUAL_LIMIT_S),
            says_when_time_is_up=seconds is None or (max_seconds or seconds) < seconds,
            auto_stop_s=auto_stop_s,
        )
        if has_keys and surroundings.stderr.isatty() and not (no_input or as_json):
            rehearsing.practise()
            return
        take = rehearsing.scored(rehearsing.recorded())
        if as_json:
            surroundings.write(take_document(take))
        else:
            rehearsing.show(take)


def _script(surroundings: Surroundings, named: str | None) -> Script | None:
    """Return the script that was named, or the one used last."""
    if named is not None:
        return chosen_script(surroundings, named, to_speak_freely="rehearse record --free")
    with surroundings.history() as history:
        return history.last_script()


def _prompted(surroundings: Surroundings, script: Script, language: str | None) -> tuple[PromptWord, ...]:
    """Return the words of a script with their times, in the language that was asked for, or its own."""
    from vm_rehearse.monitor import prompt_words

    if language is None:
        with surroundings.history() as history:
            language = script_language(history, script)
    return prompt_words(script.text, language=language)


def _one_at_most(options: dict[str, bool]) -> None:
    """Raise UsageProblem if several options were given that exclude each other."""
    given = [option for option, is_given in options.items() if is_given]
    if len(given) > 1:
        alone = next(option for option in given if option != "--script")  # which needs a value
        raise UsageProblem(
            "usage",
            f"{' and '.join(given)} can't be given together.",
            hint=f"Leave one of them away, for example: rehearse record {alone}",
        )


def _as_typed(context: click.Context) -> str:
    """Give the command with the options it was typed with."""
    words = ["rehearse", "record"]
    for option in context.command.params:
        value = context.params[option.name or ""]
        if context.get_parameter_source(option.name or "") == ParameterSource.COMMANDLINE:
            words.append(option.opts[0])
            if not isinstance(value, bool):
                words.append(f"{value:g}" if isinstance(value, float) else str(value))
    return typed(*words)
