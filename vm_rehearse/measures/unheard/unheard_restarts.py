"""Words that were said twice by accident, or broken off, and written down once.

Subtitles, which the recogniser learnt from, leave out what is said twice, and so does it: "we'll, we'll
start" comes out as "We'll start". So each word is asked about: with the word once more, is the text hardly
less likely? Where it was said once, it is much less likely, and gains nothing by being heard.

A half word it completes, and passes over the one that was said instead: "Tues- Wednesday" comes out as
"Tuesday". Then a word that is not the script's lasts as long as both, and is asked about with the script's
behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.disfluencies.repetitions import Restart
from vm_rehearse.measures.durations import needed_s, spoken_s
from vm_rehearse.measures.matching.places import Place
from vm_rehearse.measures.matching.verdicts import is_lost
from vm_rehearse.measures.questions import Question
from vm_rehearse.measures.unheard.hesitation_odds import LEAST_GAIN_NATS
from vm_rehearse.measures.unheard.hesitations import Revised
from vm_rehearse.take import Evidence, Transcript
from vm_rehearse.text import CLOSING_MARKS, SENTENCE_ENDS, closing_marks, normalise_word
from vm_rehearse.verbalisation import is_number_word

MOST_NATS = 4.3
"""How much less likely the text with the word twice may be."""
MOST_NATS_BROKEN_OFF = 11.0
"""How much less likely it may be with the script's word behind the one that was heard. Of 20 words that last
long enough, 19 were heard for the script's, and there it is less likely by 14 nats and more. One was broken
off, and there it is by 5, and by 10 in noise."""
_SPARE_S = 0.5
"""A word that has so much time beyond that of its syllables lasts long enough for another."""
_SHARE = 0.49
"""Of the time of the word that was heard, which each of the two gets: of neither it is most, so that what the
user says of one is not said of that word."""


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
        once = word.text.rstrip(CLOSING_MARKS)
        if (
            normal in ("", before, behind)
            or not once.replace("'", "").isalpha()
            or word.fixed is not None
            or is_filled_pause(once, lexicon)
            or is_number_word(normal, transcript.language)
        ):
            continue
        opens = index == 0 or words[index - 1].text[-1:] in SENTENCE_ENDS
        again = once[0].lower() + once[1:] if opens and normal[0] != "i" else once
        questions.append(Question((index, index + 1), f"{once}, {again}", MOST_NATS))
    return tuple(questions)


def broken_off_questions(said: Revised, places: Iterable[Place]) -> tuple[Question, ...]:
    """Each word that lasts too long and is not the script's, with the script's behind it.

    Parameters
    ----------
    said : Revised
    places : iterable of Place
        Where script and speech differ; numbers among them are not asked about.
    """
    transcript, questions = said.transcript, []
    for place in places:
        first, end = place.transcript
        if end - first != 1 or place.script[1] - place.script[0] != 1:
            continue
        word, wanted = transcript.words[first], place.text.rstrip(CLOSING_MARKS)
        once = word.text.rstrip(CLOSING_MARKS)
        normals = [normalise_word(text) for text in (once, wanted)]
        lasts_s = spoken_s(transcript.speech, word.start_s, word.end_s)
        if (
            word.fixed is None
            and all(text.isalpha() and not is_number_word(text, transcript.language) for text in normals)
            and lasts_s - needed_s(word, transcript.language) >= _SPARE_S
        ):
            asked = said.as_heard(place.transcript)
            questions.append(Question(asked, f"{once}, {wanted}", MOST_NATS_BROKEN_OFF))
    return tuple(questions)


def restart_kind(item: Evidence, lexicon: Lexicon) -> Restart | None:
    """What was passed over if it is so; None for other evidence: a script may have a word twice as well."""
    once, comma, again = item.reading.partition(", ")
    if item.script[0] < item.script[1] or not comma:
        return None
    if normalise_word(once) == normalise_word(again):
        return "repetition"
    are_words = all(text and " " not in text and not is_filled_pause(text, lexicon) for text in (once, again))
    return "false_start" if are_words else None


def with_restarts(revised: Revised, lexicon: Lexicon, evidence: Sequence[Evidence]) -> Revised:
    """A transcript with the words put in that were said twice, or behind one that was broken off.

    Parameters
    ----------
    revised : Revised
        With its missed filled pauses put in.
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `repetition_questions`, `broken_off_questions` and `hesitation_questions`, among others.
    """
    words, origin = list(revised.transcript.words), list(revised.origin)
    heard_at = {heard: at for at, heard in enumerate(origin)}  # behind what was put in before it
    kinds = [(item, kind) for item in evidence if (kind := restart_kind(item, lexicon))]
    likely = [(item, kind) for item, kind in kinds if _is_likely(item, kind, lexicon, evidence)]
    likely.sort(key=lambda each: each[0].weight.log_odds_nats, reverse=True)
    likeliest = {item.spoken: (item, kind) for item, kind in likely}  # one a word
    for _, (item, kind) in sorted(likeliest.items(), reverse=True):
        at = heard_at.get(item.spoken[0])
        once, again = item.reading.split(", ")
        if at is None or normalise_word(words[at].text) != normalise_word(once):
            continue  # it turned out to be a filled pause, which may be one with that before it
        word = words[at]
        lasts_s = _SHARE * (word.end_s - word.start_s)
        words[at : at + 1] = [
            replace(word, text=f"{once},", end_s=word.start_s + lasts_s, kind=kind, heard_as=""),
            replace(word, text=again + closing_marks(word.text), start_s=word.end_s - lasts_s),
        ]
        origin.insert(at, item.spoken[0])
    return Revised(replace(revised.transcript, words=tuple(words)), tuple(origin))


def _is_likely(item: Evidence, kind: Restart, lexicon: Lexicon, evidence: Sequence[Evidence]) -> bool:
    """Whether there were two words: likely by itself, and likelier than a filled pause there."""
    weight = item.weight
    most_nats = MOST_NATS if kind == "repetition" else MOST_NATS_BROKEN_OFF
    if weight.log_odds_nats > most_nats or (weight.script_gain_nats or 0.0) < LEAST_GAIN_NATS:
        return False
    first, end = item.spoken
    return not any(
        first <= other.spoken[0]
        and other.spoken[1] <= end
        and other.weight.log_odds_nats < weight.log_odds_nats
        and not is_lost(other.weight)
        and is_filled_pause(other.reading, lexicon)
        for other in evidence
    )
