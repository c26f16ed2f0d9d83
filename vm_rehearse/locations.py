"""Where things live on this platform. Nothing here is created; that is for whoever writes there.

=====================  =================================================================
the history            ``REHEARSE_HOME``, else the platform's folder for a program's data
own words              ``words/`` in there, one TOML file a language
settings               ``settings.json`` in there
models                 ``REHEARSE_MODELS``, else ``models/`` of the checkout the program
                       runs from, else ``models/`` in the platform's folder
=====================  =================================================================

An empty variable counts as one that is not set. One with the home folder of a user who is not known is a
RehearseError, ``unknown_folder``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from vm_rehearse.errors import RehearseError
from vm_rehearse.shell import with_folder

HOME_VARIABLE = "REHEARSE_HOME"
MODELS_VARIABLE = "REHEARSE_MODELS"

_PROGRAM = "vm-rehearse"
_EXAMPLES = {
    HOME_VARIABLE: "voicemails rehearse list",
    MODELS_VARIABLE: "models rehearse model where",
}
"""Another folder, and a command to try it with."""
_PACKAGE = Path(__file__).resolve().parent


def home(environ: Mapping[str, str]) -> Path:
    """Return the folder of the history, as an absolute path."""
    return _chosen(environ, HOME_VARIABLE) or _data_folder()


def own_words_folder(home_folder: Path) -> Path:
    """Return the folder for the user's own words beside a history; it need not exist."""
    return home_folder / "words"


def own_words_file(environ: Mapping[str, str], language: str) -> Path:
    """Return the file for the user's own words in a language; it need not exist."""
    return own_words_folder(home(environ)) / f"{language}.toml"


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return the file with what the user chose to keep; it need not exist."""
    return home(environ) / "settings.json"


def models_folder(environ: Mapping[str, str], *, package: Path = _PACKAGE) -> Path:
    """Return the folder with the recogniser's weights, as an absolute path.

    Parameters
    ----------
    environ : Mapping[str, str]
        The environment's variables.
    package : Path
        The folder of this program's code, which tells whether it runs from a checkout.
    """
    # REHEARSE_HOME is left out on purpose: a throw-away history must not fetch the weights again.
    return _chosen(environ, MODELS_VARIABLE) or _checkout_models(package) or _data_folder() / "models"


def file_in_the_way(folder: Path) -> Path | None:
    """Return what is there where a folder, or one of those that it is in, should be, and is no folder."""
    for part in (folder, *folder.parents):
        with suppress(OSError):  # one that can't be looked at is not known to be a file
            if part.exists():
                return None if part.is_dir() else part
    return None


def is_on_read_only_disk(folder: Path) -> bool:
    """Return whether nobody can write to the disk of a folder, or of the one that it would be made in."""
    if not hasattr(os, "statvfs"):
        return False
    for part in (folder, *folder.parents):
        with suppress(OSError):
            return bool(os.statvfs(part).f_flag & os.ST_RDONLY)
    return False


def _chosen(environ: Mapping[str, str], variable: str) -> Path | None:
    """Return the folder a variable names, if it names one; raises RehearseError where that can't be told."""
    value = environ.get(variable, "")
    if not value:
        return None
    try:
        return Path(value).expanduser().absolute()
    except RuntimeError as error:
        raise RehearseError(
            "unknown_folder",
            f'{variable} is "{value}", and there is no user of that name with a folder here.',
            hint=f"Name another one, for example: {with_folder(variable, _EXAMPLES[variable])}",
        ) from error


def _checkout_models(package: Path) -> Path | None:
    """Return ``models/`` beside the code, if the code lies in a checkout and not among installed packages."""
    checkout = package.parent
    models = checkout / "models"
    return models if (checkout / "pyproject.toml").is_file() and models.is_dir() else None


def _data_folder() -> Path:
    """Return the platform's folder for this program's data."""
    import platformdirs

    return platformdirs.user_data_path(_PROGRAM, appauthor=False)
