"""``rehearse model``: the weights of the recogniser. Only ``get`` uses the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vm_rehearse.cli.options import DEFAULT_MODEL, examples, json_option
from vm_rehearse.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from vm_rehearse.recogniser.model_files.weights import Model, Weights


@click.group(epilog=examples("rehearse model get base"))
def model() -> None:
    """Get the models that listen to your takes."""


@model.command("list", epilog=examples("rehearse model list"))
@json_option
@click.pass_obj
def list_models(surroundings: Surroundings, as_json: bool) -> None:
    """List the models there are, and which are on this computer."""
    from vm_rehearse.locations import models_folder
    from vm_rehearse.recogniser.model_files.weights import known_models, on_disk
    from vm_rehearse.views.models import ModelRow, models_list

    folder = models_folder(surroundings.environ)
    rows = [
        ModelRow(each.name, each.about, each.official.size_bytes, on_disk(each, folder) is not None)
        for each in known_models()
    ]
    if as_json:
        surroundings.write({"schema": "rehearse.models/1", "models": [asdict(row) for row in rows]})
    else:
        surroundings.show(models_list(rows))


@model.command(epilog=examples("rehearse model get base", "rehearse model get small"))
@click.argument("name", default=DEFAULT_MODEL, metavar="[NAME]")
@json_option
@click.pass_obj
def get(surroundings: Surroundings, name: str, as_json: bool) -> None:
    """Get a model, and check it; without NAME, the usual one."""
    from vm_rehearse.locations import models_folder
    from vm_rehearse.recogniser.model_files.weights import find, get

    with arriving(surroundings, find(name)) as progress:
        weights = get(name, models_folder(surroundings.environ), progress=progress)
    if as_json:
        surroundings.write(_document(weights))
        return
    begin = "Got the model" if weights.new else "There already is the model"
    surroundings.show(f"{begin} {weights.name}, {weights.size_bytes / 1e6:,.0f} MB, checked: {weights.path}")
    surroundings.show(f"It came from: {_source(weights)}.")


@model.command(epilog=examples("rehearse model where", "rehearse model where base"))
@click.argument("name", required=False)
@json_option
@click.pass_obj
def where(surroundings: Surroundings, name: str | None, as_json: bool) -> None:
    """Say where models are kept, or where one of them is."""
    from vm_rehearse.locations import models_folder
    from vm_rehearse.recogniser.model_files.weights import origin

    folder = models_folder(surroundings.environ)
    weights = None if name is None else origin(name, folder)
    if as_json:
        document = {"schema": "rehearse.models_folder/1", "path": str(folder)}
        surroundings.write(document if weights is None else _document(weights))
    else:
        surroundings.stdout.write(f"{folder if weights is None else weights.path}\n")
    if weights is not None and not as_json:
        surroundings.say(f"It came from: {_source(weights)}.")


def _document(weights: Weights) -> dict[str, Any]:
    """Give a model for programs."""
    return {"schema": "rehearse.model/1", **asdict(weights), "path": str(weights.path)}


def _source(weights: Weights) -> str:
    """Say where a model came from."""
    return f"{weights.source} ({weights.detail})" if weights.detail else weights.source


@contextmanager
def arriving(surroundings: Surroundings, wanted: Model) -> Iterator[Callable[[int, int], None]]:
    """Show how much has arrived: a bar on a terminal, one line elsewhere."""
    heading = f"Getting the model {wanted.name}"
    if not surroundings.stderr.isatty():
        quarters = {0}

        def say(done: int, total: int) -> None:
            quarter = 4 * done // max(total, 1)
            if quarter not in quarters:
                quarters.add(quarter)
                surroundings.say(f"{heading}: {25 * quarter}% of {total / 1e6:,.0f} MB")

        yield say
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=surroundings.talk_console()) as bar:
        task = bar.add_task(heading, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
