"""Every failure a user can act on.

One root exception. Each failure carries a short stable `code` for programs, one sentence for people,
a hint that names the next command to type, and the exit code of the program:

====  =======================================================
exit  meaning
====  =======================================================
1     something expected went wrong (`RehearseError`)
2     the command line was not understood (`UsageProblem`)
3     microphone or loudspeaker (`DeviceProblem`)
4     nothing to score: silence, no words (`NothingToScore`)
5     model missing or damaged (`ModelProblem`)
6     score under ``--fail-under`` (`BelowThreshold`)
130   stopped with Ctrl-C
====  =======================================================
"""

from __future__ import annotations

import errno

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""EFBIG is the limit on the size of one file, which to a user is the same as a quota."""


def is_out_of_room(problem: OSError) -> bool:
    """Whether the disk, the quota or the largest allowed file is used up."""
    return problem.errno in _NO_ROOM


class RehearseError(Exception):
    """An expected failure: one sentence for the user, and what to type next.

    Parameters
    ----------
    code : str
        Stable name for programs, in snake_case, such as ``"file_missing"``.
    message : str
        One sentence, ending in a full stop.
    hint : str
        What to do next, with a command to type.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class UsageProblem(RehearseError):
    """The command line was not understood, or its parts contradict each other."""

    exit_code = 2


class DeviceProblem(RehearseError):
    """No microphone or loudspeaker, or it can't be used."""

    exit_code = 3


class NothingToScore(RehearseError):
    """Silence, or sound without words."""

    exit_code = 4


class ModelProblem(RehearseError):
    """The recogniser's weights are missing or damaged."""

    exit_code = 5


class BelowThreshold(RehearseError):
    """The score is under the one asked for with ``--fail-under``."""

    exit_code = 6
