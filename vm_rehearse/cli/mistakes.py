"""A failure of the program itself, told as one that a user can act on."""

from __future__ import annotations

from collections.abc import Mapping

from vm_rehearse.errors import RehearseError

DEBUG_VARIABLE = "REHEARSE_DEBUG"


def mistake_of_ours(problem: Exception, environ: Mapping[str, str]) -> RehearseError:
    """Say that the program itself failed; where the user wants to see where, raise the problem as it is.

    Parameters
    ----------
    problem : Exception
    environ : mapping of str to str
    """
    if environ.get(DEBUG_VARIABLE):
        raise problem
    return RehearseError(
        "internal_error",
        f"Something went wrong inside rehearse ({type(problem).__name__}: {problem}).",
        hint=f"To see where, type the same again with this before it: {DEBUG_VARIABLE}=1",
    )
