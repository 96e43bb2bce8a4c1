"""From a call to its result, in as many attempts as it takes; without I/O, so that sync and async share it."""

import sys
import time
from collections.abc import Callable, Generator
from typing import Any, Final, TypeAlias, TypeVar

from attrs import evolve

from .errors import ServiceError, TransportError
from .observing.hooks import Attempt, Hooks
from .settings import Settings
from .transports.protocol import Request, Response
from .wire.call import Call

T = TypeVar("T")

Steps: TypeAlias = Generator[Request | float, Response | TransportError | None, T]
"""What is to be done: a request to send, which is answered with what came of it, or seconds to wait."""

_SHORTEST: Final = 0.001
"""Seconds: with less of its time left, nothing is worth sending."""


def exchange(call: Call[Any], settings: Settings, finish: Callable[[Response], T]) -> Steps[T]:
    """Return what `finish` makes of the answer to a call; raise what it raises, or `TransportError` without an answer.

    An attempt that fails is repeated as the settings say. What is raised in the end has a note that says why it is not
    repeated once more, where that is no matter of course.
    """
    request = settings.request(call)
    attempts = _Attempts(call, settings)
    while True:
        try:
            outcome = yield attempts.begun(request)
        except BaseException as error:
            # Nobody waits any longer: the task was cancelled, or the program is being ended.
            attempts.fail(error)
            raise
        if outcome is None:
            message = "a request that was sent has an outcome"
            raise TypeError(message)
        wait = attempts.ended(request, outcome)
        if wait is None:
            break
        yield wait
        request = attempts.again(request)
    try:
        if isinstance(outcome, TransportError):
            settings.explain(outcome, call)
            raise outcome
        return finish(outcome)
    except ServiceError as error:
        attempts.fail(error)
        raise


class _Attempts:
    """The attempts of one call, in the time that it has, and who hears of them."""

    def __init__(self, call: Call[Any], settings: Settings) -> None:
        self._call = call
        self._settings = settings
        total = settings.timeout.total
        self._ends = None if total is None else time.monotonic() + total
        self._number = 1
        self._hooks = _listening(settings)
        self._seen: Attempt | None = None
        self._note = ""
        """Why there is no other one, if there is anything to say."""

    def begun(self, request: Request) -> Request:
        """Return the request as it is sent, with what hooks add."""
        if not self._hooks:
            return request
        self._seen = Attempt(request, self._call.operation.path, self._number, self._settings.credentials)
        added = [one for hook in self._hooks for one in hook.request(self._seen) or ()]
        return evolve(request, headers=(*request.headers, *added)) if added else request

    def ended(self, request: Request, outcome: Response | TransportError) -> float | None:
        """Return how many seconds to wait before the next one; None where there is none."""
        if self._seen is not None:
            self._seen.end(outcome)
            for hook in self._hooks if isinstance(outcome, Response) else ():
                hook.response(self._seen)
        wait = self._wait(request, outcome)
        if self._seen is not None and wait is not None:
            self._seen.wait = wait
            for hook in self._hooks:
                hook.retry(self._seen)
        return wait

    def _wait(self, request: Request, outcome: Response | TransportError) -> float | None:
        retries = self._settings.retries
        if self._number > retries.times or not retries.may_repeat(self._call, request, outcome):
            self._note = "" if self._number == 1 else f"this was attempt {self._number}"
            return None
        wait = retries.wait(self._number, outcome)
        if wait > max(retries.patience, retries.longest):
            told = f"the service asks to wait {wait:g} s, and this client waits {retries.patience:g} s"
            self._note = f"not repeated: {told}"
            return None
        left = None if self._ends is None else self._ends - time.monotonic()
        if left is not None and wait + _SHORTEST > left:
            told = f"the next attempt is due in {wait:.3g} s, and the call has {max(left, 0):.3g} s left"
            self._note = f"not repeated: {told}"
            return None
        return wait

    def again(self, request: Request) -> Request:
        """Return the request to be sent next, with the time that is left."""
        self._number += 1
        if self._ends is None:
            return request
        left = max(self._ends - time.monotonic(), _SHORTEST)
        return evolve(request, timeout=evolve(self._settings.timeout, total=left))

    def fail(self, error: BaseException) -> None:
        """Note on an error why the request is not repeated, and tell it."""
        if self._note and isinstance(error, ServiceError):
            error.add_note(self._note)
        if self._seen is not None:
            for hook in self._hooks:
                hook.error(self._seen, error)


def _listening(settings: Settings) -> tuple[Hooks, ...]:
    """Return the hooks, and what logs: nobody can have asked for records where `logging` is not imported."""
    if "logging" not in sys.modules:
        return settings.hooks
    from .observing.logs import logging_hooks  # noqa: PLC0415  said above

    return settings.hooks + logging_hooks()
