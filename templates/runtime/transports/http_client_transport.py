"""The fast transport without asyncio: Python's own http.client, with a pool and the end of a call, and nothing else."""

import contextlib
import http.client
import socket
import ssl
import zlib
from typing import Final, Self, cast

from .addresses import Origin, split
from .bounds import (
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_RESPONSE_BYTES,
    Body,
    checked_headers,
)
from .deadlines import Deadline
from .failures import Step, no_answer, not_connected, too_late, unwritable
from .idle_connections import IdleConnections
from .outgoing import HttpProxy, complete
from .pools import OfProcess
from .protocol import Request, Response
from .timed_socket import File, TimedSocket
from .tls import shared_tls

_PIECE: Final = 64 * 1024
_LAST_INFORMATIONAL: Final = 199
_SWITCHING: Final = 101
# What http.client, decompressing and sockets raise when there is no whole answer; a ValueError is of a chunk's size.
_FAILURES: Final = (http.client.HTTPException, zlib.error, EOFError, OSError, ValueError)


class HttpClientTransport:
    """As `Httpx2Transport`, for half of its CPU time; HTTP/1.1 alone, and of proxies only those of http."""

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
        self._pools = OfProcess(lambda: IdleConnections[_Connection](max_connections))

    def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none.

        The time in which a host name is found is the system's, and not in the `total` of the timeout.
        """
        timeout = request.timeout
        deadline = Deadline(timeout.total)
        try:
            origin, target = split(request.url)
        except ValueError as error:
            raise not_connected(request, error) from error
        headers = complete(request, origin)
        pool = self._pools.get()
        try:
            connection = pool.take(origin, deadline.left(timeout.pool))
        except TimeoutError as error:
            raise too_late(request, "pool", deadline) from error
        try:
            if connection is None:
                connection = _Connection(origin, self._proxy, self._tls)
            response = self._exchange(connection, request, headers, target, deadline)
            # http.client closes it where the answer says that it was the last; such is as good as none.
            if connection.sock is None:
                connection = None
        except BaseException:
            if connection is not None:
                connection.close()
            connection = None
            raise
        finally:
            pool.give(origin, connection)
        return response

    def _exchange(
        self,
        connection: "_Connection",
        request: Request,
        headers: list[tuple[str, str]],
        target: str,
        deadline: Deadline,
    ) -> Response:
        step: Step = "connect"
        try:
            if connection.sock is None:
                connection.open(deadline, request.timeout.connect)
            step = "write"
            connection.limit(deadline, request.timeout.read, request.timeout.write)
            connection.send_request(request.method, target, headers, request.content)
            step = "read"
            return self._received(connection, deadline)
        except TimeoutError as error:
            raise too_late(request, step, deadline) from error
        except _FAILURES as error:
            failure = not_connected if step == "connect" else no_answer
            raise failure(request, error) from error

    def _received(self, connection: "_Connection", deadline: Deadline) -> Response:
        # Of a head, http.client reads no line of more than 64 KiB and no more than a hundred of them.
        with connection.getresponse() as answer:
            headers = checked_headers(answer.headers.items(), self._max_header_bytes)
            body = Body(headers, self._max_response_bytes, deadline)
            while piece := answer.read1(_PIECE):
                body.add(piece)
            if answer.length:
                # Of a body with a length, `read1` does not say that it ended before.
                raise http.client.IncompleteRead(b"", answer.length)
            return Response(answer.status, headers, body.content())

    def close(self) -> None:
        """Close the connections."""
        pool = self._pools.take()
        if pool is not None:
            pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Answer(http.client.HTTPResponse):
    """An answer whose head is what it should be: http.client takes some for the answer, or for right, that are not."""

    def begin(self) -> None:
        """Read the head."""
        source = cast("File", self.fp.raw)
        super().begin()
        # It passes over 100 and no other (RFC 9110 section 15.2).
        while self.status <= _LAST_INFORMATIONAL and self.status != _SWITCHING:
            self.headers = self.msg = None  # type: ignore[assignment]  # what it was before it began
            super().begin()
        problem = self._problem()
        if source.has_ended:
            problem = "it ends within its head"
        if problem:
            raise http.client.HTTPException(problem)

    def _problem(self) -> str | None:
        """Return what of the head leaves open where the answer ends."""
        if self.headers.defects:
            return "a line of its head is no header"
        lengths = {one.strip() for each in self.headers.get_all("content-length", ()) for one in each.split(",")}
        # Whoever stands between may have believed the other one (RFC 9112 section 6.3).
        if len(lengths) > 1 or not all(one.isascii() and one.isdigit() for one in lengths):
            return "its Content-Length is not one number"
        encoding = self.headers.get("transfer-encoding")
        if encoding is not None and encoding.lower() != "chunked":
            return "its Transfer-Encoding is not chunked"
        return None


class _Connection(http.client.HTTPConnection):
    """A connection to an origin, perhaps through a proxy, whose steps end in time."""

    response_class = _Answer
    auto_open = 0  # it is opened with a deadline, or not at all

    def __init__(self, origin: Origin, proxy: HttpProxy | None, tls: ssl.SSLContext | None) -> None:
        super().__init__(origin.host, origin.port)
        self._origin = origin
        self._by = proxy
        self._tls = tls
        self._timed: TimedSocket | None = None

    def open(self, deadline: Deadline, seconds: float | None) -> None:
        """Connect; a name with several addresses has them tried until the time is over."""
        origin, proxy = self._origin, self._by
        raw = _connected((proxy.host, proxy.port) if proxy else (origin.host, origin.port), deadline, seconds)
        try:
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if origin.is_secure:
                if proxy is not None:
                    _tunnel(raw, origin, proxy, deadline, seconds)
                raw.settimeout(_at_least(deadline.left(seconds)))
                tls = self._tls or shared_tls()
                raw = tls.wrap_socket(raw, server_hostname=origin.host)
        except BaseException:
            raw.close()
            raise
        self._timed = TimedSocket(raw)
        self.sock = cast("socket.socket", self._timed)

    def limit(self, deadline: Deadline, read: float | None, write: float | None) -> None:
        """Say how long the steps of the next request may take."""
        if self._timed is not None:
            self._timed.limit(deadline, read, write)

    def send_request(self, method: str, target: str, headers: list[tuple[str, str]], content: bytes | None) -> None:
        """Send a request."""
        if self._by is not None and not self._origin.is_secure:
            target = f"http://{self._origin.authority}{target}"
            headers = [*headers, *self._by.headers.items()]
        try:
            self.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, text in headers:
                self.putheader(name, text)
        except (ValueError, http.client.HTTPException):
            raise unwritable() from None
        try:
            self.endheaders(content)
        except TimeoutError:
            raise
        except OSError:
            # A service may answer and close before it has read everything; if it did not, reading says so.
            if content is None:
                raise


def _at_least(seconds: float | None) -> float | None:
    if seconds is not None and seconds <= 0:
        raise TimeoutError
    return seconds


def _connected(address: tuple[str, int], deadline: Deadline, seconds: float | None) -> socket.socket:
    last: OSError | None = None
    for family, kind, protocol, _, found in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        raw = socket.socket(family, kind, protocol)
        try:
            raw.settimeout(_at_least(deadline.left(seconds)))
            raw.connect(found)
        except OSError as error:
            raw.close()
            last = error
        except BaseException:
            raw.close()
            raise
        else:
            return raw
    raise last or OSError("the host has no address")


def _tunnel(raw: socket.socket, origin: Origin, proxy: HttpProxy, deadline: Deadline, seconds: float | None) -> None:
    """Ask a proxy for a connection to an origin (RFC 9110 section 9.3.6)."""
    timed = TimedSocket(raw)
    timed.limit(deadline, seconds, seconds)
    lines = [f"CONNECT {origin.dialled} HTTP/1.1", f"Host: {origin.dialled}"]
    lines += [f"{name}: {text}" for name, text in proxy.headers.items()]
    timed.sendall("\r\n".join((*lines, "", "")).encode("latin-1"))
    answer = _Answer(cast("socket.socket", timed), method="CONNECT")
    with contextlib.closing(answer):
        answer.begin()
        if answer.status // 100 != 2:  # noqa: PLR2004  the statuses of success
            message = f"the proxy answered {answer.status} {answer.reason}"
            raise ConnectionRefusedError(message)
