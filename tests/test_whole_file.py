"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from a_history import add, begin, history, home, kept, sound

from vm_rehearse.history import History
from vm_rehearse.recorder.take_file import TakeFile
from vm_rehearse.whole_file import write_whole

__all__ = ["add", "history", "home", "sound"]


def test_a_text_that_can_not_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "home" / "settings.json"
    write_whole(file, "before")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "\udce9")
    assert file.read_text() == "before" and list(file.parent.iterdir()) == [file]


@pytest.fixture
def without_folders(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A disk that syncs files and no folders, as some on a network; the folders it was asked about."""
    asked: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            asked.append(descriptor)
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return asked


@pytest.mark.skipif(os.name != "posix", reason="folders are pushed to the disk on POSIX only")
def test_a_disk_that_knows_no_folders_of_its_own_keeps_files_all_the_same(
    without_folders: list[int], history: History, sound: Path, tmp_path: Path
) -> None:
    write_whole(tmp_path / "words" / "en.toml", "names = []")
    assert len(without_folders) == 1
    assert kept(history, sound).name == "take1"
    assert len(without_folders) == 2
    TakeFile(Path(begin(history).recording.path), 16_000).close()
    assert len(without_folders) == 3
