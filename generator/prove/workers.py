"""Proves tasks in several processes or in this one; what comes of a task does not depend on where and when it runs."""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from generator.prove.laboratory import Laboratory
from generator.prove.proof_of_requests import prove_requests
from generator.prove.proof_of_responses import prove_responses
from generator.prove.proof_of_webhooks import prove_webhook
from generator.prove.result import Result
from generator.prove.sampling import make_reproducible
from generator.prove.subject import Subject, Task

_laboratory: Laboratory | None = None
"""Of this process."""


def prove_all(
    subject: Subject, tasks: Sequence[Task], workers: int, done: Callable[[Result], None]
) -> tuple[Result, ...]:
    """Return what came of each task, in their order; `done` hears of each as it ends. Without workers it is done here.

    A process that proves is for nothing else afterwards: see `make_reproducible`.
    """
    if not tasks:
        return ()
    if not workers:
        return tuple(_prove_here(subject, tasks, done))
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


def _prove_here(subject: Subject, tasks: Sequence[Task], done: Callable[[Result], None]) -> Iterator[Result]:
    make_reproducible()
    with Laboratory(subject) as laboratory:
        for task in tasks:
            result = _prove_in(laboratory, task)
            done(result)
            yield result


def _begin(subject: Subject) -> None:
    global _laboratory  # noqa: PLW0603 # one per process, made when it starts
    make_reproducible()
    _laboratory = Laboratory(subject)
    atexit.register(_laboratory.close)


def _prove(task: Task) -> Result:
    assert _laboratory is not None  # noqa: S101 # the initializer ran
    return _prove_in(_laboratory, task)


def _prove_in(laboratory: Laboratory, task: Task) -> Result:
    if task.is_webhook:
        return prove_webhook(laboratory, task)
    if task.response is None:
        return prove_requests(laboratory, task)
    return prove_responses(laboratory, task)
