"""What was said, put together: every spoken word with its kind, the fillers, and the script match.

The order matters. Filled pauses are no words. Filler phrases that the script does not have, and words said on
the way to saying them again, are set aside, so that they are not taken for mistakes. What is left is aligned
with the script; the places that differ are held against the sound, and where the script's words were said
they count as said, in the script's spelling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vm_rehearse.measures.alignment import Step, similarity
from vm_rehearse.measures.disfluencies.filled_pauses import beside_text
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.matching.comparable_words import spoken_words
from vm_rehearse.measures.matching.doubts import alike_throughout, is_doubtful, judged, positions
from vm_rehearse.measures.matching.mistaken_fillers import with_their_sound
from vm_rehearse.measures.matching.places import Place, places, runs
from vm_rehearse.measures.matching.script_match import script_match, with_accepted
from vm_rehearse.measures.matching.sides import Sides, beside_script, free_speech
from vm_rehearse.measures.matching.verdicts import is_lost, probability_said, unclearness
from vm_rehearse.measures.script_spelling import in_script_spelling, said_contracted
from vm_rehearse.measures.unheard.hesitation_odds import Standing
from vm_rehearse.measures.unheard.hesitations import Revised, with_hesitations
from vm_rehearse.measures.unheard.run_together import with_pause
from vm_rehearse.measures.unheard.unheard_restarts import with_restarts
from vm_rehearse.take import Evidence, Filler, ScriptMatch, Transcript, Weight, Word
from vm_rehearse.text import CLOSING_MARKS

_MISSPELLED = 0.75
"""A word that has so much in common with the script's is a spelling of it, and no filled pause."""
_HALVES_OF_THE_DAY = frozenset({"am", "pm"})
"""Letters of "a.m." sound like filled pauses."""


@dataclass(frozen=True)
class Message:
    """What was said: the transcript's words with their kinds; `script_match` is None without a script."""

    words: tuple[Word, ...]
    fillers: tuple[Filler, ...]
    script_match: ScriptMatch | None


def revised(
    transcript: Transcript, script_text: str | None, lexicon: Lexicon, evidence: Sequence[Evidence]
) -> Revised:
    """A transcript with what the recogniser passed over put in: filled pauses, and words of restarts.

    Parameters
    ----------
    transcript : Transcript
        As it was heard.
    script_text : str or None
        None for free speech.
    lexicon : Lexicon
        Of the transcript's language.
    evidence : sequence of Evidence
        On `hesitation_questions`, `repetition_questions` and `broken_off_questions`, among others.
    """
    how = standings(transcript, script_text, lexicon)
    return with_restarts(with_hesitations(transcript, lexicon, evidence, how), lexicon, evidence)


def standings(transcript: Transcript, script_text: str | None, lexicon: Lexicon) -> dict[int, Standing]:
    """How each word of a transcript, by its index, stands to the script.

    Filled pauses are left out, and so are words said twice and fillers of several words.
    """
    if not script_text:
        spoken = spoken_words(transcript.words, transcript.language, lexicon)
        return {word.index: "free" for word in spoken}
    sides = beside_script(transcript, script_text, lexicon)
    found: dict[int, Standing] = {}
    for step in sides.steps:
        if step.same:
            found.update({word.index: "expected" for word in sides.spoken[slice(*step.spoken)]})
    for run in runs(sides.steps):
        lacks_words = run[0].script[0] < run[-1].script[1]
        standing: Standing = "exchanged" if lacks_words else "put in"
        if _is_misspelled(run, sides):
            standing = "expected"
        found.update({word.index: standing for step in run for word in sides.spoken[slice(*step.spoken)]})
    found.update({first: "filler" for first, end in sides.fillers if end - first == 1})
    return found


def _is_misspelled(run: Sequence[Step], sides: Sides) -> bool:
    """Whether a word of the script was only written otherwise: "Erl" for "Earl", "M" for "a.m."."""
    script = sides.script[run[0].script[0] : run[-1].script[1]]
    spoken = sides.spoken[run[0].spoken[0] : run[-1].spoken[1]]
    written = {word.index for word in script}
    letters_said = "".join(word.normal for word in sides.script if word.index in written)
    if script and letters_said in _HALVES_OF_THE_DAY:
        return True
    if len(script) != 1 or len(spoken) != 1:
        return False
    return similarity(script[0].normal, spoken[0].normal) >= _MISSPELLED


def open_questions(
    transcript: Transcript, script_text: str, lexicon: Lexicon, *, strict: bool = False
) -> tuple[Place, ...]:
    """The places where script and transcript differ, to be held against the sound.

    Parameters
    ----------
    transcript : Transcript
        As `revised` gives it.
    script_text : str
        The script as written.
    lexicon : Lexicon
        Of the transcript's language.
    strict : bool
        Whether contractions and their full forms differ too.
    """
    sides = beside_script(transcript, script_text, lexicon, strict=strict)
    return places(sides.steps, sides.script, sides.spoken)


def understood(
    transcript: Transcript,
    script_text: str | None,
    lexicon: Lexicon,
    evidence: Sequence[Evidence],
    *,
    strict: bool = False,
) -> Message:
    """What was said, with the sound's evidence on the places that differ from the script.

    Parameters
    ----------
    transcript : Transcript
    script_text : str or None
        None for free speech.
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `hesitation_questions`, `repetition_questions`, `broken_off_questions` and `open_questions`;
        without it, a place stays as it was heard.
    strict : bool
        Whether a contraction said for its full form is a deviation, and the other way round.
    """
    lexicon = beside_text(lexicon, script_text)
    heard = revised(transcript, script_text, lexicon, evidence)
    transcript = heard.transcript
    if script_text:
        sides = beside_script(transcript, script_text, lexicon, strict=strict)
        weights = _weights(sides, heard, evidence)
    else:
        sides, weights = free_speech(transcript, lexicon), {}
    words = [
        replace(word, kind=sides.kinds.get(index, "word")) for index, word in enumerate(transcript.words)
    ]
    unclear_nats = unclearness(transcript.words)
    probability = {
        place: probability_said(place, transcript, weight, unclear_nats=unclear_nats)
        for place, weight in weights.items()
    }
    probability = alike_throughout(probability, words)
    said, unsure = judged(list(probability), list(probability.values()))
    said = with_their_sound(said, unsure, sides, words)
    words = _doubted(words, sides, unsure)
    contracted = (
        {} if strict else said_contracted(sides, heard, evidence, (*said, *unsure), unclear_nats=unclear_nats)
    )
    return Message(
        in_script_spelling(words, sides, said, unsure, probability, contracted, transcript.language),
        _fillers(words, sides, said),
        _match(words, sides, said, unsure) if script_text else None,
    )


def asked_places(
    transcript: Transcript,
    script_text: str,
    lexicon: Lexicon,
    evidence: Sequence[Evidence],
    *,
    strict: bool = False,
) -> tuple[Sides, Transcript, dict[Place, Weight]]:
    """Script and speech side by side, and what the sound says at each place where they differ.

    Parameters are as for `understood`; the transcript that comes back is `revised`.
    """
    said = revised(transcript, script_text, lexicon, evidence)
    sides = beside_script(said.transcript, script_text, lexicon, strict=strict)
    return sides, said.transcript, _weights(sides, said, evidence)


def _weights(sides: Sides, said: Revised, evidence: Sequence[Evidence]) -> dict[Place, Weight]:
    """What the sound says of the script's words, at each place that it was asked about."""
    # By what was asked of the sound, and not by the script's words: another reading of a contraction or a
    # numeral gives them other numbers.
    weights = {(item.spoken, item.reading): item.weight for item in evidence}
    differing = places(sides.steps, sides.script, sides.spoken)
    found = {}
    for place in differing:
        spoken = said.as_heard(place.transcript)
        readings = [*place.readings]
        if before := said.put_in_before(place.transcript[0]):
            readings += with_pause(before, place.text)
        known = [weights[spoken, reading] for reading in readings if (spoken, reading) in weights]
        if known:
            found[place] = min(known, key=lambda weight: (is_lost(weight), weight.log_odds_nats))
    return found


def _doubted(words: Sequence[Word], sides: Sides, unsure: Sequence[Place]) -> list[Word]:
    """The words, marked where they may have been others."""
    left_open = positions(place.transcript for place in unsure)
    expected = {word.index for step in sides.steps if step.same for word in sides.spoken[slice(*step.spoken)]}
    return [
        replace(word, doubtful=index in left_open or (index not in expected and is_doubtful(word)))
        for index, word in enumerate(words)
    ]


def _match(
    words: Sequence[Word], sides: Sides, said: Sequence[Place], unsure: Sequence[Place]
) -> ScriptMatch:
    """How closely the script was said."""
    steps = with_accepted(sides.steps, said)
    sounds = {place.script: place.transcript for place in said}
    return script_match(steps, sides.script, sides.spoken, words, unsure=unsure, sounds=sounds)


def _fillers(words: Sequence[Word], sides: Sides, said: Sequence[Place]) -> tuple[Filler, ...]:
    """The fillers in the order of time, without those that were the sound of words of the script."""
    mistaken = positions(place.transcript for place in said if place.spoken[0] == place.spoken[1])
    fillers = [
        Filler(_text(words[first:end]), "filler_word", *_times(words[first:end]))
        for first, end in sides.fillers
        if first not in mistaken
    ]
    fillers += [
        Filler(_text([word]), "filled_pause", word.start_s, word.end_s)
        for index, word in enumerate(words)
        if word.kind == "filled_pause" and index not in mistaken
    ]
    return tuple(sorted(fillers, key=lambda filler: filler.start_s))


def _text(words: Sequence[Word]) -> str:
    """The words as text, without the punctuation at the end."""
    return " ".join(word.text for word in words).rstrip(CLOSING_MARKS)


def _times(words: Sequence[Word]) -> tuple[float, float]:
    """From the first word's start to the last one's end."""
    return words[0].start_s, words[-1].end_s
