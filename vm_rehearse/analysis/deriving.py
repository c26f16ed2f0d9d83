"""What follows from what was observed and corrected: kinds of words, measures, score, advice and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vm_rehearse.analysis.measuring import measured, speech_of_message
from vm_rehearse.audio import Audio, Samples
from vm_rehearse.errors import NothingToScore
from vm_rehearse.measures import timing
from vm_rehearse.measures.disfluencies.fillers import Lexicon
from vm_rehearse.measures.message import understood
from vm_rehearse.measures.user_fixes.fixes import Fixed, with_fixes
from vm_rehearse.notation import moment
from vm_rehearse.scoring import score
from vm_rehearse.scoring.advising import advice
from vm_rehearse.soundcheck import fault_of_recording, sound_levels
from vm_rehearse.take import Analysis, Evidence, Fix, MadeWith, Note, Script, Stretch, Transcript
from vm_rehearse.text import LANGUAGE_NAMES, likely_language


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
    speech = speech_of_message(fixed.transcript)
    pauses = timing.silent_pauses(speech)
    known_fillers = bool(lexicon.phrases or lexicon.filled_pauses)
    measures = measured(audio, message, speech, transcript.language, known_fillers=known_fillers)
    judged = score(measures, target_s=target_s)
    notes = _notes(
        audio,
        speech,
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
    speech: Sequence[Stretch],
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
        written = LANGUAGE_NAMES[str(script_language)]
        yield Note(
            "other_language",
            f"This was heard as {heard}, and the script is in {written}. "
            f"If you spoke {written}, score it again with --lang {script_language}.",
        )
    if not known_fillers:
        yield Note(
            "no_lexicon", f"Fillers were not counted: there is no list of them for the language {language}."
        )
    if audio.cut_short:
        yield Note("cut_short", "The audio file ends in the middle; what there is of it was scored.")
    fault = fault_of_recording(sound_levels(_message(audio, speech), audio.sample_rate))
    if fault is not None:
        yield Note(fault.code, f"{fault.text} {fault.remedy}")
    if strict:
        yield Note("strict", "Held against the script strictly: contractions count as written.")
    for fix in fixed.unmet:
        yield Note(
            "fix_unmet",
            f"Your correction at {moment(fix.start_s)} does not fit what was heard there now, "
            "and was not used.",
        )


def _message(audio: Audio, speech: Sequence[Stretch]) -> Samples:
    """The sound from the first word to the last: a knock before it or the hanging up is none of the voice."""
    if not speech:
        return audio.samples
    start, end = (round(at_s * audio.sample_rate) for at_s in (speech[0].start_s, speech[-1].end_s))
    message = audio.samples[start:end]
    return message if len(message) else audio.samples
