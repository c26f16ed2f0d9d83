"""Tables that are written as lines, so that a person can read and add to them."""

from __future__ import annotations


def table(lines: str) -> dict[str, tuple[str, ...]]:
    """Lines of "short: reading, reading" as short form -> readings."""
    rows = (line.split(": ") for line in lines.strip().splitlines())
    return {short: tuple(readings.split(", ")) for short, readings in rows}
