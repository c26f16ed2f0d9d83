"""Words said twice in a row by accident, and starts that were broken off and said anew.

Of "we we help" the first "we" is a repetition; of "I'd like, I'd like to show" the first "I'd like" is a
false start, as is "I could bring" in "I could bring, I could drop". The last saying is the one that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

_LONGEST_START = 6


def said_again(
    spoken: Sequence[str], surplus: Sequence[int]
) -> dict[int, Literal["repetition", "false_start"]]:
    """The spoken words that were only said on the way to saying them again.

    Parameters
    ----------
    spoken : sequence of str
        Normalised words.
    surplus : sequence of int
        Indices of the words that the script does not have at that place, in ascending order.

    Returns
    -------
    dict of int to kind
        By index of the spoken word.
    """
    kinds: dict[int, Literal["repetition", "false_start"]] = {}
    available = set(surplus)
    for start in surplus:
        if start in kinds:
            continue
        length = _restart_length(spoken, start, available)
        if length:
            once_more = list(spoken[start : start + length]) == list(
                spoken[start + length : start + 2 * length]
            )
            kind: Literal["repetition", "false_start"] = (
                "repetition" if length == 1 and once_more else "false_start"
            )
            kinds.update(dict.fromkeys(range(start, start + length), kind))
    return kinds


def _restart_length(spoken: Sequence[str], start: int, surplus: set[int]) -> int:
    """How many surplus words from `start` are followed by a new beginning with the same word; 0 if none."""
    for length in range(1, _LONGEST_START + 1):
        again = start + length
        if start + length - 1 not in surplus or again >= len(spoken):
            return 0
        if spoken[again] == spoken[start]:
            return length
    return 0
