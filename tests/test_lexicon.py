"""The shipped lexicons, and a user's own words."""

import subprocess
from pathlib import Path

import pytest

from vm_rehearse import lexicon
from vm_rehearse.errors import RehearseError
from vm_rehearse.lexicon import lexicon_languages, load_lexicon, own_table
from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import FillerPhrase
from vm_rehearse.text import normalise_word, one_spelling

ASKED_FOR = {
    "en": (
        "like|you know|I mean|sort of|kind of|basically|actually|literally|honestly|right|well|so|anyway|"
        "I guess|I think|just|or something|and stuff"
    ),
    "nl": (
        "eigenlijk|gewoon|zeg maar|nou|dus|ja|hè|weet je|weet je wel|ik bedoel|zo van|soort van|"
        "laten we zeggen|eerlijk gezegd|kijk|enzo|of zo|allez"
    ),
}


def test_english_and_dutch_are_shipped() -> None:
    assert lexicon_languages() == ("en", "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_usual_fillers_are_there(language: str) -> None:
    phrases = {" ".join(phrase.words) for phrase in load_lexicon(language).phrases}
    assert {normalise_word(phrase) for phrase in ASKED_FOR[language].split("|")} <= phrases


@pytest.mark.parametrize("language", ["en", "nl"])
def test_entries_are_normalised_and_there_once_longest_first(language: str) -> None:
    lexicon = load_lexicon(language)
    words = [phrase.words for phrase in lexicon.phrases]
    assert len(set(words)) == len(words)
    assert [len(phrase) for phrase in words] == sorted((len(phrase) for phrase in words), reverse=True)
    for word in (*lexicon.filled_pauses, *(word for phrase in words for word in phrase)):
        assert word
        assert normalise_word(word) == word


def test_filled_pauses_are_per_language() -> None:
    assert {"uh", "um", "er", "erm", "ah", "hm", "mm"} <= set(load_lexicon("en").filled_pauses)
    dutch = set(load_lexicon("nl").filled_pauses)
    assert {"eh", "ehm", "euh", "uh", "uhm", "hm"} <= dutch
    assert "er" not in dutch


def test_capitals_that_have_no_vowel_are_a_sound() -> None:
    english = load_lexicon("en")
    assert all(is_filled_pause(word, english) for word in ("MM,", "HM.", "Mm", "Um"))
    assert not any(is_filled_pause(word, english) for word in ("ER", "UM", "AH"))


def test_own_words_add_and_move(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'filled_pauses = ["Öh"]\n[phrases]\nanywhere = ["when the last bell rings", "Like"]\n',
        encoding="utf-8",
    )
    shipped, lexicon = load_lexicon("en"), load_lexicon("en", own)
    assert lexicon.filled_pauses == (*shipped.filled_pauses, "öh")
    assert FillerPhrase(("when", "the", "last", "bell", "rings"), "anywhere") in lexicon.phrases
    assert FillerPhrase(("like",), "anywhere") in lexicon.phrases
    assert {phrase.words: phrase.place for phrase in shipped.phrases}[("like",)] == "apart"
    assert len(lexicon.phrases) == len(shipped.phrases) + 1


def test_what_a_file_says_of_every_phrase_holds_for_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[phrases]\nopening = ["frankly"]\n[contexts."*"]\nmeant = ["_ , she"]\n', encoding="utf-8"
    )
    meant = {phrase.words: phrase.meant for phrase in load_lexicon("en", own).phrases}
    assert len(meant[("frankly",)]) == 1
    assert (
        meant[("well",)] == {phrase.words: phrase.meant for phrase in load_lexicon("en").phrases}[("well",)]
    )


def test_a_file_says_the_same_of_phrases_that_are_alike(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[phrases]\napart = ["by the by", "by and by"]\n'
        '[contexts."by the by|by and by"]\nclear = ["~ _"]\n'
        '[contexts."by and by"]\nordinary = ["_ the"]\n',
        encoding="utf-8",
    )
    found = {phrase.words: phrase for phrase in load_lexicon("en", own).phrases}
    one, other = found[("by", "the", "by")], found[("by", "and", "by")]
    assert (len(one.clear), one.clear, len(other.ordinary)) == (1, other.clear, 1)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_whatever_has_contexts_is_a_phrase_of_the_same_file(language: str) -> None:
    named = []
    for path in (Path(lexicon.__file__).parent / language).glob("*.toml"):
        table = own_table(path)
        places = {place: phrases for place, phrases in table["phrases"].items() if phrases}
        assert set(places) <= {path.stem}, "a file has the phrases of the place it is named after"
        of_file = [phrase for of in table["contexts"] for phrase in of.split("|") if phrase != "*"]
        assert set(of_file) <= set(places.get(path.stem, ()))
        named += of_file
    assert named and len(named) == len(set(named))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_place_with_many_phrases_is_a_folder_of_files(language: str) -> None:
    folder = Path(lexicon.__file__).parent / language
    known = {" ".join(phrase.words): phrase.place for phrase in load_lexicon(language).phrases}
    named: list[str] = []
    for path in sorted(folder.glob("*/*.toml")):
        phrases = own_table(path)["phrases"][path.parent.name]
        named += phrases
        assert phrases, "a file has phrases of the place that its folder is named after"
        of_file = [phrase for of in own_table(path)["contexts"] for phrase in of.split("|")]
        assert len(of_file) == len(set(of_file))
        assert set(of_file) <= set(phrases)
        assert sum(map(len, own_table(path)["phrases"].values())) == len(phrases)
        for phrase in phrases:
            written = " ".join(one_spelling(normalise_word(word), language) for word in phrase.split())
            assert known[written] == path.parent.name
    assert len(named) == len(set(named))
    assert not list(folder.glob("*/*/*"))


def test_of_two_spellings_a_phrase_has_the_one_that_is_compared(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[phrases]\nanywhere = ["at the theater", "at the theatre"]\n', encoding="utf-8")
    shipped, lexicon = load_lexicon("en"), load_lexicon("en", own)
    assert len(lexicon.phrases) == len(shipped.phrases) + 1


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_phrase_is_listed_twice(language: str) -> None:
    tables = [own_table(path) for path in Path(lexicon.__file__).with_name(language).rglob("*.toml")]
    listed = [phrase for table in tables for phrases in table["phrases"].values() for phrase in phrases]
    assert len(set(listed)) == len(listed)


def test_contractions_in_full_that_are_listed_themselves_have_their_own_contexts(tmp_path: Path) -> None:
    own = tmp_path / "words.toml"
    own.write_text(
        "[phrases]\nanywhere = [\"zat's it\"]\napart = ['zat is it']\n"
        "[contexts.\"zat's it\"]\nmeant = ['and _']\n"
    )
    phrases = {phrase.words: phrase for phrase in load_lexicon("en", own).phrases}
    assert phrases["zat", "is", "it"] == FillerPhrase(("zat", "is", "it"), "apart")
    assert phrases["zat", "has", "it"].meant == phrases["zat's", "it"].meant != ()


def test_a_phrase_is_one_with_its_contractions_in_full_too(tmp_path: Path) -> None:
    own = tmp_path / "words.toml"
    own.write_text(
        "[phrases]\napart = [\"what I'm saying is\"]\n[contexts.\"what I'm saying is\"]\nmeant = ['and _']"
    )
    phrases = {phrase.words: phrase for phrase in load_lexicon("en", own).phrases}
    contracted, in_full = phrases["what", "i'm", "saying", "is"], phrases["what", "i", "am", "saying", "is"]
    assert in_full.place == contracted.place == "apart"
    assert in_full.meant == contracted.meant != ()


def test_another_language_has_only_own_words(tmp_path: Path) -> None:
    own = tmp_path / "de.toml"
    own.write_text('filled_pauses = ["äh", "ähm"]\n[phrases]\nopening = ["also"]\n', encoding="utf-8")
    empty, lexicon = load_lexicon("de"), load_lexicon("de", own)
    assert (empty.language, empty.filled_pauses, empty.phrases) == ("de", (), ())
    assert lexicon.filled_pauses == ("äh", "ähm")
    assert lexicon.phrases == (FillerPhrase(("also",), "opening"),)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RehearseError) as caught:
        load_lexicon("en", tmp_path / "none.toml")
    assert caught.value.code == "own_words_missing"
    assert str(tmp_path / "none.toml") in caught.value.hint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("filled_pauses = eh", "line 1"),
        ('fillers = ["eh"]', '"fillers"'),
        ('filled_pauses = "eh"', "not a list"),
        ("filled_pauses = [1]", "not a list"),
        ('names = ["Ann"]\nfilled_pauses = uh', "something is wrong in line 2"),
        ("names = [", "something is wrong at its end"),
        ('phrases = ["so"]', "anywhere, opening, apart"),
        ('[phrases]\nsomewhere = ["so"]', "anywhere, opening, apart"),
        ('[contexts.so]\nordinary = ["very"]', "contexts"),
        ('[contexts.so]\nnever = ["very _"]', "contexts"),
        ('contexts = ["so"]', "contexts"),
    ],
)
def test_a_file_in_another_form_is_refused_with_the_reason(tmp_path: Path, text: str, why: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(RehearseError) as caught:
        load_lexicon("en", own)
    assert caught.value.code == "own_words_unusable"
    assert why in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RehearseError) as caught:
        load_lexicon("en", own)
    assert caught.value.code == "own_words_unusable"


def test_a_file_saved_on_windows_has_a_mark_before_it(tmp_path: Path) -> None:
    own = tmp_path / "en.toml"
    own.write_bytes(b"\xef\xbb\xbf" + b'filled_pauses = ["hmpf"]\r\n')
    assert "hmpf" in load_lexicon("en", own).filled_pauses


@pytest.mark.parametrize("written", [None, "names = ["])
def test_the_command_to_type_holds_for_any_folder(tmp_path: Path, written: str | None) -> None:
    own = tmp_path / "o'neil & sons" / "en.toml"
    own.parent.mkdir()
    if written is not None:
        own.write_text(written, encoding="utf-8")
    with pytest.raises(RehearseError) as caught:
        load_lexicon("en", own)
    done = subprocess.run(caught.value.hint.partition(": ")[2], shell=True, check=False)
    assert done.returncode == 0
    assert [path.name for path in own.parent.iterdir()] == ["en.toml" if written is None else "en.toml.old"]


def test_a_filled_pause_with_signs_in_it_is_heard_and_breaks_nothing(tmp_path: Path) -> None:
    own = tmp_path / "en.toml"
    own.write_text('filled_pauses = ["uh (um)", "mm-hmm", "(*", "--"]\n', encoding="utf-8")
    lexicon = load_lexicon("en", own)
    assert is_filled_pause("mm-hmm", lexicon) and is_filled_pause("Mmm-hmm,", lexicon)
    assert not any(is_filled_pause(word, lexicon) for word in ("hello", "(", "-", "—", ""))
    nothing = load_lexicon("de")
    assert not any(is_filled_pause(word, nothing) for word in ("—", "", "um"))
