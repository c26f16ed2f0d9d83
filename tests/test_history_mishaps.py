"""A history that is killed, or used by two at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from mishaps import SOUND, SPAWN, add, begin, failure, home, opened, rough, sound

__all__ = ["home", "sound"]


# ---- two at once --------------------------------------------------------------------------------


def add_several(home: Path, source: Path, times: int) -> list[str]:
    """Keep and begin takes and add scripts; return the names given out."""
    names = []
    for _ in range(times):
        with opened(home) as history:
            names.append(str(begin(history).name))
            history.add_script("pitch", f"Hi Peter, from {os.getpid()}")
            names.append(str(add(history, source).name))
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
        newest = history.script("pitch").version
        assert newest is not None and newest >= 4
        assert all(history.script("pitch", version).version == version for version in range(1, newest + 1))


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
    audio = home / "takes" / "take1.wav"
    killed_when(lambda: audio.exists() and audio.stat().st_size > 20_000, record_until_killed, home)
    with opened(home) as history:
        [take] = history.left_behind()
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
