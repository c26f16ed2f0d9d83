"""Where it is measured: the machine, and the versions of everything that takes part."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from bench.children import OTHERS_PYTHON, OWN_PYTHON, run

_OTHERS = ("faster-whisper", "ctranslate2", "openai-whisper", "erm")
_ASK = """
import json, sys
from importlib.metadata import version
print(json.dumps({name: version(name) for name in sys.argv[1:]}))
"""


def machine() -> str:
    """Say what this machine is: its processor and cores, memory and system."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{_processor()}, {cores} cores, {memory_gb:.0f} GB, {platform.system()}"


def versions(environ: dict[str, str]) -> dict[str, str]:
    """Return the versions of this program, of Python and PyTorch, and of the alternatives."""
    own = json.loads(run([OWN_PYTHON, "-c", _ASK, "vm-rehearse", "torch"], environ).output)
    others = json.loads(run([OTHERS_PYTHON, "-c", _ASK, *_OTHERS], environ).output)
    return {
        "vm-rehearse": own["vm-rehearse"],
        "Python": platform.python_version(),
        "torch": own["torch"],
        **others,
    }


def _processor() -> str:
    """Return the processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next((name for name in names if name), "") or platform.processor() or platform.machine()
