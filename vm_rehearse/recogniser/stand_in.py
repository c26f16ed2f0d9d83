"""Modules that are not loaded, because another stands in for them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def standing_in(module: ModuleType) -> Iterator[None]:
    """Have a module meanwhile in place of the one with its name; where that is loaded, it stays."""
    name = module.__name__
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module
    try:
        yield
    finally:
        if sys.modules.get(name) is module:
            del sys.modules[name]
