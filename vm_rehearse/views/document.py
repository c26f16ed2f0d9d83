"""Comparison and practice as documents for other programs: only added to, never changed.

Numbers are as they were computed, without rounding; ratios are 0..1; what can't be said is None.
Takes are named, and None while unsaved.
"""

from __future__ import annotations

from typing import Any

from vm_rehearse.progress import (
    Comparison,
    Digest,
    MeasureChange,
    PointsChange,
    Practice,
    PractisedTake,
    RecurringMistake,
    ScriptPlace,
    Trend,
)
from vm_rehearse.take import Take


def comparison_document(compared: Comparison) -> dict[str, Any]:
    """Give a comparison as ``rehearse.comparison/1``.

    Parameters
    ----------
    compared : Comparison
        As `progress.compare` makes it.

    Returns
    -------
    dict
        ``better`` is "first", "second" or None; ``reason`` says on what ground. ``change`` is second
        minus first. ``script_words`` is None where the takes can't be held against the same text.
    """
    changes = compared.script
    return {
        "schema": "rehearse.comparison/1",
        "first": _take(compared.first),
        "second": _take(compared.second),
        "better": compared.better,
        "reason": compared.reason,
        "lead_points": compared.lead_points,
        "judged_on": list(compared.judged_on),
        "because": list(compared.because),
        "although": list(compared.although),
        "total": _points_change(compared.total),
        "criteria": {each.name: _points_change(each) for each in compared.criteria},
        "measures": {each.name: _measure_change(each) for each in compared.measures},
        "same_script": compared.same_script,
        "script_words": None
        if changes is None
        else {
            "went_right": [_place(each) for each in changes.went_right],
            "went_wrong": [_place(each) for each in changes.went_wrong],
            "still_wrong": [_place(each) for each in changes.still_wrong],
        },
    }


def practice_document(summary: Practice) -> dict[str, Any]:
    """Give the summary of many takes as ``rehearse.practice/1``.

    Parameters
    ----------
    summary : Practice
        As `progress.practice` makes it.

    Returns
    -------
    dict
        ``points`` of a trend has one entry a take, in the order of ``takes``.
    """
    return {
        "schema": "rehearse.practice/1",
        "takes": [_practised(take) for take in summary.takes],
        "unscored": summary.unscored,
        "best": None if summary.best is None else summary.best.row.name,
        "latest": None if summary.latest is None else summary.latest.row.name,
        "total": _trend(summary.total),
        "criteria": {each.name: _trend(each) for each in summary.criteria},
        "fillers": [
            {"text": each.text, "kind": each.kind, "count": each.count, "takes": each.takes}
            for each in summary.fillers
        ],
        "mistakes": [_mistake(each) for each in summary.mistakes],
        "advice": None if summary.latest is None else _advice(summary.latest.digest),
    }


def _take(take: Take) -> dict[str, Any]:
    """Say which take this is."""
    return {
        "take": take.name,
        "recorded_at": take.recorded_at,
        "label": take.label,
        "script": None if take.script is None else _script(take.script.name, take.script.version),
        "target_s": take.target_s,
        "total": None if take.analysis is None else take.analysis.score.total,
    }


def _practised(take: PractisedTake) -> dict[str, Any]:
    """Say which of many takes this is."""
    row = take.row
    return {
        "take": row.name,
        "recorded_at": row.recorded_at,
        "label": row.label,
        "script": None if row.is_free else _script(row.script_name, row.script_version),
        "target_s": take.target_s,
        "total": row.total,
    }


def _script(name: str | None, version: int | None) -> dict[str, Any]:
    """Say which script this is."""
    return {"name": name, "version": version}


def _points_change(change: PointsChange) -> dict[str, float | None]:
    """Give points in both takes."""
    return {"first": change.first, "second": change.second, "change": change.change}


def _measure_change(change: MeasureChange) -> dict[str, Any]:
    """Give a measure in both takes."""
    return {
        "first": change.first,
        "second": change.second,
        "change": change.change,
        "noticeable": change.noticeable,
        "judgement": change.judgement,
    }


def _place(each: ScriptPlace) -> dict[str, str]:
    """Give a phrase of the script, and what was said in its place."""
    return {"script": each.script, "spoken": each.spoken}


def _trend(trend: Trend) -> dict[str, Any]:
    """Give one row of points."""
    return {
        "points": list(trend.points),
        "first": trend.first,
        "last": trend.last,
        "best": trend.best,
        "points_per_take": trend.points_per_take,
        "direction": trend.direction,
    }


def _mistake(mistake: RecurringMistake) -> dict[str, Any]:
    """Give a phrase that went wrong in several takes."""
    return {
        "text": mistake.text,
        "script": _script(mistake.script.name, mistake.script.version),
        "takes": mistake.takes,
        "of_takes": mistake.of_takes,
        "left_out": mistake.left_out,
        "said_instead": list(mistake.said_instead),
    }


def _advice(digest: Digest | None) -> dict[str, Any] | None:
    """Give the advice of a take."""
    if digest is None:
        return None
    return {"code": digest.advice.code, "text": digest.advice.text, "at_s": digest.advice.at_s}
