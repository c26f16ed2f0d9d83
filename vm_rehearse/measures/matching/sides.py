"""Script and speech side by side, and the words of the speech that are set aside before.

Filled pauses, filler phrases, and words said on the way to saying them again are no words of the message.
What the user said of a word ("filler", "not_filler") goes before all of that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vm_rehearse.measures.alignment import Step, align
from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.measures.disfluencies.fillers import Lexicon, phrases_apart, phrases_beside_script
from vm_rehearse.measures.disfluencies.repetitions import passed_over, said_again
from vm_rehearse.measures.disfluencies.spoken_words import SpokenWords
from vm_rehearse.measures.matching.comparable_words import ComparableWord, script_words, spoken_words
from vm_rehearse.measures.matching.divisions import divided
from vm_rehearse.measures.matching.doubts import DOUBTFUL
from vm_rehearse.measures.matching.names import in_listed_spelling
from vm_rehearse.take import Transcript, Word, WordKind


@dataclass(frozen=True)
class Sides:
    """Script and speech as they were aligned; `kinds` are of the transcript's words that were set aside."""

    script: tuple[ComparableWord, ...]
    spoken: tuple[ComparableWord, ...]
    steps: tuple[Step, ...]
    kinds: Mapping[int, WordKind]
    fillers: tuple[tuple[int, int], ...]
    """Ranges of the transcript's words."""


@lru_cache(maxsize=8)
def beside_script(
    transcript: Transcript, script_text: str, lexicon: Lexicon, *, strict: bool = False
) -> Sides:
    """Align script and speech, with fillers and restarts set aside.

    It is asked for again and again on the way to a take's score, of the same and of what was put in since.

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
    said = divided(spoken, transcript, lexicon)
    surplus = passed_over(said, wanted, align(wanted, normals))
    kinds.update(_said_again(said, spoken, lexicon, surplus))
    spoken = tuple(word for word in spoken if word.index not in kinds)
    phrases = phrases_beside_script(wanted, divided(spoken, transcript, lexicon), lexicon)
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
    said = divided(spoken, transcript, lexicon)
    fillers += _set_aside(phrases_apart(said, lexicon), spoken, words, kinds)
    kinds = {**_said_again(said, spoken, lexicon, None), **kinds}
    return Sides((), spoken, (), kinds, fillers)


def _said_again(
    said: SpokenWords, spoken: Sequence[ComparableWord], lexicon: Lexicon, surplus: Sequence[int] | None
) -> dict[int, WordKind]:
    """The transcript's words that were said on the way to saying them again."""
    restarts = said_again(said, surplus, phrases={phrase.words for phrase in lexicon.phrases})
    return {spoken[position].index: kind for position, kind in restarts.items()}


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
