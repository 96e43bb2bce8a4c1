"""Traces and metrics by OpenTelemetry's semantic conventions for HTTP clients (version 1.23, stable); the extra `otel`.

https://opentelemetry.io/docs/specs/semconv/http/
"""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from opentelemetry import metrics, propagate, trace
from opentelemetry.trace import SpanKind, Status, StatusCode

from .hooks import Attempt, Hooks

_FIRST_ERROR: Final = 400
_PORTS: Final = {"http": 80, "https": 443}
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
"""The boundaries of the buckets that the conventions advise."""


class Telemetry(Hooks):
    """A span for each request, which the service can continue, and a histogram of how long requests take.

    A span is called by method and path of the contract, such as `POST /links/{id}/reset`, and is a child of the current
    one. Without providers, those that the program has set are used.
    """

    def __init__(
        self,
        *,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
    ) -> None:
        name = __name__.partition("._runtime")[0]
        self._tracer: Final = trace.get_tracer(name, tracer_provider=tracer_provider)
        self._duration: Final = metrics.get_meter(name, meter_provider=meter_provider).create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )

    def request(self, attempt: Attempt) -> Iterable[tuple[str, str]]:
        """Start a span; return the header fields by which the service continues it."""
        known = _known(attempt)
        told: dict[str, Any] = {**known, "url.full": attempt.url}
        if attempt.number > 1:
            told["http.request.resend_count"] = attempt.number - 1
        span = self._tracer.start_span(f"{attempt.method} {attempt.template}", kind=SpanKind.CLIENT, attributes=told)
        attempt.notes[self] = span, known
        carrier: dict[str, str] = {}
        propagate.inject(carrier, trace.set_span_in_context(span))
        return carrier.items()

    def response(self, attempt: Attempt) -> None:
        """End the span of a request that was answered."""
        status = attempt.response.status if attempt.response is not None else 0
        told: dict[str, Any] = {"http.response.status_code": status}
        self._end(attempt, told, str(status) if status >= _FIRST_ERROR else None)

    def retry(self, attempt: Attempt) -> None:
        """End the span of a request that was not answered."""
        if attempt.failure is not None:
            self._end(attempt, {}, _name(attempt.failure))

    def error(self, attempt: Attempt, error: BaseException) -> None:
        """End the span of a request that was not answered."""
        self._end(attempt, {}, _name(error))

    def _end(self, attempt: Attempt, told: dict[str, Any], error_type: str | None) -> None:
        if self not in attempt.notes:
            return
        span, known = attempt.notes.pop(self)
        if error_type is not None:
            told["error.type"] = error_type
            span.set_status(Status(StatusCode.ERROR))
        span.set_attributes(told)
        span.end()
        self._duration.record(attempt.elapsed or 0, {**known, **told})


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _known(attempt: Attempt) -> dict[str, Any]:
    """Return the attributes that spans and metrics share and that are known before the answer."""
    parts = urlsplit(attempt.url)
    return {
        "http.request.method": attempt.method,
        "server.address": parts.hostname or "",
        "server.port": parts.port or _PORTS.get(parts.scheme, 0),
        "url.scheme": parts.scheme,
        "url.template": attempt.template,
    }
