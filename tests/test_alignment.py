"""Laws and worked cases of the alignment, and of what is made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.measures.alignment import Step, align, similarity

WORDS = st.lists(
    st.sampled_from(["we", "help", "oak", "ridge", "oakridge", "helped", "five", "a"]), max_size=12
)


def words(text: str) -> list[str]:
    return text.split()


def operations(steps: tuple[Step, ...]) -> str:
    return "".join(
        "H"
        if step.same
        else "S"
        if step.script[0] < step.script[1] and step.spoken[0] < step.spoken[1]
        else "D"
        if step.script[0] < step.script[1]
        else "I"
        for step in steps
    )


def test_same_words_all_match() -> None:
    assert operations(align(["hi", "peter"], ["hi", "peter"])) == "HH"


def test_a_word_left_out_and_one_put_in() -> None:
    assert operations(align(words("we help you now"), words("we help now"))) == "HHDH"
    assert operations(align(words("we help now"), words("we really help now"))) == "HIHH"


def test_a_misheard_name_stands_opposite_the_name() -> None:
    steps = align(words("at tessellate labs today"), words("at tessilate labs"))
    assert next(step for step in steps if not step.same) == Step((1, 2), (1, 2), same=False)
    steps = align(words("for harrowgate"), words("for uh harrogate"))
    assert steps[-1] == Step((1, 2), (2, 3), same=False)


def test_compounds_match_in_both_directions() -> None:
    assert align(["oakridge", "networks"], ["oak", "ridge", "networks"])[0] == Step((0, 1), (0, 2), same=True)
    assert align(["one", "page", "plan"], ["one-page", "plan"])[0] == Step((0, 2), (0, 1), same=True)


def test_nothing_on_one_side() -> None:
    assert align([], []) == ()
    assert operations(align(["hi"], [])) == "D"
    assert operations(align([], ["hi"])) == "I"


@given(WORDS, WORDS)
def test_steps_cover_both_sides_in_order(script: list[str], spoken: list[str]) -> None:
    steps = align(script, spoken)
    i = j = 0
    for step in steps:
        assert (step.script[0], step.spoken[0]) == (i, j)
        i, j = step.script[1], step.spoken[1]
        if step.same:
            letters = "".join(script[slice(*step.script)]), "".join(spoken[slice(*step.spoken)])
            assert letters[0] == letters[1]
        else:
            assert step.script[1] - step.script[0] <= 1
            assert step.spoken[1] - step.spoken[0] <= 1
    assert (i, j) == (len(script), len(spoken))


@given(WORDS)
def test_a_text_matches_itself(text: list[str]) -> None:
    assert all(step.same for step in align(text, text))


@given(WORDS, WORDS)
def test_similarity_is_symmetric_and_bounded(first: list[str], second: list[str]) -> None:
    one, other = " ".join(first), " ".join(second)
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


def test_of_a_number_said_once_the_copy_is_taken_that_was_said_whole() -> None:
    script = words("at five oh one two again that's five oh one two thanks")
    steps = align(script, words("at five a one two thanks"))
    assert operations(steps) == "HDDDDDDHSHHH"


def test_a_word_put_in_costs_as_much_as_one_left_out() -> None:
    """So that words alike stand opposite each other, and none is taken for an exchange that is no such."""
    assert operations(align(words("we helps"), words("help banks"))) == "DSI"
    assert operations(align(words("help banks"), words("we helps"))) == "ISD"
