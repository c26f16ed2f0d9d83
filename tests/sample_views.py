"""Takes to show, every view of them, and what a console prints of a view."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timezone

from rich.console import Console, RenderableType
from sample_devices import DEVICE_VIEWS
from sample_takes import BETTER, NORTHWIND, ROUGH, practice_of, taken
from takes_in_rows import row_of

from vm_rehearse.lexicon.own_words import OwnWord
from vm_rehearse.monitor import Moment, following, prompt_words
from vm_rehearse.progress import compare
from vm_rehearse.take import Advice, Fix, Note, Script
from vm_rehearse.views.change import change
from vm_rehearse.views.comparison import comparison
from vm_rehearse.views.fixes import fixed, fixes_list
from vm_rehearse.views.listing import takes_list
from vm_rehearse.views.live import Live, live
from vm_rehearse.views.models import ModelRow, models_list
from vm_rehearse.views.practice import practice_report
from vm_rehearse.views.scorecard import scorecard
from vm_rehearse.views.scripts import removed_scripts_list, script_text, scripts_list
from vm_rehearse.views.words import words_list

UTC = timezone.utc

FIRST = taken(
    ROUGH,
    label="quiet room",
    points=(100, 88, 35, 69),
    advice=Advice(
        "fillers", 'Say nothing instead of "um": close your lips while you look for the next word.', 15.7
    ),
)
SECOND = taken(
    BETTER,
    name="take2",
    recorded_at="2026-11-22T08:05:00Z",
    points=(100, 64, 100, 98),
    pitch_sd_semitones=3.6,
    advice=Advice("script", 'Say "forty" in the third sentence: you said "fifty".', 13.0),
)
THIRD = taken(
    BETTER.replace("[Uh,] ", ""), name="take3", recorded_at="2026-11-23T17:41:00Z", points=(100, 58, 100, 98)
)
DUTCH = taken(
    "Goedemiddag meneer De Vries, [eh] u spreekt met Sanne van Kaap Software. [[zeg_maar,]] ik bel "
    "omdat ik zag dat u *vier|drie* vacatures hebt. (0.7) Belt u mij terug op "
    "nul_zes_één_twee_drie_vier_vijf_zes_zeven_acht=06-12345678?",
    name="take4",
    language="nl",
    script=Script(
        "Goedemiddag meneer De Vries, u spreekt met Sanne van Kaap Software. Ik bel omdat ik zag dat u drie "
        "vacatures hebt. Belt u mij terug op 06-12345678?",
        name="kaap",
        version=3,
    ),
    points=(100, 80, 70, 85),
    advice=Advice("fillers", "Laat de stilte staan.", 2.1),
)
FREE = taken(
    "Hi Peter, [um] call me back on five_five_five=555 please.",
    name=None,
    script=None,
    points=(0, 100, 60, None),
    pitch_median_hz=None,
    pitch_sd_semitones=None,
    snr_db=None,
    notes=(Note("voice_left_out", "Too little of this take is voiced to measure the pitch."),),
)
DOUBTED = taken(
    "Hi Peter, this is ?Alec|Alex? Morgan from Northwind town?! Analytics. We help *banks|firms* a lot.",
    script=Script("Hi Peter, this is Alex Morgan from Northwind Analytics. We help firms a lot."),
    advice=Advice("changed", 'At 0:03 you said "banks" where the script has "firms".', 3.6),
    notes=(
        Note("fix_unmet", "Your correction at 0:09 does not fit what was heard there now, and was not used."),
    ),
)
FIXES = (
    Fix("said", 0.6, 0.9, "thus", "this"),
    Fix("not_filler", 3.2, 3.4, "um"),
    Fix("said", 4.0, 4.2, "uh", ""),
)
DOUBTED = replace(DOUBTED, fixes=FIXES)
PENDING = replace(FIRST, name="take5", recorded_at="2026-11-24T09:00:00Z", analysis=None)


def spoken_for(seconds: float, *, dbfs: float | None = -20.0, speaks: bool = True) -> Moment:
    """A recording in which somebody speaks, with breaths, at one level; or a noise of that level."""
    moment = Moment()
    for number in range(1, round(seconds * 20) + 1):
        silent = dbfs is None or number % 20 == 0
        rms_dbfs = None if silent else dbfs
        peak_dbfs = None if rms_dbfs is None else min(0.0, rms_dbfs + 10)
        moment = following(
            moment,
            number / 20,
            rms_dbfs=rms_dbfs,
            peak_dbfs=peak_dbfs,
            speech_began_s=0.0 if speaks and dbfs is not None else None,
            last_speech_s=number / 20 if speaks and dbfs is not None else None,
        )
    return moment


LIVE = Live(30.0, "Headset")
LIVE_SCRIPT = Live(30.0, "Headset", prompt_words(NORTHWIND.text, language="en"))

VIEWS: dict[str, RenderableType] = {
    **DEVICE_VIEWS,
    "scorecard": scorecard(FIRST, zone=UTC),
    "scorecard_perfect": scorecard(taken(NORTHWIND.text), zone=UTC),
    "scorecard_dutch": scorecard(DUTCH, zone=UTC),
    "scorecard_free": scorecard(FREE, zone=UTC),
    "scorecard_doubted": scorecard(DOUBTED, zone=UTC),
    "fixed": fixed(FIRST, DOUBTED, FIXES[0]),
    "fixes": fixes_list(DOUBTED),
    "no_fixes": fixes_list(FIRST),
    "words": words_list({"en": (OwnWord("Northwind", "name"), OwnWord("by the way", "filler")), "de": ()}),
    "no_words": words_list({}),
    "scorecard_unscored": scorecard(PENDING, zone=UTC),
    "comparison": comparison(compare(FIRST, SECOND), zone=UTC),
    "comparison_equal": comparison(compare(SECOND, THIRD), zone=UTC),
    "comparison_without_script": comparison(compare(FIRST, FREE), zone=UTC),
    "comparison_unscored": comparison(compare(FIRST, PENDING), zone=UTC),
    "live": live(LIVE, spoken_for(12.35)),
    "live_nothing_heard": live(LIVE, spoken_for(4, dbfs=None)),
    "live_nothing_heard_on_a_mac": live(replace(LIVE, is_mac=True), spoken_for(4, dbfs=None)),
    "live_no_voice": live(LIVE, spoken_for(6, dbfs=-55.0, speaks=False)),
    "live_clipping": live(LIVE, spoken_for(6.1, dbfs=-8.0)),
    "live_before": live(LIVE_SCRIPT, Moment(), before="Starts in 3 ..."),
    "live_before_without_script": live(
        replace(LIVE, has_no_script_yet=True), Moment(), before="Starts in 3 ..."
    ),
    "live_speak_now": live(LIVE_SCRIPT, spoken_for(1, dbfs=-55.0, speaks=False)),
    "live_tiny_window": live(LIVE_SCRIPT, spoken_for(6.1, dbfs=-44.0), rows=10),
    "live_quiet": live(LIVE, spoken_for(6.1, dbfs=-44.0)),
    "live_over": live(LIVE, spoken_for(34.2)),
    "live_script": live(LIVE_SCRIPT, spoken_for(12.35)),
    "live_script_small_window": live(LIVE_SCRIPT, spoken_for(26.35), rows=12),
    "live_script_hidden": live(replace(LIVE_SCRIPT, hides_script=True), spoken_for(12.35)),
    "change": change(compare(FIRST, SECOND)) or "",
    "change_equal": change(compare(SECOND, THIRD)) or "",
    "takes": takes_list([row_of(take) for take in (FIRST, SECOND, THIRD, DUTCH, PENDING)], zone=UTC),
    "practice": practice_report(practice_of([FIRST, SECOND, THIRD, PENDING]), zone=UTC),
    "practice_removed": practice_report(practice_of([FIRST, SECOND]), zone=UTC, is_removed=True),
    "practice_of_removed": practice_report(
        practice_of([FIRST, SECOND]), zone=UTC, of_script="northwind", is_removed=True
    ),
    "practice_one_take": practice_report(practice_of([FREE]), zone=UTC),
    "practice_unscored": practice_report(practice_of([PENDING]), zone=UTC),
    "scripts": scripts_list([NORTHWIND, Script("Hallo,\n\nmet Sanne.", name="kaap", version=3)]),
    "scripts_all_removed": scripts_list([], removed=2),
    "scripts_removed": removed_scripts_list([NORTHWIND]),
    "scripts_none_removed": removed_scripts_list([]),
    "script": script_text(Script("Hallo,\n\nmet [naam] van Kaap.", name="kaap", version=3)),
    "models": models_list(
        [
            ModelRow("base", "the usual choice", 145_262_807, on_disk=True),
            ModelRow("large", "hears best, slow", 2_884_000_000, on_disk=False),
        ]
    ),
    "no_models": models_list([ModelRow("base", "the usual choice", 145_262_807, on_disk=False)]),
}


def shown(
    view: RenderableType, *, width: int = 80, colour: bool = False, encoding: str = "utf-8", **rest: object
) -> str:
    """What a console of this width prints; without colour, as into a pipe."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        _environ={},
        **rest,  # type: ignore[arg-type]
    )
    console.print(view)
    stream.seek(0)
    return stream.read()


def flat(view: RenderableType, **rest: object) -> str:
    """What is shown, its lines joined."""
    return " ".join(shown(view, **rest).split())  # type: ignore[arg-type]
