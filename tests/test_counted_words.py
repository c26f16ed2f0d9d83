"""Letters that were said one by one are words, and a word that is only written like them is one."""

from __future__ import annotations

import pytest

from vm_rehearse.measures.counted_words import counted_words
from vm_rehearse.take import Word
from vm_rehearse.verbalisation import letters_of

SYLLABLE_S = 0.25


def counted(text: str, length_s: float) -> int:
    """How many words one counts as, said among ordinary ones of a syllable each."""
    others = [Word("some", at, at + SYLLABLE_S) for at in range(4)]
    words = [*others, Word(text, 4.0, 4.0 + length_s), Word("um", 5.0, 5.5, kind="filled_pause")]
    return len(counted_words(words, "en")) - len(others)


@pytest.mark.parametrize(
    ("text", "length_s", "count"),
    [
        ("LED", 0.36, 3),
        ("SOC,", 0.22, 1),
        ("ASAP.", 0.94, 4),
        ("ASAP", 0.45, 1),
        ("RSVP", 0.3, 4),
        ("p.m.?", 0.4, 2),
        ("RN", 0.2, 2),
        ("K-R-Z-E", 0.9, 4),
        ("MFA", 0.25, 3),
        ("NDAs", 0.25, 3),
        ("HVAC", 0.4, 1),
        ("STOP", 0.4, 1),
        ("CEOs", 0.5, 3),
        ("OK", 0.6, 1),
        ("Now", 0.9, 1),
        ("555-0142", 2.0, 7),
    ],
)
def test_letters_are_counted_where_they_were_said(text: str, length_s: float, count: int) -> None:
    assert counted(text, length_s) == count


def test_what_is_short_for_more_is_counted_in_full() -> None:
    assert counted_words([Word("a.u.b.", 0.0, 0.6)], "nl") == ("alstublieft",)


def test_a_message_of_letters_alone() -> None:
    assert counted_words([Word("LED", 0.0, 0.1)], "en") == ("l", "e", "d")


@pytest.mark.parametrize(
    ("word", "letters"),
    [("VAT", "v a t"), ("a.m", "a m"), ("MFA's", "m f a's"), ("I", ""), ("Led", ""), ("B&B", "")],
)
def test_the_letters_of_a_word(word: str, letters: str) -> None:
    assert " ".join(letters_of(word)) == letters
