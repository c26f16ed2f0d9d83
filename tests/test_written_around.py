"""What stands together in a script and what apart, and what the words around it tell."""

from __future__ import annotations

import pytest
from test_perfect_readings import match

from vm_rehearse.measures.matching.script_match import match_ratio
from vm_rehearse.text import split_words
from vm_rehearse.verbalisation import forms_around, said_together


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8' x 42\"", ("8\u2032", "x", "42\u2033")),
        ("He is 6'2\".", ("He", "is", "6\u20322\u2033")),
        ("8\u2019 x 42\u201d", ("8\u2032", "x", "42\u2033")),
        ('Press "9" now', ("Press", "9", "now")),
        ("say 'dial 8' now", ("say", "dial", "8", "now")),
        ("the '90s guys' 5' ladder", ("the", "90s", "guys", "5\u2032", "ladder")),
        ("under < 3 or > 5", ("under", "<", "3", "or", ">", "5")),
        ("<pause> 5 <5 minutes>", ("pause", "5", "5", "minutes")),
        ("> 5 quoted", ("5", "quoted")),
        ("a => 5 -> 6", ("a", "5", "6")),
        ("only $\x1b[5", ("only", "$5")),
        ("c.1790, vol.3 (p.12)", ("c", "1790", "vol", "3", "p", "12")),
        ("v2.0, A.1, www.3m.com, jan.3@x.nl", ("v2.0", "A.1", "www.3m.com", "jan.3@x.nl")),
        ("**5 days** 5* 3 \u2b50 $5* \u2605 go", ("5", "days", "5\u2605", "3\u2605", "$5", "go")),
        ("Q3'25 and 6'2", ("Q3'25", "and", "6\u20322")),
        ("M\u2013F, Jan. \u2013 Mar.", ("M-F", "Jan-Mar")),
    ],
)
def test_marks_that_are_words_and_marks_that_are_none(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
    assert split_words("  ".join(words)) == words


def test_a_letter_and_a_word_heard_short_stay_what_they_were() -> None:
    assert forms_around(("een", "v", "van", "Victor"), 1, "nl") == ()
    assert match_ratio(match("Dat kost 10 cent.", "Dat kost 10 ct.", "nl")) == 1.0


def test_what_the_words_around_tell() -> None:
    def first(text: str, at: int, language: str = "en") -> tuple[str, ...]:
        return next(iter(forms_around(split_words(text), at, language)), ())

    assert first("Phase II is free", 1) == ("two",)
    assert first("a World War I plane", 3) == ("one",)
    assert first("call (702) 555-0185", 1) == ("seven", "oh", "two")
    assert first("call 218 555 0154 now", 2) == ("five", "five", "five")
    assert first("room 702, 555 people", 1) == ()
    assert first("since Q2. A lease", 2) == ()
    assert first("a 16 A fuse", 2) == ("a",)
    assert first("Henry VIII did", 1) == ("the", "eighth")
    assert first("12 N. Main St.", 1) == ("north",)
    assert first("Ask N. about it", 1) == ()
    assert forms_around(("three", "3", "days"), 1, "en")[0] == (), "it may be passed over"
    assert first("om 16 u", 1, "nl") == ("zestien",)
    assert first("Phase II", 1, "de") == ()


def test_words_that_are_said_another_way_together() -> None:
    ((place, forms),) = said_together(split_words("Due the 4th of July 2025."), "en")
    assert place == (1, 5) and ("july", "fourth") in forms
    ((place, forms),) = said_together(split_words("Uw ref. nr. is 5."), "nl")
    assert place == (1, 3) and ("referentienummer",) in forms
    assert said_together(split_words("Due May call."), "en") == ()
    assert said_together(split_words("On 4 July."), "de") == ()
