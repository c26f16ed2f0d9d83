"""The marks of feet and inches, which people write as quotation marks: 8' x 42".

Conventions: a mark behind a digit is one, unless a quotation is open there that it closes: "press 9".
"""

from __future__ import annotations

import re

_FEET, _INCHES = "\u2032", "\u2033"
_MARK = re.compile(r"[\"\u201c\u201d\u201e]|['\u2018\u2019]")
_DOUBLE_OPEN, _SINGLE_OPEN = "\u201c\u201e", "\u2018"
_APOSTROPHES = "'\u2019"
_BEFORE_INCHES = re.compile(r"\s?(?:\d|1[01])[\u00bc-\u00be]?(?:[\"\u201d]|(?!\w))")
"""Behind the mark of feet: 6'2"."""
_BEFORE_SIDE = re.compile(r"[x\u00d7]\s?\d")
"""Between two of them: 10'x20'."""
_LAST_OF_NUMBER = frozenset("0123456789\u00bc\u00bd\u00be")


def with_primes(text: str) -> str:
    """A text with the signs for feet and inches in the place of quotation marks that stand for them.

    Parameters
    ----------
    text : str
        Any text.
    """
    return "\n".join(_in_line(line) for line in text.split("\n")) if _MARK.search(text) else text


def _in_line(line: str) -> str:
    """One line: no quotation is open at its beginning."""
    result: list[str] = []
    double_open = single_open = False
    done = 0
    for match in _MARK.finditer(line):
        at, mark = match.start(), match[0]
        before, after = line[max(0, at - 1) : at], line[at + 1 : at + 2]
        measures = before in _LAST_OF_NUMBER and before != ""
        sign = mark
        if mark in _APOSTROPHES or mark == _SINGLE_OPEN:
            ends = (
                not after.isalnum() or _BEFORE_INCHES.match(line, at + 1) or _BEFORE_SIDE.match(line, at + 1)
            )
            if measures and ends and not single_open:
                sign = _FEET
            elif not before.isalnum():
                single_open = after.isalpha() and mark != _APOSTROPHES[1]
            elif not after.isalnum():
                single_open = False
        elif measures and not double_open and mark not in _DOUBLE_OPEN:
            sign = _INCHES
        else:
            double_open = mark in _DOUBLE_OPEN or (mark == '"' and not double_open)
        result += [line[done:at], sign]
        done = at + 1
    return "".join([*result, line[done:]])
