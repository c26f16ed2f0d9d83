"""What the commands get from outside, and how they answer: answers on stdout, talk on stderr."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console, RenderableType

    from vm_rehearse.errors import RehearseError
    from vm_rehearse.history import History
    from vm_rehearse.measures.disfluencies.fillers import Lexicon
    from vm_rehearse.recogniser import Recogniser
    from vm_rehearse.rehearsal import Recorder
    from vm_rehearse.settings import Settings


_TURNS_A_SECOND = 4
"""Of what shows that the program is at work: more would take time from the work itself."""


@dataclass(frozen=True)
class Surroundings:
    """The world as one run of the program sees it; a test gives its own."""

    environ: Mapping[str, str]
    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    now: Callable[[], datetime]
    wait: Callable[[float], None]
    recogniser: Callable[[Mapping[str, str], str], Callable[[], Recogniser]]
    """For the environment and a model's name: checks at once that it is there, and returns what loads it."""
    recorder: Callable[[str | None], Recorder]
    """For a microphone's name, None for the default one: checks at once that it is there."""

    def history(self) -> History:
        """Open the history, for a ``with``; what an earlier run left behind in it is made whole first."""
        from vm_rehearse.cli.recovery import rescue
        from vm_rehearse.history import History
        from vm_rehearse.locations import home

        history = History.open(home(self.environ), now=self.now)
        rescue(history, self.say)
        return history

    def settings(self) -> Settings:
        """Return what the user chose to keep."""
        from vm_rehearse.locations import settings_file
        from vm_rehearse.settings import read_settings

        return read_settings(settings_file(self.environ))

    def microphone(self, name: str | None = None) -> Recorder:
        """Find the microphone to record with: the one named, else the one kept, else the default one."""
        from vm_rehearse.errors import DeviceProblem

        kept = None if name is not None else self.settings().microphone
        try:
            return self.recorder(name if kept is None else kept)
        except DeviceProblem as problem:
            if kept is None or problem.code != "unknown_device":
                raise
            raise DeviceProblem(
                "kept_microphone_missing",
                f'The microphone you chose, "{kept}", is not plugged in.',
                hint="Plug it in, or choose another with: rehearse devices --use NAME; "
                "for the computer's own: rehearse devices --use default",
            ) from problem

    def lexicon(self, language: str) -> Lexicon:
        """Return the fillers of a language, the user's own among them."""
        from vm_rehearse.lexicon import load_lexicon
        from vm_rehearse.locations import own_words_file

        own = own_words_file(self.environ, language)
        return load_lexicon(language, own if own.is_file() else None)

    def show(self, view: RenderableType) -> None:
        """Print an answer."""
        _print(view, self.stdout, self.environ)

    def write(self, document: dict[str, Any]) -> None:
        """Print an answer for programs, as JSON; no letter of it is lost, whatever stdout can take."""
        from vm_rehearse.schema import json_text

        takes_all_letters = (self.stdout.encoding or "utf-8").lower().startswith("utf")
        self.stdout.write(json_text(document, in_ascii=not takes_all_letters) + "\n")
        self.stdout.flush()

    def say(self, view: RenderableType) -> None:
        """Print something that is not the answer."""
        _print(view, self.stderr, self.environ)

    def say_error(self, error: RehearseError) -> None:
        """Print an error and what to do about it."""
        from vm_rehearse.views.notices import error_notice

        self.say(error_notice(error))

    def talk_console(self) -> Console:
        """Return what is not the answer's console, for something that moves."""
        return _console(self.stderr, self.environ)

    @contextmanager
    def working(self, what: str) -> Iterator[None]:
        """Show that the program is at work, on a terminal."""
        if not self.stderr.isatty():
            yield
            return
        from rich.text import Text

        with self.talk_console().status(Text(what), refresh_per_second=_TURNS_A_SECOND):
            yield


def of_this_process() -> Surroundings:
    """Return the real world."""
    from datetime import datetime, timezone
    from io import BytesIO
    from os import devnull, environ

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal doesn't have is no reason to stop

    def usable(stream: TextIO | None) -> TextIO:
        """Return the stream; it is None if it was closed before the program began."""
        return stream or open(devnull, "w", encoding="utf-8")

    return Surroundings(
        environ=environ,
        stdin=sys.stdin.buffer if sys.stdin else BytesIO(),
        stdout=usable(sys.stdout),
        stderr=usable(sys.stderr),
        now=lambda: datetime.now(timezone.utc),
        wait=time.sleep,
        recogniser=_whisper,
        recorder=_microphone,
    )


def _whisper(environ: Mapping[str, str], model: str) -> Callable[[], Recogniser]:
    """Find the weights; raises ModelProblem if they are missing."""
    from vm_rehearse.locations import models_folder
    from vm_rehearse.recogniser.model_files.weights import locate

    path = locate(model, models_folder(environ))

    def load() -> Recogniser:
        from vm_rehearse.recogniser.opening import whisper_recogniser

        with undisturbed():
            return whisper_recogniser(path, model)

    return load


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back until the end: PyTorch crashes when it is stopped while it loads.

    Ctrl-C reaches the main thread only; in any other there is nothing to hold back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _microphone(device: str | None) -> Recorder:
    """Find the microphone; raises DeviceProblem if there is none."""
    from vm_rehearse.devices import chosen_device
    from vm_rehearse.recorder import MicrophoneRecorder

    chosen_device("input", device)
    return MicrophoneRecorder(device)


def _console(stream: TextIO, environ: Mapping[str, str]) -> Console:
    """Give a console; rich knows of terminals, their width, and NO_COLOR."""
    from rich.console import Console

    return Console(
        file=stream, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ=environ
    )


def _print(view: RenderableType, stream: TextIO, environ: Mapping[str, str]) -> None:
    """Print one thing, at once."""
    from rich.console import Group
    from rich.text import Text

    console = _console(stream, environ)
    # Sentences are broken into lines for people only: a hint in a log stays one command to copy.
    unbroken = isinstance(view, (str, Text)) and not console.is_terminal
    with console.capture() as captured:  # rich ends the program itself when the reader of a pipe has gone
        # In a group, a text breaks its own lines.
        console.print(view if unbroken else Group(view), soft_wrap=unbroken)
    stream.write(captured.get())
    stream.flush()
