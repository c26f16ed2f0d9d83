"""A process that is asked for one thing over and over, and answers how long each time took.

It says ``{"ready": true}`` when it has loaded what it needs, reads one name a line, and answers each with a
line of JSON: the seconds, and the text that was heard.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping


def answer(functions: Mapping[str, Callable[[], str]]) -> None:
    """Run each function once, to have everything loaded; then each that is asked for."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)  # what the libraries print is no answer
        for function in functions.values():
            function()
        print(json.dumps({"ready": True}), file=answers, flush=True)
        for line in sys.stdin:
            began_s = time.perf_counter()
            text = functions[line.strip()]()
            took_s = time.perf_counter() - began_s
            print(json.dumps({"seconds": took_s, "text": text}), file=answers, flush=True)
