"""What a test does that lacks a device, a model or a program."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def cannot_run(reason: str) -> NoReturn:
    """End a test for want of something: a failure where CI=true, elsewhere a skip that says why."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason)
    pytest.skip(reason)
