"""``rehearse script``: the texts to rehearse, by name."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vm_rehearse.cli.options import examples, json_option, typed, whole_number
from vm_rehearse.cli.script_files import Remedies, read_script, say_what_counts, script_language
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import RehearseError, UsageProblem

if TYPE_CHECKING:
    from vm_rehearse.take import Script


@click.group(epilog=examples("rehearse script add pitch.txt"))
def script() -> None:
    """Keep the texts you rehearse."""


@script.command(epilog=examples("rehearse script add pitch.txt", "rehearse script add first-call pitch.txt"))
@click.argument("words", nargs=-1, required=True, metavar="[NAME] FILE")
@json_option
@click.pass_obj
def add(surroundings: Surroundings, words: tuple[str, ...], as_json: bool) -> None:
    """Add a script, or a new version of one.

    FILE is plain text; - takes it from another program. Without NAME, the script is called what the file is
    called. A text that differs from the script of that name becomes its next version; takes keep theirs.
    """
    from vm_rehearse.views.notices import script_added

    if words == ("-",):
        raise UsageProblem(
            "script_arguments",
            "A script that comes from another program needs a name.",
            hint="For example: rehearse script add first-call -",
        )
    if len(words) > 2:
        raise UsageProblem(
            "script_arguments",
            "A script is added with a name, if you like, and one file.",
            hint="For example: rehearse script add first-call pitch.txt",
        )
    file = words[-1]
    name = words[0] if len(words) == 2 else Path(file).stem
    text = read_script(surroundings.stdin if file == "-" else Path(file), _remedies(words))
    with surroundings.history() as history:
        before = {each.name: each.version for each in history.scripts()}
        try:
            added = history.add_script(name, text)
        except RehearseError as problem:
            if problem.code == "script_name":
                problem.hint = f"Name it, for example: rehearse script add first-call {shlex.quote(file)}"
            raise
    if as_json:
        surroundings.write(_document(added))
    else:
        surroundings.show(script_added(added, is_new=before.get(added.name) != added.version))
    say_what_counts(surroundings, text)


@script.command("list", epilog=examples("rehearse script list"))
@json_option
@click.pass_obj
def list_scripts(surroundings: Surroundings, as_json: bool) -> None:
    """List your scripts."""
    from vm_rehearse.views.scripts import scripts_list

    with surroundings.history() as history:
        scripts = history.scripts()
        languages = {} if as_json else {each.name: script_language(history, each) for each in scripts}
    if as_json:
        surroundings.write({"schema": "rehearse.scripts/1", "scripts": [_document(each) for each in scripts]})
    else:
        surroundings.show(scripts_list(scripts, languages=languages))


@script.command(
    "show", epilog=examples("rehearse script show northwind", "rehearse script show northwind --version 1")
)
@click.argument("name", required=False)
@click.option("--version", type=whole_number, metavar="N", help="Another version than the newest.")
@json_option
@click.pass_obj
def show_script(surroundings: Surroundings, name: str | None, version: int | None, as_json: bool) -> None:
    """Show a script; without NAME, the one you last used."""
    from vm_rehearse.views.scripts import script_text

    with surroundings.history() as history:
        found = history.last_script() if name is None else history.script(name)
        if found is not None and found.name is not None and version is not None:
            found = history.script(found.name, version)
        language = None if found is None else script_language(history, found)
    if found is None:
        raise RehearseError(
            "no_scripts", "You have added no script yet.", hint="See how to with: rehearse script add --help"
        )
    if as_json:
        surroundings.write(_document(found))
    else:
        surroundings.show(script_text(found, language=language))


@script.command(epilog=examples("rehearse script rename pitch first-call"))
@click.argument("old", metavar="NAME")
@click.argument("new", metavar="NEW-NAME")
@json_option
@click.pass_obj
def rename(surroundings: Surroundings, old: str, new: str, as_json: bool) -> None:
    """Give a script another name; its versions and takes go with it."""
    from vm_rehearse.views.notices import script_renamed

    with surroundings.history() as history:
        before = history.script(old).name
        renamed = history.rename_script(old, new)
    if as_json:
        surroundings.write(_document(renamed))
    else:
        surroundings.show(script_renamed(str(before), renamed))


def _remedies(words: Sequence[str]) -> Remedies:
    """What to do about a file that can't be added."""
    again = typed("rehearse", "script", "add", *words)
    in_it = typed("rehearse", "script", "add", *words[:-1], str(Path(words[-1]) / "FILE"))
    return Remedies(
        missing="Check its name, and the folder it is in, then: rehearse script add FOLDER/FILE",
        folder=f"Name a file in it: {in_it}",
        empty=f"Write your message in it, then: {again}",
        other=f"Allow it to be read, then: {again}",
    )


def _document(found: Script) -> dict[str, Any]:
    """Give a script for programs."""
    return {"schema": "rehearse.script/1", "name": found.name, "version": found.version, "text": found.text}
