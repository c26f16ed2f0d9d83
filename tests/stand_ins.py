"""A recogniser and a microphone for tests, at the two places where the program allows for others.

Everything between them is real: audio files, voice activity, measures, score, SQLite in a test's own folder.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from vm_rehearse.audio import read_audio
from vm_rehearse.cli import Surroundings, run
from vm_rehearse.errors import ModelProblem
from vm_rehearse.recogniser import Hearing, Recogniser
from vm_rehearse.recorder import Level, Recorded
from vm_rehearse.recorder.microphone import Ending
from vm_rehearse.rehearsal import Recorder
from vm_rehearse.take import Note, Recording, Stretch, Transcript, Word

SAMPLES = Path(__file__).parents[1] / "samples"
SCRIPT = "Hi Laura, this is Ben Archer from Pinehollow Software."
"""What is said in `spoken`: the first sentence of the best sample."""
_SENTENCE_S = 4.95


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    samples, rate = soundfile.read(SAMPLES / "takes" / "take5.flac")
    path = tmp_path_factory.mktemp("spoken") / "spoken.flac"
    soundfile.write(path, samples[: int(_SENTENCE_S * rate)], rate)
    return path


@dataclass
class Listener:
    """Hears the same words in every recording that has speech in it, or fails as it was told to."""

    text: str = SCRIPT
    failure: BaseException | None = None
    name: str = "base"
    languages: list[str | None] = field(default_factory=list)
    """What was asked for, call by call."""

    def expect(self) -> None:
        pass

    def prepare(self) -> None:
        pass

    def hear(
        self,
        samples: npt.NDArray[np.float32],
        *,
        speech: Sequence[Stretch],
        language: str | None,
        draft: str | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> Hearing:
        self.languages.append(language)
        if self.failure is not None:
            raise self.failure
        tokens = self.text.split()
        start, end = speech[0].start_s, speech[-1].end_s
        step = (end - start) / max(1, len(tokens))
        words = tuple(
            Word(token, start + step * place, start + step * (place + 0.9), 0.9)
            for place, token in enumerate(tokens)
        )
        transcript = Transcript(language or "nl", words, tuple(speech))
        return Hearing(transcript, lambda questions: [None] * len(questions))


@dataclass
class Microphone:
    """Gives a copy of a file as what was recorded, or fails as it was told to, before or after writing."""

    says: Path
    name: str = "A microphone"
    ending: Ending = "asked"
    notes: tuple[Note, ...] = ()
    fails_before: BaseException | None = None
    fails_after: BaseException | None = None
    max_seconds: list[float] = field(default_factory=list)

    def record(
        self,
        path: Path,
        *,
        stop: Callable[[], bool],
        max_seconds: float,
        on_level: Callable[[Level], None] | None = None,
    ) -> Recorded:
        self.max_seconds.append(max_seconds)
        if self.fails_before is not None:
            raise self.fails_before
        shutil.copyfile(self.says, path)
        if self.fails_after is not None:
            raise self.fails_after
        for elapsed_s in (0.1, 0.2):
            if on_level is not None:
                on_level(Level(elapsed_s, -20.0, -10.0))
        audio = read_audio(path)
        recording = Recording(str(path), audio.duration_s, audio.sample_rate, 1, "A microphone")
        return Recorded(recording, self.ending, 0, self.notes)


class Screen(io.StringIO):
    """What was printed, on a terminal or not."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@dataclass(frozen=True)
class Outcome:
    """One run of the program."""

    code: int
    out: str
    err: str


class Program:
    """Runs command lines in this process, with stand-ins, in a history of its own."""

    def __init__(self, home: Path, says: Path) -> None:
        self.home = home
        self.listener = Listener()
        self.microphone = Microphone(says)
        self.model_is_here = True
        self.waited_s: list[float] = []
        self.devices: list[str | None] = []
        self.models: list[str] = []
        self.loaded = 0
        self._moment = datetime(2026, 11, 21, 20, 0, tzinfo=timezone.utc)

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        terminal: bool = False,
        environ: Mapping[str, str] | None = None,
    ) -> Outcome:
        out, err = Screen(), Screen(terminal=terminal)
        surroundings = self.surroundings(out, err, stdin=stdin, environ=environ)
        return Outcome(run(arguments, surroundings), out.getvalue(), err.getvalue())

    def surroundings(
        self, out: Screen, err: Screen, *, stdin: bytes = b"", environ: Mapping[str, str] | None = None
    ) -> Surroundings:
        """The world for one run that prints to these."""
        return Surroundings(
            environ={"REHEARSE_HOME": str(self.home), **(environ or {})},
            stdin=io.BytesIO(stdin),
            stdout=out,
            stderr=err,
            now=self._now,
            wait=self.waited_s.append,
            recogniser=self._recogniser,
            recorder=self._recorder,
        )

    def _now(self) -> datetime:
        self._moment += timedelta(minutes=1)
        return self._moment

    def _recogniser(self, _environ: Mapping[str, str], model: str) -> Callable[[], Recogniser]:
        self.models.append(model)
        if not self.model_is_here:
            raise ModelProblem("model_missing", "It is not here.", hint="rehearse model get base")
        return self._load

    def _load(self) -> Recogniser:
        self.loaded += 1
        return self.listener

    def _recorder(self, device: str | None) -> Recorder:
        self.devices.append(device)
        return self.microphone
