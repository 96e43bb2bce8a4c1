"""The token is sent to the service and shown to nobody: not in a repr, a message, a log, or a traceback."""

import copy
import gc
import logging
import pickle
import random
import string
import traceback
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moneykit_client import AsyncMoneyKit, ContractError, MoneyKit, ServiceError
from moneykit_client.testing import InProcessTransport, Request, Response, json_response
from tests.client.calling import Reset
from tests.client.raw_server import answering, http, http_json, unused_port

TOKEN = "hush.hush.ThisIsTheToken"

REQUIRED = ("institution_id", "institution_name", "institution_avatar", "state")
ECHO = {"error_code": TOKEN, "error_message": f"I do not know {TOKEN}", "documentation_url": "https://example.com"}
REPEATING = {
    "in a documented error": http_json(404, {**ECHO, "error_code": "link_error.not_found"}),
    "in an error of unknown code": http_json(401, ECHO),
    "in an undocumented error": http_json(500, ECHO),
    "in an error that does not fit": http_json(410, ECHO),
    "in the place of a link": http_json(200, TOKEN),
    "as the time of a link": http_json(200, {**dict.fromkeys(REQUIRED, "a"), "last_synced_at": TOKEN}),
    "as a property": http_json(200, {TOKEN: TOKEN}),
    "as the content type": http(200, b"{}", {"Content-Type": TOKEN}),
    "in the place of HTTP": f"{TOKEN}\r\n\r\n".encode(),
}
FAILING = {
    "a documented error": http_json(
        404, {"error_code": "link_error.not_found", "error_message": "No.", "documentation_url": ""}
    ),
    "an error that does not fit": http_json(410, {}),
    "an undocumented error": http(500),
    "no link": http_json(200, {}),
    "no JSON": http(200, b"{"),
    "an undocumented success": http(204),
    "another content type": http(200, b"{}", {"Content-Type": "text/html"}),
    "no HTTP": b"nonsense\r\n\r\n",
    "no answer": b"",
    "half an answer": http(200, b"{", {"Content-Length": "100"}),
    "what is not gzip": http(200, b"a", {"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("answer", REPEATING.values(), ids=REPEATING)
def test_no_message_repeats_the_token_even_if_the_service_does(
    reset: Reset, answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with answering(answer) as seen, pytest.raises(ServiceError) as caught:
        reset("a", token=TOKEN, base_url=seen.url)
    assert_hidden(caught.value, TOKEN)
    assert TOKEN not in caplog.text


def assert_hidden(error: BaseException, token: str) -> None:
    """Assert that nothing of an error, nor of what it comes from, shows eight letters of a token in a row."""
    told = "".join(traceback.format_exception(error)).lower()
    link: BaseException | None = error
    while link is not None:
        told += f"{link}{link!r}".lower()
        link = link.__cause__ or link.__context__
    pieces = {token[at : at + 8].lower() for at in range(len(token) - 7)}
    assert [] == sorted(piece for piece in pieces if piece in told)


LONG = "".join(random.Random(7).choices(string.ascii_letters + string.digits + "-_.", k=345))  # noqa: S311


@pytest.mark.parametrize(
    "answer",
    [
        http_json(401, {**ECHO, "error_message": f"The token {LONG} is invalid"}),
        http_json(401, {**ECHO, "error_message": f"{'x' * 250}{LONG}"}),
        http_json(401, {**ECHO, "error_code": LONG}),
        http_json(500, {"message": LONG.upper()}),
        http_json(200, {**dict.fromkeys(REQUIRED, "a"), "last_synced_at": LONG}),
        http_json(200, {**dict.fromkeys(REQUIRED, "a"), "tags": [LONG[:40]] * 2, "products": LONG[20:]}),
        http(200, b"{}", {"Content-Type": f"text/{LONG}"}),
        f"HTTP/1.1 2oo {LONG}\r\n\r\n".encode(),
        f"HTTP/1.1 200 OK\r\n{LONG} no header\r\n\r\n".encode(),
        f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{LONG}\r\n".encode(),
    ],
    ids=[
        "told",
        "cut",
        "code",
        "capitals",
        "time",
        "parts",
        "content type",
        "status line",
        "header line",
        "chunk",
    ],
)
def test_no_part_of_a_long_token_is_told_however_the_service_repeats_it(reset: Reset, answer: bytes) -> None:
    with answering(answer) as seen, pytest.raises(ServiceError) as caught:
        reset("a", token=LONG, base_url=seen.url)
    assert_hidden(caught.value, LONG)


@pytest.mark.parametrize(
    "token", ["a\\b\\c\\d\\e\\f\\g\\h", "it's\"a\\secret'of\"many'quotes\\", "\"'\\" * 8, "'" * 16, "a/b/c/d/e/f/g/h"]
)
def test_a_token_that_is_spelled_otherwise_in_a_message_is_hidden(token: str) -> None:
    """A message shows a value as Python's repr does, in which a backslash is two and a quote may have one."""
    body = {**dict.fromkeys(REQUIRED, "a"), "last_synced_at": token}
    answer = InProcessTransport(lambda _: json_response(body))
    with pytest.raises(ContractError) as caught:
        MoneyKit(token, base_url="http://localhost", transport=answer).links.reset_link("a")
    assert caught.value.got in {"'…'", '"…"'}


@given(
    token=st.text(string.ascii_letters + string.digits + "-._~+/=", min_size=6, max_size=400),
    before=st.text(max_size=320),
    after=st.text(max_size=10),
    status=st.sampled_from([200, 401, 404, 410, 500]),
)
def test_no_message_has_eight_letters_of_any_token(token: str, before: str, after: str, status: int) -> None:
    told = f"{before}{token}{after}"
    body = {"error_code": told, "error_message": told, "documentation_url": told, "state": told}

    def answer(_: Request) -> Response:
        return json_response(body, status=status)

    moneykit = MoneyKit(token, base_url="http://localhost", transport=InProcessTransport(answer))
    with pytest.raises(ServiceError) as caught:
        moneykit.links.reset_link("a")
    shown = f"{caught.value}{caught.value!r}"
    pieces = {token[at : at + 8] for at in range(max(1, len(token) - 7))}
    # Letters that the client has of itself, or that stand around the token, are not the token's.
    own = f"{before} {after} POST /links/{{id}}/reset"
    assert [] == [piece for piece in pieces if piece in shown and piece not in own]


@pytest.mark.parametrize("answer", FAILING.values(), ids=FAILING)
def test_no_log_and_no_traceback_with_variables_shows_the_token(
    reset: Reset, answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with answering(answer) as seen, pytest.raises(ServiceError) as caught:
        reset("a", token=TOKEN, base_url=seen.url)
    assert TOKEN in seen.heads[0].decode(), "it was sent, so there is something to hide"
    _shows_nothing(caught.value)
    assert TOKEN not in caplog.text


def test_no_traceback_with_variables_shows_the_token_where_nobody_listens(reset: Reset) -> None:
    with pytest.raises(ServiceError) as caught:
        reset("a", token=TOKEN, base_url=f"http://127.0.0.1:{unused_port()}")
    _shows_nothing(caught.value)


def test_no_traceback_with_variables_shows_the_token_of_a_call_that_cannot_be_sent(reset: Reset) -> None:
    with pytest.raises(ValueError, match="id") as caught:
        reset("", token=TOKEN, base_url="https://nowhere.invalid")
    _shows_nothing(caught.value)


@pytest.mark.parametrize(
    "options",
    [{"token": f"{TOKEN}\n"}, {"token": TOKEN, "base_url": "http://nowhere.invalid"}, {"token": TOKEN, "timeout": -1}],
    ids=["of the token", "of the address", "of the timeout"],
)
def test_no_refusal_of_an_argument_shows_the_token(reset: Reset, options: dict[str, object]) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the messages are the business of test_settings.py
        reset("a", **options)
    assert TOKEN not in str(caught.value)
    assert TOKEN not in repr(caught.value)


@pytest.mark.parametrize("client", [MoneyKit(TOKEN), AsyncMoneyKit(TOKEN)], ids=["sync", "async"])
def test_no_client_shows_or_gives_away_the_token(client: MoneyKit | AsyncMoneyKit) -> None:
    for shown in (repr(client), str(client), repr(client.links), repr(vars(client)), repr(vars(client.links))):
        assert TOKEN not in shown
    for give_away in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            give_away(client)


def test_the_token_goes_nowhere_else_after_a_redirect(reset: Reset) -> None:
    with answering(http(200)) as elsewhere:
        with answering(http(307, b"", {"Location": f"{elsewhere.url}/links/a/reset"})) as seen:
            with pytest.raises(ServiceError):
                reset("a", token=TOKEN, base_url=seen.url)
            assert len(seen.heads) == 1
        assert [] == elsewhere.heads


def test_the_token_is_not_handed_to_a_proxy_of_the_environment(reset: Reset, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(http(404)) as proxy, answering(http(404)) as seen:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        with pytest.raises(ServiceError):
            reset("a", token=TOKEN, base_url=seen.url)
        assert [] == proxy.heads


def test_nothing_is_shown_when_a_client_is_forgotten_unclosed() -> None:
    with warnings.catch_warnings(record=True) as caught, answering(http(404), hang_up=False) as seen:
        warnings.simplefilter("always")
        moneykit = MoneyKit(TOKEN, base_url=seen.url)
        with pytest.raises(ServiceError):
            moneykit.links.reset_link("a")
        del moneykit
        gc.collect()
    assert [] == [warning for warning in caught if TOKEN in str(warning.message)]


def _shows_nothing(error: BaseException) -> None:
    """Assert that no frame of ours shows the token, as crash reporters print it: with the variables of every frame."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    link: traceback.TracebackException | None = report
    while link is not None:
        for frame in link.stack:
            if "moneykit_client" in frame.filename:
                shown = {name: text for name, text in (frame.locals or {}).items() if TOKEN in text}
                assert {} == shown, f"{frame.filename}:{frame.lineno}"
        assert TOKEN not in str(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
