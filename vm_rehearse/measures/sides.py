"""Script and speech side by side, and the words of the speech that are set aside before.

Filled pauses, filler phrases, and words said on the way to saying them again are no words of the message.
What the user said of a word ("filler", "not_filler") goes before all of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vm_rehearse.measures.alignment import Step, align
from vm_rehearse.measures.contexts import Speech
from vm_rehearse.measures.doubts import DOUBTFUL
from vm_rehearse.measures.fillers import (
    Lexicon,
    is_filled_pause,
    phrases_apart,
    phrases_beside_script,
)
from vm_rehearse.measures.names import in_listed_spelling
from vm_rehearse.measures.repetitions import passed_over, said_again
from vm_rehearse.measures.script_words import ComparableWord, script_words, spoken_words
from vm_rehearse.measures.spoken_words import SpokenWords, is_broken_off
from vm_rehearse.take import Transcript, Word, WordKind
from vm_rehearse.text import CLOSING_MARKS, is_number_word, normalise_word

_PAUSE_BESIDE_FILLER_S = 0.15
_LONGEST_USUAL_SILENCE_S = 0.3
"""Between any two words; where only a few words were said, more of it may be real pauses."""
_SENTENCE_END = ".?!"
_LONG_DASHES = ("\u2013", "\u2014")
_DOTS = ("..", "\u2026")


@dataclass(frozen=True)
class Sides:
    """Script and speech as they were aligned; `kinds` are of the transcript's words that were set aside."""

    script: tuple[ComparableWord, ...]
    spoken: tuple[ComparableWord, ...]
    steps: tuple[Step, ...]
    kinds: dict[int, WordKind]
    fillers: tuple[tuple[int, int], ...]
    """Ranges of the transcript's words."""


def beside_script(
    transcript: Transcript, script_text: str, lexicon: Lexicon, *, strict: bool = False
) -> Sides:
    """Align script and speech, with fillers and restarts set aside.

    Parameters
    ----------
    transcript : Transcript
    script_text : str
    lexicon : Lexicon
    strict : bool
        Whether contractions differ from their full forms.
    """
    language = transcript.language
    kinds, fillers = _known(transcript, lexicon)
    spoken = tuple(
        word for word in spoken_words(transcript.words, language, lexicon) if word.index not in kinds
    )
    spoken = in_listed_spelling(spoken, lexicon.names, language)
    script = in_listed_spelling(
        script_words(script_text, language, spoken, lexicon, strict=strict), lexicon.names, language
    )
    wanted = [word.normal for word in script]
    normals = [word.normal for word in spoken]
    said = _as_said(transcript, spoken, lexicon)
    surplus = passed_over(said, wanted, align(wanted, normals))
    kinds.update(_said_again(said, spoken, lexicon, surplus))
    spoken = tuple(word for word in spoken if word.index not in kinds)
    phrases = phrases_beside_script(wanted, _divided(spoken, transcript, lexicon), lexicon)
    fillers += _set_aside(phrases, spoken, transcript.words, kinds)
    spoken = tuple(word for word in spoken if word.index not in kinds)
    return Sides(script, spoken, align(wanted, [word.normal for word in spoken]), kinds, fillers)


def free_speech(transcript: Transcript, lexicon: Lexicon) -> Sides:
    """The kinds of words without a script to tell."""
    kinds, fillers = _known(transcript, lexicon)
    words = transcript.words
    spoken = tuple(
        word for word in spoken_words(words, transcript.language, lexicon) if word.index not in kinds
    )
    phrases = phrases_apart(_divided(spoken, transcript, lexicon), lexicon)
    fillers += _set_aside(phrases, spoken, words, kinds)
    said = _as_said(transcript, spoken, lexicon)
    kinds = {**_said_again(said, spoken, lexicon, None), **kinds}
    return Sides((), spoken, (), kinds, fillers)


def _said_again(
    said: SpokenWords, spoken: Sequence[ComparableWord], lexicon: Lexicon, surplus: Sequence[int] | None
) -> dict[int, WordKind]:
    """The transcript's words that were said on the way to saying them again."""
    restarts = said_again(said, surplus, phrases={phrase.words for phrase in lexicon.phrases})
    return {spoken[position].index: kind for position, kind in restarts.items()}


def _as_said(transcript: Transcript, spoken: Sequence[ComparableWord], lexicon: Lexicon) -> SpokenWords:
    """The spoken words as far as it takes to find what was said again."""
    words = transcript.words
    at = [word.index for word in spoken]
    pause_s = _least_pause_s(words, lexicon)
    places = range(len(at))
    ends = {place for place in places if _ends_sentence(words[at[place]])}
    hanging = {
        place
        for place, index in enumerate(at)
        if _trails_off(words[index])
        or any(is_filled_pause(word.text, lexicon) for word in words[index + 1 : index + 2])
    }
    halves = {
        place
        for place, index in enumerate(at)
        if is_broken_off(words[index]) or _begins_next(spoken[place : place + 2], words)
    }
    breaks = {
        place
        for place, index in enumerate(at)
        if index + 1 < len(words) and _sets_off(words[index], words[index + 1], lexicon, pause_s=pause_s)
    }
    names = {
        place for place in places if place and place - 1 not in ends and words[at[place]].text[:1].isupper()
    }
    return SpokenWords(
        tuple(word.normal for word in spoken),
        breaks | hanging | halves,
        halves,
        transcript.language,
        hanging=hanging,
        ends=ends,
        names=names,
        asked={place for place in ends if words[at[place]].text.endswith("?")},
    )


def _known(
    transcript: Transcript, lexicon: Lexicon
) -> tuple[dict[int, WordKind], tuple[tuple[int, int], ...]]:
    """Kinds of words that need no script to tell, and the ranges of what the user called a filler.

    The others are filled pauses, and repetitions and half words that were put in.
    """
    words = transcript.words
    kinds: dict[int, WordKind] = {
        index: "filled_pause" for index, word in enumerate(words) if is_filled_pause(word.text, lexicon)
    }
    put_in = ("repetition", "false_start")
    kinds |= {index: word.kind for index, word in enumerate(words) if word.kind in put_in}
    named = [index for index, word in enumerate(words) if word.fixed == "filler"]
    kinds |= dict.fromkeys(named, "filler_word")
    starts = [index for index in named if index - 1 not in named]
    ends = [index + 1 for index in named if index + 1 not in named]
    return kinds, tuple(zip(starts, ends, strict=True))


def _set_aside(
    phrases: Sequence[tuple[int, int]],
    spoken: Sequence[ComparableWord],
    words: Sequence[Word],
    kinds: dict[int, WordKind],
) -> tuple[tuple[int, int], ...]:
    """Mark filler phrases in `kinds`; their ranges as words of the transcript.

    A phrase that the user said is no filler is left out, and so is one that the recogniser itself hardly
    believes: where another word was misheard, a wrong count would be worse than a missed one.
    """
    ranges = []
    for start, end in phrases:
        said = [words[word.index] for word in spoken[start:end]]
        if any(word.fixed == "not_filler" for word in said) or _is_disbelieved(said):
            continue
        for word in spoken[start:end]:
            kinds[word.index] = "filler_word"
        ranges.append((spoken[start].index, spoken[end - 1].index + 1))
    return tuple(ranges)


def _is_disbelieved(said: Sequence[Word]) -> bool:
    """Whether the recogniser gives every word of a phrase less than one half."""
    return all(
        word.probability is not None and word.probability < DOUBTFUL and word.fixed is None for word in said
    )


def _divided(spoken: Sequence[ComparableWord], transcript: Transcript, lexicon: Lexicon) -> Speech:
    """The spoken words, and what divides them in the transcript."""
    words = transcript.words
    pause_s = _least_pause_s(words, lexicon)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for position, word in enumerate(spoken):
        at = word.index
        text, previous, following = words[at].text, words[max(0, at - 1) : at], words[at + 1 : at + 2]
        said = next((w.text for w in reversed(words[:at]) if not is_filled_pause(w.text, lexicon)), ".")
        hesitates = bool(following) and is_filled_pause(following[0].text, lexicon)
        holds = {
            "set_off_before": not previous or _sets_off(previous[0], words[at], lexicon, pause_s=pause_s),
            "set_off_after": not following or _sets_off(words[at], following[0], lexicon, pause_s=pause_s),
            "silent_before": bool(previous) and not _parts(previous[0], words[at], lexicon),
            "silent_after": bool(following) and not _parts(words[at], following[0], lexicon),
            "opening": said[-1:] in _SENTENCE_END,
            "ending": text[-1:] in _SENTENCE_END,
            "marked": text[-1:] in CLOSING_MARKS and not hesitates,
            "asking": text.endswith("?"),
            "answering": said.endswith("?"),
            "hesitant": bool(previous) and is_filled_pause(previous[0].text, lexicon),
        }
        for name in filter(holds.get, holds):
            found[name].add(position)
    return Speech(
        words=[word.normal for word in spoken],
        numbers={at for at, word in enumerate(spoken) if is_number_word(word.normal, transcript.language)},
        **found,
    )


def _least_pause_s(words: Sequence[Word], lexicon: Lexicon) -> float:
    """How long a silence divides two words of this speaker, who may leave some between any two.

    What is usual is the lower quartile: in a short take, most of the silences may be real pauses.
    """
    silences_s = sorted(
        following.start_s - word.end_s
        for word, following in pairwise(words)
        if not _parts(word, following, lexicon)
    )
    usual_s = silences_s[len(silences_s) // 4] if silences_s else 0.0
    return _PAUSE_BESIDE_FILLER_S + min(max(0.0, usual_s), _LONGEST_USUAL_SILENCE_S)


def _sets_off(word: Word, following: Word, lexicon: Lexicon, *, pause_s: float) -> bool:
    """Whether punctuation, a pause or a filled pause divides two neighbouring words."""
    paused = following.start_s - word.end_s >= pause_s
    return paused or _parts(word, following, lexicon)


def _parts(word: Word, following: Word, lexicon: Lexicon) -> bool:
    """Whether punctuation or a filled pause divides two neighbouring words, however soon they come."""
    return (
        word.text[-1:] in CLOSING_MARKS
        or is_filled_pause(word.text, lexicon)
        or is_filled_pause(following.text, lexicon)
    )


def _begins_next(pair: Sequence[ComparableWord], words: Sequence[Word]) -> bool:
    """Whether two words are the same, though only the beginning of it was written first ("Mon, Monday")."""
    if len(pair) < 2 or pair[0].normal != pair[1].normal:
        return False
    half, whole = (normalise_word(words[word.index].text) for word in pair)
    return half != whole and whole.startswith(half)


def _trails_off(word: Word) -> bool:
    """Whether a long dash or dots stand behind a word."""
    return word.text.endswith(_DOTS) or word.text.rstrip(CLOSING_MARKS).endswith(_LONG_DASHES)


def _ends_sentence(word: Word) -> bool:
    """Whether a sentence ends with a word."""
    return word.text[-1:] in _SENTENCE_END and not word.text.endswith(_DOTS)
