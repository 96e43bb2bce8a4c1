"""The curl command for a call sends what the client sends: both are run, and their requests compared."""

import os
import subprocess
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates.runtime.client import Client, Service
from templates.runtime.security.credentials import Bearer, Scheme
from templates.runtime.security.schemes import ApiKey, Basic, HttpScheme
from templates.runtime.values.unset import UNSET
from templates.runtime.wire.call import Answer, Body, Call, Operation, Parameter
from tests.runtime.lying_server import http, serving
from tests.runtime.pages import MoneyKit

SECRET = "s3cr$t`'\"!{}"
SCHEMES: dict[str, Scheme] = {
    "token": Bearer("T_TOKEN"),
    "basic": Basic("T_USER", "T_PASSWORD"),
    "head": ApiKey("header", "X-Key", "T_HEAD", "head"),
    "ask": ApiKey("query", "api key", "T_ASK", "ask"),
    "biscuit": ApiKey("cookie", "biscuit", "T_BISCUIT", "biscuit"),
    "other": HttpScheme("Special", "T_OTHER"),
}
ENVIRONMENT = {
    "T_TOKEN": SECRET,
    "T_USER": "us er",
    "T_PASSWORD": "p'a\"$ss",
    "T_HEAD": SECRET,
    "T_ASK": SECRET.replace("`", ""),
    "T_BISCUIT": "b1scu1t",
    "T_OTHER": SECRET,
}
TRANSPORTS = {"host", "connection", "accept-encoding", "content-length", "accept"}
"""Header fields that are how a request is carried, not what it is; curl adds an Accept where there is none."""


def operation(*schemes: str, method: str = "POST") -> Operation[None]:
    return Operation[None](
        method,
        "/a/{word}",
        parameters=(
            Parameter("word", "path"),
            Parameter("q", "query"),
            Parameter("X-Word", "header"),
            Parameter("crumb", "cookie"),
        ),
        bodies=(Body("application/json"), Body("application/octet-stream", "bytes", bytes)),
        security=(schemes,),
        responses={204: Answer()},
    )


def parsed(request: bytes) -> tuple[str, dict[str, str], bytes]:
    """Return the request line, the header fields and the body."""
    head, _, body = request.partition(b"\r\n\r\n")
    line, *fields = head.decode("latin-1").split("\r\n")
    pairs = (one.partition(":") for one in fields)
    return line, {name.lower(): text.strip() for name, _, text in pairs if name.lower() not in TRANSPORTS}, body


def both(call: Call[Any]) -> tuple[Any, Any]:
    """Return what the client sends, and what the curl command sends."""
    with serving(http(b"", "Connection: close", status="204 No Content")) as server:
        service = Service("a", "1", server.url, "T", SCHEMES)
        with Client(service, credentials=dict.fromkeys(SCHEMES)) as client:
            client.send(call)
            command = client.curl(call)
        for secret in ENVIRONMENT.values():
            assert secret not in command
        ended = subprocess.run(
            ["sh", "-c", f"{command} --silent --show-error"],
            env={"PATH": os.environ["PATH"], **ENVIRONMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "" == ended.stderr
        one, other = server.requests
        return parsed(one), parsed(other)


@pytest.fixture(autouse=True, scope="module")
def _environment() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        for name, text in ENVIRONMENT.items():
            patch.setenv(name, text)
        yield


@pytest.mark.parametrize("schemes", [(), *((one,) for one in SCHEMES if one != "ask"), ("head", "biscuit", "token")])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE"])
def test_credentials_come_from_the_environment(schemes: tuple[str, ...], method: str) -> None:
    ours, theirs = both(Call(operation(*schemes, method=method), path={"word": "w"}, cookies={"crumb": "1"}))
    assert ours == theirs


def test_a_key_in_the_query() -> None:
    """A shell cannot percent-encode it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("T_ASK", "k3y")
        patch.setitem(ENVIRONMENT, "T_ASK", "k3y")
        ours, theirs = both(Call(operation("ask"), path={"word": "w"}, query={"q": "1"}))
    assert ours == theirs


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: text not in {".", ".."}
)
FIELDS = st.text(st.characters(min_codepoint=33, max_codepoint=126))
VALUES = st.recursive(st.text() | st.integers(), st.lists, max_leaves=4)


@settings(max_examples=60, deadline=None)
@given(word=WORDS, query=WORDS, field=FIELDS, body=VALUES | st.binary())
def test_whatever_is_sent(word: str, query: str, field: str, body: Any) -> None:
    content_type = "application/octet-stream" if isinstance(body, bytes) else UNSET
    call = Call(
        operation("token"),
        path={"word": word},
        query={"q": query},
        headers={"X-Word": field},
        body=body,
        content_type=content_type,
    )
    ours, theirs = both(call)
    assert ours == theirs


def test_the_answer_to_head_has_no_body_to_wait_for() -> None:
    """Though it may tell of one."""
    call = Call(operation(method="HEAD"), path={"word": "w"})
    with serving(http(b"").replace(b"Length: 0", b"Length: 100")) as server:
        with Client(Service("a", "1", server.url, "T", SCHEMES), credentials={}) as client:
            command = client.curl(call)
        ended = subprocess.run(["sh", "-c", f"{command} --silent"], capture_output=True, timeout=20, check=False)
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert ended.stdout.startswith(b"HTTP/1.1 200 OK")


def test_a_method_has_it() -> None:
    """Nobody needs a token to see the command."""
    expected = (
        "curl --request POST --header 'User-Agent: moneykit-client/1.0.0' --header 'Accept: application/json'"
        " --header 'Authorization: Bearer '\"$MONEYKIT_TEST_TOKEN\" --globoff"
        " https://api.moneykit.example/links/a/reset"
    )
    assert expected == MoneyKit().links.reset_link.curl("a")
