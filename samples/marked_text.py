"""A take written down: one text that holds both the script and what is really said.

Ordinary words are in the script and are said. Marks say where the two part:

=====================  =====================================================================
``{um}``               a filled pause; ``{um_}``: inside its phrase, without a break after it
``<you know>``         a filler word or phrase
``[three|five]``       the script has "three", the speaker says "five"
``[three|]``           left out; ``[|five]``: added
``[=40%|forty percent]``  written "40%" and said right: a numeral, an address, an abbreviation;
                       ``[=40%|forty percent|forty five percent]``: said wrong
``^we^ we help``       a repetition
``~I'd like~ I would`` a false start (a half word ends with a hyphen: ``~I'd li-~``)
``/0.6/``              a silent pause of 0.6 s (after a full stop: that much longer)
=====================  =====================================================================

Punctuation after a mark belongs to script and speech alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["word", "filled_pause", "filler_word", "repetition", "false_start"]
Operation = Literal["hit", "substitution", "deletion", "insertion"]

_MARK = re.compile(r"\{[^}]*\}|<[^>]*>|\[[^\]]*\]|\^[^^]*\^|~[^~]*~|/[\d.]+/|[^\s{<\[^~/]+")
_EDGES = '.,!?;:—…"()_'
_KINDS: dict[str, Kind] = {"{": "filled_pause", "<": "filler_word", "^": "repetition", "~": "false_start"}


@dataclass(frozen=True)
class Passage:
    """Some words of the script beside the words said for them.

    `script` and `said` are as written, with punctuation; either may be empty. `reading` is the script in the
    words it is said in, which differs from `script` for a numeral.
    """

    kind: Kind
    operation: Operation
    script: str
    reading: str
    said: str


@dataclass(frozen=True)
class Silence:
    """A silent pause, in seconds."""

    length_s: float


def parse(marked: str) -> tuple[Passage | Silence, ...]:
    """Read a marked text.

    Parameters
    ----------
    marked : str
        A text with the marks of this module.

    Returns
    -------
    tuple of Passage or Silence
        In spoken order; an ordinary word is a passage of its own.
    """
    parts: list[Passage | Silence] = []
    for token in _MARK.findall(marked):
        if parts and not token.strip(_EDGES):
            _punctuate(parts, token)
        else:
            parts.append(_part(token))
    return tuple(parts)


def _punctuate(parts: list[Passage | Silence], mark: str) -> None:
    """Put a punctuation mark after the last word of the script and after the last word said."""
    script = said = mark
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        if not isinstance(part, Passage) or not (script or said):
            break
        parts[number] = replace(
            part,
            script=part.script and part.script + script,
            reading=part.reading and part.reading + script,
            said=part.said + said if part.said and part.said[-1] not in _EDGES else part.said,
        )
        script, said = "" if part.script else script, "" if part.said else said


def _part(token: str) -> Passage | Silence:
    """Read one token that isn't mere punctuation."""
    inside = token[1:-1]
    if token[0] == "/":
        return Silence(float(inside))
    if token[0] in _KINDS:
        return Passage(_KINDS[token[0]], "insertion", "", "", inside)
    if token[0] != "[":
        return Passage("word", "hit", token, token, token)
    script, *others = inside.split("|")
    reading, said = (others[0], others[-1]) if script.startswith("=") else (script, others[0])
    operation: Operation = "deletion" if not said else "insertion" if not script else "substitution"
    return Passage("word", "hit" if said == reading else operation, script.lstrip("="), reading, said)


def bare(word: str) -> str:
    """Take the punctuation off the edges of a word."""
    return word.strip(_EDGES)


def script_text(marked: str) -> str:
    """Give the script as the speaker has it on the desk."""
    return " ".join(part.script for part in parse(marked) if isinstance(part, Passage) and part.script)


def script_as_spoken(marked: str) -> str:
    """Give the script with every numeral in the words it is said in."""
    return " ".join(part.reading for part in parse(marked) if isinstance(part, Passage) and part.reading)


def truth_entries(marked: str) -> list[dict[str, str]]:
    """List what was really said, word by word, and which script words were not.

    Returns
    -------
    list of dict
        ``word``, ``kind`` and ``op`` of everything said, and ``script``, ``kind`` "missing" and ``op``
        ("substituted" or "deletion") of every script word that was not. A filler phrase is one entry.
    """
    entries: list[dict[str, str]] = []
    for part in parse(marked):
        if isinstance(part, Silence):
            continue
        said = [part.said] if part.kind == "filler_word" else part.said.split()
        entries += [{"word": bare(word), "kind": part.kind, "op": part.operation} for word in said]
        if part.operation in ("substitution", "deletion"):
            missing = "substituted" if part.operation == "substitution" else "deletion"
            entries += [
                {"script": bare(word), "kind": "missing", "op": missing} for word in part.reading.split()
            ]
    return entries
