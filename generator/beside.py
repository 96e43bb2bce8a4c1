"""Runs a function beside this process, on another core: its result is asked for when it is needed."""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

Result = TypeVar("Result")


def beside(function: Callable[[], Result]) -> Callable[[], Result]:
    """Start a function in a copy of this process, and return what waits for its result.

    The function must only compute: what it changes or prints is lost. Where there is no copy, or nothing came of it,
    be it for an exception, the function is run here when its result is asked for. So the result is always that of the
    function, and nothing but time depends on the copy.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return function
    try:
        reading, writing = os.pipe()
        child = _copy()
    except OSError:
        return function
    if child == 0:
        os.close(reading)
        _compute(function, writing)
    os.close(writing)

    def result() -> Result:
        with open(reading, "rb") as told:  # noqa: PTH123 # of a handle
            pickled = told.read()
        with suppress(ChildProcessError):  # somebody else waited for it
            os.waitpid(child, 0)
        try:
            # What a copy of this process wrote into a pipe that nobody else has.
            computed: Result = pickle.loads(pickled)  # noqa: S301 # our own copy wrote it
        except (EOFError, pickle.UnpicklingError):
            return function()
        return computed

    return result


def _copy() -> int:
    with warnings.catch_warnings():
        # Python warns of locks that other threads may hold (a progress bar has one); the copy takes none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _compute(function: Callable[[], object], writing: int) -> NoReturn:
    """Write the result of a function, or nothing, and end this process."""
    try:
        with open(writing, "wb") as told:
            told.write(pickle.dumps(function()))
    finally:
        # Without what Python does at its end: buffers, locks and temporary folders are those of the other process.
        os._exit(0)
