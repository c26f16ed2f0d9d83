"""Measures and a rubric in, a score and one piece of advice out.

Measures observe, the score judges: "142 words a minute" is a measure, "too quick" is a verdict. Pure. The
advice is had from `advising`: only a take that is judged anew needs that, and lists are to be quick.
"""

from vm_rehearse.scoring.rubric import (
    DEFAULT_TARGET_S,
    ENOUGH_S,
    ENOUGH_WORDS,
    FILLERS_ALWAYS_FINE,
    RUBRIC,
    bands,
    is_enough,
    points,
    score,
)

__all__ = [
    "DEFAULT_TARGET_S",
    "ENOUGH_S",
    "ENOUGH_WORDS",
    "FILLERS_ALWAYS_FINE",
    "RUBRIC",
    "bands",
    "is_enough",
    "points",
    "score",
]
