"""Pitch and levels: synthetic truths, published numbers, and two independent programs."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import parselmouth
import pyloudnorm
import pytest
import soundfile

from vm_rehearse.measures import voice
from vm_rehearse.take import Stretch

Samples = npt.NDArray[np.float32]

TAKES = sorted((Path(__file__).parent.parent / "samples" / "takes").glob("take*.flac"))
RATES = (8000, 16000, 22050, 44100, 48000)
ALWAYS = (Stretch(0.0, 1000.0),)


def sine(frequency_hz: float, seconds: float, sample_rate: int, *, peak: float = 0.5) -> Samples:
    times = np.arange(round(seconds * sample_rate)) / sample_rate
    return (peak * np.sin(2 * np.pi * frequency_hz * times)).astype(np.float32)


def vowel(f0_hz: npt.NDArray[np.float64], sample_rate: int) -> Samples:
    """A harmonic sound with an F0 for each sample, and harmonics that fall by 6 dB an octave up to 3 kHz."""
    phase = 2 * np.pi * np.cumsum(f0_hz) / sample_rate
    highest = int(min(3000, 0.45 * sample_rate) / f0_hz.max())
    sound = sum(np.sin(number * phase) / number for number in range(1, highest + 1))
    return np.asarray(0.2 * sound, dtype=np.float32)


def noise(seconds: float, sample_rate: int, *, rms: float = 0.01) -> Samples:
    return (rms * np.random.default_rng(7).standard_normal(round(seconds * sample_rate))).astype(np.float32)


def pitch(samples: Samples, sample_rate: int) -> tuple[float | None, float | None]:
    track = voice.pitch_track(samples, sample_rate, speech=ALWAYS)
    return voice.pitch_median_hz(track), voice.pitch_sd_semitones(track)


# ---- pitch --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample_rate", RATES)
@pytest.mark.parametrize("frequency_hz", [80.0, 120.0, 220.0, 440.0])
def test_a_steady_tone_has_its_pitch_and_no_spread(frequency_hz: float, sample_rate: int) -> None:
    for sound in (
        sine(frequency_hz, 2.0, sample_rate),
        vowel(np.full(2 * sample_rate, frequency_hz), sample_rate),
    ):
        median, spread = pitch(sound, sample_rate)
        assert median == pytest.approx(frequency_hz, rel=0.005)
        assert spread == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("sd_semitones", [1.0, 2.5])
def test_a_pitch_that_wanders_normally_has_its_standard_deviation(sd_semitones: float) -> None:
    sample_rate, seconds = 16000, 40
    steps = np.random.default_rng(3).standard_normal(4 * seconds)
    semitones = sd_semitones * (steps - steps.mean()) / steps.std()
    held = np.repeat(150.0 * 2 ** (semitones / 12), sample_rate // 4)
    median, spread = pitch(vowel(held, sample_rate), sample_rate)
    assert median == pytest.approx(150.0, rel=0.02)
    assert spread == pytest.approx(sd_semitones, rel=0.1)


def test_a_missing_fundamental_is_still_the_pitch() -> None:
    sample_rate = 8000
    times = np.arange(2 * sample_rate) / sample_rate
    sound = sum(np.sin(2 * np.pi * 150 * number * times) / number for number in range(3, 20))
    median, _ = pitch(np.asarray(0.2 * sound, dtype=np.float32), sample_rate)
    assert median == pytest.approx(150.0, rel=0.01)


def test_noise_and_silence_have_no_pitch() -> None:
    for sound in (noise(3.0, 16000), np.zeros(48000, dtype=np.float32), np.zeros(0, dtype=np.float32)):
        assert pitch(sound, 16000) == (None, None)


def test_only_speech_is_looked_at() -> None:
    sound = np.concatenate([sine(400.0, 5.0, 16000), sine(110.0, 2.0, 16000)])
    track = voice.pitch_track(sound, 16000, speech=[Stretch(5.1, 6.9)])
    assert voice.pitch_median_hz(track) == pytest.approx(110.0, rel=0.005)
    assert track.times_s.min() >= 5.1
    assert track.times_s.max() < 6.9
    assert voice.pitch_median_hz(voice.pitch_track(sound, 16000, speech=())) is None


@pytest.mark.parametrize(("seconds", "is_said"), [(0.4, False), (0.7, True)])
def test_half_a_second_must_be_voiced(seconds: float, is_said: bool) -> None:
    median, spread = pitch(sine(200.0, seconds, 16000), 16000)
    assert (median is not None) == (spread is not None) == is_said


@pytest.mark.parametrize("path", TAKES, ids=lambda path: path.stem)
def test_speech_has_the_pitch_that_praat_finds(path: Path) -> None:
    samples, sample_rate = soundfile.read(path, dtype="float32")
    median, spread = pitch(samples, sample_rate)
    praat = parselmouth.Sound(samples.astype(np.float64), sample_rate).to_pitch(
        time_step=0.01, pitch_floor=60, pitch_ceiling=500
    )
    f0 = praat.selected_array["frequency"]
    semitones = 12 * np.log2(f0[f0 > 0])
    low, high = np.percentile(semitones, [10, 90])
    assert median == pytest.approx(2 ** (np.median(semitones) / 12), rel=0.03)
    assert spread == pytest.approx((high - low) / 2.563, abs=0.5)


@pytest.mark.parametrize("path", TAKES, ids=lambda path: path.stem)
def test_a_telephone_line_leaves_the_pitch_as_it_was(path: Path) -> None:
    samples, sample_rate = soundfile.read(path, dtype="float32")
    spectrum = np.fft.rfft(samples)
    frequency_hz = np.fft.rfftfreq(len(samples), 1 / sample_rate)
    spectrum[(frequency_hz < 300) | (frequency_hz > 3400)] = 0
    narrow = np.fft.irfft(spectrum, len(samples)).astype(np.float32)
    (median, spread), (narrow_median, narrow_spread) = pitch(samples, sample_rate), pitch(narrow, sample_rate)
    assert narrow_median == pytest.approx(median, rel=0.04)
    assert narrow_spread == pytest.approx(spread, abs=1.0)


# ---- loudness -----------------------------------------------------------------------------------

# ITU-R BS.1770-4, tables 1 and 2: coefficients for 48 kHz
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def weighting_db(frequency_hz: float) -> float:
    delay = np.exp(-2j * np.pi * frequency_hz / 48000)
    response = 1.0 + 0.0j
    for zeros, poles in (SHELF, HIGH_PASS):
        response *= np.polyval(zeros[::-1], delay) / np.polyval(poles[::-1], delay)
    return float(20 * np.log10(abs(response)))


@pytest.mark.parametrize("frequency_hz", [25.0, 60.0, 300.0, 997.0, 2000.0, 6000.0, 12000.0])
def test_tones_are_weighted_as_in_the_standard(frequency_hz: float) -> None:
    found = voice.loudness_lufs(sine(frequency_hz, 20.0, 48000, peak=1.0), 48000)
    assert found == pytest.approx(-0.691 - 3.0103 + weighting_db(frequency_hz), abs=0.02)


@pytest.mark.parametrize("sample_rate", RATES)
def test_the_standards_reference_tone(sample_rate: int) -> None:
    tone = sine(997.0, 5.0, sample_rate, peak=1.0)
    assert voice.loudness_lufs(tone, sample_rate) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("path", TAKES, ids=lambda path: path.stem)
def test_speech_is_as_loud_as_pyloudnorm_finds(path: Path) -> None:
    samples, sample_rate = soundfile.read(path, dtype="float32")
    meter = pyloudnorm.Meter(sample_rate, filter_class="DeMan")
    expected = meter.integrated_loudness(samples.astype(np.float64))
    assert voice.loudness_lufs(samples, sample_rate) == pytest.approx(expected, abs=0.05)


def test_silence_between_words_is_gated_out() -> None:
    tone, silence = sine(997.0, 5.0, 16000), np.zeros(80000, dtype=np.float32)
    with_silence = voice.loudness_lufs(np.concatenate([tone, silence, tone, silence]), 16000)
    assert with_silence == pytest.approx(voice.loudness_lufs(tone, 16000) or 0.0, abs=0.2)


def test_an_offset_that_cannot_be_heard_is_not_loud() -> None:
    tone = sine(997.0, 40.0, 16000, peak=0.01)
    offset = 0.5 * np.minimum(np.arange(len(tone)) / (5 * 16000), 1.0)
    expected = voice.loudness_lufs(tone, 16000)
    assert voice.loudness_lufs((tone + offset).astype(np.float32), 16000) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.39])
def test_under_four_tenths_there_is_no_loudness(seconds: float) -> None:
    assert voice.loudness_lufs(sine(440.0, seconds, 16000), 16000) is None


def test_silence_has_no_loudness() -> None:
    assert voice.loudness_lufs(np.zeros(32000, dtype=np.float32), 16000) is None
    assert voice.loudness_lufs(noise(3.0, 16000, rms=1e-5), 16000) is None


# ---- levels -------------------------------------------------------------------------------------


def test_six_decibels_more_are_six_decibels_more() -> None:
    quiet = np.concatenate([noise(1.0, 16000, rms=0.002), sine(300.0, 3.0, 16000, peak=0.2)])
    loud = (quiet * 10 ** (6 / 20)).astype(np.float32)
    speech = [Stretch(1.0, 4.0)]
    assert (voice.loudness_lufs(loud, 16000) or 0) - (
        voice.loudness_lufs(quiet, 16000) or 0
    ) == pytest.approx(6.0, abs=0.01)
    assert (voice.peak_dbfs(loud) or 0) - (voice.peak_dbfs(quiet) or 0) == pytest.approx(6.0, abs=0.01)
    assert voice.snr_db(loud, 16000, speech=speech) == pytest.approx(
        voice.snr_db(quiet, 16000, speech=speech), abs=0.01
    )
    tracks = [voice.pitch_track(sound, 16000, speech=speech) for sound in (quiet, loud)]
    assert voice.pitch_median_hz(tracks[0]) == pytest.approx(voice.pitch_median_hz(tracks[1]), rel=1e-4)


def test_peak() -> None:
    assert voice.peak_dbfs(np.array([0.0, -0.5, 0.25], dtype=np.float32)) == pytest.approx(-6.0206, abs=0.001)
    assert voice.peak_dbfs(np.array([1.0], dtype=np.float32)) == 0.0
    assert voice.peak_dbfs(np.zeros(10, dtype=np.float32)) is None
    assert voice.peak_dbfs(np.zeros(0, dtype=np.float32)) is None


@pytest.mark.parametrize("expected_db", [10.0, 20.0, 40.0])
def test_speech_against_noise(expected_db: float) -> None:
    sample_rate = 16000
    rms = 0.1 * 10 ** (-expected_db / 20)
    sound = noise(6.0, sample_rate, rms=rms)
    sound[2 * sample_rate : 4 * sample_rate] += sine(300.0, 2.0, sample_rate, peak=0.1 * np.sqrt(2))
    found = voice.snr_db(sound, sample_rate, speech=[Stretch(2.0, 4.0)])
    assert found == pytest.approx(10 * np.log10(1 + 10 ** (expected_db / 10)), abs=0.3)


def test_a_click_beside_the_speech_is_not_the_noise() -> None:
    sound = noise(4.0, 16000, rms=0.001)
    sound[16000:32000] += sine(300.0, 1.0, 16000)
    before = voice.snr_db(sound, 16000, speech=[Stretch(1.0, 2.0)])
    sound[48000:48160] = 0.9
    assert voice.snr_db(sound, 16000, speech=[Stretch(1.0, 2.0)]) == pytest.approx(before, abs=0.2)


@pytest.mark.parametrize("speech", [(), (Stretch(0.0, 3.0),), (Stretch(0.14, 2.86),)])
def test_without_speech_or_without_silence_there_is_no_ratio(speech: tuple[Stretch, ...]) -> None:
    assert voice.snr_db(noise(3.0, 16000), 16000, speech=speech) is None


def test_digital_silence_is_no_noise() -> None:
    sound = np.concatenate([np.zeros(16000, dtype=np.float32), sine(300.0, 1.0, 16000)])
    assert voice.snr_db(sound, 16000, speech=[Stretch(1.0, 2.0)]) is None
    assert voice.snr_db(np.zeros(0, dtype=np.float32), 16000, speech=()) is None
