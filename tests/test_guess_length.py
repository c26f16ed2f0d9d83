"""How many tokens are guessed at once."""

from __future__ import annotations

import pytest

from vm_rehearse.recogniser.decoding.guess_length import GuessLength


def lengths(right: float, outcomes: list[bool]) -> list[int]:
    """What is guessed, when all of a guess is right, or none of it."""
    length = GuessLength(right)
    tokens: list[int] = []
    found = [length.after(tokens)]
    for is_right in outcomes:
        guess = [1] * found[-1]
        length.note(tokens, guess)
        tokens = [*tokens, *(guess if is_right else []), 2]
        found.append(length.after(tokens))
    return found


def test_right_guesses_grow_to_the_longest() -> None:
    found = lengths(12, [True] * 6)
    assert found == sorted(found)
    assert 12 < found[0] < 24
    assert found[-1] == 48


def test_wrong_ones_shrink_to_the_shortest() -> None:
    found = lengths(48, [False] * 12)
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (48, 4)


def test_the_latest_count_most() -> None:
    assert lengths(12, [False] * 4 + [True] * 4)[-1] > lengths(12, [True] * 4 + [False] * 4)[-1]


def test_of_a_guess_that_was_partly_right_the_beginning_counts() -> None:
    length, other = GuessLength(12), GuessLength(12)
    length.note([], [1, 2, 3, 4, 5, 6])
    other.note([], [1, 2, 3, 4, 5, 6])
    assert length.after([1, 2, 3, 4, 9]) > other.after([9, 2, 3, 4, 5])


@pytest.mark.parametrize("tokens", [[], [7]])
def test_without_a_guess_nothing_is_learned(tokens: list[int]) -> None:
    length = GuessLength(12)
    first = length.after([])
    length.note(tokens, [])
    assert length.after([*tokens, 8, 9]) == first
