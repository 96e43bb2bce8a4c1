"""HTTP itself: wrong methods, paths, bodies and bytes get their 4xx in JSON, and never a 500."""

import itertools
import signal
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.server_process import Answer, ServerProcess, running_server

RESET = "/links/mk_test_000001/reset"
ERROR_PROPERTIES = {"error_code", "error_message", "documentation_url"}


def exchange(server: ServerProcess, request: bytes, *, break_off: bool = False) -> bytes:
    """Send bytes as they are, and perhaps the end of all sending; return everything that comes back."""
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=30) as connection:
        connection.sendall(request)
        if break_off:
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def until(look: Callable[[], str], satisfied: Callable[[str], bool]) -> str:
    """Look again and again, for ten seconds at most, and return what satisfies."""
    for _ in range(100):
        if satisfied(seen := look()):
            return seen
        time.sleep(0.1)
    raise AssertionError(look())


def is_error(answer: Answer, status: int, error_code: str) -> bool:
    """Whether an answer is this error, in the form that every error has."""
    assert "application/json" == answer.headers["Content-Type"]
    assert ERROR_PROPERTIES == answer.body.keys()
    return (answer.status, answer.body["error_code"]) == (status, error_code)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "NONSENSE"])
def test_another_method_is_refused_with_those_that_are_allowed(server: ServerProcess, method: str) -> None:
    """Whatever it is, known to HTTP or not (RFC 9110, 15.5.6)."""
    answer = server.ask(method, RESET)
    assert is_error(answer, 405, "api_error.method_not_allowed")
    assert "OPTIONS, POST" == answer.headers["Allow"]


@pytest.mark.parametrize(("path", "allow"), [(RESET, "OPTIONS, POST"), ("/healthz", "GET, HEAD, OPTIONS")])
def test_options_says_what_is_allowed(server: ServerProcess, path: str, allow: str) -> None:
    """Without a token, as a browser would ask."""
    answer = server.ask("OPTIONS", path)
    assert (204, allow, b"") == (answer.status, answer.headers["Allow"], answer.content)


def test_head_is_get_without_the_body(server: ServerProcess) -> None:
    """Also where GET is not allowed."""
    got, head = server.ask("GET", "/healthz"), server.ask("HEAD", "/healthz")
    assert (200, b"") == (head.status, head.content)
    assert got.headers["Content-Length"] == head.headers["Content-Length"]
    refused = server.ask("HEAD", RESET)
    assert (405, "OPTIONS, POST", b"") == (refused.status, refused.headers["Allow"], refused.content)


@pytest.mark.parametrize(
    "path", ["/", "/links", "/links/x", "/links/x/reset/", "/links/a/b/reset", "//", "/docs/../server/app.py", "/%00"]
)
def test_a_path_at_which_there_is_nothing_is_not_found(server: ServerProcess, path: str) -> None:
    """Not even with one slash more at its end."""
    assert is_error(server.ask("POST", path, token=server.token()), 404, "api_error.not_found")


@pytest.mark.parametrize(
    "segment",
    ["a%2Fb", "..", "%2e%2E", "%00", "%0d%0aX:x", "%ff%fe", "", "%", "%zz", "%3Fx%23y", "x" * 9000, "%F0%9F%92%B8"],
)
def test_an_id_that_no_link_can_have_is_the_id_of_no_link(server: ServerProcess, segment: str) -> None:
    """It stays in its segment of the path, however it is written."""
    answer = server.ask("POST", f"/links/{segment}/reset", token=server.token())
    assert is_error(answer, 404, "link_error.not_found")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(link_id=st.text())
@example(link_id="mk_eqkWN34UEoa2NxyALG8pcV\n")
@example(link_id="mk_test_000001/reset?/../")
def test_any_text_is_the_id_of_a_link_that_does_not_exist(server: ServerProcess, link_id: str) -> None:
    """The answer is that of the contract, with a token that would allow the reset."""
    path = f"/links/{quote(link_id, safe='', errors='replace')}/reset"
    assert is_error(server.ask("POST", path, token=server.token()), 404, "link_error.not_found")


@pytest.mark.parametrize(
    "spelling", ["http://example.com/links/{}/reset", "/links/{}/reset?x=1", "/%6Cinks/{}/%72eset"]
)
def test_one_path_may_be_spelled_in_several_ways(server: ServerProcess, link_id: str, spelling: str) -> None:
    """A whole URL (RFC 9112, 3.2.2), a query that nobody asked for, and letters encoded in vain (RFC 3986, 6.2.2.2)."""
    assert 200 == server.ask("POST", spelling.format(link_id), token=server.token()).status


@pytest.mark.parametrize(
    ("content_type", "body"),
    [(None, b"x"), ("application/json", b"{"), ("Application/JSON; charset=utf-8", b" " * 65536), ("text/html", b"")],
)
def test_a_small_body_is_ignored(server: ServerProcess, link_id: str, content_type: str | None, body: bytes) -> None:
    """The operation has none, but some callers always send one."""
    headers = {} if content_type is None else {"Content-Type": content_type}
    assert 200 == server.ask("POST", f"/links/{link_id}/reset", token=server.token(), headers=headers, body=body).status


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/json+x"])
def test_a_body_of_another_content_type_is_refused(server: ServerProcess, content_type: str) -> None:
    """With the one that would be understood."""
    headers = {"Content-Type": content_type}
    answer = server.ask("POST", RESET, token=server.token(), headers=headers, body=b"x")
    assert is_error(answer, 415, "api_error.unsupported_media_type")
    assert "application/json" == answer.headers["Accept"]


@pytest.mark.parametrize("size", [65_537, 20_000_000])
def test_a_body_that_is_too_large_is_refused_and_the_link_left_alone(
    server: ServerProcess, link_id: str, size: int
) -> None:
    """The caller reads the answer, though it had not sent everything yet."""
    path = f"/links/{link_id}/reset"
    assert is_error(server.ask("POST", path, token=server.token(), body=b"x" * size), 413, "api_error.body_too_large")
    assert 200 == server.ask("POST", path, token=server.token()).status


def test_a_body_in_pieces_is_refused_when_it_has_become_too_large(server: ServerProcess) -> None:
    """Nobody said beforehand how large it would be."""
    answer = server.ask("POST", RESET, token=server.token(), body=itertools.repeat(b"x" * 32_768, 40))
    assert is_error(answer, 413, "api_error.body_too_large")


def test_a_request_whose_body_breaks_off_is_not_carried_out(server: ServerProcess, link_id: str) -> None:
    """Neither one with a length nor one in pieces: the link can still be reset."""
    head = f"POST /links/{link_id}/reset HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.token()}\r\n"
    exchange(server, head.encode() + b"Content-Length: 10\r\n\r\nhalf", break_off=True)
    exchange(server, head.encode() + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalfZZ", break_off=True)
    assert 200 == server.reset(link_id).status


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"nonsense\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n",
        b"POST /links/\xc3\xa9/reset HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST " + RESET.encode() + b" HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 5_000_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=["nonsense", "no host", "negative length", "two lengths", "bad name", "NUL", "not ASCII", "too long", "TLS"],
)
def test_bytes_that_are_not_http_are_a_malformed_request(server: ServerProcess, request_bytes: bytes) -> None:
    """The answer arrives even if the caller is still sending."""
    received = exchange(server, request_bytes)
    assert received.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/json" in received
    assert b'"error_code":"api_error.malformed_request"' in received


def test_a_request_with_two_ends_is_refused_and_the_connection_closed(server: ServerProcess, link_id: str) -> None:
    """What follows is perhaps not a request (RFC 9112, 6.3), and the link is left alone."""
    head = f"POST /links/{link_id}/reset HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.token()}\r\n"
    smuggled = f"{head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{head}\r\n"
    received = exchange(server, smuggled.encode())
    assert received.startswith(b"HTTP/1.1 400 ")
    assert b'"error_code":"api_error.malformed_request"' in received
    assert 1 == received.count(b"HTTP/1.1 ")
    assert 200 == server.reset(link_id).status


@pytest.fixture(scope="module")
def broken() -> Iterator[ServerProcess]:
    """Run a server whose table has gone since it began."""
    with running_server() as new:
        new.token()
        connection = sqlite3.connect(new.database)
        connection.execute("DROP TABLE links")
        connection.close()
        yield new


def test_a_fault_of_the_server_is_told_to_the_log_and_not_to_the_caller(broken: ServerProcess) -> None:
    """And the log has no token in it, even then."""
    answer = broken.reset("mk_eqkWN34UEoa2NxyALG8pcV")
    assert is_error(answer, 500, "api_error.internal")
    assert "The server failed to answer this request." == answer.body["error_message"]
    log = until(broken.log, lambda log: "no such table" in log)
    assert broken.token() not in log


def test_a_server_whose_database_does_not_answer_is_not_ready(server: ServerProcess, broken: ServerProcess) -> None:
    """Ready means that a reset would be answered."""
    assert {"status": "ready"} == server.ask("GET", "/healthz").body
    assert is_error(broken.ask("GET", "/healthz"), 503, "api_error.not_ready")


def test_a_request_that_has_begun_is_finished_before_the_server_stops() -> None:
    """It is told to stop between the head and the body of the request."""
    with running_server(links=1) as new:
        address = urlsplit(new.url)
        head = f"POST /links/mk_test_000001/reset HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {new.token()}\r\n"
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=30) as connection:
            connection.sendall(head.encode() + b"Content-Length: 4\r\nExpect: 100-continue\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
            new.process.send_signal(signal.SIGTERM)
            connection.sendall(b"done")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert new.process.wait(30) in {0, -signal.SIGTERM}
