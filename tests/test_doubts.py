"""What is left open: close verdicts, doubtful words, and what a match is without them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_takes import practice_of, taken
from test_message import ENGLISH, deviations, matched, transcript

from vm_rehearse.measures.matching.doubts import CLOSE, DOUBTFUL, alike_throughout, judged
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.script_match import match_ratio, word_error_rate
from vm_rehearse.measures.message import Message, open_questions, understood
from vm_rehearse.measures.moments import named_moment_s
from vm_rehearse.progress import compare
from vm_rehearse.scoring.advice_on_script import on_script
from vm_rehearse.take import Evidence, Script, Transcript, Weight


def place(at: int, words: int = 1) -> Place:
    return Place((at, at + words), (at, at + 1), (at, at + 1), "word")


def beside(at: int) -> Place:
    return Place((at, at), (at, at + 1), (at, at + 1), "")


@pytest.mark.parametrize(
    ("probability", "said", "unsure"),
    [
        (0.99, True, False),
        (0.5 + 2 * CLOSE, True, False),
        (0.5 + CLOSE / 2, True, True),
        (0.5 - CLOSE / 2, False, True),
        (0.5 - 2 * CLOSE, False, False),
        (0.01, False, False),
    ],
)
def test_a_close_verdict_is_left_open(probability: float, said: bool, unsure: bool) -> None:
    found = judged([place(3)], [probability])
    assert (place(3) in found[0], place(3) in found[1]) == (said, unsure)


def test_what_stands_beside_the_script_goes_only_for_certain() -> None:
    assert judged([beside(3)], [0.5 + CLOSE / 2]) == ((), (beside(3),))
    assert judged([beside(3)], [0.9]) == ((beside(3),), ())


def test_a_sure_part_settles_what_overlaps_it() -> None:
    whole, part = place(3, 2), place(3)
    assert judged([whole, part], [0.5 - CLOSE / 2, 0.9]) == ((part,), ())
    assert judged([whole, part], [0.5 - CLOSE / 2, 0.1]) == ((), (whole,))


@given(st.lists(st.floats(0, 1), max_size=8))
def test_the_same_places_are_said_as_without_any_doubt(probabilities: list[float]) -> None:
    places = [place(2 * at) for at in range(len(probabilities))]
    said, unsure = judged(places, probabilities)
    assert said == tuple(each for each, p in zip(places, probabilities, strict=True) if p >= 0.5)
    assert all(0.5 - CLOSE <= probabilities[places.index(each)] <= 0.5 + CLOSE for each in unsure)


def with_verdicts(script: str, text: str, chosen: dict[str, Weight]) -> Message:
    heard = transcript(text)
    evidence = [
        Evidence(asked.script, asked.transcript, asked.text, chosen[asked.text])
        for asked in open_questions(heard, script, ENGLISH)
        if asked.text in chosen
    ]
    return understood(heard, script, ENGLISH, evidence)


def close_weight(script: str, text: str, word: str) -> Weight:
    """A weight whose verdict is close."""
    for tenths in range(0, 160):
        weight = Weight(10.0, -0.5, -tenths / 10, everyday=False)
        said = with_verdicts(script, text, {word: weight})
        if matched(said).unsure:
            return weight
    raise AssertionError("no verdict is close")


def test_the_match_is_given_without_a_place_that_is_left_open() -> None:
    script, text = "call Alex Morton or Peter today", "call Alex Morgan or Paula today"
    weight = close_weight(script, text, "Morton")
    said = with_verdicts(script, text, {"Morton": weight})
    match = matched(said)
    (step,) = [step for step in match.alignment if step.unsure]
    assert (step.script, step.spoken) == ("Morton", "Morgan")
    assert (match.words, match.unsure) == (6, 1)
    assert match.hits + match.substitutions + match.deletions + match.unsure == match.words
    assert (match_ratio(match), word_error_rate(match)) == (4 / 5, 1 / 5)
    assert [word.doubtful for word in said.words] == [False, False, True, False, False, False]


def test_where_all_is_left_open_there_is_no_match() -> None:
    weight = close_weight("Morton", "Morgan", "Morton")
    match = matched(with_verdicts("Morton", "Morgan", {"Morton": weight}))
    assert match.unsure == 1 and match_ratio(match) is None and word_error_rate(match) is None


def test_a_place_that_is_left_open_is_no_fault_anywhere_else() -> None:
    script = Script("call Alex Morton or Peter today")
    open_take = taken("call Alex ?Morgan|Morton? or *Paula|Peter* today", script=script)
    wrong = taken("call Alex *Morgan|Morton* or *Paula|Peter* today", script=script, name="take2")
    right = taken("call Alex Morton or Peter today", script=script, name="take3")
    assert named_moment_s(open_take, "place1") == named_moment_s(wrong, "place2")
    changes = compare(open_take, right).script
    assert changes is not None and [each.script for each in changes.went_right] == ["Peter"]
    changes = compare(wrong, open_take).script
    assert changes is not None and [each.script for each in changes.still_wrong] == ["Peter"]
    assert changes.went_right == changes.went_wrong == ()
    assert open_take.analysis is not None and open_take.analysis.script_match is not None
    assert "Paula" in on_script(open_take.analysis.script_match).text
    assert [each.text for each in practice_of([open_take, wrong]).mistakes] == ["Peter"]


def doubted(text: str, *words: str) -> Transcript:
    heard = transcript(text)
    return replace(
        heard,
        words=tuple(
            replace(word, probability=DOUBTFUL - 0.01 if word.text in words else DOUBTFUL)
            for word in heard.words
        ),
    )


def test_an_improbable_word_is_doubtful_unless_the_script_has_it() -> None:
    heard = doubted("we help uh timeline banks", "help", "uh", "timeline")
    beside_script = understood(heard, "we help banks", ENGLISH, [])
    assert [word.text for word in beside_script.words if word.doubtful] == ["timeline"]
    assert deviations(beside_script) == [("insertion", "", "timeline")]
    free = understood(heard, None, ENGLISH, [])
    assert [word.text for word in free.words if word.doubtful] == ["help", "timeline"]


def test_a_name_misheard_the_same_way_twice_was_said_twice() -> None:
    heard = transcript("call Goodacour and ask for Goodacour now")
    first, again = (Place((at, at + 1), (at, at + 1), (at, at + 1), "Goodacre") for at in (1, 5))
    assert alike_throughout({first: 0.97, again: 0.43}, heard.words) == {first: 0.97, again: 0.97}
    other = Place((4, 5), (4, 5), (4, 5), "Goodacre")
    assert alike_throughout({first: 0.97, other: 0.43}, heard.words)[other] == 0.43


def test_a_name_is_known_again_inside_an_address() -> None:
    heard = transcript("ask talison or write to talisonhoists .wales")
    name, address = Place((1, 2), (1, 2), (1, 2), "Taliesin"), Place((5, 6), (5, 6), (5, 6), "taliesinhoists")
    assert alike_throughout({name: 0.95, address: 0.0}, heard.words)[address] == 0.95
    assert alike_throughout({name: 0.3, address: 0.0}, heard.words)[address] == 0.0
    other = Place((5, 6), (5, 6), (5, 6), "hallamhoists")
    assert alike_throughout({name: 0.95, other: 0.0}, heard.words)[other] == 0.0


def test_a_short_word_may_be_exchanged_here_and_misheard_there() -> None:
    heard = transcript("that shop and that plan")
    first, again = (Place((at, at + 1), (at, at + 1), (at, at + 1), "this") for at in (0, 3))
    assert alike_throughout({first: 0.9, again: 0.1}, heard.words) == {first: 0.9, again: 0.1}


def test_what_is_beside_the_script_is_judged_place_by_place() -> None:
    heard = transcript("call of Goodacre of course")
    gone, kept = beside(1), beside(3)
    assert alike_throughout({gone: 0.9, kept: 0.1}, heard.words) == {gone: 0.9, kept: 0.1}
