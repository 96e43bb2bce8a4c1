"""Runs a function beside this process, on another core: at once, or as soon as what it needs is there.

The function must only compute: what it changes or prints is lost. Where there is no copy of this process, or nothing
came of it, be it for an exception, the function is run here when its result is asked for. So the result is always that
of the function, and nothing but time depends on the copy.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, Generic, NoReturn, Self, TypeVar

_ENDING = (signal.SIGTERM, signal.SIGINT)

Given = TypeVar("Given")
Result = TypeVar("Result")


def beside(function: Callable[[], Result]) -> Callable[[], Result]:
    """Start a function in a copy of this process, and return what waits for its result."""
    copy = _started(lambda _: function())
    return function if copy is None else partial(copy.result, function)


class Ready(Generic[Given, Result]):
    """A function that a copy of this process gets ready for now, and that runs there when it is given something.

    `prepare` returns the function; what it takes time to import is imported in the copy meanwhile.
    """

    def __init__(self, prepare: Callable[[], Callable[[Given], Result]]) -> None:
        self._prepare = prepare
        self._copy = _started(lambda given: prepare()(given()))

    def __enter__(self) -> Self:
        """Return itself; at the end of the block the copy is ended."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._copy is not None:
            self._copy.end()

    @property
    def is_beside(self) -> bool:
        """Whether there is a copy, so that something else can be done meanwhile."""
        return self._copy is not None

    def give(self, given: Given) -> Callable[[], Result]:
        """Start the function, and return what waits for its result. Can be called once."""

        def here() -> Result:
            return self._prepare()(given)

        if self._copy is None:
            return here
        self._copy.give(given)
        return partial(self._copy.result, here)


class _Copy:
    """A copy of this process, from here: what it is given, and what it tells."""

    def __init__(self, child: int, given: int, told: int) -> None:
        self._child = child
        self._given = open(given, "wb")  # noqa: SIM115 # of a handle, which `end` closes
        self._told = open(told, "rb")  # noqa: SIM115 # as above

    def give(self, given: object) -> None:
        # A copy that is gone tells nothing, and that is noticed there.
        with suppress(OSError):
            pickle.dump(given, self._given)
            self._given.close()

    def result(self, here: Callable[[], Result]) -> Result:
        """Return what the copy tells, or what comes of a function that is called if it tells nothing."""
        pickled = self._told.read()
        self.end()
        try:
            # What a copy of this process wrote into a pipe that nobody else has.
            computed: Result = pickle.loads(pickled)  # noqa: S301 # our own copy wrote it
        except (EOFError, pickle.UnpicklingError):
            return here()
        return computed

    def end(self) -> None:
        """End the copy, which puts away what it has begun, unless it has ended."""
        if self._told.closed:
            return
        self._told.close()
        with suppress(OSError):
            self._given.close()
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGTERM)
        with suppress(ChildProcessError):  # somebody else waited for it
            os.waitpid(self._child, 0)


def _started(function: Callable[[Callable[[], Any]], object]) -> _Copy | None:
    """Return a copy of this process that runs a function, which can ask for what it is given; None without a core."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return None
    try:
        (taking, giving), (reading, writing) = os.pipe(), os.pipe()
        # No signal may reach the copy before it has handlers of its own: those of this process would go on here.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            child = _forked()
            if child == 0:
                _compute(function, (giving, reading), taking, writing, before)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    except OSError:
        return None
    os.close(taking)
    os.close(writing)
    return _Copy(child, giving, reading)


def _forked() -> int:
    with warnings.catch_warnings():
        # Python warns of locks that other threads may hold (a progress bar has one); the copy takes none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _compute(
    function: Callable[[Callable[[], Any]], object],
    others: tuple[int, int],
    taking: int,
    writing: int,
    signals: Iterable[int],
) -> NoReturn:
    """Write the result of a function, or nothing, and end this process."""

    def given() -> Any:
        with open(taking, "rb") as pipe:  # of a handle
            return pickle.load(pipe)  # noqa: S301 # the process wrote it that this one is a copy of

    def stop(*_: object) -> None:
        raise SystemExit

    try:
        for one in _ENDING:
            signal.signal(one, stop)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        for other in others:
            os.close(other)
        with open(writing, "wb") as told:  # of a handle
            told.write(pickle.dumps(function(given)))
    finally:
        # Without what Python does at its end: buffers, locks and temporary folders are those of the other process.
        os._exit(0)
