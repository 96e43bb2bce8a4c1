"""The fast transport without asyncio: Python's own http.client, with a pool and the end of a call, and nothing else."""

import http.client
import ssl
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Final, Self, TypeAlias

from ..errors import TransportError
from .addresses import Origin, split
from .bounds import (
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_RESPONSE_BYTES,
    Body,
    Unpacking,
    checked_headers,
)
from .deadlines import Deadline
from .failures import Step, bare, no_answer, not_connected, too_late
from .http_client_connection import Answer, Connection
from .idle_connections import IdleConnections
from .outgoing import HttpProxy, complete
from .pools import OfProcess
from .protocol import FIRST_ERROR, Headers, Request, Response, Streamed

_PIECE: Final = 64 * 1024
# What http.client, decompressing and sockets raise when there is no whole answer; a ValueError is of a chunk's size.
_FAILURES: Final = (http.client.HTTPException, zlib.error, EOFError, OSError, ValueError)

_Pool: TypeAlias = IdleConnections[Connection]


class HttpClientTransport:
    """As `Httpx2Transport`, for half of its CPU time; HTTP/1.1 alone, and of proxies only those of http."""

    takes_uploads: Final = True

    def __init__(
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_header_bytes: int = MAX_HEADER_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._max_header_bytes = max_header_bytes
        self._proxy = None if proxy is None else HttpProxy(proxy)
        self._tls = tls
        self._pools = OfProcess(lambda: IdleConnections[Connection](max_connections))

    def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none.

        The time in which a host name is found is the system's, and not in the `total` of the timeout.
        """
        deadline = Deadline(request.timeout.total)
        origin, target = _where(request)
        headers = complete(request, origin)
        pool = self._pools.get()
        connection = self._taken(pool, origin, request, deadline)
        is_kept = False
        try:
            with connection.answer(request, target, headers, deadline) as answer:
                found = checked_headers(answer.fields(), self._max_header_bytes)
                body = Body(found, self._max_response_bytes, deadline)
                while piece := answer.read1(_PIECE):
                    body.add(piece)
                answer.check_end()
                response = Response(answer.status, found, body.content())
            is_kept = True
        except _FAILURES as error:
            raise _failure(request, error, connection.step, deadline) from bare(error)
        finally:
            _give_back(pool, origin, connection, is_kept=is_kept)
        return response

    @contextmanager
    def stream(self, request: Request) -> Generator[Streamed, None, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        deadline = Deadline(request.timeout.total)
        origin, target = _where(request)
        headers = complete(request, origin)
        pool = self._pools.get()
        connection = self._taken(pool, origin, request, deadline)
        is_kept = False
        try:
            try:
                answer = connection.answer(request, target, headers, deadline)
            except _FAILURES as error:
                raise _failure(request, error, connection.step, deadline) from bare(error)
            with answer:
                found = checked_headers(answer.fields(), self._max_header_bytes)
                if answer.status < FIRST_ERROR:
                    # The total is for the time until here; of an error, for its body, too.
                    deadline = Deadline(None)
                    connection.limit(deadline, request.timeout)
                pieces = _pieces(request, found, answer, deadline)
                yield Streamed(answer.status, found, pieces, self._max_response_bytes)
                is_kept = answer.has_ended
        finally:
            _give_back(pool, origin, connection, is_kept=is_kept)

    def _taken(self, pool: _Pool, origin: Origin, request: Request, deadline: Deadline) -> Connection:
        """Return a connection, which nobody else uses until it is given back."""
        try:
            found = pool.take(origin, deadline.left(request.timeout.pool))
        except TimeoutError as error:
            raise too_late(request, "pool", deadline) from bare(error)
        try:
            return found or Connection(origin, self._proxy, self._tls)
        except http.client.InvalidURL as error:
            pool.give(origin, None)
            raise not_connected(request, error) from bare(error)

    def close(self) -> None:
        """Close the connections."""
        pool = self._pools.take()
        if pool is not None:
            pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _where(request: Request) -> tuple[Origin, str]:
    try:
        return split(request.url)
    except ValueError as error:
        raise not_connected(request, error) from bare(error)


def _give_back(pool: _Pool, origin: Origin, connection: Connection, *, is_kept: bool) -> None:
    # http.client closes it where the answer says that it was the last; such is as good as none.
    if not is_kept or connection.sock is None:
        connection.close()
        pool.give(origin, None)
    else:
        pool.give(origin, connection)


def _pieces(request: Request, headers: Headers, answer: Answer, deadline: Deadline) -> Iterator[bytes]:
    unpacking = Unpacking(headers)
    try:
        while piece := answer.read1(_PIECE):
            yield from unpacking.add(piece)
        answer.check_end()
        unpacking.finish()
    except _FAILURES as error:
        raise _failure(request, error, "read", deadline) from bare(error)


def _failure(request: Request, error: Exception, step: Step, deadline: Deadline) -> TransportError:
    if isinstance(error, TimeoutError):
        return too_late(request, step, deadline)
    return not_connected(request, error) if step == "connect" else no_answer(request, error)
