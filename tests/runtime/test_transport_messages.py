"""What every transport sends and receives, byte by byte, and how long it waits for each step."""

import contextlib
import socket
import threading
import time

import pytest

from templates.runtime.errors import ConnectError, ResponseTooLargeError, TransportError, TransportTimeoutError
from templates.runtime.transports.protocol import Request, Timeout
from tests.runtime.carriers import Carrier
from tests.runtime.lying_server import http, serving

GOOD = http(b"good")
PATIENT = Timeout.of(10)


def chunked(*pieces: bytes, trailer: bytes = b"") -> bytes:
    """Return an answer in chunks."""
    body = b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + b"0\r\n" + trailer + b"\r\n"


def post(url: str, content: bytes | None = None, *headers: tuple[str, str], timeout: Timeout = PATIENT) -> Request:
    return Request("POST", url, headers, content, timeout)


# The request, as it was made.


def test_every_byte(carrier: Carrier) -> None:
    with serving(GOOD) as server, carrier.opened() as send:
        send(post(f"{server.url}/%2e%2e/a%2Fb;c?x=%20y&x=%C3%A9&&z", b"abc", ("X-A", "1"), ("x-a", "2"), ("X-B", "")))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    assert "POST /%2e%2e/a%2Fb;c?x=%20y&x=%C3%A9&&z HTTP/1.1" == first
    expected = ["accept-encoding: gzip, deflate", "content-length: 3", f"host: 127.0.0.1:{server.port}"]
    assert [*expected, "x-a: 1", "x-a: 2", "x-b: "] == sorted(f"{line.lower()}" for line in lines)
    assert b"abc" == body


def test_a_body_has_a_length_only_if_there_may_be_one(carrier: Carrier) -> None:
    with serving(GOOD) as server, carrier.opened() as send:
        for method in ("GET", "POST", "PUT", "PATCH", "OPTIONS"):
            send(Request(method, server.url))
        send(Request("DELETE", server.url, content=b""))
    told = [b"content-length: 0" in request.lower() for request in server.requests]
    assert [False, True, True, True, False, True] == told


@pytest.mark.parametrize("size", [16 * 1024, 64 * 1024, 64 * 1024 + 1, 5_000_000])
def test_sent_bodies_of_any_size(carrier: Carrier, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"a" * (size % 256)
    with serving(GOOD) as server, carrier.opened() as send:
        assert b"good" == send(post(server.url, content)).content
    assert content == server.requests[0].partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "http://127.0.0.1:1", (("X", "a\r\nY: b-s3cret"),)),
        Request("GET", "http://127.0.0.1:1", (("X\r\nY", "b-s3cret"),)),
        Request("GET", "http://127.0.0.1:1", (("", "b-s3cret"),)),
        Request("GET", "http://127.0.0.1:1", (("X", "b-s3cret\0"),)),
        Request("GET", "http://127.0.0.1:1", (("X", "b-s3cret-é"),)),
        Request("GET / HTTP/1.1\r\nX: b-s3cret\r\n", "http://127.0.0.1:1"),
        Request("", "http://127.0.0.1:1"),
    ],
)
def test_what_is_no_http_is_not_sent(carrier: Carrier, request_: Request) -> None:
    with carrier.opened() as send, pytest.raises(TransportError, match="not valid HTTP and was not sent") as caught:
        send(request_)
    chain = [caught.value, caught.value.__cause__, None if caught.value.__suppress_context__ else "context"]
    assert "s3cret" not in repr(chain)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "/a", "http://", "127.0.0.1", "http://127.0.0.1:99999/"])
def test_what_is_no_http_url_goes_nowhere(carrier: Carrier, url: str) -> None:
    with carrier.opened() as send, pytest.raises(ConnectError):
        send(Request("GET", url))


def test_a_transfer_encoding_is_not_added_by_hand(carrier: Carrier) -> None:
    with carrier.opened() as send, pytest.raises(TransportError, match="no Transfer-Encoding"):
        send(post("http://127.0.0.1:1", b"abc", ("Transfer-Encoding", "chunked")))


# The answer, as it came.


def test_headers_that_are_repeated_or_not_ascii(carrier: Carrier) -> None:
    fields = b"Set-Cookie: a=1, x", b"Content-Length: 2", b"Set-Cookie: b=2", b"X-Name: caf\xe9", b"X-No:"
    head = b"\r\n".join((b"HTTP/1.1 299 Odd", *fields, b"", b""))
    with serving(head + b"ok") as server, carrier.opened() as send:
        answer = send(post(server.url))
        # No cookie is kept.
        send(post(server.url))
    assert (299, b"ok") == (answer.status, answer.content)
    assert ("a=1, x", "b=2") == answer.headers.get_all("set-cookie")
    assert ("café", "") == (answer.headers["x-name"], answer.headers["X-No"])
    assert "Set-Cookie" in dict(answer.headers.pairs)
    assert b"cookie" not in server.requests[1].lower()


@pytest.mark.parametrize("status", [100, 102, 103])
def test_what_comes_before_the_answer_is_passed_over(carrier: Carrier, status: int) -> None:
    before = f"HTTP/1.1 {status} Soon\r\nX: y\r\n\r\n".encode()
    with serving(before * 3 + GOOD) as server, carrier.opened() as send:
        assert [b"good"] * 2 == [send(post(server.url)).content for _ in range(2)]
        assert 1 == server.connections


def test_chunks_and_a_trailer(carrier: Carrier) -> None:
    answer = chunked(b"a" * 100_000, b"b", trailer=b"X: y\r\n")
    with serving(answer) as server, carrier.opened() as send:
        assert [b"a" * 100_000 + b"b"] * 2 == [send(post(server.url)).content for _ in range(2)]
        assert 1 == server.connections


def test_a_body_that_ends_with_the_connection(carrier: Carrier) -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 1_000_000)
        connection.close()

    with serving(answer) as server, carrier.opened() as send:
        assert [1_000_000] * 2 == [len(send(post(server.url)).content) for _ in range(2)]


@pytest.mark.parametrize("size", [0, 1, 65536, 20_000_000])
def test_bodies_of_any_size(carrier: Carrier, size: int) -> None:
    with serving(http(b"a" * size)) as server, carrier.opened() as send:
        assert b"a" * size == send(post(server.url)).content


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_a_body(carrier: Carrier, status: int) -> None:
    answer = f"HTTP/1.1 {status} None\r\nX: y\r\n\r\n".encode()
    with serving(answer) as server, carrier.opened() as send:
        assert [(status, b"")] * 2 == [(one.status, one.content) for one in (send(post(server.url)),) * 2]


def test_head_has_no_body_whatever_its_length(carrier: Carrier) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Encoding: gzip\r\n\r\n"
    with serving(answer) as server, carrier.opened() as send:
        for _ in range(2):
            got = send(Request("HEAD", server.url, timeout=PATIENT))
            assert (b"", "1000") == (got.content, got.headers["content-length"])
        assert 1 == server.connections


def test_a_header_up_to_the_limit(carrier: Carrier) -> None:
    with serving(http(b"", f"X: {'a' * 30_000}")) as server:
        with carrier.opened() as send:
            assert 30_000 == len(send(post(server.url)).headers["x"])
        with (
            carrier.opened(max_header_bytes=30_000) as send,
            pytest.raises(TransportError, match=r"30000 bytes|larger than 30000"),
        ):
            send(post(server.url))


def test_many_small_headers_are_too_many(carrier: Carrier) -> None:
    with serving(http(b"", *(f"X-{number}: {number}" for number in range(90)))) as server:
        with carrier.opened() as send:
            assert "89" == send(post(server.url)).headers["x-89"]
        with carrier.opened(max_header_bytes=500) as send, pytest.raises(ResponseTooLargeError, match="header"):
            send(post(server.url))


def test_a_header_without_end_is_left(carrier: Carrier) -> None:
    sent = 0

    def answer(connection: socket.socket) -> None:
        nonlocal sent
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            while True:
                sent += connection.send(b"X: aaaaaaaaaaaaaaa\r\n" * 500)

    with serving(answer) as server, carrier.opened() as send, pytest.raises(TransportError):
        send(post(server.url))
    assert sent < 20_000_000


def _reset(connection: socket.socket) -> None:
    # Closing with this option sends RST instead of FIN.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()


# The service ends the connection, in each phase.


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nX: y\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
    ],
)
def test_there_is_no_answer(carrier: Carrier, before: bytes) -> None:
    for end in (_reset, socket.socket.close):

        def answer(connection: socket.socket, end: object = end) -> None:
            connection.sendall(before)
            # What is sent before a reset may be lost with it.
            time.sleep(0.05)
            assert callable(end)
            end(connection)

        with serving(answer) as server, carrier.opened() as send:
            with pytest.raises(TransportError) as caught:
                send(post(server.url))
            assert TransportError is type(caught.value)
            assert 1 == len(server.requests)


def test_an_answer_that_comes_before_the_request_was_read(carrier: Carrier) -> None:
    """As from a service that refuses an upload; it says so and closes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        def refuse() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 413 Too large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
                connection.shutdown(socket.SHUT_WR)
                with contextlib.suppress(OSError):
                    while connection.recv(1_000_000):
                        pass

        thread = threading.Thread(target=refuse)
        thread.start()
        with carrier.opened() as send:
            answer = send(post(url, b"a" * 3_000_000))
        thread.join()
    assert (413, b"no") == (answer.status, answer.content)


# Each step has a limit of its own.


def test_connecting(carrier: Carrier) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, contextlib.ExitStack() as stack:
        # As many connections as wait to be accepted; the next gets no answer at all.
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.settimeout(0)
            waiting.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        began = time.monotonic()
        with carrier.opened() as send, pytest.raises(TransportTimeoutError, match="accepted no connection in time"):
            send(post(url, timeout=Timeout(connect=0.3)))
    assert 0.25 < time.monotonic() - began < 4


def test_a_handshake_that_nobody_answers(carrier: Carrier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with carrier.opened() as send, pytest.raises(TransportTimeoutError, match="accepted no connection in time"):
            send(post(url, timeout=Timeout(connect=0.3)))


def test_writing(carrier: Carrier) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        began = time.monotonic()
        with (
            carrier.opened() as send,
            pytest.raises(TransportTimeoutError, match="did not take the request in time"),
        ):
            send(post(url, b"a" * 50_000_000, timeout=Timeout(write=0.3)))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"])
def test_reading(carrier: Carrier, before: bytes) -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(before)
        with contextlib.suppress(OSError):
            connection.recv(1)

    began = time.monotonic()
    with (
        serving(answer) as server,
        carrier.opened() as send,
        pytest.raises(TransportTimeoutError, match="did not answer in time"),
    ):
        send(post(server.url, timeout=Timeout(read=0.3)))
    assert 0.25 < time.monotonic() - began < 4
