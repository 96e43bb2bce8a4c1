"""The proxy and the witness: what is cut off, slow, unanswered or says a token back is written down as it was."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message

import pytest

from tests.contract.suite.wire import Answer, NoAnswerError, Request, Upstream, proxy
from tests.contract.suite.witness import witnessing

ASKED = Request("POST", "/a?b=c", (("X-One", "1"),), b"body")


@contextmanager
def saying(raw: bytes) -> Iterator[str]:
    """A server that answers every request with the same bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(raw)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("raw", "content", "missing"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole", b"whole", 0),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"half", 5),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n9\r\nx", b"half", 1),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n0\r\n\r\n", b"whole", 0),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b"", 0),
    ],
)
def test_a_body_that_breaks_off_is_passed_on_as_one(raw: bytes, content: bytes, missing: int) -> None:
    with saying(raw) as url, witnessing(url, "me", None, {}) as witness:
        answer = Upstream(witness.url).ask(ASKED)
        (exchange,) = witness.exchanges
    assert content == exchange.answer.content[: len(content)] == answer.content[: len(content)]
    assert bool(missing) == bool(exchange.answer.missing) == bool(answer.missing)


@pytest.mark.parametrize("raw", [b"", b"no HTTP\r\n\r\n"])
def test_what_is_no_answer_is_written_down_and_the_caller_gets_none(raw: bytes) -> None:
    with saying(raw) as url, witnessing(url, "me", None, {}) as witness:
        with pytest.raises(NoAnswerError):
            Upstream(witness.url).ask(ASKED)
        assert [] == witness.exchanges
        assert ASKED.target == witness.unanswered[0][0].target


def test_the_token_exists_only_behind_the_witness() -> None:
    heard: list[Request] = []

    def echo(request: Request) -> Answer:
        heard.append(request)
        headers = Message()
        headers["X-Echo"] = request.header("Authorization") or ""
        return Answer(200, headers, (request.header("Authorization") or "").encode())

    with proxy(echo) as url, witnessing(url, "me", "MINE", {"t0k/en": "$MINE"}) as witness:
        mine = Upstream(witness.url).ask(ASKED.having("Authorization", "Bearer $MINE"))
        other = Upstream(witness.url).ask(ASKED.having("Authorization", "Bearer guess"))
    assert ["Bearer t0k/en", "Bearer guess"] == [it.header("Authorization") for it in heard]
    assert (b"Bearer $MINE", "Bearer $MINE") == (mine.content, mine.headers["X-Echo"])
    assert b"Bearer guess" == other.content
    assert [True, False] == [it.own for it in witness.exchanges]
    assert "t0k/en" not in repr(witness.exchanges)


def test_a_request_arrives_as_it_was_sent_below_the_path_of_the_url() -> None:
    heard: list[Request] = []

    def answer(request: Request) -> Answer:
        heard.append(request)
        return Answer(200)

    with proxy(answer) as url, witnessing(f"{url}/v1", "me", None, {}) as witness:
        Upstream(witness.url).ask(Request("PUT", "/%2e%2e/a%2Fb?c=%20", (("X-One", "é"),), b"\x00\xff"))
    (request,) = heard
    assert ("PUT", "/v1/%2e%2e/a%2Fb?c=%20", b"\x00\xff") == (request.method, request.target, request.content)
    assert ("é", url.removeprefix("http://")) == (request.header("X-One"), request.header("Host"))


def test_the_time_runs_until_the_last_byte() -> None:
    with (
        proxy(lambda _: Answer(200, content=b"slow", pause=0.3)) as url,
        witnessing(url, "me", None, {}) as witness,
    ):
        assert b"slow" == Upstream(witness.url).ask(ASKED).content
    assert witness.exchanges[0].seconds >= 0.3
