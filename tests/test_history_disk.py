"""A history on a full or read-only disk, and a damaged one."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from mishaps import SOUND, add, begin, elsewhere, failure, home, opened, rough, sound

from vm_rehearse.checkup.needs import disk_check
from vm_rehearse.errors import RehearseError
from vm_rehearse.history.problems import database_problem, disk_problem
from vm_rehearse.take import Recording

__all__ = ["home", "sound"]


# ---- no room ------------------------------------------------------------------------------------


def with_limit(limit: int, home: Path, action: str, source: Path) -> tuple[str, str]:
    """Do something where no file may grow past a limit; return what the user is told."""
    import resource

    with opened(home) as history:
        if action == "analysis":
            begin(history)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        actions: dict[str, Callable[[], object]] = {
            "add": lambda: add(history, source),
            "begin": lambda: begin(history),
            "analysis": lambda: history.keep_analysis("take1", rough()),
            "script": lambda: history.add_script("pitch", "Hi Peter"),
        }
        error = failure(actions[action])
        return error.code, error.hint


@pytest.mark.parametrize(
    ("limit", "action", "code"),
    [
        (50_000, "add", "disk_full"),
        (0, "begin", "disk_failed"),
        (0, "script", "disk_failed"),
        (0, "analysis", "disk_failed"),
    ],
)
def test_no_room(home: Path, sound: Path, limit: int, action: str, code: str) -> None:
    pytest.importorskip("resource")
    told, hint = elsewhere(with_limit, limit, home, action, sound)
    assert told == code and "df -h" in hint
    assert list((home / "takes").iterdir()) == []
    with opened(home) as history:
        assert history.takes() == () and history.scripts() == ()
        following = "take2" if action == "analysis" else "take1"
        assert add(history, sound).name == following


def add_with_one_more_page_each_time(home: Path, source: Path) -> tuple[int, int]:
    """Add a file, each time with room for one more page, until the row fits but not that it is finished.

    Returns the number of failures at the row, and the number of rows that then could not be removed.
    """
    import resource

    with opened(home) as history, closing(sqlite3.connect(home / "history.db")) as reader:
        history.add_script("pitch", "long enough " * 2000)
        used = (home / "history.db-wal").stat().st_size
        for pages in range(100):
            resource.setrlimit(resource.RLIMIT_FSIZE, (used + pages * 4200, resource.RLIM_INFINITY))
            assert failure(add, history, source).code == "disk_failed"
            assert list((home / "takes").iterdir()) == [], pages
            assert history.takes() == (), pages
            if left := reader.execute("SELECT count(*) FROM take").fetchone()[0]:
                return pages, left
    raise AssertionError("the row never fitted")


def test_no_room_for_the_row_leaves_no_copy(home: Path, tmp_path: Path) -> None:
    """Wherever it fails: at the row, or when the copy is in its place already."""
    pytest.importorskip("resource")
    small = tmp_path / "small.wav"
    small.write_bytes(b"sound")
    failures, rows_left = elsewhere(add_with_one_more_page_each_time, home, small)
    assert failures >= 1 and rows_left == 1
    with opened(home) as history:
        assert add(history, small).name == "take2"
        assert [take.name for take in history.takes()] == ["take2"]


def finish_without_room(home: Path) -> tuple[str, str]:
    """Finish a take where no file may grow at all; return its length, and what is said of a second change."""
    import resource

    with opened(home) as history:
        take = begin(history)
        Path(take.recording.path).write_bytes(b"sound")
        resource.setrlimit(
            resource.RLIMIT_FSIZE, ((home / "history.db-wal").stat().st_size, resource.RLIM_INFINITY)
        )
        finished = history.finish_recording("take1", Recording("", 31.5, 44100, 1))
        return str(finished.recording.duration_s), failure(history.keep_analysis, "take1", rough()).code


def test_a_take_that_was_begun_can_be_finished_without_room(home: Path) -> None:
    pytest.importorskip("resource")
    with opened(home) as history:
        history.add_script("pitch", "Hi Peter")
    assert elsewhere(finish_without_room, home) == ("31.5", "disk_failed")
    with opened(home) as history:
        assert history.take("take1").recording.duration_s == 31.5


def change_without_room(home: Path) -> list[str]:
    """Rename and remove scripts, bring one back, and label a take where no file may grow at all."""
    import resource

    with opened(home) as history:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        actions: tuple[Callable[[], object], ...] = (
            lambda: history.rename_script("pitch", "first-call"),
            lambda: history.remove_script("pitch"),
            lambda: history.restore_script("old"),
            lambda: history.add_script("old", "Dag"),
            lambda: history.label_take("take1", "calm"),
        )
        return [failure(action).code for action in actions]


def test_without_room_scripts_and_labels_stay_as_they_were(home: Path, sound: Path) -> None:
    pytest.importorskip("resource")
    with opened(home) as history:
        history.add_script("old", "Dag"), history.remove_script("old")
        history.add_script("pitch", "Hi Peter")
        add(history, sound)
        before = history.scripts(), history.scripts(removed=True), history.takes()
    assert elsewhere(change_without_room, home) == ["disk_failed"] * 5
    with opened(home) as history:
        assert (history.scripts(), history.scripts(removed=True), history.takes()) == before


def make_without_room(home: Path) -> str:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    return failure(opened, home).code


def test_no_room_for_a_new_history(home: Path) -> None:
    pytest.importorskip("resource")
    assert elsewhere(make_without_room, home) == "disk_failed"
    with opened(home) as history:
        assert begin(history).name == "take1"


def test_what_sqlite_says_of_a_full_disk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.db")) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE sound (data BLOB)")
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("INSERT INTO sound VALUES (?)", (SOUND,))
    assert database_problem(caught.value, tmp_path).code == "disk_full"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EROFS, "history_read_only"),
        (errno.ENOTDIR, "history_folder"),
    ],
)
def test_what_the_system_says_of_a_disk(tmp_path: Path, number: int, code: str) -> None:
    assert disk_problem(OSError(number, os.strerror(number)), tmp_path).code == code


# ---- not allowed --------------------------------------------------------------------------------


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder whose parents anybody may enter, so that the test can become nobody."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def open_as_nobody(home: Path) -> tuple[str, str]:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    error = failure(lambda: begin(opened(home)))
    return error.code, error.hint


@pytest.mark.skipif(os.name != "posix", reason="folders are made read-only in another way")
@pytest.mark.parametrize("made_before", [True, False])
def test_a_folder_that_can_not_be_written(public_folder: Path, made_before: bool) -> None:
    home = public_folder / "practice"
    if made_before:
        opened(home).close()
        if os.geteuid() == 0:
            for path in (home, home / "takes", home / "history.db"):
                os.chown(path, 65534, 65534)
    else:
        home.mkdir()
    home.chmod(0o555)
    try:
        code, hint = elsewhere(open_as_nobody, home)
    finally:
        home.chmod(0o755)
    assert code == "history_read_only" and str(home) in hint and "chmod" in hint


def look_as_nobody(home: Path) -> list[tuple[str, str]]:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    error = failure(opened, home)
    check = disk_check(home)
    return [(error.message, error.hint), (check.text, str(check.remedy))]


@pytest.mark.skipif(os.name != "posix", reason="folders are made read-only in another way")
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_can_not_be_made_or_entered(public_folder: Path, mode: int) -> None:
    """To change the permissions of one that is not there, or can't be reached, is no remedy."""
    above = public_folder / "above"
    above.mkdir()
    above.chmod(mode)
    try:
        told = elsewhere(look_as_nobody, above / "practice")
    finally:
        above.chmod(0o755)
    for message, hint in told:
        assert str(above) in message and "REHEARSE_HOME=~/voicemails rehearse" in hint and "chmod" not in hint


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        error = failure(opened, folder)
        assert error.code == "history_folder" and "REHEARSE_HOME" in error.hint
        assert "is a file, and no folder." in error.message and "exists" not in error.message


def test_only_a_disk_that_can_be_written_to_is_made_ones_own(tmp_path: Path) -> None:
    for number, word in ((errno.EACCES, "chmod"), (errno.EPERM, "chmod"), (errno.EROFS, "REHEARSE_HOME=")):
        hint = disk_problem(OSError(number, os.strerror(number)), tmp_path).hint
        assert word in hint and hint.count("chmod") + hint.count("REHEARSE_HOME=") == 1


@pytest.fixture
def read_only_disk(home: Path) -> Iterator[Path]:
    """A disk that is to become one."""
    home.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "none", str(home)], capture_output=True).returncode != 0
    ):
        pytest.skip("only root may mount a disk")
    try:
        yield home
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


def test_a_disk_that_is_read_only(read_only_disk: Path, sound: Path) -> None:
    with opened(read_only_disk) as history:
        add(history, sound)
    subprocess.run(["mount", "-o", "remount,ro", str(read_only_disk)], check=True)
    for folder in (read_only_disk, read_only_disk / "below"):
        problem = failure(opened, folder)
        assert problem.code == "history_read_only" and "is read-only" in problem.message
        assert "REHEARSE_HOME=~/voicemails rehearse list" in problem.hint and "chmod" not in problem.hint


# ---- damaged ------------------------------------------------------------------------------------


def test_a_file_that_is_no_database(home: Path) -> None:
    home.mkdir()
    (home / "history.db").write_bytes(b"not a database at all" * 300)
    error = failure(opened, home)
    assert error.code == "history_damaged" and error.exit_code == 1
    assert str(home / "history.db") in error.message and "recordings in takes/ are safe" in error.hint
    assert (home / "history.db").read_bytes() == b"not a database at all" * 300


def test_a_damaged_file_and_its_copy(home: Path, sound: Path) -> None:
    with opened(home) as history:
        add(history, sound)
    good = (home / "history.db").read_bytes()
    (home / "history.db.before-2").write_bytes(good)
    (home / "history.db").write_bytes(good[:4096] + b"\xa5" * (len(good) - 4096))
    error = failure(lambda: opened(home).takes())
    assert error.code == "history_damaged"
    command = error.hint.partition("with: ")[2]
    if os.name == "posix":
        assert os.system(command) == 0
        with opened(home) as history:
            assert history.take("last").name == "take1"


def test_a_file_that_was_cut_short(home: Path, sound: Path) -> None:
    with opened(home) as history:
        add(history, sound)
    good = (home / "history.db").read_bytes()
    (home / "history.db").write_bytes(good[: len(good) // 2])
    with pytest.raises(RehearseError) as caught, opened(home) as history:
        history.takes()
    assert caught.value.code == "history_damaged"
    assert (home / "takes" / "take1.wav").read_bytes() == SOUND
