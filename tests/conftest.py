"""What several test files share."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from whisper.model import Whisper

    from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary
    from vm_rehearse.recogniser.hearing import WhisperRecogniser

CHECKOUT = Path(__file__).parents[1]

# A job that was started in the background ignores Ctrl-C, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The readline of the process that shares tests out leaves a window's size here, for programs in any terminal.
for _size in ("LINES", "COLUMNS"):
    os.environ.pop(_size, None)


def at_a_microphone(file: Path) -> bool:
    """Whether tests of a file wait for what is spoken into a microphone, or played, as long as that takes."""
    return "virtual_microphone" in file.read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests first that wait more than they work."""
    first = {path: at_a_microphone(path) for path in {item.path for item in items}}
    items.sort(key=lambda item: first[item.path], reverse=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the tests out between processes, as `make test` runs them.

    One process goes through those at a microphone, while another works. All tests of a file stay together, as
    what their fixtures prepare is dear.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return "at a microphone" if at_a_microphone(config.rootpath / file) else file

    return ByFile(config, log)


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def samples_folder() -> Path:
    return CHECKOUT / "samples"


@pytest.fixture(scope="session")
def takes(samples_folder: Path) -> Path:
    """The folder with the sample takes."""
    return samples_folder / "takes"


@pytest.fixture(scope="session")
def models_folder() -> Path:
    """Where `make test` puts the weights."""
    return Path(os.environ.get("REHEARSE_MODELS") or CHECKOUT / "models")


@pytest.fixture(scope="session")
def model(models_folder: Path) -> Whisper:
    """The real model `base`, loaded once. Without its weights a test that asks for it fails."""
    from vm_rehearse.recogniser.model_files import weights
    from vm_rehearse.recogniser.network import loading

    return loading.load_model(weights.locate("base", models_folder), "base")


@pytest.fixture(scope="module")
def recogniser(models_folder: Path) -> WhisperRecogniser:
    """The real recogniser; one a test file, as it remembers what it heard."""
    from vm_rehearse.recogniser.hearing import WhisperRecogniser
    from vm_rehearse.recogniser.model_files.weights import locate

    return WhisperRecogniser(locate("base", models_folder), "base")


@pytest.fixture(scope="module")
def vocabulary(recogniser: WhisperRecogniser) -> Vocabulary:
    """Its tokens for English."""
    from vm_rehearse.recogniser.decoding.vocabulary import Vocabulary

    return Vocabulary(recogniser._model, "en")
