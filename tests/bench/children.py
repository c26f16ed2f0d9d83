"""Programs run as children: how long one takes from its start to its end, and how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

CHECKOUT = Path(__file__).resolve().parents[2]
OWN_PYTHON = CHECKOUT / ".venv" / "bin" / "python"
OTHERS_PYTHON = CHECKOUT / ".venv-bench" / "bin" / "python"
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


class ChildFailed(Exception):
    """A program that was to be measured did not do its work; the message says which, and what it said."""


_LAUNCHER = """
import json, os, sys, time
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
taken = time.perf_counter() - began
with open(int(sys.argv[1]), "w") as told:
    json.dump([taken, used.ru_maxrss, os.waitstatus_to_exitcode(status)], told)
"""
"""A small program between: a child's peak of memory begins with that of the program that starts it."""


@dataclass(frozen=True)
class Run:
    """What a child took, and what it wrote."""

    seconds: float
    peak_mb: float
    output: str


def environment(home: Path, models: Path) -> dict[str, str]:
    """Return an environment in which nothing is coloured, asked, downloaded or left behind."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "PYTHONPATH": str(CHECKOUT / "tests"),
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "COLUMNS": "80",
        "HF_HUB_OFFLINE": "1",
        "REHEARSE_HOME": str(home / "takes"),
        "REHEARSE_MODELS": str(models),
    }


def run(command: Sequence[str | Path], environ: Mapping[str, str], *, folder: Path | None = None) -> Run:
    """Run a program to its end.

    Parameters
    ----------
    command : sequence of str or Path
    environ : mapping of str to str
    folder : Path, optional
        Where it runs.

    Raises
    ------
    ChildFailed
        If it ends with an error.
    """
    told, tell = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(tell), *map(str, command)],
        env=dict(environ),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        pass_fds=(tell,),
    )
    os.close(tell)
    output, _ = child.communicate()
    with open(told, encoding="utf-8") as figures:
        seconds, peak, code = json.load(figures)
    if code != 0:
        raise ChildFailed(f"{' '.join(map(str, command))} ended with {code}:\n{output[-2000:]}")
    return Run(seconds, _megabytes(peak), output)


class Loaded:
    """A program that stays loaded and is asked for one thing after the other (`bench.others.answering`)."""

    def __init__(self, command: Sequence[str | Path], environ: Mapping[str, str], log: Path) -> None:
        self._log = log
        with log.open("wb") as errors:
            self._child = subprocess.Popen(
                list(map(str, command)),
                env=dict(environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def __enter__(self) -> Loaded:
        """Return it; it may still be loading."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._child.kill()
        self._child.communicate()

    def await_ready(self) -> None:
        """Wait until it is loaded."""
        self._answer()

    def ask(self, name: str) -> tuple[float, str]:
        """Have it done once; return the seconds it took, and the text that was heard."""
        assert self._child.stdin is not None
        print(name, file=self._child.stdin, flush=True)
        answer = self._answer()
        return float(str(answer["seconds"])), str(answer["text"])

    def _answer(self) -> dict[str, object]:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise ChildFailed(self._log.read_text(encoding="utf-8", errors="replace")[-2000:])
        document: dict[str, object] = json.loads(line)
        return document


def _megabytes(peak: int) -> float:
    """Return what `ru_maxrss` says in MB; its unit is the kibibyte, on a Mac the byte."""
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
