"""How the words of one script fared in one take, and in another.

A script word is right when the alignment has it as a hit, and wrong when something else was said in its
place (substitution) or nothing was (deletion). Where the sound leaves that open it is neither. Words that
are not in the script (insertions) have no place in it and are not looked at here.

Two takes can be held against each other only when both were read from the same text; blank space does
not count. Their words are then paired by position. Where the two alignments write the script
differently (made by different versions of the program), only the words that agree are paired.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vm_rehearse.take import Script, ScriptMatch
from vm_rehearse.text import normalise_word


@dataclass(frozen=True)
class ScriptPlace:
    """A word or phrase of the script, and what was said in its place ("" where it was left out)."""

    script: str
    spoken: str


@dataclass(frozen=True)
class ScriptChanges:
    """What became of the script's words from the first take to the second, in the script's order."""

    went_right: tuple[ScriptPlace, ...]
    """Wrong in the first take, right in the second; `spoken` is what the first had."""
    went_wrong: tuple[ScriptPlace, ...]
    """Right in the first take, wrong in the second; `spoken` is what the second had."""
    still_wrong: tuple[ScriptPlace, ...]
    """Wrong in both; `spoken` is what the second had."""


@dataclass(frozen=True)
class ScriptWord:
    """One word of the script in one take; words of one `step` share what was said in their place."""

    text: str
    right: bool | None
    """None where the sound leaves it open."""
    spoken: str
    step: int


def same_text(first: Script | None, second: Script | None) -> bool:
    """Whether both takes had a script, and the same one word for word."""
    return first is not None and second is not None and first.text.split() == second.text.split()


def script_words(match: ScriptMatch) -> tuple[ScriptWord, ...]:
    """Give the script's words in their order, each with how it fared."""
    return tuple(
        ScriptWord(
            text=text, right=None if step.unsure else step.op == "hit", spoken=step.spoken, step=number
        )
        for number, step in enumerate(match.alignment)
        for text in step.script.split()
    )


def paired_positions(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Give the positions of the same words in a script as two takes have it, in order."""
    before = [normalise_word(word) for word in first]
    after = [normalise_word(word) for word in second]
    if before == after:
        return [(position, position) for position in range(len(before))]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [(block.a + offset, block.b + offset) for block in blocks for offset in range(block.size)]


def place(words: Sequence[ScriptWord], positions: Sequence[int]) -> ScriptPlace:
    """Give the phrase at these neighbouring positions, and what was said there."""
    steps = {words[position].step: words[position].spoken for position in positions}
    return ScriptPlace(
        script=" ".join(words[position].text for position in positions),
        spoken=" ".join(spoken for spoken in steps.values() if spoken),
    )


def runs(positions: Iterable[int]) -> list[list[int]]:
    """Group rising positions into runs of neighbours."""
    groups: list[list[int]] = []
    for position in positions:
        if groups and groups[-1][-1] == position - 1:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def script_changes(first: ScriptMatch, second: ScriptMatch) -> ScriptChanges:
    """Give the words that went right and wrong from the first take to the second.

    Parameters
    ----------
    first, second : ScriptMatch
        Of two takes of the same script text.

    Returns
    -------
    ScriptChanges
        Neighbouring words that fared alike are one phrase.
    """
    before, after = script_words(first), script_words(second)
    pairs = paired_positions([word.text for word in before], [word.text for word in after])
    fared = [(i, j, before[i].right, after[j].right) for i, j in pairs]
    went_right = [i for i, _, was, right in fared if right and was is False]
    went_wrong = [j for _, j, was, right in fared if was and right is False]
    still_wrong = [j for _, j, was, right in fared if was is False and right is False]
    return ScriptChanges(
        went_right=tuple(place(before, run) for run in runs(went_right)),
        went_wrong=tuple(place(after, run) for run in runs(went_wrong)),
        still_wrong=tuple(place(after, run) for run in runs(still_wrong)),
    )
