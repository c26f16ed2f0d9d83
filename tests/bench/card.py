"""From Enter to the card: `rehearse record` on a terminal, a sample played into a virtual microphone.

Beside it stands how much longer that takes than scoring the recording that came of it, all loaded.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from a_terminal import ENTER, Terminal
from virtual_microphone import INSTALL_LINE, VirtualMicrophone, missing_parts

from bench.bench_setup import Setup
from bench.children import OWN_PYTHON, Loaded
from bench.the_takes import BenchTake

AFTER_THE_SOUND_S = 0.3
LAST_LINE, QUESTION = "Scored by ", "q: quit"


def measure(setup: Setup, rounds: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Record both takes in turns; return the seconds from Enter to the card's last line, in each round.

    ``card_beyond_warm`` is what those of both takes are beyond the median of scoring the last recording warm.

    Raises
    ------
    FileNotFoundError
        If this machine lacks what a virtual microphone needs.
    """
    missing = missing_parts()
    if missing:
        raise FileNotFoundError(f"a virtual microphone needs {', '.join(missing)}: {INSTALL_LINE}")
    takes = {"card_close": setup.close, "card_loose": setup.take}
    series: dict[str, list[float]] = {name: [] for name in takes}
    recordings: dict[str, Path] = {}
    with tempfile.TemporaryDirectory(prefix="vmic-") as folder:  # a socket's path has room for 107 characters
        microphone = VirtualMicrophone(Path(folder))
        try:
            for number in range(rounds):
                for name, take in takes.items():
                    series[name].append(_seconds_to_the_card(setup, microphone, take))
                    recordings[name] = _newest_recording(setup)
                say(f"round {number + 1} of {rounds}")
        finally:
            microphone.stop()
    series["card_beyond_warm"] = [
        seconds - warm_s
        for name, take in takes.items()
        for warm_s in [_warm_s(setup, recordings[name], take, rounds)]
        for seconds in series[name]
    ]
    return series


def _newest_recording(setup: Setup) -> Path:
    """The file of the take that was recorded last."""
    takes = Path(setup.environ["REHEARSE_HOME"]) / "takes"
    return max(takes.glob("take*.wav"), key=lambda file: file.stat().st_mtime)


def _warm_s(setup: Setup, recording: Path, take: BenchTake, rounds: int) -> float:
    """The median of scoring a recording beside its script, with everything loaded."""
    command: list[str | Path] = [
        OWN_PYTHON,
        "-m",
        "bench.others.loaded_rehearse",
        setup.models,
        recording,
        take.script,
    ]
    with Loaded(command, setup.environ, setup.folder / "recorded.log") as loaded:
        loaded.await_ready()
        return median(loaded.ask("script")[0] for _ in range(rounds))


def _seconds_to_the_card(setup: Setup, microphone: VirtualMicrophone, take: BenchTake) -> float:
    """Record one take as a user does, press Enter a moment after its sound, and wait for the card."""
    sound = {
        name: value
        for name, value in microphone.environment.items()
        if name.startswith(("PULSE_", "ALSA_", "XDG_RUNTIME_DIR"))
    }
    command = [str(OWN_PYTHON.with_name("rehearse")), "record", "--script", str(take.script)]
    terminal = Terminal({**setup.environ, **sound}, command)
    try:
        terminal.until("Speak now")
        with microphone.speak(take.audio) as speaking:
            while speaking.poll() is None:
                terminal.read_for(0.02)
        terminal.read_for(AFTER_THE_SOUND_S)
        before = len(terminal.shown)
        pressed_s = time.perf_counter()
        terminal.type(ENTER)
        terminal.until(LAST_LINE)
        took_s = time.perf_counter() - pressed_s
        if QUESTION not in terminal.shown[before:]:  # it may have come in one piece with the card
            terminal.until(QUESTION)
        terminal.type(b"q")
        if terminal.code() != 0:
            raise RuntimeError(f"rehearse record failed: {terminal.shown[-2000:]}")
        return took_s
    finally:
        terminal.close()
