"""Filled pauses are preferred in decoding, and no words are lost by that: with the real model."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from vm_rehearse.audio import RECOGNISER_RATE_HZ, read_audio, resampled
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.disfluencies.filled_pauses import is_filled_pause
from vm_rehearse.recogniser.decoding.choices import Decoded
from vm_rehearse.recogniser.decoding.drafting import TextDraft
from vm_rehearse.recogniser.decoding.greedy import decode, decode_unswayed
from vm_rehearse.recogniser.decoding.preference import loses_words, rejoins
from vm_rehearse.recogniser.decoding.vocabulary import HESITANT_BEGINNINGS, HESITATIONS, Vocabulary
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.past import Past
from vm_rehearse.recogniser.transcription import Sound
from vm_rehearse.recogniser.windows import cut_points
from vm_rehearse.voice_activity import speech_stretches

REJOINS, LOSES = "um_in_babble", "long_silences"


@pytest.fixture(scope="module")
def indifferent(recogniser: WhisperRecogniser) -> Vocabulary:
    """A vocabulary that prefers nothing."""
    vocabulary = Vocabulary(recogniser._model, "en")
    vocabulary.__dict__["preferred"] = torch.zeros_like(vocabulary.preferred)
    return vocabulary


@pytest.fixture(scope="module")
def decoders(recogniser: WhisperRecogniser, checkout: Path) -> dict[str, WindowDecoder]:
    """Of takes in which a filled pause was only chosen because such are preferred."""
    found = {}
    for name in (REJOINS, LOSES):
        (path,) = (
            path
            for path in (checkout / "samples" / "accuracy" / "takes").glob(f"{name}.*")
            if path.suffix != ".json"
        )
        audio = read_audio(path)
        samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)
        (window,) = cut_points(speech_stretches(samples), len(samples) / RECOGNISER_RATE_HZ)
        found[name] = Sound(recogniser._passages, samples).passage(window).decoder
    return found


@pytest.mark.parametrize("take", [REJOINS, LOSES])
def test_without_the_preference_it_is_as_if_there_had_been_none(
    decoders: dict[str, WindowDecoder], vocabulary: Vocabulary, indifferent: Vocabulary, take: str
) -> None:
    decoder, start = decoders[take], vocabulary.verbatim_start
    swayed = decode(decoder, vocabulary, start)
    assert swayed.swayed
    plain = decode(decoder, indifferent, start)
    for draft in (None, TextDraft("Uh, the plane is late. Um, my daughter has a fever.", vocabulary)):
        unswayed = decode_unswayed(decoder, vocabulary, start, swayed, draft=draft)
        assert unswayed.tokens == plain.tokens != swayed.tokens
        assert unswayed.log_probabilities == pytest.approx(plain.log_probabilities, abs=1e-3)
        assert unswayed.attention.shape == plain.attention.shape
        assert (unswayed.attention - plain.attention).abs().max() < 1e-2
        assert (unswayed.logits - plain.logits).abs().max() < 1e-2
        assert unswayed.past.length == plain.past.length
        assert not unswayed.swayed


def test_mostly_it_is_known_in_one_step_that_nothing_is_lost(
    decoders: dict[str, WindowDecoder], vocabulary: Vocabulary, indifferent: Vocabulary
) -> None:
    decoder, start = decoders[REJOINS], vocabulary.verbatim_start
    swayed = decode(decoder, vocabulary, start)
    assert rejoins(decoder, vocabulary, start, swayed)
    assert not loses_words(swayed, decode(decoder, indifferent, start), vocabulary)


def test_a_text_that_lost_words_does_not_rejoin(
    decoders: dict[str, WindowDecoder], vocabulary: Vocabulary, indifferent: Vocabulary
) -> None:
    decoder, start = decoders[LOSES], vocabulary.verbatim_start
    swayed = decode(decoder, vocabulary, start)
    assert loses_words(swayed, decode(decoder, indifferent, start), vocabulary)
    assert not rejoins(decoder, vocabulary, start, swayed)


def decoded_to(vocabulary: Vocabulary, text: str) -> Decoded:
    nothing = torch.empty(0)
    tokens = tuple(vocabulary.encode(text))
    return Decoded(
        tokens, (0.0,) * len(tokens), nothing, nothing, Past.nothing(1, 1, 1, 1), looped=False, steps=1
    )


@pytest.mark.parametrize(
    ("preferring", "else_", "loses"),
    [
        (" It says, uh, the desk and", " It says, six hundred forty dollars for the desk and", True),
        (" We found uh way to", " We found a way to", False),
        (" um, um,", " We are open all day", True),
        (" Hi, um, this is Ben.", " Hi, this is Ben.", False),
    ],
)
def test_words_that_a_preferred_filled_pause_swallows_are_noticed(
    vocabulary: Vocabulary, preferring: str, else_: str, loses: bool
) -> None:
    one, other = decoded_to(vocabulary, preferring), decoded_to(vocabulary, else_)
    assert loses_words(one, other, vocabulary) is loses


@pytest.mark.parametrize(
    ("language", "sounds", "words"),
    [
        ("en", ["Um,", "uhh", "er", "Erm.", "hmm", "ah"], ["her", "hum", "a", "ham"]),
        ("nl", ["Eh,", "ehm", "uh", "Uhm.", "hm", "euhm", "ah"], ["er", "uur", "Uur.", "eer", "hem", "ruim"]),
    ],
)
def test_what_is_written_as_a_filled_pause_depends_on_the_language(
    recogniser: WhisperRecogniser, language: str, sounds: list[str], words: list[str]
) -> None:
    vocabulary = Vocabulary(recogniser._model, language)
    assert [sound for sound in sounds if not vocabulary.is_hesitation(sound)] == []
    assert [word for word in words if vocabulary.is_hesitation(word)] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_decoder_knows_the_filled_pauses_that_are_counted(
    recogniser: WhisperRecogniser, language: str
) -> None:
    vocabulary, lexicon = Vocabulary(recogniser._model, language), load_lexicon(language)
    assert [sound for sound in lexicon.filled_pauses if not vocabulary.is_hesitation(sound)] == []
    asked_for = [word for word in HESITANT_BEGINNINGS[language].split() if vocabulary.is_hesitation(word)]
    assert len(asked_for) > 5
    assert [
        sound for sound in (*HESITATIONS[language], *asked_for) if not is_filled_pause(sound, lexicon)
    ] == []
