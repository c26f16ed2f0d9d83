"""Two spellings of one name are the same; two names are not."""

from __future__ import annotations

import pytest

from vm_rehearse.measures.matching.comparable_words import ComparableWord
from vm_rehearse.measures.matching.names import in_listed_spelling
from vm_rehearse.text import sound_key

SAME = (
    "northwind northwynd, jon john, sara sarah, stephen steffen, catherine katherine, hansen hanson, "
    "smith smyth, clark clarke, okonkwo oconquo, tessellate tesselate, connor conner, zoe zoë, knight night, "
    "marc mark, philip phillip"
)
DIFFERENT = (
    "morton morgan, morton martin, jon joan, tamara tomorrow, dana dena, marie mary, ben bean, jack jake, "
    "blake black, pine pin, lane line, wells walls, northgate southgate, hill hall, parker barker, "
    "bear beer, shaw show, harris harrison, lewis louis, moran moren, kate kit, b417 b411, x2 x3"
)
DUTCH_SAME = "jansen janssen, dijkstra dykstra, meijer meyer, klaas claas, smit smid, thijs tijs"
DUTCH_DIFFERENT = "bakker baker, jansen janson, vos bos, kok koek, prins prinsen"


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.split(", ")]


@pytest.mark.parametrize(("first", "second"), pairs(SAME))
def test_spellings_of_one_name(first: str, second: str) -> None:
    assert sound_key(first, "en") == sound_key(second, "en")


@pytest.mark.parametrize(("first", "second"), pairs(DIFFERENT))
def test_two_names(first: str, second: str) -> None:
    assert sound_key(first, "en") != sound_key(second, "en")


@pytest.mark.parametrize(("first", "second"), pairs(DUTCH_SAME))
def test_spellings_of_one_dutch_name(first: str, second: str) -> None:
    assert sound_key(first, "nl") == sound_key(second, "nl")


@pytest.mark.parametrize(("first", "second"), pairs(DUTCH_DIFFERENT))
def test_two_dutch_names(first: str, second: str) -> None:
    assert sound_key(first, "nl") != sound_key(second, "nl")


def listed(text: str, *names: str) -> list[str]:
    words = [ComparableWord(word, word.lower(), index) for index, word in enumerate(text.split())]
    return [word.normal for word in in_listed_spelling(words, names, "en")]


def test_a_word_that_sounds_like_a_listed_name_is_compared_as_it() -> None:
    assert listed("from Northwynd today", "northwind") == ["from", "northwind", "today"]
    assert listed("from Northwynd today", "morgan") == ["from", "northwynd", "today"]
    assert listed("from Northwynd today") == ["from", "northwynd", "today"]


def test_a_name_written_as_several_words_keeps_its_letters_over_them() -> None:
    parts = listed("at North Wynd today", "northwind")
    assert parts[0] == "at" and "".join(parts[1:3]) == "northwind" and parts[3] == "today"
