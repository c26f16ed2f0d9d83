"""The filler words of a language, from its TOML files and the user's own; and the user's names.

A language has a folder; README.md beside this file says how its files are written. A user's file looks the
same, adds to the language's, and moves a phrase that is in both to its own place. It may also have `names`:
names and jargon, which are for comparing a take with its script only.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from vm_rehearse import shell
from vm_rehearse.errors import RehearseError
from vm_rehearse.measures.disfluencies.contexts import Context, context
from vm_rehearse.measures.disfluencies.fillers import FillerPhrase, Lexicon, Place
from vm_rehearse.text import normalise_word, one_spelling, other_forms, split_words

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_SHIPPED = Path(__file__).parent
_PLACES: tuple[Place, ...] = get_args(Place)
_KINDS_OF_CONTEXT = {"ordinary", "unclear", "certain", "meant", "added", "clear"}
_EVERY, _ALIKE = "*", "|"
"""As the phrase of a table of contexts: every phrase, and what stands between those that are alike."""
_EXAMPLE = 'filled_pauses = ["eh"]'
_PLAIN = re.compile(r"[A-Za-z' ]*")
"""A phrase that is divided at its spaces alone."""
_LINE = re.compile(r"\bat line (\d+)")
"""In what the library says of a file that it can't read."""


def lexicon_languages() -> tuple[str, ...]:
    """The languages that have a lexicon.

    Returns
    -------
    tuple of str
        Language codes, in order.
    """
    return tuple(sorted({path.parent.name for path in _SHIPPED.glob("*/*.toml")}))


def load_lexicon(language: str, own_words: Path | None = None) -> Lexicon:
    """The fillers of a language.

    Parameters
    ----------
    language : str
        Language code. A language without a folder has only the user's own words.
    own_words : Path, optional
        A file of the user's own, in the same form.

    Returns
    -------
    Lexicon
        Words normalised, each once; longer phrases before shorter ones, so that "weet je wel" is found before
        "weet je".

    Raises
    ------
    RehearseError
        If the user's file is missing, can't be read, or is not in this form.
    """
    filled_pauses: dict[str, None] = {}
    phrases: dict[tuple[str, ...], Place] = {}
    names: dict[str, None] = {}
    contexts: dict[tuple[str, ...], dict[str, tuple[Context, ...]]] = {}
    known = [_shipped(language)] if language in lexicon_languages() else []
    known += [_entries(own_table(own_words), language)] if own_words is not None else []
    for own in known:
        names |= dict.fromkeys(own.names)
        filled_pauses |= dict.fromkeys(own.filled_pauses)
        phrases |= own.phrases
        contexts = {words: lists for words, lists in contexts.items() if words not in own.phrases}
        contexts |= own.contexts
    ordered = sorted(phrases.items(), key=lambda phrase: -len(phrase[0]))
    return Lexicon(
        language=language,
        filled_pauses=tuple(filter(None, filled_pauses)),
        phrases=tuple(
            FillerPhrase(words, place, **contexts.get(words, {})) for words, place in ordered if words
        ),
        names=tuple(filter(None, names)),
    )


@dataclass(frozen=True)
class _Entries:
    """What a file has, as it is compared."""

    names: tuple[str, ...]
    filled_pauses: tuple[str, ...]
    phrases: dict[tuple[str, ...], Place]
    contexts: dict[tuple[str, ...], dict[str, tuple[Context, ...]]]


@cache
def _shipped(language: str) -> _Entries:
    """The files of a language that has some: the same for every take."""
    return _entries(_shipped_table(language), language)


def _shipped_table(language: str) -> dict[str, Any]:
    """The lists of all files of a language together, as `own_table` gives those of one."""
    tables = [own_table(path) for path in sorted((_SHIPPED / language).rglob("*.toml"))]
    phrases = {place: [one for table in tables for one in table["phrases"][place]] for place in _PLACES}
    contexts = {of: lists for table in tables for of, lists in table["contexts"].items()}
    sounds = [sound for table in tables for sound in table["filled_pauses"]]
    return {"names": [], "filled_pauses": sounds, "phrases": phrases, "contexts": contexts}


def _entries(table: dict[str, Any], language: str) -> _Entries:
    """The lists of a file, as they are compared."""
    phrases: dict[tuple[str, ...], Place] = {
        _words(phrase, language): place for place in _PLACES for phrase in table["phrases"][place]
    }
    listed = frozenset(phrases)
    for words, place in tuple(phrases.items()):
        phrases |= dict.fromkeys(_in_full(words, language) - listed, place)
    contexts: dict[tuple[str, ...], dict[str, tuple[Context, ...]]] = {}
    for of, lists in table["contexts"].items():
        alike = {_words(phrase, language) for phrase in of.split(_ALIKE) if phrase != _EVERY}
        of_these = _contexts(lists, language)
        for words in alike.union(*(_in_full(words, language) - listed for words in alike)):
            contexts[words] = _joined(contexts.get(words, {}), of_these)
    every = _contexts(table["contexts"].get(_EVERY, {}), language)
    return _Entries(
        tuple(word for name in table["names"] for word in _names(name)),
        tuple(normalise_word(sound) for sound in table["filled_pauses"]),
        phrases,
        {words: _joined(contexts.get(words, {}), every) for words in phrases.keys() | contexts.keys()},
    )


def _words(phrase: str, language: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared."""
    parts = phrase.split() if _PLAIN.fullmatch(phrase) else split_words(phrase)
    return tuple(_compared(word, language) for word in parts)


def _in_full(words: tuple[str, ...], language: str) -> set[tuple[str, ...]]:
    """The other ways to say a phrase that has contractions, with some in full: "what I am saying is"."""
    ways = [words]
    for (first, end), forms in reversed(other_forms(words, language)) if _contracts(words) else ():
        if _contracts(words[first:end]):
            full = [form for form in forms if not _contracts(form)]
            ways += [(*way[:first], *form, *way[end:]) for way in ways for form in full]
    return {*ways[1:]}


def _contracts(words: tuple[str, ...]) -> bool:
    """Whether something was left out of one of the words."""
    return any("'" in word for word in words)


@lru_cache(maxsize=4096)
def _compared(word: str, language: str) -> str:
    """A word as it is compared: normalised, and of two spellings the one that stands for both."""
    return one_spelling(normalise_word(word), language)


def _contexts(lists: dict[str, list[str]], language: str) -> dict[str, tuple[Context, ...]]:
    """The contexts of a phrase, by what it is in them."""
    return {
        kind: tuple(context(one, lambda word: _compared(word, language)) for one in written)
        for kind, written in lists.items()
    }


def _joined(
    contexts: dict[str, tuple[Context, ...]], every: dict[str, tuple[Context, ...]]
) -> dict[str, tuple[Context, ...]]:
    """The contexts of a phrase, with those of every phrase of its file."""
    return {kind: contexts.get(kind, ()) + every.get(kind, ()) for kind in contexts.keys() | every.keys()}


def _names(entry: str) -> tuple[str, ...]:
    """The normalised words of a name; of "Bank of America", the two that are written large."""
    words = split_words(entry)
    large = [word for word in words if any(letter.isupper() or letter.isdigit() for letter in word)]
    return tuple(normalise_word(word) for word in large or words)


def own_table(path: Path) -> dict[str, Any]:
    """The lists of a lexicon file, by their names: `names`, `filled_pauses`, and `phrases` by their place.

    Raises
    ------
    RehearseError
        As `load_lexicon` does.
    """
    try:
        text = file_text(path)
    except FileNotFoundError:
        raise RehearseError(
            "own_words_missing",
            f"There is no file with your own words at {path}.",
            hint=f"Make one: {shell.to_write_line(_EXAMPLE, path)}",
        ) from None
    except OSError as error:
        raise _unusable(path, f"it can't be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise _unusable(path, "it is no plain text") from error
    return parsed(path, text)


def file_text(path: Path) -> str:
    """The text of a lexicon file, without the mark that editors of Windows put before it."""
    return path.read_text(encoding="utf-8-sig")


def parsed(path: Path, text: str) -> dict[str, Any]:
    """The lists of a lexicon file from its text; raises RehearseError ``own_words_unusable``."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"in line {line[1]}" if line else "at its end"
        raise _unusable(path, f"something is wrong {where}") from error
    phrases = written.get("phrases", {})
    if unknown := sorted(set(written) - {"names", "filled_pauses", "phrases", "contexts"}):
        raise _unusable(path, f'it has "{unknown[0]}", which is none of names, filled_pauses and phrases')
    if not isinstance(phrases, dict) or set(phrases) - set(_PLACES):
        raise _unusable(path, f"phrases is a table with the lists {', '.join(_PLACES)}")
    lists = {place: phrases.get(place, []) for place in _PLACES}
    plain = {name: written.get(name, []) for name in ("names", "filled_pauses")}
    for name, entries in (*plain.items(), *lists.items()):
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise _unusable(path, f"{name} is not a list of words in quotation marks")
    return {**plain, "phrases": lists, "contexts": _checked_contexts(path, written.get("contexts", {}))}


def _checked_contexts(path: Path, contexts: Any) -> dict[str, dict[str, list[str]]]:
    """The table of contexts, if it is one; raises RehearseError ``own_words_unusable``."""
    try:
        for lists in contexts.values():
            if unknown := sorted(set(lists) - _KINDS_OF_CONTEXT):
                raise ValueError(f"{unknown[0]} is none of {', '.join(sorted(_KINDS_OF_CONTEXT))}")
            _contexts(lists, "")
    except (AttributeError, TypeError, ValueError) as error:
        raise _unusable(path, f"its contexts are not in their form ({error})") from error
    return dict(contexts)


def to_put_aside(path: Path) -> str:
    """How to begin anew, and to keep what there was."""
    return f"put it aside: {shell.to_put_aside(path)}"


def _unusable(path: Path, why: str) -> RehearseError:
    """A file of the user's own that is not a lexicon."""
    return RehearseError(
        "own_words_unusable",
        f"Your own words in {path} can't be used: {why}.",
        hint=f"Correct the file, or {to_put_aside(path)}",
    )
