"""Every measure of a take, from its words and the times at which something was said."""

from __future__ import annotations

from collections.abc import Sequence

from vm_rehearse.audio import Audio, resampled
from vm_rehearse.measures import timing, voice
from vm_rehearse.measures.counted_words import counted_words
from vm_rehearse.measures.disfluencies.repetitions import false_starts
from vm_rehearse.measures.matching.script_match import match_ratio, word_error_rate
from vm_rehearse.measures.message import Message
from vm_rehearse.take import Measures, Stretch, Transcript
from vm_rehearse.text import syllable_count

_STRAY_GAP_S = 0.7
"""So far from the rest, what has no word in it is none of the message."""


def measured(
    audio: Audio, message: Message, speech: Sequence[Stretch], language: str, *, known_fillers: bool
) -> Measures:
    """Everything that can be said of a take in numbers.

    Parameters
    ----------
    audio : Audio
    message : Message
        As it was understood.
    speech : sequence of Stretch
        Of the message, as `speech_of_message` gives it.
    language : str
        Two-letter code.
    known_fillers : bool
        Whether the language has a list of fillers; without one there is no rate of them.
    """
    said = counted_words(message.words, language)
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
        false_starts=false_starts(message.words),
        pitch_median_hz=voice.pitch_median_hz(pitch),
        pitch_sd_semitones=voice.pitch_sd_semitones(pitch),
        loudness_lufs=voice.loudness_lufs(*sound),
        peak_dbfs=voice.peak_dbfs(audio.samples),
        snr_db=voice.snr_db(*sound, speech=speech),
    )


def speech_of_message(transcript: Transcript) -> tuple[Stretch, ...]:
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
