"""Filled pauses that ran together with the words behind them: "er, Ashcroft" heard as "Err-Ashcroft".

The recogniser knows no such name and spells what it hears, so nothing of the filled pause is left to ask
about. But where words of the script stand opposite, those can be read with a filled pause before them and
without. If they are likelier with one, or hardly less likely and a sound is held there, one was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.matching.verdicts import is_lost
from vm_rehearse.measures.questions import HesitationQuestion
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.take import Evidence, Transcript
from vm_rehearse.text import CLOSING_MARKS

_LEAST_HELD_S = 0.05
_LEAST_NATS = -3.0
"""How much less likely the script's words may be with a filled pause before them than without, if a sound is
held there.

In 92 takes with truth there were six such places in which a sound is held, and one was said in all of them.
"""
_LEAST_UNHELD_NATS = 2.0
"""How much likelier they must be where none is held: one was said in both of two such places in 140 takes."""
_LEAST_UNLIKE_NATS, _MOST_LIKE_NATS = -2.5, 6.0
"""How much likelier where the sound is as much like a filled pause as not, and how alike it may be to make up
for that: of 13 such places in 312 takes in which one was said it finds 10, and none of 12 others."""
_LOST_NATS = 10.0
"""Neither reading was said where the words are so much less likely than what was heard."""
_MARGIN_S = 0.06
"""A held sound may begin so much before the word it ran together with."""


def run_together_questions(
    differences: Sequence[Evidence], transcript: Transcript, lexicon: Lexicon, sounds: PauseSounds
) -> tuple[HesitationQuestion, ...]:
    """Where a filled pause may be part of what was heard in place of the script's words.

    Parameters
    ----------
    differences : sequence of Evidence
        On the script's words where others were heard.
    transcript : Transcript
        As it was heard.
    lexicon : Lexicon
    sounds : PauseSounds
    """
    questions = []
    for item in differences:
        (first, end), text = item.spoken, item.reading
        # before more words of the script, what they sound like would be taken for one
        before_more = any(
            other.spoken[1] == end
            and other.reading.endswith(f" {text}")
            and (other.spoken[0] == first or (other.spoken[0] < first and _is_likelier(other, item)))
            for other in differences
        )
        if first == end or not text or before_more:
            continue
        words = transcript.words[first:end]
        times = words[0].start_s - _MARGIN_S, words[-1].end_s
        held_s, likeness_nats = sounds.held_s(*times), sounds.likeness_nats(*times)
        most_nats = min(_LOST_NATS, item.weight.log_odds_nats - _least_nats(held_s, likeness_nats))
        if most_nats >= 0:
            questions += [
                HesitationQuestion((first, end), reading, held_s, likeness_nats, most_nats)
                for sound in lexicon.filled_pauses[:2]
                for reading in with_pause(sound, text)
            ]
    return tuple(questions)


def _is_likelier(reading: Evidence, other: Evidence) -> bool:
    """Whether the script's words go better with the sound from further before on."""
    return reading.weight.log_odds_nats < other.weight.log_odds_nats


def _least_nats(held_s: float | None, likeness_nats: float | None) -> float:
    """How much likelier words must be with a filled pause before them, by what the sound there is like."""
    if likeness_nats is not None:
        return _LEAST_UNLIKE_NATS - min(likeness_nats, _MOST_LIKE_NATS)
    return _LEAST_NATS if held_s is None or held_s >= _LEAST_HELD_S else _LEAST_UNHELD_NATS


def with_pause(sound: str, text: str) -> tuple[str, str]:
    """Words with a filled pause before them, as two readings: set apart from them, and not."""
    return f"{sound}, {text}", f"{sound} {text}"


def first_pause(reading: str, lexicon: Lexicon) -> str | None:
    """The filled pause before the words of a reading; None where there is none, or are no words."""
    pause, _, words = reading.partition(" ")
    pause = pause.rstrip(CLOSING_MARKS)
    return pause if pause and words and is_filled_pause(pause, lexicon) else None


def run_together(evidence: Sequence[Evidence], lexicon: Lexicon) -> Iterator[tuple[float, Evidence]]:
    """The filled pauses that ran together with words, as if they had been asked about before those.

    Parameters
    ----------
    evidence : sequence of Evidence
        On `run_together_questions`, and on the same words without a filled pause, among others.
    lexicon : Lexicon

    Yields
    ------
    log-odds that it was said, in nats, and Evidence on the border before the words
    """
    alone = {(item.spoken, item.reading): item.weight.log_odds_nats for item in evidence}
    for item in evidence:
        pause = first_pause(item.reading, lexicon)
        if pause is None or item.weight.log_odds_nats > _LOST_NATS or is_lost(item.weight):
            continue
        without_nats = alone.get((item.spoken, item.reading.partition(" ")[2]))
        if without_nats is not None:
            likelier_nats = without_nats - item.weight.log_odds_nats
            border = (item.spoken[0], item.spoken[0])
            least_nats = _least_nats(item.held_s, item.likeness_nats)
            yield likelier_nats - least_nats, replace(item, spoken=border, reading=pause)
