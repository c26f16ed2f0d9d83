"""Everything a take needs, looked at one by one: what is so, and where it is not well, the remedy."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vm_rehearse.audio import phone_format_reader
from vm_rehearse.checkup.trial import try_microphone
from vm_rehearse.devices import sound_system
from vm_rehearse.errors import DeviceProblem, RehearseError, is_out_of_room
from vm_rehearse.locations import file_in_the_way, is_on_read_only_disk, own_words_folder
from vm_rehearse.rehearsal import Recorder
from vm_rehearse.shell import to_show_all_letters, with_folder

State = Literal["good", "warning", "bad"]

TRIAL_S = 1.0
LEAST_FREE_BYTES = 50_000_000
"""Under it a take is at risk: ten minutes at 48 kHz are 58 MB, the usual two minutes 12 MB."""
LITTLE_FREE_BYTES = 500_000_000
LEAST_COLUMNS = 60
LETTERS = "█░▁…é·"
"""What the views print beyond plain ASCII."""


@dataclass(frozen=True)
class Check:
    """One thing a take needs."""

    name: str
    """``sound_system``, ``microphone``, ``permission``, ``model``, ``formats``, ``disk``, ``history``,
    ``words`` or ``terminal``."""
    state: State
    """A warning does not stand in the way of a take."""
    text: str
    remedy: str | None = None
    exit_code: int = 0
    """If it is bad: what a command that needs it would end with."""


@dataclass(frozen=True)
class Terminal:
    """The terminal that the program talks to."""

    is_terminal: bool
    columns: int
    encoding: str
    colours: bool


def every_check(
    *, home: Path, models: Path, model: str, microphone: Callable[[], Recorder], terminal: Terminal
) -> tuple[Check, ...]:
    """Look at everything.

    Parameters
    ----------
    home, models : Path
        The folders of the history and of the models.
    model : str
        The model's name.
    microphone : callable
        Finds the microphone that a take would use.
    terminal : Terminal
    """
    return (
        *_sound(microphone),
        _model(model, models),
        _formats(),
        disk_check(home),
        _history(home),
        *_own_words(home),
        terminal_check(terminal),
    )


def exit_code(checks: Iterable[Check]) -> int:
    """The exit code of the first that is bad, or 0."""
    return next((check.exit_code for check in checks if check.state == "bad"), 0)


def _failed(name: str, error: RehearseError) -> Check:
    """What a failure means."""
    return Check(name, "bad", error.message, error.hint, error.exit_code)


def _sound(microphone: Callable[[], Recorder]) -> tuple[Check, ...]:
    """PortAudio, the microphone, and whether it may be used; what needs a failed one is left out."""
    try:
        version = sound_system().get_portaudio_version()[1].partition(",")[0]
    except DeviceProblem as problem:
        return (_failed("sound_system", problem),)
    system = Check("sound_system", "good", f"{version} is installed.")
    try:
        trial = try_microphone(microphone(), seconds=TRIAL_S)
    except RehearseError as problem:
        return (system, _failed("microphone", problem))
    levels = trial.check.levels
    found = Check("microphone", "good", f'"{trial.device}" records, at {levels.sample_rate_hz} Hz.')
    silent = next((finding for finding in trial.check.findings if finding.code == "silent"), None)
    if silent is not None:
        code = DeviceProblem.exit_code
        return (system, found, Check("permission", "bad", silent.text, silent.remedy, code))
    return (system, found, Check("permission", "good", "Its sound arrives here."))


def _model(name: str, folder: Path) -> Check:
    """The weights: there, and the right ones."""
    from vm_rehearse.recogniser.model_files.weights import check

    try:
        path = check(name, folder)
    except RehearseError as problem:
        return _failed("model", problem)
    except OSError as error:
        return Check(
            "model",
            "bad",
            f'The model "{name}" can\'t be read: {error.strerror or error}.',
            f"To get it anew, type: rehearse model get {name}",
            5,
        )
    size = f"{path.stat().st_size / 1e6:,.0f} MB"
    return Check("model", "good", f'"{name}" is here and undamaged, {size}.')


def _formats() -> Check:
    """What reads recordings made elsewhere."""
    reader = phone_format_reader()
    if reader is None:
        return Check(
            "formats",
            "warning",
            "Recordings of telephones (m4a, AMR, 3gp, WMA) can't be read; all others can.",
            'If you need them, type: pip install "vm-rehearse[formats]"',
        )
    return Check("formats", "good", f"Recordings of telephones can be read, through {reader}.")


def disk_check(home: Path) -> Check:
    """A folder for takes that can be written to, and room in it."""
    file = file_in_the_way(home)
    if file is not None:
        return _no_place(f"{file} is a file, and takes need a folder.")
    try:
        existing = next(folder for folder in (home, *home.parents) if folder.exists())
    except PermissionError:
        return _no_place(f"The folder {home} can't be made or entered.")
    try:
        free = shutil.disk_usage(existing).free
    except OSError as error:
        return _no_place(f"The disk with {existing} can't be looked at: {error.strerror or error}.")
    try:
        # Tried, as permissions don't tell: of a read-only disk, or of a folder that is none of a disk's.
        with tempfile.TemporaryDirectory(prefix=".rehearse-", dir=existing):
            return room_check(home, free)
    except OSError as error:
        if is_out_of_room(error):
            return room_check(home, free)
        if is_on_read_only_disk(existing):
            return _no_place(f"The disk with {existing} is read-only, and can't be written to.")
        if isinstance(error, PermissionError):
            return _no_place(f"The folder {existing} can't be written to.")
        return _no_place(f"The folder {home} can't be made: {error.strerror or error}.")


def _no_place(text: str) -> Check:
    """Takes can't be kept where they are to be."""
    another = with_folder("REHEARSE_HOME", "voicemails", "rehearse doctor")
    return Check(
        "disk",
        "bad",
        text,
        f"Choose another folder for takes, for example: {another}",
        1,
    )


def room_check(home: Path, free_bytes: int) -> Check:
    """Whether that much room is enough for takes."""
    room = f"{free_bytes / 1e9:,.1f} GB" if free_bytes >= 1e9 else f"{free_bytes / 1e6:,.0f} MB"
    text = f"{room} free for takes in {home}."
    remedy = "Make room, for example by emptying the trash: rehearse purge"
    if free_bytes < LEAST_FREE_BYTES:
        return Check("disk", "bad", f"Only {text}", remedy, 1)
    if free_bytes < LITTLE_FREE_BYTES:
        return Check("disk", "warning", f"Only {text}", remedy)
    return Check("disk", "good", text)


def _history(home: Path) -> Check:
    """The takes so far."""
    from vm_rehearse.history.inspection import inspect_history
    from vm_rehearse.history.problems import recording_cut_short, recording_missing

    try:
        found = inspect_history(home)
    except RehearseError as problem:
        return _failed("history", problem)
    if found is None or found.takes == 0:
        return Check("history", "good", "No takes yet.")
    problems = []
    if found.without_recording:
        problems.append(recording_missing(found.without_recording, home / "takes"))
    if found.cut_short:
        problems.append(recording_cut_short(found.cut_short, home / "takes"))
    if problems:
        text = " ".join(problem.message for problem in problems)
        return Check("history", "warning", text, problems[0].hint)
    return Check("history", "good", f"Undamaged, takes in it: {found.takes}.")


def _own_words(home: Path) -> tuple[Check, ...]:
    """The user's own words, where there are any."""
    from vm_rehearse.lexicon.own_words import own_words

    files = sorted(own_words_folder(home).glob("*.toml"))
    try:
        for file in files:
            own_words(file)
    except RehearseError as problem:
        return (_failed("words", problem),)
    return (Check("words", "good", "Your own words can be used."),) if files else ()


def terminal_check(terminal: Terminal) -> Check:
    """What the program talks to."""
    if not terminal.is_terminal:
        return Check("terminal", "good", "Not a terminal: plain lines are printed.")
    try:
        LETTERS.encode(terminal.encoding)
    except (UnicodeEncodeError, LookupError):
        return Check(
            "terminal",
            "warning",
            f"It lacks letters and bars ({terminal.encoding}), so some show as question marks.",
            f"Before rehearse, type: {to_show_all_letters()}",
        )
    if terminal.columns < LEAST_COLUMNS:
        return Check(
            "terminal",
            "warning",
            f"It is narrow: {terminal.columns} columns.",
            f"Make the window wider, to {LEAST_COLUMNS} columns or more.",
        )
    colour = "in colour" if terminal.colours else "without colour"
    return Check("terminal", "good", f"{terminal.columns} columns, {terminal.encoding}, {colour}.")
