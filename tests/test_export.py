"""A take as a file for others: every format read back, through the telephone, and nothing overwritten."""

from __future__ import annotations

import errno
import json
import os
import resource
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from a_program import practised, program, script, spoken
from stand_ins import Program

from vm_rehearse.audio import Audio, is_cut_short, read_audio, telephone_line, write_audio
from vm_rehearse.errors import RehearseError

__all__ = ["practised", "program", "script", "spoken"]


def tone(rate: int, seconds: float = 2.0) -> Audio:
    moments = np.arange(int(seconds * rate)) / rate
    return Audio((0.3 * np.sin(2 * np.pi * 440 * moments)).astype(np.float32), rate, 1)


def failure(path: Path, *, replace: bool = False) -> RehearseError:
    with pytest.raises(RehearseError) as caught:
        write_audio(path, tone(8_000), replace=replace)
    assert caught.value.message.endswith(".") and "rehearse play " in caught.value.hint
    return caught.value


# ---- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize(
    ("name", "form"), [("a.wav", "WAV"), ("a.FLAC", "FLAC"), ("a b.mp3", "MP3"), ("é.Mp3", "MP3")]
)
def test_what_is_written_is_read_back(tmp_path: Path, name: str, form: str, rate: int) -> None:
    write_audio(tmp_path / name, tone(rate))
    read = read_audio(tmp_path / name)
    assert soundfile.info(tmp_path / name).format == form
    assert read.sample_rate == (48_000 if form == "MP3" and rate == 96_000 else rate)
    assert read.duration_s == pytest.approx(2.0, abs=0.1 if form == "MP3" else 1e-3)
    spectrum = np.abs(np.fft.rfft(read.samples))
    assert np.argmax(spectrum) * read.sample_rate / len(read.samples) == pytest.approx(440, abs=2)
    if form != "MP3":
        assert np.abs(read.samples - tone(rate).samples).max() < 1e-4
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are different on Windows")
def test_it_can_be_read_by_whoever_may_read_new_files(tmp_path: Path) -> None:
    write_audio(tmp_path / "a.wav", tone(8_000))
    (tmp_path / "other").touch()
    assert (tmp_path / "a.wav").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_is_replaced_only_when_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "voicemail 1.wav"
    path.write_bytes(b"mine")
    error = failure(path)
    assert (error.code, error.exit_code) == ("file_exists", 1)
    assert f"'{path}' --force" in error.hint and path.read_bytes() == b"mine"
    write_audio(path, tone(8_000), replace=True)
    assert read_audio(path).duration_s == 2.0


@pytest.mark.parametrize("name", ["a.ogg", "a", "a.wav.txt", "-"])
def test_another_kind_of_file(tmp_path: Path, name: str) -> None:
    error = failure(tmp_path / name)
    assert (error.code, error.exit_code) == ("unknown_format", 2) and list(tmp_path.iterdir()) == []


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    assert failure(tmp_path / "nowhere" / "a.wav").code == "not_written"
    (tmp_path / "folder.wav").mkdir()
    assert failure(tmp_path / "folder.wav", replace=True).code == "is_folder"


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is a Unix thing")
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3"])
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"mine")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        error = failure(path, replace=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert error.code == "not_written" and os.strerror(errno.EFBIG) in error.message
    assert path.read_bytes() == b"mine" and [each.name for each in tmp_path.iterdir()] == [name]


# ---- the command --------------------------------------------------------------------------------


def test_a_take_as_it_is(practised: Program, spoken: Path, tmp_path: Path) -> None:
    outcome = practised.run("play", "take1", "--export", str(tmp_path / "a.wav"))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"Written: {tmp_path / 'a.wav'}\n"
    exported, said = read_audio(tmp_path / "a.wav"), read_audio(spoken)
    assert exported.sample_rate == said.sample_rate
    assert np.abs(exported.samples - said.samples).max() < 1e-4


def test_a_take_as_the_other_side_hears_it(practised: Program, spoken: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    assert practised.run("play", "take1", "--as-heard", "--export", str(path)).code == 0
    exported, said = read_audio(path), read_audio(spoken)
    assert exported.sample_rate == 8_000
    assert exported.duration_s == pytest.approx(said.duration_s, abs=0.01)
    assert np.abs(exported.samples - telephone_line(said.samples, said.sample_rate)).max() < 1e-4
    power = np.abs(np.fft.rfft(exported.samples)) ** 2
    frequencies = np.fft.rfftfreq(len(exported.samples), 1 / 8_000)
    outside = (frequencies < 200) | (frequencies > 3_500)
    assert power[outside].sum() < 0.01 * power.sum()


def test_from_a_moment_and_from_a_place_on(practised: Program, spoken: Path, tmp_path: Path) -> None:
    whole = read_audio(spoken)
    assert practised.run("play", "take1", "--from", "2.5", "--export", str(tmp_path / "a.wav")).code == 0
    assert read_audio(tmp_path / "a.wav").duration_s == pytest.approx(whole.duration_s - 2.5, abs=1e-3)
    assert practised.run("play", "take1", "--at", "filler2", "--export", str(tmp_path / "b.wav")).code == 0
    later = whole.duration_s - read_audio(tmp_path / "b.wav").duration_s
    assert practised.run("play", "take1", "--at", "uh", "--export", str(tmp_path / "c.wav")).code == 0
    assert (
        later > 1
        and read_audio(tmp_path / "c.wav").samples.shape == read_audio(tmp_path / "b.wav").samples.shape
    )
    # "Hi" is within the first second, so all of it is heard
    assert practised.run("play", "take1", "--at", "hi", "--export", str(tmp_path / "d.wav")).code == 0
    assert read_audio(tmp_path / "d.wav").duration_s == pytest.approx(whole.duration_s, abs=1e-3)


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        (
            "play take1 --at filler3 --export FILE",
            'There is no "filler3" in take1; there is filler1 to filler2,',
            2,
        ),
        ("play take1 --at peter", '"peter" was not said in take1; there is filler1', 2),
        ("play take1 --at um --from 0:01", "--from and --at both say where to begin", 2),
        ("play take1 --export FILE --device 1", "--export writes a file", 2),
        ("play take1 --force", "--force replaces a file", 2),
        (
            "play take1 --from 9:00 --export FILE",
            "There is nothing to hear at 9:00: the recording is 5.0 seconds long.",
            2,
        ),
        ("play take9 --export FILE", "There is no take9", 1),
        ("play take1 --export voicemail.txt", '"voicemail.txt" can\'t be written', 2),
    ],
)
def test_what_can_not_be_played(
    practised: Program, tmp_path: Path, line: str, code: str, exit_code: int
) -> None:
    path = tmp_path / "a.wav"
    outcome = practised.run(*line.replace("FILE", str(path)).split())
    assert outcome.code == exit_code and outcome.out == ""
    message, hint = outcome.err.splitlines()
    assert message.startswith(f"Error: {code}") and "rehearse " in hint and not path.exists()
    assert "TAKE" not in hint


def test_an_export_is_not_replaced_unless_forced(practised: Program, tmp_path: Path) -> None:
    line = ["play", "take1", "--export", str(tmp_path / "a.flac")]
    assert practised.run(*line).code == 0
    refused = practised.run(*line, "--as-heard", "--at", "Laura")
    assert refused.code == 1
    assert f"rehearse play take1 --at Laura --as-heard --export {line[3]} --force" in refused.err
    assert practised.run(*line, "--as-heard", "--force").code == 0
    assert read_audio(tmp_path / "a.flac").sample_rate == 8_000


@pytest.mark.parametrize("left", [100, 44, 10, 0])
def test_a_recording_of_which_little_is_left_is_not_exported_as_if_it_were_whole(
    program: Program, spoken: Path, tmp_path: Path, left: int
) -> None:
    says, out = tmp_path / "says.wav", tmp_path / "out.wav"
    soundfile.write(says, *soundfile.read(spoken))
    assert program.run("score", str(says)).code == 0
    os.truncate(program.home / "takes" / "take1.wav", left)
    refused = program.run("play", "take1", "--export", str(out))
    assert refused.code == 1 and "Written" not in refused.out and not out.exists()
    assert "The recording of take1 is damaged" in refused.err and "rehearse delete take1" in refused.err
    document = json.loads(program.run("doctor", "--json").out)
    (check,) = (check for check in document["checks"] if check["name"] == "history")
    assert check["state"] == "warning" and "take1 is damaged: it is far shorter" in check["text"]
    if left < 100:
        refused = program.run("play", "take1")
        assert refused.code == 1 and "What there is of it is played" not in refused.err
        assert "The recording of take1 is damaged" in refused.err and "rehearse delete take1" in refused.err


def test_a_recording_that_ends_in_the_middle_is_written_and_that_is_said(
    program: Program, spoken: Path, tmp_path: Path
) -> None:
    """The header of a FLAC file states what was there once: it shows when the file is read."""
    assert program.run("score", str(spoken)).code == 0
    copy = program.home / "takes" / "take1.flac"
    os.truncate(copy, copy.stat().st_size // 2)
    written = program.run("play", "take1", "--export", str(tmp_path / "out.wav"))
    assert written.code == 0 and "Written: " in written.out
    assert "The recording of take1 ends in the middle" in written.err


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.opus", "a.mp3", "a.aiff"])
def test_whether_a_recording_is_as_long_as_it_was(spoken: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    form = {"a.opus": {"format": "OGG", "subtype": "OPUS"}}.get(name, {})
    soundfile.write(path, *soundfile.read(spoken), **form)
    duration_s = read_audio(path).duration_s
    assert not is_cut_short(path, duration_s)
    size = path.stat().st_size
    os.truncate(path, size // 2)
    assert is_cut_short(path, duration_s) is (name not in ("a.flac", "a.mp3")), "their headers state it still"
    os.truncate(path, 800)
    assert is_cut_short(path, duration_s)


def test_a_file_of_another_kind_than_its_name_says_is_not_called_shorter(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"something that another program reads" * 100)
    assert not is_cut_short(path, 10.0) and is_cut_short(path, 100.0)
