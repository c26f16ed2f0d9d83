"""Opening the recogniser loads no more than it needs; each test looks into a Python of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from vm_rehearse import cli
from vm_rehearse.recogniser import opening

OPENED = """
import gc, sys
from pathlib import Path
from vm_rehearse.recogniser.opening import whisper_recogniser
recogniser = whisper_recogniser(Path("weights"), "base")
"""
RULES = "torch._meta_registrations"


def said_by(program: str) -> str:
    """What a program prints."""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_the_rules_of_shapes_are_left_out_and_no_object_is_looked_for_twice() -> None:
    answer = said_by(
        f"{OPENED}print('torch' in sys.modules, {RULES!r} in sys.modules, gc.isenabled(), "
        "gc.get_freeze_count() > 0, recogniser.name)"
    )
    assert answer == "True False True True base"


def test_where_a_rule_is_needed_after_all_it_is_there() -> None:
    answer = said_by(
        f"{OPENED}import torch\n"
        "print(torch.nn.Linear(3, 4, device='meta')(torch.empty(2, 3, device='meta')).shape, "
        "torch._meta_registrations.activate_meta.__name__)"
    )
    assert answer == "torch.Size([2, 4]) activate_meta"


def test_a_rule_that_is_needed_meanwhile_is_loaded() -> None:
    answer = said_by(
        "import sys\n"
        "from vm_rehearse.recogniser.opening import _shape_rules\n"
        "from vm_rehearse.recogniser.stand_in import standing_in\n"
        "with standing_in(_shape_rules()):\n"
        "    import torch\n"
        "    from torch._meta_registrations import activate_meta\n"
        f"print(sys.modules[{RULES!r}].activate_meta is activate_meta)"
    )
    assert answer == "True"


def test_what_was_loaded_before_stays() -> None:
    answer = said_by(f"import torch\n{OPENED}print(torch._meta_registrations is sys.modules[{RULES!r}])")
    assert answer == "True"


BEGUN = """
import sys, threading
from pathlib import Path
from vm_rehearse.recogniser.opening import begin_to_load
begin_to_load()
for thread in threading.enumerate()[1:]:
    thread.join()
bound = "libtorch_cpu" in Path("/proc/self/maps").read_text()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="libraries have other names there")
def test_libraries_are_bound_while_something_else_is_done() -> None:
    use = "import torch\nbegin_to_load()\nprint(threading.active_count(), float(torch.ones(3).sum()))"
    answer = said_by(f"{BEGUN}print(bound, 'torch' in sys.modules)\n{OPENED}{use}")
    assert answer.split() == ["True", "False", "1", "3.0"]


@pytest.mark.parametrize("package", [None, "elsewhere"])
def test_without_such_libraries_nothing_is_begun(package: str | None) -> None:
    spec = None if package is None else f"importlib.util.spec_from_file_location('torch', '/{package}.py')"
    without = f"import importlib.util\nimportlib.util.find_spec = lambda _name: {spec}\n"
    assert said_by(f"{without}{BEGUN}print(threading.active_count(), 'torch' in sys.modules)") == "1 False"


def test_the_process_knows_by_what_it_began_to_load() -> None:
    assert opening.__name__ == cli._LOADS_PYTORCH


def test_memory_is_kept_where_that_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    class Library:
        def mallopt(self, which: int, value: int) -> int:
            told.append((which, value))
            return 1

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library())
    opening._keep_memory()
    assert told == [(-1, 2**31 - 1), (-3, 2**25), (-8, 2)]


@pytest.mark.parametrize("problem", [TypeError, OSError])
def test_elsewhere_nothing_is_said(problem: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[None] = []

    def none(name: None) -> object:
        asked.append(name)
        raise problem

    def other(name: None) -> object:
        asked.append(name)
        return object()

    monkeypatch.setattr(ctypes, "CDLL", none)
    opening._keep_memory()
    assert asked == [None], "it is looked for once, in what the process has"
    monkeypatch.setattr(ctypes, "CDLL", other)
    opening._keep_memory()
    assert asked == [None, None]
