"""Short forms beside words that look like them, and the forms that a written word has."""

from __future__ import annotations

import pytest
from test_perfect_readings import match

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.matching.script_match import match_ratio
from vm_rehearse.measures.matching.sides import beside_script
from vm_rehearse.take import Transcript, Word
from vm_rehearse.text import split_words
from vm_rehearse.verbalisation import as_said, forms_beside, spoken_forms, spoken_parts


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("There is no sun in May.", "There is number sun in May.", "en"),
        ("I sat in the sun.", "I Saturday in the sun.", "en"),
        ("It is in the box.", "It is inches the box.", "en"),
        ("I may call.", "I might call.", "en"),
        ("We hebben zo veel.", "We hebben zondag veel.", "nl"),
        ("Om 10 uur bel ik.", "Om tien bel ik.", "nl"),
        ("It costs 5 dollars.", "It costs five dollar.", "en"),
        ("Vanaf 3 u betaalt.", "Vanaf drie betaalt.", "nl"),
        ("One in 3 in town.", "One in three inside town.", "en"),
        ("Ring Morton.", "Ring Morgan.", "en"),
    ],
)
def test_words_that_look_like_short_forms_stay_words(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) < 1.0


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("We bellen je.", "Wij bellen jij.", "nl"),
        ("I could've called.", "I could have called.", "en"),
        ("Wait 'til noon.", "Wait until noon.", "en"),
    ],
)
def test_short_and_full_forms_are_the_same_unless_strict(script: str, said: str, language: str) -> None:
    words = tuple(Word(text, at * 0.3, at * 0.3 + 0.3) for at, text in enumerate(said.split()))
    heard = Transcript(language, words, ())
    free, strict = (
        beside_script(heard, script, load_lexicon(language), strict=strict) for strict in (False, True)
    )
    assert all(step.same for step in free.steps)
    assert not all(step.same for step in strict.steps)


def test_the_words_beside_tell_how_to_read() -> None:
    assert forms_beside("no", "ref", "5", "en")[0] == ("number",)
    assert forms_beside("no", "say", "thanks", "en") == ()
    assert forms_beside("m", "5", "x", "en")[0] == ("meters",)
    assert forms_beside("m", "am", "x", "en") == ()
    assert forms_beside("uur", "9.15", "", "nl") == (("uur",), ())
    assert forms_beside("uur", "9", "", "nl")[0] == ("uur",)
    assert forms_beside("no", "ref", "5", "de") == ()


def test_a_row_of_digits_is_known_in_any_groups() -> None:
    forms = [("oh", "seven", "seven", "oh", "oh", "nine")]
    heard = spoken_forms("call-oh-double-seven-double-oh-nine-or-oh-seven-seven-zero-zero-five", "en")[1]
    assert as_said(forms, heard, "en") == (("oh", "double", "seven", "double", "oh", "nine"),)
    assert as_said([("two", "hundred")], ["two", "hundred"], "en") == ()
    assert as_said([("a", "b", "c")], ["a", "b", "c"], "de") == ()


def test_the_parts_of_a_word_have_forms_of_their_own() -> None:
    amount, currency, per, each = spoken_parts("$500/mo", "en")
    assert ("five", "hundred") in amount and ("dollars",) in currency
    assert ("per",) in per and each == (("month",),)
    assert () in spoken_parts("\u2248", "en")[0], "it may be passed over"
    assert spoken_parts("hello", "en") == ((("hello",),),)
    assert spoken_parts("...", "en") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9 a.m. - 5 p.m.", ("9", "a.m", "\u2013", "5", "p.m")),
        ("9am - 5pm", ("9am-5pm",)),
        ("Mon - Fri", ("Mon-Fri",)),
        ("well - 5 people", ("well", "5", "people")),
        ("~30 people", ("\u2248", "30", "people")),
        ("EUR 50", ("EUR 50",)),
        ("'26 and '90s", ("'26", "and", "90s")),
    ],
)
def test_ranges_and_signs_are_words(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
    assert split_words("  ".join(words)) == words
