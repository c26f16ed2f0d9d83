"""What stands in a script and is mostly not said is pointed out."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_program import answer, program, spoken
from stand_ins import Program

from vm_rehearse.text import asides

__all__ = ["program", "spoken"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi [Name], this is {{first_name}} of <Company>.", ("[Name]", "{{first_name}}", "<Company>")),
        ("(smile) Hi. [pause\n2 s] Bye (smile)", ("(smile)", "[pause 2 s]")),
        ("# Opening\nHi\n 1. One\n2) Two\n1. Three", ("#", "1.", "2)")),
        ("Call (555) 014-2000 - or [...] not. I <3 it", ()),
        ("It takes < 3 or > 5 days. <wait 2 s>", ("<wait 2 s>",)),
        ("- Hi\n* there\n• we open at\n9:30. Room 12. Bye\n2026. That was a year.", ()),
    ],
)
def test_what_is_perhaps_not_meant_to_be_said(text: str, found: tuple[str, ...]) -> None:
    assert asides(text) == found


def test_it_is_said_once_a_script_comes_from_a_file(program: Program, spoken: Path, tmp_path: Path) -> None:
    file = tmp_path / "pitch.txt"
    file.write_text("Hi [Name], [pause] this is (smile) Ben of {company}.", encoding="utf-8")
    for arguments in (("script", "add", str(file)), ("score", str(spoken), "--script", str(file))):
        told = program.run(*arguments)
        assert told.code == 0 and '"[Name]", "[pause]", "(smile)" and 1 more count as words' in told.err
        assert "count as words" not in told.out
    assert "[Name]" in answer(program, "script", "show", "pitch")["text"]
    file.write_text("Hi Laura, <smile> this is Ben.", encoding="utf-8")
    assert '"<smile>" counts as words to say' in program.run("script", "add", str(file)).err
    assert "to say" not in program.run("score", str(spoken), "--script", "pitch").err
    file.write_text("Hi Laura, this is Ben.", encoding="utf-8")
    assert program.run("script", "add", str(file)).err == ""
