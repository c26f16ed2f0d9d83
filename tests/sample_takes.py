"""Takes built by hand from a text with marks, so that a test shows at a glance what was said.

`Hi Peter, [um] this is -Alex- Morgan *fifty|forty* +really+ ~the~ the (0.8) end` is a take in which "um"
was said, "Alex" left out, "fifty" said for "forty", "really" added, "the" said twice, and 0.8 s paused.
`[[you know]]` is a filler word or phrase, `~~we wa~~` a broken start, `oak ridge>Oakridge` a word heard in
another spelling, `?Morgan|Morton?` one of which the sound leaves open which was said (the first is likelier),
and `town?!` a doubtful word; a space inside a mark is written `_`. A word takes 0.3 s, a pause its own time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from takes_in_rows import practised

from vm_rehearse.progress import Practice, practice
from vm_rehearse.take import (
    Advice,
    AlignmentOp,
    Analysis,
    Criterion,
    CriterionName,
    Filler,
    FillerKind,
    MadeWith,
    Measures,
    Note,
    Op,
    Pause,
    Recording,
    Score,
    Script,
    ScriptMatch,
    Stretch,
    Take,
    Transcript,
    Word,
    WordKind,
)

WORD_S = 0.3
NOTHING_TO_CHANGE = Advice("keep_going", "Nothing stands out. Say it once more as if Peter were there.")

NORTHWIND = Script(
    "Hi Peter, this is Alex Morgan from Northwind Analytics. I'm calling because I noticed that your team "
    "opened three new warehouses this year. We help logistics companies cut their picking errors by forty "
    "percent, without buying any new hardware. I'd like to show you how Bluefin Freight did it in six weeks. "
    "You can reach me at 555-0142. Again, that's 555-0142. Thanks Peter, talk soon.",
    name="northwind",
    version=1,
)

ROUGH = (
    "Hi Peter, [um] this is Alex Morgan from Northwind Analytics. (0.8) [[So,]] I'm calling because "
    "I noticed that your team opened *the|three* new warehouses this year. [Uh,] we help ~logistics~ "
    "logistics companies cut their picking errors by *fifty|forty* percent, "
    "-without_buying_any_new_hardware.- (1.2) [um] ~~I_wanted~~ I'd like to +just_quickly+ show you how "
    "blue_fin>Bluefin Freight did it in six weeks. [[You_know,]] you can reach me at "
    "five_five_five_oh_one_four_two=555-0142. -Again,_that's_555-0142.- [Um,] thanks Peter, talk soon."
)
BETTER = (
    "Hi Peter, this is Alex Morgan from Northwind Analytics. (0.6) I'm calling because "
    "I noticed that your team opened three new warehouses this year. [Uh,] we help logistics "
    "companies cut their picking errors by *fifty|forty* percent, without buying any new hardware. (0.5) "
    "I'd like to show you how blue_fin>Bluefin Freight did it in six weeks. "
    "You can reach me at five_five_five_oh_one_four_two=555-0142. Again, that's "
    "five_five_five_oh_one_four_two=555-0142. -Thanks- Peter, talk soon."
)


def practice_of(takes: Iterable[Take]) -> Practice:
    """The takes summed up."""
    return practice([practised(take) for take in takes])


def taken(
    marked: str,
    *,
    name: str | None = "take1",
    recorded_at: str = "2026-11-21T20:12:00Z",
    script: Script | None = NORTHWIND,
    label: str | None = None,
    language: str = "en",
    points: tuple[float | None, float | None, float | None, float | None] = (100, 100, 100, 100),
    advice: Advice = NOTHING_TO_CHANGE,
    notes: tuple[Note, ...] = (),
    **measures: float | None,
) -> Take:
    """A scored take; `points` are those of duration, pace, fillers, script, and None leaves one out."""
    words, steps, fillers, pauses, end_s = read(marked)
    measured = replace(measures_of(words, fillers, pauses, steps, end_s), **measures)  # type: ignore[arg-type]
    return Take(
        name=name,
        recorded_at=recorded_at,
        language=language,
        recording=Recording(f"{name}.flac", end_s + 1.0, 48000, 1, "Built-in microphone"),
        script=script,
        target_s=30.0,
        label=label,
        analysis=Analysis(
            transcript=Transcript(language, words, (Stretch(0.0, end_s),)),
            evidence=(),
            words=words,
            fillers=fillers,
            pauses=pauses,
            script_match=None if script is None else match_of(steps),
            measures=measured if script is not None else replace(measured, script_match=None, wer=None),
            score=score_of(measured, points),
            advice=advice,
            notes=notes,
            made_with=MadeWith("0.1.0", "base", "openai-whisper 20250625"),
        ),
    )


def read(
    marked: str,
) -> tuple[tuple[Word, ...], tuple[AlignmentOp, ...], tuple[Filler, ...], tuple[Pause, ...], float]:
    """Words, alignment, fillers, pauses and the end of a marked text."""
    words: list[Word] = []
    steps: list[AlignmentOp] = []
    fillers: list[Filler] = []
    pauses: list[Pause] = []
    at = 0.0

    def say(
        text: str, kind: WordKind = "word", heard_as: str | None = None, *, doubtful: bool = False
    ) -> tuple[float, float]:
        nonlocal at
        start = at
        for number, each in enumerate(text.split("_")):
            heard = heard_as if number == 0 else None
            words.append(Word(each, at, at + WORD_S, 0.9, kind, heard, doubtful))
            at += WORD_S
        return start, at

    def step(op: Op, script: str, spoken: str, times: tuple[float, float], *, unsure: bool = False) -> None:
        steps.append(AlignmentOp(op, script.replace("_", " "), spoken.replace("_", " "), *times, unsure))

    for token in marked.split():
        if token.startswith("("):
            length = float(token.strip("()"))
            pauses.append(Pause(at, at + length))
            at += length
        elif token.startswith("["):
            kind: FillerKind = "filler_word" if token.startswith("[[") else "filled_pause"
            text = token.strip("[]")
            start, end = say(text, kind)
            fillers.append(Filler(text.strip(",.").replace("_", " ").lower(), kind, start, end))
        elif token.startswith("~~"):
            say(token.strip("~"), "false_start")
        elif token.startswith("~"):
            say(token.strip("~"), "repetition")
        elif token.startswith("?"):
            spoken, script = token.strip("?").split("|")
            step("substitution", script, spoken, say(spoken, doubtful=True), unsure=True)
        elif token.endswith("?!"):
            step("hit", token[:-2], token[:-2], say(token[:-2], doubtful=True))
        elif token.startswith("-") and len(token) > 1:
            for text in token.strip("-").split("_"):
                step("deletion", text, "", (at, at))
        elif token.startswith("+"):
            text = token.strip("+")
            step("insertion", "", text, say(text))
        elif token.startswith("*"):
            spoken, script = token.strip("*").split("|")
            step("substitution", script, spoken, say(spoken))
        elif ">" in token:
            heard, script = token.split(">")
            step("hit", script, script, say(script, heard_as=heard.replace("_", " ")))
        elif "=" in token:
            spoken, script = token.split("=")
            step("hit", script, spoken, say(spoken))
        else:
            step("hit", token, token, say(token))
    return tuple(words), tuple(steps), tuple(fillers), tuple(pauses), at


def match_of(steps: tuple[AlignmentOp, ...]) -> ScriptMatch:
    """The counts of an alignment."""
    count = {
        op: sum(each.op == op and not each.unsure for each in steps)
        for op in ("hit", "substitution", "deletion", "insertion")
    }
    return ScriptMatch(
        words=sum(len(each.script.split()) for each in steps),
        hits=count["hit"],
        substitutions=count["substitution"],
        deletions=count["deletion"],
        insertions=count["insertion"],
        alignment=steps,
        unsure=sum(each.unsure for each in steps),
    )


def measures_of(
    words: tuple[Word, ...],
    fillers: tuple[Filler, ...],
    pauses: tuple[Pause, ...],
    steps: tuple[AlignmentOp, ...],
    end_s: float,
) -> Measures:
    """The measures of such a take; voice and recording are those of a usual one."""
    spoken = sum(word.kind != "filled_pause" for word in words)
    silent_s = sum(pause.end_s - pause.start_s for pause in pauses)
    match = match_of(steps)
    all_steps = match.hits + match.substitutions + match.deletions + match.insertions
    return Measures(
        duration_s=end_s,
        words=spoken,
        words_per_minute=60 * spoken / end_s,
        articulation_rate_wpm=60 * spoken / (end_s - silent_s),
        articulation_rate_syl_per_s=4.8,
        filled_pauses=sum(each.kind == "filled_pause" for each in fillers),
        filler_words=sum(each.kind == "filler_word" for each in fillers),
        fillers_per_minute=60 * len(fillers) / end_s,
        pauses=len(pauses),
        longest_pause_s=max((pause.end_s - pause.start_s for pause in pauses), default=None),
        pause_share=silent_s / end_s,
        script_match=match.hits / all_steps,
        wer=(all_steps - match.hits) / match.words,
        repetitions=sum(word.kind == "repetition" for word in words),
        false_starts=sum(word.kind == "false_start" for word in words),
        pitch_median_hz=182.4,
        pitch_sd_semitones=2.9,
        loudness_lufs=-23.4,
        peak_dbfs=-3.2,
        snr_db=34.1,
    )


def score_of(
    measures: Measures, points: tuple[float | None, float | None, float | None, float | None]
) -> Score:
    """The score with these points, every criterion weighing alike."""
    names: tuple[CriterionName, ...] = ("duration", "pace", "fillers", "script")
    values = (
        measures.duration_s,
        measures.words_per_minute,
        measures.fillers_per_minute,
        measures.script_match,
    )
    criteria = tuple(
        Criterion(name, each, 25.0, value, "on target" if each >= 100 else "not there yet")
        for name, each, value in zip(names, points, values, strict=True)
        if each is not None and value is not None
    )
    total = sum(each.points for each in criteria) / len(criteria) if criteria else None
    return Score(total, "voicemail/1", criteria)
