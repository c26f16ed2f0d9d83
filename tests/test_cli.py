"""The commands that make takes, in this process; the recogniser is a stand-in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from a_program import answer, program, script, silence, spoken
from stand_ins import SCRIPT, Microphone, Program

from vm_rehearse.errors import DeviceProblem, RehearseError
from vm_rehearse.take import Note

__all__ = ["program", "script", "silence", "spoken"]


# ---- score --------------------------------------------------------------------------------------


def test_score_shows_the_card_and_keeps_the_take(program: Program, spoken: Path, script: str) -> None:
    outcome = program.run("score", str(spoken), "--script", script, "--label", "first try")
    assert outcome.code == 0
    assert "out of 100" in outcome.out and "100%" in outcome.out and "first try" in outcome.out
    assert outcome.err == "Kept as take1.\n"
    assert "\x1b" not in outcome.out
    assert program.listener.languages == [None], "without --lang the language is found out"
    assert program.models == ["base"]


def test_options_of_score_reach_the_take(program: Program, spoken: Path) -> None:
    take = answer(
        program, "score", str(spoken), "--lang", "en-GB", "--target", "20", "--model", "small", "--label", "x"
    )
    assert (take["take"], take["language"], take["target_s"], take["label"]) == ("take1", "en", 20.0, "x")
    assert program.listener.languages == ["en"] and program.models == ["small"]
    assert take["script"] is None and take["score"]["criteria"].keys() == {"duration", "pace", "fillers"}


def test_no_save_keeps_nothing_and_makes_no_folder(program: Program, spoken: Path, script: str) -> None:
    outcome = program.run("score", str(spoken), "--no-save", "--script", script)
    assert outcome.code == 0 and "out of 100" in outcome.out and outcome.err == ""
    assert not program.home.exists()


def test_standard_input_is_a_file_too(program: Program, spoken: Path) -> None:
    assert program.run("score", "-", stdin=spoken.read_bytes()).code == 0
    assert program.run("score", "-", "--no-save", stdin=spoken.read_bytes()).code == 0
    outcome = program.run("score", "-", stdin=b"")
    assert outcome.code == 1 and outcome.out == "" and "Standard input is empty" in outcome.err
    assert [take["take"] for take in answer(program, "list")["takes"]] == ["take1"]


def test_one_failure_among_several_is_told_and_the_others_go_on(
    program: Program, spoken: Path, silence: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.wav")
    outcome = program.run("score", str(spoken), silence, missing, str(spoken))
    assert outcome.code == 4, "the first failure's"
    assert outcome.out.count("out of 100") == 2
    assert "no speech" in outcome.err and "missing.wav" in outcome.err
    document = answer(program, "score", missing, str(spoken), silence, "--fail-under", "100", code=1)
    assert document["schema"] == "rehearse.takes/1"
    assert [take["take"] for take in document["takes"]] == ["take3"], "what failed has used up no name"
    told = [(each["source"], each["take"], each["error"]["code"]) for each in document["errors"]]
    assert told == [
        (missing, None, "file_missing"),
        (str(spoken), "take3", "below_threshold"),
        (silence, None, "no_speech"),
    ]
    assert all(each["error"]["message"] and each["error"]["hint"] for each in document["errors"])
    assert answer(program, "score", str(spoken), str(spoken))["errors"] == []


def test_a_mistake_of_ours_in_one_of_several_does_not_end_the_others(
    program: Program, spoken: Path, silence: str
) -> None:
    program.listener.failure = ZeroDivisionError("by nought")
    document = answer(program, "score", str(spoken), silence, code=1)
    assert [(each["source"], each["error"]["code"]) for each in document["errors"]] == [
        (str(spoken), "internal_error"),
        (silence, "no_speech"),
    ]


def test_of_several_each_card_and_each_failure_says_what_it_is_about(
    program: Program, spoken: Path, silence: str
) -> None:
    outcome = program.run("score", silence, str(spoken), str(spoken), "--no-save", "--fail-under", "100")
    cards = outcome.out.split(f"\n\n  {spoken}")
    assert outcome.out.startswith(f"  {spoken}") and len(cards) == 2, outcome.out
    assert f"{silence}: There is no speech" in outcome.err
    assert outcome.err.count(f"{spoken}: This take has") == 2


def test_fail_under_shows_the_card_first(program: Program, spoken: Path) -> None:
    outcome = program.run("score", str(spoken), "--fail-under", "100")
    assert outcome.code == 6 and "out of 100" in outcome.out and "100 were asked for" in outcome.err
    assert program.run("score", str(spoken), "--fail-under", "0").code == 0
    take = answer(program, "score", str(spoken), "--fail-under", "100", code=6)
    assert take["schema"] == "rehearse.take/1"


def test_without_the_model_nothing_is_listened_to_or_kept(program: Program, spoken: Path) -> None:
    program.model_is_here = False
    assert program.run("score", str(spoken)).code == 5
    assert program.run("record", "--seconds", "3").code == 5
    assert program.microphone.max_seconds == [], "nobody was asked to speak in vain"
    assert program.run("list").code == 0 and answer(program, "list")["takes"] == []


def test_what_is_wrong_with_a_file_is_said_before_anything_is_loaded(
    program: Program, silence: str, tmp_path: Path
) -> None:
    for arguments, code, told in (
        (["nosuch.wav"], 1, 'There is no file "nosuch.wav".'),
        (["nosuch.wav", "--no-save"], 1, 'There is no file "nosuch.wav".'),
        ([str(tmp_path)], 1, "is a folder"),
        ([silence], 4, "There is no speech"),
        ([silence, "--lang", "xx"], 2, "'xx' is not a language".replace("'", '"')),
    ):
        outcome = program.run("score", *arguments)
        assert outcome.code == code and told in outcome.err, outcome.err
    assert program.loaded == 0


# ---- score, of takes ----------------------------------------------------------------------------


def unscored(program: Program, *arguments: str) -> None:
    """Record a take whose scoring fails."""
    program.listener.failure = RehearseError("x", "It broke.", hint="Mend it.")
    assert program.run("record", "--seconds", "9", *arguments).code == 1
    program.listener.failure = None


def test_a_take_without_a_score_gets_one(program: Program, script: str) -> None:
    unscored(program, "--script", script, "--target", "20", "--lang", "en")
    program.listener.languages.clear()
    outcome = program.run("score", "take1")
    assert outcome.code == 0 and "out of 100" in outcome.out and outcome.err == ""
    take = answer(program, "show", "take1")
    assert (take["target_s"], take["script"]["hits"], take["score"] is None) == (20.0, 9, False)
    unscored(program, "--label", "a good one")
    unscored(program)
    assert answer(program, "score", "a good one", "--lang", "nl")["take"] == "take2"
    assert (
        answer(program, "score", "last", "--lang", "auto", "--fail-under", "100", code=6)["take"] == "take3"
    )
    assert program.listener.languages == ["en", None, None, "nl", None], "two of them while recording"


def test_a_take_with_a_score_is_pointed_at(program: Program, spoken: Path) -> None:
    program.run("score", str(spoken))
    for name in ("take1", "1", "last"):
        error = answer(program, "score", name, code=1)["error"]
        assert error["code"] == "already_scored" and error["message"] == "take1 has a score already."
        assert "rehearse show take1" in error["hint"] and "rehearse rescore take1" in error["hint"]
    assert len(program.listener.languages) == 1, "it was not listened to again"


def test_a_file_comes_before_a_take_of_its_name(
    program: Program, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unscored(program)
    Path("take1").write_bytes(spoken.read_bytes())
    outcome = program.run("score", "take1")
    assert outcome.code == 0 and outcome.err == "Kept as take2.\n"
    assert answer(program, "show", "take1")["score"] is None


def test_takes_and_files_can_stand_side_by_side(program: Program, spoken: Path) -> None:
    unscored(program)
    outcome = program.run("score", "take1", str(spoken), "take9", "monday")
    assert outcome.code == 1 and outcome.out.count("out of 100") == 2
    assert "Kept as take2." in outcome.err and "Kept as take1" not in outcome.err
    assert "There is no take9" in outcome.err and 'There is no file "monday".' in outcome.err


@pytest.mark.parametrize(
    "option", [["--no-save"], ["--script", "x.txt"], ["--label", "x"], ["--target", "30"]]
)
def test_options_of_a_new_take_do_not_go_with_one_that_is_there(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("Hi there.")
    unscored(program)
    error = answer(program, "score", "take1", *option, code=2)["error"]
    assert option[0] in error["message"] and error["hint"].endswith("rehearse score take1")


# ---- scripts ------------------------------------------------------------------------------------


def test_a_bare_word_is_a_script_first_then_a_file(
    program: Program, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pitch").write_text("the file", encoding="utf-8")
    take = answer(program, "score", str(spoken), "--script", "pitch")
    assert take["script"]["name"] is None and take["script"]["text"] == "the file"
    program.run("script", "add", "Pitch", "-", stdin=SCRIPT.encode())
    take = answer(program, "score", str(spoken), "--script", "pitch")
    assert take["script"]["name"] == "Pitch" and take["script"]["text"] == SCRIPT
    take = answer(program, "score", str(spoken), "--script", "./pitch")
    assert take["script"]["name"] is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "script_missing"),
        (b"", "script_empty"),
        (b" \n...\n", "script_empty"),
        (b"caf\xe9", "script_not_text"),
        (b"fLaC\0\0\0\x22", "script_not_text"),
        (b"PK\x03\x04 word/document.xml", "script_not_text"),
        (b"{\\rtf1\\ansi Hi, this is Ben.}", "script_not_text"),
        (b"\xff\xfeH\0i", "script_not_text"),
        (b"word " * 30_000, "script_not_text"),
    ],
)
def test_a_script_that_is_none(
    program: Program, spoken: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "bad.txt").write_bytes(content)
    error = answer(program, "score", str(spoken), "--script", str(tmp_path / "bad.txt"), code=1)["error"]
    assert error["code"] == code
    assert not program.home.exists()


def test_a_recording_in_place_of_a_script_is_called_that(
    program: Program, spoken: Path, tmp_path: Path
) -> None:
    for suffix in ("wav", "flac", "ogg", "aiff"):
        recording = tmp_path / f"take.{suffix}"
        soundfile.write(recording, np.linspace(-0.5, 0.5, 200_000), 16_000)
        for arguments in (
            ("script", "add", str(recording)),
            ("score", "pitch.txt", "--script", str(recording)),
        ):
            error = answer(program, *arguments, code=1)["error"]
            assert error["message"].endswith(f'take.{suffix}" is a recording.'), error
            assert "rehearse score FILE" in error["hint"]
    text = tmp_path / "form.txt"
    text.write_text("FORMER clients of ours say hello.", encoding="utf-8")
    assert program.run("script", "add", str(text)).code == 0


def test_a_script_to_add_that_is_not_there(program: Program, spoken: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "nosuch.txt")
    error = answer(program, "script", "add", missing, code=1)["error"]
    assert error["code"] == "script_missing" and error["hint"].endswith("rehearse script add FOLDER/FILE")
    error = answer(program, "score", str(spoken), "--script", missing, code=1)["error"]
    assert error["hint"].endswith("rehearse script list")


def test_a_folder_is_no_script(program: Program, spoken: Path, tmp_path: Path) -> None:
    error = answer(program, "score", str(spoken), "--script", f"{tmp_path}/", code=1)["error"]
    assert error["code"] == "script_unreadable"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_scripts_as_editors_save_them(program: Program, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "belletje.txt").write_text("Goedemiddag, één vraag.\r\n", encoding=encoding)
    added = answer(program, "script", "add", str(tmp_path / "belletje.txt"))
    assert added == {
        "schema": "rehearse.script/1",
        "name": "belletje",
        "version": 1,
        "text": "Goedemiddag, één vraag.",
    }


def test_script_versions(program: Program, script: str) -> None:
    assert program.run("script", "add", script).out.startswith("Added pitch. To read it")
    for name in ("pitch", "PITCH"):
        again = program.run("script", "add", name, script).out
        assert again.startswith("pitch is there already, unchanged. To read it")
    assert answer(program, "script", "add", "pitch", script)["version"] == 1, (
        "the same text is no new version"
    )
    changed = program.run("script", "add", "pitch", "-", stdin=b"Another text.")
    assert changed.out.startswith("pitch has changed: this is version 2. To read it")
    assert (
        "pitch v2 is there already" in program.run("script", "add", "pitch", "-", stdin=b"Another text.").out
    )
    assert "Another text." in program.run("script", "show").out
    assert SCRIPT in program.run("script", "show", "pitch", "--version", "1").out
    assert answer(program, "script", "show", "--version", "1")["text"] == SCRIPT
    (listed,) = answer(program, "script", "list")["scripts"]
    assert (listed["name"], listed["version"]) == ("pitch", 2)
    assert "pitch" in program.run("script", "list").out
    error = answer(program, "script", "show", "--version", "3", code=1)["error"]
    assert error["code"] == "unknown_script_version"
    assert error["message"] == "The script pitch has no version 3; there are versions 1 to 2."
    program.run("script", "add", "once", "-", stdin=b"A text.")
    error = answer(program, "script", "show", "once", "--version", "2", code=1)["error"]
    assert error["message"] == "The script once has no version 2; there is only version 1."


def test_script_mistakes(program: Program, script: str) -> None:
    assert answer(program, "script", "show", code=1)["error"]["code"] == "no_scripts"
    assert answer(program, "script", "show", "x", code=1)["error"]["code"] == "unknown_script"
    assert answer(program, "script", "add", "-", code=2)["error"]["code"] == "script_arguments"
    assert answer(program, "script", "add", "a", "b", script, code=2)["error"]["code"] == "script_arguments"
    assert answer(program, "script", "add", "take3", script, code=1)["error"]["code"] == "script_name"


# ---- record -------------------------------------------------------------------------------------


def test_record_shows_the_script_records_and_scores(program: Program, script: str) -> None:
    outcome = program.run("record", "--script", script, "--seconds", "9", "--device", "usb", terminal=True)
    assert outcome.code == 0 and "out of 100" in outcome.out and "take1" in outcome.out
    assert outcome.err.index("Ben Archer") < outcome.err.index("3 ...") < outcome.err.index("1 ...")
    assert outcome.err.index("1 ...") < outcome.err.lower().index("speak now")
    assert program.waited_s == [1.0, 1.0, 1.0]
    assert program.microphone.max_seconds == [9.0] and program.devices == ["usb"]


def test_record_without_a_terminal_neither_counts_nor_waits_for_enter(program: Program) -> None:
    take = answer(program, "record", "--seconds", "9", "--label", "x", "--lang", "nl")
    assert (take["take"], take["label"], take["language"]) == ("take1", "x", "nl")
    assert take["recording"]["device"] == "A microphone"
    assert program.waited_s == []
    assert answer(program, "record", code=2)["error"]["code"] == "no_keyboard"


def test_record_passes_on_what_the_microphone_has_to_say(program: Program, spoken: Path) -> None:
    program.microphone = Microphone(
        spoken, ending="device_lost", notes=(Note("device_lost", "It went away."),)
    )
    outcome = program.run("record", "--seconds", "9")
    assert outcome.code == 0 and "It went away." in outcome.err


def test_record_without_a_microphone(program: Program, spoken: Path) -> None:
    failure = DeviceProblem("no_microphone", "No microphone was found.", hint="Plug one in.")
    program.microphone = Microphone(spoken, fails_before=failure)
    assert answer(program, "record", "--seconds", "9", code=3)["error"]["code"] == "no_microphone"
    assert answer(program, "list")["takes"] == []


@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (MemoryError("all gone"), 1, "MemoryError: all gone"),
        (RehearseError("x", "It broke.", hint="Mend it."), 1, "It broke.\nMend it."),
    ],
)
def test_when_scoring_fails_the_recording_is_safe(
    program: Program, failure: BaseException, code: int, told: str
) -> None:
    program.listener.failure = failure
    outcome = program.run("record", "--seconds", "9")
    assert outcome.code == code and outcome.out == ""
    assert "rehearse score take1" in outcome.err and told in outcome.err
    assert answer(program, "show")["score"] is None
    program.listener.failure = None
    assert "out of 100" in program.run("rescore", "take1").out


def test_a_take_heard_in_another_language_than_its_script_says_so(
    program: Program, spoken: Path, tmp_path: Path
) -> None:
    dutch = tmp_path / "dutch.txt"
    dutch.write_text("Hallo Laura, met Anna. Ik bel over de levering van het meel.", encoding="utf-8")
    card = program.run("score", str(spoken), "--script", str(dutch), "--lang", "en").out
    assert "heard as English" in card
    assert "If you spoke Dutch, score it again with --lang nl." in " ".join(card.split())
    assert card.index("heard as English") < card.index("Next time"), "advice on words it did not hear"
    notes = answer(program, "score", str(spoken), "--script", str(dutch), "--lang", "nl")["notes"]
    assert "other_language" not in {note["code"] for note in notes}
