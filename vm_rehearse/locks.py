"""A file that a process keeps to itself for as long as it lives: the system lets go, however it dies."""

from __future__ import annotations

import errno
import os
import sys

_HELD_ELSEWHERE = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}
_BEYOND_ANY_FILE = 2**62


def lock(descriptor: int) -> bool | None:
    """Lock an open file, until it is closed; others can read and write it all the same.

    Parameters
    ----------
    descriptor : int
        Of a file opened for writing; a lock belongs to it, not to the process.

    Returns
    -------
    bool or None
        False if another one has the lock, None if this disk knows no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            # A locked place can't be read there: one is locked that no file has.
            position = os.lseek(descriptor, 0, os.SEEK_CUR)
            os.lseek(descriptor, _BEYOND_ANY_FILE, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(descriptor, position, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD_ELSEWHERE else None
    return True
