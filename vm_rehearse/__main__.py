"""Where the command `rehearse` and ``python -m vm_rehearse`` begin."""

from __future__ import annotations

import sys
from typing import NoReturn

_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the program as this process, and end it; quiet also where Ctrl-C comes before it is all loaded."""
    try:
        from vm_rehearse.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
