"""What scripts are written with, read out: each way to say it counts as said, and another thing never.

`written/en_short.txt` and the others have a script a line; behind "+" stands what may be heard when it was
read out, and behind "-" what was said otherwise. `short` has the notation of every day, a class a row, in
`around` it is told by the words around, and `numbers` are said in several ways, as are times and marks.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from test_perfect_readings import match

from vm_rehearse.measures.matching.script_match import match_ratio

WRITTEN = Path(__file__).parent / "written"


def rows(sign: str) -> list[tuple[str, str, str]]:
    """Each script with each of the ways behind a sign, and its language."""
    found, script = [], ""
    for path in sorted(WRITTEN.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                script = line
            elif line.split()[0] == sign:
                found.append((script, line.strip()[2:], path.name[:2]))
    return found


@pytest.mark.parametrize(("script", "said", "language"), rows("+"))
def test_read_out(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) == 1.0


@pytest.mark.parametrize(("script", "said", "language"), rows("-"))
def test_said_otherwise(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) < 1.0
