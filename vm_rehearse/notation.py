"""How a number and a time are written in a sentence, on every screen alike.

A length is rounded, as any other number, half up, as people do. A moment of a recording is written as a
player shows it: there it is 0:06 until it is 0:07.
"""

from __future__ import annotations

import math
import re
from typing import Final

A_SECOND_S: Final = 0.95
"""From here on a length is a second or more when it is written with one decimal."""


_MOMENT: Final = re.compile(r"(?:(\d{1,3}):(?=[0-5]?\d(?!\d)))?(\d{1,5}(?:\.\d+|,\d{1,2})?)")
"""A comma has one or two digits behind it, as the Dutch write it: three would be thousands."""


def rounded(value: float) -> int:
    """Round half up, as people do."""
    return math.floor(value + 0.5)


def decimal(value: float) -> str:
    """Write a number with one decimal, or none where that is 0."""
    text = f"{rounded(abs(value) * 10) / 10:.1f}".removesuffix(".0")
    return f"-{text}" if value < 0 and text != "0" else text


def beside(value: float, low: float, high: float, *, decimals: int = 0) -> float:
    """Round a number that is seen beside the ends of a band, so that it is seen on the side where it is.

    129.7 is no 130 where 130 is good enough: it keeps a decimal more than usual, cut away from the band.

    Parameters
    ----------
    value : float
    low, high : float
        The band, ends included; infinite where there is no such end.
    decimals : int
        How many it has where that tells.

    Returns
    -------
    float
    """
    scale = 10.0**decimals
    usual = rounded(value * scale) / scale
    if (low <= usual <= high) == (low <= value <= high):
        return usual
    finer = round(value * scale * 10, 6)  # 5.04 times 100 is a little more than 504
    return (math.ceil(finer) if value > high else math.floor(finer)) / (scale * 10)


def clock(length_s: float) -> str:
    """Write a length in minutes and seconds: 72.9 is 1:13."""
    minutes, seconds = divmod(rounded(length_s), 60)
    return f"{minutes}:{seconds:02d}"


def moment(at_s: float) -> str:
    """Write a moment as a player shows it: 72.9 is 1:12."""
    return clock(math.floor(at_s))


def exact_moment(at_s: float) -> str:
    """Write a moment to the tenth of a second: 72.94 is 1:12.9."""
    minutes, tenths = divmod(rounded(at_s * 10), 600)
    return f"{minutes}:{tenths // 10:02d}.{tenths % 10}"


def moment_typed(text: str) -> float | None:
    """Read a moment in seconds as a user types it: 1:12 is 72, and so is 72; None if it is none, as 1:75."""
    match = _MOMENT.fullmatch(text.strip())
    return None if match is None else 60.0 * int(match[1] or 0) + float(match[2].replace(",", "."))


def times(number: int) -> str:
    """Write "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
