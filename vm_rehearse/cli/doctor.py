"""``rehearse doctor``: everything a take needs, with the remedy for what is not well."""

from __future__ import annotations

import click

from vm_rehearse.cli.options import examples, json_option, model_option
from vm_rehearse.cli.surroundings import Surroundings


@click.command(epilog=examples("rehearse doctor", "rehearse doctor --json"))
@model_option
@json_option
@click.pass_context
def doctor(context: click.Context, model: str, as_json: bool) -> None:
    """Check everything that a take needs.

    The microphone listens for a second. It ends with 0 if takes can be made, else by the first thing that is
    wrong: 3 for the microphone, 5 for the model, 1 for the rest.
    """
    from vm_rehearse.checkup import Terminal, every_check, exit_code
    from vm_rehearse.locations import home, models_folder
    from vm_rehearse.recogniser.model_files.weights import find
    from vm_rehearse.views.checkup import checks_list

    surroundings: Surroundings = context.obj
    console = surroundings.talk_console()
    colours = console.color_system is not None and not console.no_color
    find(model)  # a name that is none is not understood, rather than wrong
    with surroundings.working("Looking ..."):
        checks = every_check(
            home=home(surroundings.environ),
            models=models_folder(surroundings.environ),
            model=model,
            microphone=surroundings.microphone,
            terminal=Terminal(console.is_terminal, console.width, console.encoding, colours),
        )
    code = exit_code(checks)
    if as_json:
        found = [
            {"name": each.name, "state": each.state, "text": each.text, "remedy": each.remedy}
            for each in checks
        ]
        surroundings.write({"schema": "rehearse.doctor/1", "ok": code == 0, "checks": found})
    else:
        surroundings.show(checks_list(checks))
    context.exit(code)
