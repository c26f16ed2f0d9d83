"""The user's file of words: changed by the program, with the user's own notes left as they are."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vm_rehearse.errors import RehearseError
from vm_rehearse.lexicon import load_lexicon, own_table
from vm_rehearse.lexicon.own_words import OwnWord, add_own_words, own_words, remove_own_words

BY_HAND = """\
# mine: "quoted" [brackets]
filled_pauses = ["hmpf"]  # a sound

names = [
    "Acme",  # the client
    'Bolt "B" Ltd'
]

[phrases]
# said too often
anywhere = ["long story short"]
apart = [
    "really",
]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "words" / "en.toml"


def by_hand(file: Path, text: str = BY_HAND) -> Path:
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_first_name_and_a_first_filler(file: Path) -> None:
    assert own_words(file) == ()
    assert add_own_words(file, ("Northwind", "Oyelaran", "northwind"), "name") == ("Northwind", "Oyelaran")
    assert add_own_words(file, ("at the end  of the day",), "filler") == ("at the end of the day",)
    assert own_words(file) == (
        OwnWord("Northwind", "name"),
        OwnWord("Oyelaran", "name"),
        OwnWord("at the end of the day", "filler"),
    )
    lexicon = load_lexicon("en", file)
    assert lexicon.names == ("northwind", "oyelaran")
    assert (("at", "the", "end", "of", "the", "day"), "anywhere") in {
        (each.words, each.place) for each in lexicon.phrases
    }
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_what_was_written_by_hand_stays(file: Path) -> None:
    by_hand(file)
    assert add_own_words(file, ("Northwind", "acme"), "name") == ("Northwind",)
    assert add_own_words(file, ("by the way",), "filler") == ("by the way",)
    text = file.read_text(encoding="utf-8")
    for line in BY_HAND.splitlines():
        assert line.rstrip().rstrip(",]").strip() in text
    assert own_table(file) == {
        "names": ["Acme", 'Bolt "B" Ltd', "Northwind"],
        "filled_pauses": ["hmpf"],
        "phrases": {
            "anywhere": ["long story short", "by the way"],
            "opening": [],
            "linking": [],
            "apart": ["really"],
            "limiting": [],
            "closing": [],
        },
        "contexts": {},
    }
    assert remove_own_words(file, ("northwind", "By the way")) == ("Northwind", "by the way")
    assert own_table(file)["names"] == ["Acme", 'Bolt "B" Ltd']
    assert "# the client" in file.read_text(encoding="utf-8")
    assert remove_own_words(file, ("Acme", "hmpf", "really", "nobody")) == ("Acme", "hmpf", "really")
    assert own_words(file) == (OwnWord('Bolt "B" Ltd', "name"), OwnWord("long story short", "filler"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "names = []\n",
        "names=['x']",
        "names = [\n]\n",
        'names = ["a#b", "c]d"] # ]\n',
        "[phrases]\n",
        "[phrases]\nopening = ['look']",
        'names = [\n  "one", "two",\n  # done\n]\n[phrases] # mine\nanywhere = [ ]\n',
    ],
)
def test_any_layout_takes_words_and_gives_them_back(file: Path, text: str) -> None:
    by_hand(file, text)
    before = own_table(file)
    assert add_own_words(file, ("Northwind", 'the "B" team'), "name") == ("Northwind", 'the "B" team')
    assert add_own_words(file, ("by the way",), "filler") == ("by the way",)
    table = own_table(file)
    assert table["names"] == [*before["names"], "Northwind", 'the "B" team']
    assert table["phrases"]["anywhere"] == [*before["phrases"]["anywhere"], "by the way"]
    assert remove_own_words(file, ("by the way", "Northwind", 'the "B" team'))
    assert own_table(file) == before


def test_a_file_saved_on_windows_takes_words_too(file: Path) -> None:
    by_hand(file)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert add_own_words(file, ("Northwind",), "name") == ("Northwind",)
    assert own_table(file)["names"] == ["Acme", 'Bolt "B" Ltd', "Northwind"]
    assert remove_own_words(file, ("Acme",)) == ("Acme",)


def test_a_layout_that_can_not_be_changed_is_left_alone(file: Path) -> None:
    by_hand(file, 'phrases = { anywhere = ["so to say"] }\n')
    before = file.read_bytes()
    with pytest.raises(RehearseError) as caught:
        add_own_words(file, ("by the way",), "filler")
    assert caught.value.code == "own_words_unusable" and "by hand" in caught.value.hint
    assert file.read_bytes() == before and list(file.parent.iterdir()) == [file]


def test_a_word_without_letters_is_none(file: Path) -> None:
    with pytest.raises(RehearseError) as caught:
        add_own_words(file, ("...",), "name")
    assert caught.value.code == "own_word_empty" and not file.exists()


def test_small_words_of_a_long_name_are_not_listed(file: Path) -> None:
    add_own_words(file, ("Bank of America", "lead gen"), "name")
    assert load_lexicon("en", file).names == ("bank", "america", "lead", "gen")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_words_come_back_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    file = tmp_path_factory.mktemp("own") / "words" / "en.toml"
    try:
        added = add_own_words(file, tuple(words), "name")
    except RehearseError as error:
        assert error.code in ("own_word_empty", "own_words_unusable")
        return
    assert [word.text for word in own_words(file)] == list(added)
