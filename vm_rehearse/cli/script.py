"""``rehearse script``: the texts to rehearse, by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vm_rehearse.cli.options import examples, json_option, whole_number
from vm_rehearse.cli.script_files import Remedies, read_script, say_what_counts, script_language
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import RehearseError, UsageProblem
from vm_rehearse.shell import quoted, typed

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
    called. A text that differs from the script of that name becomes its next version; takes keep theirs. A
    script that you removed is there again, its versions too.
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
        was_removed = history.is_removed(name)
        before = {each.name: each.version for each in history.scripts(removed=was_removed)}
        try:
            added = history.add_script(name, text)
        except RehearseError as problem:
            if problem.code == "script_name":
                problem.hint = f"Name it, for example: rehearse script add first-call {quoted(file)}"
            raise
    if as_json:
        surroundings.write(_document(added))
    else:
        is_new = before.get(added.name) != added.version
        surroundings.show(script_added(added, is_new=is_new, was_removed=was_removed))
    say_what_counts(surroundings, text)


@script.command("list", epilog=examples("rehearse script list"))
@click.option("--removed", is_flag=True, help="Only those that you removed, which can be brought back.")
@json_option
@click.pass_obj
def list_scripts(surroundings: Surroundings, removed: bool, as_json: bool) -> None:
    """List your scripts."""
    from vm_rehearse.views.scripts import removed_scripts_list, scripts_list

    with surroundings.history() as history:
        scripts = history.scripts(removed=removed)
        others = len(history.scripts(removed=True))
        languages = {} if as_json else {each.name: script_language(history, each) for each in scripts}
    if as_json:
        surroundings.write({"schema": "rehearse.scripts/1", "scripts": [_document(each) for each in scripts]})
    elif removed:
        surroundings.show(removed_scripts_list(scripts, languages=languages))
    else:
        surroundings.show(scripts_list(scripts, languages=languages, removed=others))


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
        has_removed = found is None and bool(history.scripts(removed=True))
    if has_removed:
        raise RehearseError(
            "no_scripts",
            "All your scripts are removed.",
            hint="See which they were with: rehearse script list --removed",
        )
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


@script.command(epilog=examples("rehearse script remove pitch"))
@click.argument("name")
@json_option
@click.pass_obj
def remove(surroundings: Surroundings, name: str, as_json: bool) -> None:
    """Remove a script, with all its versions; restore brings it back.

    Its takes stay as they are, with the text they were read from.
    """
    from vm_rehearse.views.notices import script_removed

    with surroundings.history() as history:
        removed = history.remove_script(name)
        takes, in_trash = history.rows(script_name=name), history.deleted(script_name=name)
    if as_json:
        surroundings.write(_document(removed))
    else:
        surroundings.show(script_removed(str(removed.name), takes=len(takes), in_trash=len(in_trash)))


@script.command(epilog=examples("rehearse script restore pitch"))
@click.argument("name")
@json_option
@click.pass_obj
def restore(surroundings: Surroundings, name: str, as_json: bool) -> None:
    """Bring a script back that you removed."""
    from vm_rehearse.views.notices import script_restored

    with surroundings.history() as history:
        restored = history.restore_script(name)
    if as_json:
        surroundings.write(_document(restored))
    else:
        surroundings.show(script_restored(str(restored.name)))


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
