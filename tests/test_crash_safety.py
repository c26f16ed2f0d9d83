"""`rehearse record` killed at random moments, several at once: the next start has every take.

The microphone is the virtual one, the program its own process, and the end a real SIGKILL.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from test_cli_process import WITH_A_LISTENER, environ, rehearse
from virtual_microphone import VirtualMicrophone, spoken_file, virtual_microphone

from vm_rehearse.audio import read_audio

__all__ = ["environ", "virtual_microphone"]

AT_ONCE, ROUNDS = 2, 3
MOST_LOST_S = 0.5


@contextmanager
def recording(
    environ: dict[str, str], microphone: VirtualMicrophone, said: list[str]
) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """The program as soon as it records, and when that was; what it says until then is added."""
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_A_LISTENER, "record", "--free", "--max-seconds", "60", "--no-input"],
        env={**environ, **microphone.environment, "PYTHONPATH": environ["PYTHONPATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if "peak now" in line:
                break
        else:
            raise AssertionError("".join(said))
        yield process, time.monotonic()
    finally:
        process.kill()
        process.wait()


def test_killed_at_random_moments_every_take_is_recovered(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    chance = random.Random()
    said: list[str] = []
    recorded_s = []
    speaking = virtual_microphone.speak(spoken_file(tmp_path, 60.0))
    try:
        for _ in range(ROUNDS):
            with ExitStack() as stack:
                running = [
                    stack.enter_context(recording(environ, virtual_microphone, said)) for _ in range(AT_ONCE)
                ]
                for process, began_at in running:
                    time.sleep(chance.uniform(0.0, 1.5))
                    assert process.poll() is None
                    process.kill()
                    recorded_s.append(time.monotonic() - began_at)
                    process.wait()
    finally:
        speaking.kill()
        speaking.wait()
    listed = rehearse(environ, "list", "--json")
    said += listed.stderr.splitlines()
    takes = json.loads(listed.stdout)["takes"]
    names = [take["take"] for take in takes]
    assert names == [f"take{number + 1}" for number in range(AT_ONCE * ROUNDS)]
    offers = [line.split() for line in said if line.startswith("  rehearse score ")]
    assert [name for offer in offers for name in offer[2:]] == names, "each once, by the start after it"
    for take, seconds in zip(takes, recorded_s, strict=True):
        audio = read_audio(Path(take["recording"]["path"]))
        assert not audio.cut_short and np.abs(audio.samples).max() > 0.05
        assert audio.duration_s == take["recording"]["duration_s"] > seconds - MOST_LOST_S, take["take"]
        assert take["recording"]["device"]
    assert rehearse(environ, "list").stderr == ""
    folder = Path(environ["REHEARSE_HOME"]) / "takes"
    assert set(os.listdir(folder)) == {f"{name}.wav" for name in names}
