"""What the user sees. GOLDEN_UPDATE=1 writes the golden files anew; read the difference before keeping it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_takes import NORTHWIND, practice_of, taken
from sample_views import UTC, VIEWS, flat, shown
from takes_in_rows import row_of

from vm_rehearse.errors import RehearseError
from vm_rehearse.progress import compare
from vm_rehearse.take import Advice, Script
from vm_rehearse.views.comparison import comparison
from vm_rehearse.views.listing import takes_list
from vm_rehearse.views.notices import (
    error_notice,
)
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.scripts import script_text, scripts_list

GOLDEN = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


# ---- every view ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("name", VIEWS)
def test_the_view_is_the_golden_one(name: str, width: int) -> None:
    check_golden(f"{name}_{width}.txt", shown(VIEWS[name], width=width))


@pytest.mark.parametrize("name", ["scorecard", "comparison", "practice"])
def test_the_view_in_colour_is_the_golden_one(name: str) -> None:
    check_golden(f"{name}_80_colour.txt", shown(VIEWS[name], colour=True))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}_{width}.txt" for name in VIEWS for width in (60, 80)}
    wanted |= {f"{name}_80_colour.txt" for name in ("scorecard", "comparison", "practice")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


@pytest.mark.parametrize("name", VIEWS)
def test_colour_only_repeats_what_the_text_says(name: str) -> None:
    in_colour = shown(VIEWS[name], colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", in_colour) == shown(VIEWS[name])


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(name: str, width: int) -> None:
    lines = shown(VIEWS[name], width=width).splitlines()
    assert all(cell_len(line) <= min(width, 92) for line in lines)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", ["scorecard", "comparison", "takes", "practice", "models"])
def test_an_old_terminal_gets_only_characters_it_has(name: str) -> None:
    assert "█" in shown(VIEWS["scorecard"]) and "▆" in shown(VIEWS["practice"])
    shown(VIEWS[name], encoding="cp1252")


# ---- what the user wrote ------------------------------------------------------------------------


HOSTILE = "[bold]Hi[/bold] [/] :smile: [link=https://example.com]x[/link] \x1b[31mred\x07 \\[a] 100%"
HOSTILE_SHOWN = "[bold]Hi[/bold] [/] :smile: [link=https://example.com]x[/link] [31mred \\[a] 100%"


def test_text_of_the_user_is_never_taken_for_markup() -> None:
    script = Script(HOSTILE, name="[red]odd[/red]", version=1)
    take = replace(
        taken("Hi *there|Peter*", script=script, label="[blink]loud", advice=Advice("x", HOSTILE)),
        name="take1",
    )
    for view in (
        scorecard(take, zone=UTC),
        script_text(script),
        practice_report(practice_of([take, take]), zone=UTC),
        error_notice(RehearseError("x", HOSTILE, hint=HOSTILE)),
    ):
        assert HOSTILE_SHOWN in flat(view, width=200)
        assert "\x07" not in shown(view) and "\x1b" not in shown(view)
    listed = flat(takes_list([row_of(take)], zone=UTC), width=120)
    assert "[red]odd[/red] [blink]loud" in listed
    assert "[red]odd[/red]" in flat(scripts_list([script]))


def test_brackets_and_long_and_wide_words_in_the_transcript() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträgervereinigung"
    script = Script(f"Hi [name], 株式会社日立製作所 {long}")
    take = taken(f"Hi *Peter|[name],* 株式会社日立製作所 -{long}- [um]", script=script)
    for width in (30, 60, 80):
        text = shown(scorecard(take, zone=UTC), width=width)
        assert all(cell_len(line) <= width for line in text.splitlines())
        squeezed = "".join(text.split())
        assert "*Peter*(script:[name])" in squeezed
        assert f"株式会社日立製作所-{long}-[um]" in squeezed


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_any_label_and_any_word_can_be_shown(text: str) -> None:
    take = taken(NORTHWIND.text, label=text, script=Script(text, name=text, version=2))
    assert take.analysis is not None
    words = tuple(replace(word, text=text) for word in take.analysis.words[:3])
    take = replace(take, analysis=replace(take.analysis, words=words))
    for view in (
        scorecard(take, zone=UTC),
        comparison(compare(take, take), zone=UTC),
        practice_report(practice_of([take, take]), zone=UTC),
        script_text(Script(text)),
    ):
        assert "\x1b" not in shown(view, width=60)
