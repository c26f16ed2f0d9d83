"""The telephone line: the code against ITU-T G.711's published values, the rest by its spectrum."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from vm_rehearse.audio import TELEPHONE_RATE_HZ, telephone_line
from vm_rehearse.audio.telephone import LINE_NOISE_DBFS, mu_law_codes, mu_law_values

MILLIWATT = [0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E]
"""G.711, table 6: eight codes that are a tone of 1 kHz at 0 dBm0."""


def tone(frequency_hz: float, rate: int = 48_000, level: float = 0.25, seconds: float = 2.0) -> np.ndarray:
    moments = np.arange(int(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * frequency_hz * moments)).astype(np.float32)


def level_dbfs(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64))))


# ---- the code -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code", "output"),
    [
        # decision values and output values of table 2a (positive) and 2b (negative)
        (0.0, 0xFF, 0),
        (0.9, 0xFF, 0),
        (1.0, 0xFE, 2),
        (3.0, 0xFD, 4),
        (30.9, 0xF0, 30),
        (31.0, 0xEF, 33),
        (95.0, 0xDF, 99),
        (223.0, 0xCF, 231),
        (479.0, 0xBF, 495),
        (991.0, 0xAF, 1023),
        (2015.0, 0x9F, 2079),
        (4062.9, 0x90, 3999),
        (4063.0, 0x8F, 4191),
        (7903.0, 0x80, 8031),
        (8159.0, 0x80, 8031),
        (99999.0, 0x80, 8031),
        (-1.0, 0x7E, -2),
        (-31.0, 0x6F, -33),
        (-4063.0, 0x0F, -4191),
        (-7903.0, 0x00, -8031),
        (-99999.0, 0x00, -8031),
    ],
)
def test_published_values(value: float, code: int, output: int) -> None:
    codes = mu_law_codes(np.array([value]))
    assert codes.tolist() == [code]
    assert mu_law_values(codes).tolist() == [output]


def test_the_published_tone_is_a_sine_of_1_khz_at_its_level() -> None:
    values = mu_law_values(np.array(MILLIWATT * 100, np.uint8))
    spectrum = np.abs(np.fft.rfft(values))
    assert np.argmax(spectrum) * TELEPHONE_RATE_HZ / len(values) == 1_000
    # G.711: a sine that just reaches the overload point, 8159, has 3.17 dBm0
    assert level_dbfs(values) - level_dbfs(8159 * tone(1_000, level=1.0)) == pytest.approx(-3.17, abs=0.02)
    assert mu_law_codes(values).tolist() == MILLIWATT * 100


def test_every_code_is_what_another_program_makes_of_it() -> None:
    codes = np.arange(256, dtype=np.uint8)
    options = {"samplerate": 8_000, "channels": 1, "format": "RAW", "subtype": "ULAW", "dtype": "int16"}
    others, _ = soundfile.read(io.BytesIO(codes.tobytes()), **options)
    assert (mu_law_values(codes) * 4).astype(int).tolist() == others.tolist()


def test_every_value_keeps_its_code() -> None:
    codes = np.arange(256, dtype=np.uint8)
    again = mu_law_codes(mu_law_values(codes))
    assert again[codes != 0x7F].tolist() == codes[codes != 0x7F].tolist()
    assert again[0x7F] == 0xFF  # there are two zeros


@given(st.floats(-8_158, 8_158))
def test_a_value_comes_out_within_half_a_step(value: float) -> None:
    (output,) = mu_law_values(mu_law_codes(np.array([value])))
    assert abs(output - value) <= max(1.0, (abs(value) + 33) / 32)


# ---- the line -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("frequency_hz", [400, 1_000, 2_000, 3_300])
def test_the_band_of_a_voice_comes_through_as_loud_as_it_was(frequency_hz: int, rate: int) -> None:
    heard = telephone_line(tone(frequency_hz, rate), rate)[800:-800]
    assert level_dbfs(heard) == pytest.approx(level_dbfs(tone(frequency_hz)), abs=0.4)
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert np.argmax(spectrum) * TELEPHONE_RATE_HZ / len(heard) == pytest.approx(frequency_hz, abs=1)


@pytest.mark.parametrize("frequency_hz", [60, 150, 230, 3_500, 5_000, 9_000])
def test_what_is_outside_the_band_does_not(frequency_hz: int) -> None:
    heard = telephone_line(tone(frequency_hz), 48_000)[800:-800]
    assert level_dbfs(heard) < level_dbfs(tone(frequency_hz)) - 40


def test_the_spectrum_of_noise_ends_at_the_edges() -> None:
    noise = (0.1 * np.random.default_rng(5).standard_normal(48_000 * 8)).astype(np.float32)
    heard = telephone_line(noise, 48_000)
    power = np.abs(np.fft.rfft(heard.astype(np.float64))) ** 2
    frequencies = np.fft.rfftfreq(len(heard), 1 / TELEPHONE_RATE_HZ)

    def density_db(low: float, high: float) -> float:
        return float(10 * np.log10(power[(frequencies >= low) & (frequencies < high)].mean()))

    inside = density_db(400, 3_300)
    assert density_db(0, 230) < inside - 25 and density_db(3_480, 4_000) < inside - 25
    assert density_db(400, 500) == pytest.approx(inside, abs=1)


def test_a_pause_has_a_little_noise_in_it_the_same_each_time() -> None:
    silence = np.zeros(48_000 * 3, np.float32)
    heard = telephone_line(silence, 48_000)
    assert LINE_NOISE_DBFS - 3 < level_dbfs(heard) < LINE_NOISE_DBFS
    assert np.array_equal(heard, telephone_line(silence, 48_000))


def test_times_stay_where_they_were() -> None:
    rate = 16_000
    burst = tone(1_000, rate) * np.float32(0)
    burst[rate : rate + rate // 50] = 0.5 * tone(1_000, rate, level=1.0)[: rate // 50]
    heard = telephone_line(burst, rate)
    loud = np.flatnonzero(np.abs(heard) > 0.2) / TELEPHONE_RATE_HZ
    assert loud[0] == pytest.approx(1.0, abs=0.002) and loud[-1] == pytest.approx(1.02, abs=0.002)


@pytest.mark.parametrize("count", [0, 1, 5, 400])
def test_very_short_samples(count: int) -> None:
    heard = telephone_line(np.full(count, 0.1, np.float32), TELEPHONE_RATE_HZ)
    assert heard.shape == (count,) and heard.dtype == np.float32 and np.all(np.isfinite(heard))


def test_full_scale_stays_within_it() -> None:
    square = np.sign(tone(500, 8_000)).astype(np.float32)
    assert np.abs(telephone_line(square, 8_000)).max() <= 1
