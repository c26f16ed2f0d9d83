"""The weights of the signs (see `signs`), as ``make verdicts`` fits them; not written by hand."""

from __future__ import annotations

EXCHANGED = {
    "constant": 2.972,
    "likelier": -0.0777,
    "goes_with_sound": 0.1901,
    "gained": 0.04463,
    "unclear": 6.374,
    "worst": 0.1767,
    "heard_gained_more": -0.07346,
    "surely_heard": -1.368,
    "more_words": -0.3286,
    "everyday": 1.189,
    "everyday_gained_more": -0.3263,
    "numbers": -4.124,
    "ending": -1.3,
    "same_sound": 3.355,
}
LEFT_OUT = {
    "constant": 4.218,
    "likelier": -0.116,
    "goes_with_sound": 0.4395,
    "gained": 0.1686,
    "unclear": 5.926,
    "everyday": -2.109,
    "numbers": -0.6422,
    "spare_s": 1.206,
    "number_spare_s": 2.4,
}
