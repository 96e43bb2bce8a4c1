"""What is nearly an answer of HTTP/1.1: whoever stands between may have read it otherwise, so no transport takes it."""

import pytest

from templates.runtime.errors import TransportError, TransportTimeoutError
from templates.runtime.transports.protocol import Request, Timeout
from tests.runtime.carriers import Carrier
from tests.runtime.lying_server import http, serving

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
END = b"\r\n0\r\n\r\n"
LENGTH = b"Content-Length: 2\r\n"
PATIENT = Timeout.of(5)


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"X-A: 1\rX-B: 2\r\n" + LENGTH + b"\r\nok",
        HEAD + b"X-A: 1\rContent-Length: 1\r\n" + LENGTH + b"\r\nok",
        HEAD + b"X-A: 1\0\r\n" + LENGTH + b"\r\nok",
        HEAD + b"X-A: 1\x0bX-B: 2\r\n" + LENGTH + b"\r\nok",
        HEAD + b"X-A: 1\x1cX-B: 2\r\n" + LENGTH + b"\r\nok",
        *(CHUNKED + size + b"\r\nok" + END for size in (b"+2", b"-2", b"0x2", b"0_2", b" 2", b"2,", b"", b"\r\n2")),
        CHUNKED + b"2\nok" + END,
        HEAD + b"Transfer-Encoding: chunked\r\n" * 2 + b"\r\n2\r\nok" + END,
        HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n2\r\nok" + END,
        HEAD + b"Transfer-Encoding: chunked\r\nX: y\r\nTransfer-encoding: chunked\r\n\r\n2\r\nok" + END,
        CHUNKED + b"2\r\nok\r\n0\r\n" + b"X-A: 1\r\n" * 100_000 + b"\r\n",
    ],
)
def test_it_is_refused(carrier: Carrier, raw: bytes) -> None:
    with serving(raw) as server, carrier.opened() as send:
        with pytest.raises(TransportError) as raised:
            send(Request("GET", server.url, timeout=PATIENT))
        assert not isinstance(raised.value, TransportTimeoutError)


def test_a_length_in_a_list_is_not_waited_for(sync_carrier: Carrier) -> None:
    """It is read, or refused."""
    with serving(HEAD + b"Content-Length: 2, 2\r\n\r\nok") as server, sync_carrier.opened() as send:
        try:
            assert b"ok" == send(Request("GET", server.url, timeout=PATIENT)).content
        except TransportError as error:
            assert "no whole answer" in str(error)  # noqa: PT017  both outcomes are right


@pytest.mark.parametrize("line", [b"2", b"2 ", b"02", b"2;a=b", b"2;" + b"x" * 60_000, b"000000002"])
def test_a_chunk_has_a_size_and_extensions(carrier: Carrier, line: bytes) -> None:
    with serving(CHUNKED + line + b"\r\nok\r\n0\r\nX-A: 1\r\n\r\n") as server, carrier.opened() as send:
        assert b"ok" == send(Request("GET", server.url, timeout=PATIENT)).content


def test_a_header_may_go_on_in_the_next_line(carrier: Carrier) -> None:
    """RFC 9112 section 5.2: it is read as if there were a space."""
    with serving(HEAD + b"X-A: 1\r\n 2\r\n" + LENGTH + b"\r\nok") as server, carrier.opened() as send:
        assert "1 2" == send(Request("GET", server.url, timeout=PATIENT)).headers["x-a"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("status", ["200 OK", "204 No Content"])
def test_what_comes_unasked_is_no_answer_to_the_next_request(carrier: Carrier, method: str, status: str) -> None:
    """Behind an answer, in one piece with it: another one, or a body that the answer cannot have."""
    for raw in (http(b"one", status=status) + http(b"unasked"), http(b"two", status=status)):
        with serving(raw) as server, carrier.opened() as send:
            for _ in range(3):
                try:
                    got = send(Request(method, server.url, timeout=PATIENT)).content
                except TransportError as error:
                    assert not isinstance(error, TransportTimeoutError)  # noqa: PT017  aiohttp refuses such an answer
                    assert "aiohttp" == carrier.name
                else:
                    assert got in (b"", b"one", b"two")
