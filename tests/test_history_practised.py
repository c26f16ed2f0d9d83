"""What a summary reads of many takes: the same as their analyses say, without reading those."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from a_history import add, analysis_of, history, home, names, sound
from sample_takes import BETTER, NORTHWIND, taken
from takes_in_rows import practised

from vm_rehearse.history import History
from vm_rehearse.take import Take

__all__ = ["add", "history", "home", "sound"]


def digests(home: Path) -> list[int]:
    """The takes of which a digest is kept."""
    with closing(sqlite3.connect(home / "history.db")) as connection:
        return [row[0] for row in connection.execute("SELECT take_number FROM digest ORDER BY take_number")]


def change(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute(statement)


@pytest.fixture
def several(history: History, add: Callable[..., Take]) -> History:
    """One of a script, one free, one without a score, and one in the trash."""
    script = history.add_script("northwind", NORTHWIND.text)
    add(40.0, script=script, label="first")
    add(60.0)
    add()
    add(70.0)
    history.delete_take("last")
    return history


def test_it_is_what_the_takes_themselves_say(several: History) -> None:
    assert several.practised() == tuple(map(practised, several.takes()))
    assert several.practised(limit=2) == tuple(map(practised, several.takes(limit=2)))
    assert [each.row.name for each in several.practised(script_name="Northwind")] == ["take1"]


def test_neither_a_list_nor_a_summary_reads_an_analysis(several: History, home: Path) -> None:
    rows, summed_up = several.rows(), several.practised()
    change(home, "UPDATE analysis SET observed = x'7b', derived = x'7b'")
    assert (several.rows(), several.practised()) == (rows, summed_up)


def test_a_list_finds_its_numbers_in_an_index(several: History, home: Path) -> None:
    steps: list[str] = []
    statements: list[str] = []
    with closing(sqlite3.connect(home / "history.db")) as connection:
        connection.create_function("audio_exists", 1, lambda file: True)
        several._database.connection.set_trace_callback(statements.append)
        several.rows()
        several.practised()
        for statement in statements:
            if statement.lstrip().startswith("SELECT"):
                steps += [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert sum("analysis USING COVERING INDEX analysis_listed" in step for step in steps) == 2
    assert not any("analysis USING INTEGER PRIMARY KEY" in step for step in steps)


def test_a_new_analysis_brings_a_new_digest(several: History) -> None:
    better = taken(BETTER).analysis
    assert better is not None
    several.keep_analysis("take1", better)
    assert several.practised() == tuple(map(practised, several.takes()))


def test_a_purge_leaves_no_digest(several: History, home: Path) -> None:
    assert digests(home) == [1, 2, 4]
    several.purge()
    assert digests(home) == [1, 2]


@pytest.mark.parametrize("harm", ["DELETE FROM digest", "UPDATE digest SET content = x'7b'"])
def test_a_digest_that_is_not_there_is_made_again(several: History, home: Path, harm: str) -> None:
    before = several.practised()
    change(home, harm)
    assert several.practised() == before
    assert digests(home) == ([1, 2, 4] if "UPDATE" in harm else [1, 2])


def test_a_take_of_which_nothing_can_be_read_still_counts(several: History, home: Path) -> None:
    change(home, "DELETE FROM digest")
    change(home, "UPDATE analysis SET observed = x'7b' WHERE take_number = 2")
    first, second, third = several.practised()
    assert first.digest is not None and second.digest is third.digest is None
    assert (second.row.scored, second.row.total, third.row.scored) == (True, 60.0, False)
    several.keep_analysis("take2", analysis_of(50.0))
    assert names(several.rows()) == ["take1", "take2", "take3"]
    assert [each.digest is None for each in several.practised()] == [False, False, True]


def test_digests_that_can_not_be_kept_stop_no_summary(several: History, home: Path) -> None:
    before = several.practised()
    change(home, "DELETE FROM digest")
    change(home, "CREATE TRIGGER no BEFORE INSERT ON digest BEGIN SELECT no_such_function(); END")
    with pytest.raises(sqlite3.OperationalError):
        change(home, "INSERT INTO digest VALUES (1, x'00')")
    assert several.practised() == before
