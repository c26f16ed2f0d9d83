"""The command line: parse, call one function, hand the result to a view.

This is the only unit that prints or ends the program. The module of a command is loaded when the command is
used, and at its top it imports nothing heavy: that is for inside the command. Errors, whatever they are, end
in `run`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from vm_rehearse import __version__
from vm_rehearse.cli.catalogue import SUMMARIES, Commands
from vm_rehearse.cli.mistakes import mistake_of_ours
from vm_rehearse.cli.misunderstanding import usage_problem
from vm_rehearse.cli.options import examples
from vm_rehearse.cli.surroundings import Surroundings, of_this_process
from vm_rehearse.errors import RehearseError
from vm_rehearse.shell import expanded

__all__ = ["Surroundings", "main", "run"]

INTERRUPTED = 130
READER_GONE = 141
"""As any program that writes into a pipe nobody reads any more (128 + SIGPIPE)."""
_LOADS_PYTORCH = "vm_rehearse.recogniser.opening"


class _Program(click.Group):
    """The commands in the order they are used, not by the alphabet; listing them loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        room = formatter.width - 6 - max(map(len, SUMMARIES))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=summary).get_short_help_str(room))
                    for name, summary in SUMMARIES.items()
                ]
            )


@click.group(
    cls=_Program,
    commands=Commands(),
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


def main() -> NoReturn:
    """Run the program as this process, and end it.

    Taking PyTorch apart would take half a second, and waiting for its libraries a fifth: where it was loaded,
    or begun to be, the process just ends, once all that was said is written. Nothing else is left to be done
    then; what is kept is kept by the commands.
    """
    code = run(expanded(sys.argv[1:]), of_this_process())
    if _LOADS_PYTORCH in sys.modules:
        os._exit(code)
    sys.exit(code)


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
        return READER_GONE
    except (KeyboardInterrupt, click.Abort):
        surroundings.say("Stopped.")
        return INTERRUPTED
    finally:
        _let_go(surroundings)


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
        meant = next((word for word in arguments[:1] if word in SUMMARIES), None)
        error: RehearseError = usage_problem(problem, meant=meant)
    except RehearseError as failure:
        error = failure
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as mistake:
        error = mistake_of_ours(mistake, surroundings.environ)
    _report(error, arguments, surroundings)
    return error.exit_code


def _report(error: RehearseError, arguments: Sequence[str], surroundings: Surroundings) -> None:
    """Show an error: as JSON on stdout where that was asked for and can be, else in words on stderr."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--json" in options:
        from vm_rehearse.schema import error_document

        try:
            surroundings.write(error_document(error))
            return
        except BrokenPipeError:
            raise
        except OSError:
            pass  # a full disk: then it is said in words
    try:
        surroundings.say_error(error)
    except BrokenPipeError:
        raise
    except OSError:
        pass  # nothing can be said any more, but the exit code tells


def _let_go(surroundings: Surroundings) -> None:
    """Drop what can't be written: at its end Python would try once more, and complain."""
    for stream in (surroundings.stdout, surroundings.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
