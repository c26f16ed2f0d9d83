"""A take that is changed by one program while another computes its score: nothing of either is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from a_program import program
from rich.console import Console
from stand_ins import SCRIPT, Listener, Program, Screen, spoken

from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.rehearsal import Exercise, judge_again, score_file, score_take
from vm_rehearse.take import Fix, Script, Take
from vm_rehearse.views.fixes import unfixed

__all__ = ["program", "spoken"]

HEARD = "Hi Lora, this is Ben Archer from Pine Hello Software."


def opened(home: Path) -> History:
    return History.open(home, now=lambda: datetime(2026, 11, 21, 20, 12, tzinfo=timezone.utc))


@pytest.fixture
def one(tmp_path: Path) -> Iterator[History]:
    with opened(tmp_path / "home") as history:
        yield history


@pytest.fixture
def other(one: History, tmp_path: Path) -> Iterator[History]:
    with opened(tmp_path / "home") as history:
        yield history


@pytest.fixture
def take(one: History, spoken: Path) -> Take:
    return score_file(
        spoken,
        Exercise(Script(SCRIPT), "en"),
        history=one,
        recogniser=Listener(HEARD),
        lexicon_of=load_lexicon,
    )


def said(take: Take, word: int, text: str) -> Fix:
    """The correction of one word that was heard."""
    assert take.analysis is not None
    heard = take.analysis.transcript.words[word]
    return Fix("said", heard.start_s, heard.end_s, heard.text.rstrip(","), text)


def meanwhile(*works: Callable[[], object]) -> Callable[[str], Lexicon]:
    """Give the fillers of a language, while another program does its work: one each time it is asked."""
    left = list(works)

    def lexicon_of(language: str) -> Lexicon:
        if left:
            left.pop(0)()
        return load_lexicon(language)

    return lexicon_of


def fix_elsewhere(history: History, *fixes: Fix) -> Callable[[], object]:
    """Correct take1 in another program, from beginning to end."""
    return lambda: judge_again(
        take := history.take("take1"),
        history=history,
        lexicon_of=load_lexicon,
        fixes=(*take.fixes, *fixes),
    )


def applied(take: Take) -> list[str]:
    """The words of a take that are the user's."""
    assert take.analysis is not None
    return [word.text.rstrip(",.") for word in take.analysis.words if word.fixed]


def test_of_two_corrections_at_once_none_is_lost(one: History, other: History, take: Take) -> None:
    first, second = said(take, 1, "Laura"), said(take, 5, "Arthur")
    after = judge_again(take, history=one, lexicon_of=meanwhile(fix_elsewhere(other, second)), fixes=(first,))
    assert after == other.take("take1") and after.fixes == (second, first)
    assert applied(after) == ["Laura", "Arthur"]


def test_a_correction_taken_back_stays_so_and_another_one_is_kept(
    one: History, other: History, take: Take
) -> None:
    first, second = said(take, 1, "Laura"), said(take, 5, "Arthur")
    before = judge_again(take, history=one, lexicon_of=load_lexicon, fixes=(first,))
    after = judge_again(before, history=one, lexicon_of=meanwhile(fix_elsewhere(other, second)), fixes=())
    assert after.fixes == (second,) and applied(after) == ["Arthur"]


def test_of_two_corrections_of_the_same_word_the_later_counts(
    one: History, other: History, take: Take
) -> None:
    theirs, ours = said(take, 1, "Loretta"), said(take, 1, "Laura")
    after = judge_again(take, history=one, lexicon_of=meanwhile(fix_elsewhere(other, theirs)), fixes=(ours,))
    assert after.fixes == (ours,) and applied(after) == ["Laura"]


def test_judging_again_has_what_was_corrected_or_made_strict_meanwhile(
    one: History, other: History, take: Take
) -> None:
    fix = said(take, 1, "Laura")
    strictly = meanwhile(
        fix_elsewhere(other, fix),
        lambda: judge_again(other.take("take1"), history=other, lexicon_of=load_lexicon, strict=True),
    )
    after = judge_again(take, history=one, lexicon_of=strictly)
    assert after.fixes == (fix,) and applied(after) == ["Laura"] and after.strict
    assert after.analysis is not None and "strict" in [note.code for note in after.analysis.notes]


def test_a_correction_is_of_what_was_heard_anew_meanwhile(one: History, other: History, take: Take) -> None:
    heard_anew = meanwhile(
        lambda: score_take(take, history=other, recogniser=Listener(SCRIPT), lexicon_of=load_lexicon)
    )
    after = judge_again(take, history=one, lexicon_of=heard_anew, fixes=(said(take, 1, "Laura"),))
    assert after.analysis is not None and applied(after) == ["Laura"]
    assert " ".join(word.text for word in after.analysis.transcript.words) == SCRIPT


def test_listening_again_keeps_what_was_corrected_meanwhile(one: History, other: History, take: Take) -> None:
    listener, fix = Listener(SCRIPT), said(take, 5, "Arthur")
    after = score_take(
        take, history=one, recogniser=listener, lexicon_of=meanwhile(fix_elsewhere(other, fix))
    )
    assert after == other.take("take1") and after.fixes == (fix,) and applied(after) == ["Arthur"]
    assert after.analysis is not None and len(listener.languages) == 1, "it was heard once"
    assert " ".join(word.text for word in after.analysis.transcript.words) == SCRIPT


def test_a_take_that_changes_each_time_is_left_as_it_is(one: History, other: History, take: Take) -> None:
    each_time = [fix_elsewhere(other, said(take, number, f"word{number}")) for number in range(9)]
    with pytest.raises(RehearseError, match="Another rehearse changed take1 meanwhile") as caught:
        judge_again(take, history=one, lexicon_of=meanwhile(*each_time), strict=True, fixes=())
    assert caught.value.code == "take_changed" and "rehearse show take1" in caught.value.hint
    kept = one.take("take1")
    assert not kept.strict and len(kept.fixes) == len(applied(kept)) == 5


def test_what_was_taken_back_is_counted_whatever_else_changed(program: Program, spoken: Path) -> None:
    """The other program corrects while this one is about to judge without the correction."""
    program.listener.text = HEARD
    program.run("score", str(spoken), "--lang", "en")
    program.run("fix", "take1", "--said", "Laura", "--heard", "Lora")
    with opened(program.home) as other:
        before = other.take("take1")
        correcting = fix_elsewhere(other, said(before, 5, "Arthur"))
        after = judge_again(before, history=other, lexicon_of=meanwhile(correcting), fixes=())
    said_of_it = Screen()
    Console(file=said_of_it).print(unfixed(before, after))
    assert "Took back 1 correction in take1." in said_of_it.getvalue()
