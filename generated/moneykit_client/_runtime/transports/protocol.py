"""What goes over the wire and comes back; the one method that a transport has, and what else it may have."""

import math
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any, Final, Protocol, TypeVar, final, overload, runtime_checkable

from attrs import Factory, field, frozen

from ..values.uploads import Pieces

T = TypeVar("T")


@final
class Headers(Mapping[str, str]):
    """The header fields of a message: immutable, in order, found whatever the case of the name."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        """Every field as it was received."""
        self._found: dict[str, list[str]] | None = None

    @property
    def _by_name(self) -> dict[str, list[str]]:
        # By hand: a cached property takes a lock first, in Python 3.11.
        if self._found is None:
            by_name: dict[str, list[str]] = {}
            for name, value in self.pairs:
                by_name.setdefault(name.lower(), []).append(value)
            self._found = by_name
        return self._found

    def get_all(self, name: str) -> tuple[str, ...]:
        """Return the values of all fields called `name`, in order."""
        return tuple(self._by_name.get(name.lower(), ()))

    def __getitem__(self, name: str) -> str:
        # RFC 9110 section 5.3: fields of one name mean the same as one field with their values in a list.
        return ", ".join(self._by_name[name.lower()])

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...
    def get(self, name: str, /, default: str | T | None = None) -> str | T | None:
        """Return the value of a header, or the default; as of any mapping, without an error on the way."""
        values = self._by_name.get(name.lower())
        return default if values is None else ", ".join(values)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headers) and self._by_name == other._by_name

    def __hash__(self) -> int:
        return hash(tuple((name, *values) for name, values in sorted(self._by_name.items())))

    def __repr__(self) -> str:
        return f"Headers({list(self.pairs)!r})"


FIRST_ERROR: Final = 400
"""The first status of those that are errors."""
_STEPS: Final = 4


def _check_seconds(_instance: object, attribute: Any, value: float | None) -> None:
    if value is not None and not (value > 0 and math.isfinite(value)):
        message = f"a timeout is a positive number of seconds, or None for no limit, not {value!r} ({attribute.name})"
        raise ValueError(message)


def _total(timeout: "Timeout") -> float | None:
    steps = [one for one in (timeout.connect, timeout.read, timeout.write, timeout.pool) if one is not None]
    return _STEPS * max(steps) if len(steps) == _STEPS else None


@frozen
class Timeout:
    """How long to wait, in seconds, at each step and for all of them; None waits for ever."""

    connect: float | None = field(default=5.0, validator=_check_seconds)
    """For the connection, TLS included."""
    read: float | None = field(default=30.0, validator=_check_seconds)
    """For the next piece of the answer."""
    write: float | None = field(default=30.0, validator=_check_seconds)
    """For the next piece of the request to be taken."""
    pool: float | None = field(default=5.0, validator=_check_seconds)
    """For a connection of the pool to be free."""
    total: float | None = field(default=Factory(_total, takes_self=True), validator=_check_seconds)
    """For the whole call, however often it waits; unless given, four times the longest step, None if one is None."""

    @classmethod
    def of(cls, seconds: float) -> "Timeout":
        """Return the timeout that waits `seconds` for the whole call."""
        return cls(seconds, seconds, seconds, seconds, seconds)


def _header_names(headers: tuple[tuple[str, str], ...]) -> str:
    return f"<{', '.join(name for name, _ in headers)}>"


def _without_values(url: str) -> str:
    address, asked, query = url.partition("?")
    return repr(f"{address}{asked}<{', '.join(one.partition('=')[0] for one in query.split('&'))}>" if asked else url)


def _size(content: bytes | None) -> str:
    return "None" if content is None else f"<{len(content)} bytes>"


@frozen
class Request:
    """What is sent. Headers, query and body carry credentials, which are in no representation; it is not pickled."""

    method: str
    url: str = field(repr=_without_values)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=_header_names)
    content: bytes | None = field(default=None, repr=_size)
    timeout: Timeout = Timeout()
    upload: Pieces | None = field(default=None, repr=False)
    """The body in the place of `content`, for a transport that has `takes_uploads`."""

    def __reduce__(self) -> str:
        message = "a request carries credentials and is not pickled"
        raise TypeError(message)


@frozen(eq=False)
class Streamed:
    """What is received piece by piece, decompressed: the next one raises `TransportError` if it does not come."""

    status: int
    headers: Headers
    pieces: Iterator[bytes]
    limit: int = 64 * 1024 * 1024
    """Bytes that the client may keep at once: of one item, or of the body of an error."""


@frozen(eq=False)
class AsyncStreamed:
    """As `Streamed`."""

    status: int
    headers: Headers
    pieces: AsyncIterator[bytes]
    limit: int = 64 * 1024 * 1024


@frozen
class Response:
    """What was received, the whole of it."""

    status: int
    headers: Headers = field(factory=Headers)
    content: bytes = b""


class Transport(Protocol):
    """Carries a request to the service and brings the answer back."""

    def handle(self, request: Request) -> Response:
        """Return the answer, whatever its status; raise `TransportError` if there is none. Follow no redirect."""
        ...


class AsyncTransport(Protocol):
    """Carries a request to the service and brings the answer back."""

    async def handle(self, request: Request) -> Response:
        """Return the answer, whatever its status; raise `TransportError` if there is none. Follow no redirect."""
        ...


@runtime_checkable
class Streaming(Protocol):
    """What a transport may have beside: answers that are read while they come in."""

    def stream(self, request: Request) -> AbstractContextManager[Streamed]:
        """Give the answer once its status and headers are there; the connection is released at the end.

        The total of the timeout is for the time until then, and its `read` for each piece from there on. The body of
        an error is no stream: the total is for all of it.
        """
        ...


@runtime_checkable
class AsyncStreaming(Protocol):
    """As `Streaming`."""

    def stream(self, request: Request) -> AbstractAsyncContextManager[AsyncStreamed]:
        """Give the answer once its status and headers are there; the connection is released at the end."""
        ...
