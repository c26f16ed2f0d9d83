"""Scripts in a history, and their versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from a_history import NOON, add, begin, failure, history, home, sound

from vm_rehearse.history import History
from vm_rehearse.take import Script, Take

__all__ = ["add", "history", "home", "sound"]


def test_a_script_gets_a_version_only_when_it_changes(history: History) -> None:
    assert history.add_script("Pitch", "Hi Peter\r\nBye\n") == Script("Hi Peter\nBye", "Pitch", 1)
    assert history.add_script("pitch", "\ufeff Hi Peter\nBye") == Script("Hi Peter\nBye", "Pitch", 1)
    assert history.add_script("PITCH", "Hello") == Script("Hello", "Pitch", 2)
    assert history.add_script("Pitch", "Hi Peter\nBye").version == 3
    history.add_script("één-2", "Dag")
    assert [(each.name, each.version) for each in history.scripts()] == [("Pitch", 3), ("één-2", 1)]
    assert history.script("pitch", 1) == Script("Hi Peter\nBye", "Pitch", 1)
    assert history.script("pitch") == Script("Hi Peter\nBye", "Pitch", 3)
    assert history.script("pitch", 2) == Script("Hello", "Pitch", 2)
    assert history.script("e\u0301e\u0301n-2").text == "Dag"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "take3",
        "Take12",
        "3",
        "last",
        "Best",
        "previous",
        "-x",
        "_x",
        "a b",
        "a/b",
        "a.txt",
        "x" * 61,
        "\udcff",
    ],
)
def test_names_a_script_can_not_have(history: History, name: str) -> None:
    assert failure(history.add_script, name, "Hi").code == "script_name"
    assert history.scripts() == ()


def test_texts_a_script_can_not_have(history: History) -> None:
    assert failure(history.add_script, "pitch", "\ufeff \n").code == "script_empty"
    assert failure(history.add_script, "pitch", "Hi \udcff").code == "not_text"
    assert failure(begin, history, label="\udcff").code == "not_text"
    assert history.scripts() == () and begin(history).name == "take1"


def test_unknown_scripts(history: History) -> None:
    assert "none yet" in failure(history.script, "pitch").message
    history.add_script("pitch", "Hi"), history.add_script("other", "Hi")
    for name in ("pich", "", "\udcff"):
        error = failure(history.script, name)
        assert error.code == "unknown_script" and "other, pitch" in error.message
    assert "only version 1" in failure(history.script, "pitch", 2).message
    history.add_script("pitch", "Hello")
    assert failure(history.script, "pitch", 0).code == "unknown_script_version"
    assert "versions 1 to 2" in failure(history.script, "pitch", 3).message


def test_a_take_keeps_the_version_it_was_read_from(history: History, add: Callable[..., Take]) -> None:
    first = history.add_script("pitch", "Hi Peter")
    add(script=first)
    second = history.add_script("pitch", "Hello Peter")
    add(script=second)
    assert [take.script for take in history.takes()] == [first, second]
    for stranger in (Script("Hi Peter", "pitch", 2), Script("Hi", "pitch", 9), Script("Hi", "other", 1)):
        with pytest.raises(ValueError):
            begin(history, script=stranger)
    assert begin(history).name == "take3"


def test_a_text_without_a_name_is_kept_once(history: History, home: Path, add: Callable[..., Take]) -> None:
    for text in ("Dag Peter", "Dag Peter\n", "Dag Anna"):
        assert add(script=Script(text)).script == Script(text.strip())
    with closing(sqlite3.connect(home / "history.db")) as connection:
        assert connection.execute("SELECT count(*) FROM script").fetchone() == (2,)
    assert history.scripts() == ()


def test_the_last_script(history: History, add: Callable[..., Take]) -> None:
    assert history.last_script() is None
    first = history.add_script("pitch", "Hi Peter")
    other = history.add_script("other", "Dag Peter")
    assert history.last_script() == other
    add(script=first)
    changed = history.add_script("pitch", "Hello Peter")
    assert history.last_script() == changed
    add(script=None)
    assert history.last_script() == changed
    add(script=Script("Only this once"))
    assert history.last_script() == Script("Only this once")
    history.delete_take("last")
    assert history.last_script() == changed


def test_the_language_that_a_script_was_last_heard_in(
    history: History, home: Path, add: Callable[..., Take]
) -> None:
    script = history.add_script("pitch", "Hi Laura.")
    assert history.heard_language("pitch") is None
    first, last = add(50.0, script=script), add(60.0, script=script)
    add(script=script)  # not heard yet
    assert history.heard_language("PITCH") == "en"
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE take SET language = 'nl' WHERE number = 2")
    assert history.heard_language("pitch") == "nl"
    history.delete_take(str(last.name))
    assert history.heard_language("pitch") == "en" and first.name == "take1"


# ---- another name -------------------------------------------------------------------------------


def test_every_version_and_take_follows_a_new_name(history: History, add: Callable[..., Take]) -> None:
    first = history.add_script("pitch", "Hi Peter")
    add(80.0, script=first)
    add(70.0, script=history.add_script("pitch", "Hello Peter"))
    history.add_script("other", "Dag")
    history.delete_take("take1")
    assert history.rename_script("PITCH", "E\u0301e\u0301n") == Script("Hello Peter", "Één", 2)
    assert history.script("één", 1) == Script("Hi Peter", "Één", 1)
    assert [each.name for each in history.scripts()] == ["other", "Één"]
    assert history.take("take2").script == Script("Hello Peter", "Één", 2)
    assert [row.name for row in history.rows(script_name="één")] == ["take2"]
    assert [row.name for row in history.deleted(script_name="één")] == ["take1"]
    assert failure(history.script, "pitch").code == "unknown_script"
    assert history.add_script("pitch", "New").version == 1, "the old name is free"


def test_a_name_of_another_script_is_refused(history: History) -> None:
    history.add_script("pitch", "Hi"), history.add_script("Other", "Dag")
    error = failure(history.rename_script, "pitch", "OTHER")
    assert error.code == "script_exists" and "Other" in error.message
    assert failure(history.rename_script, "pich", "new").code == "unknown_script"
    for name in ("", "a b", "take3", "last", "x" * 61, "\udcff"):
        error = failure(history.rename_script, "Pitch", name)
        assert error.code == "script_name" and "rehearse script rename pitch " in error.hint
    assert [each.name for each in history.scripts()] == ["Other", "pitch"]
    assert history.rename_script("pitch", "Pitch").name == "Pitch"
    assert history.rename_script("pitch", "Pitch").name == "Pitch"


def test_a_script_renamed_while_it_is_rehearsed_has_the_take(history: History, home: Path) -> None:
    for name in ("copy", "pitch"):
        chosen = history.add_script(name, "Hi Peter")
    with History.open(home, now=lambda: NOON) as other:
        other.rename_script("pitch", "first-call")
        assert begin(history, script=chosen).script == Script("Hi Peter", "first-call", 1)
        other.add_script("pitch", "Something else")
        assert begin(history, script=chosen).script == Script("Hi Peter", "first-call", 1)
        other.rename_script("first-call", "First-Call")
        assert begin(history, script=chosen).script == Script("Hi Peter", "First-Call", 1)
    assert begin(history, script=history.script("copy")).script == Script("Hi Peter", "copy", 1)


# ---- removed ------------------------------------------------------------------------------------


def test_a_removed_script_can_not_be_chosen_and_its_takes_keep_it(
    history: History, add: Callable[..., Take]
) -> None:
    first = history.add_script("Pitch", "Hi Peter")
    other = history.add_script("other", "Dag")
    takes = add(80.0, script=other), add(70.0, script=first), add(script=history.add_script("pitch", "Hello"))
    rows, practised = history.rows(), history.practised()
    assert history.remove_script("PITCH") == Script("Hello", "Pitch", 2)
    assert history.scripts() == (other,) and history.scripts(removed=True) == (Script("Hello", "Pitch", 2),)
    assert history.last_script() == other
    for version in (None, 1, 2):
        error = failure(history.script, "pitch", version)
        assert error.code == "script_removed" and error.hint.endswith("rehearse script restore Pitch")
    assert history.script("pitch", 1, removed_too=True) == first
    assert failure(history.remove_script, "pitch").code == "script_removed"
    assert failure(history.rename_script, "pitch", "new").code == "script_removed"
    assert failure(history.script, "nobody").message == 'There is no script "nobody"; you have other.'
    assert (history.takes(), history.rows(), history.practised()) == (takes, rows, practised)
    assert history.takes(script_name="pitch") == takes[1:] and history.heard_language("pitch") == "en"
    assert [name for name in ("PITCH", "other", "x") if history.is_removed(name)] == ["PITCH"]


def test_a_removed_script_comes_back_with_its_versions(history: History) -> None:
    history.add_script("Pitch", "Hi Peter"), history.add_script("Pitch", "Hello")
    history.remove_script("pitch")
    assert history.restore_script("PITCH") == history.script("pitch") == Script("Hello", "Pitch", 2)
    assert history.script("pitch", 1) == Script("Hi Peter", "Pitch", 1)
    assert history.scripts(removed=True) == () and history.last_script() == Script("Hello", "Pitch", 2)
    error = failure(history.restore_script, "pitch")
    assert error.code == "script_not_removed" and error.message == "The script Pitch is not removed."


@pytest.mark.parametrize(("text", "version"), [("Hello", 2), ("Hi Peter", 3), ("Another", 3)])
def test_a_removed_script_comes_back_by_adding_it(history: History, text: str, version: int) -> None:
    history.add_script("Pitch", "Hi Peter"), history.add_script("Pitch", "Hello")
    history.remove_script("pitch")
    assert failure(history.add_script, "pitch", " ").code == "script_empty"
    assert history.is_removed("pitch")
    assert history.add_script("PITCH", text) == Script(text, "Pitch", version)
    assert [history.script("pitch", each).text for each in (1, 2)] == ["Hi Peter", "Hello"]
    assert history.scripts() == (Script(text, "Pitch", version),) and not history.is_removed("pitch")


def test_the_last_script_is_one_that_is_there(history: History, add: Callable[..., Take]) -> None:
    pitch, other = history.add_script("pitch", "Hi Peter"), history.add_script("other", "Dag")
    history.remove_script("other")
    assert history.last_script() == pitch
    history.remove_script("pitch")
    assert history.last_script() is None
    error = failure(history.script, "x")
    assert "all you had are removed" in error.message and "script list --removed" in error.hint
    history.restore_script("other")
    add(script=other), add(script=Script("Only this once"))
    assert history.last_script() == Script("Only this once")
    history.delete_take("last")
    history.remove_script("other")
    assert history.last_script() is None


def test_scripts_that_can_not_be_brought_back(history: History) -> None:
    assert "none is removed" in failure(history.restore_script, "x").message
    for name in ("a", "b"):
        history.add_script(name, "Hi"), history.remove_script(name)
    error = failure(history.restore_script, "x")
    assert error.code == "unknown_script" and "removed are a, b" in error.message
    assert failure(history.restore_script, "\udcff").code == "unknown_script"


def test_the_name_of_a_removed_script_is_not_free(history: History) -> None:
    history.add_script("pitch", "Hi"), history.add_script("Other", "Dag")
    history.remove_script("other")
    error = failure(history.rename_script, "pitch", "OTHER")
    assert error.code == "script_exists" and error.hint.endswith("rehearse script restore Other")
    assert history.scripts() == (Script("Hi", "pitch", 1),)


def test_a_take_of_a_script_that_another_program_removed_is_kept(history: History, home: Path) -> None:
    chosen = history.add_script("pitch", "Hi Peter")
    with History.open(home, now=lambda: NOON) as other:
        other.remove_script("pitch")
    assert begin(history, script=chosen).script == chosen
    assert history.is_removed("pitch")


def test_purging_takes_leaves_a_removed_script(history: History, add: Callable[..., Take]) -> None:
    pitch = history.add_script("pitch", "Hi Peter")
    add(80.0, script=pitch)
    history.remove_script("pitch"), history.delete_take("take1")
    assert [row.name for row in history.purge()] == ["take1"]
    assert history.takes() == () and history.restore_script("pitch") == pitch
