"""One recording, from samples to a scored analysis: recognise, hold against the script, measure, judge.

What was observed (the transcript and the sound's evidence) comes first; everything else follows from it and
from the samples, so that an analysis can be made again without hearing the recording again (`derived`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from vm_rehearse import __version__
from vm_rehearse.audio import RECOGNISER_RATE_HZ, Audio, resampled
from vm_rehearse.errors import NothingToScore
from vm_rehearse.measures import timing, voice
from vm_rehearse.measures.evidence import gathered
from vm_rehearse.measures.fillers import Lexicon
from vm_rehearse.measures.fixes import Fixed, with_fixes
from vm_rehearse.measures.message import Message, understood
from vm_rehearse.measures.script_match import match_ratio, word_error_rate
from vm_rehearse.measures.script_words import said_words
from vm_rehearse.measures.steadiness import steady_frames
from vm_rehearse.notation import moment
from vm_rehearse.recogniser import Overtaken, Recogniser
from vm_rehearse.scoring import advice, score
from vm_rehearse.take import Analysis, Evidence, Fix, MadeWith, Measures, Note, Script, Stretch, Transcript
from vm_rehearse.text import LANGUAGE_NAMES, likely_language, syllable_count
from vm_rehearse.voice_activity import speech_stretches, with_first_word

ENGINE = "openai-whisper, verbatim decoding"
_STRAY_GAP_S = 0.7


def analyse(
    audio: Audio,
    *,
    recogniser: Recogniser,
    lexicon_of: Callable[[str], Lexicon],
    script: Script | None,
    language: str | None,
    target_s: float,
    strict: bool = False,
    fixes: Sequence[Fix] = (),
) -> Analysis:
    """Everything that can be said of one recording.

    Parameters
    ----------
    audio : Audio
    recogniser : Recogniser
    lexicon_of : callable
        The lexicon of a language.
    script : Script or None
        What was to be said; None for free speech.
    language : str or None
        Two-letter code; None to find out.
    target_s : float
        The duration aimed at, in seconds.
    strict : bool
        Whether a contraction said for its full form is a deviation from the script.
    fixes : sequence of Fix
        What the user corrected when the recording was heard before.

    Raises
    ------
    NothingToScore
        ``no_speech``: nobody speaks in the recording. ``no_words``: somebody does, without a word.
    """
    samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)
    recogniser.expect()
    speech = speech_stretches(samples)
    if not speech:
        raise NothingToScore(
            "no_speech",
            "There is no speech in this recording.",
            hint="Check the microphone and speak closer to it, then try again with: rehearse record",
        )
    hearing = recogniser.hear(
        samples, speech=speech, language=language, draft=script.text if script else None
    )
    hearing = replace(hearing, transcript=with_first_word(hearing.transcript, samples))
    lexicon = lexicon_of(hearing.transcript.language)
    return derived(
        audio,
        hearing.transcript,
        gathered(
            hearing.transcript,
            hearing.weigh,
            lexicon=lexicon,
            script_text=script.text if script else None,
            steady=steady_frames(samples, RECOGNISER_RATE_HZ),
        ),
        lexicon=lexicon,
        script=script,
        target_s=target_s,
        made_with=MadeWith(__version__, recogniser.name, ENGINE),
        strict=strict,
        fixes=fixes,
    )


def listen_ahead(
    audio: Audio,
    *,
    recogniser: Recogniser,
    lexicon_of: Callable[[str], Lexicon],
    script: Script | None,
    language: str | None,
    target_s: float,
    is_wanted: Callable[[], bool],
    has_time: Callable[[], bool],
) -> None:
    """Hear what there is of a recording by now, so that `analyse` has less to do when it is over.

    A recogniser remembers what it heard of late; nothing else comes of this.

    Parameters
    ----------
    audio : Audio
    recogniser, lexicon_of, script, language, target_s
        As for `analyse`.
    is_wanted : callable
        False breaks it off.
    has_time : callable
        Whether the recording goes on and nothing more was said since; only then is all the rest done too.
    """
    samples = resampled(audio.samples, audio.sample_rate, RECOGNISER_RATE_HZ)
    speech = speech_stretches(samples)
    draft = script.text if script else None
    if not speech:
        return
    with suppress(Overtaken, NothingToScore):
        recogniser.hear(samples, speech=speech, language=language, draft=draft, is_wanted=is_wanted)
        if has_time():
            analyse(
                audio,
                recogniser=recogniser,
                lexicon_of=lexicon_of,
                script=script,
                language=language,
                target_s=target_s,
            )


def derived(
    audio: Audio,
    transcript: Transcript,
    evidence: Sequence[Evidence],
    *,
    lexicon: Lexicon,
    script: Script | None,
    target_s: float,
    made_with: MadeWith,
    strict: bool = False,
    fixes: Sequence[Fix] = (),
) -> Analysis:
    """What follows from what was observed and corrected: kinds of words, measures, score and advice.

    Raises
    ------
    NothingToScore
        ``no_words``: there is no word in the transcript.
    """
    fixed = with_fixes(transcript, evidence, fixes, lexicon)
    message = understood(
        fixed.transcript, script.text if script else None, lexicon, fixed.evidence, strict=strict
    )
    if all(word.kind == "filled_pause" for word in message.words):
        raise NothingToScore(
            "no_words",
            "No words could be heard in this recording.",
            hint="Say your message into the microphone, then try again with: rehearse record",
        )
    speech = _of_message(fixed.transcript)
    pauses = timing.silent_pauses(speech)
    known_fillers = bool(lexicon.phrases or lexicon.filled_pauses)
    measures = _measures(audio, message, speech, transcript.language, known_fillers=known_fillers)
    judged = score(measures, target_s=target_s)
    notes = _notes(
        audio,
        transcript.language,
        fixed,
        known_fillers=known_fillers,
        strict=strict and script is not None,
        script_language=likely_language(script.text) if script else None,
    )
    return Analysis(
        transcript=transcript,
        evidence=tuple(evidence),
        words=message.words,
        fillers=message.fillers,
        pauses=pauses,
        script_match=message.script_match,
        measures=measures,
        score=judged,
        advice=advice(
            measures=measures,
            score=judged,
            words=message.words,
            fillers=message.fillers,
            pauses=pauses,
            alignment=message.script_match,
            target_s=target_s,
        ),
        notes=tuple(notes),
        made_with=made_with,
    )


def _notes(
    audio: Audio,
    language: str,
    fixed: Fixed,
    *,
    known_fillers: bool,
    strict: bool,
    script_language: str | None,
) -> Iterator[Note]:
    """What the user should know about an analysis."""
    if script_language not in (None, language):
        heard = LANGUAGE_NAMES.get(language, f'another language ("{language}")')
        yield Note(
            "other_language",
            f"This was heard as {heard}, and the script is in {LANGUAGE_NAMES[str(script_language)]}. "
            f"If you spoke that, score it again with --lang {script_language}.",
        )
    if not known_fillers:
        yield Note(
            "no_lexicon", f"Fillers were not counted: there is no list of them for the language {language}."
        )
    if audio.cut_short:
        yield Note("cut_short", "The audio file ends in the middle; what there is of it was scored.")
    if strict:
        yield Note("strict", "Held against the script strictly: contractions count as written.")
    for fix in fixed.unmet:
        yield Note(
            "fix_unmet",
            f"Your correction at {moment(fix.start_s)} does not fit what was heard there now, "
            "and was not used.",
        )


def _measures(
    audio: Audio, message: Message, speech: Sequence[Stretch], language: str, *, known_fillers: bool
) -> Measures:
    """Every measure; no rate of fillers where the language has no list of them."""
    said = [
        part
        for word in message.words
        if word.kind != "filled_pause"
        for part in said_words(word.text, language) or (word.text,)
    ]
    syllables = sum(syllable_count(word, language) for word in said)
    duration_s = timing.message_duration_s(speech)
    pauses = timing.silent_pauses(speech)
    match = message.script_match
    sound = (audio.samples, audio.sample_rate)
    at_low_rate = resampled(*sound, voice.PITCH_RATE_HZ)
    pitch = voice.pitch_track(at_low_rate, voice.PITCH_RATE_HZ, speech=speech)
    return Measures(
        duration_s=duration_s,
        words=len(said),
        words_per_minute=timing.speech_rate_wpm(len(said), speech),
        articulation_rate_wpm=timing.articulation_rate_wpm(len(said), speech),
        articulation_rate_syl_per_s=timing.articulation_rate_syl_per_s(syllables, speech),
        filled_pauses=sum(filler.kind == "filled_pause" for filler in message.fillers),
        filler_words=sum(filler.kind == "filler_word" for filler in message.fillers),
        fillers_per_minute=len(message.fillers) * 60 / duration_s
        if known_fillers and duration_s > 0
        else None,
        pauses=len(pauses),
        longest_pause_s=timing.longest_pause_s(speech),
        pause_share=timing.pause_share(speech),
        script_match=match_ratio(match) if match else None,
        wer=word_error_rate(match) if match else None,
        repetitions=sum(word.kind == "repetition" for word in message.words),
        false_starts=_false_starts(message),
        pitch_median_hz=voice.pitch_median_hz(pitch),
        pitch_sd_semitones=voice.pitch_sd_semitones(pitch),
        loudness_lufs=voice.loudness_lufs(*sound),
        peak_dbfs=voice.peak_dbfs(audio.samples),
        snr_db=voice.snr_db(*sound, speech=speech),
    )


def _false_starts(message: Message) -> int:
    """How many starts were broken off; each is a run of words."""
    kinds = ["word", *(word.kind for word in message.words)]
    return sum(kind == "false_start" != before for before, kind in pairwise(kinds))


def _of_message(transcript: Transcript) -> tuple[Stretch, ...]:
    """The stretches of speech without stray ones far before the first word or far behind the last."""
    speech = list(transcript.speech)
    while len(speech) > 1 and _is_stray(speech[0], speech[1].start_s - speech[0].end_s, transcript):
        speech.pop(0)
    while len(speech) > 1 and _is_stray(speech[-1], speech[-1].start_s - speech[-2].end_s, transcript):
        speech.pop()
    return tuple(speech)


def _is_stray(stretch: Stretch, gap_s: float, transcript: Transcript) -> bool:
    """Whether a stretch stands apart and has no word in it: a cough, a chair, somebody else."""
    wordless = not any(
        word.start_s < stretch.end_s and word.end_s > stretch.start_s for word in transcript.words
    )
    return wordless and gap_s >= _STRAY_GAP_S
