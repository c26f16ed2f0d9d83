"""The recogniser made ready while the user gets ready, and put to work while they speak and afterwards.

All its work is done in one thread: PyTorch's helpers belong to the thread that it is called from, and those
of another thread would be new, and slow. Python's own Ctrl-C reaches the main thread only, so nothing here is
broken off half-way; and the program waits for it at its end, as it must not end while a library loads.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from vm_rehearse.cli.surroundings import undisturbed

if TYPE_CHECKING:
    from types import TracebackType

    import numpy as np
    import numpy.typing as npt

    from vm_rehearse.measures.questions import Question
    from vm_rehearse.recogniser import Hearing, Recogniser
    from vm_rehearse.take import Stretch, Weight

    Work = Callable[[Recogniser], None]

Result = TypeVar("Result")


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
        self._is_over = threading.Event()
        self._works: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="recogniser")

    def __enter__(self) -> Listening:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait until nothing is being loaded or done any more; hearing is given up."""
        with undisturbed():
            self._is_over.set()
            self._works.put(None)
            self._thread.join()

    @property
    def is_over(self) -> bool:
        """Whether the program ends, so that nothing needs to be heard any more."""
        return self._is_over.is_set()

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
        """Wait for the recogniser, which is to work in its thread; raises what went wrong with it."""
        self._at_rest.wait()
        if self._recogniser is None:
            assert self._failure is not None
            raise self._failure
        return InItsThread(self._recogniser.name, self)

    def result_of(self, work: Callable[[Recogniser], Result]) -> Result:
        """Have the recogniser work as soon as it can, and wait for what comes of it, or what goes wrong."""
        self._at_rest.wait()
        self._at_rest.clear()
        result: Future[Result] = Future()

        def done(recogniser: Recogniser) -> None:
            try:
                result.set_result(work(recogniser))
            except BaseException as error:  # for the thread that waits
                result.set_exception(error)

        self._works.put(done)
        return result.result()

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


class InItsThread:
    """A recogniser whose work is done in the thread where all of it is done.

    Parameters
    ----------
    name : str
        The model's name.
    listening : Listening
    """

    def __init__(self, name: str, listening: Listening) -> None:
        self.name = name
        self._listening = listening

    def expect(self) -> None:
        """It is prepared."""

    def prepare(self) -> None:
        """It is prepared."""

    def hear(
        self,
        samples: npt.NDArray[np.float32],
        *,
        speech: Sequence[Stretch],
        language: str | None,
        draft: str | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> Hearing:
        """The words of a recording."""

        def wanted() -> bool:
            return not self._listening.is_over and (is_wanted is None or is_wanted())

        def heard(recogniser: Recogniser) -> Hearing:
            return recogniser.hear(samples, speech=speech, language=language, draft=draft, is_wanted=wanted)

        hearing = self._listening.result_of(heard)
        return replace(hearing, weigh=lambda questions: self._weighed(hearing, questions))

    def _weighed(self, hearing: Hearing, questions: Sequence[Question]) -> Sequence[Weight | None]:
        """Hold other readings against the sound."""
        return self._listening.result_of(lambda _: hearing.weigh(questions))
