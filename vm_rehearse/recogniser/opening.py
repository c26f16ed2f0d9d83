"""The recogniser, with the libraries it needs loaded, and no more of them than it needs.

A fifth of the time that PyTorch takes to load goes into rules that tell the shape of a result without
computing it. Its compiler needs them; nothing here does. So they are left out, unless something asks for one.
An eighth goes into looking for objects that are of no more use. What is loaded here is kept to the end.
Another fifth goes into binding its machine code. That needs nothing of Python, so it is begun while a
recording is searched for speech (`begin_to_load`); not earlier, because no other library is loaded meanwhile.

And memory that is let go is kept for what comes next: the recogniser's arrays come and go by the hundred, and
to give each back to the system and have it anew, page by page, takes a fortieth of the time of a scoring. It
has two places. One for each thread takes 50 MB more in all, and another thirtieth of the time; in a single
one, helpers that need some at the same time wait for each other.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING, Any

from vm_rehearse.recogniser.stand_in import standing_in

if TYPE_CHECKING:
    from vm_rehearse.recogniser.hearing import WhisperRecogniser

_SHAPE_RULES = "torch._meta_registrations"
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENAS = -1, -3, -8
"""Of glibc's `mallopt`: how much free memory is kept, from which size on arrays lie apart, and in how many
places threads have theirs: what is free in one is of no use to the others."""
_FOR_ITSELF_AND_HELPERS = 2
_ALL_OF_IT, _LARGEST_ALLOWED = 2**31 - 1, 2**25


def whisper_recogniser(path: Path, name: str) -> WhisperRecogniser:
    """Whisper with the weights in `path`, the file of the model called `name`; they are loaded later."""
    _keep_memory()
    with standing_in(_shape_rules()), _uncollected():
        from vm_rehearse.recogniser.hearing import WhisperRecogniser

    return WhisperRecogniser(path, name)


def begin_to_load() -> None:
    """Have PyTorch's libraries bound by a thread of its own, where that can be done; it is not waited for."""
    package = None if "torch" in sys.modules else find_spec("torch")
    if package is None or package.origin is None:
        return
    library = Path(package.origin).with_name("lib") / "libtorch_python.so"
    if library.is_file():
        Thread(target=_bind, args=(library,), daemon=True).start()


def _bind(library: Path) -> None:
    """Load a library as Python would, but so that Python goes on meanwhile, as it does when C is called."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).dlopen(os.fsencode(library), os.RTLD_NOW)


def _keep_memory() -> None:
    """Have C's library keep what is let go, where it is one that can be told so."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # not on every system
        return
    mallopt(_TRIM_THRESHOLD, _ALL_OF_IT)
    mallopt(_MMAP_THRESHOLD, _LARGEST_ALLOWED)
    mallopt(_ARENAS, _FOR_ITSELF_AND_HELPERS)


def _shape_rules() -> ModuleType:
    """What stands in for them."""
    stand_in = ModuleType(_SHAPE_RULES)
    stand_in.__getattr__ = _of_the_rules  # type: ignore[method-assign]
    return stand_in


def _of_the_rules(attribute: str) -> Any:
    """What is asked for of them after all."""
    if attribute.startswith("__"):  # which every module is asked for when somebody looks through all of them
        raise AttributeError(attribute)
    sys.modules.pop(_SHAPE_RULES, None)
    import torch._meta_registrations

    return getattr(torch._meta_registrations, attribute)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no unused objects meanwhile, and never among those that are there at the end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
