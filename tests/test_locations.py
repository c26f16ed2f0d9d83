"""Where the history, the models and the user's own words live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs
import pytest

from vm_rehearse import locations
from vm_rehearse.errors import RehearseError

PLATFORM = platformdirs.user_data_path("vm-rehearse", appauthor=False)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The program's folder among installed packages, where a folder called models is another's."""
    package = tmp_path / "site-packages" / "vm_rehearse"
    package.mkdir(parents=True)
    (package.parent / "models").mkdir()
    return package


@pytest.fixture
def checked_out(tmp_path: Path) -> Path:
    package = tmp_path / "checkout" / "vm_rehearse"
    package.mkdir(parents=True)
    (package.parent / "models").mkdir()
    (package.parent / "pyproject.toml").touch()
    return package


def test_home(tmp_path: Path) -> None:
    assert locations.home({}) == PLATFORM
    assert locations.home({"REHEARSE_HOME": ""}) == PLATFORM
    assert locations.home({"REHEARSE_HOME": str(tmp_path)}) == tmp_path
    assert locations.home({"REHEARSE_HOME": "practice"}) == Path.cwd() / "practice"
    assert locations.home({"REHEARSE_HOME": "~/practice"}) == Path.home() / "practice"


def test_nothing_is_created(tmp_path: Path) -> None:
    environ = {"REHEARSE_HOME": str(tmp_path / "a"), "REHEARSE_MODELS": str(tmp_path / "b")}
    locations.home(environ), locations.models_folder(environ), locations.own_words_file(environ, "nl")
    assert list(tmp_path.iterdir()) == []


def test_models_of_an_installed_program(installed: Path, tmp_path: Path) -> None:
    assert locations.models_folder({}, package=installed) == PLATFORM / "models"
    chosen = {"REHEARSE_MODELS": str(tmp_path / "weights")}
    assert locations.models_folder(chosen, package=installed) == tmp_path / "weights"


def test_models_of_a_checkout(checked_out: Path, tmp_path: Path) -> None:
    assert locations.models_folder({}, package=checked_out) == checked_out.parent / "models"
    assert locations.models_folder({"REHEARSE_MODELS": ""}, package=checked_out).parent == checked_out.parent
    chosen = {"REHEARSE_MODELS": str(tmp_path / "weights")}
    assert locations.models_folder(chosen, package=checked_out) == tmp_path / "weights"


def test_this_program_runs_from_its_checkout(checkout: Path) -> None:
    assert locations.models_folder({}) == checkout / "models"


def test_a_throw_away_history_uses_the_same_models(installed: Path, tmp_path: Path) -> None:
    environ = {"REHEARSE_HOME": str(tmp_path / "throw-away")}
    assert locations.models_folder(environ, package=installed) == PLATFORM / "models"


def test_own_words_lie_with_the_history(tmp_path: Path) -> None:
    environ = {"REHEARSE_HOME": str(tmp_path)}
    assert locations.own_words_file(environ, "nl") == tmp_path / "words" / "nl.toml"


@pytest.mark.parametrize(
    ("variable", "place", "command"),
    [
        ("REHEARSE_HOME", locations.home, "rehearse list"),
        ("REHEARSE_MODELS", locations.models_folder, "rehearse model where"),
    ],
)
def test_the_folder_of_a_user_who_is_not_known(
    variable: str, place: Callable[[Mapping[str, str]], Path], command: str
) -> None:
    with pytest.raises(RehearseError) as caught:
        place({variable: "~nobody-of-that-name/x"})
    assert variable in caught.value.message and "~nobody-of-that-name/x" in caught.value.message
    assert f"{variable}=~/" in caught.value.hint and caught.value.hint.endswith(command)
