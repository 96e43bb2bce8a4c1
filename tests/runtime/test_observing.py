"""What hooks, log records and traces say of a call, and that none of them says a credential."""

import asyncio
import contextlib
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from templates.runtime.attempts import Attempts
from templates.runtime.client import Client, Service
from templates.runtime.errors import ConnectError, ContractError, NotFoundError, ServiceUnavailableError, TransportError
from templates.runtime.observing.hooks import Attempt, Hooks
from templates.runtime.observing.telemetry import Telemetry
from templates.runtime.retries import Retries
from templates.runtime.security.schemes import ApiKey
from templates.runtime.transports.protocol import Headers, Request, Response
from templates.runtime.wire.call import Answer, Call, Operation, Parameter
from tests.runtime.lying_server import http, serving
from tests.runtime.pages import AsyncMoneyKit, MoneyKit
from tests.runtime.scripted import Scripted

TOKEN = "tok-en-0123456789"
AT_ONCE = Retries(3, first=0)
BUSY = Response(503, Headers([("Retry-After", "0")]))


class Diary(Hooks):
    """Keeps what it hears."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.heard: list[tuple[Any, ...]] = []
        self.attempts: list[Attempt] = []

    def request(self, attempt: Attempt) -> Iterable[tuple[str, str]]:
        """Keep it, and add a field."""
        self.heard.append(("request", attempt.number))
        self.attempts.append(attempt)
        return [(f"X-Diary{self.name}", str(attempt.number))]

    def response(self, attempt: Attempt) -> None:
        """Keep it."""
        assert attempt.response is not None
        assert attempt.elapsed is not None
        assert attempt.elapsed >= 0
        self.heard.append(("response", attempt.number, attempt.response.status))

    def retry(self, attempt: Attempt) -> None:
        """Keep it."""
        self.heard.append(("retry", attempt.number, attempt.wait))

    def error(self, attempt: Attempt, error: BaseException) -> None:
        """Keep it."""
        self.heard.append(("error", attempt.number, type(error)))


def get(transport: Scripted, *hooks: Hooks) -> None:
    """Get a link, whatever comes of it."""
    client = MoneyKit(TOKEN, transport=transport, retries=AT_ONCE, hooks=hooks)
    with contextlib.suppress(Exception):
        client.links.get_link("a b")


def test_a_call_that_succeeds() -> None:
    diary = Diary()
    with serving(http(b'{"institution_id": 1}', "Content-Type: application/json")) as server:
        with MoneyKit(TOKEN, base_url=server.url, hooks=[diary]) as client, pytest.raises(ContractError):
            client.links.get_link("a b")
        assert b"\r\nX-Diary: 1\r\n" in server.requests[0]
    assert [("request", 1), ("response", 1, 200), ("error", 1, ContractError)] == diary.heard
    (attempt,) = diary.attempts
    assert ("GET", "/links/{id}", f"{server.url}/links/a%20b") == (attempt.method, attempt.template, attempt.url)


def test_every_attempt_is_told() -> None:
    diary = Diary()
    transport = Scripted(BUSY, ConnectError("refused"), Response(404))
    get(transport, diary)
    assert [
        ("request", 1),
        ("response", 1, 503),
        ("retry", 1, 0),
        ("request", 2),
        ("retry", 2, 0),
        ("request", 3),
        ("response", 3, 404),
        ("error", 3, NotFoundError),
    ] == diary.heard
    assert [1, 2, 3] == [int(dict(one.headers)["X-Diary"]) for one in transport.requests]
    assert isinstance(diary.attempts[1].failure, ConnectError)


def test_hooks_are_called_in_their_order_and_can_be_chosen_for_a_call() -> None:
    one, two, three = Diary("1"), Diary("2"), Diary("3")
    transport = Scripted(Response(204), Response(204))
    client = MoneyKit(TOKEN, transport=transport, hooks=[one, two])
    client.links.create_link()
    client.with_options(hooks=[*client.hooks, three]).links.create_link()
    added = [[name for name, _ in request.headers if name.startswith("X-Diary")] for request in transport.requests]
    assert [["X-Diary1", "X-Diary2"], ["X-Diary1", "X-Diary2", "X-Diary3"]] == added


def test_what_a_hook_raises_ends_the_call() -> None:
    class Strict(Hooks):
        """Wants no other status than 204."""

        def response(self, attempt: Attempt) -> None:
            """Raise."""
            raise LookupError(attempt.response and attempt.response.status)

    with pytest.raises(LookupError, match="503"):
        MoneyKit(TOKEN, transport=Scripted(BUSY), hooks=[Strict()]).links.create_link()


def test_the_asynchronous_client_tells_the_same() -> None:
    diary = Diary()

    async def call(url: str) -> None:
        async with AsyncMoneyKit(TOKEN, base_url=url, retries=AT_ONCE, hooks=[diary]) as client:
            with contextlib.suppress(ServiceUnavailableError):
                await client.links.get_link("a")

    with serving(http(b"", "Connection: close", status="503 Busy")) as server:
        asyncio.run(call(server.url))
    assert 4 == len([one for one in diary.heard if one[0] == "response"])
    assert ("error", 4, ServiceUnavailableError) == diary.heard[-1]


def _everywhere() -> tuple[Operation[None], Service]:
    schemes = {
        "head": ApiKey("header", "X-Key", "HEAD", "head"),
        "ask": ApiKey("query", "api key", "ASK", "ask"),
        "biscuit": ApiKey("cookie", "biscuit", "BISCUIT", "biscuit"),
    }
    operation = Operation[None](
        "GET",
        "/{word}",
        parameters=(Parameter("word", "path"), Parameter("q", "query")),
        security=(tuple(schemes),),
        responses={204: Answer()},
    )
    return operation, Service("a", "1", "https://api.example", "A", schemes)


def test_no_credential_is_shown_wherever_it_is(caplog: pytest.LogCaptureFixture) -> None:
    operation, service = _everywhere()
    # Too short to be found in a text, and so found by its place.
    secrets = {"head": "h3ad", "ask": "4sk", "biscuit": "b1s"}
    shown: list[str] = []

    class Shows(Hooks):
        """Shows all that it can."""

        def request(self, attempt: Attempt) -> None:
            """Show it."""
            shown.extend((repr(attempt), attempt.url, repr(attempt.headers), repr(vars(attempt))))

    exporter = InMemorySpanExporter()
    transport = Scripted(BUSY, TransportError("lost"), Response(204))
    telemetry = Telemetry(tracer_provider=_tracing(exporter))
    client = Client(service, credentials=secrets, transport=transport, retries=AT_ONCE, hooks=[Shows(), telemetry])
    with caplog.at_level(logging.DEBUG):
        client.send(Call(operation, path={"word": "w"}, query={"q": "1&2"}))
    assert "https://api.example/w?q=1%262&api%20key=[hidden]" == shown[1]
    spans = "".join(one.to_json() for one in exporter.get_finished_spans())
    for secret in secrets.values():
        assert secret in f"{transport.requests[0].url} {transport.requests[0].headers}"
        assert secret not in f"{shown} {caplog.text} {spans}"


def test_no_reason_that_repeats_a_credential_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """Neither before the next attempt, nor of an error that is none of the client's own."""
    heard: list[str] = []

    class Hears(Hooks):
        """Keeps the reasons."""

        def retry(self, attempt: Attempt) -> None:
            """Keep one."""
            heard.extend((repr(attempt), repr(attempt.failure), str(attempt.failure)))

    class Repeats:
        """Says what it was given."""

        def __init__(self, kind: type[Exception]) -> None:
            self.kind = kind

        def handle(self, request: Request) -> Response:
            """Fail."""
            raise self.kind(f"cannot send {dict(request.headers)}")

    with caplog.at_level(logging.DEBUG):
        for kind in (TransportError, RuntimeError):
            client = MoneyKit(TOKEN, transport=Repeats(kind), retries=Retries(1, first=0), hooks=[Hears()])
            with pytest.raises(kind):
                client.links.get_link("a")
    assert 3 == len(heard)
    assert 2 <= caplog.text.count("'Bearer …'")
    assert TOKEN not in f"{heard} {caplog.text}"


def test_the_log_has_a_line_for_each_event(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    get(Scripted(BUSY, ConnectError("refused"), Response(404)))
    lines = [(one.levelname, one.getMessage()) for one in caplog.records]
    url = "GET https://api.moneykit.example/links/a%20b"
    assert [
        ("INFO", f"{url}: 503; the next attempt is due in 0 s"),
        ("INFO", f"{url}: refused; the next attempt is due in 0 s (attempt 2)"),
        ("DEBUG", f"{url}: NotFoundError: 404 Not Found [GET /links/{{id}}]"),
    ] == [one for one in lines if " ms" not in one[1]]
    assert 2 == len([one for one in lines if " bytes in " in one[1]])


def test_nothing_is_logged_unless_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    get(Scripted(BUSY, Response(404)))
    assert [] == caplog.records


def _tracing(exporter: InMemorySpanExporter) -> TracerProvider:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider


def _traced(call: Callable[[Telemetry], None]) -> tuple[tuple[ReadableSpan, ...], list[Any]]:
    """Return the spans and the points of the metrics that a call makes."""
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    call(Telemetry(tracer_provider=_tracing(exporter), meter_provider=MeterProvider([reader])))
    data = reader.get_metrics_data()
    assert data is not None
    metrics = [one for each in data.resource_metrics for scope in each.scope_metrics for one in scope.metrics]
    assert {("http.client.request.duration", "s")} == {(one.name, one.unit) for one in metrics}
    return exporter.get_finished_spans(), [point for one in metrics for point in one.data.data_points]


def test_each_request_has_a_span_that_the_service_continues() -> None:
    transport = Scripted(BUSY, ConnectError("refused"), Response(200, Headers(), b"{}"))
    spans, points = _traced(lambda telemetry: get(transport, telemetry))
    known = {
        "http.request.method": "GET",
        "server.address": "api.moneykit.example",
        "server.port": 443,
        "url.full": "https://api.moneykit.example/links/a%20b",
        "url.scheme": "https",
        "url.template": "/links/{id}",
    }
    refused = "templates.runtime.errors.ConnectError"
    assert [
        {**known, "http.response.status_code": 503, "error.type": "503"},
        {**known, "http.request.resend_count": 1, "error.type": refused},
        {**known, "http.request.resend_count": 2, "http.response.status_code": 200},
    ] == [dict(one.attributes or {}) for one in spans]
    assert {("GET /links/{id}", trace.SpanKind.CLIENT)} == {(one.name, one.kind) for one in spans}
    assert ["ERROR", "ERROR", "UNSET"] == [one.status.status_code.name for one in spans]
    parents = [dict(one.headers)["traceparent"].split("-")[2] for one in transport.requests]
    assert [f"{one.context.span_id:016x}" for one in spans if one.context] == parents
    assert 3 == sum(one.count for one in points)
    assert {"503", refused, None} == {one.attributes.get("error.type") for one in points}
    assert not any("url.full" in one.attributes for one in points)


def test_a_span_is_a_child_of_the_current_one() -> None:
    def call(telemetry: Telemetry) -> None:
        current = trace.SpanContext(7, 8, is_remote=False, trace_flags=trace.TraceFlags(1))
        with trace.use_span(trace.NonRecordingSpan(current)):
            get(Scripted(Response(200, Headers(), b"{}")), telemetry)

    ((span,), _) = _traced(call)
    assert span.parent is not None
    assert (7, 8) == (span.parent.trace_id, span.parent.span_id)


def test_a_call_that_is_cancelled_is_told_and_its_span_ended() -> None:
    diary, exporter = Diary(), InMemorySpanExporter()

    async def call(url: str) -> None:
        hooks = [diary, Telemetry(tracer_provider=_tracing(exporter))]
        async with AsyncMoneyKit(TOKEN, base_url=url, hooks=hooks) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.links.get_link("a"), 0.3)

    with serving(lambda _: time.sleep(1)) as server:
        asyncio.run(call(server.url))
    assert [("request", 1), ("error", 1, asyncio.CancelledError)] == diary.heard
    (span,) = exporter.get_finished_spans()
    assert "asyncio.exceptions.CancelledError" == (span.attributes or {})["error.type"]


def test_what_ends_a_call_between_two_attempts_is_told_as_it_is() -> None:
    """A function that fails, a wait that is cancelled."""
    diary = Diary()
    answers = [TOKEN]
    client = MoneyKit(answers.pop, transport=Scripted(BUSY), retries=AT_ONCE, hooks=[diary])
    with pytest.raises(IndexError, match="pop from empty list"):
        client.links.get_link("a")
    assert ("error", 1, IndexError) == diary.heard[-1]

    async def call(url: str) -> None:
        patient = Retries(1, patience=60)
        async with AsyncMoneyKit(TOKEN, base_url=url, retries=patient, hooks=[diary]) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.links.get_link("a"), 0.3)

    with serving(http(b"", "Retry-After: 30", status="429 Too Many Requests")) as server:
        asyncio.run(call(server.url))
    assert [("retry", 1, 30.0), ("error", 1, asyncio.CancelledError)] == diary.heard[-2:]


def test_a_request_for_a_token_is_told_too_be_it_cancelled() -> None:
    diary = Diary()
    client = MoneyKit(TOKEN, transport=Scripted(), retries=AT_ONCE, hooks=[diary])
    errand = Attempts(None, client._settings).errand(Request("POST", "https://login.example/token?a=1"))
    next(errand)
    with pytest.raises(KeyboardInterrupt):
        errand.throw(KeyboardInterrupt())
    assert [("request", 1), ("error", 1, KeyboardInterrupt)] == diary.heard
    assert "/token" == diary.attempts[0].template


def test_nothing_of_this_is_imported_unless_it_is_used() -> None:
    code = "import sys; from moneykit_client import *; print({'logging', 'opentelemetry', 'shlex'} & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="generated")
    assert "set()" == ended.stdout.strip()
