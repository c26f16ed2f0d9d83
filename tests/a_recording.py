"""A recording by `MicrophoneRecorder` in a child process, which a test can watch, stop and kill."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from virtual_microphone import VirtualMicrophone

RECORD = """
import dataclasses, json, sys, time
from pathlib import Path
from vm_rehearse.errors import RehearseError
from vm_rehearse.recorder import MicrophoneRecorder

path, enough = Path(sys.argv[1]), Path(sys.argv[2])
options = {"max_seconds": 60, **json.loads(sys.argv[3])}
if "largest_file" in options:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (options["largest_file"], resource.RLIM_INFINITY))
levels = []

def on_level(level):
    if not levels:
        print("ready", flush=True)
        exec(options.get("then", ""))
    levels.append(level)

recorder = MicrophoneRecorder(options.get("device"), waking_s=options.get("waking_s", 8))
try:
    recorded = recorder.record(
        path, stop=enough.exists, max_seconds=options["max_seconds"], on_level=on_level
    )
    answer = dataclasses.asdict(recorded)
    answer["levels"] = [dataclasses.asdict(level) for level in levels]
except RehearseError as error:
    answer = {"code": error.code, "exit_code": error.exit_code, "message": error.message, "hint": error.hint}
except KeyboardInterrupt:
    answer = {"code": "KeyboardInterrupt"}
exec(options.get("afterwards", ""))
print(json.dumps(answer, default=len))
"""


class Recording:
    """A recording in a child process."""

    def __init__(
        self,
        microphone: VirtualMicrophone,
        folder: Path,
        *,
        environment: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        self.path, self.enough = folder / "take.wav", folder / "enough"
        arguments = (self.path, self.enough, json.dumps(options))
        self.process = microphone.start(RECORD, *arguments, environment=environment)

    def await_ready(self) -> None:
        assert self.process.stdout is not None and self.process.stderr is not None
        line = self.process.stdout.readline()
        assert line == "ready\n", line + self.process.stderr.read()

    def answer(self, timeout: float = 20) -> dict[str, Any]:
        """What came of it, once it has ended by itself."""
        output, errors = self.process.communicate(timeout=timeout)
        assert self.process.returncode == 0, errors
        assert errors == ""
        answer: dict[str, Any] = json.loads(output.splitlines()[-1])
        return answer

    def end(self, timeout: float = 20) -> dict[str, Any]:
        self.enough.touch()
        return self.answer(timeout)
