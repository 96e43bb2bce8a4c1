"""The attempts of one call: the time that they have together, when there is another one, and who hears of them."""

import functools
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from attrs import evolve

from .errors import ServiceError, TransportError, TransportTimeoutError
from .observing.hooks import Attempt, Hooks
from .settings import Settings
from .steps import Steps
from .transports.protocol import Request, Response
from .wire.call import Call

_SHORTEST: Final = 0.001
"""Seconds: with less of its time left, nothing is worth sending."""


class Attempts:
    """The attempts of a call; or, without one, of a request that does no harm, such as one for a token."""

    def __init__(self, call: Call[Any] | None, settings: Settings) -> None:
        self._call = call
        self._settings = settings
        total = settings.timeout.total
        self._ends = None if total is None else time.monotonic() + total
        self._number = 1
        self._requests = 0
        self._hooks = _listening(settings)
        self._seen: Attempt | None = None
        self._note = ""
        """Why there is no other one, if there is anything to say."""

    def begun(self, request: Request) -> Request:
        """Return a request as it is sent, with what hooks add."""
        if not self._hooks:
            return request
        self._requests += 1
        template = self._call.operation.path if self._call is not None else None
        self._seen = Attempt(request, template, self._requests, self._settings.credentials)
        added = [one for hook in self._hooks for one in hook.request(self._seen) or ()]
        return evolve(request, headers=(*request.headers, *added)) if added else request

    def ended(self, outcome: Response | TransportError | None) -> Response | TransportError:
        """Return what came of the request, and tell it."""
        if outcome is None:
            message = "a request that was sent has an outcome"
            raise TypeError(message)
        if self._seen is not None:
            if isinstance(outcome, TransportError):
                # Hooks are shown no credentials, which the reason may repeat.
                self._settings.credentials.hidden.silence(outcome)
            self._seen.end(outcome)
            for hook in self._hooks if isinstance(outcome, Response) else ():
                hook.response(self._seen)
        return outcome

    def wait(self, request: Request, outcome: Response | TransportError) -> float | None:
        """Return how many seconds to wait before the next one; None where there is none."""
        if (
            self._number == 1
            and isinstance(outcome, Response)
            and outcome.status not in self._settings.retries.statuses
        ):
            # As nearly always.
            return None
        wait, self._note = self._decide(request, outcome)
        if self._seen is not None and wait is not None:
            self._seen.wait = wait
            for hook in self._hooks:
                hook.retry(self._seen)
        return wait

    def _decide(self, request: Request, outcome: Response | TransportError) -> tuple[float | None, str]:
        retries = self._settings.retries
        if self._number > retries.times or not retries.may_repeat(self._call, request, outcome):
            return None, "" if self._number == 1 else f"this was attempt {self._number}"
        wait = retries.wait(self._number, outcome)
        if wait > max(retries.patience, retries.longest):
            told = f"the service asks to wait {wait:g} s, and this client waits {retries.patience:g} s"
            return None, f"not repeated: {told}"
        left = self.left()
        if left is not None and wait + _SHORTEST > left:
            told = f"the next attempt is due in {wait:.3g} s, and the call has {max(left, 0):.3g} s left"
            return None, f"not repeated: {told}"
        return wait, ""

    def again(self, request: Request) -> Request:
        """Return the request to be sent next, with the time that is left."""
        self._number += 1
        return self.in_time(request)

    def in_time(self, request: Request) -> Request:
        """Return a request that has no more than the time that is left.

        Raises `TransportTimeoutError` if there is none: a function that gave a credential may have taken all of it.
        """
        left, total = self.left(), self._settings.timeout.total
        if left is None or total is None:
            return request
        if left <= 0:
            late = TransportTimeoutError(f"it was not done in time: a call may take {total:g} s")
            if self._call is not None:
                self._settings.explain(late, self._call)
            raise late
        return evolve(request, timeout=evolve(self._settings.timeout, total=max(left, _SHORTEST)))

    def left(self) -> float | None:
        """Return the seconds that are left, or None."""
        return None if self._ends is None else self._ends - time.monotonic()

    def errand(self, request: Request) -> Steps[Response | TransportError]:
        """Return what comes of a request that does no harm, in attempts of its own and the same time."""
        own = Attempts(None, self._settings)
        own._ends = self._ends
        request = own.in_time(evolve(request, timeout=self._settings.timeout))
        while True:
            try:
                outcome = own.ended((yield own.begun(request)))
            except BaseException as error:
                # The call was cancelled in the midst of it.
                own.fail(error)
                raise
            wait = own.wait(request, outcome)
            if wait is None:
                if isinstance(outcome, TransportError):
                    own.fail(outcome)
                return outcome
            yield wait
            request = own.again(request)

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
    return settings.hooks + _logging()()


@functools.cache
def _logging() -> Callable[[], tuple[Hooks, ...]]:
    from .observing.logs import logging_hooks  # noqa: PLC0415  it imports logging

    return logging_hooks
