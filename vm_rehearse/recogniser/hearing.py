"""A recording to words: the recogniser as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.measures.durations import spoken_s
from vm_rehearse.measures.questions import Question
from vm_rehearse.recogniser import Hearing
from vm_rehearse.recogniser.decoding.drafting import TextDraft, heard_draft
from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
from vm_rehearse.recogniser.decoding.word_times import FRAME_S
from vm_rehearse.recogniser.network.halves import Network, network_of
from vm_rehearse.recogniser.network.loading import load_model
from vm_rehearse.recogniser.passages import Passages
from vm_rehearse.recogniser.pause_probe import pause_probe
from vm_rehearse.recogniser.transcription import Sound, Window, transcribe_window
from vm_rehearse.recogniser.weighing.readings import WindowReader
from vm_rehearse.recogniser.windows import cut_points
from vm_rehearse.take import Stretch, Transcript, Weight
from vm_rehearse.text import likely_language

if TYPE_CHECKING:
    from whisper.model import Whisper

    Samples = npt.NDArray[np.float32]

SAMPLE_RATE_HZ = 16_000
_FEW_RECORDINGS = 3
"""From the next one on, preparing the decoder for many pays."""
_WORTH_ROUGH_S = 10.0
"""Of speech without a draft: in less, rough passes save less time than it takes to prepare them."""

_ENOUGH_S = 10.0
"""Of speech: Dutch people were always heard as such then; of shorter takes some were not."""
_MAY_WELL_BE_NATS = 6.9
"""A thousand times less likely by its sound, a short take may still be in the language of its script."""


class WhisperRecogniser:
    """Whisper with the weights in `path`; loading takes place once, at first use.

    Parameters
    ----------
    path : Path
        A file of weights.
    name : str
        The model's name, such as "base".
    """

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self.name = name
        self._vocabularies: dict[str, Vocabulary] = {}
        self._heard = 0

    @cached_property
    def _model(self) -> Whisper:
        return load_model(self._path, self.name)

    @cached_property
    def _network(self) -> Network:
        return network_of(self._model)

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._network, pause_probe(self.name))

    def forget(self) -> None:
        """Remember nothing of what was heard, so that how long hearing takes can be measured."""
        self.__dict__.pop("_passages", None)

    def expect(self) -> None:
        """What can be begun in advance was done when this was loaded."""

    def prepare(self) -> None:
        """Load the weights and make the tokenizer now; raises ModelProblem if the weights are damaged."""
        model = self._model
        with ThreadPoolExecutor(1) as other:  # neither half needs the other
            vocabulary = other.submit(_vocabulary_ready, model)
            _ = self._passages
            self._network.decoder.pack()
            self._vocabularies["en"] = vocabulary.result()

    def hear(
        self,
        samples: Samples,
        *,
        speech: Sequence[Stretch],
        language: str | None,
        draft: str | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> Hearing:
        """The words of a recording.

        Parameters
        ----------
        samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
        speech : sequence of Stretch
            Where there is speech; nothing is heard elsewhere.
        language : str or None
            Two-letter code, or None to find out.
        draft : str or None
            What is probably said, such as the script: it saves time, and makes no difference to the words.
            Only where too little is said to tell the language by, that of the draft counts for more.
        is_wanted : callable, optional
            Asked again and again; False breaks the hearing off.

        Raises
        ------
        Overtaken
            It is no longer wanted.
        UsageProblem
            The model does not know the language.
        ModelProblem
            The weights are damaged.
        """
        self._heard += 1
        if self._heard == _FEW_RECORDINGS + 1:
            self._network.decoder.pack()
        sound = Sound(self._passages, samples, is_wanted)
        stretches = cut_points(speech, len(samples) / SAMPLE_RATE_HZ)
        seconds = spoken_s(speech, 0.0, len(samples) / SAMPLE_RATE_HZ)
        if language is None:
            likely = likely_language(draft) if draft and seconds < _ENOUGH_S else None
            language = self._spoken_language(sound, stretches, likely)
        vocabulary = self._vocabulary(language)
        script = TextDraft(draft, vocabulary) if draft else None
        if script is None and seconds >= _WORTH_ROUGH_S:
            self._network.decoder.prepare_rough()
        windows: list[Window] = []
        for stretch in stretches:
            guess = heard_draft(self._passages.texts(stretch.start_s), vocabulary, script)
            windows.extend(transcribe_window(sound, vocabulary, stretch=stretch, speech=speech, draft=guess))
        for window in windows:
            self._passages.note_text(window.stretch.start_s, window.tokens)
        words = tuple(word for window in windows for word in window.words)
        transcript = Transcript(language, words, tuple(speech))
        readers = [WindowReader(window, vocabulary) for window in windows]
        return Hearing(transcript, partial(_weigh, readers), _probed_nats(windows))

    def _vocabulary(self, language: str) -> Vocabulary:
        """The model's tokens for a language, made once."""
        if language not in self._vocabularies:
            self._vocabularies[language] = Vocabulary(self._model, language)
        return self._vocabularies[language]

    def _spoken_language(self, sound: Sound, stretches: Sequence[Stretch], likely: str | None) -> str:
        """The likeliest language of the first stretch; or the one that is likely, if it may well be that."""
        if not self._model.is_multilingual or not stretches:
            return "en"
        vocabulary = self._vocabulary("en")
        step = sound.passage(stretches[0]).decoder.step(vocabulary.plain_start[:1])
        likelihoods = vocabulary.language_logits(step.logits[-1])
        return chosen_language(likelihoods, likely)


def chosen_language(nats: Mapping[str, float], likely: str | None) -> str:
    """The language of a recording.

    Parameters
    ----------
    nats : mapping of str to float
        How likely each is by the sound, as a logarithm; by code.
    likely : str or None
        The one that its script is in, where too little is said for the sound alone to tell.
    """
    likeliest = max(nats, key=lambda code: nats[code])
    if likely is not None and nats[likely] >= nats[likeliest] - _MAY_WELL_BE_NATS:
        return likely
    return likeliest


def _vocabulary_ready(model: Whisper) -> Vocabulary:
    """The tokens for English, worked out; most of that serves every language."""
    vocabulary = Vocabulary(model, "en")
    _ = vocabulary.verbatim_start, vocabulary.allowed_first
    _ = vocabulary.writes_number, vocabulary.writes_a_hundred, vocabulary.number_words
    return vocabulary


def _probed_nats(windows: Sequence[Window]) -> npt.NDArray[np.float32] | None:
    """What the probe says of each frame of a recording, out of its windows; NaN between them."""
    ends = [round(window.stretch.end_s / FRAME_S) for window in windows]
    probed_nats = np.full(max(ends, default=0), np.nan, dtype=np.float32)
    for window, end in zip(windows, ends, strict=True):
        if window.passage.probed_nats is None:
            return None
        first = round(window.stretch.start_s / FRAME_S)
        of_window = window.passage.probed_nats[: end - first]
        probed_nats[first : first + len(of_window)] = of_window
    return probed_nats


def _weigh(readers: Sequence[WindowReader], questions: Sequence[Question]) -> list[Weight | None]:
    """Ask each window about the places that lie in it."""
    weights: list[Weight | None] = [None] * len(questions)
    start = 0
    for reader in readers:
        end = start + len(reader.window.words)
        inside = [
            row
            for row, question in enumerate(questions)
            if start <= question.words[0] and question.words[1] <= end and end > start
        ]
        asked = [_from(questions[row], start) for row in inside]
        for row, weight in zip(inside, reader.weigh(asked), strict=True):
            weights[row] = weight
        start = end
    return weights


def _from(question: Question, start: int) -> Question:
    """A question with its words counted from another one on."""
    first, end = question.words
    return question._replace(words=(first - start, end - start))
