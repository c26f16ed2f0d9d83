"""In a narrow window a command to type stays on one line, where it fits on one at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Group
from sample_takes import practice_of
from sample_views import FIRST, PENDING, UTC, flat, shown

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Script
from vm_rehearse.views.notices import error_notice, script_added, take_deleted
from vm_rehearse.views.page import page, section, to_type
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.sentences import Sentence, command, sentence


def lines(view: object, width: int) -> list[str]:
    return shown(Group(view), width=width).splitlines()  # type: ignore[arg-type]


def test_the_report_at_40_columns() -> None:
    first_call = replace(FIRST, script=Script("Hi there", name="first-call", version=1))
    report = lines(practice_report(practice_of([first_call]), zone=UTC), 40)
    (line,) = (line for line in report if "rehearse record" in line)
    assert line.strip() == "rehearse record --script first-call"
    assert max(map(cell_len, report)) <= 40


@pytest.mark.parametrize("room", [0, 1, 2, 3, 4, 20])
def test_margins_give_way_to_a_command_and_to_nothing_else(room: int) -> None:
    typed = "rehearse record --script first-call"
    printed = lines(page(section("Next", sentence("word " * 30), to_type("Go on", typed))), len(typed) + room)
    assert typed in [line.strip() for line in printed]
    (line,) = (line for line in printed if "rehearse" in line)
    assert len(line) - len(typed) == min(room, 6)
    assert max(map(len, printed)) <= len(typed) + room


def test_a_command_within_a_sentence_goes_to_the_next_line_as_a_whole() -> None:
    assert lines(take_deleted("take12"), 56)[-1] == "rehearse restore take12"
    unscored = lines(scorecard(replace(PENDING, name="take1234"), zone=UTC), 28)
    assert "  rehearse score take1234" in [f"  {line.strip()}" for line in unscored]


def test_the_command_of_a_hint_stays_whole() -> None:
    error = RehearseError(
        "x", "It broke.", hint="See it: rehearse show take1; or anew: rehearse rescore take1"
    )
    printed = [line.rstrip() for line in lines(error_notice(error), 26)]
    assert "rehearse show take1; or" in printed and "rehearse rescore take1" in printed


def test_one_that_is_too_long_for_the_window_is_broken_as_ever() -> None:
    view = script_added(Script("Hi", name="a-rather-long-name"), is_new=True)
    assert flat(Group(view), width=30).endswith("rehearse record --script a-rather-long-name")
    assert max(map(len, lines(view, 30))) <= 30


@given(st.lists(st.sampled_from(["to", "typing", "at", "\u3042\u3044"]), max_size=12), st.integers(4, 60))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], width: int) -> None:
    view = sentence(" ".join(words), " ", command("do it so"), " ", " ".join(words))
    assert isinstance(view, Sentence) and view.commands() == ["do it so"]
    printed = lines(view, width)
    assert " ".join(" ".join(printed).split()).replace(" ", "") == view.plain.replace(" ", "")
    assert max(map(cell_len, printed)) <= width
    assert any("do it so" in line for line in printed) is (width >= len("do it so"))
