"""A failure that no command foresaw, told as one that a user can act on."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.errors import RehearseError, is_out_of_room

DEBUG_VARIABLE = "REHEARSE_DEBUG"


def mistake_of_ours(problem: Exception, environ: Mapping[str, str]) -> RehearseError:
    """Say that the disk is full, or that the program itself failed.

    Where the user wants to see where the program failed, the problem is raised as it is.

    Parameters
    ----------
    problem : Exception
    environ : mapping of str to str
    """
    if isinstance(problem, OSError) and is_out_of_room(problem):
        return RehearseError(
            "disk_full",
            "There is no room left on the disk to write to.",
            hint="Free some space, then type the same again.",
        )
    if environ.get(DEBUG_VARIABLE):
        raise problem
    return RehearseError(
        "internal_error",
        f"Something went wrong inside rehearse ({type(problem).__name__}: {problem}).",
        hint=f"To see where, type the same again with this before it: {DEBUG_VARIABLE}=1",
    )
