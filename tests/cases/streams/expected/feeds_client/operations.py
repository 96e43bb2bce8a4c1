# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Any, Final

from . import errors, models
from ._runtime.wire.call import Answer, Body, Items, Operation, Parameter

ANYTHING: Final = Operation[str](
    "GET",
    "/anything",
    security=(),
    responses={200: Answer({"application/x-ndjson": str}, items={"application/x-ndjson": Items("json lines", Any)})},
)

ARCHIVE: Final = Operation[bytes]("GET", "/archive", security=(), responses={200: Answer({"application/zip": bytes})})

COMPLETE: Final = Operation[models.Delta | str](
    "POST",
    "/completions",
    bodies=(Body("application/json"),),
    security=(),
    responses={
        200: Answer(
            {"application/json": models.Delta, "text/event-stream": str},
            items={"text/event-stream": Items("event data", models.Delta)},
        ),
        429: Answer({"application/json": models.Problem}, raises=errors.ProblemError),
    },
)

LINES: Final = Operation[str | None](
    "GET",
    "/lines",
    security=(),
    responses={
        200: Answer({"application/jsonl": str}, items={"application/jsonl": Items("json lines", models.Delta)}),
        204: Answer({}),
    },
)

LOG: Final = Operation[str]("GET", "/log", security=(), responses={200: Answer({"text/plain": str})})

PLAIN: Final = Operation[str]("GET", "/plain", security=(), responses={200: Answer({"application/json": str})})

RECORDS: Final = Operation[str](
    "GET",
    "/records",
    security=(),
    responses={200: Answer({"application/json-seq": str}, items={"application/json-seq": Items("json sequence", int)})},
)

TICKS: Final = Operation[str](
    "GET",
    "/ticks",
    security=(),
    responses={200: Answer({"text/event-stream": str}, items={"text/event-stream": Items("event data", str)})},
)

WATCH: Final = Operation[str](
    "GET",
    "/events",
    parameters=(Parameter("Last-Event-ID", "header"),),
    security=(),
    responses={
        200: Answer(
            {"text/event-stream": str}, items={"text/event-stream": Items("events", models.WatchResponse200Item)}
        )
    },
)
