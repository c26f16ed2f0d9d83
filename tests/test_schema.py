"""A take as the public document, and as stored bytes."""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_takes import BETTER, NORTHWIND, ROUGH, taken

from vm_rehearse import schema
from vm_rehearse.errors import ModelProblem
from vm_rehearse.take import Analysis, Measures, Note, Recording, Score, Script, Take, Word

ANALYSIS_KEYS = [
    *("transcript", "words", "fillers", "pauses", "measures", "score", "advice", "notes", "made_with"),
]
TAKE_KEYS = [
    *("schema", "take", "label", "recorded_at", "language", "target_s", "strict", "recording", "script"),
    *ANALYSIS_KEYS,
    "fixes",
]
MEASURE_KEYS = [
    *("duration_s", "words", "words_per_minute", "articulation_rate_wpm", "articulation_rate_syl_per_s"),
    *("filled_pauses", "filler_words", "fillers_per_minute", "pauses", "longest_pause_s", "pause_share"),
    *("script_match", "wer", "repetitions", "false_starts", "pitch_median_hz", "pitch_sd_semitones"),
    *("loudness_lufs", "peak_dbfs", "snr_db"),
]


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a record's type, its numbers finite."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(
            hint, **{each.name: values_of(hints[each.name]) for each in dataclasses.fields(hint)}
        )
    if origin is typing.Literal:
        return st.sampled_from(parts)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values_of(part) for part in parts])
    if origin is tuple and parts[-1] is ...:
        return st.lists(values_of(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, parts))
    plain = {
        bool: st.booleans(),
        str: st.text(max_size=8),
        int: st.integers(-(2**53), 2**53),
        float: st.floats(allow_nan=False, allow_infinity=False),
        types.NoneType: st.none(),
    }
    return plain[hint]


@settings(max_examples=40)
@given(values_of(Take))
def test_any_take_comes_back_from_its_bytes(take: Take) -> None:
    assert schema.decode(schema.encode(take), Take) == take


@settings(max_examples=40)
@given(values_of(Analysis))
def test_any_analysis_comes_back_from_its_two_parts(analysis: Analysis) -> None:
    observed, derived = schema.encode_analysis(analysis)
    assert set(json.loads(observed)) == {"transcript", "evidence"}
    assert set(json.loads(derived)) == {each.name for each in dataclasses.fields(Analysis)} - {
        "transcript",
        "evidence",
    }
    assert schema.decode_analysis(observed, derived) == analysis


@settings(max_examples=40)
@given(values_of(Take))
def test_any_take_has_the_same_keys_and_is_valid_json(take: Take) -> None:
    document = json.loads(schema.json_text(schema.take_document(take)), parse_constant=pytest.fail)
    assert list(document) == TAKE_KEYS
    assert document["schema"] == "rehearse.take/1"
    if take.analysis is not None:
        assert list(document["measures"]) == MEASURE_KEYS
        assert set(document["score"]) == {"total", "rubric", "criteria"}


def test_a_scored_take() -> None:
    take = taken(ROUGH, name="take3", label="second try", points=(100, 73.5, 40, 60))
    assert take.analysis is not None
    document = schema.take_document(take)
    assert (document["take"], document["label"], document["target_s"]) == ("take3", "second try", 30.0)
    assert set(document["recording"]) == {"path", "duration_s", "sample_rate_hz", "channels", "device"}
    assert document["transcript"].startswith("Hi Peter, um this is Alex Morgan")
    assert document["words"][2] == {
        "text": "um",
        "start_s": pytest.approx(0.6),
        "end_s": pytest.approx(0.9),
        "kind": "filled_pause",
        "probability": 0.9,
        "heard_as": None,
        "doubtful": False,
        "fixed": False,
    }
    heard = [(each["text"], each["heard_as"]) for each in document["words"] if each["heard_as"]]
    assert heard == [("Bluefin", "blue fin")]
    script = document["script"]
    assert list(script) == [
        *(
            "name",
            "version",
            "text",
            "words",
            "hits",
            "substitutions",
            "deletions",
            "insertions",
            "alignment",
        ),
        "unsure",
    ]
    assert script["hits"] == take.analysis.script_match.hits  # type: ignore[union-attr]
    assert script["alignment"][0] == {
        **{"op": "hit", "script": "Hi", "spoken": "Hi"},
        **{"start_s": 0.0, "end_s": pytest.approx(0.3), "unsure": False},
    }
    assert document["fillers"][0]["kind"] == "filled_pause" and document["fillers"][0]["text"] == "um"
    assert document["pauses"][0]["end_s"] - document["pauses"][0]["start_s"] == pytest.approx(0.8)
    assert list(document["measures"]) == MEASURE_KEYS == [each.name for each in dataclasses.fields(Measures)]
    assert list(document["score"]["criteria"]) == ["duration", "pace", "fillers", "script"]
    pace = document["score"]["criteria"]["pace"]
    assert pace["points"] == 73.5 and pace["weight"] == 25.0
    assert set(pace) == {"points", "weight", "value", "verdict"}
    assert set(document["advice"]) == {"code", "text", "at_s"}
    assert document["made_with"] == {
        "vm_rehearse": "0.1.0",
        "model": "base",
        "engine": "openai-whisper 20250625",
    }


def test_what_can_not_be_said_is_none() -> None:
    take = taken(BETTER, name=None, script=None, points=(100, 100, 100, None), pitch_median_hz=None)
    document = schema.take_document(take)
    assert document["take"] is None and document["script"] is None
    assert document["measures"]["pitch_median_hz"] is None and document["measures"]["script_match"] is None
    assert "script" not in document["score"]["criteria"]


def test_an_unscored_take_keeps_its_script_and_has_none_elsewhere() -> None:
    take = dataclasses.replace(taken(ROUGH), analysis=None)
    document = schema.take_document(take)
    assert [document[key] for key in ANALYSIS_KEYS] == [None] * len(ANALYSIS_KEYS)
    assert document["script"]["text"] == NORTHWIND.text
    assert document["script"]["hits"] is None and document["script"]["alignment"] is None


def test_heard_as_is_left_out_where_it_says_the_same() -> None:
    take = taken("Bluefin>Bluefin")
    assert schema.take_document(take)["words"][0]["heard_as"] is None


def test_lists_and_errors() -> None:
    two = [taken(ROUGH, name="take1"), taken(BETTER, name="take2")]
    document = schema.takes_document(two)
    assert document["schema"] == "rehearse.takes/1"
    assert [each["take"] for each in document["takes"]] == ["take1", "take2"]
    assert schema.takes_document([]) == {"schema": "rehearse.takes/1", "takes": []}
    error = ModelProblem("model_missing", "The model is not here.", hint="rehearse model get base")
    scored = schema.scored_document(two, [("a.wav", None, error), ("b.wav", "take2", error)])
    assert {key: scored[key] for key in document} == document
    assert scored["errors"] == [
        {"source": "a.wav", "take": None, "error": schema.error_document(error)["error"]},
        {"source": "b.wav", "take": "take2", "error": schema.error_document(error)["error"]},
    ]
    assert schema.error_document(error) == {
        "schema": "rehearse.error/1",
        "error": {
            "code": "model_missing",
            "message": "The model is not here.",
            "hint": "rehearse model get base",
        },
    }


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_refused_everywhere(number: float) -> None:
    take = taken(ROUGH, words_per_minute=number)
    assert take.analysis is not None
    with pytest.raises(ValueError):
        schema.encode(take)
    with pytest.raises(ValueError):
        schema.encode_analysis(take.analysis)
    with pytest.raises(ValueError):
        schema.json_text(schema.take_document(take))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"code": "x"}', b'{"code": 3, "text": "x"}', b"\xff", b"null"]
)
def test_damaged_bytes_are_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):
        schema.decode(data, Note)


def test_bytes_of_another_version_of_the_records() -> None:
    """A field this version does not know is passed over, and one that is missing has its default."""
    assert schema.decode(b'{"code": "a", "text": "b", "added_later": 1}', Note) == Note("a", "b")
    assert schema.decode(b'{"text": "um", "start_s": 1, "end_s": 2}', Word) == Word("um", 1.0, 2.0)


def test_stored_text_can_be_read_by_other_programs() -> None:
    assert json.loads(schema.encode(Script("Goedemorgen, één vraag", "vraag", 2))) == {
        "text": "Goedemorgen, één vraag",
        "name": "vraag",
        "version": 2,
    }
    assert json.loads(schema.encode(Score(None, "voicemail/1", ()))) == {
        "total": None,
        "rubric": "voicemail/1",
        "criteria": [],
    }
    assert schema.decode(schema.encode(Recording("a", 1.5, 8000, 1)), Recording).device is None
