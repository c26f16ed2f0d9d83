"""The user's own file of words, changed where it has to be and nowhere else: notes in it stay.

The file is TOML, which Python reads and does not write. So an entry is put into the text of its list, or
taken out of it, and the whole is read back before it is kept: the outcome is what was meant, or nothing is
written.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vm_rehearse.errors import RehearseError
from vm_rehearse.lexicon import file_text, own_table, parsed, to_put_aside
from vm_rehearse.text import normalise_word, split_words
from vm_rehearse.whole_file import write_whole

OwnKind = Literal["name", "filler"]

_HEADER = "# Your own words for rehearse. What the lists mean is in the README.\n"
_STRING_OR_COMMENT = re.compile(r"""\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*""")
_STRING = re.compile(r"""\"[^\"]*\"|'[^']*'""")
_LIST_OF: dict[OwnKind, tuple[str | None, str]] = {"name": (None, "names"), "filler": ("phrases", "anywhere")}
"""Kind -> table and list that a new entry goes to."""


@dataclass(frozen=True)
class OwnWord:
    """One entry of a user's file, as it was written."""

    text: str
    kind: OwnKind


def own_words(file: Path) -> tuple[OwnWord, ...]:
    """What is in a user's file, names first; nothing where there is no file.

    Raises
    ------
    RehearseError
        ``own_words_unusable``: it can't be read, or is not in the form of a lexicon.
    """
    if not file.is_file():
        return ()
    return _entries(own_table(file))


def add_own_words(file: Path, words: tuple[str, ...], kind: OwnKind) -> tuple[str, ...]:
    """Put words into a user's file, and return those that were not there yet.

    Parameters
    ----------
    file : Path
        Made if need be, with its folder, for nobody but the user.
    words : tuple of str
    kind : "name" or "filler"

    Raises
    ------
    RehearseError
        ``own_word_empty``: one has no letter in it. ``own_words_unusable``, ``own_words_unwritable``.
    """
    known = {_key(each.text) for each in own_words(file) if each.kind == kind}
    text = file_text(file) if file.is_file() else _HEADER
    added: list[str] = []
    for word in (" ".join(each.split()) for each in words):
        if not _key(word):
            raise RehearseError(
                "own_word_empty",
                f'"{word}" is no word.',
                hint="For example: rehearse words add Northwind",
            )
        if _key(word) not in known:
            known.add(_key(word))
            added.append(word)
            text = _with_entry(text, *_LIST_OF[kind], word)
    if added:
        _keep(file, text, own_words(file) + tuple(OwnWord(word, kind) for word in added))
    return tuple(added)


def is_among(words: Iterable[OwnWord], word: str) -> bool:
    """Whether a word is one of these, in whatever capitals."""
    return _key(word) in {_key(each.text) for each in words}


def remove_own_words(file: Path, words: tuple[str, ...]) -> tuple[str, ...]:
    """Take words out of a user's file, and return those that were there; raises as `add_own_words`."""
    before = own_words(file)
    unwanted = {_key(word) for word in words}
    removed = tuple(each.text for each in before if _key(each.text) in unwanted)
    if removed:
        text = file_text(file)
        for entry in removed:
            text = _without_entry(text, entry)
        _keep(file, text, tuple(each for each in before if each.text not in removed))
    return removed


def _entries(table: dict[str, Any]) -> tuple[OwnWord, ...]:
    """The entries of a lexicon file by its lists, names first."""
    fillers = [
        *table["filled_pauses"],
        *(entry for entries in table["phrases"].values() for entry in entries),
    ]
    return (
        *(OwnWord(text, "name") for text in table["names"]),
        *(OwnWord(text, "filler") for text in fillers),
    )


def _with_entry(text: str, table: str | None, name: str, entry: str) -> str:
    """The text of a file with one more entry in a list, which is made if need be."""
    quoted = json.dumps(entry, ensure_ascii=False)
    masked = _masked(text)
    start, end = _section(masked, table) or (len(text), len(text))
    found = re.compile(rf"^[ \t]*{name}[ \t]*=[ \t]*\[([^\]]*)\]", re.M).search(masked, start, end)
    if found is None:
        header = "" if _section(masked, table) else f"\n[{table}]\n"
        at = end if table is None else start
        before = "" if text[:at].endswith("\n") or not at else "\n"
        return f"{text[:at]}{before}{header}{name} = [{quoted}]\n{text[at:]}"
    ends = [found.start(1) + match.end() for match in _STRING.finditer(found[1])]
    at = ends[-1] if ends else found.start(1)
    if "\n" not in found[1]:
        return f"{text[:at]}{', ' if ends else ''}{quoted}{text[at:]}"
    has_comma = masked[at:].lstrip().startswith(",")
    if ends and not has_comma:
        text = f"{text[:at]},{text[at:]}"
    close = found.end(1) + (1 if ends and not has_comma else 0)
    return f"{text[:close].rstrip()}\n    {quoted},\n{text[close:]}"


def _without_entry(text: str, entry: str) -> str:
    """The text of a file without an entry, in whatever list it is."""
    masked = _masked(text)
    for match in _STRING.finditer(masked):
        if _value(text[slice(*match.span())]) != entry:
            continue
        before, after = text[: match.start()], text[match.end() :]
        if re.match(r"[ \t]*,", after):
            after = re.sub(r"\A[ \t]*,[ \t]*", "", after)
        else:
            before = re.sub(r",[ \t]*\Z", "", before)
        if before.rstrip(" \t").endswith("\n") and after.startswith("\n"):
            before, after = before.rstrip(" \t"), after[1:]
        return before + after
    return text


def _section(masked: str, table: str | None) -> tuple[int, int] | None:
    """Where the lines of a table begin and end; without a name, those before the first table; None if not."""
    headers = [*re.finditer(r"^[ \t]*\[([^\[\]\n]*)\][^\n]*\n?", masked, re.M)]
    if table is None:
        return 0, headers[0].start() if headers else len(masked)
    ends = [*(match.start() for match in headers[1:]), len(masked)]
    for match, end in zip(headers, ends, strict=False):
        if match[1].strip() == table:
            return match.end(), end
    return None


def _masked(text: str) -> str:
    """The text with blanks for its comments and for what stands in quotation marks, of the same length."""
    return _STRING_OR_COMMENT.sub(
        lambda found: (
            " " * len(found[0])
            if found[0][0] == "#"
            else f"{found[0][0]}{' ' * (len(found[0]) - 2)}{found[0][0]}"
        ),
        text,
    )


def _keep(file: Path, text: str, expected: tuple[OwnWord, ...]) -> None:
    """Write a file whole, if it reads as it should."""
    try:
        as_meant = Counter(_entries(parsed(file, text))) == Counter(expected)
    except RehearseError:
        as_meant = False
    if not as_meant:
        raise RehearseError(
            "own_words_unusable",
            f"The lists in {file} are written in a way that this program can't change.",
            hint=f"Change them by hand in that file, or {to_put_aside(file)}",
        )
    try:
        write_whole(file, text)
    except OSError as error:
        raise RehearseError(
            "own_words_unwritable",
            f"Your own words can't be written to {file}: {error.strerror or error}.",
            hint="See that the folder is yours to write in: rehearse doctor",
        ) from error


def _key(text: str) -> tuple[str, ...]:
    """What an entry is found by."""
    return tuple(filter(None, map(normalise_word, split_words(text))))


def _value(quoted: str) -> Any:
    """What a string in quotation marks says; itself where only TOML knows."""
    if quoted.startswith("'"):
        return quoted[1:-1]
    try:
        return json.loads(quoted)
    except ValueError:
        return quoted
