"""Words that were said twice by accident and written down once.

Subtitles, which the recogniser learnt from, leave out what is said twice, and so does it: "we'll, we'll
start" comes out as "We'll start". So each word is asked about: with the word once more, is the text hardly
less likely? Where it was said once, it is much less likely, and gains nothing by being heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vm_rehearse.measures.fillers import Lexicon, is_filled_pause
from vm_rehearse.measures.hesitations import LEAST_GAIN_NATS, Revised
from vm_rehearse.measures.questions import Question
from vm_rehearse.take import Evidence, Transcript
from vm_rehearse.text import is_number_word, normalise_word

MOST_NATS = 4.3
"""How much less likely the text with the word twice may be."""
_SHARE = 0.49
"""Of the time of the word that was heard, which each of the two gets: of neither it is most, so that what the
user says of one is not said of that word."""
_CLOSING = ",.?!;:"
_SENTENCE_ENDS = ".?!"


def repetition_questions(transcript: Transcript, lexicon: Lexicon) -> tuple[Question, ...]:
    """Each word that may have been said twice, with the two of it.

    Numbers and letters are none of them, as they are said several times on purpose; and no word beside its
    like, which was heard twice already.

    Parameters
    ----------
    transcript : Transcript
        As it was heard.
    lexicon : Lexicon
        Of its language.
    """
    words = transcript.words
    normals = ["", *(normalise_word(word.text) for word in words), ""]
    questions = []
    for index, word in enumerate(words):
        before, normal, behind = normals[index : index + 3]
        once = word.text.rstrip(_CLOSING)
        if (
            normal in ("", before, behind)
            or not once.replace("'", "").isalpha()
            or word.fixed is not None
            or is_filled_pause(once, lexicon)
            or is_number_word(normal, transcript.language)
        ):
            continue
        opens = index == 0 or words[index - 1].text[-1:] in _SENTENCE_ENDS
        again = once[0].lower() + once[1:] if opens and normal[0] != "i" else once
        questions.append(Question((index, index + 1), f"{once}, {again}", MOST_NATS))
    return tuple(questions)


def is_on_repetition(item: Evidence) -> bool:
    """Whether it answers one of `repetition_questions`: a script may have a word twice as well."""
    once, comma, again = item.reading.partition(", ")
    of_script = item.script[0] < item.script[1]
    return not of_script and bool(comma) and normalise_word(once) == normalise_word(again)


def with_repetitions(revised: Revised, lexicon: Lexicon, evidence: Sequence[Evidence]) -> Revised:
    """A transcript with the words put in once more that were said twice.

    Parameters
    ----------
    revised : Revised
        With its missed filled pauses put in.
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `repetition_questions` and `hesitation_questions`, among others.
    """
    words, origin = list(revised.transcript.words), list(revised.origin)
    heard_at = {heard: at for at, heard in enumerate(origin)}  # behind what was put in before it
    twice = [item for item in evidence if is_on_repetition(item) and _is_likely(item, lexicon, evidence)]
    for item in sorted(twice, key=lambda item: item.spoken, reverse=True):
        at = heard_at[item.spoken[0]]
        word = words[at]
        once, again = item.reading.split(", ")
        if normalise_word(word.text) != normalise_word(once):
            continue
        closing = word.text[len(word.text.rstrip(_CLOSING)) :]
        lasts_s = _SHARE * (word.end_s - word.start_s)
        words[at : at + 1] = [
            replace(word, text=f"{once},", end_s=word.start_s + lasts_s, kind="repetition", heard_as=""),
            replace(word, text=again + closing, start_s=word.end_s - lasts_s),
        ]
        origin.insert(at, item.spoken[0])
    return Revised(replace(revised.transcript, words=tuple(words)), tuple(origin))


def _is_likely(item: Evidence, lexicon: Lexicon, evidence: Sequence[Evidence]) -> bool:
    """Whether a word was said twice: likely by itself, and likelier than a filled pause there."""
    weight = item.weight
    if weight.log_odds_nats > MOST_NATS or (weight.script_gain_nats or 0.0) < LEAST_GAIN_NATS:
        return False
    first, end = item.spoken
    return not any(
        first <= other.spoken[0]
        and other.spoken[1] <= end
        and other.weight.log_odds_nats < weight.log_odds_nats
        and is_filled_pause(other.reading, lexicon)
        for other in evidence
    )
