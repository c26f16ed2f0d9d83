"""The words of a take with everything marked that is not simply the script read out.

Each mark shows itself without colour:

=============================  =====================================================================
``[um]``                       a filled pause or a filler word
``-next week-``                words of the script that were left out
``+really+``                   words that are not in the script
``*fifty* (script: forty)``    other words than the script's
``~the~``                      said twice in a row, or a start that was broken off and made anew
``town(?)``                    a word that may well have been another
``(0.8s)``                     a silent pause of half a second or more
=============================  =====================================================================
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from rich.text import Text

from vm_rehearse.notation import decimal, moment
from vm_rehearse.take import AlignmentOp, Analysis, Filler, Word
from vm_rehearse.views.wording import bare, listed, plain

Mark = Literal["said", "filler", "left_out", "added", "changed", "repetition", "false_start", "pause"]

SHOWN_PAUSE_S: Final = 0.5
_MOST_NAMED: Final = 4
"""Words or places in a note below the transcript; of the rest it says how many there are."""
_SIGNS: Final[dict[Mark, tuple[str, str, str]]] = {
    "filler": ("[", "]", "bold yellow"),
    "left_out": ("-", "-", "bold red"),
    "added": ("+", "+", "bold cyan"),
    "changed": ("*", "*", "bold magenta"),
    "repetition": ("~", "~", "bold yellow"),
    "false_start": ("~", "~", "bold yellow"),
    "pause": ("(", ")", "dim"),
}
_DOUBT: Final = "(?)"
_MARK_OF_OP: Final[dict[str, Mark]] = {"hit": "said", "substitution": "changed", "insertion": "added"}
_MARK_OF_KIND: Final[dict[str, Mark]] = {
    "filled_pause": "filler",
    "filler_word": "filler",
    "repetition": "repetition",
    "false_start": "false_start",
}


@dataclass(frozen=True)
class Piece:
    """Neighbouring words under one mark; `script` is what the script has where it was changed."""

    mark: Mark
    text: str
    start_s: float
    script: str = ""
    filler: int | None = None
    """Which of the fillers the words belong to, so that "you know" is one."""
    doubtful: bool = False


def pieces(analysis: Analysis) -> list[Piece]:
    """Cut the take into its marked pieces, in spoken order."""
    alignment = () if analysis.script_match is None else analysis.script_match.alignment
    words = deque(analysis.words)
    cut: list[Piece] = []
    for op in alignment:
        while words and _middle(words[0]) < op.start_s:
            cut.append(_piece(words.popleft(), "said", analysis.fillers))
        if op.op == "deletion":
            cut.append(Piece("left_out", plain(op.script), op.start_s, doubtful=op.unsure))
        else:
            cut += _spoken_pieces(op, words, analysis.fillers)
    cut += [_piece(word, "said", analysis.fillers) for word in words]
    return _joined(_with_pauses(cut, analysis))


def transcript_text(analysis: Analysis) -> Text:
    """Give the transcript with its marks."""
    text = Text(overflow="fold")
    for piece in pieces(analysis):
        if text:
            text.append(" ")
        core = bare(piece.text)
        tail = piece.text[len(core) :]
        doubt = _DOUBT if piece.doubtful else ""
        if piece.mark == "said":
            text.append(core).append(doubt, style="yellow").append(tail)
            continue
        opening, closing, style = _SIGNS[piece.mark]
        text.append(f"{opening}{core}{doubt}{closing}", style=style)
        if piece.script:
            text.append(f" (script: {bare(piece.script)})", style="magenta")
        text.append(tail)
    return text


def legend(analysis: Analysis) -> Text | None:
    """Name the marks that occur; None where there are none."""
    cut = pieces(analysis)
    marks = {piece.mark for piece in cut}
    if {"repetition", "false_start"} <= marks:
        again = "again"
    else:
        again = "repeated" if "repetition" in marks else "restarted"
    named: list[tuple[Mark, str]] = [
        ("filler", "filler"),
        ("left_out", "left out"),
        ("added", "added"),
        ("changed", "changed"),
        ("repetition" if "repetition" in marks else "false_start", again),
        ("pause", "pause"),
    ]
    text = Text("Marks:", style="dim")
    for mark, name in named:
        if mark in marks:
            opening, closing, style = _SIGNS[mark]
            text.append(" ").append(f"{opening}{name}{closing}", style=style)
    if any(piece.doubtful for piece in cut):
        text.append(" ").append(f"not sure{_DOUBT}", style="yellow")
    return text if len(text) > len("Marks:") else None


def heard_as_note(analysis: Analysis) -> str | None:
    """Say which words count as said though they were heard in another spelling."""
    respelled: dict[str, str] = {}
    sure = (word for word in analysis.words if not (word.doubtful or word.fixed))
    for heard_as, words in groupby(sure, lambda word: word.heard_as):
        written, heard = plain(" ".join(bare(word.text) for word in words)), bare(plain(heard_as or ""))
        if heard and heard.casefold() != written.casefold():
            respelled.setdefault(written, heard)
    if not respelled:
        return None
    shown = [f'{written} (heard as "{heard}")' for written, heard in respelled.items()]
    return f"Counted as said: {listed(_some(shown))}."


def unsure_note(analysis: Analysis) -> str | None:
    """Say where the sound leaves open whether the script's words were said."""
    alignment = () if analysis.script_match is None else analysis.script_match.alignment
    places = []
    for (start_s, heard), steps in groupby(
        (op for op in alignment if op.unsure), lambda op: (op.start_s, op.spoken)
    ):
        written = plain(" ".join(bare(op.script) for op in steps))
        either = [f'"{text}"' if text else "nothing" for text in (written, bare(plain(heard)))]
        places.append(f"{listed(either, last='or')} at {moment(start_s)}")
    if not places:
        return None
    them = "it" if len(places) == 1 else "them"
    return f"Not sure: {listed(_some(places))}. The script match is given without {them}."


def doubtful_note(analysis: Analysis) -> str | None:
    """Say which other words may well have been misheard."""
    alignment = () if analysis.script_match is None else analysis.script_match.alignment
    left_open = [(op.start_s, op.end_s) for op in alignment if op.unsure]
    words = [
        f'"{bare(plain(word.text))}"? at {moment(word.start_s)}'
        for word in analysis.words
        if word.doubtful and not any(start_s <= _middle(word) <= end_s for start_s, end_s in left_open)
    ]
    return f"Heard as {listed(_some(words))}." if words else None


def _some(parts: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(parts) - _MOST_NAMED
    return [*parts[:_MOST_NAMED], f"{more} more"] if more > 0 else parts


def _middle(word: Word) -> float:
    """Give the moment in the middle of a word."""
    return (word.start_s + word.end_s) / 2


def _piece(word: Word, mark: Mark, fillers: Iterable[Filler]) -> Piece:
    """Give the piece of one word; what the word itself is goes before what the alignment says."""
    mark = _MARK_OF_KIND.get(word.kind, mark)
    middle = _middle(word)
    inside = (number for number, each in enumerate(fillers) if each.start_s <= middle <= each.end_s)
    filler = next(inside, None) if mark == "filler" else None
    return Piece(mark, plain(word.text), word.start_s, filler=filler, doubtful=word.doubtful)


def _spoken_pieces(op: AlignmentOp, words: deque[Word], fillers: Iterable[Filler]) -> list[Piece]:
    """Take the words of one step of the alignment off the front, with the fillers among them."""
    mark = "said" if op.unsure else _MARK_OF_OP[op.op]
    cut: list[Piece] = []
    while words and _middle(words[0]) <= op.end_s:
        cut.append(_piece(words.popleft(), mark, fillers))
    own = [number for number, piece in enumerate(cut) if piece.mark == mark]
    if not own and op.op != "hit" and not op.unsure:
        cut.append(Piece(mark, plain(op.spoken), op.start_s))
        own = [len(cut) - 1]
    if op.op == "substitution" and not op.unsure:
        cut[own[-1]] = replace(cut[own[-1]], script=plain(op.script))
    return cut


def _with_pauses(cut: list[Piece], analysis: Analysis) -> list[Piece]:
    """Put each long pause before the first piece that starts after it."""
    pauses = deque(
        Piece("pause", f"{decimal(length_s)}s", (pause.start_s + pause.end_s) / 2)
        for pause in analysis.pauses
        if (length_s := round(pause.end_s - pause.start_s, 3)) >= SHOWN_PAUSE_S
    )
    placed: list[Piece] = []
    for piece in cut:
        while pauses and pauses[0].start_s <= piece.start_s:
            placed.append(pauses.popleft())
        placed.append(piece)
    return placed + list(pauses)


def _joined(cut: Iterable[Piece]) -> list[Piece]:
    """Join neighbours under one mark; a filler joins only the words of the same filler."""
    joined: list[Piece] = []
    for piece in cut:
        previous = joined[-1] if joined else None
        if previous is not None and _belong_together(previous, piece):
            joined[-1] = replace(
                previous,
                text=f"{previous.text} {piece.text}",
                script=f"{previous.script} {piece.script}".strip(),
            )
        else:
            joined.append(piece)
    return joined


def _belong_together(previous: Piece, piece: Piece) -> bool:
    """Whether two neighbouring pieces are shown as one."""
    if (previous.mark, previous.doubtful) != (piece.mark, piece.doubtful) or piece.mark == "pause":
        return False
    return piece.mark != "filler" or (piece.filler is not None and piece.filler == previous.filler)
