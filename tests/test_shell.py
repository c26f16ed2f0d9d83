"""Commands as they are typed on Windows and elsewhere."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse import shell
from vm_rehearse.shell import expanded, quoted, typed

WINDOWS, LINUX = "win32", "linux"
FOLDER = PureWindowsPath(r"C:\Users\Jan de Boer\takes")
_ONLY_IN_SH = re.compile(r"\b(chmod|df -h|mv|rm|cp|ls) |=~/|^export |'[^']*' > ")


@given(st.text())
def test_a_text_is_one_word_of_a_shell(text: str) -> None:
    assert shlex.split(quoted(text, platform=LINUX)) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"C:\takes\a.wav", r"C:\takes\a.wav"),
        (r"C:\my takes\a.wav", r'"C:\my takes\a.wav"'),
        ("rock&roll", '"rock&roll"'),
        ("it's", '"it\'s"'),
        ('say "hi"', r'"say \"hi\""'),
        ("", '""'),
    ],
)
def test_a_text_is_one_word_of_the_windows_shell(text: str, expected: str) -> None:
    assert quoted(text, platform=WINDOWS) == expected
    assert typed("rehearse", "score", text, platform=WINDOWS) == f"rehearse score {expected}"


def test_windows_gets_commands_that_it_has() -> None:
    """As `cmd` takes them; each was a command of a Unix shell before."""
    folder = Path(str(FOLDER))
    on = {"platform": WINDOWS}
    place = r'"C:\Users\Jan de Boer\takes"'
    assert shell.to_see_room(folder, **on) == f"dir {place}"
    assert shell.to_show_all_letters(**on) == "chcp 65001"
    assert shell.to_let_read(folder, **on) == f"icacls {place} /grant %USERNAME%:R"
    assert shell.to_let_write(folder, **on) == f"icacls {place} /grant %USERNAME%:F /t"
    assert shell.to_put_aside(folder, **on) == f'move {place} {place[:-1]}.old"'
    assert shell.all_in(folder, ".wav", **on) == r'"C:\Users\Jan de Boer\takes\*.wav"'
    assert shell.to_write_line('a = ["b"]', folder, **on) == f'echo a = ["b"] > {place}'
    assert (
        shell.to_begin_anew(folder, "history.db", "history.db.before-4", **on)
        == f"cd /d {place} && mkdir damaged && move history.db* damaged"
        r" && copy damaged\history.db.before-4 history.db"
    )
    assert (
        shell.with_folder("REHEARSE_HOME", "voicemails", "rehearse list", **on)
        == r'set "REHEARSE_HOME=%USERPROFILE%\voicemails" && rehearse list'
    )
    assert (
        shell.with_folder("REHEARSE_HOME", "voicemails", **on)
        == r'set "REHEARSE_HOME=%USERPROFILE%\voicemails"'
    )


def test_elsewhere_a_shell_gets_its_own() -> None:
    folder = Path(PurePosixPath("/my takes"))
    on = {"platform": LINUX}
    assert shell.to_see_room(folder, **on) == "df -h '/my takes'"
    assert shell.all_in(folder, ".wav", **on) == "'/my takes'/*.wav"
    assert shell.to_write_line('a = ["b"]', folder, **on) == "echo 'a = [\"b\"]' > '/my takes'"
    assert shell.with_folder("REHEARSE_HOME", "x", "rehearse list", **on) == "REHEARSE_HOME=~/x rehearse list"
    assert shell.with_folder("REHEARSE_HOME", "x", **on) == "REHEARSE_HOME=~/x"
    assert (
        shell.to_begin_anew(folder, "history.db", None, **on)
        == "cd '/my takes' && mkdir damaged && mv history.db* damaged/"
    )


def test_patterns_are_expanded_where_the_shell_leaves_that_to_programs(tmp_path: Path) -> None:
    folder = tmp_path / "[mine]"
    folder.mkdir()
    for name in ("b.wav", "a.wav", "notes.txt"):
        (folder / name).touch()
    pattern, none = str(folder / "*.wav"), str(folder / "*.mp3")
    words = ["score", pattern, none, "--label", "ready?"]
    files = [str(folder / "a.wav"), str(folder / "b.wav")]
    assert expanded(words, platform=WINDOWS) == ["score", *files, none, "--label", "ready?"]
    assert expanded(words, platform=LINUX) == words


def test_no_other_unit_writes_a_command_of_one_shell(checkout: Path) -> None:
    package = checkout / "vm_rehearse"
    for path in package.rglob("*.py"):
        if path == package / "shell.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not _ONLY_IN_SH.search(node.value), (path, node.value)
            assert not (isinstance(node, ast.Import) and node.names[0].name == "shlex"), path
