"""From a call to its result, in as many attempts as it takes; without I/O, so that sync and async share it."""

from collections.abc import Callable
from typing import Any, TypeVar

from .attempts import Attempts
from .detours import STATUSES, Detours
from .errors import TransportError
from .security.credentials import Chosen
from .settings import Settings
from .steps import Steps
from .transports.protocol import Request, Response
from .wire.call import Call

T = TypeVar("T")


def exchange(  # noqa: C901  all that may happen in a call, in its order
    call: Call[Any], settings: Settings, finish: Callable[[Response], T]
) -> Steps[T]:
    """Return what `finish` makes of the answer to a call; raise what it raises, or `TransportError` without an answer.

    An attempt that fails is repeated as the settings say. What is raised in the end has a note that says why it is not
    repeated once more, where that is no matter of course.
    """
    chosen = settings.credentials.choose(call.operation.security)
    request = settings.request(call, chosen)
    attempts = Attempts(call, settings)
    # Most calls have none.
    detours = _detours(call, settings, chosen, request, attempts) if settings.asks(chosen) else None
    try:
        if detours is not None:
            request = attempts.in_time((yield from detours.again(request)))
        while True:
            outcome = attempts.ended((yield attempts.begun(request)))
            if isinstance(outcome, Response) and outcome.status in STATUSES:
                if detours is None:
                    detours = _detours(call, settings, chosen, request, attempts)
                other = yield from detours.after(request, outcome)
                if other is not None:
                    request = attempts.in_time(other)
                    continue
            wait = attempts.wait(request, outcome)
            if wait is None:
                break
            yield wait
            request = attempts.again(request)
            if detours is not None and detours.is_asking:
                request = attempts.in_time((yield from detours.again(request)))
        if isinstance(outcome, TransportError):
            settings.explain(outcome, call)
            raise outcome
        return finish(outcome)
    except BaseException as error:
        # Also where nobody waits any longer: the task was cancelled, or the program is being ended.
        attempts.fail(error)
        raise
    finally:
        if detours is not None:
            detours.end()


def _detours(call: Call[Any], settings: Settings, chosen: Chosen, request: Request, attempts: Attempts) -> Detours:
    return Detours(call, settings, chosen, request, left=attempts.left, send=attempts.errand)
