"""A connection of http.client whose steps end in time, and answers that are what they should be."""

import contextlib
import http.client
import re
import socket
import ssl
from typing import Final, cast

from ..values.uploads import Pieces
from .addresses import Origin
from .deadlines import Deadline
from .failures import Step, unwritable
from .outgoing import Fields, HttpProxy
from .protocol import Request, Timeout
from .timed_socket import File, Lines, TimedSocket
from .tls import shared_tls

_LAST_INFORMATIONAL: Final = 199
_SWITCHING: Final = 101
_FOLD: Final = re.compile(r"\r?\n[ \t]+")


class Answer(http.client.HTTPResponse):
    """An answer whose head is what it should be: http.client takes some for the answer, or for right, that are not."""

    def begin(self) -> None:
        """Read the head."""
        lines = cast("Lines", self.fp)
        source = cast("File", lines.raw)
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
        lines.chunked = self.chunked

    def fields(self) -> list[tuple[str, str]]:
        """Return the header fields; a line that goes on in the next one is one line (RFC 9112 section 5.2)."""
        return [(name, _FOLD.sub(" ", text)) for name, text in self.headers.items()]

    def check_end(self) -> None:
        """Raise IncompleteRead if there should be more: of a body with a length, `read1` does not say so."""
        if self.length:
            raise http.client.IncompleteRead(b"", self.length)

    @property
    def has_ended(self) -> bool:
        """Whether all of it was read."""
        return self.isclosed() or self.length == 0

    def _problem(self) -> str | None:
        """Return what of the head leaves open where the answer ends."""
        if self.headers.defects:
            return "a line of its head is no header"
        lengths = {one.strip() for one in self.headers.get_all("content-length", ())}
        # Whoever stands between may have believed the other one (RFC 9112 section 6.3).
        if len(lengths) > 1 or not all(one.isascii() and one.isdigit() for one in lengths):
            return "its Content-Length is not one number"
        encodings = self.headers.get_all("transfer-encoding", ["chunked"])
        if [one.lower() for one in encodings] != ["chunked"]:
            return "its Transfer-Encoding is not chunked"
        return None


class Connection(http.client.HTTPConnection):
    """A connection to an origin, perhaps through a proxy, whose steps end in time."""

    response_class = Answer
    auto_open = 0  # it is opened with a deadline, or not at all

    def __init__(self, origin: Origin, proxy: HttpProxy | None, tls: ssl.SSLContext | None) -> None:
        super().__init__(origin.host, origin.port)
        self._origin = origin
        self._by = proxy
        self._tls = tls
        self._timed: TimedSocket | None = None
        self.step: Step = "connect"
        """What is being done."""

    def answer(self, request: Request, target: str, headers: Fields, deadline: Deadline) -> Answer:
        """Send a request; return its answer, of which the head has come."""
        timeout = request.timeout
        self.step = "connect"
        if self.sock is None:
            self._open(deadline, timeout.connect)
        self.step = "write"
        self.limit(deadline, timeout)
        self._send_request(request, target, headers)
        self.step = "read"
        return cast("Answer", self.getresponse())

    def _open(self, deadline: Deadline, seconds: float | None) -> None:
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

    def limit(self, deadline: Deadline, timeout: Timeout) -> None:
        """Say how long the steps from here on may take."""
        if self._timed is not None:
            self._timed.limit(deadline, timeout.read, timeout.write)

    def _send_request(self, request: Request, target: str, headers: Fields) -> None:
        content, upload = request.content, request.upload
        if self._by is not None and not self._origin.is_secure:
            target = f"http://{self._origin.authority}{target}"
            headers = Fields([*headers, *self._by.headers.items()])
        try:
            self._put(request.method, target, headers)
        except (ValueError, http.client.HTTPException):
            raise unwritable() from None
        try:
            self.endheaders(content)
        except TimeoutError:
            raise
        except OSError:
            # A service may answer and close before it has read everything; if it did not, reading says so.
            if content is None and upload is None:
                raise
            return
        if upload is not None:
            self._send_pieces(upload)

    def _put(self, method: str, target: str, headers: Fields) -> None:
        self.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, text in headers:
            self.putheader(name, text)

    def _send_pieces(self, upload: Pieces) -> None:
        is_chunked = upload.length is None
        for piece in upload:
            # An empty chunk would be the last one (RFC 9112 section 7.1).
            if piece and not self._is_taken(b"%x\r\n%b\r\n" % (len(piece), piece) if is_chunked else piece):
                return
        if is_chunked:
            self._is_taken(b"0\r\n\r\n")

    def _is_taken(self, piece: bytes) -> bool:
        """Send a piece of a body; return whether there may be more. What reading a file raises is something else."""
        try:
            self.send(piece)
        except TimeoutError:
            raise
        except OSError:
            return False
        return True


def _at_least(seconds: float | None) -> float | None:
    if seconds is not None and seconds <= 0:
        raise TimeoutError
    return seconds


def _connected(address: tuple[str, int], deadline: Deadline, seconds: float | None) -> socket.socket:
    last: OSError | None = None
    host, port = address
    # As bytes, since for a text the tables of IDNA are imported; of a request it is in ASCII already.
    name = host.encode("ascii" if host.isascii() else "idna")
    for family, kind, protocol, _, found in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
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
    answer = Answer(cast("socket.socket", timed), method="CONNECT")
    with contextlib.closing(answer):
        answer.begin()
        if answer.status // 100 != 2:  # noqa: PLR2004  the statuses of success
            message = f"the proxy answered {answer.status} {answer.reason}"
            raise ConnectionRefusedError(message)
