"""Proves tasks in several processes; what comes of a task does not depend on where and when it runs."""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from generator.prove.laboratory import Laboratory
from generator.prove.proof_of_requests import prove_requests
from generator.prove.proof_of_responses import prove_responses
from generator.prove.result import Result
from generator.prove.sampling import make_reproducible
from generator.prove.subject import Subject, Task

_laboratory: Laboratory | None = None
"""Of this process."""


def prove_all(
    subject: Subject, tasks: Sequence[Task], workers: int, done: Callable[[Result], None]
) -> tuple[Result, ...]:
    """Return what came of each task, in their order; `done` hears of each as it ends."""
    if not tasks:
        return ()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(workers, len(tasks)), mp_context=context, initializer=_begin, initargs=(subject,)
    ) as pool:
        waiting = {pool.submit(_prove, task): index for index, task in enumerate(tasks)}
        results: dict[int, Result] = {}
        for future in as_completed(waiting):
            results[waiting[future]] = future.result()
            done(results[waiting[future]])
    return tuple(results[index] for index in range(len(tasks)))


def _begin(subject: Subject) -> None:
    global _laboratory  # noqa: PLW0603 # one per process, made when it starts
    make_reproducible()
    _laboratory = Laboratory(subject)
    atexit.register(_laboratory.close)


def _prove(task: Task) -> Result:
    assert _laboratory is not None  # noqa: S101 # the initializer ran
    if task.response is None:
        return prove_requests(_laboratory, task)
    return prove_responses(_laboratory, task)
