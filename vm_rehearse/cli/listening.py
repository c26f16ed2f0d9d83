"""The recogniser made ready while the user gets ready, and put to work while they speak.

Python's own Ctrl-C reaches the main thread only, so nothing here is broken off half-way; and the program
waits for it at its end, as it must not end while a library loads.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from vm_rehearse.cli.surroundings import undisturbed

if TYPE_CHECKING:
    from types import TracebackType

    from vm_rehearse.recogniser import Recogniser

    Work = Callable[[Recogniser], None]


class Listening:
    """A recogniser that is made ready, and works, in a thread of its own; for a ``with``.

    Parameters
    ----------
    load : callable
        Loads the libraries, and gives the recogniser.
    """

    def __init__(self, load: Callable[[], Recogniser]) -> None:
        self._load = load
        self._recogniser: Recogniser | None = None
        self._failure: BaseException | None = None
        self._libraries_loaded = threading.Event()
        self._at_rest = threading.Event()
        self._works: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="recogniser")

    def __enter__(self) -> Listening:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait until nothing is being loaded or done any more."""
        with undisturbed():
            self._works.put(None)
            self._thread.join()

    @property
    def is_quiet(self) -> bool:
        """Whether the libraries are loaded: while one is, the screen may stand still for a moment."""
        return self._libraries_loaded.is_set()

    def await_quiet(self) -> None:
        """Wait until the libraries are loaded: from then on a key ends a take at once."""
        self._libraries_loaded.wait()

    def ahead(self, work: Work) -> bool:
        """Have the recogniser work meanwhile, if it is ready and has nothing else to do.

        Whatever goes wrong in it is of no consequence: it is met again where its result is needed.

        Parameters
        ----------
        work : callable

        Returns
        -------
        bool
            Whether it is done.
        """
        if self._recogniser is None or not self._at_rest.is_set():
            return False
        self._at_rest.clear()
        self._works.put(work)
        return True

    def recogniser(self) -> Recogniser:
        """Wait for the recogniser; raises what went wrong with it."""
        self._at_rest.wait()
        if self._recogniser is None:
            assert self._failure is not None
            raise self._failure
        return self._recogniser

    def _run(self) -> None:
        """Make it ready, then do what there is to do."""
        try:
            recogniser = self._load()
            self._libraries_loaded.set()
            recogniser.prepare()
            self._recogniser = recogniser
        except BaseException as failure:  # for the thread that asks for the recogniser
            self._failure = failure
            return
        finally:
            self._libraries_loaded.set()
            self._at_rest.set()
        while (work := self._works.get()) is not None:
            with suppress(Exception):
                work(recogniser)
            self._at_rest.set()
