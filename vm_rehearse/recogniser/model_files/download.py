"""One file over HTTP, in pieces that survive an interruption.

What has arrived lies in ``FILE.part`` beside the target. A later try goes on from there; only a whole file
with the right hash gets the target's name. Nothing here decides when to use the network: `weights.get` does.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

from vm_rehearse.locks import lock
from vm_rehearse.recogniser.model_files.manifest import WeightsFile

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""

TIMEOUT_S = 8.0
"""A host that is silent for so long is given up."""
BLOCK_BYTES = 1 << 18
TRIES = 3
NETWORK_ERRORS = (OSError, http.client.HTTPException)


class InWork(Exception):
    """Another program is fetching the same file."""


class SourceFailed(Exception):
    """A host did not give the file; the message goes on from "the host": "does not answer"."""


def download(
    url: str, wanted: WeightsFile, folder: Path, *, progress: Progress, timeout_s: float = TIMEOUT_S
) -> None:
    """Fetch a file into a folder, going on from what an earlier try left.

    Parameters
    ----------
    url : str
        Where the file is.
    wanted : WeightsFile
        Its name in the folder, its size and hash.
    folder : Path
        An existing folder.
    progress : callable
        Called with the bytes done and the bytes in all.
    timeout_s : float
        How long the host may be silent, in seconds.

    Raises
    ------
    InWork
        If another program is at it.
    SourceFailed
        If the host can't be reached, refuses, breaks off again and again (what arrived is kept),
        or sends other bytes (which are deleted).
    OSError
        If the file can't be written.
    """
    part = folder / f"{wanted.file}.part"
    with _to_itself(part) as file:
        _fetch(url, wanted, file, progress, timeout_s)
    os.replace(part, folder / wanted.file)


@contextmanager
def _to_itself(part: Path) -> Iterator[BinaryIO]:
    """Open a part for this program alone; an empty one is not left behind."""
    with open(part, "r+b", opener=_made_if_need_be) as file:
        if lock(file.fileno()) is False:
            raise InWork
        try:
            yield file
        finally:
            is_empty = file.seek(0, os.SEEK_END) == 0
            file.close()
            if is_empty:
                part.unlink(missing_ok=True)


def _made_if_need_be(path: str, flags: int) -> int:
    """Open a file that need not be there yet."""
    return os.open(path, flags | os.O_CREAT, 0o666)


def _fetch(url: str, wanted: WeightsFile, part: BinaryIO, progress: Progress, timeout_s: float) -> None:
    """Fetch all that is missing of a part, until it has the right contents."""
    for _ in range(TRIES):
        went_on = part.seek(0, os.SEEK_END) > 0
        broken_off = _fetch_rest(url, wanted, part, progress, timeout_s)
        if broken_off:
            continue
        if _sha256(part) == wanted.sha256:
            return
        part.truncate(0)
        if not went_on:
            raise SourceFailed("sent a file with other contents, which was deleted")
    raise SourceFailed(f"broke off the connection {TRIES} times")


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return _sha256(file)


def _sha256(file: BinaryIO) -> str:
    """Return that of an open file, from its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _fetch_rest(url: str, wanted: WeightsFile, part: BinaryIO, progress: Progress, timeout_s: float) -> bool:
    """Add to the part what is still missing of it; return whether the connection broke off before the end."""
    done = part.seek(0, os.SEEK_END)
    if done >= wanted.size_bytes:
        return False
    response = _open(url, done, timeout_s)
    with response:
        if done and not _continues_at(response, done):
            done = 0
        part.seek(done)
        part.truncate()
        while done <= wanted.size_bytes:
            progress(min(done, wanted.size_bytes), wanted.size_bytes)
            try:
                block = response.read(BLOCK_BYTES)
            except NETWORK_ERRORS:
                break
            if not block:
                break
            part.write(block)
            done += len(block)
        part.flush()
        os.fsync(part.fileno())
    return done < wanted.size_bytes and not _is_whole(response)


def _is_whole(response: http.client.HTTPResponse) -> bool:
    """Return whether everything the host had announced has arrived."""
    return response.headers.get("Content-Length") is not None and response.length == 0


def _continues_at(response: http.client.HTTPResponse, start: int) -> bool:
    """Return whether the host goes on from the byte it was asked for."""
    content_range = response.headers.get("Content-Range", "")
    return response.status == 206 and content_range.startswith(f"bytes {start}-")


def _open(url: str, start: int, timeout_s: float) -> http.client.HTTPResponse:
    """Open an address from a byte on, within twice the time-out whatever the name look-up does."""
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})
    answers: SimpleQueue[http.client.HTTPResponse | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(urllib.request.urlopen(request, timeout=timeout_s))
        except Exception as problem:
            answers.put(problem)

    # The time-out of a socket does not cover the name look-up, which can hang for a minute.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=2 * timeout_s)
    except Empty:
        raise SourceFailed("does not answer") from None
    if isinstance(answer, urllib.error.HTTPError):
        answer.close()
        raise SourceFailed(f"answered {answer.code} {answer.reason}") from answer
    if isinstance(answer, Exception):
        raise SourceFailed(f"can't be reached ({_reason(answer)})") from answer
    return answer


def _reason(problem: Exception) -> str:
    """Return the few words a network error has for itself."""
    reason = getattr(problem, "reason", problem)
    return str(getattr(reason, "strerror", None) or reason).lower()
