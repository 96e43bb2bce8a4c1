"""What is raised when there is no answer, in the same words whatever carried the request."""

from typing import Final, Literal, TypeAlias, TypeVar
from urllib.parse import urlsplit

from ..errors import ConnectError, TransportError, TransportTimeoutError
from .deadlines import Deadline
from .protocol import Request

Step: TypeAlias = Literal["connect", "write", "read", "pool"]

E = TypeVar("E", bound=BaseException)

_TOO_LATE: Final[dict[Step | None, str]] = {
    "connect": "accepted no connection",
    "read": "did not answer",
    "write": "did not take the request",
    "pool": "had no free connection in the pool",
    None: "was not done",
}


def too_late(request: Request, step: Step | None, deadline: Deadline) -> TransportTimeoutError:
    """Return the error of a step that took too long."""
    service = _service(request)
    if deadline.is_over():
        return TransportTimeoutError(f"{service} was not done in time: a call may take {deadline.total:g} s")
    return TransportTimeoutError(f"{service} {_TOO_LATE[step]} in time")


def not_connected(request: Request, error: BaseException) -> ConnectError:
    """Return the error of a request for which no connection was made."""
    return ConnectError(f"no connection to {_service(request)}: {_reason(error)}")


def no_answer(request: Request, error: BaseException) -> TransportError:
    """Return the error of a request that was perhaps sent, and for which no whole answer came."""
    return TransportError(f"no whole answer from {_service(request)}: {_reason(error)}")


def bare(error: E) -> E:
    """Return what was met, without the frames of libraries: their variables are the request, with its credentials.

    Those of who made an upload stay.
    """
    met: list[BaseException] = [error]
    for one in met:
        frame = one.__traceback__
        while frame is not None and _root(frame.tb_frame.f_globals.get("__name__", "")) in _LIBRARIES:
            frame = frame.tb_next
        one.__traceback__ = frame
        met += [it for it in (one.__cause__, one.__context__) if it is not None and it not in met]
    return error


def _root(module: str) -> str:
    return module.partition(".")[0]


_LIBRARIES: Final = frozenset(
    {_root(__name__), "aiohttp", "anyio", "asyncio", "contextlib", "h11", "h2", "http", "httpcore2", "socket", "ssl"}
)


def unwritable() -> TransportError:
    """Return the error of a request that is no HTTP: what libraries say, and so the cause, repeats its headers."""
    return TransportError("the request is not valid HTTP and was not sent")


def _service(request: Request) -> str:
    return urlsplit(request.url).netloc


def _reason(error: BaseException) -> str:
    return str(error) or type(error).__name__
