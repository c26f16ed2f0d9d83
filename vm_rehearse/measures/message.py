"""What was said, put together: every spoken word with its kind, the fillers, and the script match.

The order matters. Filled pauses are no words. Filler phrases that the script does not have, and words said on
the way to saying them again, are set aside, so that they are not taken for mistakes. What is left is aligned
with the script; the places that differ are held against the sound, and where the script's words were said
they count as said, in the script's spelling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vm_rehearse.measures.alignment import Step, align
from vm_rehearse.measures.fillers import (
    Lexicon,
    is_filled_pause,
    phrases_apart,
    phrases_beside_script,
)
from vm_rehearse.measures.hesitations import Revised, Standing, with_hesitations
from vm_rehearse.measures.places import Place, places
from vm_rehearse.measures.repetitions import said_again
from vm_rehearse.measures.script_match import respelled, script_match, with_accepted
from vm_rehearse.measures.script_words import ComparableWord, script_words, spoken_words
from vm_rehearse.measures.verdicts import accepted, probability_said
from vm_rehearse.take import Evidence, Filler, ScriptMatch, Transcript, Word, WordKind
from vm_rehearse.text import is_number_word

_PAUSE_BESIDE_FILLER_S = 0.15
_COMMA_LIKE = ",.?!;:"
_SENTENCE_END = ".?!"


@dataclass(frozen=True)
class Message:
    """What was said: the transcript's words with their kinds; `script_match` is None without a script."""

    words: tuple[Word, ...]
    fillers: tuple[Filler, ...]
    script_match: ScriptMatch | None


@dataclass(frozen=True)
class _Sides:
    """Script and speech as they were aligned; `kinds` are of the transcript's words that were set aside."""

    script: tuple[ComparableWord, ...]
    spoken: tuple[ComparableWord, ...]
    steps: tuple[Step, ...]
    kinds: dict[int, WordKind]
    fillers: tuple[tuple[int, int], ...]
    """Ranges of the transcript's words."""


def standings(transcript: Transcript, script_text: str | None, lexicon: Lexicon) -> dict[int, Standing]:
    """How each word of a transcript, by its index, stands to the script; filled pauses are left out."""
    if not script_text:
        spoken = spoken_words(transcript.words, transcript.language, lexicon)
        return {word.index: "free" for word in spoken}
    sides = _sides(transcript, script_text, lexicon)
    found: dict[int, Standing] = {}
    for step in sides.steps:
        standing: Standing = "expected" if step.same else "exchanged"
        if step.script[0] == step.script[1]:
            standing = "put in"
        found.update({word.index: standing for word in sides.spoken[slice(*step.spoken)]})
    return found


def open_questions(transcript: Transcript, script_text: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """The places where script and transcript differ, to be held against the sound.

    Parameters
    ----------
    transcript : Transcript
        With the filled pauses put in that had been missed (`with_hesitations`).
    script_text : str
        The script as written.
    lexicon : Lexicon
        Of the transcript's language.
    """
    sides = _sides(transcript, script_text, lexicon)
    return places(sides.steps, sides.script, sides.spoken, words=len(transcript.words))


def understood(
    transcript: Transcript, script_text: str | None, lexicon: Lexicon, evidence: Sequence[Evidence]
) -> Message:
    """What was said, with the sound's evidence on the places that differ from the script.

    Parameters
    ----------
    transcript : Transcript
    script_text : str or None
        None for free speech.
    lexicon : Lexicon
    evidence : sequence of Evidence
        On `hesitation_questions` and `open_questions`; without it, a place stays as it was heard.
    """
    how = standings(transcript, script_text, lexicon)
    revised = with_hesitations(transcript, lexicon, evidence, how)
    transcript = revised.transcript
    sides = _sides(transcript, script_text, lexicon) if script_text else _free_speech(transcript, lexicon)
    words = [
        replace(word, kind=sides.kinds.get(index, "word")) for index, word in enumerate(transcript.words)
    ]
    settled: tuple[Place, ...] = ()
    match = None
    if script_text:
        settled = _settled(sides, revised, evidence)
        match = script_match(with_accepted(sides.steps, settled), sides.script, sides.spoken, words)
    fillers = [
        Filler(_text(words[first:end]), "filler_word", *_times(words[first:end]))
        for first, end in sides.fillers
    ]
    fillers += [
        Filler(_text([word]), "filled_pause", word.start_s, word.end_s)
        for word in words
        if word.kind == "filled_pause"
    ]
    for (first, end), spelled in reversed(respelled(settled, sides.script, words)):
        words[first:end] = spelled
    return Message(tuple(words), tuple(sorted(fillers, key=lambda filler: filler.start_s)), match)


def _sides(transcript: Transcript, script_text: str, lexicon: Lexicon) -> _Sides:
    """Align script and speech, with fillers and restarts set aside."""
    language = transcript.language
    kinds = _filled_pauses(transcript, lexicon)
    spoken = spoken_words(transcript.words, language, lexicon)
    script = script_words(script_text, language, spoken)
    wanted = [word.normal for word in script]
    normals = [word.normal for word in spoken]
    surplus = [
        at
        for step in align(wanted, normals)
        if step.script[0] == step.script[1]
        for at in range(*step.spoken)
    ]
    known = {phrase.words for phrase in lexicon.phrases}
    restarts = said_again(normals, surplus, phrases=known)
    kinds.update({spoken[at].index: kind for at, kind in restarts.items()})
    spoken = tuple(word for word in spoken if word.index not in kinds)
    normals = [word.normal for word in spoken]
    phrases = phrases_beside_script(wanted, normals, lexicon, numbers=_numbers(spoken, language))
    fillers = _set_aside(phrases, spoken, kinds)
    spoken = tuple(word for word in spoken if word.index not in kinds)
    return _Sides(script, spoken, align(wanted, [word.normal for word in spoken]), kinds, fillers)


def _free_speech(transcript: Transcript, lexicon: Lexicon) -> _Sides:
    """The kinds of words without a script to tell."""
    kinds = _filled_pauses(transcript, lexicon)
    words = transcript.words
    spoken = spoken_words(words, transcript.language, lexicon)
    before, after, opening = set(), set(), set()
    for position, word in enumerate(spoken):
        at = word.index
        if at == 0 or _sets_off(words[at - 1], words[at], lexicon):
            before.add(position)
        if at + 1 == len(words) or _sets_off(words[at], words[at + 1], lexicon):
            after.add(position)
        previous = next((w for w in reversed(words[:at]) if not is_filled_pause(w.text, lexicon)), None)
        if previous is None or previous.text[-1:] in _SENTENCE_END:
            opening.add(position)
    phrases = phrases_apart(
        [word.normal for word in spoken],
        lexicon,
        numbers=_numbers(spoken, transcript.language),
        set_off_before=before,
        set_off_after=after,
        opening=opening,
    )
    fillers = _set_aside(phrases, spoken, kinds)
    return _Sides((), spoken, (), kinds, fillers)


def _settled(sides: _Sides, revised: Revised, evidence: Sequence[Evidence]) -> tuple[Place, ...]:
    """The places at which the script's words were said."""
    words, language = revised.transcript.words, revised.transcript.language
    weights = {(item.script, item.spoken, item.reading): item.weight for item in evidence}
    asked, probabilities = [], []
    for place in places(sides.steps, sides.script, sides.spoken, words=len(words)):
        weight = weights.get((place.script, revised.as_heard(place.transcript), place.text))
        if weight is not None:
            heard = _text(words[slice(*place.transcript)])
            asked.append(place)
            probabilities.append(probability_said(place, heard, weight, language))
    return accepted(asked, probabilities)


def _filled_pauses(transcript: Transcript, lexicon: Lexicon) -> dict[int, WordKind]:
    """The filled pauses among the transcript's words."""
    return {
        index: "filled_pause"
        for index, word in enumerate(transcript.words)
        if is_filled_pause(word.text, lexicon)
    }


def _set_aside(
    phrases: Sequence[tuple[int, int]], spoken: Sequence[ComparableWord], kinds: dict[int, WordKind]
) -> tuple[tuple[int, int], ...]:
    """Mark filler phrases in `kinds`; their ranges as words of the transcript."""
    ranges = []
    for start, end in phrases:
        for word in spoken[start:end]:
            kinds[word.index] = "filler_word"
        ranges.append((spoken[start].index, spoken[end - 1].index + 1))
    return tuple(ranges)


def _numbers(spoken: Sequence[ComparableWord], language: str) -> set[int]:
    """Which spoken words are numbers."""
    return {position for position, word in enumerate(spoken) if is_number_word(word.normal, language)}


def _sets_off(word: Word, following: Word, lexicon: Lexicon) -> bool:
    """Whether punctuation, a pause or a filled pause divides two neighbouring words."""
    return (
        word.text[-1:] in _COMMA_LIKE
        or following.start_s - word.end_s >= _PAUSE_BESIDE_FILLER_S
        or is_filled_pause(word.text, lexicon)
        or is_filled_pause(following.text, lexicon)
    )


def _text(words: Sequence[Word]) -> str:
    """The words as text, without the punctuation at the end."""
    return " ".join(word.text for word in words).rstrip(_COMMA_LIKE)


def _times(words: Sequence[Word]) -> tuple[float, float]:
    """From the first word's start to the last one's end."""
    return words[0].start_s, words[-1].end_s
