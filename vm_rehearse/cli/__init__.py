"""The command line: parse, call one function, hand the result to a view.

This is the only unit that prints or ends the program. Every command module is loaded at the start, so at its
top it imports nothing heavy: that is for inside the command. Errors, whatever they are, end in `run`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from vm_rehearse import __version__
from vm_rehearse.cli.devices import devices
from vm_rehearse.cli.doctor import doctor
from vm_rehearse.cli.fix import fix
from vm_rehearse.cli.misunderstanding import usage_problem
from vm_rehearse.cli.model import model
from vm_rehearse.cli.options import examples
from vm_rehearse.cli.play import play
from vm_rehearse.cli.progress import compare, report
from vm_rehearse.cli.record import record
from vm_rehearse.cli.rescore import rescore
from vm_rehearse.cli.score import score
from vm_rehearse.cli.script import script
from vm_rehearse.cli.surroundings import Surroundings, of_this_process
from vm_rehearse.cli.takes import delete, list_takes, purge, restore, show
from vm_rehearse.cli.words import words
from vm_rehearse.errors import RehearseError

__all__ = ["Surroundings", "main", "run"]

INTERRUPTED = 130
READER_GONE = 141
"""As any program that writes into a pipe nobody reads any more (128 + SIGPIPE)."""
DEBUG_VARIABLE = "REHEARSE_DEBUG"


class _InOrder(click.Group):
    """A group that lists its commands in the order they are used, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    invoke_without_command=True,
    epilog=examples(
        "rehearse model get base",
        "rehearse script add pitch.txt",
        "rehearse record --script pitch",
        heading="To begin",
    ),
)
@click.version_option(__version__, prog_name="rehearse")
@click.pass_context
def rehearse(context: click.Context) -> None:
    """Practise cold-call voicemails: record a take, see how it came across, change one thing, go again.

    Everything stays on this computer.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _command in (
    record,
    score,
    list_takes,
    show,
    play,
    compare,
    report,
    rescore,
    fix,
    delete,
    restore,
    purge,
    script,
    words,
    model,
    devices,
    doctor,
):
    rehearse.add_command(_command)


def main() -> NoReturn:
    """Run the program as this process, and end it."""
    sys.exit(run(sys.argv[1:], of_this_process()))


def run(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run one command line.

    Parameters
    ----------
    arguments : sequence of str
        Without the program's name.
    surroundings : Surroundings

    Returns
    -------
    int
        The exit code, as `vm_rehearse.errors` lists them.
    """
    try:
        return _invoke(arguments, surroundings)
    except BrokenPipeError:
        _let_go(surroundings)
        return READER_GONE
    except (KeyboardInterrupt, click.Abort):
        surroundings.say("Stopped.")
        return INTERRUPTED


def _invoke(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run the command; report what goes wrong."""
    try:
        with rehearse.make_context("rehearse", list(arguments), obj=surroundings) as context:
            rehearse.invoke(context)
        return 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except click.ClickException as problem:
        error: RehearseError = usage_problem(problem)
    except RehearseError as failure:
        error = failure
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as mistake:
        if surroundings.environ.get(DEBUG_VARIABLE):
            raise
        error = _mistake_of_ours(mistake)
    _report(error, arguments, surroundings)
    return error.exit_code


def _report(error: RehearseError, arguments: Sequence[str], surroundings: Surroundings) -> None:
    """Show an error: as JSON on stdout where that was asked for, else in words on stderr."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--json" in options:
        from vm_rehearse.schema import error_document

        surroundings.write(error_document(error))
    else:
        surroundings.say_error(error)


def _mistake_of_ours(problem: Exception) -> RehearseError:
    """Say that the program itself failed."""
    return RehearseError(
        "internal_error",
        f"Something went wrong inside rehearse ({type(problem).__name__}: {problem}).",
        hint=f"To see where, type the same again with this before it: {DEBUG_VARIABLE}=1",
    )


def _let_go(surroundings: Surroundings) -> None:
    """Drop what was still to be written: at its end Python would try once more, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (surroundings.stdout, surroundings.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
