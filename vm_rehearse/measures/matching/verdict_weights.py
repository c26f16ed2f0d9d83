"""The weights of the signs (see `signs`), as ``make verdicts`` fits them; not written by hand."""

from __future__ import annotations

EXCHANGED = {
    "constant": 3.092,
    "likelier": -0.08112,
    "goes_with_sound": 0.2537,
    "gained": 0.09697,
    "unclear": 4.055,
    "worst": 0.2298,
    "heard_gained_more": -0.09471,
    "surely_heard": -1.296,
    "more_words": -0.2002,
    "everyday": 0.8935,
    "everyday_gained_more": -0.3799,
    "numbers": -4.533,
    "ending": -1.119,
    "same_sound": 3.35,
}
LEFT_OUT = {
    "constant": 3.861,
    "likelier": -0.1314,
    "goes_with_sound": 0.4778,
    "gained": 0.1977,
    "unclear": 3.531,
    "everyday": -2.828,
    "numbers": 0.02894,
    "spare_s": 1.035,
    "number_spare_s": 2.057,
}
