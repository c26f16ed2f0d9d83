"""The figures of many takes, each beside its bar, and as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean, median

from accuracy.comparison import Found, TakeComparison


@dataclass(frozen=True)
class Figures:
    """Precisions, recalls, F1 and matches are 0..1, so are the errors of words a minute; times in seconds.

    None where no take can tell.
    """

    filled_pause_precision: float | None
    filled_pause_recall: float | None
    filler_word_f1: float | None
    reading_match_mean: float | None
    reading_match_min: float | None
    deviation_precision: float | None
    deviation_recall: float | None
    words_per_minute_error_mean: float | None
    words_per_minute_error_max: float | None
    duration_error_mean_s: float | None
    duration_error_max_s: float | None
    silent_pause_f1: float | None
    word_start_error_median_s: float | None
    word_end_error_median_s: float | None


HIGHER_IS_BETTER = ("precision", "recall", "f1", "match")
BARS = {
    "filled_pause_precision": 0.97,
    "filled_pause_recall": 0.97,
    "filler_word_f1": 0.93,
    "reading_match_mean": 0.995,
    "reading_match_min": 0.97,
    "deviation_precision": 0.95,
    "deviation_recall": 0.95,
    "words_per_minute_error_mean": 0.01,
    "words_per_minute_error_max": 0.03,
    "duration_error_mean_s": 0.08,
    "duration_error_max_s": 0.25,
    "silent_pause_f1": 0.95,
    "word_start_error_median_s": 0.05,
    "word_end_error_median_s": 0.05,
}
ROWS = (
    ("filled pauses: precision, recall", ("filled_pause_precision", "filled_pause_recall")),
    ("filler words and phrases: F1", ("filler_word_f1",)),
    ("script match of a verbatim reading: mean, lowest", ("reading_match_mean", "reading_match_min")),
    ("script words reported as not said: precision, recall", ("deviation_precision", "deviation_recall")),
    (
        "words a minute off by: mean, most",
        ("words_per_minute_error_mean", "words_per_minute_error_max"),
    ),
    ("duration off by: mean, most", ("duration_error_mean_s", "duration_error_max_s")),
    ("silent pauses of 0.5 s and more, within 0.1 s: F1", ("silent_pause_f1",)),
    (
        "word start, word end off by: median",
        ("word_start_error_median_s", "word_end_error_median_s"),
    ),
)
"""The lines of the table: a heading, and the figures in it."""


def is_higher_better(name: str) -> bool:
    """Whether a figure has to reach its bar, and not to stay under it."""
    return any(part in name for part in HIGHER_IS_BETTER)


def holds(name: str, value: float | None, bar: float) -> bool:
    """Whether a figure is on the right side of a bar; one that can't be told is not."""
    return value is not None and (value >= bar if is_higher_better(name) else value <= bar)


def figures(takes: Sequence[TakeComparison]) -> Figures:
    """Sum up the comparisons of at least one take."""
    pauses = _total(take.filled_pauses for take in takes)
    deviations = _total(take.deviations for take in takes if take.deviations)
    matches = [take.reading_match for take in takes if take.reading_match is not None]
    speech_rate = [take.words_per_minute_error for take in takes]
    durations_s = [take.duration_error_s for take in takes]
    starts_s = [error for take in takes for error in take.word_start_errors_s]
    ends_s = [error for take in takes for error in take.word_end_errors_s]
    return Figures(
        filled_pause_precision=_precision(pauses),
        filled_pause_recall=_recall(pauses),
        filler_word_f1=_f1(_total(take.filler_words for take in takes)),
        reading_match_mean=fmean(matches) if matches else None,
        reading_match_min=min(matches, default=None),
        deviation_precision=_precision(deviations),
        deviation_recall=_recall(deviations),
        words_per_minute_error_mean=fmean(speech_rate),
        words_per_minute_error_max=max(speech_rate),
        duration_error_mean_s=fmean(durations_s),
        duration_error_max_s=max(durations_s),
        silent_pause_f1=_f1(_total(take.silent_pauses for take in takes if take.silent_pauses)),
        word_start_error_median_s=median(starts_s) if starts_s else None,
        word_end_error_median_s=median(ends_s) if ends_s else None,
    )


def table(found: Figures) -> list[tuple[str, str, str]]:
    """Every line of `ROWS`: what it says, the bar, and what was measured."""
    values = asdict(found)
    return [
        (
            heading,
            ", ".join(("≥ " if is_higher_better(name) else "≤ ") + shown(name, BARS[name]) for name in names),
            ", ".join(shown(name, values[name]) for name in names),
        )
        for heading, names in ROWS
    ]


def shown(name: str, value: float | None) -> str:
    """One figure as text, in its unit."""
    if value is None:
        return "-"
    if name.startswith("words_per_minute"):
        return f"{100 * value:.1f} %"
    if name.endswith("_s"):
        return f"{value:.3f} s" if "median" in name else f"{value:.2f} s"
    return f"{value:.3f}" if "match" in name else f"{value:.2f}"


def _total(found: Iterable[Found]) -> Found:
    """Several counts as one."""
    rows = list(found)
    return Found(
        sum(row.right for row in rows),
        sum(row.reported for row in rows),
        sum(row.recalled for row in rows),
        sum(row.true for row in rows),
    )


def _precision(found: Found) -> float | None:
    """The share of what was reported that is so; None when there was nothing to report or find."""
    if not found.reported:
        return None if not found.true else 0.0
    return found.right / found.reported


def _recall(found: Found) -> float | None:
    """The share of what is so that was found."""
    return found.recalled / found.true if found.true else None


def _f1(found: Found) -> float | None:
    """The harmonic mean of the two."""
    precision, recall = _precision(found), _recall(found)
    if precision is None or recall is None:
        return None if precision is recall is None else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
