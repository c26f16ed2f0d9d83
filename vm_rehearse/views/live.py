"""The screen while a take is recorded: the script, the time, the level, and a word if something is off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.text import Text

from vm_rehearse.monitor import (
    SCALE_FROM_DBFS,
    Loudness,
    Moment,
    PromptWord,
    Warned,
    loudness,
    warning,
)
from vm_rehearse.notation import moment
from vm_rehearse.scoring import bands
from vm_rehearse.views.aims import aim, target_length
from vm_rehearse.views.page import page, to_type
from vm_rehearse.views.prompter import Prompter
from vm_rehearse.views.sentences import command, sentence
from vm_rehearse.views.wording import duration, plain

_WIDEST_BAR = 40
_NARROWEST_BAR = 6
_ROOMY_ROWS = 14
"""With fewer, no row is left blank."""
_FEWEST_SCRIPT_ROWS = 2
_NO_SCRIPT_YET = "You have no script yet, so speak freely."
_STYLES: dict[Loudness, str] = {
    "nothing": "dim",
    "no voice": "dim",
    "quiet": "yellow",
    "good": "green",
    "too loud": "bold red",
}
_TO_CHOOSE = ("To choose another, end this and type: ", command("rehearse devices --use NAME"))


@dataclass(frozen=True)
class Live:
    """What the screen is about, besides the moment."""

    target_s: float
    device: str
    words: tuple[PromptWord, ...] = ()
    """The script's; empty without one, and for somebody who knows it by heart."""
    hides_script: bool = False
    has_keys: bool = True
    is_mac: bool = False
    has_no_script_yet: bool = False


def live(screen: Live, moment: Moment, *, rows: int = 24, before: str | None = None) -> RenderableType:
    """Give the screen of one moment.

    Parameters
    ----------
    screen : Live
    moment : Moment
    rows : int
        How many the terminal has; a long script moves through what is left of them.
    before : str, optional
        What is being waited for, while nothing is recorded yet.
    """
    warned = warning(moment, target_s=screen.target_s)
    if before is not None:
        freely = ((f"\n{_NO_SCRIPT_YET}", "dim"),) if screen.has_no_script_yet else ()
        return _Screen(screen, moment, sentence((before, "bold"), *freely), rows, has_meters=False)
    if warned:
        below = _warning(warned, screen)
    elif moment.speech_began_s is None:
        below = sentence(("Speak now. ", "bold green"), (_ending_keys(screen), "dim"))
    else:
        below = sentence((_ending_keys(screen), "dim"))
    return _Screen(screen, moment, below, rows)


def speak_now(*, has_keys: bool) -> Text:
    """Say that the microphone is awake, and how to end."""
    return sentence(f"Recording: speak now. {'Enter' if has_keys else 'Ctrl-C'} ends it.")


def no_script_yet() -> Text:
    """Say that there is no script to read yet, and how to add one."""
    return to_type(f"{_NO_SCRIPT_YET} To add one for the next take", "rehearse script add FILE")


def nothing_heard(screen: Live) -> Text:
    """Say that the microphone gives silence, how to choose another, and what may keep it silent."""
    on_a_mac = "Or allow this terminal to use it in System Settings, Privacy & Security, Microphone. "
    return sentence(
        (f'Nothing heard from "{plain(screen.device)}". ', "bold yellow"),
        "Is it muted, or unplugged? ",
        on_a_mac if screen.is_mac else "",
        *_TO_CHOOSE,
    )


def ended_by_limit(max_seconds: float) -> Text:
    """Say that the longest time a take may have is over."""
    return sentence(f"The recording was ended after {duration(max_seconds)}; what you said is kept.")


def _ending_keys(screen: Live) -> str:
    """Name the keys that do something."""
    return "Enter or Space ends it, r starts over." if screen.has_keys else "Ctrl-C ends it."


def _warning(warned: Warned, screen: Live) -> Text:
    """Say what is off, and what helps."""
    if warned == "nothing_heard":
        return nothing_heard(screen)
    if warned == "no_voice":
        return sentence(
            (f'No voice heard from "{plain(screen.device)}". ', "bold yellow"),
            "If you are speaking, the wrong microphone may be listening. ",
            *_TO_CHOOSE,
        )
    text = {
        "clipping": "Too loud: move back a little, or turn the microphone down.",
        "too_quiet": "Very quiet: come closer to the microphone, or speak up.",
        "past_target": f"Past your {target_length(screen.target_s)}: come to the end.",
    }[warned]
    return sentence((text, "bold yellow"))


@dataclass(frozen=True)
class _Screen:
    """The script in the rows that are left over by the meters and the line below them."""

    screen: Live
    moment: Moment
    below: Text
    rows: int
    has_meters: bool = True

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType | Segment]:
        is_roomy = self.rows >= _ROOMY_ROWS
        parts: tuple[RenderableType, ...] = (self.below,)
        if self.has_meters:
            parts = (_Meters(self.moment, self.screen.target_s), self.below)
        beside = page(*parts) if is_roomy else page(Group(*parts))
        if not self.screen.words:
            yield beside
            return
        taken = len(console.render_lines(beside, options.update(height=None), pad=False)) + is_roomy
        room = max(_FEWEST_SCRIPT_ROWS, self.rows - 1 - taken)
        yield page(
            Prompter(self.screen.words, self.moment.message_s, rows=room, hides=self.screen.hides_script)
        )
        if is_roomy:
            yield Segment.line()
        yield beside


@dataclass(frozen=True)
class _Meters:
    """The time against the target's band, and the level with its peak, below each other."""

    moment: Moment
    target_s: float

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        said_s, band = self.moment.message_s, bands(self.target_s)["duration"]
        left = self.target_s - said_s
        remaining = f"{math.ceil(left)} s left" if left > 0 else f"{math.floor(-left)} s over"
        times = f"{remaining}, aim {aim('duration', self.target_s)}"
        word = loudness(self.moment)
        beside = options.max_width - len("Level  ") - 2
        if beside - len(times) < _NARROWEST_BAR:
            times = remaining
        width = min(_WIDEST_BAR, max(_NARROWEST_BAR, beside - max(len(times), len(word))))
        marks = _marks(options)
        elapsed = moment(said_s)
        yield sentence(
            f"{elapsed:<5}  ",
            *_time_bar(width, said_s, (band.full_from, self.target_s), end_s=band.zero_above, marks=marks),
            (f"  {times}", ""),
        )
        yield sentence("Level  ", *_level_bar(width, self.moment, marks, _STYLES[word]), (f"  {word}", ""))


def _marks(options: ConsoleOptions) -> tuple[str, str, str, str]:
    """Give the characters for full, band, empty and peak."""
    return ("#", "=", ".", "|") if options.ascii_only else ("█", "▒", "░", "|")


def _time_bar(
    width: int, said_s: float, aimed: tuple[float, float], *, end_s: float, marks: tuple[str, str, str, str]
) -> Iterator[tuple[str, str]]:
    """Draw the time: what has gone by, and where the end is aimed at."""
    full, band, empty, _ = marks
    for column in range(width):
        at_s = (column + 0.5) / width * end_s
        if at_s <= said_s:
            yield full, "cyan" if at_s <= aimed[1] else "yellow"
        elif aimed[0] <= at_s <= aimed[1]:
            yield band, "green"
        else:
            yield empty, "dim"


def _level_bar(
    width: int, moment: Moment, marks: tuple[str, str, str, str], style: str
) -> Iterator[tuple[str, str]]:
    """Draw the level, and the peak that was held."""
    full, _, empty, held = marks
    level, peak = _column(moment.level_dbfs, width), _column(moment.held_peak_dbfs, width)
    for column in range(width):
        if column + 1 == peak:
            yield held, "bold"
        else:
            yield (full, style) if column < level else (empty, "dim")


def _column(dbfs: float | None, width: int) -> int:
    """Give how many columns a level fills."""
    if dbfs is None:
        return 0
    return max(0, min(width, math.ceil((1 - dbfs / SCALE_FROM_DBFS) * width)))
