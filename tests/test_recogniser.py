"""The real model on real audio: the cache, the verbatim words, and what a script may not touch."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from vm_rehearse.analysis import analyse
from vm_rehearse.audio import RECOGNISER_RATE_HZ, read_audio, resampled
from vm_rehearse.errors import NothingToScore, UsageProblem
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.alignment import align
from vm_rehearse.recogniser.decoding.drafting import HeardDraft
from vm_rehearse.recogniser.decoding.vocabulary import HESITANT_BEGINNINGS, Vocabulary
from vm_rehearse.recogniser.hearing import WhisperRecogniser
from vm_rehearse.recogniser.languages import LANGUAGES
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.recogniser.network.decoder import WindowDecoder
from vm_rehearse.recogniser.network.text_decoder import TextDecoder
from vm_rehearse.recogniser.transcription import Sound, transcribe_window
from vm_rehearse.recogniser.whisper_package import non_speech_tokens
from vm_rehearse.take import Analysis, Script, Stretch, Transcript
from vm_rehearse.text import normalise_word, split_words
from vm_rehearse.voice_activity import speech_stretches


@pytest.fixture(scope="module")
def decoder(models_folder: Path, samples_folder: Path) -> tuple[WindowDecoder, list[int]]:
    """The beginning of a sample take, and some tokens to read over it."""
    from vm_rehearse.recogniser.network.halves import network_of
    from vm_rehearse.recogniser.network.loading import load_model

    model = load_model(weights.locate("base", models_folder), "base")
    audio = read_audio(samples_folder / "takes" / "take5.flac")
    sound = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 10 * RECOGNISER_RATE_HZ]
    parts = network_of(model)
    vocabulary = Vocabulary(model, "en")
    tokens = [*vocabulary.plain_start, *vocabulary.encode(" Hi Laura, this is Ben Archer from Pinehollow.")]
    return WindowDecoder(parts.decoder, parts.encoder.view(parts.encoder.encoded(sound))), tokens


def scored(
    recogniser: WhisperRecogniser, file: Path, script: str | None, *, language: str | None = "en"
) -> Analysis:
    return analyse(
        read_audio(file),
        recogniser=recogniser,
        lexicon_of=load_lexicon,
        script=Script(script) if script else None,
        language=language,
        target_s=30.0,
    )


# ---- the decoder and its cache ------------------------------------------------------------------


def test_steps_after_a_cache_say_what_one_pass_says(decoder: tuple[WindowDecoder, list[int]]) -> None:
    reader, tokens = decoder
    whole = reader.step(tokens)
    first = reader.step(tokens[:5])
    second = reader.step(tokens[5:9], first.past)
    rest = [second]
    for token in tokens[9:]:
        rest.append(reader.step([token], rest[-1].past))
    pieces = torch.cat([first.logits, *(step.logits for step in rest)], dim=0)
    torch.testing.assert_close(pieces, whole.logits, atol=2e-3, rtol=1e-3)
    looked = torch.cat([first.attention, *(step.attention for step in rest)], dim=1)
    torch.testing.assert_close(looked, whole.attention, atol=2e-3, rtol=1e-3)


def test_a_cache_can_be_cut_back(decoder: tuple[WindowDecoder, list[int]]) -> None:
    reader, tokens = decoder
    past = reader.step(tokens).past.cut(6)
    assert past.length == 6
    again = reader.step(tokens[6:], past).logits
    torch.testing.assert_close(again, reader.step(tokens).logits[6:], atol=2e-3, rtol=1e-3)


def test_branches_see_only_what_stands_before_them(decoder: tuple[WindowDecoder, list[int]]) -> None:
    reader, tokens = decoder
    past = reader.run(tokens).past
    readings, starts = [[50, 60, 70], [80, 90]], [5, 9]
    together = reader.branches(readings, past, starts)
    for row, start in enumerate(starts):
        alone = reader.step([*tokens[:start], *readings[row]]).logits[start:]
        torch.testing.assert_close(together[row], alone, atol=2e-3, rtol=1e-3)


def test_a_branch_does_not_see_the_sound_that_is_hidden(decoder: tuple[WindowDecoder, list[int]]) -> None:
    reader, tokens = decoder
    past = reader.run(tokens).past
    readings, starts = [[50, 60, 70], [80, 90]], [5, 9]
    open_ear = reader.branches(readings, past, starts)
    none, some = reader.branches(readings, past, starts, hidden=[(0, 0), (0, 400)])
    torch.testing.assert_close(none, open_ear[0], atol=2e-3, rtol=1e-3)
    assert not torch.allclose(some, open_ear[1], atol=0.1)
    again = reader.branches(readings[::-1], past, starts[::-1], hidden=[(0, 400), (0, 0)])
    torch.testing.assert_close(again[0], some, atol=2e-3, rtol=1e-3)


def test_in_no_time_nothing_is_heard(recogniser: WhisperRecogniser) -> None:
    sound = Sound(recogniser._passages, np.zeros(16_000, np.float32))
    vocabulary = Vocabulary(recogniser._model, "en")
    moment = Stretch(0.5, 0.509)
    draft = HeardDraft([], None)
    assert transcribe_window(sound, vocabulary, stretch=moment, speech=[Stretch(0.0, 1.0)], draft=draft) == ()


# ---- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("take", ["take1", "take3", "take5"])
def test_sample_takes_come_out_as_they_were_said(
    recogniser: WhisperRecogniser, samples_folder: Path, take: str
) -> None:
    truth = json.loads((samples_folder / "takes" / f"{take}.json").read_text(encoding="utf-8"))
    analysis = scored(recogniser, samples_folder / "takes" / f"{take}.flac", truth["script"])
    measures = analysis.measures
    assert measures.duration_s == pytest.approx(truth["duration_s"], abs=0.25)
    assert measures.words_per_minute == pytest.approx(truth["words_per_minute"], rel=0.03)
    assert measures.filled_pauses == pytest.approx(truth["filled_pauses"], abs=1)
    assert measures.filler_words == truth["filler_words"]
    assert analysis.script_match is not None
    said = [word["word"].lower() for word in truth["truth"] if word["kind"] == "word"]
    wanted = [normalise_word(word) for word in split_words(truth["script"])]
    missed = sum(step.script[1] - step.script[0] for step in align(wanted, said) if not step.same)
    found = analysis.script_match.substitutions + analysis.script_match.deletions
    assert found == pytest.approx(missed, abs=1)
    times = [(word.start_s, word.end_s) for word in analysis.transcript.words]
    assert times == sorted(times)
    assert all(0 <= start <= end <= truth["end_s"] + 0.5 for start, end in times)
    assert not re.search(r"[0-9%$£€]", " ".join(word.text for word in analysis.transcript.words))


def words_and_times(transcript: Transcript) -> list[tuple[str, float, float]]:
    """What does not depend on how many tokens were put to the decoder at once, as the last digits do."""
    return [(word.text, word.start_s, word.end_s) for word in transcript.words]


def test_a_wrong_script_leaves_the_words_heard_unchanged(
    recogniser: WhisperRecogniser, samples_folder: Path
) -> None:
    file = samples_folder / "takes" / "take4.flac"
    right = scored(recogniser, file, (samples_folder / "scripts" / "bakery.txt").read_text(encoding="utf-8"))
    other = WhisperRecogniser(recogniser._path, "base")  # one that did not hear it yet
    wrong = scored(other, file, "Good evening Martha, your parrot has won a holiday in Norway.")
    assert words_and_times(wrong.transcript) == words_and_times(right.transcript)
    probabilities = [[word.probability for word in take.transcript.words] for take in (wrong, right)]
    assert probabilities[0] == pytest.approx(probabilities[1], abs=1e-3)
    assert wrong.measures.words == pytest.approx(right.measures.words, abs=1)
    assert wrong.measures.script_match is not None
    assert wrong.measures.script_match < 0.1


def test_the_words_are_the_same_from_packed_weights(
    recogniser: WhisperRecogniser, samples_folder: Path
) -> None:
    file = samples_folder / "takes" / "take3.flac"
    packed, unpacked = (WhisperRecogniser(recogniser._path, "base") for _ in range(2))
    packed.prepare()
    quick, slow = (scored(one, file, None) for one in (packed, unpacked))
    assert words_and_times(quick.transcript) == words_and_times(slow.transcript)
    assert [word.kind for word in quick.words] == [word.kind for word in slow.words]


def test_weights_are_packed_where_many_recordings_are_heard(
    recogniser: WhisperRecogniser, samples_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[int] = []
    begun: list[int] = []
    monkeypatch.setattr(TextDecoder, "pack", lambda _: packed.append(begun[-1]))
    one = WhisperRecogniser(recogniser._path, "base")
    audio = read_audio(samples_folder / "takes" / "take5.flac")
    sound = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 2 * RECOGNISER_RATE_HZ]
    for number in range(1, 7):
        begun.append(number)
        one.forget()
        one.hear(sound, speech=[Stretch(0.0, 2.0)], language="en")
    assert packed == [4]


@pytest.mark.parametrize(
    ("seconds", "draft", "prepared"),
    [(11, None, True), (9, None, False), (11, "Hi Laura, this is Ben", False)],
)
def test_guesses_are_prepared_where_somebody_speaks_long_without_a_draft(
    recogniser: WhisperRecogniser,
    samples_folder: Path,
    seconds: int,
    draft: str | None,
    prepared: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[TextDecoder] = []
    monkeypatch.setattr(TextDecoder, "prepare_rough", lambda decoder: asked.append(decoder))
    audio = read_audio(samples_folder / "takes" / "take5.flac")
    sound = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 2 * RECOGNISER_RATE_HZ]
    speech = [Stretch(0.0, 1.5), Stretch(2.0, 0.5 + seconds)]  # what counts is what voice activity found
    WhisperRecogniser(recogniser._path, "base").hear(sound, speech=speech[:1], language="en", draft=draft)
    assert asked == []
    one = WhisperRecogniser(recogniser._path, "base")
    one.hear(np.tile(sound, 6), speech=speech, language="en", draft=draft)
    assert bool(asked) == prepared


def test_the_prompt_is_the_same_for_everybody(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    assert HESITANT_BEGINNINGS["en"] in vocabulary.decode(vocabulary.verbatim_start)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (" Op zo 'n dag, met z 'n drieën.", "nl", [" Op", " zo 'n", " dag,", " met", " z 'n", " drieën."]),
        (" Het is 'n dag.", "nl", [" Het", " is", " 'n", " dag."]),
        (" so 'n so", "en", [" so", " 'n", " so"]),
        (" At five o 'clock.", "en", [" At", " five", " o 'clock."]),
        (" It's twenty-two e-mails.", "en", [" It's", " twenty", "-two", " e-mails."]),
        (" We re-registered bye-bye.", "en", [" We", " re-registered", " bye-bye."]),
        (
            " On mon- Monday we work with- we help.",
            "en",
            [" On", " mon-", " Monday", " we", " work", " with-", " we", " help."],
        ),
        (
            " On Mon-Monday W-we the-the end.",
            "en",
            [" On", " Mon", "-Monday", " W", "-we", " the", "-the", " end."],
        ),
        (" Op zon- en feestdagen, d-dit.", "nl", [" Op", " zon-", " en", " feestdagen,", " d", "-dit."]),
    ],
)
def test_what_is_one_word_and_what_is_several(
    model: object, text: str, language: str, words: list[str]
) -> None:
    vocabulary = Vocabulary(model, language)  # type: ignore[arg-type]
    assert [word for word, _ in vocabulary.split_words(vocabulary.encode(text))] == words


def test_no_sign_is_written_that_whisper_lists_as_unsaid(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    listed = vocabulary._tokenizer.non_speech_tokens
    assert non_speech_tokens(vocabulary._tokenizer) == listed
    assert (vocabulary.allowed[list(listed)] == -np.inf).all()


def test_no_number_is_written_in_digits(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    for text in (" 5", "555", "%", "$", "€", " 30"):
        for token in vocabulary.encode(text):
            if re.search(r"[0-9%$€]", vocabulary.decode([token])):
                assert vocabulary.allowed[token] == -np.inf
    assert all(vocabulary.allowed[token] == 0 for token in vocabulary.encode(" five percent"))


def test_what_a_number_is_written_with(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    for text in (" 40", "5", " $", " 1978"):
        assert vocabulary.writes_number[vocabulary.encode(text)].all()
    for text in (" forty", " Thanks", ",", "%"):
        assert not vocabulary.writes_number[vocabulary.encode(text)].any()
    assert not vocabulary.writes_number[vocabulary.end]
    assert all(
        vocabulary.number_words[vocabulary.encode(f" {word}")[0]] == 0 for word in ("four", "twelfth", "uh")
    )
    whole = {vocabulary.encode(text)[0] for text in (" $", "$", " £", "€", " €", " 100", "150")}
    assert whole <= vocabulary.writes_a_hundred
    assert all(vocabulary.writes_number[token] for token in vocabulary.writes_a_hundred)
    for text in (" O", "-", ",", " at", " T"):
        assert vocabulary.number_words[vocabulary.encode(text)[0]] == -np.inf
    german = Vocabulary(model, "de")  # type: ignore[arg-type]
    assert (german.number_words == 0).all()


def test_where_a_number_comes_it_is_written_in_words(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    (forty,), (four,), (dash,) = (vocabulary.encode(text) for text in (" 40", " four", "-"))
    logits = torch.zeros(len(vocabulary.allowed))
    logits[[forty, dash, four]] = torch.tensor([9.0, 8.0, 5.0])
    assert int(vocabulary.narrowed(logits, is_first=False).argmax()) == four
    logits[[forty, vocabulary.end]] = torch.tensor([1.0, 7.0])
    assert int(vocabulary.narrowed(logits, is_first=False).argmax()) == dash
    (hundred,), (article,) = vocabulary.encode(" 100"), vocabulary.encode(" a")
    logits[[hundred, article]] = torch.tensor([9.0, 6.5])
    assert int(vocabulary.narrowed(logits, is_first=False).argmax()) == article
    logits[[forty, hundred]] = torch.tensor([9.0, 1.0])
    assert int(vocabulary.narrowed(logits, is_first=False).argmax()) == four
    logits[[forty, article]] = torch.tensor([1.0, 1.0])
    logits[dash] = 6.0
    assert int(vocabulary.narrowed(logits, is_first=False).argmax()) == vocabulary.end
    assert int(vocabulary.narrowed(logits, is_first=True).argmax()) == dash


def test_filled_pauses_are_preferred_a_little_and_nothing_else_is(model: object) -> None:
    vocabulary = Vocabulary(model, "en")  # type: ignore[arg-type]
    preferred = {vocabulary.decode([token]) for token in np.flatnonzero(vocabulary.preferred > 0).tolist()}
    assert {" um", " uh", " Um", " Uh", " er"} <= preferred
    assert {text.strip().lower() for text in preferred} <= {"uh", "um", "er", "erm", "hmm"}
    german = Vocabulary(model, "de")  # type: ignore[arg-type]
    assert not german.hesitations and (german.preferred == 0).all()
    assert (vocabulary.allowed <= 0).all()


@pytest.mark.parametrize("highest_hz", [500, 800])
def test_many_people_far_away_say_no_words(
    recogniser: WhisperRecogniser, samples_folder: Path, highest_hz: int
) -> None:
    length, where = 15 * RECOGNISER_RATE_HZ, np.random.default_rng(3)
    babble = np.zeros(length)
    for take in range(1, 6):
        voice = np.tile(read_audio(samples_folder / "takes" / f"take{take}.flac").samples[::-1], 3)
        for pace in (0.85, 1.2):
            other = np.interp(np.arange(0, len(voice) - 1, pace), np.arange(len(voice)), voice)
            begin = where.integers(0, len(other) - length)
            babble += other[begin : begin + length]
    spectrum = np.fft.rfft(babble)
    spectrum /= 1 + (np.fft.rfftfreq(length, 1 / RECOGNISER_RATE_HZ) / highest_hz) ** 6
    far = np.fft.irfft(spectrum, length)
    far = (0.1 * far / np.abs(far).max()).astype(np.float32)
    heard = recogniser.hear(far, speech=(Stretch(0.5, 14.5),), language="en")
    assert heard.transcript.words == ()


def test_the_language_is_found_out(recogniser: WhisperRecogniser, samples_folder: Path) -> None:
    audio = read_audio(samples_folder / "takes" / "take5.flac")
    sound = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)
    assert recogniser.hear(sound, speech=speech_stretches(sound), language=None).transcript.language == "en"


def test_a_script_in_another_language_changes_nothing_in_clear_speech(
    recogniser: WhisperRecogniser, samples_folder: Path
) -> None:
    audio = read_audio(samples_folder / "takes" / "take5.flac")
    sound = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)[: 6 * RECOGNISER_RATE_HZ]
    speech = speech_stretches(sound)
    dutch = "Hallo Laura, met Anna. Ik bel over de levering van het meel, en ik hoor graag van je."
    heard = [recogniser.hear(sound, speech=speech, language=None, draft=text) for text in (None, dutch)]
    assert heard[0].transcript == heard[1].transcript and heard[0].transcript.language == "en"


def test_the_languages_are_those_of_whisper() -> None:
    from whisper.tokenizer import LANGUAGES as WHISPERS

    assert set(WHISPERS) == LANGUAGES


def test_a_language_nobody_knows(recogniser: WhisperRecogniser) -> None:
    with pytest.raises(UsageProblem):
        recogniser.hear(np.zeros(16000, np.float32), speech=(), language="xx")


def test_a_long_recording_is_the_sum_of_its_parts(
    recogniser: WhisperRecogniser, samples_folder: Path, tmp_path: Path
) -> None:
    import soundfile

    parts = [read_audio(samples_folder / "takes" / f"take{number}.flac").samples for number in (5, 4, 5)]
    long = tmp_path / "long.wav"
    soundfile.write(long, np.concatenate(parts), 16000)
    alone = [
        scored(recogniser, samples_folder / "takes" / f"take{number}.flac", None) for number in (5, 4, 5)
    ]
    together = scored(recogniser, long, None)
    assert together.measures.words == pytest.approx(sum(part.measures.words for part in alone), abs=3)


@pytest.mark.parametrize("seconds", [0.0, 0.3, 5.0])
def test_silence_says_nothing(recogniser: WhisperRecogniser, tmp_path: Path, seconds: float) -> None:
    import soundfile

    noise = np.random.default_rng(7).normal(0, 0.002, int(seconds * 16000) + 400).astype(np.float32)
    file = tmp_path / "silence.wav"
    soundfile.write(file, noise, 16000)
    with pytest.raises(NothingToScore):
        scored(recogniser, file, None)
