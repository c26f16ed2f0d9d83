"""The weights of the signs (see `signs`), as ``make verdicts`` fits them; not written by hand."""

from __future__ import annotations

EXCHANGED = {
    "constant": 3.2,
    "likelier": -0.1,
    "goes_with_sound": 0.3,
    "gained": 0.1,
    "unclear": 7.2,
    "worst": 0.27,
    "heard_gained_more": -0.1,
    "surely_heard": -1.1,
    "more_words": -0.3,
    "everyday": 0.8,
    "everyday_gained_more": -0.4,
    "numbers": -4.5,
    "ending": -0.9,
}
LEFT_OUT = {
    "constant": 3.5,
    "likelier": -0.15,
    "goes_with_sound": 0.5,
    "gained": 0.2,
    "unclear": 3.0,
    "everyday": -3.0,
    "numbers": 0.0,
    "spare_s": 1.0,
    "number_spare_s": 2.0,
}
