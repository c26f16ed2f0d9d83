"""A recording heard, and what was observed put together with what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from vm_rehearse import __version__
from vm_rehearse.analysis.deriving import derived
from vm_rehearse.audio import RECOGNISER_RATE_HZ, Audio, resampled
from vm_rehearse.errors import NothingToScore
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.evidence import gathered
from vm_rehearse.measures.steadiness import steady_frames
from vm_rehearse.measures.unheard.pause_sounds import PauseSounds
from vm_rehearse.recogniser import Overtaken, Recogniser
from vm_rehearse.take import Analysis, Fix, MadeWith, Script
from vm_rehearse.voice_activity import speech_stretches, with_first_word

ENGINE = "openai-whisper, verbatim decoding"


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
    steady = steady_frames(samples, RECOGNISER_RATE_HZ) if hearing.probed_nats is None else None
    return derived(
        audio,
        hearing.transcript,
        gathered(
            hearing.transcript,
            hearing.weigh,
            lexicon=lexicon,
            script_text=script.text if script else None,
            sounds=PauseSounds(steady, hearing.probed_nats),
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
