"""Files as people have them: every format, one-sided stereo, damaged, foreign, far too long."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from vm_rehearse.audio import MAX_DURATION_S, RECOGNISER_RATE_HZ, Audio, opened_audio, read_audio, resampled
from vm_rehearse.errors import RehearseError

RATE_HZ = 16_000


def voice_like(seconds: float = 2.0, rate: int = RATE_HZ, seed: int = 0) -> np.ndarray:
    """Noise in syllables of 0.15 s with silences between, like speech in its levels; peak about 0.5."""
    n = int(seconds * rate)
    carrier = np.random.default_rng(seed).standard_normal(n)
    envelope = np.maximum(0, np.sin(2 * np.pi * 3.3 * np.arange(n) / rate)) ** 2
    return (0.12 * carrier * envelope).clip(-1, 1).astype(np.float32)


def steady_noise(seconds: float = 2.0, level: float = 0.03) -> np.ndarray:
    return (level * np.random.default_rng(9).standard_normal(int(seconds * RATE_HZ))).astype(np.float32)


def level_db(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64))))


def write(path: Path, samples: np.ndarray, rate: int = RATE_HZ, **options: str) -> Path:
    soundfile.write(path, samples, rate, **options)
    return path


def read_stereo(folder: Path, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return read_audio(write(folder / "stereo.wav", np.stack([left, right], axis=1), subtype="FLOAT")).samples


def read_stream(stream: BinaryIO) -> Audio:
    with opened_audio(stream) as (_, audio):
        return audio


def code_of(source: Path | BinaryIO) -> str:
    with pytest.raises(RehearseError) as caught, opened_audio(source):
        pass
    assert caught.value.message.endswith(".") and caught.value.hint
    return caught.value.code


# ---- what is read ----


@pytest.mark.parametrize(
    ("name", "subtype", "rate"),
    [
        ("take.wav", "PCM_16", 16_000),
        ("take.wav", "PCM_24", 44_100),
        ("take.wav", "FLOAT", 48_000),
        ("take.wav", "ULAW", 8_000),
        ("take.flac", "PCM_16", 24_000),
        ("take.ogg", "VORBIS", 22_050),
        ("take.ogg", "OPUS", 48_000),
        ("take.mp3", "MPEG_LAYER_III", 32_000),
        ("take.aiff", "PCM_16", 11_025),
    ],
)
def test_formats_keep_their_rate_and_their_sound(tmp_path: Path, name: str, subtype: str, rate: int) -> None:
    tone = (0.3 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)).astype(np.float32)
    audio = read_audio(write(tmp_path / name, tone, rate, subtype=subtype))
    assert audio.sample_rate == rate and audio.channels == 1 and not audio.cut_short
    assert audio.duration_s == pytest.approx(1.0, abs=0.06)
    assert audio.samples.dtype == np.float32
    spectrum = np.abs(np.fft.rfft(audio.samples))
    assert np.argmax(spectrum) * rate / len(audio.samples) == pytest.approx(440, abs=2)
    assert level_db(audio.samples) == pytest.approx(level_db(tone), abs=0.7)


def test_lossless_samples_come_back_exactly(tmp_path: Path) -> None:
    samples = voice_like()
    assert np.array_equal(read_audio(write(tmp_path / "a.wav", samples, subtype="FLOAT")).samples, samples)


def test_a_pipe_that_cannot_seek_is_read_to_its_end(tmp_path: Path) -> None:
    data = write(tmp_path / "a.flac", voice_like(), subtype="PCM_16").read_bytes()
    read_end, write_end = os.pipe()

    def feed() -> None:
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(data)

    feeder = threading.Thread(target=feed)
    feeder.start()
    with os.fdopen(read_end, "rb") as stream:
        audio = read_stream(stream)
    feeder.join()
    assert np.array_equal(audio.samples, read_audio(tmp_path / "a.flac").samples)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing")
def test_a_named_pipe_is_put_in_a_file_that_holds_all_of_it(tmp_path: Path) -> None:
    data = write(tmp_path / "a.wav", voice_like(), subtype="PCM_16").read_bytes()
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    feeder = threading.Thread(target=fifo.write_bytes, args=(data,))
    feeder.start()
    with opened_audio(fifo) as (file, audio):
        assert audio.duration_s == 2.0
        assert file.suffix == ".wav" and file.read_bytes() == data
    feeder.join()
    assert not file.exists()


def test_errors_name_the_stream_and_not_the_file_it_was_put_in(tmp_path: Path) -> None:
    with pytest.raises(RehearseError) as caught, opened_audio(io.BytesIO(b"no audio at all")):
        pass
    assert caught.value.message.startswith("Standard input is not a recording")


def test_a_stream_that_breaks_off() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(RehearseError) as caught, opened_audio(Broken()):  # type: ignore[arg-type]
        pass
    assert caught.value.code == "stream_unreadable"
    assert caught.value.message == "Standard input can't be read: Input/output error."


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0x7FFFFFFF])
def test_a_wav_written_into_a_pipe_has_a_length_that_is_not_true(tmp_path: Path, size: int) -> None:
    data = bytearray(write(tmp_path / "a.wav", voice_like(), subtype="PCM_16").read_bytes())
    data[4:8] = data[40:44] = size.to_bytes(4, "little")
    audio = read_stream(io.BytesIO(bytes(data)))
    assert audio.duration_s == 2.0 and not audio.cut_short


def test_samples_that_are_no_numbers_or_beyond_full_scale_are_tamed(tmp_path: Path) -> None:
    samples = voice_like()
    samples[100:104] = [np.nan, np.inf, -np.inf, 3.0]
    read = read_audio(write(tmp_path / "a.wav", samples, subtype="FLOAT")).samples
    assert read[100:104].tolist() == [0.0, 0.0, 0.0, 1.0]
    assert np.array_equal(read[104:], samples[104:])


# ---- several channels ----


def test_two_equal_channels_are_that_channel(tmp_path: Path) -> None:
    voice = voice_like()
    assert np.allclose(read_stereo(tmp_path, voice, voice), voice, atol=1e-7)


@pytest.mark.parametrize("voice_left", [True, False])
@pytest.mark.parametrize(
    "other",
    [
        np.zeros(2 * RATE_HZ, np.float32),
        steady_noise(level=0.001),
        steady_noise(level=0.03),
        steady_noise(level=0.2),
        (0.3 * np.sin(2 * np.pi * 50 * np.arange(2 * RATE_HZ) / RATE_HZ)).astype(np.float32),
        np.full(2 * RATE_HZ, 0.4, np.float32),
    ],
    ids=["empty", "hiss", "noise", "loud noise", "hum", "offset"],
)
def test_a_voice_on_one_channel_keeps_its_level(tmp_path: Path, other: np.ndarray, voice_left: bool) -> None:
    voice = voice_like()
    pair = (voice, other) if voice_left else (other, voice)
    assert np.array_equal(read_stereo(tmp_path, *pair), voice)


def test_channels_in_opposite_phase_do_not_cancel(tmp_path: Path) -> None:
    voice = voice_like()
    mono = read_stereo(tmp_path, voice, -voice)
    assert np.array_equal(np.abs(mono), np.abs(voice))


def test_a_much_quieter_copy_does_not_pull_the_voice_down(tmp_path: Path) -> None:
    voice = voice_like()
    assert level_db(read_stereo(tmp_path, voice, 0.1 * voice)) == pytest.approx(level_db(voice), abs=0.1)


def test_the_same_voice_with_noise_of_its_own_on_each_channel_gains_by_averaging(tmp_path: Path) -> None:
    voice = voice_like()
    noises = [
        0.01 * np.random.default_rng(seed).standard_normal(len(voice)).astype(np.float32) for seed in (1, 2)
    ]
    left, right = voice + noises[0], voice + noises[1]
    mono = read_stereo(tmp_path, left, right)
    assert level_db(mono - voice) == pytest.approx(level_db(left - voice) - 3.0, abs=0.2)
    assert level_db(mono) == pytest.approx(level_db(left), abs=0.3)


@pytest.mark.parametrize("delay_s", [0.0002, 0.0004, 0.0008])
@pytest.mark.parametrize("near_left", [True, False])
def test_a_microphone_farther_away_takes_no_frequencies_out(
    tmp_path: Path, delay_s: float, near_left: bool
) -> None:
    low = np.convolve(voice_like(), np.hanning(round(0.002 * RATE_HZ)), mode="same")  # as most of a voice
    voice, late = (low * 0.3 / np.abs(low).max()).astype(np.float32), round(delay_s * RATE_HZ)
    far = 0.6 * np.concatenate([np.zeros(late, np.float32), voice[:-late]]) + steady_noise(level=0.0005)
    pair = (voice, far) if near_left else (far, voice)
    assert np.array_equal(read_stereo(tmp_path, *pair), voice)


def test_six_channels_with_one_voice(tmp_path: Path) -> None:
    voice = voice_like()
    frames = np.stack([steady_noise(level=0.01)] * 5 + [voice], axis=1)
    audio = read_audio(write(tmp_path / "a.wav", frames, subtype="FLOAT"))
    assert audio.channels == 6 and np.array_equal(audio.samples, voice)


def test_stereo_shorter_than_one_window(tmp_path: Path) -> None:
    frames = np.full((10, 2), 0.25, np.float32)
    assert read_audio(write(tmp_path / "a.wav", frames, subtype="FLOAT")).samples.shape == (10,)


# ---- what can't be read ----


def test_a_missing_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere.wav") == "file_missing"
    plain = write(tmp_path / "a.wav", voice_like())
    assert code_of(plain / "inside.wav") == "file_missing"


def test_a_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "is_folder"


def test_a_name_that_no_file_can_have() -> None:
    assert code_of(Path("a" * 5000)) == "unreadable_file"
    assert code_of(Path("take\0.wav")) == "unreadable_file"


def test_no_bytes_and_no_frames(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    assert code_of(tmp_path / "a.wav") == "empty_file"
    assert code_of(io.BytesIO()) == "empty_file"
    assert code_of(write(tmp_path / "b.wav", np.zeros(0, np.float32))) == "empty_file"


def test_text_and_random_bytes_are_not_audio(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Hi, this is Robin from Northlight. " * 40)
    (tmp_path / "noise.mp3").write_bytes(np.random.default_rng(1).bytes(5000))
    assert code_of(tmp_path / "notes.txt") == "not_audio"
    with pytest.raises(RehearseError) as caught:
        read_audio(tmp_path / "notes.txt")
    assert caught.value.message.endswith('notes.txt" is not a recording, or it is damaged.')
    assert "pip" not in caught.value.hint, "no package makes a recording of a text"
    assert code_of(tmp_path / "noise.mp3") == "not_audio"


def test_eleven_minutes_are_refused_from_the_header(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", np.zeros(8_000 * 660, np.int16), 8_000)
    with pytest.raises(RehearseError, match="11 minutes long, and a take can be 10 minutes") as caught:
        read_audio(path)
    assert caught.value.code == "too_long"


def test_a_stream_of_unknown_length_is_refused_when_it_passes_the_limit(tmp_path: Path) -> None:
    data = bytearray(
        write(tmp_path / "a.flac", np.zeros(8_000 * 660, np.int16), 8_000, subtype="PCM_16").read_bytes()
    )
    data[21] &= 0xF0  # FLAC's total of samples: 36 bits, 0 for "not known"
    data[22:26] = bytes(4)
    assert code_of(io.BytesIO(bytes(data))) == "too_long"


def test_exactly_ten_minutes_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", np.zeros(int(8_000 * MAX_DURATION_S), np.int16), 8_000)
    assert read_audio(path).duration_s == MAX_DURATION_S


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_a_file_that_breaks_off_gives_what_is_there(tmp_path: Path, name: str) -> None:
    whole = write(tmp_path / name, voice_like(8.0), RATE_HZ)
    broken = tmp_path / f"broken-{name}"
    broken.write_bytes(whole.read_bytes()[: whole.stat().st_size * 6 // 10])
    audio = read_audio(broken)
    assert 3.0 < audio.duration_s < 6.0
    expected = read_audio(whole).samples[: len(audio.samples)]
    assert np.corrcoef(audio.samples, expected)[0, 1] > 0.99
    if name in ("a.flac", "a.mp3"):  # formats whose header states a length
        assert audio.cut_short


def test_a_header_without_a_readable_block_behind_it(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.flac", voice_like(8.0), RATE_HZ).read_bytes()
    assert code_of(io.BytesIO(whole[:120])) == "damaged_audio"


def test_a_sample_rate_no_voice_survives(tmp_path: Path) -> None:
    assert code_of(write(tmp_path / "a.wav", np.zeros(500, np.float32), 1_000)) == "unusual_sample_rate"


READ_WITHOUT_PERMISSION = """
import os, sys
from pathlib import Path
from vm_rehearse.audio import read_audio
from vm_rehearse.errors import RehearseError
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    read_audio(Path(sys.argv[1]))
except RehearseError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are different on Windows")
def test_a_file_that_belongs_to_somebody_else(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", voice_like())
    for folder in (tmp_path, *tmp_path.parents[:2]):  # so that the file alone stands in the way
        if folder.owner() == path.owner():
            folder.chmod(0o755)
    path.chmod(0)
    command = [sys.executable, "-c", READ_WITHOUT_PERMISSION, str(path)]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "no_permission"


# ---- phone formats ----


@pytest.fixture
def m4a(tmp_path: Path) -> Path:
    """A voice memo as a phone makes it (AAC in MP4), stereo, the index at its end."""
    av = pytest.importorskip("av", reason="PyAV (extra `formats`) makes the phone recording")
    path = tmp_path / "memo.m4a"
    voice = resampled(voice_like(3.0), RATE_HZ, 44_100)
    with av.open(str(path), "w") as container:
        track = container.add_stream("aac", rate=44_100, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.stack([voice, voice]), format="fltp", layout="stereo")
        frame.sample_rate = 44_100
        for packet in (*track.encode(frame), *track.encode(None)):
            container.mux(packet)
    return path


def assert_is_the_memo(audio_file: Path) -> None:
    audio = read_audio(audio_file)
    assert (audio.sample_rate, audio.channels) == (44_100, 2)
    assert audio.duration_s == pytest.approx(3.0, abs=0.1)
    expected = resampled(voice_like(3.0), RATE_HZ, 44_100)
    assert level_db(audio.samples) == pytest.approx(level_db(expected), abs=1.0)
    overlap = np.fft.irfft(np.fft.rfft(audio.samples, 2**18) * np.conj(np.fft.rfft(expected, 2**18)))
    assert overlap.max() / (np.linalg.norm(audio.samples) * np.linalg.norm(expected)) > 0.8


def test_a_voice_memo_is_read_through_av(m4a: Path) -> None:
    assert_is_the_memo(m4a)


def test_a_voice_memo_from_a_stream(m4a: Path) -> None:
    assert read_stream(io.BytesIO(m4a.read_bytes())).duration_s == pytest.approx(3.0, abs=0.1)


def test_a_voice_memo_that_breaks_off_is_damaged_and_no_package_is_missing(m4a: Path) -> None:
    m4a.write_bytes(m4a.read_bytes()[: m4a.stat().st_size // 2])
    with pytest.raises(RehearseError) as caught:
        read_audio(m4a)
    assert caught.value.code == "damaged_audio" and "pip" not in caught.value.hint
    assert caught.value.message == f'No sound can be read from "{m4a}": it is damaged, or has none.'


def test_a_film_without_sound_says_so(tmp_path: Path) -> None:
    av = pytest.importorskip("av", reason="PyAV (extra `formats`) makes the film")
    path = tmp_path / "silent.mp4"
    with av.open(str(path), "w") as container:
        track = container.add_stream("mpeg4", rate=25)
        track.width, track.height, track.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        for packet in (*track.encode(frame), *track.encode(None)):
            container.mux(packet)
    assert code_of(path) == "damaged_audio"


READ_WITHOUT_AV = """
import sys
from pathlib import Path
sys.modules["av"] = None   # as if the extra were not installed
from vm_rehearse.audio import read_audio
from vm_rehearse.errors import RehearseError
try:
    audio = read_audio(Path(sys.argv[1]))
    print(audio.sample_rate, audio.channels, round(audio.duration_s, 1))
except RehearseError as error:
    print(error.code, error.hint)
"""


def read_without_av(path: Path, search_path: str) -> str:
    command = [sys.executable, "-c", READ_WITHOUT_AV, str(path)]
    environment = {**os.environ, "PATH": search_path}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_a_voice_memo_without_av_and_ffmpeg_names_the_extra(m4a: Path, tmp_path: Path) -> None:
    answer = read_without_av(m4a, str(tmp_path))
    assert answer.startswith("format_needs_extra") and 'pip install "vm-rehearse[formats]"' in answer


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="there is no ffmpeg on this machine")
def test_a_voice_memo_is_read_through_ffmpeg(m4a: Path) -> None:
    assert read_without_av(m4a, os.environ["PATH"]).split()[:2] == ["44100", "2"]


# ---- another rate ----


@settings(max_examples=25, deadline=None)
@given(
    rate=st.sampled_from([8_000, 11_025, 22_050, 24_000, 44_100, 48_000, 96_000]),
    at_s=st.floats(0.2, 0.8),
)
def test_resampling_moves_nothing_in_time(rate: int, at_s: float) -> None:
    times = np.arange(rate) / rate
    burst = np.exp(-(((times - at_s) / 0.005) ** 2)).astype(np.float32)
    moved = resampled(burst, rate, RECOGNISER_RATE_HZ)
    assert moved.dtype == np.float32 and abs(len(moved) - RECOGNISER_RATE_HZ) <= 1
    assert np.argmax(moved) / RECOGNISER_RATE_HZ == pytest.approx(at_s, abs=2 / min(rate, RECOGNISER_RATE_HZ))


def test_resampling_keeps_the_level_and_drops_what_the_new_rate_cannot_hold() -> None:
    times = np.arange(48_000) / 48_000
    low, high = (np.sin(2 * np.pi * f * times).astype(np.float32) for f in (1_000, 12_000))
    assert level_db(resampled(low, 48_000, 16_000)[500:-500]) == pytest.approx(level_db(low), abs=0.05)
    assert level_db(resampled(high, 48_000, 16_000)[500:-500]) < -60


def test_resampling_nothing_and_to_the_same_rate() -> None:
    nothing = np.zeros(0, np.float32)
    assert len(resampled(nothing, 48_000, 16_000)) == 0
    samples = voice_like()
    assert resampled(samples, 16_000, 16_000) is samples


def test_an_mp3_is_read_without_a_word_from_its_decoder(checkout: Path, tmp_path: Path) -> None:
    samples, rate = soundfile.read(checkout / "samples" / "takes" / "take3.flac", dtype="float32")
    soundfile.write(tmp_path / "take.mp3", samples, rate)
    code = "import sys; from pathlib import Path; from vm_rehearse.audio import read_audio; "
    code += "print(read_audio(Path(sys.argv[1])).duration_s)"
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "take.mp3")], capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    assert float(run.stdout) == pytest.approx(len(samples) / rate, abs=0.1)
