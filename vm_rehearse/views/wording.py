"""How values are written on screen: lengths, percentages, counts, dates, names.

Only characters that common terminals have are used; what the user wrote is shown as it is, without
the control characters that could take hold of a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final, Literal

from vm_rehearse.notation import A_SECOND_S, clock, decimal, rounded
from vm_rehearse.take import CriterionName, Script, Take

CRITERION_NAMES: Final[dict[CriterionName | Literal["total"], str]] = {
    "total": "Score",
    "duration": "Duration",
    "pace": "Pace",
    "fillers": "Fillers",
    "script": "Script match",
}
_ALL: Final = 100.0
_HARDLY_ANY: Final = 1e-9
"""By so much a sum may be off."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: str) -> str:
    """Give the user's text as one line that is safe to print.

    Blank space, line ends included, becomes single spaces; control characters are left out.
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(letter for letter in spaced if unicodedata.category(letter) != "Cc")


def plain_lines(text: str) -> str:
    """Give the user's text with its lines, without control characters."""
    return "\n".join(plain(line) for line in text.strip().splitlines())


def whole_points(value: float) -> int:
    """Give points 0..100 as a whole number; only all of them are 100, and only none are 0."""
    return min(max(rounded(value), 1), 99) if _HARDLY_ANY < value < _ALL - _HARDLY_ANY else rounded(value)


def points(value: float | None) -> str:
    """Write points, or a dash."""
    return "-" if value is None else str(whole_points(value))


def duration(seconds: float) -> str:
    """Write how long something took: 0:12, and 0.3 s where a whole second would say too little."""
    return f"{decimal(seconds)} s" if seconds < A_SECOND_S else clock(seconds)


def bare(text: str) -> str:
    """Give a phrase without the punctuation after it."""
    return text.rstrip(",.;:!?…") or text


def percentage(ratio: float) -> int:
    """Give a ratio 0..1 in whole percent; only all is 100, and only nothing is 0."""
    if 0 < ratio < 1:
        return min(max(rounded(ratio * 100), 1), 99)
    return rounded(ratio * 100)


def percent(ratio: float) -> str:
    """Write a ratio as 94%."""
    return f"{percentage(ratio)}%"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write "1 filler", "2 fillers"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Write "a, b and c"."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def shortened(text: str, length: int) -> str:
    """Cut a text at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def local_moment(recorded_at: str, zone: tzinfo | None = None) -> datetime:
    """Turn a take's ``recorded_at`` into a moment of a time zone, the computer's own if None."""
    return datetime.fromisoformat(recorded_at.replace("Z", "+00:00")).astimezone(zone)


def date(moment: datetime) -> str:
    """Write a date as 21 Nov 2026."""
    return f"{day(moment)} {moment.year}"


def dates(first: datetime, last: datetime) -> str:
    """Write a span of days as 21 Nov 2026, 21 to 23 Nov 2026, 30 Nov to 2 Dec 2026."""
    if date(first) == date(last):
        return date(last)
    if first.year != last.year:
        return f"{date(first)} to {date(last)}"
    if first.month != last.month:
        return f"{day(first)} to {date(last)}"
    return f"{first.day} to {date(last)}"


def day(moment: datetime) -> str:
    """Write a date without its year, as 21 Nov."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"


def date_and_time(moment: datetime) -> str:
    """Write a moment as 21 Nov 2026, 20:12."""
    return f"{date(moment)}, {time_of_day(moment)}"


def time_of_day(moment: datetime) -> str:
    """Write the time of a moment as 20:12."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def script_name(name: str | None, version: int | None) -> str | None:
    """Write a script's name with its version from the second on, or None without a name."""
    if name is None:
        return None
    return plain(name) if version in (None, 1) else f"{plain(name)} v{version}"


def script_title(script: Script) -> str:
    """Write what a script is called, or how it begins."""
    return script_name(script.name, script.version) or f'"{shortened(plain(script.text), 32)}"'


def take_title(take: Take, *, otherwise: str = "This take") -> str:
    """Write what a take is called."""
    return otherwise if take.name is None else plain(take.name)
