"""Words said twice in a row by accident, and starts that were broken off and said anew.

Of "we we help" the first "we" is a repetition; of "I'd like, I'd like to show" the first "I'd like" is a
false start, as is "I could bring" in "I could bring, I could drop". The last saying is the one that counts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

Restart = Literal["repetition", "false_start"]

_LONGEST_START = 6


def said_again(
    spoken: Sequence[str], surplus: Sequence[int], *, phrases: Collection[tuple[str, ...]]
) -> dict[int, Restart]:
    """The spoken words that were only said on the way to saying them again.

    Parameters
    ----------
    spoken : sequence of str
        Normalised words.
    surplus : sequence of int
        Indices of the words that the script does not have at that place, in ascending order.
    phrases : collection of tuple of str
        Filler phrases, which are none of these: of "I guess I would", "I guess" is a filler.

    Returns
    -------
    dict of int to kind
        By index of the spoken word.
    """
    kinds: dict[int, Restart] = {}
    available = set(surplus)
    for start in surplus:
        length = 0 if start in kinds else _restart_length(spoken, start, available)
        words = tuple(spoken[start : start + length])
        if length and words not in phrases:
            kind: Restart = "repetition" if length == 1 else "false_start"
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
