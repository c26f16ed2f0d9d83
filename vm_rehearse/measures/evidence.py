"""What the sound is asked of a transcript, and what it says: first of filled pauses, then of the script.

What is asked later depends on what was answered before: a filled pause that was missed is no word that stands
opposite one of the script's; and only beside words of the script can one be found that ran together with
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.fillers import Lexicon
from vm_rehearse.measures.hesitations import HOPELESS_NATS, hesitation_questions, with_hesitations
from vm_rehearse.measures.message import open_questions, standings
from vm_rehearse.measures.questions import HesitationQuestion, Question, Weigh
from vm_rehearse.measures.run_together import run_together_questions
from vm_rehearse.measures.steadiness import Flags
from vm_rehearse.take import Evidence, Transcript

_NO_SCRIPT = (0, 0)
"""The range of the script's words in evidence on a filled pause."""


def gathered(
    heard: Transcript, weigh: Weigh, *, lexicon: Lexicon, script_text: str | None, steady: Flags
) -> tuple[Evidence, ...]:
    """What the sound says of filled pauses that may have been missed, and of differences from the script.

    Parameters
    ----------
    heard : Transcript
    weigh : callable
    lexicon : Lexicon
        Of the transcript's language.
    script_text : str or None
        None for free speech.
    steady : ndarray of bool
        Where a sound is held, as `steady_frames` gives it.
    """
    how = standings(heard, script_text, lexicon)
    evidence = _of_pauses(hesitation_questions(heard, lexicon, how, steady), weigh)
    if not script_text:
        return tuple(evidence)
    revised = with_hesitations(heard, lexicon, evidence, how)
    # Asked also as if contractions differed and no names were listed: it can be judged so later.
    nameless = replace(lexicon, names=())
    places = {
        (place.transcript, place.text): place
        for strict, known in ((False, lexicon), (True, nameless))
        for place in open_questions(revised.transcript, script_text, known, strict=strict)
    }.values()
    questions = [Question(revised.as_heard(place.transcript), place.text) for place in places]
    differences = [
        Evidence(place.script, question.words, question.text, weight)
        for place, question, weight in zip(places, questions, weigh(questions), strict=True)
        if weight is not None
    ]
    answered = [(item.spoken, item.reading) for item in differences]
    together = _of_pauses(run_together_questions(answered, heard, lexicon, steady), weigh)
    return (*evidence, *differences, *together)


def _of_pauses(questions: Sequence[HesitationQuestion], weigh: Weigh) -> list[Evidence]:
    """Evidence on filled pauses, where there is any hope of one."""
    weights = weigh([Question(asked.transcript, asked.text, asked.most_nats) for asked in questions])
    return [
        Evidence(_NO_SCRIPT, question.transcript, question.text, weight, question.held_s)
        for question, weight in zip(questions, weights, strict=True)
        if weight is not None and weight.log_odds_nats < HOPELESS_NATS
    ]
