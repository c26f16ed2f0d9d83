"""A history in trouble: damaged, locked, read-only, on a full disk, killed, and used by two at once."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import TypeVar

import pytest
from sample_takes import ROUGH, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History
from vm_rehearse.history.problems import database_problem, disk_problem
from vm_rehearse.take import Analysis, Recording, Script, Take

SPAWN = multiprocessing.get_context("spawn")
SOUND = b"sound" * 20_000
T = TypeVar("T")


def opened(home: Path, patience_s: float = 20.0) -> History:
    return History.open(home, now=lambda: datetime.now(timezone.utc), patience_s=patience_s)


def begin(history: History) -> Take:
    return history.begin_take(language="en", script=None, target_s=30.0, label=None, suffix=".flac")


def add(history: History, source: Path) -> Take:
    return history.add_take(source, language="en", script=Script("Hi Peter"), target_s=30.0, label=None)


def rough() -> Analysis:
    analysis = taken(ROUGH).analysis
    assert analysis is not None
    return analysis


def elsewhere(function: Callable[..., T], *values: object) -> T:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
        return pool.submit(function, *values).result(timeout=60)


def failure(call: Callable[..., object], *values: object) -> RehearseError:
    with pytest.raises(RehearseError) as caught:
        call(*values)
    return caught.value


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "voicemail.wav"
    path.write_bytes(SOUND)
    return path


# ---- two at once --------------------------------------------------------------------------------


def add_several(home: Path, source: Path, times: int) -> list[str]:
    """Keep and begin takes and add scripts; return the names given out."""
    names = []
    for _ in range(times):
        with opened(home) as history:
            names.append(str(begin(history).name))
            take = add(history, source)
            history.keep_analysis(str(take.name), rough())
            history.add_script("pitch", f"Hi Peter, from {os.getpid()}")
            names.append(str(take.name))
    return names


def test_two_programs_at_once_never_share_a_name(home: Path, sound: Path) -> None:
    """Also while the history itself is being made."""
    with ProcessPoolExecutor(4, mp_context=SPAWN) as pool:
        jobs = [pool.submit(add_several, home, sound, 5) for _ in range(4)]
        names = [name for job in jobs for name in job.result(timeout=120)]
    assert sorted(names, key=lambda name: int(name[4:])) == [f"take{number}" for number in range(1, 41)]
    with opened(home) as history:
        assert len(history.takes(include_unscored=False)) == 20
        assert all(Path(take.recording.path).read_bytes() == SOUND for take in history.takes())
        versions = [each.version for each in history.script_versions("pitch")]
        assert versions == list(range(1, len(versions) + 1))


def test_a_writer_waits_for_another_and_then_gives_up(home: Path) -> None:
    with opened(home, patience_s=0.1) as history, closing(sqlite3.connect(home / "history.db")) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        assert history.takes() == ()
        error = failure(begin, history)
        assert error.code == "history_locked" and "rehearse list" in error.hint
        other.execute("ROLLBACK")
        assert begin(history).name == "take1"


def test_a_new_history_waits_for_another_that_is_being_made(home: Path) -> None:
    """For this one SQLite does not wait by itself."""
    home.mkdir()
    with closing(
        sqlite3.connect(home / "history.db", isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.execute, ["COMMIT"])
        release.start()
        with opened(home) as history:
            assert begin(history).name == "take1"
        release.join()


# ---- killed -------------------------------------------------------------------------------------


def record_until_killed(home: Path) -> None:
    with opened(home) as history:
        take = begin(history)
        with open(take.recording.path, "wb") as file:
            while True:
                file.write(b"x" * 4096)
                file.flush()
                time.sleep(0.001)


def killed_when(started: Callable[[], bool], target: Callable[..., None], *values: object) -> None:
    """Start a process, wait for something, and end it as a power cut would."""
    process = SPAWN.Process(target=target, args=values)
    process.start()
    deadline = time.monotonic() + 30
    while not started():
        assert time.monotonic() < deadline and process.is_alive()
        time.sleep(0.005)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def test_a_recording_outlives_the_program(home: Path) -> None:
    audio = home / "takes" / "take1.flac"
    killed_when(lambda: audio.exists() and audio.stat().st_size > 20_000, record_until_killed, home)
    with opened(home) as history:
        [take] = history.unfinished()
        assert history.take("last") == take and take.recording.path == str(audio)
        assert history.keep_analysis("take1", rough()).analysis == rough()
        assert begin(history).name == "take2"


def add_from_pipe(home: Path, pipe: Path) -> None:
    with opened(home) as history:
        add(history, pipe)


@pytest.mark.skipif(os.name != "posix", reason="a named pipe is a thing of POSIX")
def test_killed_while_copying_there_is_no_take(home: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def feed() -> None:
        with open(pipe, "wb") as writer:
            writer.write(SOUND)
            writer.flush()
            fed.set()
            done.wait(60)

    fed, done = threading.Event(), threading.Event()
    feeder = threading.Thread(target=feed)
    feeder.start()
    killed_when(fed.is_set, add_from_pipe, home, pipe)
    done.set()
    feeder.join()
    assert [path.name[:10] for path in (home / "takes").iterdir()] == [".incoming-"]
    with opened(home) as history:
        assert history.takes() == ()
        assert begin(history).name == "take1"


def add_for_ever(home: Path, source: Path) -> None:
    while True:
        with opened(home) as history:
            take = add(history, source)
            history.keep_analysis(str(take.name), rough())
            if int(str(take.name)[4:]) % 3 == 0:
                history.delete_take("first")
                history.purge()


def test_killed_at_any_moment_every_take_is_whole(home: Path, sound: Path) -> None:
    for round_number in range(4):
        reached = 8 * round_number + 3
        killed_when(
            lambda least=reached: (
                len(list((home / "takes").glob("take*.wav"))) >= 2  # type: ignore[misc]
                and max(int(path.stem[4:]) for path in (home / "takes").glob("take*.wav")) >= least
            ),
            add_for_ever,
            home,
            sound,
        )
        with opened(home) as history:
            takes = history.takes()
            assert takes and all(Path(take.recording.path).read_bytes() == SOUND for take in takes)
            rows = {take.recording.path for take in takes} | {
                str(home / "takes" / f"{row.name}.wav") for row in history.deleted()
            }
            files = {str(path) for path in (home / "takes").glob("take*")}
            assert files <= rows, "a recording that no take knows of"
    with closing(sqlite3.connect(home / "history.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


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
            assert failure(add_finished, history, source).code == "disk_failed"
            assert list((home / "takes").iterdir()) == [], pages
            assert history.takes() == history.unfinished() == (), pages
            if left := reader.execute("SELECT count(*) FROM take").fetchone()[0]:
                return pages, left
    raise AssertionError("the row never fitted")


def add_finished(history: History, source: Path) -> Take:
    known = Recording("", 31.5, 44100, 2)
    return history.add_take(source, language="en", script=None, target_s=30.0, label=None, recording=known)


def test_no_room_for_the_row_leaves_no_copy(home: Path, tmp_path: Path) -> None:
    """Wherever it fails: at the row, or when the copy is in its place already."""
    pytest.importorskip("resource")
    small = tmp_path / "small.wav"
    small.write_bytes(b"sound")
    failures, rows_left = elsewhere(add_with_one_more_page_each_time, home, small)
    assert failures >= 1 and rows_left == 1
    with opened(home) as history:
        assert add_finished(history, small).name == "take2"
        assert [take.name for take in history.takes()] == ["take2"]


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


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        error = failure(opened, home)
        assert error.code == "history_folder" and "REHEARSE_HOME" in error.hint


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
