"""What `make bench` computes and says; how long anything takes is no matter here."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from a_history import KNOWN, NOON, analysis_of
from bench.children import CHECKOUT, ChildFailed, Loaded, environment, run
from bench.figures import CLAIMS, Claim, Finding, Spread, findings, rows, shown, spread
from bench.looking_back import COMMANDS, looked_back
from bench.many_takes import multiplied
from bench.results import Results, keep, kept, lines_in, readme_lines, setting, with_lines
from bench.same_weights import merges, parts_of, tokenizer_document, written
from bench.setting import machine
from bench.the_takes import (
    LONGEST_S,
    SHORTEST_S,
    BenchTake,
    check_heard,
    read_closely,
    read_loosely,
    share_heard,
)
from sample_takes import BETTER, NORTHWIND, ROUGH, taken

from vm_rehearse.history import History, NewTake

# ---- figures ------------------------------------------------------------------------------------


def finding(ours: float, other: float | None, limit: float) -> Finding:
    claim = Claim("warm", "it", "ours", limit, None if other is None else "other", "another")
    return Finding(claim, Spread(ours, ours, ours), None if other is None else Spread(other, other, other))


def test_a_spread_is_the_median_with_the_least_and_the_most() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)
    assert spread([4.0, 1.0, 2.0, 3.0]).median == 2.5
    assert spread([7.0]) == Spread(7.0, 7.0, 7.0)
    assert shown(Spread(1.234, 1.0, 12.0), "s") == "1.23 s (1.00 to 12.00)"
    assert shown(Spread(876.4, 870.0, 880.6), "MB") == "876 MB (870 to 881)"


@pytest.mark.parametrize(
    ("ours", "other", "limit", "value", "reached"),
    [
        (1.0, 2.0, 0.5, 0.5, True),
        (1.0, 1.9, 0.5, 1 / 1.9, False),
        (1.004, 2.0, 0.5, 0.502, True),
        (0.15, None, 0.15, 0.15, True),
        (0.16, None, 0.15, 0.16, False),
        (901.0, None, 900, 901.0, False),
    ],
)
def test_a_bar_is_on_the_ratio_of_medians_or_on_the_median(
    ours: float, other: float | None, limit: float, value: float, reached: bool
) -> None:
    found = finding(ours, other, limit)
    assert found.value == pytest.approx(value) and found.reached is reached


def test_the_table_says_the_bar_and_what_it_comes_to() -> None:
    beside, alone = rows([finding(1.0, 2.0, 0.55), finding(2.0, None, 1.5)])
    once = "1.00 s (1.00 to 1.00)"
    assert beside == ("it", "≤ 0.55 of another", once, "2.00 s (2.00 to 2.00)", "0.50, reached")
    assert alone == ("it", "≤ 1.5 s", "2.00 s (2.00 to 2.00)", "", "not reached")


def test_only_what_was_measured_is_in_the_table() -> None:
    found = findings({"help": [0.1], "warm_script": [1.0, 3.0, 2.0], "warm_whisper": [5.0]})
    assert [(each.claim.ours, each.claim.other, each.value) for each in found] == [
        ("warm_script", "warm_whisper", 0.4),
        ("help", None, 0.1),
    ]
    assert len({(claim.ours, claim.other) for claim in CLAIMS}) == len(CLAIMS)


# ---- what is kept -------------------------------------------------------------------------------

RESULTS = Results(
    "2026-11-21",
    "a machine",
    {"torch": "2.13.0", "erm": "0.4.0"},
    28.97,
    {"help": [0.1, 0.1201, 0.2], "warm_script": [1.0, 1.1, 1.2], "warm_whisper": [5.0, 5.0, 4.0]},
)


def test_results_are_kept(tmp_path: Path) -> None:
    keep(RESULTS, tmp_path / "results.json")
    assert kept(tmp_path / "results.json") == replace(
        RESULTS, series={**RESULTS.series, "help": [0.1, 0.12, 0.2]}
    )


def test_the_readme_gets_the_new_lines() -> None:
    said = setting(RESULTS)
    assert "a machine; a take of 29 s; medians of 3 rounds" in said
    assert said.endswith("torch 2.13.0, erm 0.4.0.")
    lines = readme_lines(RESULTS)
    assert len(lines) == 2 + 2 + 2 and len({line.count("|") for line in lines[2:]}) == 1
    readme = "\n".join(["# It", *lines, "", "More."])
    assert lines_in(readme) == lines
    newer = readme_lines(replace(RESULTS, date="2027-01-01", series={"help": [0.2]}))
    assert with_lines(readme, newer) == "\n".join(["# It", *newer, "", "More."])
    with pytest.raises(ValueError):
        lines_in("# It\n\nNothing.")


# ---- the takes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [read_closely, read_loosely])
def test_a_take_is_as_long_as_it_should_be_and_ends_where_its_script_does(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    take: BenchTake = make(tmp_path)
    assert SHORTEST_S <= take.duration_s <= LONGEST_S
    script = take.script.read_text(encoding="utf-8")
    assert script.endswith("oh one seven three.") and take.said[-1] == "three"
    words = [word.strip(",.?").casefold() for word in script.split()]
    said = [word.casefold() for word in take.said]
    assert (words == said) == (make is read_closely)


def test_a_program_that_hears_nothing_is_not_measured(tmp_path: Path) -> None:
    take = read_closely(tmp_path)
    check_heard(take, take.script.read_text(encoding="utf-8"), "this")
    with pytest.raises(ValueError, match="that heard"):
        check_heard(take, "Thank you. Hi.", "that")
    assert share_heard(("Hi", "Laura", "um", "bye"), "hi, Laura!") == 0.5


# ---- the same weights ---------------------------------------------------------------------------


def test_a_token_is_taken_apart_where_it_was_merged_last() -> None:
    single = {bytes([byte]): byte for byte in range(256)}
    ranks = {**single, b"in": 256, b" t": 257, b"he": 258, b" the": 259, b"ing": 260}
    assert merges(ranks) == [(b"i", b"n"), (b" ", b"t"), (b"h", b"e"), (b" t", b"he"), (b"in", b"g")]
    assert parts_of(b" the", ranks) == (b" t", b"he")


def test_every_byte_is_written_with_a_letter_of_its_own() -> None:
    letters = {written(bytes([byte])) for byte in range(256)}
    assert len(letters) == 256 and all(letter.isprintable() and not letter.isspace() for letter in letters)
    assert written(b" the") == "\u0120the" and written("é".encode()) == "\u00c3\u00a9"


def test_the_vocabulary_of_whisper_is_handed_on_whole() -> None:
    from whisper.tokenizer import get_tokenizer

    encoding = get_tokenizer(multilingual=True).encoding
    ranks = encoding._mergeable_ranks
    few = {token: number for token, number in ranks.items() if number < 2_000}
    document = tokenizer_document(few, encoding._special_tokens)
    vocabulary = document["model"]["vocab"]
    assert len(vocabulary) == 2_000 and len(document["model"]["merges"]) == 2_000 - 256
    for merge in document["model"]["merges"]:
        left, right = merge.split(" ")
        assert max(vocabulary[left], vocabulary[right]) < vocabulary[left + right]
    times = [token["content"] for token in document["added_tokens"] if not token["special"]]
    assert times[0] == "<|0.00|>" and times[-1] == "<|30.00|>" and len(times) == 1501


# ---- children -----------------------------------------------------------------------------------


def test_a_child_tells_its_time_and_memory(tmp_path: Path) -> None:
    environ = environment(tmp_path, tmp_path)
    done = run([sys.executable, "-c", "print('x' * 3); b = b'x' * 300_000_000"], environ)
    assert done.output == "xxx\n" and done.seconds > 0 and 300 < done.peak_mb < 600
    with pytest.raises(ChildFailed, match=r"ended with 3:\nwhy"):
        run([sys.executable, "-c", "import sys; print('why', file=sys.stderr); sys.exit(3)"], environ)


def test_a_loaded_program_answers_as_often_as_it_is_asked(tmp_path: Path) -> None:
    code = (
        "from bench.others.answering import answer\n"
        "said = []\n"
        "def count():\n    print('noise'); said.append(1); return str(len(said))\n"
        "answer({'count': count})"
    )
    command = [sys.executable, "-c", code]
    with Loaded(command, environment(tmp_path, tmp_path), tmp_path / "log") as loaded:
        loaded.await_ready()
        answers = [loaded.ask("count") for _ in range(2)]
    assert [text for _, text in answers] == ["2", "3"] and all(seconds >= 0 for seconds, _ in answers)
    with (
        Loaded([sys.executable, "-c", "1 / 0"], environment(tmp_path, tmp_path), tmp_path / "log") as broken,
        pytest.raises(ChildFailed, match="ZeroDivisionError"),
    ):
        broken.await_ready()


def test_the_machine_has_a_name_and_cores() -> None:
    assert " cores, " in machine()


# ---- many takes ---------------------------------------------------------------------------------


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Two takes of a script and a free one."""
    with History.open(tmp_path / "few", now=lambda: NOON) as history:
        script = history.add_script("northwind", NORTHWIND.text)
        for marked, of in ((ROUGH, script), (BETTER, script), (ROUGH, None)):
            analysis = taken(marked, script=of).analysis or analysis_of(1.0)
            take = history.begin_take(NewTake("en", ".wav", 30.0, of))
            history.finish_recording(str(take.name), KNOWN)
            history.keep_analysis(str(take.name), analysis)
    return tmp_path / "few"


def test_a_few_takes_become_many_that_can_be_looked_back_on(few: Path, tmp_path: Path) -> None:
    many = tmp_path / "takes"
    multiplied(few, many, 30)
    with History.open(few, now=lambda: NOON) as history:
        originals = history.takes()
    with History.open(many, now=lambda: NOON) as history:
        takes = history.takes()
        assert history.take("call 7").name == "take8"
    assert [take.name for take in takes] == [f"take{number}" for number in range(1, 31)]
    assert [take.analysis for take in takes] == [take.analysis for take in originals] * 10
    assert [take.script for take in takes] == [take.script for take in originals] * 10
    assert all(Path(take.recording.path).is_file() for take in takes)
    rehearse = [sys.executable, "-m", "vm_rehearse"]
    environ = {**environment(tmp_path, tmp_path), "PYTHONPATH": str(CHECKOUT)}
    rounds: list[str] = []
    series = looked_back(rehearse, environ, 1, rounds.append)
    assert series.keys() == COMMANDS.keys() and all(len(values) == 1 for values in series.values())
    assert rounds == ["round 1 of 1"]
    listed = json.loads(run([*rehearse, "list", "--json"], environ).output)
    assert len(listed["takes"]) == 30
