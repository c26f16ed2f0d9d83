"""How a recording is going, moment by moment: what to warn of while it helps, and where in the script.

Pure: levels and times in, records out. Nothing here knows of microphones, clocks or screens.
"""

from vm_rehearse.monitor.moment import (
    SCALE_FROM_DBFS,
    Loudness,
    Moment,
    Warned,
    following,
    loudness,
    warning,
)
from vm_rehearse.monitor.prompting import PromptWord, prompt_words, word_to_say

__all__ = [
    "SCALE_FROM_DBFS",
    "Loudness",
    "Moment",
    "PromptWord",
    "Warned",
    "following",
    "loudness",
    "prompt_words",
    "warning",
    "word_to_say",
]
