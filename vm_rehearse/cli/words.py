"""``rehearse words``: the user's own names, jargon and filler words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vm_rehearse.cli.options import ANY_LANGUAGE, examples, json_option, kept_text, language_code
from vm_rehearse.cli.surroundings import Surroundings
from vm_rehearse.errors import RehearseError

if TYPE_CHECKING:
    from vm_rehearse.lexicon.own_words import OwnWord

_USUAL_LANGUAGE = "en"

_language_option = click.option(
    "--lang",
    "language",
    type=language_code,
    metavar="en|nl",
    help="The language they are said in; otherwise that of your last take.",
)


@click.group(epilog=examples("rehearse words add Northwind", "rehearse words list"))
def words() -> None:
    """Keep your own names, jargon and filler words.

    Names and jargon help to compare what you said with the script, in whatever spelling they were heard. They
    never change what is heard.
    """


@words.command(
    epilog=examples(
        "rehearse words add Northwind Oyelaran",
        'rehearse words add --filler "at the end of the day"',
        "rehearse words add Kaap --lang nl",
    )
)
@click.argument("entries", type=kept_text, nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--filler",
    is_flag=True,
    help="They are fillers: counted wherever they are said, but for where the script has them.",
)
@_language_option
@json_option
@click.pass_obj
def add(
    surroundings: Surroundings, entries: tuple[str, ...], filler: bool, language: str | None, as_json: bool
) -> None:
    """Add names and jargon, or filler words and phrases.

    Several words that belong together go in quotation marks.
    """
    from vm_rehearse.lexicon.own_words import add_own_words
    from vm_rehearse.views.words import words_added

    heard = _last_language(surroundings)
    language = heard or _USUAL_LANGUAGE if language in (None, ANY_LANGUAGE) else str(language)
    added = add_own_words(_file(surroundings, language), entries, "filler" if filler else "name")
    if as_json:
        surroundings.write(_document(surroundings))
    else:
        surroundings.show(words_added(added, entries, language, filler=filler, can_rescore=heard == language))


@words.command("list", epilog=examples("rehearse words list"))
@json_option
@click.pass_obj
def list_words(surroundings: Surroundings, as_json: bool) -> None:
    """List your own words."""
    from vm_rehearse.views.words import words_list

    if as_json:
        surroundings.write(_document(surroundings))
    else:
        surroundings.show(words_list(_all(surroundings)))


@words.command(epilog=examples("rehearse words remove Northwind"))
@click.argument("entries", nargs=-1, required=True, metavar="WORD...")
@_language_option
@json_option
@click.pass_obj
def remove(surroundings: Surroundings, entries: tuple[str, ...], language: str | None, as_json: bool) -> None:
    """Remove your own words, names and fillers alike.

    Without --lang, in every language. All of them are removed, or none.
    """
    from vm_rehearse.lexicon.own_words import is_among, remove_own_words
    from vm_rehearse.views.words import words_removed

    known = _all(surroundings)
    languages = list(known) if language in (None, ANY_LANGUAGE) else [str(language)]
    there = [word for each in languages for word in known.get(each, ())]
    unknown = [f'"{entry}"' for entry in entries if not is_among(there, entry)]
    if unknown:
        kept = "" if len(unknown) == len(entries) else ", so nothing was removed"
        raise RehearseError(
            "unknown_own_word",
            f"Your list has no {' or '.join(unknown)}{kept}.",
            hint="See it with: rehearse words list",
        )
    removed = [entry for each in languages for entry in remove_own_words(_file(surroundings, each), entries)]
    if as_json:
        surroundings.write(_document(surroundings))
    else:
        surroundings.show(words_removed(tuple(dict.fromkeys(removed))))


def _file(surroundings: Surroundings, language: str) -> Path:
    """Return the user's file of a language."""
    from vm_rehearse.locations import own_words_file

    return own_words_file(surroundings.environ, language)


def _all(surroundings: Surroundings) -> dict[str, tuple[OwnWord, ...]]:
    """Return the user's words by language."""
    from vm_rehearse.lexicon.own_words import own_words

    files = sorted(_file(surroundings, _USUAL_LANGUAGE).parent.glob("*.toml"))
    found = {file.stem: own_words(file) for file in files}
    return {language: entries for language, entries in found.items() if entries}


def _last_language(surroundings: Surroundings) -> str | None:
    """Return the language of the last take that has a score; None where there is none."""
    from vm_rehearse.locations import home

    if not home(surroundings.environ).is_dir():
        return None
    with surroundings.history() as history:
        takes = history.takes(limit=1, include_unscored=False)
    return takes[-1].language if takes else None


def _document(surroundings: Surroundings) -> dict[str, object]:
    """Give the user's words for programs."""
    return {
        "schema": "rehearse.words/1",
        "words": [
            {"text": word.text, "kind": word.kind, "language": language}
            for language, entries in _all(surroundings).items()
            for word in entries
        ],
    }
