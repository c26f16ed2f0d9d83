"""Takes and scripts in and out of one folder: ``history.db`` (SQLite) and ``takes/`` (the audio).

A take is there from before its first second of sound, and nothing that goes wrong later takes it away:

- `begin_take` commits a row before any audio exists. Such a row is seen by nobody until its file is there.
- From then on the take is in every list, unscored; also when the program was killed while it recorded.
- While a program is at work on a take it holds it, by a lock that ends with the program. What a dead one was
  at work on, a recording not finished or a take not scored yet, `History.left_behind` gives, once.
- A copied file is made whole under a passing name first. A copy that fails leaves neither row nor file.
- Numbers are never given out twice, not even when ``history.db`` was put back from an older copy:
  a number is also taken while an audio file carries it.
- Deleting marks a take; its file stays where it is until `purge`, which takes the file before the row.

Paths are kept from the folder on, so the whole folder can be moved.
"""

from vm_rehearse.history.entries import NewTake
from vm_rehearse.history.history import History

__all__ = ["History", "NewTake"]
