"""The weights of the signs (see `signs`), as ``make verdicts`` fits them; not written by hand."""

from __future__ import annotations

EXCHANGED = {
    "constant": 2.993,
    "likelier": -0.09532,
    "goes_with_sound": 0.2785,
    "gained": 0.09504,
    "unclear": 6.635,
    "worst": 0.2528,
    "heard_gained_more": -0.09997,
    "surely_heard": -1.105,
    "more_words": -0.2919,
    "everyday": 0.7626,
    "everyday_gained_more": -0.3962,
    "numbers": -4.52,
    "ending": -1.133,
    "same_sound": 3.342,
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
