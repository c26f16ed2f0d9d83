"""What the user corrects: which words are meant, and what it does to what was heard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_takes import ROUGH, taken
from test_message import ENGLISH, message, transcript

from vm_rehearse.errors import RehearseError, UsageProblem
from vm_rehearse.measures.matching.script_match import match_ratio
from vm_rehearse.measures.message import Message, understood
from vm_rehearse.measures.user_fixes.fixes import with_fixes
from vm_rehearse.measures.user_fixes.fixing import (
    fix_filler,
    fix_not_filler,
    fix_not_said,
    fix_said,
    with_fix,
)
from vm_rehearse.take import Evidence, Fix, Script, Take, Weight

SCRIPT = "this is Alex Morgan from Oakridge Foods"


def take_of(script: str | None, text: str, *evidence: Evidence, fixes: tuple[Fix, ...] = ()) -> Take:
    """A take in which this was heard, as it is judged."""
    heard = transcript(text)
    fixed = with_fixes(heard, evidence, fixes, ENGLISH)
    said = understood(fixed.transcript, script, ENGLISH, fixed.evidence)
    take = taken(ROUGH)
    assert take.analysis is not None
    analysis = replace(
        take.analysis,
        transcript=heard,
        evidence=evidence,
        words=said.words,
        fillers=said.fillers,
        script_match=said.script_match,
    )
    return replace(
        take, name="take3", script=Script(script) if script else None, analysis=analysis, fixes=fixes
    )


def after(script: str | None, text: str, *fixes: Fix, evidence: tuple[Evidence, ...] = ()) -> Message:
    fixed = with_fixes(transcript(text), evidence, fixes, ENGLISH)
    assert fixed.unmet == ()
    return understood(fixed.transcript, script, ENGLISH, fixed.evidence)


def ratio(said: Message) -> float | None:
    assert said.script_match is not None
    return match_ratio(said.script_match)


def test_a_word_of_the_script_is_found_by_itself() -> None:
    text = "this is Alex Morton from Oakridge Foods"
    fix = fix_said(take_of(SCRIPT, text), "morgan")
    assert (fix.kind, fix.heard, fix.said) == ("said", "Morton", "morgan")
    said = after(SCRIPT, text, fix)
    assert ratio(said) == 1.0
    (word,) = [word for word in said.words if word.fixed]
    assert (word.text, word.heard_as, word.fixed, word.probability) == ("morgan", "Morton", "said", None)


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("Oakridge Foods", {"heard": "oak which foods"}),
        ("Oakridge", {"heard": "Oak which"}),
        ("from Oakridge", {"heard": "from oak which"}),
    ],
)
def test_several_words_by_what_was_heard(said: str, how: dict[str, str]) -> None:
    text = "this is Alex Morgan from oak which foods."
    fix = fix_said(take_of(SCRIPT, text), said, **how)
    assert ratio(after(SCRIPT, text, fix)) == 1.0


def test_a_word_that_was_not_heard_is_put_in() -> None:
    text = "this is Alex from Oakridge Foods"
    fix = fix_said(take_of(SCRIPT, text), "Morgan")
    assert fix.heard == ""
    said = after(SCRIPT, text, fix)
    assert ratio(said) == 1.0 and said.words[3].text == "Morgan"
    um = fix_said(take_of(None, "call me | today"), "um", at="1.4")
    assert [filler.text for filler in after(None, "call me | today", um).fillers] == ["um"]


@pytest.mark.parametrize("said", ["555-0142", "five five five oh one four two", "at 555-0142"])
def test_a_number_that_was_not_heard_is_named_as_the_script_has_it_or_as_it_is_said(said: str) -> None:
    script, text = "Reach me at 555-0142. Thanks.", f"Reach me {'' if said[:2] == 'at' else 'at '}thanks."
    fix = fix_said(take_of(script, text), said)
    assert (fix.said, fix.heard) == (said, "")
    assert ratio(after(script, text, fix)) == 1


def test_a_word_that_was_heard_and_not_said_goes() -> None:
    text = "this is Alex Morgan timeline from Oakridge Foods"
    fix = fix_not_said(take_of(SCRIPT, text), "timeline")
    assert ratio(after(SCRIPT, text, fix)) == 1.0


def test_where_no_word_was_said_no_filled_pause_was_missed_either() -> None:
    unheard = Evidence((0, 0), (0, 0), "um", Weight(-5.0, None, -0.1, everyday=True), held_s=0.3)
    take = take_of(None, "Thanks.", unheard)
    assert take.analysis is not None and [word.text for word in take.analysis.words] == ["um,", "Thanks."]
    assert after(None, "Thanks.", fix_not_said(take, "thanks"), evidence=(unheard,)).words == ()


def test_a_filler_that_is_none_and_a_word_that_is_one() -> None:
    text = "it is basically a box right"
    none = fix_not_filler(take_of(None, text), "basically")
    assert after(None, text, none).fillers == ()
    also = fix_filler(take_of(None, text), "right")
    assert [filler.text for filler in after(None, text, none, also).fillers] == ["right"]
    assert [filler.text for filler in after("it is a box", text, also).fillers] == ["basically", "right"]
    hidden = after("it is a box right", text, none)
    assert hidden.fillers == () and hidden.script_match is not None and hidden.script_match.insertions == 1


def test_a_filled_pause_that_is_none_goes_and_stays_away() -> None:
    text = "we um help you"
    none = fix_not_filler(take_of(None, text), "0:01")
    assert (none.kind, none.heard) == ("not_filler", "um")
    assert [word.text for word in after(None, text, none).words] == ["we", "help", "you"]
    unheard = Evidence((0, 0), (1, 1), "uh", Weight(-1.0, None, -0.3, everyday=False))
    text = "we tessilate you"
    take = take_of("we tessilate you", text, unheard)
    assert take.analysis is not None and len(take.analysis.fillers) == 1
    none = fix_not_filler(take, "filler1")
    assert after("we tessilate you", text, none, evidence=(unheard,)).fillers == ()


def test_evidence_on_other_words_keeps_its_place() -> None:
    script, text = "we really sell Tessellate tiles today", "we sell well Tessilate tiles today"
    name = Evidence((3, 4), (3, 4), "Tessellate", Weight(-1.0, -0.5, -0.4, everyday=False))
    fix = Fix("said", 0.85, 1.5, "sell well", "really sell more of")
    said = after(script, text, fix, evidence=(name,))
    assert "Tessellate" in [word.text for word in said.words]
    overruled = Fix("said", 1.55, 1.85, "Tessilate", "Tasty late")
    said = after(script, text, overruled, evidence=(name,))
    assert "Tessellate" not in [word.text for word in said.words]


def test_a_correction_is_found_again_by_its_time() -> None:
    heard = transcript("this is Alex Morton from Oakridge Foods")
    fix = fix_said(take_of(SCRIPT, "this is Alex Morton from Oakridge Foods"), "Morgan")
    words = [replace(word, start_s=word.start_s + 0.08, end_s=word.end_s + 0.08) for word in heard.words]
    words[3] = replace(words[3], text="Martin")
    again = replace(heard, words=tuple(words))
    fixed = with_fixes(again, (), (fix,), ENGLISH)
    assert fixed.unmet == () and fixed.transcript.words[3].text == "Morgan"
    long = replace(heard, words=(replace(heard.words[0], end_s=9.0),))
    assert with_fixes(long, (), (replace(fix, start_s=2.0, end_s=7.0),), ENGLISH).unmet != ()
    other = Fix("filler", fix.start_s, fix.end_s, "right", "")
    assert with_fixes(again, (), (other,), ENGLISH).unmet == (other,)


def test_of_two_corrections_of_the_same_words_the_later_goes_first() -> None:
    take = take_of(SCRIPT, "this is Alex Morton from Oakridge Foods")
    first = fix_said(take, "Morgan")
    second = replace(first, said="Martin")
    other = fix_said(take, "Northgate", heard="Oakridge")
    assert with_fix((first, other), second) == (other, second)
    doubled = with_fixes(transcript("this is Alex Morton from Oakridge Foods"), (), (first, second), ENGLISH)
    assert doubled.unmet == (second,)


def test_a_corrected_word_can_be_corrected_again() -> None:
    text = "this is Alex Morton from Oakridge Foods"
    first = fix_said(take_of(SCRIPT, text), "Al Morgan", heard="Alex Morton")
    take = take_of(SCRIPT, text, fixes=(first,))
    second = fix_said(take, "Alex", heard="Al")
    assert second.said == "Alex Morgan" and with_fix((first,), second) == (second,)
    assert ratio(after(SCRIPT, text, second)) == 1.0


@pytest.mark.parametrize(
    ("call", "code", "says"),
    [
        (lambda take: fix_said(take, "Peter"), "unknown_place", "Peter"),
        (lambda take: fix_said(take, "Peter", heard="nobody"), "unknown_place", "nobody"),
        (lambda take: fix_said(take, "Peter", at="0:59"), "unknown_place", "0:59"),
        (
            lambda take: fix_said(take, "Peter", heard="we"),
            "ambiguous_place",
            '"we" at 0:00.5 or "we" at 0:01.5',
        ),
        (lambda take: fix_said(take, "Peter", at="0:01"), "ambiguous_place", '"help"'),
        (lambda take: fix_not_filler(take, "0:01"), "unknown_place", "no filler"),
        (lambda take: fix_not_said(take, "place4"), "unknown_place", "place4"),
        (lambda take: fix_filler(take, "filler0"), "unknown_place", "filler0"),
    ],
)
def test_what_is_not_clear_is_asked_back(call, code: str, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RehearseError) as caught:
        call(take_of("we help you, we do", "we help you we do"))
    assert caught.value.code == code and says in caught.value.message
    assert "rehearse fix take3" in caught.value.hint


@pytest.mark.parametrize(
    ("call", "says", "typed"),
    [
        (lambda take: fix_filler(take, "zebra"), 'There is no "zebra" in take3', "--filler 0:12"),
        (lambda take: fix_not_said(take, "1:50"), 'Nothing was heard at "1:50"', "--not-said 0:12"),
        (lambda take: fix_not_filler(take, "zebra"), 'There is no "zebra"', "--not-filler 0:12"),
        (lambda take: fix_not_filler(take, "help"), 'no filler at "help" in take3', "--not-filler 0:12"),
        (lambda take: fix_filler(take, "um"), '"um" in take3 is a filler already', "--filler 0:12"),
        (lambda take: fix_filler(take, "filler1"), '"filler1" in take3 is a filler', "--filler 0:12"),
        (lambda take: fix_filler(take, "we1"), '"we1" in take3 has no word that', "--filler 0:12"),
        (lambda take: fix_said(take, "Al", at="1:50"), "Nothing was heard", '--said "Al" --at 0:12'),
    ],
)
def test_what_to_type_instead_has_the_option_that_was_used(call, says: str, typed: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageProblem) as caught:
        call(take_of("we help you", "we we um help you"))
    assert says in caught.value.message
    assert caught.value.hint.endswith(f"rehearse fix take3 {typed}")


def test_a_moment_prefers_what_is_not_the_script_s() -> None:
    text = "this is Alex Morton from Oakridge Foods"
    take = take_of(SCRIPT, text)
    assert fix_said(take, "Peter", at="0:01").heard == "Morton"
    assert fix_said(take, "Peter", at="0:01.2").heard == "Alex"
    assert fix_said(take, "Peter", at="place1").heard == "Morton"


def test_an_unscored_take_says_so() -> None:
    with pytest.raises(RehearseError, match="no score"):
        fix_said(replace(take_of(SCRIPT, "this"), analysis=None), "this")


def test_without_fixes_nothing_changes() -> None:
    heard = transcript("we um help you")
    assert with_fixes(heard, (), (), ENGLISH).transcript == heard
    assert message(None, "we um help you") == after(None, "we um help you")


def test_a_filled_pause_that_ran_together_with_a_name_is_none() -> None:
    script, text = "from Ashcroft Foods", "from Errashcroft Foods"
    alone = Evidence((1, 2), (1, 2), "Ashcroft", Weight(8.5, -0.5, -3.0, everyday=False))
    both = Evidence((0, 0), (1, 2), "uh, Ashcroft", Weight(2.2, -0.5, -1.0, everyday=False), held_s=0.3)
    take = take_of(script, text, alone, both)
    assert take.analysis is not None
    assert [filler.text for filler in take.analysis.fillers] == ["uh"]
    assert ratio(after(script, text, evidence=(alone, both))) == 1.0
    none = fix_not_filler(take, "filler1")
    assert after(script, text, none, evidence=(alone, both)).fillers == ()


@pytest.mark.parametrize("which", [1, 2])
def test_a_word_that_was_put_in_once_more_can_be_taken_out(which: int) -> None:
    weight = Weight(1.0, -0.3, -0.5, everyday=True, script_gain_nats=3.0)
    twice, text = Evidence((0, 0), (1, 2), "we'll, we'll", weight), "so we'll start now"
    take = take_of(None, text, twice)
    assert take.analysis is not None
    start_s = take.analysis.words[which].start_s
    fix = fix_not_said(take, f"0:{start_s:04.1f}")
    said = after(None, text, fix, evidence=(twice,))
    assert [word.text for word in said.words] == text.split()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_number_behind_a_name_counts_from_one(number: int) -> None:
    text = "we um | we uh | we er | help"
    take = take_of(None, text)
    assert take.analysis is not None
    assert fix_not_filler(take, f"filler{number}").heard == ["um", "uh", "er"][number - 1]
    starts = [word.start_s for word in take.analysis.words if word.text == "we"]
    assert fix_not_said(take, f"we{number}").start_s == starts[number - 1]


def test_a_phrase_that_is_called_a_filler_is_one_of_them() -> None:
    text = "it is a box at the end of it"
    fix = fix_filler(take_of(None, text), "at the end")
    for script in (None, "it is a box of it"):
        assert [filler.text for filler in after(script, text, fix).fillers] == ["at the end"]
