"""A command line that was not understood, in one plain sentence; click's differ from version to version."""

from __future__ import annotations

import re

import click

from vm_rehearse.errors import UsageProblem

_GUESSES = re.compile(r"(?:Did you mean|Possible options)\b(.*)$")
_NAME = re.compile(r"[a-z-]+(?=['\",?)]|$)")
_QUOTED = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
_OPTIONAL = re.compile(r"\[([^\[\]]+)\]")
_TOO_MUCH = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def usage_problem(problem: click.ClickException, *, meant: str | None = None) -> UsageProblem:
    """Put a command line that was not understood into one sentence.

    Parameters
    ----------
    problem : click.ClickException
    meant : str, optional
        The command on the line, for problems that do not say where they came up.

    Returns
    -------
    UsageProblem
        Its hint is the help of the command that was meant.
    """
    context = getattr(problem, "ctx", None)
    path = " ".join(("rehearse", meant)) if meant else "rehearse"
    if context is not None:
        path = context.command_path
    return UsageProblem("usage", _sentence(problem), hint=f"See what can be typed with: {path} --help")


def _sentence(problem: click.ClickException) -> str:
    """Say what is wrong with the line."""
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return f"Something is missing on this line: {_called(problem.param)}."
    message = " ".join(problem.format_message().split())
    if isinstance(problem, click.BadParameter) and problem.param is not None:
        is_option = isinstance(problem.param, click.Option)
        name = "/".join(problem.param.opts) if is_option else _called(problem.param)
        message = f"{name}: {' '.join(problem.message.split())}"
    guesses = _GUESSES.search(message)
    if guesses is not None:
        message = message[: guesses.start()]
    message = _TOO_MUCH.sub(r"There is too much on this line: \1", message)
    message = (
        message.replace("No such", "There is no", 1)
        .replace("option: ", "option ")
        .replace("requires an argument", "needs a value")
    )
    message = _QUOTED.sub(r'"\1"', message.strip(" (").rstrip(".:"))
    if guesses is None:
        return f"{message}."
    return f"{message}; did you mean {' or '.join(_NAME.findall(guesses[1]))}?"


def _called(param: click.Parameter) -> str:
    """What stands in the help for what has to be typed."""
    name = (param.metavar or param.human_readable_name).rstrip(".")
    optional = _OPTIONAL.fullmatch(name)
    return optional[1] if optional else name
