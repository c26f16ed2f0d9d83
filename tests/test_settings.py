"""What the user chose to keep: there next time, whole, and nobody else's to read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from vm_rehearse.errors import RehearseError
from vm_rehearse.settings import Settings, keep_microphone, read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "home" / "settings.json"


def test_without_a_file_nothing_was_chosen(file: Path) -> None:
    assert read_settings(file) == Settings(None)
    assert not file.parent.exists()


@pytest.mark.parametrize("name", ["USB Headset", 'Ünï "quoted" \\ mic', "麦克风"])
def test_a_microphone_is_kept_and_forgotten(file: Path, name: str) -> None:
    keep_microphone(file, name)
    assert read_settings(file) == Settings(name)
    keep_microphone(file, "another")
    assert read_settings(file) == Settings("another")
    keep_microphone(file, None)
    assert read_settings(file) == Settings(None)
    assert [path.name for path in file.parent.iterdir()] == [file.name], "nothing is left behind"


@pytest.mark.skipif(os.name != "posix", reason="modes are of this kind of system")
def test_one_that_was_saved_on_windows_is_read(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b'\xef\xbb\xbf{"microphone": "Headset"}\r\n')
    assert read_settings(file).microphone == "Headset"


def test_it_is_private(file: Path) -> None:
    keep_microphone(file, "x")
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_another_version_keeps_stays(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('{"colour": "blue", "microphone": "x"}', encoding="utf-8")
    keep_microphone(file, "y")
    keep_microphone(file, None)
    assert json.loads(file.read_text(encoding="utf-8")) == {"colour": "blue"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"microphone": "x"} more'])
def test_a_damaged_one_is_told_and_can_begin_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(RehearseError) as caught:
        read_settings(file)
    assert caught.value.code == "settings_damaged"
    keep_microphone(file, None)
    assert read_settings(file) == Settings(None)


@pytest.mark.parametrize("content", ['{"microphone": 3}', '{"microphone": " "}', '{"microphone": null}'])
def test_a_name_that_is_none_counts_as_none(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    assert read_settings(file) == Settings(None)


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(RehearseError) as caught:
        keep_microphone(tmp_path / "home" / "settings.json", "x")
    assert caught.value.code == "settings_unwritable"
