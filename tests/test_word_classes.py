"""Word classes: sets by language, combined and looked up."""

from __future__ import annotations

from vm_rehearse.measures.disfluencies.word_classes import (
    DETERMINERS,
    INDEFINITE,
    KINDS,
    are_of_one_kind,
    phrases,
    words,
)


def test_each_language_has_its_own() -> None:
    links = words(en="and or", nl="en of")
    assert links["en"] == {"and", "or"}
    assert links["nl"] == {"en", "of"}


def test_a_language_without_one_has_those_of_all() -> None:
    assert words(en="and", nl="en")["de"] == {"and", "en"}
    assert words(en="to")["nl"] == frozenset()


def test_two_are_combined_language_by_language() -> None:
    articles = words(en="a the", nl="een de")
    assert (articles | words(en="my"))["en"] == {"a", "the", "my"}
    assert (articles - words(nl="een"))["nl"] == {"de"}
    assert INDEFINITE["en"] < DETERMINERS["en"]


def test_a_phrase_is_its_words() -> None:
    assert phrases(en="let me, hang on,")["en"] == {("let", "me"), ("hang", "on")}


def test_one_of_a_kind_stands_for_another() -> None:
    assert are_of_one_kind("tuesday", "friday", "en")
    assert not are_of_one_kind("tuesday", "tuesday", "en")
    assert not are_of_one_kind("tuesday", "vrijdag", "en")
    assert are_of_one_kind("voor", "na", "nl")


def test_no_word_is_of_two_kinds() -> None:
    for language in ("en", "nl"):
        kinds = [word for kind in KINDS for word in kind[language]]
        assert len(kinds) == len(set(kinds))
