"""No id leaves its segment of the path: each is sent in it, encoded, or refused before anything is sent.

Seen from the other end of a real socket: what counts is the request line as it arrives.
"""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moneykit_client import MoneyKit, NotFoundError
from moneykit_client._runtime.transports.in_process import InProcessTransport
from moneykit_client._runtime.transports.protocol import Request, Response
from tests.client.calling import Reset
from tests.client.raw_server import answering, http
from tests.client.strategies import PATIENT
from tests.server_process import ServerProcess

SENT = [
    "mk_eqkWN34UEoa2NxyALG8pcV",
    "../",
    "../../v2",
    "a/../../b",
    "/",
    "//evil.invalid",
    "\\",
    "..\\",
    "?x=1",
    "#f",
    ";a=b",
    "a b",
    " ",
    "+",
    "%",
    "%2e%2e",
    "%2E%2e%2F",
    "%00",
    "{id}",
    "a@b:80",
    "\n",
    "x HTTP/1.1\r\nX-Evil: 1\r\n\r\n",
    "\r",
    "\x00",
    "\x7f",
    "é",
    "\U0001d51e/💶",
    "...",
    "\u217c\u2170\uff0fnk",
    "\u202e",
    "a" * 20_000,
]
REFUSED = ["", ".", "..", "\ud800"]


@pytest.mark.parametrize("link_id", SENT, ids=lambda link_id: ascii(link_id[:20]))
def test_an_id_is_sent_in_its_segment(reset: Reset, link_id: str) -> None:
    with answering(http(404)) as seen:
        with pytest.raises(NotFoundError):
            reset(link_id, token="token", base_url=seen.url)
        (line,) = seen.request_lines
    sent = re.fullmatch(rb"POST /links/([^/?# ]+)/reset HTTP/1\.1", line)
    assert sent is not None, line
    assert link_id == unquote(sent[1].decode("ascii"), errors="strict")
    assert b"x-evil" not in seen.heads[0].lower().replace(sent[1].lower(), b"")


@pytest.mark.parametrize("link_id", REFUSED, ids=ascii)
def test_an_id_that_no_segment_can_hold_is_refused(reset: Reset, link_id: str) -> None:
    """An empty segment and dots name another resource, however they are written (RFC 3986, 5.2.4)."""
    with answering(http(404)) as seen:
        with pytest.raises(ValueError, match="id"):
            reset(link_id, token="token", base_url=seen.url)
        assert [] == seen.heads


@pytest.mark.parametrize("link_id", [None, b"a", object()], ids=["None", "bytes", "object"])
def test_an_id_that_is_no_text_names_no_link_by_accident(reset: Reset, link_id: object) -> None:
    """Such as `/links/None/reset`, for which a program that forgot something would ask."""
    with answering(http(404)) as seen:
        with pytest.raises((TypeError, ValueError)):
            reset(link_id, token="token", base_url=seen.url)  # type: ignore[arg-type]
        assert [] == seen.heads


@PATIENT
@given(st.text())
def test_every_text_is_refused_or_stays_in_its_segment(link_id: str) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response(404)

    with MoneyKit("token", transport=InProcessTransport(answer)) as moneykit:
        try:
            moneykit.links.reset_link(link_id)
        except NotFoundError:
            (request,) = asked
            sent = re.fullmatch(r"https://api\.moneykit\.com/links/([!-~]+)/reset", request.url)
            assert sent is not None, request.url
            assert not set("/?#") & set(sent[1])
            assert link_id == unquote(sent[1], errors="strict")
            assert link_id not in {"", ".", ".."}
        except ValueError:
            assert [] == asked
            assert link_id in {"", ".", ".."}


@pytest.mark.parametrize("link_id", ["../", "a/b", "%2e%2e", "?x=1", "\x00", "💶"], ids=ascii)
def test_the_reference_server_sees_the_segment_too(reset: Reset, server: ServerProcess, link_id: str) -> None:
    """It says that there is no such link, and not that there is nothing at the path."""
    with pytest.raises(NotFoundError) as caught:
        reset(link_id, token=server.token(), base_url=server.url)
    assert caught.value.code == "link_error.not_found"
