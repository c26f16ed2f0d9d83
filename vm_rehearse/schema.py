"""A take as the public JSON document, and as the bytes the history keeps.

The document is ``rehearse.take/1``. It is only added to, never changed: every key is always there, and
None stands where nothing can be said. Numbers are not rounded. Neither form ever holds NaN or infinity.

The stored form is JSON too, so a history can be read without this program. A record's field that is
added later needs a default, and then older bytes still decode; unknown fields are passed over.
An analysis is stored in two parts: what was observed, and what was derived from it and can be again.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any, TypeVar

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Analysis, Score, Script, ScriptMatch, Take, Word

TAKE_SCHEMA = "rehearse.take/1"
TAKES_SCHEMA = "rehearse.takes/1"
ERROR_SCHEMA = "rehearse.error/1"

_OBSERVED = ("transcript", "evidence")

Document = dict[str, Any]
T = TypeVar("T")

# ---- the public document ------------------------------------------------------------------------


def take_document(take: Take) -> Document:
    """Return a take as its public document, ready for `json_text`.

    Parameters
    ----------
    take : Take
        Saved or not, scored or not; what an unscored take can't say is None, lists too.

    Returns
    -------
    dict
        ``rehearse.take/1``.
    """
    return {
        "schema": TAKE_SCHEMA,
        "take": take.name,
        "label": take.label,
        "recorded_at": take.recorded_at,
        "language": take.language,
        "target_s": take.target_s,
        "strict": take.strict,
        "recording": dataclasses.asdict(take.recording),
        "script": _script_document(take.script, take.analysis.script_match if take.analysis else None),
        **_analysis_document(take.analysis),
        "fixes": [dataclasses.asdict(fix) for fix in take.fixes],
    }


def takes_document(takes: Iterable[Take]) -> Document:
    """Return several takes as one document, in the order given."""
    return {"schema": TAKES_SCHEMA, "takes": [take_document(take) for take in takes]}


def scored_document(
    takes: Iterable[Take], failures: Iterable[tuple[str, str | None, RehearseError]]
) -> Document:
    """Return what came of scoring several recordings: the takes, and what failed.

    Parameters
    ----------
    takes : iterable of Take
        In the order given.
    failures : iterable of (str, str or None, RehearseError)
        What the user called it, the take's name if there is one all the same, and what was wrong.

    Returns
    -------
    dict
        ``rehearse.takes/1``, with ``errors``: the ``source`` and ``take`` of each, and its ``error``.
    """
    errors = [
        {"source": source, "take": take, "error": error_document(error)["error"]}
        for source, take, error in failures
    ]
    return {**takes_document(takes), "errors": errors}


def error_document(error: RehearseError) -> Document:
    """Return a failure as its public document."""
    return {
        "schema": ERROR_SCHEMA,
        "error": {"code": error.code, "message": error.message, "hint": error.hint},
    }


def json_text(document: Document, *, in_ascii: bool = False) -> str:
    """Return a document as JSON text, without a line end; raises ValueError on NaN or infinity.

    Parameters
    ----------
    document : dict
    in_ascii : bool
        Whether every other letter is written by its number, for a reader that may not know it.
    """
    return json.dumps(document, allow_nan=False, ensure_ascii=in_ascii, indent=2)


def _script_document(script: Script | None, match: ScriptMatch | None) -> Document | None:
    """Return the script and how the take lies against it, its counts None while unscored."""
    if script is None:
        return None
    found = {field.name: getattr(match, field.name, None) for field in dataclasses.fields(ScriptMatch)}
    if match is not None:
        found["alignment"] = [dataclasses.asdict(step) for step in match.alignment]
    return {"name": script.name, "version": script.version, "text": script.text, **found}


def _analysis_document(analysis: Analysis | None) -> Document:
    """Return everything that was heard, measured and judged; all None while unscored."""
    if analysis is None:
        keys = (
            "transcript",
            "words",
            "fillers",
            "pauses",
            "measures",
            "score",
            "advice",
            "notes",
            "made_with",
        )
        return dict.fromkeys(keys)
    return {
        "transcript": " ".join(word.text for word in analysis.words),
        "words": [_word_document(word) for word in analysis.words],
        "fillers": [dataclasses.asdict(filler) for filler in analysis.fillers],
        "pauses": [dataclasses.asdict(pause) for pause in analysis.pauses],
        "measures": dataclasses.asdict(analysis.measures),
        "score": _score_document(analysis.score),
        "advice": dataclasses.asdict(analysis.advice),
        "notes": [dataclasses.asdict(note) for note in analysis.notes],
        "made_with": dataclasses.asdict(analysis.made_with),
    }


def _word_document(word: Word) -> Document:
    """Return one spoken word; `heard_as` only where it differs from the text."""
    return {
        "text": word.text,
        "start_s": word.start_s,
        "end_s": word.end_s,
        "kind": word.kind,
        "probability": word.probability,
        "heard_as": None if word.heard_as == word.text else word.heard_as,
        "doubtful": word.doubtful,
        "fixed": word.fixed is not None,
    }


def _score_document(score: Score) -> Document:
    """Return the judgement, its criteria by name; one that could not be measured is not there."""
    criteria = {
        criterion.name: {
            "points": criterion.points,
            "weight": criterion.weight,
            "value": criterion.value,
            "verdict": criterion.verdict,
        }
        for criterion in score.criteria
    }
    return {"total": score.total, "rubric": score.rubric, "criteria": criteria}


# ---- the stored form ----------------------------------------------------------------------------


def encode(record: object) -> bytes:
    """Return a record of `vm_rehearse.take` as bytes.

    Raises
    ------
    ValueError
        If a number is NaN or infinite, or a text is not valid Unicode.
    """
    import msgspec

    return _stored(msgspec.to_builtins(record))


def decode(data: bytes, kind: type[T]) -> T:
    """Return the record of that kind from its bytes.

    Raises
    ------
    ValueError
        If the bytes are damaged or hold something else.
    """
    import msgspec

    return msgspec.json.decode(data, type=kind)


def encode_analysis(analysis: Analysis) -> tuple[bytes, bytes]:
    """Return what was observed and what was derived, apart; raises ValueError as `encode` does."""
    import msgspec

    fields: Document = msgspec.to_builtins(analysis)
    observed = {name: fields.pop(name) for name in _OBSERVED}
    return _stored(observed), _stored(fields)


def decode_analysis(observed: bytes, derived: bytes) -> Analysis:
    """Return the analysis from its two parts; raises ValueError as `decode` does."""
    import msgspec

    parts = {**decode(observed, Document), **decode(derived, Document)}
    return msgspec.convert(parts, Analysis)


def _stored(builtins: Any) -> bytes:
    """Return plain values as compact JSON."""
    return json.dumps(builtins, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()
