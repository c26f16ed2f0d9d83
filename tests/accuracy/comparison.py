"""One analysis held against the truth.

Words are aligned with the fewest edits. Where two alignments need equally many, the one is taken that agrees
most with what the program says, so that nobody pays for a tie that could be read either way.

Literature: precision and recall over matched events as in mir_eval; word alignment as in the word error rate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accuracy.truth import SaidWord, TakeTruth, comparable, comparable_words, message_words
from vm_rehearse.take import Analysis, Filler, ScriptMatch, Word

PAUSE_S = 0.5
PAUSE_EDGE_S = 0.1
_EDIT = 10_000  # more than all ties of a take together

Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class Found:
    """How many of some events were found: `right` of the `reported` are among the `true` ones.

    `recalled` counts the true events found; it differs from `right` only for silent pauses, whose length may
    lie on one side of a limit in the truth and on the other in the report.
    """

    right: int
    reported: int
    recalled: int
    true: int


@dataclass(frozen=True)
class TakeComparison:
    """What is right and wrong about one take; None where a take can't tell.

    `reading_match` is the script match of a take that was read word for word. Errors are absolute: of words a
    minute as a share of the truth, of the rest in seconds.
    """

    name: str
    filled_pauses: Found
    filler_words: Found
    deviations: Found | None
    reading_match: float | None
    words_per_minute_error: float
    duration_error_s: float
    silent_pauses: Found | None
    word_start_errors_s: tuple[float, ...]
    word_end_errors_s: tuple[float, ...]


def compare(truth: TakeTruth, analysis: Analysis) -> TakeComparison:
    """Hold an analysis of a take against its truth.

    Parameters
    ----------
    truth : TakeTruth
    analysis : Analysis
        With the take's script, where it has one.
    """
    heard = [(comparable(word.text), word.kind) for word in analysis.words]
    pairs = aligned_words([(word.text, word.kind) for word in truth.said], heard)
    measures = analysis.measures
    times = _timed_pairs(truth.said, analysis.words, pairs)
    return TakeComparison(
        name=truth.name,
        filled_pauses=_filled_pauses(truth.said, heard, pairs),
        filler_words=_filler_words(truth.said, analysis.words, analysis.fillers, pairs),
        deviations=_deviations(truth, analysis.script_match) if analysis.script_match else None,
        reading_match=measures.script_match if truth.read_verbatim else None,
        words_per_minute_error=abs((measures.words_per_minute or 0.0) / truth.words_per_minute - 1),
        duration_error_s=abs(measures.duration_s - truth.duration_s),
        silent_pauses=None
        if truth.pauses is None
        else silent_pauses(truth.pauses, [(pause.start_s, pause.end_s) for pause in analysis.pauses]),
        word_start_errors_s=tuple(abs(word.start_s - start_s) for start_s, _, word in times),
        word_end_errors_s=tuple(abs(word.end_s - end_s) for _, end_s, word in times),
    )


# ---- fillers ------------------------------------------------------------------------------------


def aligned_words(said: Sequence[tuple[str, str]], heard: Sequence[tuple[str, str]]) -> list[Pair]:
    """Every word said beside the word heard; filled pauses are all alike, and unlike any word."""

    def cost(i: int | None, j: int | None) -> int:
        if i is None or j is None:
            return _EDIT
        filled = (said[i][1] == "filled_pause", heard[j][1] == "filled_pause")
        if any(filled):
            return 0 if all(filled) else 2 * _EDIT
        # of two copies of a repeated word, the one of the same kind
        return (said[i][0] != heard[j][0]) * _EDIT + (said[i][1] != heard[j][1])

    return aligned(len(said), len(heard), cost)


def _filled_pauses(
    said: Sequence[SaidWord], heard: Sequence[tuple[str, str]], pairs: Sequence[Pair]
) -> Found:
    """Those that stand at the same place among the words."""
    true = [word.kind == "filled_pause" for word in said]
    reported = [kind == "filled_pause" for _, kind in heard]
    both = sum(i is not None and j is not None and true[i] and reported[j] for i, j in pairs)
    return Found(both, sum(reported), both, sum(true))


def _filler_words(
    said: Sequence[SaidWord], words: Sequence[Word], fillers: Sequence[Filler], pairs: Sequence[Pair]
) -> Found:
    """Those of which a word was heard, and reported as a filler, where the speaker said one."""
    reported = [filler for filler in fillers if filler.kind == "filler_word"]
    true = {word.filler for word in said if word.filler is not None}
    found: dict[int, int] = {}
    for i, j in pairs:
        if i is None or j is None or words[j].kind != "filler_word":
            continue
        number = said[i].filler
        for row, filler in enumerate(reported):
            if filler.start_s <= words[j].start_s <= filler.end_s and number is not None:
                if row not in found.values():
                    found.setdefault(number, row)
                break
    return Found(len(found), len(reported), len(found), len(true))


# ---- the script ---------------------------------------------------------------------------------


def _deviations(truth: TakeTruth, match: ScriptMatch) -> Found:
    """Words of the script that were not said, and those that are reported so."""
    reported, beside = _reported_deviations(truth.script_words, match)
    true = not_said(truth.script_words, message_words(truth.said), reported)
    right = len(true & reported)
    return Found(right, len(reported) + beside, right, len(true))


def _reported_deviations(script: Sequence[str], match: ScriptMatch) -> tuple[set[int], int]:
    """The words of the script that are reported as not said, and how many reported ones it doesn't have.

    The program may read a numeral in other words than the speaker, so its words are first laid beside these.
    """
    shown = [(word, step.op != "hit") for step in match.alignment for word in comparable_words(step.script)]

    def cost(i: int | None, j: int | None) -> int:
        return _EDIT if i is None or j is None or script[i] != shown[j][0] else 0

    positions: set[int] = set()
    beside = 0
    for i, j in aligned(len(script), len(shown), cost):
        if j is not None and shown[j][1]:
            if i is None:
                beside += 1
            else:
                positions.add(i)
    return positions, beside


def not_said(script: Sequence[str], said: Sequence[str], reported: set[int]) -> set[int]:
    """The positions of the script's words that were not said.

    Parameters
    ----------
    script, said : sequence of str
        Comparable words.
    reported : set of int
        Positions the program gives; they decide ties, and nothing else.
    """

    def cost(i: int | None, j: int | None) -> int:
        if i is None:
            return _EDIT
        same = j is not None and script[i] == said[j]
        return (not same) * _EDIT + (same == (i in reported))

    return {
        i
        for i, j in aligned(len(script), len(said), cost)
        if i is not None and (j is None or script[i] != said[j])
    }


# ---- times --------------------------------------------------------------------------------------


def silent_pauses(true: Sequence[tuple[float, float]], reported: Sequence[tuple[float, float]]) -> Found:
    """Silent pauses of at least `PAUSE_S`, both edges within `PAUSE_EDGE_S`.

    Each side's long pauses are looked for among all of the other's, so that a pause of 0.51 s that is
    measured as 0.49 s is no mistake.
    """

    def among(pause: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
        return any(
            abs(pause[0] - start_s) <= PAUSE_EDGE_S and abs(pause[1] - end_s) <= PAUSE_EDGE_S
            for start_s, end_s in others
        )

    def long(pauses: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [pause for pause in pauses if pause[1] - pause[0] >= PAUSE_S]

    return Found(
        right=sum(among(pause, true) for pause in long(reported)),
        reported=len(long(reported)),
        recalled=sum(among(pause, reported) for pause in long(true)),
        true=len(long(true)),
    )


def _timed_pairs(
    said: Sequence[SaidWord], words: Sequence[Word], pairs: Sequence[Pair]
) -> list[tuple[float, float, Word]]:
    """Start and end of every word that was heard right and whose times are known, beside what was heard."""
    times = []
    for i, j in pairs:
        if i is None or j is None:
            continue
        start_s, end_s = said[i].start_s, said[i].end_s
        if start_s is not None and end_s is not None and said[i].text == comparable(words[j].text):
            times.append((start_s, end_s, words[j]))
    return times


# ---- alignment ----------------------------------------------------------------------------------


def aligned(rows: int, columns: int, cost: Callable[[int | None, int | None], int]) -> list[Pair]:
    """The cheapest alignment of two sequences.

    Parameters
    ----------
    rows, columns : int
        Their lengths.
    cost : callable
        Of laying one beside the other, or beside nothing (None).

    Returns
    -------
    list of (int or None, int or None)
        In order.
    """
    best: list[list[int]] = [[0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            ways = []
            if i and j:
                ways.append((best[i - 1][j - 1] + cost(i - 1, j - 1), (1, 1)))
            if i:
                ways.append((best[i - 1][j] + cost(i - 1, None), (1, 0)))
            if j:
                ways.append((best[i][j - 1] + cost(None, j - 1), (0, 1)))
            if ways:
                best[i][j], step[i][j] = min(ways, key=lambda way: way[0])
    pairs: list[Pair] = []
    i, j = rows, columns
    while i or j:
        down, across = step[i][j]
        i, j = i - down, j - across
        pairs.append((i if down else None, j if across else None))
    return pairs[::-1]
