"""How loud a block of sound is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """How loud one block was, None for exact silence; and its sound, for whoever looks closer."""

    elapsed_s: float
    rms_dbfs: float | None
    peak_dbfs: float | None
    sound: bytes = b""
    """Mono samples of 16 bits."""
    sample_rate_hz: int = 0


def level_of(block: bytes, sample_rate: int, *, elapsed_s: float) -> Level:
    """Measure a block of at least one sample of 16 bits that ends so many seconds into the recording."""
    import numpy as np

    samples = np.frombuffer(block, dtype=np.int16).astype(np.float32) / 32768
    peak = float(np.max(np.abs(samples)))
    if peak == 0:
        return Level(elapsed_s, None, None, block, sample_rate)
    rms_dbfs = 10 * float(np.log10(np.mean(np.square(samples))))
    return Level(elapsed_s, rms_dbfs, 20 * float(np.log10(peak)), block, sample_rate)
