"""What people write into a script and mostly do not say: "[pause]", "{company}", "1." before a line.

It counts as words to say all the same, since nobody can tell: "(like yours)" may well be said. So it is only
pointed out.
"""

from __future__ import annotations

import re

from vm_rehearse.text.words import split_words

_ASIDES = re.compile(
    # anything in such brackets; in round ones only what has a letter: "(555) 014-2000" is a telephone number
    r"\[[^\[\]]*\]|\{+[^{}]*\}+|<(?!\s*[$€£¥]?\d[^<>]*>\s*[$€£¥]?\d)[^<>]*>|\([^()]*[^\W\d_][^()]*\)"
    # the number of a line in a list, and the sign of a heading
    r"|(?m:^[ \t]*(?:\d{1,2}[.)]|\#{1,6})(?=[ \t]+\S))"
)


def asides(text: str) -> tuple[str, ...]:
    """Find what is perhaps not meant to be said.

    Parameters
    ----------
    text : str
        A script as written.

    Returns
    -------
    tuple of str
        Each as written, with its brackets, in order, and once.
    """
    found = (" ".join(match[0].split()) for match in _ASIDES.finditer(text))
    return tuple(dict.fromkeys(each for each in found if split_words(each)))
