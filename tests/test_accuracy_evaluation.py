"""How an analysis is held against the truth: cases worked by hand, and the shipped takes themselves."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from accuracy.comparison import Found, TakeComparison, compare, not_said, silent_pauses
from accuracy.figures import BARS, ROWS, Figures, figures, holds, shown, table
from accuracy.results import TAKES as FOLDER
from accuracy.results import Results, keep, kept, readme_rows, table_in, with_rows
from accuracy.truth import TakeTruth, comparable_words, message_words, read_truth, read_truths
from sample_takes import match_of, measures_of

from vm_rehearse.audio import read_audio
from vm_rehearse.take import (
    Advice,
    AlignmentOp,
    Analysis,
    Filler,
    MadeWith,
    Op,
    Pause,
    Score,
    Transcript,
    Word,
    WordKind,
)

TRUTHS = read_truths(FOLDER)


def report(truth: TakeTruth) -> Analysis:
    """What a perfect program would say of a take that was read without a change, or freely."""
    words = tuple(
        Word(word.text, word.start_s or 0.0, word.end_s or 0.0, kind=word.kind) for word in truth.said
    )
    fillers = [
        Filler(word.text, "filled_pause", word.start_s, word.end_s)
        for word in words
        if word.kind == "filled_pause"
    ]
    for number in sorted({word.filler for word in truth.said if word.filler is not None}):
        of_it = [word for word, said in zip(words, truth.said, strict=True) if said.filler == number]
        text = " ".join(word.text for word in of_it)
        fillers.append(Filler(text, "filler_word", of_it[0].start_s, of_it[-1].end_s))
    pauses = tuple(Pause(start_s, end_s) for start_s, end_s in truth.pauses or ())
    steps = tuple(AlignmentOp("hit", word, word, 0.0, 0.0) for word in truth.script_words)
    measures = measures_of(words, tuple(fillers), pauses, steps or (step("hit", "a"),), truth.duration_s)
    return Analysis(
        transcript=Transcript(truth.language, words, ()),
        evidence=(),
        words=words,
        fillers=tuple(fillers),
        pauses=pauses,
        script_match=match_of(steps) if truth.script else None,
        measures=replace(measures, words_per_minute=truth.words_per_minute),
        score=Score(None, "voicemail/1", ()),
        advice=Advice("none", ""),
        notes=(),
        made_with=MadeWith("0", "base", ""),
    )


def step(op: Op, script: str, spoken: str = "") -> AlignmentOp:
    return AlignmentOp(op, script, spoken, 0.0, 0.0)


def written(folder: Path, script: str | None, *said: tuple[str, WordKind]) -> TakeTruth:
    """A take in the fewest keys, as somebody else may have written it."""
    document = {
        "id": "a",
        "language": "en",
        "script": script,
        "duration_s": 10.0,
        "words_per_minute": 60.0,
        "pauses_s": [],
        "truth": [{"word": word, "kind": kind} for word, kind in said],
    }
    (folder / "a.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "a.wav").touch()
    return read_truth(folder / "a.json")


# ---- one take -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "truth", [t for t in TRUTHS if t.read_verbatim or not t.script], ids=lambda t: t.name
)
def test_a_perfect_report_has_no_fault(truth: TakeTruth) -> None:
    found = figures([compare(truth, report(truth))])
    for name, value in asdict(found).items():
        assert value is None or value == (1.0 if BARS[name] > 0.5 else 0.0), name


def test_the_filled_pause_counts_where_it_was_said(tmp_path: Path) -> None:
    said: list[tuple[str, WordKind]] = [("um", "filled_pause"), ("hi", "word"), ("there", "word")]
    truth = written(tmp_path, None, *said)
    perfect = report(truth)
    at_the_end = replace(perfect, words=(*perfect.words[1:], perfect.words[0]))
    assert compare(truth, perfect).filled_pauses == Found(1, 1, 1, 1)
    assert compare(truth, at_the_end).filled_pauses == Found(0, 1, 0, 1)
    assert compare(truth, replace(perfect, words=perfect.words[1:])).filled_pauses == Found(0, 0, 0, 1)


def test_a_phrase_is_one_filler_and_an_ordinary_use_is_none(tmp_path: Path) -> None:
    said: list[tuple[str, WordKind]] = [("you know", "filler_word"), ("I", "word"), ("like", "word")]
    truth = written(tmp_path, None, *said)
    perfect = report(truth)
    spaced = tuple(
        replace(word, start_s=number, end_s=number + 0.5) for number, word in enumerate(perfect.words)
    )
    phrase = Filler("you know", "filler_word", 0.0, 1.5)
    perfect = replace(perfect, words=spaced, fillers=(phrase,))
    assert compare(truth, perfect).filler_words == Found(1, 1, 1, 1)
    like = Filler("like", "filler_word", 3.0, 3.5)
    words = (*spaced[:3], replace(spaced[3], kind="filler_word"))
    wrong = replace(perfect, words=words, fillers=(phrase, like))
    assert compare(truth, wrong).filler_words == Found(1, 2, 1, 1)
    assert compare(truth, replace(wrong, fillers=(like,))).filler_words == Found(0, 1, 0, 1)


def test_one_report_is_not_two_fillers(tmp_path: Path) -> None:
    truth = written(tmp_path, None, ("so", "filler_word"), ("like", "filler_word"))
    both = Filler("so like", "filler_word", 0.0, 1.0)
    assert compare(truth, replace(report(truth), fillers=(both,))).filler_words == Found(1, 1, 1, 2)


def test_a_filled_pause_is_never_laid_beside_a_word(tmp_path: Path) -> None:
    truth = written(tmp_path, None, ("hi", "word"), ("um", "filled_pause"), ("there", "word"))
    perfect = report(truth)
    extra = replace(perfect, words=(*perfect.words[:2], Word("up", 0.0, 0.0), perfect.words[2]))
    assert compare(truth, extra).filled_pauses == Found(1, 1, 1, 1)


def test_of_two_copies_the_one_of_the_same_kind_is_timed(tmp_path: Path) -> None:
    truth = written(tmp_path, None, ("we", "repetition"), ("we", "word"))
    first, second = truth.said
    said = (replace(first, start_s=0.0, end_s=1.0), replace(second, start_s=5.0, end_s=6.0))
    heard = replace(report(truth), words=(Word("we", 0.5, 1.5, kind="repetition"),))
    assert compare(replace(truth, said=said), heard).word_start_errors_s == (0.5,)


def test_deviations_are_counted_by_the_word(tmp_path: Path) -> None:
    said: list[tuple[str, WordKind]] = [(word, "word") for word in ["come", "on", "friday", "at", "ten"]]
    truth = written(tmp_path, "Come on Thursday at two.", *said)
    steps = (step("hit", "Come"), step("substitution", "on"), step("substitution", "Thursday"))
    steps = (*steps, step("hit", "at"), step("hit", "two"))
    analysis = replace(report(truth), script_match=match_of(steps))
    assert compare(truth, analysis).deviations == Found(1, 2, 1, 2)
    assert compare(truth, analysis).reading_match is None


def test_a_numeral_read_in_other_words_costs_nothing_where_it_is_a_hit() -> None:
    truth = next(take for take in TRUTHS if take.name == "amounts_and_times")
    assert "fifteenth" in truth.script_words
    read = ["fifteen" if word == "fifteenth" else word for word in truth.script_words]
    steps = tuple(step("hit", word) for word in read)
    analysis = replace(report(truth), script_match=match_of(steps))
    assert compare(truth, analysis).deviations == Found(0, 0, 0, 0)


@pytest.mark.parametrize("reported", [{0}, {1}])
def test_a_tie_goes_to_the_program(reported: set[int]) -> None:
    """Of "no no" only one was said; nobody can tell which."""
    assert not_said(["no", "no"], ["no"], reported) == reported


def test_what_the_program_says_decides_nothing_but_ties() -> None:
    assert not_said(["a", "b", "c"], ["a", "x", "c"], {0, 2}) == {1}
    assert not_said(["a", "b"], ["a", "b"], {0, 1}) == set()


def test_a_pause_is_found_by_both_its_edges() -> None:
    assert silent_pauses([(1.0, 1.6)], [(1.05, 1.55)]) == Found(1, 1, 1, 1)
    assert silent_pauses([(1.0, 1.6)], [(1.0, 1.75)]) == Found(0, 1, 0, 1)
    assert silent_pauses([(1.0, 1.3)], [(1.0, 1.3)]) == Found(0, 0, 0, 0)
    # on one side of half a second in the truth, on the other in the report
    assert silent_pauses([(1.0, 1.51)], [(1.0, 1.49)]) == Found(0, 0, 1, 1)


def test_pauses_are_not_judged_without_word_times(tmp_path: Path) -> None:
    truth = written(tmp_path, None, ("hi", "word"))
    assert compare(truth, report(truth)).silent_pauses is None


def test_words_are_compared_as_they_are_said(tmp_path: Path) -> None:
    assert comparable_words("Oh, 'Mr. Hale' - that's me!") == ("zero", "'mr", "hale'", "that's", "me")
    with pytest.raises(FileNotFoundError, match="no takes"):
        read_truths(tmp_path)


# ---- many takes ---------------------------------------------------------------------------------


def take(match: float | None, error: float, deviations: Found | None) -> TakeComparison:
    nothing = Found(0, 0, 0, 0)
    um = Found(right=3, reported=4, recalled=3, true=6)
    return TakeComparison("a", um, nothing, deviations, match, error, error, um, (error,), (2 * error,))


def test_figures_are_of_all_takes_together() -> None:
    found = figures([take(1.0, 0.01, Found(1, 1, 1, 2)), take(0.9, 0.03, None), take(None, 0.02, None)])
    assert found.filled_pause_precision == 0.75 and found.filled_pause_recall == 0.5
    assert found.silent_pause_f1 == pytest.approx(0.6)
    assert found.filler_word_f1 is None
    assert (found.reading_match_mean, found.reading_match_min) == (pytest.approx(0.95), 0.9)
    assert (found.deviation_precision, found.deviation_recall) == (1.0, 0.5)
    assert found.words_per_minute_error_mean == pytest.approx(0.02)
    assert (found.duration_error_max_s, found.word_start_error_median_s) == (0.03, 0.02)
    assert found.word_end_error_median_s == 0.04


def test_missing_everything_is_no_perfect_precision() -> None:
    nothing = Found(0, 0, 0, 5)
    found = figures([replace(take(None, 0.0, nothing), filler_words=nothing)])
    assert (found.deviation_precision, found.deviation_recall, found.filler_word_f1) == (0.0, 0.0, 0.0)


def test_a_bar_has_a_right_side() -> None:
    assert holds("deviation_recall", 0.95, 0.95) and not holds("deviation_recall", 0.94, 0.95)
    assert holds("duration_error_max_s", 0.2, 0.25) and not holds("duration_error_max_s", 0.3, 0.25)
    assert not holds("deviation_recall", None, 0.0)


def test_every_figure_is_in_the_table_once() -> None:
    assert [name for _, names in ROWS for name in names] == list(BARS) == list(Figures.__annotations__)
    assert shown("words_per_minute_error_mean", 0.0123) == "1.2 %"
    assert shown("duration_error_max_s", 0.256) == "0.26 s"
    assert shown("reading_match_min", 0.9712) == "0.971"


def test_results_are_kept_in_a_file_and_in_the_readme(tmp_path: Path) -> None:
    old = Results("base", 1, 0.5, figures([take(1.0, 0.01, None)]))
    new = Results("base", 1, 0.5, figures([take(0.9, 0.02, Found(1, 2, 1, 1))]))
    keep(new, tmp_path / "results.json")
    assert kept(tmp_path / "results.json") == new
    readme = "\n".join(["before", "", *readme_rows(old), "", "after"])
    assert with_rows(readme, readme_rows(new)) == "\n".join(["before", "", *readme_rows(new), "", "after"])
    assert len(table_in(readme)) == 2 + len(table(old.figures))
    with pytest.raises(ValueError, match="no table"):
        table_in("nothing")


# ---- the shipped takes --------------------------------------------------------------------------


def test_there_are_enough_takes_of_every_sort() -> None:
    assert len(TRUTHS) >= 30
    assert sum(truth.read_verbatim for truth in TRUTHS) >= 10
    assert sum(truth.script is None for truth in TRUTHS) >= 3
    assert max(truth.duration_s for truth in TRUTHS) > 60
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 8_000_000


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.name)
def test_a_take_and_its_truth_fit_together(truth: TakeTruth) -> None:
    audio = read_audio(truth.audio)
    ends_s = [word.end_s for word in truth.said if word.end_s is not None]
    assert len(ends_s) == len(truth.said), "every word has its time"
    assert ends_s == sorted(ends_s) and ends_s[-1] <= len(audio.samples) / audio.sample_rate
    spoken = sum(word.kind != "filled_pause" for word in truth.said)
    assert spoken / truth.duration_s * 60 == pytest.approx(truth.words_per_minute, abs=0.1)
    assert truth.script is None or message_words(truth.said)


def test_the_index_says_why_each_take_is_there() -> None:
    index = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", index, re.M)
    assert sorted(rows) == sorted((truth.name, truth.reason) for truth in TRUTHS)
    assert all(truth.reason for truth in TRUTHS)
