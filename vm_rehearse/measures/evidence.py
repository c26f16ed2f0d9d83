"""What the sound is asked of a transcript, and what it says: first of what was missed, then of the script.

What is asked later depends on what was answered before: a filled pause that was missed is no word that stands
opposite one of the script's, nor is a word that was said twice; and only beside words of the script can one
be found that ran together with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.disfluencies.filled_pauses import beside_text
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.message import open_questions, revised, standings
from vm_rehearse.measures.questions import HesitationQuestion, Question, Weigh
from vm_rehearse.measures.unheard.hesitation_odds import HOPELESS_NATS
from vm_rehearse.measures.unheard.hesitations import hesitation_questions
from vm_rehearse.measures.unheard.mistaken_pauses import NOTHING
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.measures.unheard.run_together import run_together_questions
from vm_rehearse.measures.unheard.unheard_restarts import broken_off_questions, repetition_questions
from vm_rehearse.take import Evidence, Transcript

_NO_SCRIPT = (0, 0)
"""The range of the script's words in evidence on what the recogniser missed."""


def gathered(
    heard: Transcript, weigh: Weigh, *, lexicon: Lexicon, script_text: str | None, sounds: PauseSounds
) -> tuple[Evidence, ...]:
    """What the sound says of what may have been missed, and of differences from the script.

    Parameters
    ----------
    heard : Transcript
    weigh : callable
    lexicon : Lexicon
        Of the transcript's language.
    script_text : str or None
        None for free speech.
    sounds : PauseSounds
    """
    lexicon = beside_text(lexicon, script_text)
    how = standings(heard, script_text, lexicon)
    pauses = hesitation_questions(heard, lexicon, how, sounds)
    evidence = _of_what_was_missed(pauses, repetition_questions(heard, lexicon), weigh)
    if not script_text:
        return tuple(evidence)
    said = revised(heard, script_text, lexicon, evidence)
    # Asked also as if contractions differed and no names were listed: it can be judged so later.
    nameless = replace(lexicon, names=())
    places = {
        (place.transcript, place.text): place
        for strict, known in ((False, lexicon), (True, nameless))
        for place in open_questions(said.transcript, script_text, known, strict=strict)
    }.values()
    asked = [
        (place, Question(said.as_heard(place.transcript), reading))
        for place in places
        for reading in place.readings
    ]
    differences = [
        Evidence(place.script, question.words, question.text, weight)
        for (place, question), weight in zip(asked, weigh([one for _, one in asked]), strict=True)
        if weight is not None
    ]
    together = _of_what_was_missed(
        run_together_questions(differences, heard, lexicon, sounds), broken_off_questions(said, places), weigh
    )
    return (*evidence, *differences, *together)


def _of_what_was_missed(
    pauses: Sequence[HesitationQuestion], restarts: Sequence[Question], weigh: Weigh
) -> list[Evidence]:
    """Evidence on filled pauses, on those that may be none, and on words said twice or broken off."""
    questions = [*(Question(asked.words, asked.text, asked.most_nats) for asked in pauses), *restarts]
    by_sound = [(asked.held_s, asked.likeness_nats) for asked in pauses] + [(None, None) for _ in restarts]
    return [
        Evidence(_NO_SCRIPT, question.words, question.text, weight, *of_sound)
        for question, of_sound, weight in zip(questions, by_sound, weigh(questions), strict=True)
        if weight is not None and (weight.log_odds_nats < HOPELESS_NATS or question.text == NOTHING)
    ]
